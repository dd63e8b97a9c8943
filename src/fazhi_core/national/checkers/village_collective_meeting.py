"""Checkers of the meetings of a rural collective: members, their representatives, the council.

More is asked of them than of a village: two thirds of all members, not half of those present.
"""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Group, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._assemblies import reached
from fazhi_core.national.checkers._periodic import Duty, once
from fazhi_core.records.base import Day
from fazhi_core.records.village_account import CollectiveAccount
from fazhi_core.records.village_meeting import VillageBody, VillageMeeting, VillageMeetingKind

__all__ = [
    "assembly_yearly",
    "minutes_kept",
    "noticed",
    "party_studied",
    "quorum",
    "reports_available",
    "representatives_agree",
    "reserved_to_assembly",
    "women_equal",
]

_MEMBERS = frozenset({VillageMeetingKind.MEMBERS})
_REPRESENTATIVES = frozenset({VillageMeetingKind.MEMBER_REPRESENTATIVES})
_ASSEMBLIES = _MEMBERS | _REPRESENTATIVES
_ALL = _ASSEMBLIES | {VillageMeetingKind.COUNCIL, VillageMeetingKind.SUPERVISORY_BOARD}


def _unless(meeting: VillageMeeting, kinds: frozenset[VillageMeetingKind]) -> Outcome | None:
    """Why *meeting* is not judged where only those of *kinds* are."""
    if meeting.kind is None:
        return not_shown("kind")
    return None if meeting.kind in kinds else not_applicable()


_YEARLY = Duty(
    VillageMeeting,
    on=lambda one: one.held_on,
    does=lambda one: None if one.kind is None else one.kind in _MEMBERS,
    kind="kind",
    left_out=("not_held", "held_on"),
)


@checker("ce-assembly-yearly", VillageMeeting)
def assembly_yearly(group: Group, req: Bound[None]) -> Outcome:
    """The members' assembly met in the year; where no collective is known nobody is blamed."""
    outcome = once(group, req, _YEARLY)
    return outcome if outcome.due is None or _has_collective(group, req) else not_shown("body")


def _has_collective(group: Group, req: Bound[None]) -> bool:
    """Whether the ledger knows a collective of the village, from its books or a meeting."""
    return any(one.village == group.member for one in req.every(CollectiveAccount)) or any(
        one.village == group.member and (one.body is VillageBody.COLLECTIVE or one.kind in _ALL)
        for one in req.every(VillageMeeting)
    )


@checker("ce-notice-10d", VillageMeeting)
def noticed(meeting: VillageMeeting, req: Bound[None]) -> Outcome:
    """All members were told of the assembly early enough."""
    return _unless(meeting, _MEMBERS) or _ahead(
        meeting, meeting.notified_on, "notified_on", "none", req
    )


@checker("ce-annual-report-10d", VillageMeeting)
def reports_available(meeting: VillageMeeting, req: Bound[None]) -> Outcome:
    """The yearly reports lay open to the members early enough before the yearly meeting."""
    outside = _unless(meeting, _ASSEMBLIES)
    if outside is not None:
        return outside
    if not meeting.annual:
        return not_shown("annual") if meeting.annual is None else not_applicable()
    return _ahead(meeting, meeting.reports_available_on, "reports_available_on", "none", req)


def _ahead(meeting: VillageMeeting, on: Day, path: str, key: str, req: Bound[None]) -> Outcome:
    held = meeting.held_on
    if on is None or not held:
        return not_shown(path if on is None else "held_on")
    return req.announced(on, held, path=path) if on else fail(path, key=key)


@attrs.frozen(kw_only=True)
class Share:
    """The part of all members that must come, and that must agree.

    Args:
        share: numerator and denominator.
    """

    share: tuple[int, int]

    def short(self, part: int | None, whole: int | None) -> bool | None:
        """Whether *part* is less than the share of *whole*; ``None`` where either is not shown."""
        enough = reached(part, whole, self.share, beyond=False)
        return None if enough is None else not enough


@checker("ce-quorum-two-thirds", VillageMeeting, params=Share)
def quorum(meeting: VillageMeeting, req: Bound[Share]) -> Outcome:
    """Enough members came, and enough of all members agreed."""
    outside = _unless(meeting, _MEMBERS)
    if outside is not None:
        return outside
    entitled, facts = meeting.adults, ("adults_present", "votes_for")
    short = {one: req.params.short(getattr(meeting, one), entitled) for one in facts}
    for one in facts:
        if short[one]:
            found = getattr(meeting, one)
            fell = meeting.rejected or meeting.votes_for == 0
            return not_applicable() if fell else fail(one, key=one, found=found, entitled=entitled)
    if not entitled:
        return not_shown("adults")
    return next((not_shown(one) for one in facts if short[one] is None), ok())


@attrs.frozen(kw_only=True)
class Representatives(Share):
    """What is asked of an assembly of representatives.

    Args:
        more_than: the number of representatives that there must be more of.
    """

    more_than: int


@checker("ce-rep-assembly", VillageMeeting, params=Representatives)
def representatives_agree(meeting: VillageMeeting, req: Bound[Representatives]) -> Outcome:
    """There are enough representatives, and enough of all of them agreed."""
    outside = _unless(meeting, _REPRESENTATIVES)
    if outside is not None:
        return outside
    entitled, votes = meeting.representatives, meeting.votes_for
    if entitled is None:
        return not_shown("representatives")
    if entitled <= req.params.more_than:
        path, least = "representatives", req.params.more_than
        return fail(path, key="too_few", found=entitled, more_than=least)
    short = req.params.short(votes, entitled)
    if short is None:
        return not_shown("votes_for")
    if short and (meeting.rejected or votes == 0):
        return not_applicable()
    return fail("votes_for", key="votes_for", found=votes, entitled=entitled) if short else ok()


@attrs.frozen(kw_only=True)
class Reserved:
    """What only the assembly of all members decides.

    Args:
        items: the items of the list of its powers.
    """

    items: tuple[int, ...]


@checker("ce-rep-excluded", VillageMeeting, params=Reserved)
def reserved_to_assembly(meeting: VillageMeeting, req: Bound[Reserved]) -> Outcome:
    """Representatives decided nothing that only the assembly of all members may decide."""
    outside = _unless(meeting, _REPRESENTATIVES)
    if outside is not None:
        return outside
    if meeting.power_items is None:
        return not_shown("power_items")
    item = next((one for one in meeting.power_items if one in req.params.items), None)
    return ok() if item is None else fail("power_items", key="reserved", item=item)


@checker("ce-party-first", VillageMeeting)
def party_studied(meeting: VillageMeeting, _req: Bound[None]) -> Outcome:
    """The Party organisation had studied an important matter before the assembly."""
    outside = _unless(meeting, _ASSEMBLIES)
    if outside is not None:
        return outside
    if not meeting.important:
        return not_shown("important") if meeting.important is None else not_applicable()
    studied, held = meeting.party_studied_on, meeting.held_on
    if studied is None or not held:
        return not_shown("party_studied_on" if studied is None else "held_on")
    if studied is False:
        return fail("party_studied_on", key="not_studied")
    if studied <= held:
        return ok()
    return fail("party_studied_on", key="studied_later", studied=studied, held=held)


@checker("ce-minutes", VillageMeeting)
def minutes_kept(meeting: VillageMeeting, _req: Bound[None]) -> Outcome:
    """Minutes were made of a meeting of the collective."""
    outside = _unless(meeting, _ALL)
    if outside is not None:
        return outside
    if meeting.minutes is None:
        return not_shown("minutes")
    return ok() if meeting.minutes else fail("minutes", key="no_minutes")


@checker("ce-women-rights", VillageMeeting)
def women_equal(meeting: VillageMeeting, _req: Bound[None]) -> Outcome:
    """No decision of the collective takes rights from women because of marriage."""
    outside = _unless(meeting, _ALL)
    if outside is not None:
        return outside
    if meeting.by_marital_status is None:
        return not_shown("by_marital_status")
    limited = meeting.by_marital_status
    return fail("by_marital_status", key="unequal") if limited else ok()
