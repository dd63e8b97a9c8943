"""Checkers of matters whose publication has a rule of its own: money, relief, land, emergencies."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import (
    Bound,
    Group,
    Kind,
    Outcome,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._disclosure_items import (
    Categories,
    published,
    publishes_a_record,
    unless_category,
)
from fazhi_core.records.base import Day, day
from fazhi_core.records.disclosure import DisclosureItem, WithheldGround
from fazhi_core.records.village_account import VillageDisclosure

__all__ = [
    "account_approved",
    "budget_in_time",
    "budget_yearly",
    "clarified",
    "emergency_told",
    "expropriation_posted",
    "farmland_marked",
    "relief_posted",
    "village_posted",
]


@checker("disclosure-budget-20-days", DisclosureItem, params=Categories)
def budget_in_time(item: DisclosureItem, req: Bound[Categories]) -> Outcome:
    """What the congress approved is public within the term from its approval."""
    if (other := unless_category(item, req.params.categories)) is not None:
        return other
    approved = day(item.approved_on)
    if approved is None:
        return not_shown("approved_on")
    outcome = req.within(approved, item.published_on)
    if outcome.kind is Kind.FAIL and item.withheld_ground is WithheldGround.STATE_SECRET:
        return review("published_on", key="secret", trace=outcome.trace)
    return outcome


@checker("disclosure-budget-yearly", DisclosureItem, params=Categories)
def budget_yearly(group: Group, req: Bound[Categories]) -> Outcome:
    """A budget or an account was published in the year, or a nil return says who published it.

    A ledger that holds nothing but enforcement is no ledger of what the township publishes.
    """
    wanted = req.params.categories
    if all(publishes_a_record(one) for one in group.records):
        return not_applicable()
    outcome = req.in_period(group, done=any(one.category in wanted for one in group.records))
    if outcome.due is None:
        return outcome
    # What publishes an act of enforcement is neither a budget nor an account.
    if any(one.category is None and one.enforcement_kind is None for one in group.records):
        return not_shown("category")
    if req.as_of > group.period.end and any(
        _left_out(one, group, wanted) for one in req.every(DisclosureItem)
    ):
        return fail("published_on", key="not_published", due=group.period.end)
    return outcome


def _left_out(item: DisclosureItem, group: Group, wanted: tuple[str, ...]) -> bool:
    """Whether *item* says that what was due in the group's year was not published."""
    return (
        item.agency == group.member
        and item.category in wanted
        and item.published_on is False
        and item.year == group.period.start.year
    )


@checker("disclosure-final-account-congress", DisclosureItem, params=Categories)
def account_approved(item: DisclosureItem, req: Bound[Categories]) -> Outcome:
    """The town's congress approved the final account."""
    if (other := unless_category(item, req.params.categories)) is not None:
        return other
    for path in ("approved_on", "approved_by_congress"):
        if getattr(item, path) is False:
            return fail(path, key="not_approved")
    if item.approved_by_congress is None:
        return not_shown("approved_by_congress")
    return ok() if item.approved_on else not_shown("approved_on")


@checker("disclosure-correct-false-info", DisclosureItem, params=Categories)
def clarified(item: DisclosureItem, req: Bound[Categories]) -> Outcome:
    """False information was answered with the facts; the law sets no term."""
    return published(item, req, "not_clarified")


@checker("disclosure-emergency-info", DisclosureItem, params=Categories)
def emergency_told(item: DisclosureItem, req: Bound[Categories]) -> Outcome:
    """Emergency information was published; the law says promptly and sets no term."""
    return published(item, req, "not_published")


@attrs.frozen(kw_only=True)
class Places(Categories):
    """The kinds of item, and where they must hang.

    Args:
        places: the places, as their slugs.
    """

    places: tuple[str, ...]


@checker("disclosure-relief-decision-village", DisclosureItem, params=Places)
def relief_posted(item: DisclosureItem, req: Bound[Places]) -> Outcome:
    """Relief granted hangs where the family lives; a refusal hangs nowhere."""
    if (other := unless_category(item, req.params.categories)) is not None:
        return other
    decided = day(item.formed_on)
    if decided is None:
        return not_shown("formed_on")
    if decided < req.version.start:
        return not_applicable()
    if item.granted is None:
        return not_shown("granted")
    if item.granted is False:
        if item.published_on is None:
            return not_shown("published_on")
        return fail("published_on", key="refusal_posted") if item.published_on else ok()
    if item.published_on is False:
        return fail("published_on", key="not_posted")
    if item.posted_in is None:
        return not_shown("posted_in")
    if any(place in req.params.places for place in item.posted_in):
        return ok() if item.published_on else not_shown("published_on")
    return fail("posted_in", key="not_posted")


@checker("disclosure-basic-farmland", DisclosureItem, params=Categories)
def farmland_marked(item: DisclosureItem, req: Bound[Categories]) -> Outcome:
    """The farmland is announced, and markers show it on the ground."""
    if (other := unless_category(item, req.params.categories)) is not None:
        return other
    if item.published_on is False:
        return fail("published_on", key="not_announced")
    if item.marker_set is False:
        return fail("marker_set", key="not_marked")
    if item.published_on is None or item.marker_set is None:
        return not_shown("published_on" if item.published_on is None else "marker_set")
    return ok()


@checker("disclosure-land-expropriation-30-days", DisclosureItem, params=Places)
def expropriation_posted(item: DisclosureItem, req: Bound[Places]) -> Outcome:
    """The notice hung long enough, and everywhere."""
    if (other := unless_category(item, req.params.categories)) is not None:
        return other
    if not item.published_on:
        return not_shown("published_on") if item.published_on is None else not_applicable()
    posted = _posted(item.published_on, item.posted_until, req)
    if posted.kind is Kind.FAIL:
        return posted
    if item.posted_in is None:
        return not_shown("posted_in")
    if not set(req.params.places) <= set(item.posted_in):
        return fail("posted_in", key="places")
    return posted


@checker("village-board-15-days", VillageDisclosure)
def village_posted(record: VillageDisclosure, req: Bound[None]) -> Outcome:
    """What the village posted hung long enough."""
    if not record.published_on:
        return not_shown("published_on") if record.published_on is None else not_applicable()
    outcome = _posted(record.published_on, record.posted_until, req)
    until = day(record.posted_until)
    # Whoever counts the first day as well comes to fifteen on the day before.
    if outcome.due is None or until is None or (outcome.due - until).days > 1:
        return outcome
    return review("posted_until", key="edge", until=until, first=outcome.due)


def _posted(start: date, until: Day, req: Bound[Places] | Bound[None]) -> Outcome:
    """Whether what went up on *start* hung through the last day of the term."""
    due = req.last_day(start)
    first = due.raw or due.span.earliest
    if until is None or (until is False and req.as_of < first):
        return not_shown("posted_until")
    if until is False or until >= first:
        return ok()
    return fail("posted_until", key="short", until=until, first=first, due=first)
