"""What several checkers of petitions ask.

Who handed it in, whether it was accepted, and whether a duty without a term was done.
"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from fazhi_core import Outcome, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import Day
from fazhi_core.records.petition import Petition, PetitionChannel, PetitionKind

__all__ = [
    "Handling",
    "done",
    "undone",
    "unless_accepted",
    "unless_direct",
    "unless_opinion",
    "unless_route",
]

_NO_CLAIMS = frozenset({PetitionKind.SUGGESTION, PetitionKind.ACCUSATION})


@attrs.frozen(kw_only=True)
class Handling:
    """Figures of the term for dealing with a petition.

    Args:
        extension: the longest extension, in days.
        routes: the items of article 31 to which the term applies; empty: to all matters accepted.
    """

    extension: int
    routes: tuple[int, ...]


def done(petition: Petition, on: Day, path: str, key: str) -> Outcome:
    """Whether a duty for which the law sets no term was done, on whatever day."""
    if on is None:
        return not_shown(path)
    return ok() if on else undone(petition, path, key)


def undone(petition: Petition, path: str, key: str) -> Outcome:
    """What follows where a duty without a term was not done.

    A failure once the matter is closed; while it is in hand a person must judge the delay.
    """
    if petition.closed_on is None:
        return not_shown("closed_on")
    return fail(path, key=key) if petition.closed_on else review(path, key="in_hand")


def unless_direct(petition: Petition) -> Outcome | None:
    """The outcome where another organ handed the petition on, or whether one did is not shown."""
    if petition.channel is None:
        return not_shown("channel")
    return not_applicable() if petition.channel is PetitionChannel.TRANSFERRED else None


def unless_accepted(petition: Petition, routes: Collection[int]) -> Outcome | None:
    """The outcome where the petition was not accepted, or is handled by none of *routes*.

    Args:
        petition: the petition.
        routes: items of article 31 of the 2022 regulation; empty: all matters accepted.
    """
    outside = unless_route(petition, routes)
    if outside is not None:
        return outside
    acceptance = petition.acceptance
    if acceptance is None:
        return not_shown("acceptance")
    if acceptance is False:
        return not_applicable()
    if acceptance.accepted is None:
        return not_shown("acceptance.accepted")
    if not acceptance.accepted or acceptance.decided_on is False:
        return not_applicable()
    return not_shown("acceptance.decided_on") if acceptance.decided_on is None else None


def unless_route(petition: Petition, routes: Collection[int]) -> Outcome | None:
    """The outcome where the petition is a claim handled by none of *routes*, or no claim at all.

    Article 31 sorts claims only: suggestions and accusations have ways of their own.
    """
    if not routes:
        return None
    if petition.kind in _NO_CLAIMS:
        return not_applicable()
    if petition.route is None:
        return not_shown("route")
    if petition.route not in routes:
        return not_applicable()
    return not_shown("kind") if petition.kind is None else None


def unless_opinion(petition: Petition) -> Outcome | None:
    """The outcome where no opinion was issued, or whether one was is not shown."""
    opinion = petition.opinion
    if opinion is None:
        return not_shown("opinion")
    if opinion is False or opinion.on is False:
        return not_applicable()
    return not_shown("opinion.on") if opinion.on is None else None
