"""Checkers of the penalty decision: the review before it, and how long it may take."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._officers import investigated
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.national.checkers._reviews import reviews_of
from fazhi_core.national.checkers._terms import longest, running, term_kept
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.legality import LegalReview, ReviewOutcome
from fazhi_core.records.transfer import CaseTransfer

__all__ = [
    "decide_within_90_days",
    "not_same_act_again",
    "police_case_deadline",
    "review_before_decision",
    "review_scope_118",
    "reviewer_among_officers",
]

_BEST_FIRST = (Kind.PASS, Kind.OPEN, Kind.REVIEW, Kind.FAIL)
_NOT_PASSED = {ReviewOutcome.REJECTED, ReviewOutcome.RETURNED}


@attrs.frozen(kw_only=True)
class ReviewFigures:
    """What ``review-before-decision`` asks in one edition.

    Args:
        every_case: whether every ordinary case needs a review.
        triggers: the reasons that make a review necessary where not every case needs one.
    """

    every_case: bool
    triggers: tuple[str, ...]


@checker("review-before-decision", EnforcementCase, params=ReviewFigures)
def review_before_decision(case: EnforcementCase, req: Bound[ReviewFigures]) -> Outcome:
    """A review that passed, dated no later than the decision, where the law asks for one."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    wanted = _asked_for(case, req.params)
    if wanted is None:
        return not_shown("review_triggers")
    imposed = imposes_penalty(decision)
    if not wanted or imposed is False:
        return not_applicable()
    if imposed is None:
        return not_shown("decision.kinds")
    return _reviewed(case, decided, req)


@attrs.frozen(kw_only=True)
class PolicyFigures:
    """What ``review-scope-118`` adds to the statute.

    Args:
        statute: the reasons for which the statute itself asks for a review.
        triggers: the reasons for which only the policy does.
    """

    statute: tuple[str, ...]
    triggers: tuple[str, ...]


@checker("review-scope-118", EnforcementCase, params=PolicyFigures)
def review_scope_118(case: EnforcementCase, req: Bound[PolicyFigures]) -> Outcome:
    """A review that passed where only policy or a local list asks for one."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    if case.procedure is Procedure.SUMMARY or imposes_penalty(decision) is False:
        return not_applicable()
    if case.review_triggers is None or case.public_interest is None:
        missing = "public_interest" if case.review_triggers is not None else "review_triggers"
        return not_shown(missing)
    given = {*case.review_triggers, *(("public_interest",) if case.public_interest else ())}
    # Where the statute asks, `review-before-decision` judges; one gap is told once.
    if given & {*req.params.statute} or not given & {*req.params.triggers}:
        return not_applicable()
    if imposes_penalty(decision) is None:
        return not_shown("decision.kinds")
    return _reviewed(case, decided, req)


def _reviewed(case: EnforcementCase, decided: date, req: Bound[Any]) -> Outcome:
    """The best of the reviews of *case*."""
    if case.review is False:
        return fail("review", key="none")
    outcomes = [_passed(one, decided) for one in reviews_of(case, req)]
    return min(outcomes, key=lambda one: _BEST_FIRST.index(one.kind), default=not_shown("review"))


def _asked_for(case: EnforcementCase, figures: ReviewFigures) -> bool | None:
    if case.procedure is Procedure.SUMMARY:
        return False
    if figures.every_case:
        return True
    given: set[str] = {*(case.review_triggers or ())}
    if case.public_interest:
        given.add("public_interest")
    if given & {*figures.triggers}:
        return True
    return None if case.review_triggers is None else False


def _passed(given: LegalReview, decided: date) -> Outcome:
    # A day beside "nobody reviewed" is a contradiction; `legal-review-body` tells it.
    if given.opinion_on is False:
        return fail("review", key="none")
    if given.outcome in _NOT_PASSED:
        return fail("review.outcome", key="not_passed", conclusion=given.outcome)
    if given.opinion_on is None:
        return not_shown("review.opinion_on")
    if given.opinion_on > decided:
        on = given.opinion_on
        return fail("review.opinion_on", key="after_decision", reviewed=on, decided=decided)
    if given.outcome is ReviewOutcome.PASSED_WITH_CHANGES:
        return _resubmitted(given, decided)
    return ok() if given.outcome else not_shown("review.outcome")


def _resubmitted(given: LegalReview, decided: date) -> Outcome:
    path = "review.resubmitted_on"
    again = given.resubmitted_on
    if again is None:
        return not_shown(path)
    if again is False:
        return review(path, key="not_resubmitted")
    if again > decided:
        return fail(path, key="resubmitted_late", resubmitted=again, decided=decided)
    return ok()


@checker("decide-within-90-days", EnforcementCase)
def decide_within_90_days(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """From filing to decision; the police have a term of their own."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    return _ended_in_time(case, req)


@attrs.frozen(kw_only=True)
class PoliceTerm:
    """Figures of ``police-case-deadline``.

    Args:
        most_extra_days: how many days all extensions together may add.
    """

    most_extra_days: int


@checker("police-case-deadline", EnforcementCase, params=PoliceTerm)
def police_case_deadline(case: EnforcementCase, req: Bound[PoliceTerm]) -> Outcome:
    """The term of a public security case; extensions count up to what the edition allows."""
    if case.legal_regime is not LegalRegime.POLICE:
        return not_applicable()
    outcome = _ended_in_time(case, req)
    decision = table(case.decision)
    filed, decided = day(case.filed_on), day(decision.on) if decision else None
    if outcome.kind is not Kind.PASS or filed is None or decided is None:
        return outcome
    return longest(case, filed, decided, "decision.on", req, req.params.most_extra_days)


def _ended_in_time(case: EnforcementCase, req: Bound[Any]) -> Outcome:
    """From filing to decision; a closing or a transfer ends a case that has no decision."""
    if case.procedure is Procedure.SUMMARY or case.filed_on is False:
        return not_applicable()
    if case.filed_on is None:
        return not_shown("filed_on")
    filed = case.filed_on
    decision = table(case.decision)
    decided = decision.on if decision else case.decision
    if decided is False:
        return _without_decision(case, filed, req)
    if isinstance(decided, date):
        return term_kept(case, filed, decided, "decision.on", req)
    return running(case, filed, None, "decision.on", req)


def _without_decision(case: EnforcementCase, filed: date, req: Bound[Any]) -> Outcome:
    transfer = req.get(case.transfer, CaseTransfer)
    sent = transfer.sent_on if transfer else None
    ends = [one for one in (day(case.closed_on), day(sent)) if one]
    if ends and req.within(filed, min(ends)).kind is Kind.PASS:
        return ok()
    if case.transfer is not None and sent is None:
        return not_shown("transfer")
    if ends:
        return term_kept(case, filed, min(ends), "closed_on", req)
    ended = case.closed_on if case.closed_on is False else None
    outcome = running(case, filed, ended, "closed_on", req)
    return not_shown("transfer") if outcome.kind is Kind.FAIL else outcome


@checker("not-same-act-again", EnforcementCase)
def not_same_act_again(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A decision made on an order differs from the one that fell, unless only procedure failed."""
    redo = table(case.redo_of)
    if redo is None:
        return not_applicable()
    if redo.same_act is None:
        return not_shown("redo_of.same_act")
    if not redo.same_act or redo.procedure_only:
        return ok()
    return fail("redo_of.same_act", key="same_again")


@checker("reviewer-among-officers", EnforcementCase)
def reviewer_among_officers(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """Nobody of the reviewer's name handled the case; a namesake is for a person to tell apart."""
    if case.review is False:
        return not_applicable()
    reviewers = [one.reviewer for one in reviews_of(case, req)]
    if not reviewers:
        return not_shown("review")
    handled: list[bool | None] = []
    for reviewer in reviewers:
        if reviewer is None or (reviewer and reviewer.name is None):
            return not_shown("review.reviewer.name")
        if reviewer and reviewer.name is not None:
            handled.append(investigated(reviewer.name, case))
    if True in handled:
        return review("review.reviewer.name", key="same_name")
    if None in handled:
        return not_shown("officers")
    return ok() if handled else not_applicable()
