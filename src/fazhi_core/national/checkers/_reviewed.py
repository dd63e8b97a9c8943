"""Whether a paper passed its legality review, or the adviser was heard, before the next step."""

from __future__ import annotations

from datetime import date
from typing import Any

from fazhi_core import Bound, Kind, Outcome, fail, not_shown, ok, review
from fazhi_core.records.base import No, day
from fazhi_core.records.contract import Contract
from fazhi_core.records.decision import AdviserOpinion
from fazhi_core.records.document import NormativeDocument
from fazhi_core.records.legality import LegalReview, ReviewOutcome

__all__ = ["heard_before", "reviewed_before"]

_PASSED = frozenset({ReviewOutcome.PASSED, ReviewOutcome.PASSED_WITH_CHANGES})


def heard_before(opinion: AdviserOpinion | No | None, step: date, late: str) -> Outcome:
    """Whether the legal adviser gave *opinion* before the step that it is about.

    Args:
        opinion: the record's ``adviser_opinion``.
        step: the day of that step.
        late: the message where the opinion came after it.
    """
    if opinion is None:
        return not_shown("adviser_opinion")
    if opinion is False or opinion.on is False:
        return fail("adviser_opinion", key="not_heard")
    if opinion.on is None:
        return not_shown("adviser_opinion.on")
    if opinion.on > step:
        return fail("adviser_opinion.on", key=late, heard=opinion.on, step=step)
    return ok()


def reviewed_before(paper: NormativeDocument | Contract, req: Bound[Any]) -> Outcome:
    """Whether the review came before the later step of the version's order, and let it pass.

    Fails with ``rejected`` where the reviewer found it unlawful; ``returned`` where papers were
    asked for and no later opinion is shown is for a person to look at.
    """
    given = _given(paper, req)
    if given is None:
        return req.in_order(paper)
    order = req.in_order(paper if paper.review else paper.replace(review=given))
    if order.kind is Kind.FAIL and paper.review is None:
        return not_shown("review")  # an earlier one may not be in the ledger
    if order.kind not in {Kind.PASS, Kind.REVIEW}:
        return order
    if given.outcome is None:
        return not_shown("review.outcome")
    if given.outcome is ReviewOutcome.REJECTED:
        return fail("review.outcome", key="rejected")
    if given.outcome is ReviewOutcome.RETURNED:
        return review("review.outcome", key="returned")
    return order


def _given(paper: NormativeDocument | Contract, req: Bound[Any]) -> LegalReview | None:
    """The review that the paper names, else the one that names the paper.

    Of several the first that let it pass counts: what was reviewed later is about later changes.
    """
    if paper.review is not None:
        return req.get(paper.review, LegalReview)
    found = sorted(
        req.about(paper, LegalReview), key=lambda one: (str(day(one.opinion_on) or ""), one.id)
    )
    passed = (one for one in found if one.outcome in _PASSED)
    unread = (one for one in found if one.outcome is None)
    return next(passed, next(unread, found[-1] if found else None))
