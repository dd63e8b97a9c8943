"""How long a penalty case may take: the term, its extensions and the days that do not count."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, not_shown, review
from fazhi_core.records.base import Day, No, day, table
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_hearing import Extension

__all__ = ["longest", "running", "term_kept"]


@attrs.frozen
class Longer:
    """The extensions and excluded days of a case that count.

    Args:
        excluded: first and last days that do not count.
        until: the last days of extensions that name a day.
        days: how many days the other extensions add.
    """

    excluded: tuple[tuple[date, date], ...] = ()
    until: tuple[date, ...] = ()
    days: int = 0


def term_kept(case: EnforcementCase, filed: date, end: date, path: str, req: Bound[Any]) -> Outcome:
    """Late only where no extension and no excluded days, each with its basis, cover *end*."""
    plain = req.within(filed, end, path=path)
    if plain.kind is not Kind.FAIL:
        return plain
    gap = _unmeasured(case)
    if gap:
        return not_shown(gap)
    widest = _settle(filed, end, path, _shown(case, proved=False), req)
    if widest.kind is Kind.FAIL:
        return _late(case, widest)
    basis_named = _settle(filed, end, path, _shown(case, proved=True), req)
    if basis_named.kind is not Kind.FAIL:
        return _in_time(case, filed, basis_named, req)
    return not_shown(_unproved(case) or path)


def running(
    case: EnforcementCase, filed: date, end: No | None, path: str, req: Bound[Any]
) -> Outcome:
    """How the term stands where the case has not ended, or is not shown to have."""
    return _settle(filed, end, path, _shown(case, proved=False), req)


def longest(
    case: EnforcementCase, filed: date, end: date, path: str, req: Bound[Any], more: int
) -> Outcome:
    """Whether *end* keeps the term with *more* days, the most that extensions may add."""
    return req.within(
        filed, end, excluded=_shown(case, proved=True).excluded, longer=more, path=path
    )


def _late(case: EnforcementCase, outcome: Outcome) -> Outcome:
    if not table(case.redo_of):
        return outcome
    return review(
        outcome.path, key="redo", trace=outcome.trace, due=outcome.due, due_on=outcome.due
    )


def _in_time(case: EnforcementCase, filed: date, outcome: Outcome, req: Bound[Any]) -> Outcome:
    """*outcome*, unless an extension was approved when time, as longer as it was, was up."""
    excluded = _shown(case, proved=True).excluded
    longer, until = 0, date.min
    for position, one in enumerate(case.extensions or ()):
        approved = day(one.approved_on)
        last = max(until, req.last_day(filed, excluded=excluded, longer=longer).span.latest)
        if approved and approved > last:
            path = ("extensions", position, "approved_on")
            return review(path, key="late_extension", due_on=last)
        until = max(until, day(one.until) or date.min)
        longer += 0 if one.until else one.days or 0
    return outcome


def _settle(filed: date, end: Day, path: str, more: Longer, req: Bound[Any]) -> Outcome:
    until = max(more.until, default=None)
    return req.within(filed, end, excluded=more.excluded, longer=more.days, until=until, path=path)


def _shown(case: EnforcementCase, *, proved: bool) -> Longer:
    """What counts towards a longer time; with *proved* only what names its basis."""
    spans = tuple(
        (one.start, one.end)
        for one in case.excluded_days or ()
        if one.start and one.end and (one.basis or not proved)
    )
    granted = [
        one
        for one in case.extensions or ()
        if one.approved_on is not False and (not proved or (one.basis and one.approved_on))
    ]
    until = tuple(one.until for one in granted if one.until)
    return Longer(spans, until, sum(one.days or 0 for one in granted if not one.until))


def _unmeasured(case: EnforcementCase) -> tuple[str | int, ...] | None:
    """The first fact without which a longer time cannot be measured."""
    for position, span in enumerate(case.excluded_days or ()):
        if span.start is None or span.end is None:
            return ("excluded_days", position, "start" if span.start is None else "end")
    for position, one in enumerate(case.extensions or ()):
        if one.until is None and one.days is None:
            return ("extensions", position, "until")
    return None


def _unproved(case: EnforcementCase) -> tuple[str | int, ...] | None:
    """The first fact that would show a longer time to rest on law."""
    for position, span in enumerate(case.excluded_days or ()):
        if not span.basis:
            return ("excluded_days", position, "basis")
    for position, one in enumerate(case.extensions or ()):
        gap = _gap(one)
        if gap:
            return ("extensions", position, gap)
    return None


def _gap(extension: Extension) -> str:
    if not extension.basis:
        return "basis"
    return "approved_on" if extension.approved_on is None else ""
