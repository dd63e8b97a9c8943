"""Whether a paper passed its legality review before the next step."""

from __future__ import annotations

from typing import Any

from fazhi_core import Bound, Kind, Outcome, fail, not_shown, review
from fazhi_core.records.contract import Contract
from fazhi_core.records.document import NormativeDocument
from fazhi_core.records.legality import LegalReview, ReviewOutcome

__all__ = ["reviewed_before"]


def reviewed_before(paper: NormativeDocument | Contract, req: Bound[Any]) -> Outcome:
    """Whether the review came before the later step of the version's order, and let it pass.

    Fails with ``rejected`` where the reviewer found it unlawful; ``returned`` where papers were
    asked for and no later opinion is shown is for a person to look at.
    """
    order = req.in_order(paper)
    if order.kind not in {Kind.PASS, Kind.REVIEW}:
        return order
    given = req.get(paper.review, LegalReview)
    if given is None or given.outcome is None:
        return not_shown("review.outcome")
    if given.outcome is ReviewOutcome.REJECTED:
        return fail("review.outcome", key="rejected")
    if given.outcome is ReviewOutcome.RETURNED:
        return review("review.outcome", key="returned")
    return order
