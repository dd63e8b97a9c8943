"""Checkers of referrals to the police: the township's own procedure, and nothing passes.

Finding no gap does not make a referral lawful, so that these checkers never return a pass.
"""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_shown, review
from fazhi_core.records.referral import PoliceReferral, ReferralGround

__all__ = ["ground_is_no_petition"]

_PETITION_ITSELF = frozenset({ReferralGround.REPETITION, ReferralGround.DATE})
"""Grounds that describe the petition, not an act."""


@attrs.frozen(kw_only=True)
class Enumerated:
    """Figures of ``ref-ground-never-petition``.

    Args:
        articles: the articles of the regulation in force that name acts; empty: not known.
    """

    articles: tuple[int, ...]


@checker("ref-ground-never-petition", PoliceReferral, params=Enumerated)
def ground_is_no_petition(referral: PoliceReferral, req: Bound[Enumerated]) -> Outcome:
    """A referral rests on a concrete act that the regulation names, never on the petition.

    Whether it was urgent is not asked: urgency makes no ground of a petition.
    """
    ground = referral.ground
    if ground is None:
        return not_shown("ground")
    if ground not in _PETITION_ITSELF:
        return review("ground", key="own_procedure", ground=ground)
    act = referral.act
    if act is None:
        return not_shown("act")
    if act is False:
        return fail("ground", key="petition_as_ground", ground=ground)
    if act.article is None:
        return not_shown("act.article")
    listed = req.params.articles
    if listed and act.article not in listed:
        if act.on is None:
            return not_shown("act.on")
        if act.on is False or act.on >= req.version.start:
            return fail("act.article", key="petition_as_ground", ground=ground)
    # An act from before the present regulation may stand under another number.
    return review("ground", key="own_procedure", ground=ground)
