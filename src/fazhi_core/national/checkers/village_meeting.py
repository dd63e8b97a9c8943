"""Checkers of village meetings: how often, on whose request, with what notice, by what majority."""

from __future__ import annotations

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
from fazhi_core.national.checkers._assemblies import (
    Majority,
    Quorum,
    Share,
    agreed,
    attended,
    reached,
    unless_kind,
)
from fazhi_core.national.checkers._periodic import Duty, once
from fazhi_core.national.checkers._weighing import worst
from fazhi_core.records.base import day
from fazhi_core.records.village import VillageCommittee
from fazhi_core.records.village_meeting import (
    VillageMeeting,
    VillageMeetingKind,
    VillageRequester,
)

__all__ = [
    "assembly_attended",
    "assembly_majority",
    "assembly_on_request",
    "assembly_yearly",
    "composition",
    "group_meeting",
    "households_behind_one",
    "noticed",
    "representatives_attended",
    "representatives_on_request",
    "representatives_quarterly",
    "women_equal",
]

_ASSEMBLY = VillageMeetingKind.ASSEMBLY
_REPRESENTATIVES = VillageMeetingKind.REPRESENTATIVES


def _duty(kind: VillageMeetingKind) -> Duty[VillageMeeting]:
    return Duty(
        VillageMeeting,
        on=lambda one: one.held_on,
        does=lambda one: None if one.kind is None else one.kind is kind,
        kind="kind",
        left_out=("not_held", "held_on"),
    )


_YEARLY = _duty(_ASSEMBLY)
_QUARTERLY = _duty(_REPRESENTATIVES)


@checker("vm-annual", VillageMeeting)
def assembly_yearly(group: Group, req: Bound[None]) -> Outcome:
    """The villagers' assembly met in the year."""
    return once(group, req, _YEARLY)


@checker("vr-quarterly", VillageMeeting)
def representatives_quarterly(group: Group, req: Bound[None]) -> Outcome:
    """The representatives met in the quarter, where the village has any."""
    has = _has_representatives(group, req)
    if has is None:
        return not_shown("representatives")
    return once(group, req, _QUARTERLY) if has else not_applicable()


def _has_representatives(group: Group, req: Bound[None]) -> bool | None:
    met = any(
        one.kind is _REPRESENTATIVES and one.village == group.member
        for one in req.every(VillageMeeting)
    )
    numbers = [
        one.representatives for one in req.every(VillageCommittee) if one.village == group.member
    ]
    if met or any(numbers):
        return True
    return False if numbers and None not in numbers else None


@attrs.frozen(kw_only=True)
class Notice:
    """What excuses a short notice.

    Args:
        special_allowed: whether special circumstances do.
    """

    special_allowed: bool


@checker("vm-notice-10d", VillageMeeting, params=Notice)
def noticed(meeting: VillageMeeting, req: Bound[Notice]) -> Outcome:
    """Villagers were told of the assembly in time, or the file says why the law allowed less."""
    if (other := unless_kind(meeting, _ASSEMBLY)) is not None:
        return other
    held, told = day(meeting.held_on), meeting.notified_on
    if held is None:
        return not_shown("held_on") if meeting.held_on is None else not_applicable()
    if told is None:
        return not_shown("notified_on")
    if told is False:
        return fail("notified_on", key="not_told")
    outcome = req.announced(told, held)
    excused = req.params.special_allowed and meeting.special_circumstances and told <= held
    if outcome.kind is not Kind.FAIL or not excused:
        return outcome
    if meeting.special_reason_recorded is None:
        return not_shown("special_reason_recorded")
    if meeting.special_reason_recorded:
        return ok()
    return review("special_reason_recorded", key="no_reason", trace=outcome.trace)


@checker("vm-quorum", VillageMeeting, params=Quorum)
def assembly_attended(meeting: VillageMeeting, req: Bound[Quorum]) -> Outcome:
    """More than half of the adults came, or representatives of two thirds of the households."""
    other = unless_kind(meeting, _ASSEMBLY)
    return attended(meeting, req.params) if other is None else other


@checker("vm-majority", VillageMeeting, params=Majority)
def assembly_majority(meeting: VillageMeeting, req: Bound[Majority]) -> Outcome:
    """More than half of those present agreed."""
    other = unless_kind(meeting, _ASSEMBLY)
    return agreed(meeting, req.params) if other is None else other


@attrs.frozen(kw_only=True)
class QuorumAndMajority(Quorum, Majority):
    """How many must come, and how many of them must agree."""


@checker("vr-quorum", VillageMeeting, params=QuorumAndMajority)
def representatives_attended(meeting: VillageMeeting, req: Bound[QuorumAndMajority]) -> Outcome:
    """Two thirds of the members of the meeting came, and more than half of them agreed."""
    return _carried(meeting, req.params, _REPRESENTATIVES)


@checker("vg-group-meeting", VillageMeeting, params=QuorumAndMajority)
def group_meeting(meeting: VillageMeeting, req: Bound[QuorumAndMajority]) -> Outcome:
    """Two thirds of the group's adults or households came, and more than half of them agreed."""
    return _carried(meeting, req.params, VillageMeetingKind.GROUP)


def _carried(
    meeting: VillageMeeting, params: QuorumAndMajority, kind: VillageMeetingKind
) -> Outcome:
    other = unless_kind(meeting, kind)
    return worst((attended(meeting, params), agreed(meeting, params))) if other is None else other


@attrs.frozen(kw_only=True)
class Requesters:
    """How many may ask for a meeting.

    Args:
        villagers: the share of the villagers; none where they may not.
        representatives: the share of their representatives.
    """

    villagers: Share | tuple[()] = ()
    representatives: Share


@checker("vm-on-request", VillageMeeting, params=Requesters)
def assembly_on_request(meeting: VillageMeeting, req: Bound[Requesters]) -> Outcome:
    """The assembly was called when enough villagers or representatives asked for it."""
    return unless_kind(meeting, _ASSEMBLY) or _called(meeting, req.params)


@checker("vr-on-request", VillageMeeting, params=Requesters)
def representatives_on_request(meeting: VillageMeeting, req: Bound[Requesters]) -> Outcome:
    """The representatives' meeting was called when enough of them asked for it."""
    return unless_kind(meeting, _REPRESENTATIVES) or _called(meeting, req.params)


def _called(meeting: VillageMeeting, may: Requesters) -> Outcome:
    """Whether a request that is large enough was followed; how soon, the law does not say."""
    request = meeting.requested
    if not request:
        return not_shown("requested") if request is None else not_applicable()
    if request.by is None:
        return not_shown("requested.by")
    share = may.villagers if request.by is VillageRequester.VILLAGERS else may.representatives
    if not share:
        return not_applicable()
    enough = reached(request.requesters, request.entitled, share, beyond=False)
    if enough is None:
        asked = request.requesters is not None
        return not_shown("requested.entitled" if asked else "requested.requesters")
    if not enough:
        return not_applicable()
    if meeting.held_on is not False:
        return ok() if meeting.held_on else not_shown("held_on")
    if request.refused is None:
        return not_shown("requested.refused")
    return fail("held_on", key="refused") if request.refused else review("held_on", key="in_hand")


@attrs.frozen(kw_only=True)
class Composition:
    """Who sits in the representatives' meeting.

    Args:
        representatives: the least share of representatives among its members.
        women: the least share of women representatives among its members.
    """

    representatives: Share
    women: Share


@checker("vr-composition", VillageMeeting, params=Composition)
def composition(meeting: VillageMeeting, req: Bound[Composition]) -> Outcome:
    """Enough of the members, present or not, are representatives, and enough of them women."""
    if (other := unless_kind(meeting, _REPRESENTATIVES)) is not None:
        return other
    members = meeting.composition
    seats = (
        ("representatives", meeting.representatives, req.params.representatives),
        ("women_representatives", meeting.women_representatives, req.params.women),
    )
    shown = [
        (name, number, reached(number, members, share, beyond=False))
        for name, number, share in seats
    ]
    for name, number, enough in shown:
        if enough is False:
            return fail(name, key=f"too_few_{name}", number=number, members=members)
    if all(enough for _, _, enough in shown):
        return ok()
    return not_shown(next((name for name, number, _ in shown if number is None), "composition"))


@attrs.frozen(kw_only=True)
class Households:
    """How many households stand behind one representative.

    Args:
        fewest: the fewest.
        most: the most.
    """

    fewest: int
    most: int


@checker("vr-households", VillageCommittee, params=Households)
def households_behind_one(committee: VillageCommittee, req: Bound[Households]) -> Outcome:
    """So many households chose one representative, or the villagers' groups chose them."""
    low, high = committee.households_per_rep_min, committee.households_per_rep_max
    if committee.reps_chosen_by_groups:
        return ok()
    if committee.representatives == 0 and low is None and high is None:
        return not_applicable()
    if low is None or high is None:
        return not_shown("households_per_rep_min" if low is None else "households_per_rep_max")
    if req.params.fewest <= low and high <= req.params.most:
        return ok()
    if committee.reps_chosen_by_groups is None:
        return not_shown("reps_chosen_by_groups")
    name = "households_per_rep_min" if low < req.params.fewest else "households_per_rep_max"
    return fail(name, key="households", low=low, high=high)


@attrs.frozen(kw_only=True)
class Shares:
    """Meetings that share out what belongs to the villagers.

    Args:
        kinds: the meetings of which the text speaks.
        matters: the matters in which somebody may be left out.
    """

    kinds: tuple[str, ...]
    matters: tuple[str, ...]


@checker("vm-women-rights", VillageMeeting, params=Shares)
def women_equal(meeting: VillageMeeting, req: Bound[Shares]) -> Outcome:
    """No meeting of a village takes rights from women because of marriage."""
    if meeting.kind is None:
        return not_shown("kind")
    if meeting.kind not in req.params.kinds or meeting.rejected:
        return not_applicable()
    if meeting.matters is None:
        return not_shown("matters")
    if not any(one in req.params.matters for one in meeting.matters):
        return not_applicable()
    limited = meeting.by_marital_status
    if limited is None:
        return not_shown("by_marital_status")
    return fail("by_marital_status", key="unequal") if limited else ok()
