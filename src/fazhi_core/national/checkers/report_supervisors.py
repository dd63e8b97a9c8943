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
    held = [one for one in req.every(SupervisionActivity) if _may_lie_in(one, report.year)]
    answers = [_took_part(one) for one in held]
    if True in answers:
        return ok()
    # A ledger without any supervision of the year bears nothing out and contradicts nothing.
    if None in answers or not held:
        return not_shown("text")
    return review("text", key="no_activity", year=report.year)


def _year_of(activity: SupervisionActivity) -> int | None:
    on = day(activity.on)
    return activity.year if on is None else on.year


def _may_lie_in(activity: SupervisionActivity, year: int) -> bool:
    return activity.on is not False and _year_of(activity) in {None, year}


def _took_part(activity: SupervisionActivity) -> bool | None:
    """Whether outside supervisors took part in *activity*; ``None`` if that is not shown."""
    if activity.supervisors or activity.supervisor is Supervisor.INVITED:
        return None if _year_of(activity) is None else True
    return None if activity.supervisor is None and activity.supervisors is None else False
