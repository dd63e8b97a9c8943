"""Checkers of how enforcement is organised: systems, assessment, supervision, complaints."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day, table
from fazhi_core.records.organisation import (
    Assessment,
    LeadershipGroup,
    SupervisionPaper,
    WorkPlan,
)
from fazhi_core.records.supervision import Complaint, ComplaintKind

__all__ = [
    "complaint_examined",
    "justice_office_assists",
    "no_quota",
    "no_quota_in_plan",
    "paper_answered",
    "self_supervision",
    "three_systems",
]


@checker("no-fine-quota", Assessment)
def no_quota(assessment: Assessment, _req: Bound[None]) -> Outcome:
    """Neither number nor amount of fines counts in an assessment."""
    if assessment.fine_quota is None:
        return not_shown("fine_quota")
    return fail("fine_quota", key="quota") if assessment.fine_quota else ok()


@checker("no-fine-quota-in-plan", WorkPlan)
def no_quota_in_plan(plan: WorkPlan, _req: Bound[None]) -> Outcome:
    """A plan sets no target for fines or confiscations."""
    if plan.fine_targets is None:
        return not_shown("fine_targets")
    return fail("fine_targets", key="quota") if plan.fine_targets else ok()


@checker("three-systems-in-regulation", LeadershipGroup)
def three_systems(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """Disclosure, recording and review are all set up."""
    systems = ("publication_system", "recording_system", "review_system")
    shown = {name: getattr(group, name) for name in systems}
    for name, there in shown.items():
        if there is False:
            return fail(name, key=name)
    unknown = next((name for name, there in shown.items() if there is None), "")
    return not_shown(unknown) if unknown else ok()


@checker("self-supervision-system", LeadershipGroup)
def self_supervision(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """Complaints about penalties can be made somewhere."""
    if group.complaint_channel is None:
        return not_shown("complaint_channel")
    return ok() if group.complaint_channel else fail("complaint_channel", key="no_channel")


@checker("enforcement-complaint-examined", Complaint)
def complaint_examined(complaint: Complaint, _req: Bound[None]) -> Outcome:
    """A complaint about enforcement is examined, and what is wrong is put right."""
    if complaint.kind is not ComplaintKind.ENFORCEMENT:
        return not_shown("kind") if complaint.kind is None else not_applicable()
    if not complaint.within_power:
        path = "within_power"
        return not_shown(path) if complaint.within_power is None else not_applicable()
    if complaint.verified_on is None:
        return not_shown("verified_on")
    if complaint.verified_on is False:
        return fail("verified_on", key="not_examined")
    if not complaint.upheld:
        return not_shown("upheld") if complaint.upheld is None else ok()
    return _put_right(complaint)


def _put_right(complaint: Complaint) -> Outcome:
    order = table(complaint.order)
    if order is None:
        nothing = complaint.order is False
        return review("order", key="no_order") if nothing else not_shown("order")
    if order.corrected_on is None:
        return not_shown("order.corrected_on")
    return ok() if order.corrected_on else fail("order.corrected_on", key="not_corrected")


@checker("supervised-by-county", LeadershipGroup)
def paper_answered(paper: SupervisionPaper, _group: LeadershipGroup, req: Bound[None]) -> Outcome:
    """A supervision paper is answered by the day that it sets, or the first working day after."""
    due = day(paper.due_on)
    if due is None:
        return not_shown("due_on")
    return req.within(req.calendar.roll(due).latest, paper.replied_on, path="replied_on")


@checker("supervision-justice-office", LeadershipGroup)
def justice_office_assists(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """The justice office helps the county to supervise enforcement."""
    if group.justice_office_assists is None:
        return not_shown("justice_office_assists")
    assists = group.justice_office_assists
    return ok() if assists else fail("justice_office_assists", key="does_not_assist")
