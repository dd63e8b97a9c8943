"""Checkers of how much is studied: sessions held and planned, hours a year, examinations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from fazhi_core import (
    Bound,
    Group,
    Kind,
    Outcome,
    Reason,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._yearly import often
from fazhi_core.records.base import Day, day
from fazhi_core.records.learning import Exam, StudyKind, StudyPlan, StudySession
from fazhi_core.records.organisation import Officer
from fazhi_core.records.organisation_people import OfficerTraining

__all__ = ["cadre_hours", "enforcement_hours", "examined", "lectures", "plan_held", "theory_group"]


@attrs.frozen(kw_only=True)
class Sessions:
    """How often in a period a form of study is to be held.

    Args:
        times: sessions in each period.
        kinds: forms of study that count.
    """

    times: int
    kinds: tuple[str, ...]

    def counts(self, session: StudySession) -> bool | None:
        """Whether *session* is one of them; ``None`` where its form is not shown."""
        return None if session.kind is None else session.kind.value in self.kinds


@checker("study-two-lectures-a-year", StudySession, params=Sessions)
def lectures(group: Group, req: Bound[Sessions]) -> Outcome:
    """Lectures on law for the leaders, held by the township or by the county for all."""
    return often(group, req, req.params.counts, req.params.times, StudySession, "kind")


@checker("study-theory-group-quarterly", StudySession, params=Sessions)
def theory_group(group: Group, req: Bound[Sessions]) -> Outcome:
    """The party committee's study group met.

    A ledger that holds none of its sessions is one of law study and says nothing about the group.
    """
    mine = (one for one in req.every(StudySession) if one.agency in {None, group.member})
    if all(req.params.counts(one) is False for one in mine):
        return not_applicable()
    return often(group, req, req.params.counts, req.params.times, StudySession, "kind")


@checker("study-plan-held", StudyPlan)
def plan_held(plan: StudyPlan, req: Bound[None]) -> Outcome:
    """As many sessions of each form were held as the plan had announced by now."""
    if plan.year is None or plan.sessions is None:
        return not_shown("year" if plan.year is None else "sessions")
    if not plan.sessions:
        return not_applicable()
    if any(one.kind is None or one.due_on is None for one in plan.sessions):
        return not_shown("sessions")
    due = Counter(one.kind for one in plan.sessions if (on := day(one.due_on)) and on < req.as_of)
    held, unclear = _held(plan, plan.year, req)
    for kind, announced in due.items():
        if kind is not None and held[kind] < announced:
            if unclear:
                return not_shown("sessions")
            return review("sessions", key="fewer", form=kind, found=held[kind], announced=announced)
    if due.total() < len(plan.sessions):
        following = min(on for one in plan.sessions if (on := day(one.due_on)) and on >= req.as_of)
        return Outcome(Kind.OPEN, Reason.PENDING, ("sessions",), due=following)
    return ok()


def _held(plan: StudyPlan, year: int, req: Bound[None]) -> tuple[Counter[StudyKind], bool]:
    """The sessions of *year* by form, and whether some session may be one of them unseen."""
    held: Counter[StudyKind] = Counter()
    unclear = False
    for session in req.every(StudySession):
        if session.agency not in {None, plan.agency} or session.on is False:
            continue
        on = day(session.on)
        if on is None or session.kind is None or session.agency is None:
            unclear = unclear or on is None or on.year == year
        elif on.year == year:
            held[session.kind] += 1
    return held, unclear


@attrs.frozen(kw_only=True)
class Hours:
    """Class hours that a person needs in a calendar year.

    Args:
        hours: class hours.
        kinds: kinds of training that count; empty for all.
    """

    hours: int
    kinds: tuple[str, ...]

    def count(self, training: OfficerTraining) -> bool | None:
        """Whether *training* counts; ``None`` where its kind is not shown."""
        if not self.kinds:
            return True
        return None if training.kind is None else training.kind.value in self.kinds


@checker("training-cadre-90-hours", Officer, params=Hours)
def cadre_hours(training: OfficerTraining, officer: Officer, req: Bound[Hours]) -> Outcome:
    """A civil servant's hours of a year, judged with its first training on record."""
    if officer.civil_servant is False:
        return not_applicable()
    outcome = _hours(training, officer, "recruited_on", req)
    if outcome.kind is not Kind.PASS and officer.civil_servant is None:
        return outcome if outcome.kind is Kind.NOT_APPLICABLE else not_shown("/civil_servant")
    return outcome


@checker("training-enforcement-60-hours", Officer, params=Hours)
def enforcement_hours(training: OfficerTraining, officer: Officer, req: Bound[Hours]) -> Outcome:
    """An enforcement officer's hours of a year, judged with its first training on record."""
    if officer.certificate_no is None:
        return not_shown("/certificate_no")
    return _hours(training, officer, "certificate_issued_on", req)


def _hours(training: OfficerTraining, officer: Officer, begun: str, req: Bound[Hours]) -> Outcome:
    on = day(training.on)
    if on is None:
        return not_applicable() if training.on is False else not_shown("on")
    trainings = officer.trainings or ()
    if training is not next(one for one in trainings if _in_year(one, on.year)):
        return not_applicable()
    since: Day = getattr(officer, begun)
    if since and since.year >= on.year:
        # The first year is counted in part, and how the training authority says.
        return not_applicable()
    left = day(officer.left_on)
    if left is not None and left.year <= on.year:
        return not_applicable()
    known, complete = _sum(trainings, on.year, req.params)
    if known >= req.params.hours:
        return ok()
    last = date(on.year, 12, 31)
    if req.as_of <= last:
        return Outcome(Kind.OPEN, Reason.PENDING, ("hours",), due=last)
    if not complete:
        return not_shown("hours")
    if since is None:
        return not_shown(("/", begun))
    return review("hours", key="fewer", year=on.year, found=known, hours=req.params.hours)


def _in_year(training: OfficerTraining, year: int) -> bool:
    on = day(training.on)
    return on is not None and on.year == year


def _sum(trainings: Iterable[OfficerTraining], year: int, params: Hours) -> tuple[Decimal, bool]:
    """The hours shown for *year*, and whether nothing that may add to them is left unseen."""
    total, complete = Decimal(0), True
    for one in trainings:
        if one.on is None:
            complete = False
        if not _in_year(one, year):
            continue
        counted = params.count(one)
        if counted is None or (counted and one.hours is None):
            complete = False
        if counted and one.hours is not None:
            total += one.hours
    return total, complete


@checker("exam-law", Exam)
def examined(exam: Exam, _req: Bound[None]) -> Outcome:
    """An examination's results are on file, and its numbers fit together."""
    entitled, sat, passed = exam.entitled, exam.sat, exam.passed
    if entitled is not None and sat is not None and sat > entitled:
        return review("sat", key="more_sat", sat=sat, entitled=entitled)
    if sat is not None and passed is not None and passed > sat:
        return review("passed", key="more_passed", passed=passed, sat=sat)
    if exam.results_filed is False:
        return fail("results_filed", key="not_filed")
    for name in ("results_filed", "entitled", "sat", "passed"):
        if getattr(exam, name) is None:
            return not_shown(name)
    return ok()
