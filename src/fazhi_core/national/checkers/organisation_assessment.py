"""Checkers of what the yearly assessments of a township count."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.organisation import Assessment, AssessmentKind

__all__ = ["indicator", "training_results"]


@checker("plan-and-indicator", Assessment)
def indicator(assessment: Assessment, _req: Bound[None]) -> Outcome:
    """Rule-of-law work is an item of the overall assessment."""
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
