"""Checkers of the figures of a yearly report: rates that cannot be, and numbers of cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._report_words import plain, same_agency, says
from fazhi_core.records.base import Day, Record, day, table
from fazhi_core.records.disclosure_request import DisclosureRequest
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.mediation import MediationCase
from fazhi_core.records.petition import Petition
from fazhi_core.records.report import AnnualReport, Figure

__all__ = ["cases", "rate"]

_HUNDRED = 100


@attrs.frozen(kw_only=True)
class Rates:
    """Words by which a rate is held against the numbers beside it; lists go place by place.

    Args:
        rate_units: units of a rate.
        names: names of rates, with ``|`` between those of one kind.
        units: the units of what each kind is a rate of.
        change_words: words of growth or decline, which is no share of anything.
    """

    rate_units: tuple[str, ...]
    names: tuple[str, ...]
    units: tuple[str, ...]
    change_words: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Cases:
    """Words by which numbers of cases are held against the ledger.

    Args:
        units: units of cases.
        penalties: names under which reports count penalty cases; so with the others.
        mediations: mediations.
        petitions: petitions.
        reviews: legality reviews.
        requests: requests for information.
        total_words: words before a number that claim to count the whole year.
        part_words: words before a number that count a part only.
    """

    units: tuple[str, ...]
    penalties: tuple[str, ...]
    mediations: tuple[str, ...]
    petitions: tuple[str, ...]
    reviews: tuple[str, ...]
    requests: tuple[str, ...]
    total_words: tuple[str, ...]
    part_words: tuple[str, ...]


@checker("report-rate-possible", AnnualReport, params=Rates)
def rate(report: AnnualReport, req: Bound[Rates]) -> Outcome:
    """Whether some number of cases could give each rate that stands beside a total."""
    outcome = not_applicable() if report.figures is not None else not_shown("figures")
    for position, figure in enumerate(report.figures or ()):
        found = _judged(position, figure, report, req.params)
        if found.key:
            return found
        outcome = found if found.kind is not Kind.NOT_APPLICABLE else outcome
    return outcome


def _judged(position: int, figure: Figure, report: AnnualReport, words: Rates) -> Outcome:
    where = ("figures", position)
    if figure.unit is None:
        return not_shown((*where, "unit"))
    if plain(figure.unit) not in words.rate_units:
        return not_applicable()
    for fact in ("name", "value", "sentence"):
        if getattr(figure, fact) is None:
            return not_shown((*where, fact))
    units = _of_rate(figure.name or "", words)
    if not units or says(words.change_words, figure.sentence) or figure.approximate:
        return not_applicable()
    beside = list(_beside(figure, report, units))
    value = figure.value or Decimal()
    if not beside:
        return not_applicable()
    if any(_possible(value, whole) for whole in beside):
        return ok()
    return review(where, key="impossible", rate=value, whole=max(beside))


def _of_rate(name: str, words: Rates) -> tuple[str, ...]:
    for names, units in zip(words.names, words.units, strict=True):
        if plain(name).endswith(tuple(names.split("|"))):
            return tuple(units.split("|"))
    return ()


def _beside(figure: Figure, report: AnnualReport, units: tuple[str, ...]) -> Iterator[Decimal]:
    """The whole numbers in one of *units* that stand in the sentence of *figure*."""
    for one in report.figures or ():
        counted = one.unit is not None and plain(one.unit) in units
        if counted and one.sentence == figure.sentence and one.value and not one.approximate:
            yield one.value


def _possible(rate_: Decimal, whole: Decimal) -> bool:
    """Whether some part of *whole* is *rate_* in a hundred, rounded in whatever way."""
    exponent = rate_.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    below = rate_ * whole // _HUNDRED
    return any(
        abs(_HUNDRED * part / whole - rate_) < step for part in (below, below + 1) if part <= whole
    )


def _penalty_day(one: Any) -> Day:
    case: EnforcementCase = one
    decision = table(case.decision)
    if decision is None:
        return False if case.decision is False else None
    return decision.on


_KINDS: tuple[tuple[str, type[Record], Callable[[Any], Day]], ...] = (
    ("penalties", EnforcementCase, _penalty_day),
    ("mediations", MediationCase, lambda one: one.ended_on),
    ("petitions", Petition, lambda one: one.received_on),
    ("reviews", LegalReview, lambda one: one.opinion_on),
    ("requests", DisclosureRequest, lambda one: one.received_on),
)


@checker("report-case-counts", AnnualReport, params=Cases)
def cases(figure: Figure, report: AnnualReport, req: Bound[Cases]) -> Outcome:
    """Hold a number of cases against the records of the year, where the ledger has any."""
    words = req.params
    if figure.unit is None:
        return not_shown("unit")
    if plain(figure.unit) not in words.units or figure.name is None:
        return not_applicable() if figure.name is not None else not_shown("name")
    name = plain(figure.name)
    kind = next((one for one in _KINDS if name in getattr(words, one[0])), None)
    if kind is None:
        return not_applicable()
    if figure.value is None or figure.sentence is None:
        return not_shown("value" if figure.value is None else "sentence")
    if report.year is None:
        return not_shown("/year")
    _, type_, day_of = kind
    days = [day_of(one) for one in req.every(type_) if same_agency(one, report)]
    return _held(figure, figure.value, days, report.year, words)


def _held(figure: Figure, claimed: Decimal, days: list[Day], year: int, words: Cases) -> Outcome:
    known = [one for one in map(day, days) if one is not None]
    found = sum(one.year == year for one in known)
    if not found:
        # A ledger without a case of the year says nothing of that year.
        return not_shown(()) if None in days else not_applicable()
    if claimed > found:
        if None in days:
            return not_shown(())
        return ok() if figure.approximate else review(key="fewer", claimed=claimed, found=found)
    if claimed < found and not figure.approximate and _whole_year(figure, claimed, words):
        return review(key="more", claimed=claimed, found=found)
    return ok()


def _whole_year(figure: Figure, claimed: Decimal, words: Cases) -> bool:
    """Whether the words before the number claim that it is all there was."""
    before, found, _ = plain(figure.sentence or "").partition(f"{claimed:f}")
    return bool(found) and says(words.total_words, before) and not says(words.part_words, before)
