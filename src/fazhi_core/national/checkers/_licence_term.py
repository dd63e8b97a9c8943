"""How long the decision on a licence may take, and what lawfully makes it longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, not_shown
from fazhi_core.national.checkers._weighing import Place, wanted
from fazhi_core.records.base import Day, table
from fazhi_core.records.licence import LicenceCase, LicenceExtension

__all__ = ["DecisionTerm", "kept"]

_DECIDED_ON = "decision.on"


@attrs.frozen(kw_only=True)
class DecisionTerm:
    """Figures of ``licence-20wd``, all in working days.

    Args:
        extension: what the head may add.
        joint: the term where several organs handle it together.
        joint_extension: what may be added to that.
        correction: the term for telling what is missing.
    """

    extension: int
    joint: int
    joint_extension: int
    correction: int


@attrs.frozen
class Spans:
    """The days of an application that do not count.

    Args:
        proved: first and last days of the spans that were told in writing.
        claimed: the same of all spans that may have been.
        unmeasured: the first fact without which a span has no length.
        untold: the first fact that would show that a span was told.
    """

    proved: tuple[tuple[date, date], ...]
    claimed: tuple[tuple[date, date], ...]
    unmeasured: Place | None
    untold: Place | None


def kept(case: LicenceCase, start: date, end: Day, req: Bound[DecisionTerm]) -> Outcome:
    """Whether *end* keeps the term from *start*, with what lawfully makes it longer."""
    longer = _special(case, req)
    spans = _excluded(case)

    def settled(more: int) -> Outcome:
        days = longer + more
        return req.within(start, end, excluded=spans.proved, longer=days, path=_DECIDED_ON)

    plain = settled(0)
    if plain.kind is Kind.PASS:
        return plain
    if spans.unmeasured is not None:
        return not_shown(spans.unmeasured)
    extension = table(case.extension)
    most = _most(case, req) if extension else 0
    widest = req.within(start, end, excluded=spans.claimed, longer=longer + most, path=_DECIDED_ON)
    if widest.kind is Kind.FAIL:
        return widest
    if spans.untold is not None:
        return not_shown(spans.untold)
    if extension is None:
        return plain
    last = req.last_day(start, excluded=spans.proved, longer=longer).span.latest
    return _extended(extension, plain, last, lambda days: settled(min(days, most)))


def _extended(
    extension: LicenceExtension, plain: Outcome, last: date, settled: Callable[[int], Outcome]
) -> Outcome:
    """The outcome under an extension that was approved in time and told with its reasons.

    Args:
        extension: what the record shows of it.
        plain: the outcome without it.
        last: the last day without it, on which it could still be approved.
        settled: the outcome with so many days more.
    """
    if extension.approved_on is None:
        return not_shown("extension.approved_on")
    if extension.approved_on is False or extension.approved_on > last:
        return plain
    if extension.days is None:
        return not_shown("extension.days")
    outcome = settled(extension.days)
    if outcome.kind is not Kind.PASS:
        return outcome
    return wanted((extension.reasons_told, "extension.reasons_told", "reasons_untold"))


def _special(case: LicenceCase, req: Bound[DecisionTerm]) -> int:
    """What a special term or joint handling adds to the general term."""
    terms = [req.deadline.value, case.statutory_days or 0]
    if case.joint_handling:
        terms.append(req.params.joint)
    return max(terms) - req.deadline.value


def _most(case: LicenceCase, req: Bound[DecisionTerm]) -> int:
    return req.params.joint_extension if case.joint_handling else req.params.extension


def _excluded(case: LicenceCase) -> Spans:
    proved, claimed = [], []
    unmeasured: Place | None = None
    untold: Place | None = None
    for position, one in enumerate(case.excluded_days or ()):
        if False in {one.start, one.end, one.told_party_on}:
            continue
        at = ("excluded_days", position)
        if not one.start or not one.end:
            unmeasured = unmeasured or (*at, "end" if one.start else "start")
            continue
        claimed.append((one.start, one.end))
        if one.told_party_on:
            proved.append((one.start, one.end))
        else:
            untold = untold or (*at, "told_party_on")
    return Spans(tuple(proved), tuple(claimed), unmeasured, untold)
