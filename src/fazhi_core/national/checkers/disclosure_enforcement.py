"""Checkers of what a township publishes about its enforcement: pages, standards, items, figures."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day
from fazhi_core.records.disclosure import (
    CatalogueKind,
    DisclosureCatalogue,
    DisclosureItem,
    DisclosureStage,
    EnforcementBasic,
    EnforcementKind,
    LicenceNotice,
    WithheldGround,
)
from fazhi_core.records.report import AnnualReport, ReportKind

__all__ = [
    "error_corrected",
    "figures_published",
    "file_stays_closed",
    "licences_displayed",
    "minors_not_named",
    "page_complete",
    "page_complete_118",
    "standard_inside_superior",
    "standard_published",
    "taken_down",
]


@attrs.frozen(kw_only=True)
class Page:
    """What a page on enforcement must show.

    Args:
        basics: the kinds of information, as their slugs.
    """

    basics: tuple[str, ...]


@checker("publish-enforcement-basics", DisclosureCatalogue, params=Page)
def page_complete(page: DisclosureCatalogue, req: Bound[Page]) -> Outcome:
    """The page on enforcement is public and shows what the statute asks for."""
    return _page(page, req.params)


@checker("pre-disclosure-118", DisclosureCatalogue, params=Page)
def page_complete_118(page: DisclosureCatalogue, req: Bound[Page]) -> Outcome:
    """The page on enforcement shows what the three systems ask for beyond the statute."""
    return _page(page, req.params)


def _page(page: DisclosureCatalogue, figures: Page) -> Outcome:
    if (other := _unless_kind(page, CatalogueKind.ENFORCEMENT)) is not None:
        return other
    if not page.enforcement_power:
        path = "enforcement_power"
        return not_shown(path) if page.enforcement_power is None else not_applicable()
    if not page.published_on:
        unknown = page.published_on is None
        return not_shown("published_on") if unknown else fail("published_on", key="unpublished")
    if page.enforcement_published is None:
        return not_shown("enforcement_published")
    shown = set(page.enforcement_published)
    missing = tuple(EnforcementBasic(one) for one in figures.basics if one not in shown)
    return fail("enforcement_published", key="missing", missing=missing) if missing else ok()


def _unless_kind(page: DisclosureCatalogue, kind: CatalogueKind) -> Outcome | None:
    """Why *page* is not judged as one of *kind*; ``None`` where it is one."""
    if page.kind is None:
        return not_shown("kind")
    return None if page.kind is kind else not_applicable()


@checker("licence-materials-displayed", DisclosureCatalogue, params=Page)
def licences_displayed(page: DisclosureCatalogue, req: Bound[Page]) -> Outcome:
    """What an applicant must know is displayed at the office."""
    if (other := _unless_kind(page, CatalogueKind.LICENCE)) is not None:
        return other
    if page.licence_displayed is None:
        return not_shown("licence_displayed")
    shown = set(page.licence_displayed)
    missing = tuple(LicenceNotice(one) for one in req.params.basics if one not in shown)
    return fail("licence_displayed", key="missing", missing=missing) if missing else ok()


@checker("discretion-standard-published", DisclosureCatalogue)
def standard_published(standard: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """A standard of discretion is public by the first day on which it is used."""
    if (other := _unless_kind(standard, CatalogueKind.DISCRETION)) is not None:
        return other
    published, begins = standard.published_on, day(standard.valid_from)
    if published is None:
        return not_shown("published_on")
    if published is False:
        return fail("published_on", key="unpublished")
    if begins is None:
        return not_shown("valid_from")
    if published > begins:
        return fail("published_on", key="late", published=published, begins=begins)
    return ok()


@checker("discretion-standard-hierarchy", DisclosureCatalogue)
def standard_inside_superior(standard: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """Where a superior has a standard for the item, steps and ranges stay inside it."""
    if (other := _unless_kind(standard, CatalogueKind.DISCRETION)) is not None:
        return other
    if not standard.superior_standard:
        path = "superior_standard"
        return not_shown(path) if standard.superior_standard is None else not_applicable()
    if not standard.within_superior:
        path = "within_superior"
        return not_shown(path) if standard.within_superior is None else fail(path, key="outside")
    return ok()


def _unless_published(item: DisclosureItem) -> Outcome | None:
    """Why *item* is not judged as a published one; ``None`` where it is one."""
    if item.published_on is None:
        return not_shown("published_on")
    return not_applicable() if item.published_on is False else None


@checker("inaccurate-disclosure-corrected", DisclosureItem)
def error_corrected(item: DisclosureItem, req: Bound[None]) -> Outcome:
    """An error found in what was published is put right; the policy sets no days."""
    if (other := _unless_published(item)) is not None:
        return other
    found = day(item.error_found_on)
    if found is None or found < req.version.start:
        return not_applicable()
    if item.corrected_on is None:
        return not_shown("corrected_on")
    return ok() if item.corrected_on else fail("corrected_on", key="not_corrected", found=found)


@checker("withdraw-118", DisclosureItem)
def taken_down(item: DisclosureItem, req: Bound[None]) -> Outcome:
    """What was published of a decision that fell is taken down; how fast a person must judge."""
    if (other := _unless_published(item)) is not None:
        return other
    reversed_on = day(item.reversed_on)
    if reversed_on is None or reversed_on < req.version.start:
        return not_applicable()
    if item.withdrawn_on is None:
        return not_shown("withdrawn_on")
    if item.withdrawn_on is False:
        return fail("withdrawn_on", key="still_public", reversed_on=reversed_on)
    outcome = req.within(reversed_on, item.withdrawn_on)
    if outcome.kind is not Kind.FAIL:
        return outcome
    return review("withdrawn_on", key="slow", trace=outcome.trace, reversed_on=reversed_on)


@checker("case-file-may-stay-closed", DisclosureItem)
def file_stays_closed(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """Papers of a case file may stay closed; the decision itself is no paper of the file."""
    if item.published_on is not False:
        return not_shown("published_on") if item.published_on is None else not_applicable()
    if item.withheld_ground is not WithheldGround.ENFORCEMENT_FILE:
        return not_applicable()
    if item.stage is None:
        return not_shown("stage")
    return review("stage", key="decision") if item.stage is DisclosureStage.AFTER else ok()


@checker("penalty-publication-names", DisclosureItem)
def minors_not_named(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """No minor is named; whether an adult may be, a person must judge."""
    if (other := _unless_published(item)) is not None:
        return other
    if not item.names_natural_person:
        return not_applicable() if item.names_natural_person is None else ok()
    if item.enforcement_kind is not EnforcementKind.PENALTY:
        return not_applicable()
    if item.concerns_minor is None:
        return not_shown("concerns_minor")
    if item.concerns_minor:
        return fail("names_natural_person", key="minor_named")
    return review("names_natural_person", key="person_named")


@attrs.frozen(kw_only=True)
class Statistics:
    """Figures of ``annual-enforcement-data``.

    Args:
        first_year: the first year reported on to which the rule applies.
    """

    first_year: int


@checker("annual-enforcement-data", AnnualReport, params=Statistics)
def figures_published(report: AnnualReport, req: Bound[Statistics]) -> Outcome:
    """The figures of a year are public by the end of the next January."""
    if report.kind is None:
        return not_shown("kind")
    if report.kind is not ReportKind.STATISTICS:
        return not_applicable()
    if report.year is None:
        return not_shown("year")
    if report.year < req.params.first_year:
        return not_applicable()
    return req.within(date(report.year, 12, 31), report.published_on)
