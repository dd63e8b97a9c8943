"""Checkers of single items: published in time, reviewed, on a proper channel, or rightly closed."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._disclosure_items import (
    publishes_a_record,
    started,
    unless_of_a_case,
    unless_published,
)
from fazhi_core.records.base import day
from fazhi_core.records.disclosure import (
    Channel,
    DisclosureItem,
    EnforcementKind,
    Responsible,
)

__all__ = [
    "catalogued",
    "channel_proper",
    "consented",
    "ground_lawful",
    "in_catalogue_days",
    "in_twenty_days",
    "names_spared",
    "on_the_platform",
    "reassessed",
    "responsible_named",
    "reviewed_first",
    "secrecy_reviewed",
]


@attrs.frozen(kw_only=True)
class Terms:
    """Figures of ``disclosure-20-working-days``.

    Args:
        other_terms: categories for which another law sets another term.
        other_kinds: kinds of enforcement whose results have terms of their own.
    """

    other_terms: tuple[str, ...]
    other_kinds: tuple[str, ...]


@checker("disclosure-20-working-days", DisclosureItem, params=Terms)
def in_twenty_days(item: DisclosureItem, req: Bound[Terms]) -> Outcome:
    """What must be published without a request is published in time after it was formed."""
    if item.nil_return or item.made_by_other or item.enforcement_kind in req.params.other_kinds:
        return not_applicable()
    if (other := unless_of_a_case(item)) is not None:
        return other
    if not item.proactive:
        return not_shown("proactive") if item.proactive is None else not_applicable()
    if item.category is None:
        return not_shown("category")
    if item.category in req.params.other_terms:
        return not_applicable()
    formed = day(item.formed_on)
    if formed is None:
        return not_shown("formed_on")
    outcome = req.within(started(item, formed), item.published_on)
    if outcome.kind is Kind.FAIL and item.withheld_ground:
        return review("published_on", key="withheld", trace=outcome.trace, due=outcome.due)
    return outcome


@checker("disclosure-catalogue-days", DisclosureItem)
def in_catalogue_days(item: DisclosureItem, req: Bound[None]) -> Outcome:
    """Where the catalogue sets a term of its own, the item is published within it."""
    days = item.catalogue_days
    if days is None or item.nil_return or item.made_by_other:
        return not_applicable()
    if (other := unless_published(item)) is not None:
        return other
    formed, published = day(item.formed_on), day(item.published_on)
    if formed is None or published is None:
        return not_shown("formed_on")
    last = req.calendar.add_working(started(item, formed), days).latest
    if published <= last:
        return ok()
    return fail("published_on", key="late", due=last, days=days, last=last, published=published)


@attrs.frozen(kw_only=True)
class Entry:
    """Figures of ``disclosure-catalogue-fields``.

    Args:
        fields: the facts that the catalogue shows of each item.
    """

    fields: tuple[str, ...]


@checker("disclosure-catalogue-fields", DisclosureItem, params=Entry)
def catalogued(item: DisclosureItem, req: Bound[Entry]) -> Outcome:
    """The catalogue shows index number, title, summary and day of what is published.

    What is published of enforcement, or of another record, is listed with its own kind.
    """
    if (other := unless_published(item)) is not None:
        return other
    if item.nil_return or publishes_a_record(item):
        return not_applicable()
    return _all_shown(item, req.params.fields, "absent")


def _all_shown(
    part: DisclosureItem | Responsible, names: Collection[str], key: str, inside: str = ""
) -> Outcome:
    """A failure where one of *names* is shown not to be there, open where one is not shown."""
    values = {name: getattr(part, name) for name in names}
    absent = next((name for name, value in values.items() if value is False), None)
    if absent is not None:
        return fail(inside + absent, key=key)
    unknown = next((name for name, value in values.items() if value is None), None)
    return ok() if unknown is None else not_shown(inside + unknown)


@checker("disclosure-review-before-publish", DisclosureItem)
def reviewed_first(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """A review came before publication, or on its day."""
    if (other := _unless_published_something(item)) is not None:
        return other
    published, reviewed = day(item.published_on), item.reviewed_on
    if reviewed is None or published is None:
        return not_shown("reviewed_on")
    if reviewed is False:
        return fail("reviewed_on", key="not_reviewed")
    if reviewed > published:
        return fail("reviewed_on", key="reviewed_after", published=published, reviewed=reviewed)
    return ok()


@checker("disclosure-secrecy-review", DisclosureItem)
def secrecy_reviewed(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """What was published had passed a secrecy review."""
    if (other := _unless_published_something(item)) is not None:
        return other
    if item.secrecy_reviewed is None:
        return not_shown("secrecy_reviewed")
    return ok() if item.secrecy_reviewed else fail("secrecy_reviewed", key="not_reviewed")


@attrs.frozen(kw_only=True)
class Chain:
    """Figures of ``disclosure-responsible-named``.

    Args:
        steps: the steps of a publication for which somebody answers, in their order.
    """

    steps: tuple[str, ...]


@checker("disclosure-responsible-named", DisclosureItem, params=Chain)
def responsible_named(item: DisclosureItem, req: Bound[Chain]) -> Outcome:
    """Somebody answers for each step, and nobody reviews what he collected himself."""
    if (other := unless_published(item)) is not None:
        return other
    if item.enforcement_kind is None:
        return not_applicable()
    people = item.responsible
    if people is None:
        return not_shown("responsible")
    if people is False:
        return fail("responsible", key="nobody")
    outcome = _all_shown(people, req.params.steps, "nobody", "responsible.")
    if outcome.kind is not Kind.PASS:
        return outcome
    if people.collect == people.review:
        return review("responsible.review", key="same_person")
    return ok()


@attrs.frozen(kw_only=True)
class Channels:
    """Figures of ``disclosure-channel``.

    Args:
        channels: the channels that reach the public at large.
        local: categories that are posted where they matter, under rules of their own.
    """

    channels: tuple[str, ...]
    local: tuple[str, ...]


@checker("disclosure-channel", DisclosureItem, params=Channels)
def channel_proper(item: DisclosureItem, req: Bound[Channels]) -> Outcome:
    """What is published is published where everybody can read it."""
    if (other := unless_published(item)) is not None:
        return other
    channels = item.channels
    if channels is None:
        return not_shown("channels")
    if not channels:
        return fail("channels", key="none")
    if _any(channels, req.params.channels):
        return ok()
    if item.category is None:
        return not_shown("category")
    if item.category in req.params.local:
        return not_applicable()
    return fail("channels", key="board_only")


@attrs.frozen(kw_only=True)
class Platform:
    """Figures of ``disclosure-platform-unified``.

    Args:
        channels: the government's own site and platform.
        online: other channels on the internet.
    """

    channels: tuple[str, ...]
    online: tuple[str, ...]


@checker("disclosure-platform-unified", DisclosureItem, params=Platform)
def on_the_platform(item: DisclosureItem, req: Bound[Platform]) -> Outcome:
    """What is published online stands on the government's own platform too."""
    if (other := unless_published(item)) is not None:
        return other
    if item.channels is None:
        return not_shown("channels")
    if _any(item.channels, req.params.channels):
        return ok()
    if not _any(item.channels, req.params.online):
        return not_applicable()
    return fail("channels", key="elsewhere")


def _any(channels: tuple[Channel, ...], wanted: Collection[str]) -> bool:
    return any(one in wanted for one in channels)


@attrs.frozen(kw_only=True)
class Grounds:
    """Figures of ``disclosure-not-public-categories``.

    Args:
        grounds: the grounds on which information stays closed.
        must: those among them that forbid publication outright.
    """

    grounds: tuple[str, ...]
    must: tuple[str, ...]


@checker("disclosure-not-public-categories", DisclosureItem, params=Grounds)
def ground_lawful(item: DisclosureItem, req: Bound[Grounds]) -> Outcome:
    """What is withheld has a ground of the law, and what the law closes is not published."""
    ground = item.withheld_ground
    if item.published_on is None:
        return not_shown("published_on")
    if ground is None:
        return not_applicable()
    if item.published_on is not False:
        if ground in req.params.must:
            return fail("published_on", key="published", ground=ground)
        return not_applicable()
    if ground in req.params.grounds:
        return ok()
    if ground == ground.OTHER:
        return fail("withheld_ground", key="no_ground")
    return review("withheld_ground", key="not_named_then", ground=ground)


@checker("disclosure-third-party-secret", DisclosureItem)
def consented(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """What may harm a third party is published with its consent or for the public interest."""
    if (other := _unless_published_something(item)) is not None:
        return other
    if not item.third_party_affected:
        path = "third_party_affected"
        return not_shown(path) if item.third_party_affected is None else not_applicable()
    if item.third_party_consent:
        return ok()
    if item.public_interest_reason:
        return review("public_interest_reason", key="public_interest")
    return fail("third_party_consent", key="no_consent")


@checker("disclosure-privacy", DisclosureItem)
def names_spared(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """Nobody is named without need, and no minor ever."""
    if (other := _unless_published_something(item)) is not None:
        return other
    if not item.names_natural_person:
        if item.names_natural_person is False:
            return not_applicable()
        return ok() if item.personal_data_removed else not_shown("names_natural_person")
    if item.concerns_minor:
        return fail("concerns_minor", key="minor")
    if item.personal_data_removed is False:
        return fail("personal_data_removed", key="not_removed")
    for path in ("concerns_minor", "personal_data_removed"):
        if getattr(item, path) is None:
            return not_shown(path)
    if item.naming_basis is None:
        return not_shown("naming_basis")
    penalty = item.enforcement_kind is EnforcementKind.PENALTY  # `penalty-publication-names` asks
    if item.naming_basis or item.third_party_consent or penalty:
        return ok()
    return review("naming_basis", key="no_basis")


def _unless_published_something(item: DisclosureItem) -> Outcome | None:
    """Why *item* shows nothing of anybody; a note that there was nothing to publish does not."""
    return not_applicable() if item.nil_return else unless_published(item)


@checker("disclosure-periodic-reassessment", DisclosureItem)
def reassessed(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """What stays closed was looked at again; how often a person must judge."""
    if item.published_on is not False:
        return not_shown("published_on") if item.published_on is None else not_applicable()
    if item.withheld_ground is None:
        return not_applicable()
    if item.reassessed_on is None:
        return not_shown("reassessed_on")
    return ok() if item.reassessed_on else review("reassessed_on", key="never")
