"""Checkers of what a normative document may lay down, and of how businesses are treated by it."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._documents import (
    unless_normative_for_business,
    unless_touching_business,
)
from fazhi_core.national.checkers._local import stale
from fazhi_core.records.base import day
from fazhi_core.records.decision import FairCompetitionReview
from fazhi_core.records.document import CommentPeriod, Creates, NormativeDocument

__all__ = [
    "business_effect_evaluated",
    "comment_feedback",
    "comment_period",
    "fair_competition",
    "no_coercion",
    "no_fee",
    "no_licence",
    "no_penalty",
    "no_rights_reduction",
]


@checker("normdoc-no-penalty", NormativeDocument)
def no_penalty(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """The document lays down no penalty of its own."""
    return _lays_down(document, Creates.PENALTY, "creates_penalty")


@checker("normdoc-no-licence", NormativeDocument)
def no_licence(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """The document lays down no licence of its own."""
    return _lays_down(document, Creates.LICENCE, "creates_licence")


@checker("normdoc-no-coercion", NormativeDocument)
def no_coercion(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """The document lays down no compulsory measure or execution of its own."""
    return _lays_down(document, Creates.COERCION, "creates_coercion")


def _lays_down(document: NormativeDocument, thing: Creates, key: str) -> Outcome:
    if document.creates is None:
        return not_shown("creates")
    return fail("creates", key=key) if thing in document.creates else ok()


@checker("normdoc-no-fee", NormativeDocument)
def no_fee(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """A fee that the document lays down rests on a higher norm."""
    if document.creates is None:
        return not_shown("creates")
    if Creates.FEE not in document.creates:
        return ok()
    if document.basis_cited is None:
        return not_shown("basis_cited")
    return ok() if document.basis_cited else fail("creates", key="creates_fee")


@checker("normdoc-no-rights-reduction", NormativeDocument)
def no_rights_reduction(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """A duty that the document lays on businesses rests on a higher norm."""
    if (other := unless_normative_for_business(document)) is not None:
        return other
    if document.creates is None:
        return not_shown("creates")
    if Creates.DUTY not in document.creates:
        return ok()
    if document.basis_cited is None:
        return not_shown("basis_cited")
    return ok() if document.basis_cited else fail("creates", key="no_basis")


@attrs.frozen(kw_only=True)
class OpenComment:
    """Figures of ``normdoc-public-comment-30-days``.

    Args:
        least_days: how many days comments are open, the day of the call not counted.
    """

    least_days: int


@checker("normdoc-public-comment-30-days", NormativeDocument, params=OpenComment)
def comment_period(document: NormativeDocument, req: Bound[OpenComment]) -> Outcome:
    """Comments were asked for in public, and long enough."""
    asked = _comment(document)
    if isinstance(asked, Outcome):
        return asked
    urgent = bool(document.urgent)
    if asked is None or asked.start is False:
        told, key = (review, "urgent") if urgent else (fail, "no_comment")
        return told("comment", key=key)
    first, last = asked.start, day(asked.end)
    if first is None or last is None:
        return not_shown("comment.start" if first is None else "comment.end")
    short = req.params.least_days - (last - first).days
    if short <= 0:
        return ok()
    found = (last - first).days
    if short == 1:
        return review("comment.end", key="edge", found=found)
    told, key = (review, "shortened") if asked.shortened_reason or urgent else (fail, "short")
    return told("comment.end", key=key, found=found, required=req.params.least_days)


@checker("normdoc-comment-feedback", NormativeDocument)
def comment_feedback(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """It was told what became of the comments."""
    asked = _comment(document)
    if isinstance(asked, Outcome):
        return asked
    if asked is None or asked.start is False:
        return not_applicable()
    if asked.summary is None:
        return not_shown("comment.summary")
    return ok() if asked.summary else fail("comment.summary", key="no_feedback")


def _comment(document: NormativeDocument) -> CommentPeriod | Outcome | None:
    """The open comment period; ``None``: there was none; or why it is not judged."""
    if document.secret:
        return not_applicable()
    if (other := unless_normative_for_business(document)) is not None:
        return other
    if document.comment is None:
        return not_shown("comment")
    return document.comment or None


@attrs.frozen(kw_only=True)
class Competition:
    """Figures of ``normdoc-fair-competition-review``.

    Args:
        measures_too: whether the text also covers measures that are no normative documents.
    """

    measures_too: bool


@checker("normdoc-fair-competition-review", NormativeDocument, params=Competition)
def fair_competition(document: NormativeDocument, req: Bound[Competition]) -> Outcome:
    """What touches businesses passed the fair-competition review before it was issued."""
    measures = req.params.measures_too
    covered = unless_touching_business if measures else unless_normative_for_business
    if (other := covered(document)) is not None:
        return other
    held, issued = document.fair_competition_review, day(document.issued_on)
    if held is None or issued is None:
        return not_shown("fair_competition_review")
    if held is False or held.on is False:
        return fail("fair_competition_review", key="not_reviewed")
    return _competition_passed(held, issued)


def _competition_passed(held: FairCompetitionReview, issued: date) -> Outcome:
    if not held.on:
        return not_shown("fair_competition_review.on")
    if held.on > issued:
        return fail("fair_competition_review.on", key="late", held=held.on, issued=issued)
    if held.passed is None:
        return not_shown("fair_competition_review.passed")
    if held.passed:
        return ok()
    told, key = (review, "exception") if held.exception_end else (fail, "not_passed")
    return told("fair_competition_review.passed", key=key)


@attrs.frozen(kw_only=True)
class Evaluation:
    """Figures of ``normdoc-private-economy-review``.

    Args:
        years: how often a local rule asks for an evaluation; ``None`` where none is set.
        grace_days: how long after its issue nobody need ask for the first one.
    """

    years: int | None
    grace_days: int


@checker("normdoc-private-economy-review", NormativeDocument, params=Evaluation)
def business_effect_evaluated(document: NormativeDocument, req: Bound[Evaluation]) -> Outcome:
    """The effect of a document in force on businesses is evaluated from time to time."""
    if (other := unless_touching_business(document)) is not None:
        return other
    if document.issued_on is False or _over(document, req.as_of):
        return not_applicable()
    if document.issued_on is None or document.expires_on is None:
        return not_shown("issued_on" if document.issued_on is None else "expires_on")
    if (req.as_of - document.issued_on).days <= req.params.grace_days:
        return not_applicable()
    evaluated = document.business_effect_reviewed_on
    if evaluated is None:
        return not_shown("business_effect_reviewed_on")
    if evaluated is False:
        return review("business_effect_reviewed_on", key="never")
    if req.params.years is not None and stale(evaluated, req.params.years, req):
        return fail("business_effect_reviewed_on", key="stale", evaluated=evaluated)
    return ok()


def _over(document: NormativeDocument, as_of: date) -> bool:
    last = day(document.expires_on)
    return last is not None and last < as_of
