"""Checkers of how a village decides: who decided, on whose authority, and after which steps."""

from __future__ import annotations

from itertools import pairwise

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._corrections import ordered
from fazhi_core.national.checkers._weighing import worst
from fazhi_core.records.base import Day, day
from fazhi_core.records.supervision import SupervisedKind, SupervisionActivity, SupervisionKind
from fazhi_core.records.village_meeting import (
    Deliberations,
    VillageDecider,
    VillageDecision,
    VillageMeeting,
)

__all__ = [
    "consulted",
    "decided_by_villagers",
    "decision_corrected",
    "delegated",
    "deliberated",
    "party_first",
    "women_equal",
]


@attrs.frozen(kw_only=True)
class Deciders:
    """Whose matters are whose.

    Args:
        villagers: the matters that the villagers' assembly decides.
        collective: the matters that the members of the collective decide by their own law.
        deciders: the meetings that may decide for the villagers.
        others: meetings that may decide where another law says so.
    """

    villagers: tuple[str, ...]
    collective: tuple[str, ...]
    deciders: tuple[str, ...]
    others: tuple[str, ...]


@checker("vm-decides", VillageDecision, params=Deciders)
def decided_by_villagers(decision: VillageDecision, req: Bound[Deciders]) -> Outcome:
    """What is for the villagers was decided by their meeting before it was carried out."""
    matter, by, known = decision.matter, decision.decided_by, req.params
    if matter is None:
        return not_shown("matter")
    if matter not in known.villagers and matter not in known.collective:
        return not_applicable()
    if not decision.executed_on:
        return not_shown("executed_on") if decision.executed_on is None else not_applicable()
    if by is None:
        return not_shown("decided_by")
    if matter in known.collective:
        other = by in known.others
        return not_applicable() if other else review("matter", key="collective", matter=matter)
    if by in known.others:
        return review("decided_by", key="other_meeting", by=by)
    if by not in known.deciders:
        return fail("decided_by", key="wrong_body", by=by)
    return worst((_met(decision, req), req.in_order(decision)))


def _met(decision: VillageDecision, req: Bound[Deciders]) -> Outcome:
    """Whether there was a meeting, and it took place."""
    if decision.meeting is None:
        return not_shown("meeting")
    if decision.meeting is False:
        return fail("meeting", key="no_meeting")
    meeting = req.get(decision.meeting, VillageMeeting)
    if meeting is None or meeting.held_on is None:
        return not_shown("meeting")
    return ok() if meeting.held_on else fail("meeting", key="no_meeting")


@checker("vm-delegation-on-file", VillageDecision)
def delegated(decision: VillageDecision, _req: Bound[None]) -> Outcome:
    """Where the representatives decided, the assembly had empowered them."""
    if decision.decided_by is not VillageDecider.REPRESENTATIVES:
        return not_shown("decided_by") if decision.decided_by is None else not_applicable()
    decided, on = day(decision.decided_on), decision.delegated_on
    if on is None or decided is None:
        return not_shown("delegated_on" if on is None else "decided_on")
    if on is False:
        return fail("delegated_on", key="not_delegated")
    return ok() if on <= decided else fail("delegated_on", key="later", on=on, decided=decided)


@attrs.frozen(kw_only=True)
class Meetings:
    """The meetings before which the Party organisation studies important matters.

    Args:
        deciders: who decides in them.
    """

    deciders: tuple[str, ...]


@checker("vm-party-first", VillageDecision, params=Meetings)
def party_first(decision: VillageDecision, req: Bound[Meetings]) -> Outcome:
    """The Party organisation studied an important matter before the villagers' meeting did."""
    if not decision.major:
        return not_shown("major") if decision.major is None else not_applicable()
    if decision.decided_by not in req.params.deciders:
        return not_shown("decided_by") if decision.decided_by is None else not_applicable()
    decided = day(decision.decided_on)
    if decided is None:
        return not_shown("decided_on") if decision.decided_on is None else not_applicable()
    shown = (decision.party_studied_on, _proposed_on(decision))
    if any(on and on <= decided for on in shown):
        return ok()
    if None in shown:
        return not_shown("party_studied_on" if shown[0] is None else "deliberations.proposed_on")
    return fail("party_studied_on", key="not_studied", decided=decided)


def _proposed_on(decision: VillageDecision) -> Day:
    """The Party organisation's proposal counts as its study of the matter."""
    steps = decision.deliberations
    return steps if steps is None or steps is False else steps.proposed_on


@checker("vm-four-deliberations", VillageDecision)
def deliberated(decision: VillageDecision, _req: Bound[None]) -> Outcome:
    """A major matter went through four deliberations in order, and two disclosures."""
    if not decision.major:
        return not_shown("major") if decision.major is None else not_applicable()
    steps = decision.deliberations
    if not steps:
        return not_shown("deliberations") if steps is None else fail("deliberations", key="none")
    return worst((_steps_taken(steps), _result_published(steps, decision)))


_STEPS = (
    "proposed_on",
    "discussed_on",
    "party_members_on",
    "resolved_on",
    "decision_published_on",
)


def _steps_taken(steps: Deliberations) -> Outcome:
    days: list[Day] = [getattr(steps, name) for name in _STEPS]
    for number, (name, on) in enumerate(zip(_STEPS, days, strict=True), start=1):
        if on is False:
            return fail(("deliberations", name), key="left_out", number=number)
    known = [(name, on) for name, on in zip(_STEPS, days, strict=True) if on]
    for (_, earlier), (name, later) in pairwise(known):
        if later < earlier:
            return fail(("deliberations", name), key="out_of_order", on=later, earlier=earlier)
    unknown = next((name for name, on in zip(_STEPS, days, strict=True) if on is None), None)
    return ok() if unknown is None else not_shown(("deliberations", unknown))


def _result_published(steps: Deliberations, decision: VillageDecision) -> Outcome:
    """The result is disclosed once the matter has been carried out."""
    if steps.result_published_on is None:
        return not_shown("deliberations.result_published_on")
    if steps.result_published_on:
        return ok()
    if not decision.executed_on:
        return not_shown("executed_on") if decision.executed_on is None else ok()
    return review("deliberations.result_published_on", key="result")


@checker("vconsult", VillageDecision)
def consulted(decision: VillageDecision, _req: Bound[None]) -> Outcome:
    """Those whose direct interests are touched were consulted before it was decided."""
    if not decision.direct_interest:
        shown = decision.direct_interest is not None
        return not_applicable() if shown else not_shown("direct_interest")
    held, decided = decision.consultation, day(decision.decided_on)
    if not held:
        path = "consultation"
        return not_shown(path) if held is None else fail(path, key="not_consulted")
    if held.on is None or decided is None:
        return not_shown("consultation.on" if held.on is None else "decided_on")
    if held.on is False:
        return fail("consultation.on", key="not_consulted")
    if held.on <= decided:
        return ok()
    return review("consultation.on", key="later", on=held.on, decided=decided)


@attrs.frozen(kw_only=True)
class Shares:
    """Decisions that share out what belongs to the villagers.

    Args:
        matters: the matters in which somebody may be left out.
        deciders: whose decisions the text speaks of; all where none is named.
    """

    matters: tuple[str, ...]
    deciders: tuple[str, ...] = ()


@checker("vdec-women-rights", VillageDecision, params=Shares)
def women_equal(decision: VillageDecision, req: Bound[Shares]) -> Outcome:
    """No decision takes rights from women because of marriage; one that was annulled is over."""
    if decision.matter is None:
        return not_shown("matter")
    if decision.matter not in req.params.matters or day(decision.revoked_on):
        return not_applicable()
    if req.params.deciders and decision.decided_by not in req.params.deciders:
        return not_shown("decided_by") if decision.decided_by is None else not_applicable()
    limited = decision.by_marital_status
    if limited is None:
        return not_shown("by_marital_status")
    return fail("by_marital_status", key="unequal") if limited else ok()


@checker("vdec-township-orders", SupervisionActivity)
def decision_corrected(activity: SupervisionActivity, _req: Bound[None]) -> Outcome:
    """The township ordered the correction of the unlawful decision of a village that it found."""
    if activity.kind is None or activity.supervised is None:
        return not_shown("kind" if activity.kind is None else "supervised")
    if activity.supervised is not SupervisedKind.VILLAGE_COMMITTEE or activity.kind not in _FINDING:
        return not_applicable()
    if not activity.unlawful_found:
        return not_shown("unlawful_found") if activity.unlawful_found is None else not_applicable()
    return ordered(activity, within_a_time=False)


_FINDING = frozenset({SupervisionKind.VILLAGE_CORRECTION, SupervisionKind.OTHER})
