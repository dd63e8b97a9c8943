"""Checkers of how officials study the law: plans, sessions, and training on taking a post."""

from __future__ import annotations

from fazhi_core import Bound, Group, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._laws import Repealed, in_force
from fazhi_core.national.checkers._topics import Topic
from fazhi_core.national.checkers._yearly import once
from fazhi_core.records.base import Day, day
from fazhi_core.records.learning import StudyAudience, StudyKind, StudyPlan, StudySession
from fazhi_core.records.organisation import Officer
from fazhi_core.records.organisation_people import TrainingKind

__all__ = [
    "constitution",
    "daily_system",
    "in_training_plan",
    "induction",
    "laws_in_force",
    "must_know",
    "oath",
    "promotion",
    "registered",
]


@checker("study-daily-system", StudyPlan)
def daily_system(plan: StudyPlan, _req: Bound[None]) -> Outcome:
    """A rule on regular law study is in force."""
    if plan.daily_system is None:
        return not_shown("daily_system")
    return ok() if plan.daily_system else fail("daily_system", key="no_system")


@checker("study-education-in-training-plan", StudyPlan)
def in_training_plan(plan: StudyPlan, _req: Bound[None]) -> Outcome:
    """The training plan for staff has an item on law."""
    if plan.in_training_plan is None:
        return not_shown("in_training_plan")
    return ok() if plan.in_training_plan else fail("in_training_plan", key="not_included")


@checker("study-must-know-list", StudyPlan, params=Topic)
def must_know(plan: StudyPlan, req: Bound[Topic]) -> Outcome:
    """There is a list of laws that leaders must know, and the constitution stands in it."""
    if plan.must_know_list is None:
        return not_shown("must_know_list")
    if not plan.must_know_list:
        return fail("must_know_list", key="no_list")
    if plan.must_know_laws is not None:
        named = req.params.named(plan.must_know_laws)
        return ok() if named else review("must_know_laws", key="no_constitution")
    return ok() if plan.must_know_adopted_from_county else not_shown("must_know_laws")


@checker("study-constitution", StudySession, params=Topic)
def constitution(group: Group, req: Bound[Topic]) -> Outcome:
    """A session of the year dealt with the constitution."""

    def deals(session: StudySession) -> bool | None:
        topics = (session.topic,) if session.topic is not None else ()
        if req.params.named((*topics, *(session.laws or ()))):
            return True
        return None if session.topic is None or session.laws is None else False

    return once(group, req, deals, StudySession, "laws")


@checker("study-laws-in-force", StudySession, params=Repealed)
def laws_in_force(session: StudySession, req: Bound[Repealed]) -> Outcome:
    """The laws studied were in force on the day."""
    on = day(session.on)
    if on is None:
        return not_applicable() if session.on is False else not_shown("on")
    return not_shown("laws") if session.laws is None else in_force(session.laws, on, req.params)


@checker("training-registered", StudySession)
def registered(session: StudySession, _req: Bound[None]) -> Outcome:
    """Training of civil servants is registered; self-study and village cadres are no such."""
    if session.kind is StudyKind.SELF_STUDY or session.audience is StudyAudience.VILLAGE_CADRES:
        return not_applicable()
    if session.kind is None or session.audience is None:
        return not_shown("kind" if session.kind is None else "audience")
    if session.registered is None:
        return not_shown("registered")
    return ok() if session.registered else fail("registered", key="not_registered")


@checker("oath-constitution", Officer)
def oath(officer: Officer, _req: Bound[None]) -> Outcome:
    """A civil servant swore on the constitution; who must, provinces say."""
    other = _no_civil_servant(officer)
    if other is not None:
        return other
    if officer.oath_on is None:
        return not_shown("oath_on")
    return ok() if officer.oath_on else review("oath_on", key="no_oath")


@checker("training-induction", Officer)
def induction(officer: Officer, req: Bound[None]) -> Outcome:
    """A new civil servant was trained before probation ended."""
    return _trained(
        officer, officer.probation_until, "probation_until", TrainingKind.INDUCTION, req
    )


@checker("training-promotion-1-year", Officer)
def promotion(officer: Officer, req: Bound[None]) -> Outcome:
    """Who was promoted to a leading post was trained before it or within the term after it."""
    return _trained(officer, officer.promoted_on, "promoted_on", TrainingKind.PROMOTION, req)


def _no_civil_servant(officer: Officer) -> Outcome | None:
    if officer.civil_servant is None:
        return not_shown("civil_servant")
    return None if officer.civil_servant else not_applicable()


def _trained(
    officer: Officer, start: Day, path: str, kind: TrainingKind, req: Bound[None]
) -> Outcome:
    other = _no_civil_servant(officer)
    if other is not None:
        return other
    from_ = day(start)
    if from_ is None:
        return not_applicable() if start is False else not_shown(path)
    trainings = officer.trainings or ()
    days = [day(one.on) for one in trainings if one.kind is kind and day(one.on) is not None]
    if any(one.kind is None or (one.kind is kind and one.on is None) for one in trainings):
        inside = [one for one in days if one and req.within(from_, one).kind.value == "pass"]
        return ok() if inside else not_shown("trainings")
    first = min((one for one in days if one is not None), default=None)
    held: Day = False if first is None and officer.trainings is not None else first
    return req.within(from_, held, path="trainings")
