"""Checkers of what the yearly assessments of a township count."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.organisation import Assessment, AssessmentKind, WorkPlan

__all__ = ["indicator", "planned", "training_results"]


@attrs.frozen(kw_only=True)
class Assessments:
    """Figures of ``plan-and-indicator``.

    Args:
        kinds: the kinds of assessment that show what the overall one counts.
    """

    kinds: tuple[str, ...]


@checker("plan-and-indicator", Assessment, params=Assessments)
def indicator(assessment: Assessment, req: Bound[Assessments]) -> Outcome:
    """Rule-of-law work is an item of the overall assessment."""
    if assessment.kind is None:
        return not_shown("kind")
    if assessment.kind not in req.params.kinds:
        return not_applicable()
    if assessment.in_overall_assessment is None:
        return not_shown("in_overall_assessment")
    if assessment.in_overall_assessment:
        return ok()
    return fail("in_overall_assessment", key="not_counted")


@checker("training-results-in-assessment", Assessment)
def training_results(assessment: Assessment, _req: Bound[None]) -> Outcome:
    """Results of training count in the assessment of training."""
    if assessment.kind is None:
        return not_shown("kind")
    if assessment.kind is not AssessmentKind.TRAINING:
        return not_applicable()
    if assessment.training_results_used is None:
        return not_shown("training_results_used")
    return (
        ok()
        if assessment.training_results_used
        else review("training_results_used", key="not_used")
    )


@attrs.frozen(kw_only=True)
class Plans:
    """Figures of ``rule-of-law-in-general-plan``.

    Args:
        kinds: the kinds of plan that hold the whole work of the township.
    """

    kinds: tuple[str, ...]


@checker("rule-of-law-in-general-plan", WorkPlan, params=Plans)
def planned(plan: WorkPlan, req: Bound[Plans]) -> Outcome:
    """The general plan holds an item on rule-of-law work."""
    if plan.kind is None:
        return not_shown("kind")
    if plan.kind not in req.params.kinds:
        return not_applicable()
    if plan.includes_rule_of_law is None:
        return not_shown("includes_rule_of_law")
    return ok() if plan.includes_rule_of_law else fail("includes_rule_of_law", key="left_out")
