"""Checkers of the legality review of major decisions, and of the adviser's opinion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.national.checkers._review_kinds import unless_of
from fazhi_core.national.checkers._reviewed import heard_before
from fazhi_core.records.base import day, table
from fazhi_core.records.decision import MajorDecision
from fazhi_core.records.legality import LegalReview, ReviewForm, ReviewKind, ReviewOutcome

__all__ = [
    "adviser_heard",
    "adviser_not_overruled",
    "review_before_discussion",
    "review_not_replaced",
    "review_scope",
    "time_for_review",
    "unlawful_not_discussed",
]


@checker("decision-legal-review-before-discussion", MajorDecision)
def review_before_discussion(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """The review came before the meeting; on one day a person must look."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    held = _discussed_on(decision)
    if held is None:
        return not_shown("discussion.held_on")
    if decision.review is False:
        return fail("review", key="none", held=held)
    given = _review_of(decision, req)
    if isinstance(given, Outcome):
        return given
    path, reviewed = "review.opinion_on", given.opinion_on
    if reviewed is None:
        return not_shown(path)
    if reviewed is False:
        return fail(path, key="none", held=held)
    if reviewed > held:
        return fail(path, key="after_discussion", reviewed=reviewed, held=held)
    return review(path, key="same_day", held=held) if reviewed == held else ok()


def _discussed_on(decision: MajorDecision) -> date | None:
    """The day of the meeting."""
    meeting = table(decision.discussion)
    return day(meeting.held_on) if meeting else None


def _review_of(decision: MajorDecision, req: Bound[Any]) -> LegalReview | Outcome:
    """The review of *decision* that counts, or the outcome where none does or it is not shown."""
    if decision.review is False:
        return not_applicable()
    if decision.review is not None:
        return req.get(decision.review, LegalReview) or not_shown("review")
    found = req.about(decision, LegalReview)
    if not found:
        return not_shown("review")
    if any(one.opinion_on is None for one in found):
        return not_shown("review.opinion_on")
    return _last_before(found, _discussed_on(decision))


def _last_before(found: Sequence[LegalReview], held: date | None) -> LegalReview:
    """The last review given by the meeting: later ones are of what changed afterwards.

    Where all came after the meeting, the first of them; where the meeting is not shown, the last.
    """
    ordered = sorted(found, key=lambda one: (str(day(one.opinion_on) or ""), one.id))
    given = [(on, one) for one in ordered if (on := day(one.opinion_on)) is not None]
    if held is None or not given:
        return ordered[-1]
    before = [one for on, one in given if on <= held]
    return before[-1] if before else given[0][1]


@checker("decision-unlawful-not-discussed", MajorDecision)
def unlawful_not_discussed(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """What the review found unlawful was not put to the meeting."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    given = _review_of(decision, req)
    if isinstance(given, Outcome):
        return given
    if given.opinion_on is False:
        return not_applicable()
    held = _discussed_on(decision)
    if given.opinion_on is None or held is None:
        return not_shown("review.opinion_on" if held else "discussion.held_on")
    if given.opinion_on > held:  # `decision-legal-review-before-discussion` tells it
        return not_applicable()
    if given.outcome is None:
        return not_shown("review.outcome")
    if given.outcome is ReviewOutcome.PASSED:
        return ok()
    if given.outcome is ReviewOutcome.PASSED_WITH_CHANGES:
        return _changed(given)
    if decision.exploratory:
        return review("exploratory", key="exploratory")
    return fail("review.outcome", key="unlawful", result=given.outcome)


def _changed(given: LegalReview) -> Outcome:
    """Whether the changes that the review asked for were made."""
    if given.adopted is None:
        return not_shown("review.adopted")
    return ok() if given.adopted else review("review.adopted", key="not_changed")


@checker("decision-legal-review-7-working-days", MajorDecision)
def time_for_review(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """The review was given its time before the meeting; a person judges less."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    given = _review_of(decision, req)
    if isinstance(given, Outcome):
        return given
    held = _discussed_on(decision)
    if given.submitted_on is None or held is None:
        return not_shown("discussion.held_on" if held is None else "review.submitted_on")
    if given.submitted_on is False or given.submitted_on > held:
        return not_applicable()
    outcome = req.announced(given.submitted_on, held, path="review.submitted_on")
    if outcome.kind is not Kind.FAIL:
        return outcome
    return review("review.submitted_on", key="short", trace=outcome.trace, due_on=outcome.due)


@attrs.frozen(kw_only=True)
class Subjects:
    """The record types that hold major decisions.

    Args:
        subjects: names of the types.
    """

    subjects: tuple[str, ...]


@checker("decision-legal-review-not-replaced", LegalReview, params=Subjects)
def review_not_replaced(given: LegalReview, req: Bound[Subjects]) -> Outcome:
    """What goes by the name of a review is one, and no circulation for comments."""
    if (other := unless_of(ReviewKind.DECISION, req.params.subjects, given)) is not None:
        return other
    if given.form is None:
        return not_shown("form")
    return (
        ok() if given.form is ReviewForm.REVIEW else fail("form", key="replaced", form=given.form)
    )


@attrs.frozen(kw_only=True)
class Points:
    """What a review of a decision goes through.

    Args:
        subjects: names of the record types that hold major decisions.
        scope: the points that it must name.
        content: the points of which one shows that it looked at what the draft says.
    """

    subjects: tuple[str, ...]
    scope: tuple[str, ...]
    content: tuple[str, ...]


@checker("decision-legal-review-scope", LegalReview, params=Points)
def review_scope(given: LegalReview, req: Bound[Points]) -> Outcome:
    """The review went through power, procedure and content."""
    if (other := unless_of(ReviewKind.DECISION, req.params.subjects, given)) is not None:
        return other
    if given.scope is None:
        return not_shown("scope")
    seen = {*given.scope}
    left = len({*req.params.scope} - seen) + (not seen & {*req.params.content})
    return fail("scope", key="left_out", count=left) if left else ok()


@checker("adviser-heard-on-major-matters", MajorDecision)
def adviser_heard(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Where there is a legal adviser, the adviser was heard before the decision."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    if not decision.has_adviser:
        return not_shown("has_adviser") if decision.has_adviser is None else not_applicable()
    opinion, decided = decision.adviser_opinion, day(decision.decided_on)
    if decided is None:
        return not_shown("adviser_opinion" if opinion is None else "decided_on")
    return heard_before(opinion, decided, "heard_later")


@checker("adviser-unlawful-not-tabled", MajorDecision)
def adviser_not_overruled(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """What the adviser found unlawful was changed before anybody decided."""
    opinion = decision.adviser_opinion
    if opinion is None and decision.has_adviser is not False:
        return not_shown("adviser_opinion")
    if not opinion:
        return not_applicable()
    if opinion.lawful is None:
        return not_shown("adviser_opinion.lawful")
    if opinion.lawful:
        return ok()
    if opinion.adopted is None:
        return not_shown("adviser_opinion.adopted")
    return ok() if opinion.adopted else fail("adviser_opinion.adopted", key="overruled")
