"""Checkers of legality reviews of enforcement decisions: who reviewed, what, and in what form."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._flags import disagree
from fazhi_core.national.checkers._review_kinds import unless_of
from fazhi_core.records.base import day
from fazhi_core.records.legality import LegalReview, Reviewer, ReviewKind

__all__ = [
    "legal_review_body",
    "review_content",
    "review_written_opinion",
    "reviewer_not_case_officer",
    "reviewer_qualified",
]

_ENFORCEMENT = ReviewKind.ENFORCEMENT


@attrs.frozen(kw_only=True)
class Reviewed:
    """The record types that hold enforcement decisions; a review of one is an enforcement review.

    Args:
        subjects: names of the types.
    """

    subjects: tuple[str, ...]


@checker("legal-review-body", LegalReview, params=Reviewed)
def legal_review_body(given: LegalReview, req: Bound[Reviewed]) -> Outcome:
    """Somebody is named who reviewed."""
    if (other := unless_of(_ENFORCEMENT, req.params.subjects, given)) is not None:
        return other
    if given.reviewer is None:
        return not_shown("reviewer")
    if given.reviewer is not False:
        return ok()
    key = "nobody_but_dated" if disagree(False, given.opinion_on) else "nobody"  # noqa: FBT003
    return fail("reviewer", key=key)


@attrs.frozen(kw_only=True)
class Qualification:
    """Figures of ``reviewer-qualified``.

    Args:
        since: who began to review on or after this day must be qualified.
        subject: the record type that holds penalty cases.
    """

    since: date
    subject: str


@checker("reviewer-qualified", LegalReview, params=Qualification)
def reviewer_qualified(given: LegalReview, req: Bound[Qualification]) -> Outcome:
    """Who began to review penalties since the rule came is qualified; told once a year."""
    if given.subject is None or given.subject.type is None:
        return not_shown("subject")
    if given.subject.type != req.params.subject or given.reviewer is False:
        return not_applicable()
    if given.reviewer is None or given.reviewer.law_qualified is None:
        return not_shown("reviewer.law_qualified")
    if given.reviewer.law_qualified:
        return ok()
    began = day(given.reviewer.first_review_on)
    if began is None:
        return not_shown("reviewer.first_review_on")
    if began < req.params.since or _told_before(given, given.reviewer, req):
        return not_applicable()
    return fail("reviewer.law_qualified", key="unqualified", began=began)


def _told_before(given: LegalReview, reviewer: Reviewer, req: Bound[Qualification]) -> bool:
    """Whether an earlier review of the same person and year already says it."""
    on = day(given.opinion_on)
    if on is None or reviewer.name is None:
        return False
    for other in req.every(LegalReview):
        same = other.reviewer and other.reviewer.name == reviewer.name
        then = day(other.opinion_on)
        if not same or then is None or other.agency != given.agency:
            continue
        penalty = other.subject is not None and other.subject.type == req.params.subject
        if penalty and then.year == on.year and (then, other.id) < (on, given.id):
            return True
    return False


@checker("reviewer-not-case-officer", LegalReview, params=Reviewed)
def reviewer_not_case_officer(given: LegalReview, req: Bound[Reviewed]) -> Outcome:
    """Nobody reviews the case that he or she investigated."""
    if (other := unless_of(_ENFORCEMENT, req.params.subjects, given)) is not None:
        return other
    if given.reviewer is False:
        return not_applicable()
    handler = given.reviewer.is_case_handler if given.reviewer else None
    if handler is None:
        return not_shown("reviewer.is_case_handler")
    return fail("reviewer.is_case_handler", key="same_person") if handler else ok()


@checker("review-written-opinion", LegalReview, params=Reviewed)
def review_written_opinion(given: LegalReview, req: Bound[Reviewed]) -> Outcome:
    """The review ended in a written opinion with a conclusion."""
    if (other := unless_of(_ENFORCEMENT, req.params.subjects, given)) is not None:
        return other
    if given.written is False:
        return fail("written", key="not_written")
    if given.written is None:
        return not_shown("written")
    return ok() if given.outcome else not_shown("outcome")


@attrs.frozen(kw_only=True)
class Points:
    """Figures of ``review-content``.

    Args:
        subjects: as for the other requirements on enforcement reviews.
        scope: the points that a review goes through.
    """

    subjects: tuple[str, ...]
    scope: tuple[str, ...]


@checker("review-content", LegalReview, params=Points)
def review_content(given: LegalReview, req: Bound[Points]) -> Outcome:
    """The review went through all points."""
    if (other := unless_of(_ENFORCEMENT, req.params.subjects, given)) is not None:
        return other
    if given.scope is None:
        return not_shown("scope")
    left = {*req.params.scope} - {*given.scope}
    return fail("scope", key="left_out", count=len(left)) if left else ok()
