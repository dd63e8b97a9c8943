"""Checkers of the yearly report on disclosure, and of the assessment of it."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.organisation import Assessment, AssessmentKind
from fazhi_core.records.report import AnnualReport, ReportKind, SectionKind

__all__ = ["assessed", "complete", "formatted", "published"]


@checker("disclosure-assessment", Assessment)
def assessed(assessment: Assessment, _req: Bound[None]) -> Outcome:
    """Disclosure was assessed."""
    if assessment.kind is None:
        return not_shown("kind")
    if assessment.kind is not AssessmentKind.DISCLOSURE:
        return not_applicable()
    if assessment.held_on is None:
        return not_shown("held_on")
    return ok() if assessment.held_on else fail("held_on", key="not_held")


@attrs.frozen(kw_only=True)
class Years:
    """From when a rule on the report applies.

    Args:
        first_year: the first year reported on.
    """

    first_year: int


@attrs.frozen(kw_only=True)
class Parts(Years):
    """What the report contains.

    Args:
        sections: its parts.
    """

    sections: tuple[str, ...]


def _unless(report: AnnualReport, figures: Years) -> Outcome | None:
    """Why *report* is not judged; ``None`` where it is a report on disclosure of such a year."""
    if report.kind is None:
        return not_shown("kind")
    if report.kind is not ReportKind.DISCLOSURE:
        return not_applicable()
    if report.year is None:
        return not_shown("year")
    return not_applicable() if report.year < figures.first_year else None


@checker("disclosure-annual-report-township", AnnualReport, params=Years)
def published(report: AnnualReport, req: Bound[Years]) -> Outcome:
    """The report of a year was public early in the next."""
    other = _unless(report, req.params)
    if other is not None or report.year is None:
        return other or not_shown("year")
    return req.within(date(report.year, 12, 31), report.published_on)


@checker("disclosure-annual-report-content", AnnualReport, params=Parts)
def complete(report: AnnualReport, req: Bound[Parts]) -> Outcome:
    """The report has the parts that the regulation names."""
    if (other := _unless(report, req.params)) is not None:
        return other
    sections = report.sections
    if sections is None:
        return not_shown("sections")
    shown = {section.kind for section in sections}
    missing = tuple(SectionKind(one) for one in req.params.sections if one not in shown)
    if not missing:
        return ok()
    if None in shown:
        return not_shown(("sections", [one.kind for one in sections].index(None), "kind"))
    if not report.complete:
        return not_shown("complete")
    return fail("sections", key="missing", missing=missing)


@checker("disclosure-annual-report-format", AnnualReport, params=Parts)
def formatted(report: AnnualReport, req: Bound[Parts]) -> Outcome:
    """The report has the parts of the national format in their order."""
    if (other := _unless(report, req.params)) is not None:
        return other
    sections = report.sections
    if sections is None:
        return not_shown("sections")
    kinds = [section.kind for section in sections]
    if None in kinds:
        return not_shown(("sections", kinds.index(None), "kind"))
    if not report.complete:
        return not_shown("complete")
    return ok() if kinds == list(req.params.sections) else fail("sections", key="order")
