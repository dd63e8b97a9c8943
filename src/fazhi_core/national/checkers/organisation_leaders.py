"""Checkers of what leaders report on the rule of law."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.organisation import Assessment, AssessmentKind

__all__ = ["leaders_report_on_law"]


@checker("leader-report-on-law", Assessment)
def leaders_report_on_law(assessment: Assessment, _req: Bound[None]) -> Outcome:
    """At the year-end review leaders reported on their study and their use of law."""
    if assessment.kind is None:
        return not_shown("kind")
    if assessment.kind is not AssessmentKind.LEADER_REPORT:
        return not_applicable()
    if assessment.statements is None:
        return not_shown("statements")
    if not assessment.statements:
        return fail("statements", key="none")
    unknown: Outcome | None = None
    for position, one in enumerate(assessment.statements):
        for name, covered in (("covers_study", one.covers_study), ("covers_use", one.covers_use)):
            path = ("statements", position, name)
            if covered is False:
                return fail(path, key=f"no_{name}")
            unknown = unknown or (not_shown(path) if covered is None else None)
    return unknown or ok()
