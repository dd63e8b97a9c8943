"""Checkers of how shortcomings are put right from one yearly report to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from fazhi_core import Bound, Outcome, checker, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._report_words import same_agency
from fazhi_core.national.checkers._wording import parts
from fazhi_core.records.base import day
from fazhi_core.records.report import (
    AnnualReport,
    Rectification,
    RectificationStatus,
    ReportKind,
    SectionKind,
)

__all__ = ["followed_up", "in_term"]

Named: TypeAlias = Iterator[tuple[int, int, str]]
"""Shortcomings, each with the place of its section and the number of its sentence."""


@attrs.frozen(kw_only=True)
class Shortcomings:
    """The words by which shortcomings are known in a text.

    Args:
        words: any of them shows that a shortcoming is told.
        leads: what may stand before it and numbers it.
        stops: words that open what is said of the time to come.
        least: the fewest characters of a shortcoming that can be compared.
    """

    words: tuple[str, ...]
    leads: tuple[str, ...]
    stops: tuple[str, ...]
    least: int


@checker("rectification-in-term", Rectification)
def in_term(record: Rectification, req: Bound[None]) -> Outcome:
    """The shortcoming was put right by the day that the township set."""
    due = day(record.due_on)
    if due is None:
        return not_applicable() if record.due_on is False else not_shown("due_on")
    return req.within(due, record.done_on)


@checker("report-shortcomings-followed-up", AnnualReport, params=Shortcomings)
def followed_up(report: AnnualReport, req: Bound[Shortcomings]) -> Outcome:
    """What the last report named was taken up, and does not return as if it had been put right."""
    if report.kind is not ReportKind.RULE_OF_LAW:
        return not_shown("kind") if report.kind is None else not_applicable()
    if report.year is None:
        return not_shown("year")
    earlier = _earlier(req.every(AnnualReport), report, report.year - 1)
    if isinstance(earlier, Outcome):
        return earlier
    if not _whole(earlier):
        return not_shown(())
    told = {one for _, _, one in _named(earlier, req.params)}
    if not told:
        return not_applicable()
    every = [one for one in req.every(Rectification) if same_agency(one, report)]
    taken_up = [one for one in every if _belongs(one, earlier)]
    if not taken_up:
        unsure = any(_belongs(one, earlier) is None for one in every)
        return not_shown(()) if unsure else review(key="none", year=earlier.year)
    return _returned(report, told, taken_up, req.params)


def _earlier(
    reports: Iterable[AnnualReport], report: AnnualReport, year: int
) -> AnnualReport | Outcome:
    """The report on the year before, if the ledger holds it."""
    unsure = False
    for one in reports:
        if one is report or not same_agency(one, report):
            continue
        if one.kind is ReportKind.RULE_OF_LAW and one.year == year:
            return one
        unsure = unsure or (one.kind in {None, ReportKind.RULE_OF_LAW} and one.year in {None, year})
    return not_shown(()) if unsure else not_applicable()


def _whole(report: AnnualReport) -> bool:
    """Whether the parts of *report* show which of them tell of shortcomings, and which."""
    return report.sections is not None and all(
        one.kind is not None and (one.kind is not SectionKind.PROBLEMS or one.text is not None)
        for one in report.sections
    )


def _named(report: AnnualReport, words: Shortcomings) -> Named:
    for place, section in enumerate(report.sections or ()):
        if section.kind is not SectionKind.PROBLEMS or section.text is None:
            continue
        for number, part in parts(section.text):
            if part.startswith(words.stops):
                break
            told = _unnumbered(part, words.leads)
            if len(told) >= words.least and any(word in told for word in words.words):
                yield place, number, told


def _unnumbered(part: str, leads: tuple[str, ...]) -> str:
    lead = max((one for one in leads if part.startswith(one)), key=len, default="")
    return part.removeprefix(lead)


def _belongs(one: Rectification, earlier: AnnualReport) -> bool | None:
    """Whether *one* takes up a shortcoming of *earlier*; ``None`` where it does not tell."""
    if one.subject is not None and one.subject.id is not None:
        return one.subject.id == earlier.id
    return None if one.year is None else one.year == earlier.year


def _returned(
    report: AnnualReport,
    told: set[str],
    taken_up: Iterable[Rectification],
    words: Shortcomings,
) -> Outcome:
    """Raise a shortcoming told in the same words though all of them are said to be put right."""
    if report.sections is None:
        return not_shown("sections")
    again = next((one for one in _named(report, words) if one[2] in told), None)
    if again is None:
        return ok() if _whole(report) else not_shown("sections")
    states = {_put_right(one) for one in taken_up}
    if False in states:
        return ok()
    if None in states:
        return not_shown(())
    place, number, _ = again
    return review(("sections", place, "text"), key="returned", sentence=number)


def _put_right(one: Rectification) -> bool | None:
    if day(one.done_on) is not None:
        return True
    if one.done_on is False:
        return False
    return None if one.status is None else one.status is RectificationStatus.DONE
