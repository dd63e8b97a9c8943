"""Checkers of decisions: collective discussion."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_shown, ok
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.records.base import day
from fazhi_core.records.decision import MajorDecision

__all__ = ["collective_discussion"]


@checker("decision-collective-discussion", MajorDecision)
def collective_discussion(decision: MajorDecision, req: Bound[None]) -> Outcome:  # noqa: ARG001 - the law has no figure here
    """Look for a meeting no later than the decision, whatever the meeting is called."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    if decision.discussion is None:
        return not_shown("discussion")
    if decision.discussion is False:
        return fail("discussion", key="not_discussed")
    if decision.discussion.held_on is False:
        return fail("discussion.held_on", key="not_discussed")
    held, decided = decision.discussion.held_on, day(decision.decided_on)
    if held is None or decided is None:
        return not_shown("discussion.held_on")
    if held > decided:
        return fail("discussion.held_on", key="after_decision", held=held, decided=decided)
    return ok()
