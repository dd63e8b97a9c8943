"""Checkers of supervision from above and from the public: papers and complaints are answered."""

from __future__ import annotations

from fazhi_core import Bound, Kind, Outcome, checker, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day, table
from fazhi_core.records.supervision import Complaint, SupervisionActivity, SupervisionPaper

__all__ = ["complaint_answered", "paper_in_term"]


@checker("supervision-paper-in-term", SupervisionActivity)
def paper_in_term(
    paper: SupervisionPaper, _activity: SupervisionActivity, req: Bound[None]
) -> Outcome:
    """What a paper asks for was put right, or reported, by the day that the paper sets."""
    due = day(paper.act_by)
    if due is None:
        return not_applicable() if paper.act_by is False else not_shown("act_by")
    reported = req.within(due, paper.reported_on, path="reported_on")
    corrected = req.within(due, paper.corrected_on, path="corrected_on")
    if Kind.PASS in {reported.kind, corrected.kind}:
        return ok()
    objected = day(paper.objected_on)
    if objected is not None and objected <= due:
        return review("objected_on", key="objected", due_on=due)
    return corrected if reported.kind is Kind.FAIL else reported


@checker("complaint-answered-in-term", Complaint)
def complaint_answered(complaint: Complaint, req: Bound[None]) -> Outcome:
    """The complainant was answered by the day that the file states."""
    due = day(complaint.extended_to) or day(complaint.due_on)
    if due is None:
        return not_applicable()
    outcome = req.within(due, complaint.replied_on, path="replied_on")
    if outcome.kind is Kind.PASS:
        return outcome
    owed, path = _answer_owed(complaint)
    if owed is False:
        return not_applicable()
    return not_shown(path) if owed is None and outcome.kind is Kind.FAIL else outcome


def _answer_owed(complaint: Complaint) -> tuple[bool | None, str]:
    """Whether the township owes the complainant an answer; else the fact that would tell."""
    transfer = table(complaint.transfer)
    handed_on = False if complaint.transfer is False else transfer and transfer.on
    owed: dict[str, bool | None] = {
        "accepted": complaint.accepted,
        "real_name": complaint.real_name,
        "transfer": None if handed_on is None else not handed_on,
    }
    if False in owed.values():
        return False, ""
    unknown = next((name for name, one in owed.items() if one is None), "")
    return (None if unknown else True), unknown
