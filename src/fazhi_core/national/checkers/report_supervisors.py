"""Checker of what a yearly report says of invited supervisors, held against the ledger."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._topics import Topic
from fazhi_core.records.base import day
from fazhi_core.records.report import AnnualReport, Section
from fazhi_core.records.supervision import SupervisionActivity, Supervisor

__all__ = ["invited"]


@checker("supervision-invited-supervisors", AnnualReport, params=Topic)
def invited(section: Section, report: AnnualReport, req: Bound[Topic]) -> Outcome:
    """A report that tells of invited supervisors has an activity of theirs behind it."""
    if section.text is None:
        return not_shown("text")
    if not req.params.named((section.text,)):
        return not_applicable()
    if report.year is None:
        return not_shown("/year")
    answers = [_took_part(one, report.year) for one in req.every(SupervisionActivity)]
    if True in answers:
        return ok()
    if None in answers:
        return not_shown("text")
    return review("text", key="no_activity", year=report.year)


def _took_part(activity: SupervisionActivity, year: int) -> bool | None:
    """Whether outside supervisors took part in *activity* in *year*; ``None`` if not shown."""
    on = day(activity.on)
    held = activity.year if on is None else on.year
    if activity.on is False or (held is not None and held != year):
        return False
    if activity.supervisors or activity.supervisor is Supervisor.INVITED:
        return None if held is None else True
    return None if activity.supervisor is None and activity.supervisors is None else False
