"""What a legality review is of."""

from __future__ import annotations

from collections.abc import Collection

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.legality import LegalReview, ReviewKind

__all__ = ["unless_of"]

_REVIEWED = frozenset(
    {
        "enforcement_case",
        "coercion_case",
        "licence_case",
        "case_transfer",
        "major_decision",
        "normative_document",
        "contract",
    }
)
"""The record types that reviews are of; any other name says nothing about the kind."""


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
    if subject in subjects:
        return None
    return not_applicable() if subject in _REVIEWED else not_shown("kind")
