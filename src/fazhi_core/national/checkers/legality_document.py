"""Checkers of legality reviews of normative documents: who reviews, and in what time."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._review_kinds import unless_of
from fazhi_core.records.base import day
from fazhi_core.records.legality import LegalReview, ReviewKind

__all__ = ["review_in_time", "reviewer_given_time", "township_reviewer"]

_DOCUMENT = ReviewKind.DOCUMENT


@attrs.frozen(kw_only=True)
class Documents:
    """The record types that hold normative documents.

    Args:
        subjects: names of the types.
    """

    subjects: tuple[str, ...]


@checker("normdoc-township-reviewer", LegalReview, params=Documents)
def township_reviewer(given: LegalReview, req: Bound[Documents]) -> Outcome:
    """Somebody other than the drafter reviews, from the township or from outside."""
    if (other := unless_of(_DOCUMENT, req.params.subjects, given)) is not None:
        return other
    if given.reviewer is None:
        return not_shown("reviewer")
    if given.reviewer is False:
        return fail("reviewer", key="nobody")
    if given.reviewer.is_drafter is None:
        return not_shown("reviewer.is_drafter")
    return fail("reviewer.is_drafter", key="drafter") if given.reviewer.is_drafter else ok()


@attrs.frozen(kw_only=True)
class TimeGiven:
    """Figures of ``normdoc-review-time-5-15``.

    Args:
        subjects: as for the other requirements on reviews of documents.
        working_days: how many working days a reviewer is given at least.
    """

    subjects: tuple[str, ...]
    working_days: int


@checker("normdoc-review-time-5-15", LegalReview, params=TimeGiven)
def reviewer_given_time(given: LegalReview, req: Bound[TimeGiven]) -> Outcome:
    """A quick opinion is lawful; being pressed for one is not."""
    if given.urgent:
        return not_applicable()
    if (other := unless_of(_DOCUMENT, req.params.subjects, given)) is not None:
        return other
    submitted, opinion = day(given.submitted_on), day(given.opinion_on)
    if submitted is None or opinion is None:
        return not_shown("opinion_on")
    least = req.calendar.add_working(submitted, req.params.working_days).latest
    if opinion >= least:
        return ok()
    if given.due_on is None:
        return not_shown("due_on")
    if given.due_on is False or given.due_on >= least:
        return ok()
    return fail("due_on", key="pressed", due_on=given.due_on, least=least)


@checker("normdoc-review-max-15", LegalReview, params=Documents)
def review_in_time(given: LegalReview, req: Bound[Documents]) -> Outcome:
    """The opinion came in time, counted from complete papers, pauses left out."""
    if given.urgent:
        return not_applicable()
    if (other := unless_of(_DOCUMENT, req.params.subjects, given)) is not None:
        return other
    submitted = day(given.submitted_on)
    if submitted is None:
        return not_shown("submitted_on")
    plain = _in_time(given, submitted, req)
    if plain.kind is Kind.PASS:
        return plain
    if plain.kind is Kind.FAIL and (gap := _unmeasured(given)) is not None:
        return not_shown(gap)
    if given.resubmitted_on is None or given.materials_complete is None:
        again = "resubmitted_on" if given.resubmitted_on is None else "materials_complete"
        return not_shown(again) if plain.kind is Kind.FAIL else plain
    again_on, opinion = day(given.resubmitted_on), day(given.opinion_on)
    if again_on and (opinion is None or again_on <= opinion):
        return _in_time(given, max(submitted, again_on), req)
    if plain.kind is Kind.FAIL and not given.materials_complete:
        return review(plain.path, key="incomplete", due_on=plain.due)
    return plain


def _in_time(given: LegalReview, start: date, req: Bound[Any]) -> Outcome:
    pauses = [(one.start, one.end) for one in given.pauses or () if one.start and one.end]
    return req.within(start, given.opinion_on, excluded=pauses)


def _unmeasured(given: LegalReview) -> tuple[str | int, ...] | None:
    """The first fact without which a pause cannot be measured."""
    for position, one in enumerate(given.pauses or ()):
        if one.start is None or one.end is None:
            return ("pauses", position, "start" if one.start is None else "end")
    return None
