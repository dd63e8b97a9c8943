"""Checkers of what is weighed before a major decision: experts, risk, competition, businesses."""

from __future__ import annotations

from datetime import date

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.records.base import Day, day
from fazhi_core.records.decision import MajorDecision, RiskResult

__all__ = [
    "businesses_heard",
    "expert_review",
    "experts_without_interest",
    "fair_competition_review",
    "risk_assessment",
    "risk_controllable",
]


def _before(decision: MajorDecision, on: Day, path: str) -> Outcome | None:
    """The outcome unless what was done *on* a day was done by the day of the decision."""
    decided = day(decision.decided_on)
    if on is None or decided is None:
        return not_shown("decided_on" if decided is None else path)
    if on is False:
        return fail(path, key="none")
    if on > decided:
        return fail(path, key="after_decision", held=on, decided=decided)
    return None


@checker("decision-expert-review", MajorDecision)
def expert_review(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """A technical matter was reviewed by experts before the decision, in signed opinions."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    held = decision.expert_review
    if held is None:
        return not_shown("expert_review")
    if not held or held.required is None:
        return not_shown("expert_review.required")
    if not held.required:
        return not_applicable()
    if (wrong := _before(decision, held.held_on, "expert_review.held_on")) is not None:
        return wrong
    if held.opinion_signed is None:
        return not_shown("expert_review.opinion_signed")
    return ok() if held.opinion_signed else fail("expert_review.opinion_signed", key="unsigned")


@checker("decision-expert-no-interest", MajorDecision)
def experts_without_interest(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Where experts were heard, none had a direct interest."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    held = decision.expert_review
    if held is None:
        return not_shown("expert_review")
    if held is False or held.held_on is False:
        return not_applicable()
    if held.held_on is None:
        return not_shown("expert_review.held_on")
    if held.conflict_checked is None:
        return not_shown("expert_review.conflict_checked")
    return ok() if held.conflict_checked else fail("expert_review.conflict_checked", key="interest")


@checker("decision-risk-assessment", MajorDecision)
def risk_assessment(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Where stability or safety may suffer, the risk was assessed in a report before deciding."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    risk = decision.risk_assessment
    if risk is None:
        return not_shown("risk_assessment")
    if not risk or risk.required is None:
        return not_shown("risk_assessment.required")
    if not risk.required:
        return not_applicable()
    if risk.equivalent:
        return ok()
    if (wrong := _before(decision, risk.on, "risk_assessment.on")) is not None:
        return wrong
    if risk.report is None:
        return not_shown("risk_assessment.report")
    return ok() if risk.report else fail("risk_assessment.report", key="no_report")


@checker("decision-risk-controllable", MajorDecision)
def risk_controllable(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """No decision while the risk found cannot be controlled."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    risk = decision.risk_assessment
    if risk is None:
        return not_shown("risk_assessment")
    if risk is False or risk.on is False:
        return not_applicable()
    if risk.on is None or risk.result is None:
        return not_shown("risk_assessment.on" if risk.on is None else "risk_assessment.result")
    if risk.result is RiskResult.UNCONTROLLABLE:
        return _uncontrollable(decision, risk.redone_on)
    if risk.result is RiskResult.HIGH:
        return review("risk_assessment.result", key="high", result=risk.result)
    return ok()


def _uncontrollable(decision: MajorDecision, redone: Day) -> Outcome:
    """Decided with a risk beyond control, unless the draft was changed and assessed again."""
    decided = day(decision.decided_on)
    if redone is None or decided is None:
        return not_shown("risk_assessment.redone_on" if redone is None else "decided_on")
    if isinstance(redone, date) and redone <= decided:
        return review("risk_assessment.redone_on", key="redone", redone=redone)
    return fail("risk_assessment.result", key="uncontrollable")


@checker("decision-fair-competition-review", MajorDecision)
def fair_competition_review(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """A measure that touches businesses passed the fair-competition review before it came out."""
    if decision.affects_business is None:
        return not_shown("affects_business")
    if not decision.affects_business:
        return not_applicable()
    given = decision.fair_competition_review
    if given is None:
        return not_shown("fair_competition_review")
    if given is False:
        return _unless_urgent(decision, fail("fair_competition_review", key="none"))
    if given.required is False:
        return not_applicable()
    if (wrong := _before(decision, given.on, "fair_competition_review.on")) is not None:
        return _unless_urgent(decision, wrong)
    if given.passed is None:
        return not_shown("fair_competition_review.passed")
    if given.passed:
        return ok()
    if given.exception_end:
        return review("fair_competition_review.exception_end", key="exception")
    return fail("fair_competition_review.passed", key="not_passed")


def _unless_urgent(decision: MajorDecision, outcome: Outcome) -> Outcome:
    """*outcome*; in an emergency a person must see whether it was a measure of policy at all."""
    urgent = decision.emergency and outcome.kind is Kind.FAIL
    return review(outcome.path, key="emergency") if urgent else outcome


@checker("decision-market-consult", MajorDecision)
def businesses_heard(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Businesses were heard on a decision close to their activity."""
    if decision.emergency:
        return not_applicable()
    if decision.affects_business is None:
        return not_shown("affects_business")
    if not decision.affects_business:
        return not_applicable()
    if decision.business_consulted is None:
        return not_shown("business_consulted")
    return ok() if decision.business_consulted else fail("business_consulted", key="not_heard")
