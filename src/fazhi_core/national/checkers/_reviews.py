"""What a legality review is of."""

from __future__ import annotations

from collections.abc import Collection

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.legality import LegalReview, ReviewKind

__all__ = ["unless_of"]


def unless_of(kind: ReviewKind, subjects: Collection[str], given: LegalReview) -> Outcome | None:
    """The outcome where the review is not of *kind*, or where that is not shown.

    Args:
        kind: the kind of review that is judged.
        subjects: the record types that such a review is of.
        given: the review.
    """
    if given.kind is not None:
        return None if given.kind is kind else not_applicable()
    subject = given.subject.type if given.subject else None
    if subject is None:
        return not_shown("kind")
    return None if subject in subjects else not_applicable()
