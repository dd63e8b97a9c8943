"""In which order a normative document goes through the township's own steps."""

from __future__ import annotations

from datetime import date

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.document import NormativeDocument
from fazhi_core.records.legality import LegalReview, ReviewOutcome

__all__ = ["document_order"]

_NORMATIVE = ("public", "affects_rights", "generally_binding", "reusable")
_CHECKS = ("basis_sufficient_on", "content_lawful_on", "procedure_lawful_on")
_PASSED = frozenset({ReviewOutcome.PASSED, ReviewOutcome.PASSED_WITH_CHANGES})


@checker("pengbao.document-order", NormativeDocument)
def document_order(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The group's three checks, then the legality review, then the party committee."""
    shown = {name: getattr(document, name) for name in _NORMATIVE}
    if False in shown.values():
        return not_applicable()
    unknown = next((name for name, value in shown.items() if value is None), None)
    if unknown is not None:
        return not_shown(unknown)
    review = _passed_review(document, req)
    if isinstance(review, Outcome):
        return review
    checked = _last_check(document)
    if isinstance(checked, Outcome):
        return checked
    approved = document.party_committee_approved_on
    if approved is None:
        return not_shown("party_committee_approved_on")
    if approved is False:
        return fail("party_committee_approved_on", key="not_approved")
    if checked > review:
        return fail("review", key="review_first", checked=checked, reviewed=review)
    if review > approved:
        path = "party_committee_approved_on"
        return fail(path, key="approved_first", reviewed=review, approved=approved)
    return ok()


def _passed_review(document: NormativeDocument, req: Bound[None]) -> date | Outcome:
    """The day of the opinion that let the document through, or what is wrong with it."""
    if document.review is None:
        return not_shown("review")
    if document.review is False:
        return fail("review", key="not_reviewed")
    review = req.get(document.review, LegalReview)
    if review is None:
        return not_shown("review")
    if review.outcome is None:
        return not_shown("review.outcome")
    if review.outcome not in _PASSED or review.opinion_on is False:
        return fail("review", key="not_reviewed")
    return not_shown("review.opinion_on") if review.opinion_on is None else review.opinion_on


def _last_check(document: NormativeDocument) -> date | Outcome:
    """The day of the last of the three checks, or the one that is not shown or was left out."""
    days: list[date] = []
    for name in _CHECKS:
        done = getattr(document, name)
        if done is None:
            return not_shown(name)
        if done is False:
            return fail(name, key="not_checked")
        days.append(done)
    return max(days)
