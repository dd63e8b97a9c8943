"""Checkers of how the law is explained to the public: plans, events, and what they say."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Group, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._laws import Repealed, in_force
from fazhi_core.national.checkers._topics import Topic
from fazhi_core.national.checkers._yearly import once
from fazhi_core.records.base import day
from fazhi_core.records.petition import Petition
from fazhi_core.records.publicity import (
    EventKind,
    PlanPeriod,
    PublicityAudience,
    PublicityEvent,
    PublicityPlan,
)
from fazhi_core.records.supervision import Complaint

__all__ = [
    "accurate",
    "cases_without_names",
    "complaints_registered",
    "counter_espionage",
    "event_period",
    "grassroots",
    "plan_period",
    "who",
]

_VILLAGE = {PublicityAudience.VILLAGERS, PublicityAudience.VILLAGE_CADRES}


@attrs.frozen(kw_only=True)
class Periods:
    """The national five-year plans.

    Args:
        names: the plans.
        first_years: the first year of each.
        last_years: the last year of each.
    """

    names: tuple[str, ...]
    first_years: tuple[int, ...]
    last_years: tuple[int, ...]


@checker("publicity-responsibility", PublicityPlan)
def who(plan: PublicityPlan, _req: Bound[None]) -> Outcome:
    """A list says which unit explains which laws."""
    if plan.responsibility_list is None:
        return not_shown("responsibility_list")
    return ok() if plan.responsibility_list else fail("responsibility_list", key="no_list")


@checker("publicity-accuracy", PublicityEvent, params=Repealed)
def accurate(event: PublicityEvent, req: Bound[Repealed]) -> Outcome:
    """The laws explained were in force on the day."""
    on = day(event.on)
    if on is None:
        return not_applicable() if event.on is False else not_shown("on")
    return not_shown("laws") if event.laws is None else in_force(event.laws, on, req.params)


@checker("publicity-event-period", PublicityEvent, params=Periods)
def event_period(event: PublicityEvent, req: Bound[Periods]) -> Outcome:
    """The five-year plan that an event names runs on its day."""
    on = day(event.on)
    if on is None:
        return not_applicable() if event.on is False else not_shown("on")
    return _named(event.period, on, on, req.params)


@checker("publicity-plan-years", PublicityPlan, params=Periods)
def plan_period(plan: PublicityPlan, req: Bound[Periods]) -> Outcome:
    """The five-year plan that a plan names covers its days."""
    start, end = day(plan.starts_on), day(plan.ends_on)
    if start is None:
        return not_shown("starts_on")
    return not_shown("ends_on") if end is None else _named(plan.period, start, end, req.params)


def _named(period: PlanPeriod | None, start: date, end: date, known: Periods) -> Outcome:
    if period is None or period.value not in known.names:
        return not_applicable()
    at = known.names.index(period.value)
    first, last = known.first_years[at], known.last_years[at]
    if first <= start.year and end.year <= last:
        return ok()
    return review("period", key="other_period", first=first, last=last)


@checker("publicity-grassroots", PublicityEvent)
def grassroots(group: Group, req: Bound[None]) -> Outcome:
    """The township held an event with villages in the year."""
    return once(group, req, _with_villages, PublicityEvent, "with_villages")


def _with_villages(event: PublicityEvent) -> bool | None:
    if event.with_villages or _VILLAGE.intersection(event.audiences or ()):
        return True
    return None if event.with_villages is None or event.audiences is None else False


@checker("publicity-counter-espionage", PublicityEvent, params=Topic)
def counter_espionage(group: Group, req: Bound[Topic]) -> Outcome:
    """An event of the year dealt with guarding against espionage."""

    def deals(event: PublicityEvent) -> bool | None:
        if req.params.named((*(event.topics or ()), *(event.laws or ()))):
            return True
        return None if event.topics is None or event.laws is None else False

    return once(group, req, deals, PublicityEvent, "topics")


@checker("publicity-case-names", PublicityEvent)
def cases_without_names(event: PublicityEvent, _req: Bound[None]) -> Outcome:
    """Cases told to the public name no private person."""
    if event.kind is not EventKind.CASE_LECTURE:
        return not_shown("kind") if event.kind is None else not_applicable()
    if event.case_anonymised is None:
        return not_shown("case_anonymised")
    return ok() if event.case_anonymised else review("case_anonymised", key="named")


@attrs.frozen(kw_only=True)
class Forms:
    """Forms of events at which people bring their complaints.

    Args:
        kinds: the forms.
    """

    kinds: tuple[str, ...]


@checker("publicity-complaints-registered", PublicityEvent, params=Forms)
def complaints_registered(event: PublicityEvent, req: Bound[Forms]) -> Outcome:
    """What was taken up on the spot stands in the ledger as complaints or petitions of the day."""
    if event.kind is None:
        return not_shown("kind")
    if event.kind not in req.params.kinds:
        return not_applicable()
    taken, start = event.complaints_handled, day(event.on)
    if taken is None or start is None:
        return not_shown("complaints_handled" if taken is None else "on")
    end = day(event.ended_on) or start
    kept: tuple[Complaint | Petition, ...] = (*req.every(Complaint), *req.every(Petition))
    mine = [one for one in kept if one.agency in {None, event.agency}]
    found = sum(1 for one in mine if _of(one, event, start, end))
    if found >= taken:
        return ok() if taken else not_applicable()
    if any(one.received_on is None for one in mine):
        return not_shown("complaints_handled")
    return review("complaints_handled", key="not_registered", taken=taken, found=found)


def _of(one: Complaint | Petition, event: PublicityEvent, start: date, end: date) -> bool:
    """Whether *one* says that it came in at *event*, or came in on its days."""
    if isinstance(one, Complaint) and one.event == event.id:
        return True
    on = day(one.received_on)
    return on is not None and start <= on <= end
