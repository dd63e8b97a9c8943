"""Checkers of guide, catalogue, standard catalogue, accounts and the display on petitions."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day
from fazhi_core.records.disclosure import (
    CatalogueEntry,
    CatalogueKind,
    DeskNotice,
    DisclosureCatalogue,
    OpennessStage,
    PetitionNotice,
    PublicMatter,
)

__all__ = [
    "account_alive",
    "all_stages",
    "desks_signed",
    "general_matters",
    "guide_complete",
    "guide_current",
    "office_matters",
    "office_named",
    "participation_published",
    "petition_channels",
    "reading_place",
    "standard_complete",
    "township_matters",
]


def _unless(page: DisclosureCatalogue, *kinds: CatalogueKind) -> Outcome | None:
    """Why *page* is not judged as one of *kinds*; ``None`` where it is one."""
    if page.kind is None:
        return not_shown("kind")
    return None if page.kind in kinds else not_applicable()


def _unpublished(page: DisclosureCatalogue) -> Outcome | None:
    """What follows where *page* is not shown to be public; ``None`` where it is."""
    if page.published_on is None:
        return not_shown("published_on")
    return fail("published_on", key="unpublished") if page.published_on is False else None


@checker("disclosure-body-designated", DisclosureCatalogue)
def office_named(guide: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """The guide names the office for disclosure."""
    if (other := _unless(guide, CatalogueKind.GUIDE)) is not None:
        return other
    if guide.office is None:
        return not_shown("office")
    if guide.office is False:
        return fail("office", key="no_office")
    if guide.office.name is None:
        return not_shown("office.name")
    return ok() if guide.office.name else fail("office.name", key="no_office")


@attrs.frozen(kw_only=True)
class Guide:
    """Figures of ``disclosure-guide-complete``.

    Args:
        office: what the guide shows of the office.
    """

    office: tuple[str, ...]


@checker("disclosure-guide-complete", DisclosureCatalogue, params=Guide)
def guide_complete(guide: DisclosureCatalogue, req: Bound[Guide]) -> Outcome:
    """The guide has its parts and says how to reach the office."""
    if (other := _unless(guide, CatalogueKind.GUIDE)) is not None:
        return other
    if guide.contents_complete is False:
        return fail("contents_complete", key="absent")
    if not guide.office:
        return not_shown("office") if guide.office is None else not_applicable()
    shown = {name: getattr(guide.office, name) for name in req.params.office}
    absent = next((name for name, value in shown.items() if value is False), None)
    if absent is not None:
        return fail(f"office.{absent}", key="absent")
    unknown = next((name for name, value in shown.items() if value is None), None)
    if unknown is not None:
        return not_shown(f"office.{unknown}")
    return ok() if guide.contents_complete else not_shown("contents_complete")


@checker("disclosure-guide-up-to-date", DisclosureCatalogue)
def guide_current(page: DisclosureCatalogue, req: Bound[None]) -> Outcome:
    """Guide and catalogue follow what changed."""
    if (other := _unless(page, CatalogueKind.GUIDE, CatalogueKind.CATALOGUE)) is not None:
        return other
    changed, updated = page.changed_on, page.updated_on
    if not changed:
        return not_applicable()
    if updated and updated < changed:
        updated = False  # the last update was made before the change
    return req.within(changed, updated)


@attrs.frozen(kw_only=True)
class Matters:
    """What a catalogue must cover.

    Args:
        matters: what every township has.
        where_held: what it covers if the township has such information.
    """

    matters: tuple[str, ...]
    where_held: tuple[str, ...] = ()


@checker("disclosure-mandatory-15-items", DisclosureCatalogue, params=Matters)
def general_matters(page: DisclosureCatalogue, req: Bound[Matters]) -> Outcome:
    """The catalogue is public and covers what every body publishes."""
    return _covers(page, req.params)


@checker("disclosure-township-8-items", DisclosureCatalogue, params=Matters)
def township_matters(page: DisclosureCatalogue, req: Bound[Matters]) -> Outcome:
    """The catalogue is public and covers what townships publish besides."""
    return _covers(page, req.params)


def _covers(page: DisclosureCatalogue, wanted: Matters) -> Outcome:
    if (other := _unless(page, CatalogueKind.CATALOGUE)) is not None:
        return other
    if (other := _unpublished(page)) is not None:
        return other
    if page.entries is None:
        return not_shown("entries")
    if (unread := _without_matter(page.entries)) is not None:
        return unread
    missing = _missing(page.entries, wanted.matters)
    if missing:
        return fail("entries", key="missing", missing=missing)
    doubtful = _missing(page.entries, wanted.where_held)
    return review("entries", key="doubtful", missing=doubtful) if doubtful else ok()


def _without_matter(entries: tuple[CatalogueEntry, ...]) -> Outcome | None:
    """Open where a line does not show what it is about: it could be the one that is missed."""
    for position, entry in enumerate(entries):
        if entry.matter is None:
            return not_shown(("entries", position, "matter"))
    return None


def _missing(
    entries: tuple[CatalogueEntry, ...], wanted: Collection[str]
) -> tuple[PublicMatter, ...]:
    """What no line is about; a line that says there is no such information counts."""
    found = {entry.matter for entry in entries}
    return tuple(PublicMatter(one) for one in wanted if one not in found)


@checker("disclosure-office-matters", DisclosureCatalogue, params=Matters)
def office_matters(page: DisclosureCatalogue, req: Bound[Matters]) -> Outcome:
    """The catalogue shows what townships say that they publish of their offices."""
    if (other := _unless(page, CatalogueKind.CATALOGUE)) is not None:
        return other
    if page.entries is None:
        return not_shown("entries")
    if (unread := _without_matter(page.entries)) is not None:
        return unread
    missing = _missing(page.entries, req.params.matters)
    return fail("entries", key="missing", missing=missing) if missing else ok()


@attrs.frozen(kw_only=True)
class Stages:
    """Figures of ``disclosure-openness-duty``.

    Args:
        stages: the stages that are open.
    """

    stages: tuple[str, ...]


@checker("disclosure-openness-duty", DisclosureCatalogue, params=Stages)
def all_stages(page: DisclosureCatalogue, req: Bound[Stages]) -> Outcome:
    """The catalogue covers decision, execution, management, service and result."""
    if (other := _unless(page, CatalogueKind.CATALOGUE)) is not None:
        return other
    if page.stages is None:
        return not_shown("stages")
    missing = tuple(OpennessStage(one) for one in req.params.stages if one not in page.stages)
    return fail("stages", key="missing", missing=missing) if missing else ok()


@checker("disclosure-consult-places", DisclosureCatalogue)
def reading_place(guide: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """There is a place to read what is public."""
    if (other := _unless(guide, CatalogueKind.GUIDE)) is not None:
        return other
    if guide.reading_place is None:
        return not_shown("reading_place")
    return ok() if guide.reading_place else fail("reading_place", key="none")


@checker("disclosure-grassroots-catalogue", DisclosureCatalogue)
def standard_complete(page: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """The standard catalogue is public and each of its lines complete."""
    if (other := _unless(page, CatalogueKind.STANDARD)) is not None:
        return other
    if (other := _unpublished(page)) is not None:
        return other
    if page.columns_complete is None:
        return not_shown("columns_complete")
    return ok() if page.columns_complete else fail("columns_complete", key="incomplete")


@checker("disclosure-grassroots-participation", DisclosureCatalogue)
def participation_published(page: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """It is public in which decisions people can take part, and how."""
    if (other := _unless(page, CatalogueKind.CATALOGUE, CatalogueKind.STANDARD)) is not None:
        return other
    path = "participation_published"
    if page.participation_published is None:
        return not_shown(path)
    return ok() if page.participation_published else fail(path, key="unpublished")


@checker("disclosure-new-media-2-weeks", DisclosureCatalogue)
def account_alive(account: DisclosureCatalogue, req: Bound[None]) -> Outcome:
    """When somebody looked, the last post was not older than two weeks."""
    if (other := _unless(account, CatalogueKind.CHANNEL)) is not None:
        return other
    looked, last = account.looked_at_on, day(account.last_post_on)
    closed = day(account.deregistered_on)
    if not looked or looked < req.version.start:
        return not_shown("looked_at_on") if looked is None else not_applicable()
    if closed is not None and closed <= looked:
        return not_applicable()
    return req.within(last, looked) if last is not None else not_shown("last_post_on")


@attrs.frozen(kw_only=True)
class Notices:
    """What a display must show.

    Args:
        notices: the kinds of information, as their slugs.
    """

    notices: tuple[str, ...]


@checker("pet-channels-published", DisclosureCatalogue, params=Notices)
def petition_channels(page: DisclosureCatalogue, req: Bound[Notices]) -> Outcome:
    """Where, when and how to petition, and to ask about progress, is public."""
    if (other := _unless(page, CatalogueKind.PETITION)) is not None:
        return other
    if (other := _unpublished(page)) is not None:
        return other
    if page.petition_notices is None:
        return not_shown("petition_notices")
    shown = page.petition_notices
    missing = tuple(PetitionNotice(one) for one in req.params.notices if one not in shown)
    return fail("petition_notices", key="missing", missing=missing) if missing else ok()


@checker("disclosure-hall-desks", DisclosureCatalogue, params=Notices)
def desks_signed(board: DisclosureCatalogue, req: Bound[Notices]) -> Outcome:
    """The desks of the service hall show who does what there."""
    if (other := _unless(board, CatalogueKind.BOARD)) is not None:
        return other
    if board.desk_notices is None:
        return not_shown("desk_notices")
    shown = board.desk_notices
    missing = tuple(DeskNotice(one) for one in req.params.notices if one not in shown)
    return fail("desk_notices", key="missing", missing=missing) if missing else ok()
