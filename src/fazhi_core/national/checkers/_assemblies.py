"""How many must come to a village meeting, and how many must agree."""

from __future__ import annotations

import attrs

from fazhi_core import Outcome, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.village_meeting import VillageMeeting, VillageMeetingKind

__all__ = ["Majority", "Quorum", "Share", "agreed", "attended", "reached", "unless_kind"]

Share = tuple[int, int]
"""A part of the whole: ``(2, 3)`` are two thirds."""


def reached(part: int | None, whole: int | None, share: Share, *, beyond: bool) -> bool | None:
    """Whether *part* makes up the *share* of *whole*; ``None`` where a number is not shown.

    Args:
        part: how many.
        whole: of how many; of nobody there is no share.
        share: the share.
        beyond: whether it must be more than the share, not just as much.
    """
    if part is None or whole is None or whole <= 0:
        return None
    have, need = share[1] * part, share[0] * whole
    return have > need if beyond else have >= need


# Without slots, so that one class of figures can have both.
@attrs.frozen(kw_only=True, slots=False)
class Quorum:
    """How many must come.

    Args:
        people: the share of those entitled.
        more_than: whether more than that share must come.
        households: the share of households whose representatives suffice instead; none where
            households do not count.
    """

    people: Share
    more_than: bool
    households: Share | tuple[()] = ()


@attrs.frozen(kw_only=True, slots=False)
class Majority:
    """How many must agree.

    Args:
        majority: the share of those present of which more must agree.
        special: matters for which another law asks for another majority.
    """

    majority: Share
    special: tuple[str, ...]


def unless_kind(meeting: VillageMeeting, kind: VillageMeetingKind) -> Outcome | None:
    """Why a meeting is not judged as one of *kind*; ``None`` where it is."""
    if meeting.kind is kind:
        return None
    return not_shown("kind") if meeting.kind is None else not_applicable()


def attended(meeting: VillageMeeting, quorum: Quorum) -> Outcome:
    """Whether enough people came, or representatives of enough households.

    Where too few came and the meeting decided nothing, it did what the law asks.
    """
    people = reached(meeting.adults_present, meeting.adults, quorum.people, beyond=quorum.more_than)
    if people or (quorum.households and _households(meeting, quorum.households)):
        return ok()
    if people is None:
        return not_shown("adults" if meeting.adults_present is not None else "adults_present")
    if quorum.households and _households(meeting, quorum.households) is None:
        missing = "households" if meeting.households_present is not None else "households_present"
        return not_shown(missing)
    if meeting.rejected:
        return not_applicable()
    return fail(
        "adults_present",
        key="too_few",
        present=meeting.adults_present,
        entitled=meeting.adults,
        households_present=meeting.households_present,
        households=meeting.households,
    )


def _households(meeting: VillageMeeting, share: Share | tuple[()]) -> bool | None:
    if not share:
        return False
    return reached(meeting.households_present, meeting.households, share, beyond=False)


def agreed(meeting: VillageMeeting, majority: Majority) -> Outcome:
    """Whether enough of those present agreed; where another law asks for more a person looks.

    What fell binds nobody, and a meeting that only heard reports took no vote.
    """
    votes, present = meeting.votes_for, meeting.adults_present
    if meeting.rejected or votes == 0 or (votes is None and meeting.matters == ()):
        return not_applicable()
    enough = reached(votes, present, majority.majority, beyond=True)
    if enough is None:
        return not_shown("adults_present" if votes is not None else "votes_for")
    if not enough:
        return fail("votes_for", key="not_agreed", votes=votes, present=present)
    if not majority.special:
        return ok()
    if meeting.matters is None:
        return not_shown("matters")
    special = any(one in majority.special for one in meeting.matters)
    return review("matters", key="other_majority") if special else ok()
