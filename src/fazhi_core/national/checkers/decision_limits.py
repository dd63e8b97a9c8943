"""Checkers of what a township may not decide by itself: matters of congress and of villages."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import No, day
from fazhi_core.records.decision import MajorDecision, VillagersMeeting

__all__ = ["congress_resolved", "villagers_decided"]

_CONGRESS = "congress_matter"


@checker("decision-peoples-congress-items", MajorDecision)
def congress_resolved(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """What is for the people's congress was resolved there before it was carried out."""
    if not decision.congress_matter:
        return not_applicable() if decision.congress_matter is False else not_shown(_CONGRESS)
    outcome = req.in_order(decision)
    if decision.emergency and outcome.kind is Kind.FAIL:
        return review(outcome.path, key="emergency")
    return outcome


@attrs.frozen(kw_only=True)
class VillageMatters:
    """Whose matters are whose.

    Args:
        villagers: the matters that the villagers decide.
        collective: the matters that the members of the collective decide by their own law.
        majority: the share of those present of which more must agree.
    """

    villagers: tuple[str, ...]
    collective: tuple[str, ...]
    majority: float


@checker("decision-village-matter", MajorDecision, params=VillageMatters)
def villagers_decided(decision: MajorDecision, req: Bound[VillageMatters]) -> Outcome:
    """The township decided nothing in the village's stead: the villagers had agreed to it."""
    matters = decision.village_matters
    if matters is None:
        return not_shown("village_matters")
    if any(one in req.params.villagers for one in matters):
        return _agreed(decision, decision.villagers_meeting, req.params.majority)
    if any(one in req.params.collective for one in matters):
        return review("village_matters", key="collective")
    return review("village_matters", key="unclear") if matters else not_applicable()


def _agreed(
    decision: MajorDecision, meeting: VillagersMeeting | No | None, majority: float
) -> Outcome:
    """Whether the villagers' meeting, or the representatives it empowered, agreed beforehand."""
    decided = day(decision.decided_on)
    if meeting is None or decided is None:
        return not_shown("villagers_meeting" if meeting is None else "decided_on")
    if meeting is False or meeting.held_on is False:
        return fail("villagers_meeting", key="not_asked")
    if meeting.held_on is None:
        return not_shown("villagers_meeting.held_on")
    held, agreed, present = meeting.held_on, meeting.agreed, meeting.present
    if held > decided:
        return fail("villagers_meeting.held_on", key="asked_later", held=held, decided=decided)
    if agreed is None or present is None:
        return not_shown(f"villagers_meeting.{'present' if present is None else 'agreed'}")
    if agreed > majority * present:
        return ok()
    return fail("villagers_meeting.agreed", key="not_agreed", agreed=agreed, present=present)
