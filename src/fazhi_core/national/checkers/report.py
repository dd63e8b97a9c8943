"""Checkers of the yearly report: when it is due, what it contains, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._report_words import plain, same_agency, says
from fazhi_core.records.base import day
from fazhi_core.records.learning import Exam, StudySession
from fazhi_core.records.publicity import PublicityEvent
from fazhi_core.records.report import AnnualReport, Figure, ReportKind, SectionKind

__all__ = ["claims", "content", "published", "submitted"]

Backing: TypeAlias = StudySession | Exam | PublicityEvent


@attrs.frozen(kw_only=True)
class ReportTerm:
    """Figures of the days on which a report is due.

    Args:
        first_year: the first year reported on to which the rule applies.
    """

    first_year: int


@attrs.frozen(kw_only=True)
class Contents:
    """Figures of what a report must contain.

    Args:
        first_year: the first year reported on to which the rule applies.
        parts: the kinds of section that the rule names.
    """

    first_year: int
    parts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Claims:
    """Words and figures by which the numbers of a report are held against the ledger.

    Args:
        attendance_units: units that count attendances.
        session_units: units that count sessions or events.
        study_words: words that point at study sessions.
        exam_words: words that point at examinations.
        publicity_words: words that point at publicity.
        at_least_words: words behind a number that mean "at least".
        tolerance_percent: by how much the ledger may fall short of an approximate number.
        myriad: the word that multiplies a unit.
        myriad_factor: what it multiplies by.
    """

    attendance_units: tuple[str, ...]
    session_units: tuple[str, ...]
    study_words: tuple[str, ...]
    exam_words: tuple[str, ...]
    publicity_words: tuple[str, ...]
    at_least_words: tuple[str, ...]
    tolerance_percent: int
    myriad: str
    myriad_factor: int


@checker("annual-report-submit-0301", AnnualReport, params=ReportTerm)
def submitted(report: AnnualReport, req: Bound[ReportTerm]) -> Outcome:
    """Whether the report went to the level above in time."""
    other = _other_report(report, req.params.first_year)
    if other is not None or report.year is None:
        return other or not_shown("year")
    return req.within(date(report.year, 12, 31), report.submitted_on)


@checker("annual-report-publish-0401", AnnualReport, params=ReportTerm)
def published(report: AnnualReport, req: Bound[ReportTerm]) -> Outcome:
    """Whether the report was published in time."""
    other = _other_report(report, req.params.first_year)
    if other is not None or report.year is None:
        return other or not_shown("year")
    return req.within(date(report.year, 12, 31), report.published_on)


@checker("annual-report-content", AnnualReport, params=Contents)
def content(report: AnnualReport, req: Bound[Contents]) -> Outcome:
    """Whether every part is there; one that is absent counts only where all was read."""
    other = _other_report(report, req.params.first_year)
    if other is not None:
        return other
    if report.sections is None:
        return not_shown("sections")
    kinds = {section.kind for section in report.sections}
    missing = tuple(kind for kind in map(SectionKind, req.params.parts) if kind not in kinds)
    if not missing:
        return ok()
    for position, section in enumerate(report.sections):
        if section.kind is None:
            return not_shown(("sections", position, "kind"))
    if not report.complete:
        return not_shown("complete")
    return fail("sections", key="parts_missing", missing=missing)


def _other_report(report: AnnualReport, first_year: int) -> Outcome | None:
    """The outcome where the rule does not apply to *report*, or it cannot be told."""
    if report.kind is None:
        return not_shown("kind")
    if report.kind is not ReportKind.RULE_OF_LAW:
        return not_applicable()
    if report.year is None or report.year >= date.max.year:
        return not_shown("year")
    return not_applicable() if report.year < first_year else None


@checker("report-claims-have-records", AnnualReport, params=Claims)
def claims(figure: Figure, report: AnnualReport, req: Bound[Claims]) -> Outcome:
    """Hold one number of the report against the records of its year."""
    words = req.params
    if figure.unit is None:
        return not_shown("unit")
    unit = plain(figure.unit)
    factor = words.myriad_factor if unit.startswith(words.myriad) else 1
    unit = unit.removeprefix(words.myriad)
    if unit not in (*words.attendance_units, *words.session_units):
        return not_applicable()
    if figure.sentence is None:
        return not_shown("sentence")
    types = _types(figure, words)
    if not types:
        return not_applicable()
    if figure.value is None:
        return not_shown("value")
    if report.year is None:
        return not_shown("/year")
    claimed = figure.value * factor
    return _backed(claimed, figure, _of_year(report, types, req), unit, req)


def _types(figure: Figure, words: Claims) -> tuple[type[Backing], ...]:
    pointed: tuple[tuple[type[Backing], tuple[str, ...]], ...] = (
        (StudySession, words.study_words),
        (Exam, words.exam_words),
        (PublicityEvent, words.publicity_words),
    )
    return tuple(type_ for type_, named in pointed if says(named, figure.sentence))


def _of_year(
    report: AnnualReport, types: Iterable[type[Backing]], req: Bound[Claims]
) -> list[Backing]:
    """The records of *types* that lie in the year reported on, or may lie in it."""
    found: list[Backing] = []
    for type_ in types:
        found += [
            one for one in req.every(type_) if same_agency(one, report) and one.on is not False
        ]
    days = [(one, day(one.on)) for one in found]
    return [one for one, held in days if held is None or held.year == report.year]


def _backed(
    claimed: Decimal, figure: Figure, found: list[Backing], unit: str, req: Bound[Claims]
) -> Outcome:
    words = req.params
    if not found:
        return not_shown(())
    dated = [one for one in found if day(one.on) is not None]
    if unit in words.session_units:
        shown, whole = len(dated), len(dated) == len(found)
    else:
        numbers = [one.sat if isinstance(one, Exam) else one.participants for one in dated]
        shown = sum(number for number in numbers if number is not None)
        whole = None not in numbers and len(dated) == len(found)
    if shown >= _least(claimed, figure, words):
        return ok()
    if not whole:
        return not_shown(())
    return review(key="fewer", claimed=claimed, found=shown)


def _least(claimed: Decimal, figure: Figure, words: Claims) -> Decimal:
    """The smallest number in the ledger that bears out what is claimed."""
    sentence = plain(figure.sentence or "")
    exact = any(f"{figure.value:f}{word}" in sentence for word in words.at_least_words)
    if exact or not figure.approximate:
        return claimed
    return claimed * (100 - words.tolerance_percent) / 100
