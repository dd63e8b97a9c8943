"""Checkers of the meeting that discusses a major decision: who sat there, who spoke, what is kept.

Whether there was a meeting at all is asked by ``decision-collective-discussion`` alone, so that a
decision without one is told once.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.records.decision import DecisionDiscussion, MajorDecision

__all__ = [
    "discussed_by_government",
    "dissent_recorded",
    "head_spoke_last",
    "not_by_few",
    "papers_complete",
]


def _meeting(decision: MajorDecision) -> DecisionDiscussion | Outcome:
    """The meeting that had to be held, or the outcome where none was, or that is not shown."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    meeting = decision.discussion
    if meeting is None:
        return not_shown("discussion")
    if meeting is False or meeting.held_on is False:
        return not_applicable()
    return not_shown("discussion.held_on") if meeting.held_on is None else meeting


@attrs.frozen(kw_only=True)
class Few:
    """How many people are no collective.

    Args:
        attendees: the fewest people who can discuss something together.
    """

    attendees: int


@checker("decision-democratic-centralism-sanction", MajorDecision, params=Few)
def not_by_few(decision: MajorDecision, req: Bound[Few]) -> Outcome:
    """The meeting was more than one person, and enough of its members were there."""
    meeting = _meeting(decision)
    if isinstance(meeting, Outcome):
        return meeting
    if meeting.attendees is None:
        return not_shown("discussion.attendees")
    if meeting.attendees < req.params.attendees:
        return fail("discussion.attendees", key="alone", found=meeting.attendees)
    if meeting.quorum is None:
        return not_shown("discussion.quorum")
    return ok() if meeting.quorum else review("discussion.quorum", key="few")


@attrs.frozen(kw_only=True)
class Bodies:
    """Words by which the body that discussed is known.

    Args:
        government: words of a meeting of the government, or of one held together with the Party.
        party: words of a meeting of the Party committee.
    """

    government: tuple[str, ...]
    party: tuple[str, ...]


@checker("decision-discussed-by-government", MajorDecision, params=Bodies)
def discussed_by_government(decision: MajorDecision, req: Bound[Bodies]) -> Outcome:
    """The government itself discussed it, not the Party committee alone."""
    meeting = _meeting(decision)
    if isinstance(meeting, Outcome):
        return meeting
    if meeting.body is None:
        return not_shown("discussion.body")
    party_alone = _names(meeting.body, req.params.party) and not _names(
        meeting.body, req.params.government
    )
    return review("discussion.body", key="party_alone") if party_alone else ok()


def _names(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


@checker("decision-file-complete-before-meeting", MajorDecision)
def papers_complete(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """The papers that the meeting needs were complete."""
    meeting = _meeting(decision)
    if isinstance(meeting, Outcome):
        return meeting
    if meeting.papers_complete is None:
        return not_shown("discussion.papers_complete")
    return ok() if meeting.papers_complete else fail("discussion.papers_complete", key="incomplete")


@checker("decision-head-speaks-last", MajorDecision)
def head_spoke_last(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """The head spoke when all others had."""
    meeting = _meeting(decision)
    if isinstance(meeting, Outcome):
        return meeting
    if meeting.head_spoke_last is None:
        return not_shown("discussion.head_spoke_last")
    return ok() if meeting.head_spoke_last else fail("discussion.head_spoke_last", key="not_last")


@checker("decision-dissent-recorded", MajorDecision)
def dissent_recorded(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """The meeting was minuted, and other opinions, if there were any, stand in the minutes."""
    meeting = _meeting(decision)
    if isinstance(meeting, Outcome):
        return meeting
    if meeting.minutes is None:
        return not_shown("discussion.minutes")
    if not meeting.minutes:
        return fail("discussion.minutes", key="no_minutes")
    if meeting.dissent_recorded is None:
        return not_shown("discussion.dissent_recorded")
    if meeting.dissent_recorded:
        return ok()
    if meeting.dissent_voiced is None:
        return not_shown("discussion.dissent_voiced")
    return fail("discussion.dissent_recorded", key="left_out") if meeting.dissent_voiced else ok()
