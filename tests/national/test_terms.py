"""Every term of the national pack, at its last lawful day and the first unlawful one.

The days are counted here a second time, one by one, on ``chinese_calendar`` itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest

from fazhi_core import Bound, Engine, Kind
from fazhi_core.engine.plan import PlannedStep
from fazhi_core.engine.view import View

ENGINE = Engine(discover=False, duty="all")
RULES = ENGINE.rulebook
VIEW = View(date(2026, 9, 1), RULES.calendar, RULES.record_types)
ONE = timedelta(1)

STARTS = (
    date(2013, 9, 27),  # before a National Day with make-up days
    date(2019, 12, 27),  # year end
    date(2021, 7, 8),  # the term runs over the day the Administrative Penalty Law changed
    date(2021, 7, 15),
    date(2021, 9, 17),  # Mid-Autumn, a make-up Saturday, National Day, a make-up Saturday
    date(2022, 1, 24),  # Spring Festival between two make-up days
    date(2022, 4, 21),  # over 2022-05-01, with a make-up Sunday before and a Saturday after
    date(2023, 12, 22),  # over 2024-01-01
    date(2024, 1, 1),
    date(2024, 9, 9),
)
"""Days 0, chosen so that terms run over holidays, make-up days and changes of the law."""


def steps() -> Iterator[tuple[str, PlannedStep]]:
    plan = ENGINE.plan_for(None)
    for record_type in sorted(RULES.record_types):
        for step in plan.every_step(record_type):
            yield step.requirement.id, step


def bounds(step: PlannedStep) -> Iterator[Bound[Any]]:
    versions = zip(step.requirement.versions, step.params, step.counting, strict=True)
    for version, params, counting in versions:
        yield Bound(step.requirement, version, params=params, counting=counting, view=VIEW)


def published(start: date, bound: Bound[Any]) -> bool:
    """Whether the calendar is published for the day on which the term from *start* ends."""
    years = bound.deadline.value if bound.deadline.unit == "year" else 0
    return start.year + years <= VIEW.as_of.year


def terms(*kinds: str) -> list[Any]:
    """Each bound version with a term of one of *kinds*, with each day 0 that it governs."""
    found = []
    for name, step in steps():
        for bound in bounds(step):
            version, deadline = bound.version, bound.version.deadline
            if deadline is None or deadline.kind not in kinds or deadline.month_day:
                continue
            found += [
                pytest.param(bound, day, id=f"{name} {version.citation.edition} {day}")
                for day in STARTS
                if version.in_force(day) and published(day, bound)
            ]
    return found


def is_working(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def moved(day: date) -> date:
    while not is_working(day):
        day += ONE
    return day


def nth_working(day: date, count: int, step: timedelta = ONE) -> date:
    while count:
        day += step
        count -= is_working(day)
    return day


def same_day_later(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def units(bound: Bound[Any]) -> set[str]:
    """How the term may be counted: as the instrument counts days, both ways where it is silent."""
    deadline, counting = bound.deadline, bound.counting
    if deadline.unit != "day":
        return {deadline.unit}
    working = {
        "calendar": False,
        "working": True,
        "listed": deadline.value in counting.terms,
        "up_to": deadline.value <= counting.limit,
        "undefined": None,
    }[counting.style]
    if working is None:
        return {"plain_day", "working_day"}
    return {"working_day" if working else "plain_day"}


def last_days(bound: Bound[Any], start: date) -> list[date]:
    """The last day of the term from *start* by each way of counting, in order."""
    found = []
    deadline, ways = bound.deadline, units(bound)
    silent_wait = deadline.kind == "waiting_period" and len(ways) > 1
    for unit in ways:
        if unit == "working_day":
            found.append(nth_working(start, deadline.value))
            continue
        if unit == "plain_day":
            raw = start + deadline.value * ONE
        else:
            raw = same_day_later(start, deadline.value * (12 if unit == "year" else 1))
        found.append(raw if silent_wait or not bound.counting.moves_on else moved(raw))
    return sorted(found)


@pytest.mark.parametrize(("bound", "start"), terms("organ_deadline"))
def test_the_last_day_is_in_time_and_the_next_is_late(bound: Bound[Any], start: date) -> None:
    first, last = last_days(bound, start)[0], last_days(bound, start)[-1]
    edge = bound.deadline.edge
    assert bound.within(start, first - ONE).kind is Kind.PASS
    assert bound.within(start, first).kind is (Kind.PASS if edge == "pass" else Kind.REVIEW)
    if first < last:
        assert bound.within(start, last).kind is Kind.REVIEW
    late = bound.within(start, last + ONE)
    assert (late.kind, late.due) == (Kind.FAIL, last)


@pytest.mark.parametrize(("bound", "start"), terms("waiting_period"))
def test_the_last_day_is_the_partys_and_the_next_is_free(bound: Bound[Any], start: date) -> None:
    first, last = last_days(bound, start)[0], last_days(bound, start)[-1]
    assert bound.waited(start, first).kind is Kind.FAIL
    if first < last:
        assert bound.waited(start, last).kind is Kind.REVIEW
    assert bound.waited(start, last + ONE).kind is Kind.PASS


@pytest.mark.parametrize(("bound", "event"), terms("notice_before"))
def test_notice_on_the_last_day_is_early_enough(bound: Bound[Any], event: date) -> None:
    days = []
    for unit in units(bound):
        if unit == "working_day":
            days.append(nth_working(event, bound.deadline.value, -ONE))
        elif unit == "plain_day":
            days.append(event - bound.deadline.value * ONE)
        else:
            months = bound.deadline.value * (12 if unit == "year" else 1)
            days.append(same_day_later(event, -months))
    first, last = min(days), max(days)
    assert bound.announced(first - ONE, event).kind is Kind.PASS
    edge = bound.deadline.edge
    assert bound.announced(first, event).kind is (Kind.PASS if edge == "pass" else Kind.REVIEW)
    late = bound.announced(last + ONE, event)
    assert (late.kind, late.due) == (Kind.FAIL, last)


def fixed_dates() -> list[Any]:
    found = []
    for name, step in steps():
        for bound in bounds(step):
            deadline = bound.version.deadline
            if deadline is not None and deadline.month_day:
                found += [
                    pytest.param(bound, year, id=f"{name} {year}")
                    for year in (2018, 2020, 2021, 2023)
                    if bound.version.in_force(date(year, 12, 31))
                ]
    return found


@pytest.mark.parametrize(("bound", "year"), fixed_dates())
def test_a_fixed_day_of_the_year(bound: Bound[Any], year: int) -> None:
    deadline = bound.deadline
    assert deadline.month_day is not None
    day = date(year + deadline.value, *deadline.month_day)
    last = moved(day) if bound.counting.moves_on else day
    start = date(year, 12, 31)
    assert bound.within(start, last - ONE).kind in {Kind.PASS, Kind.REVIEW}
    assert bound.within(start, day - ONE).kind is Kind.PASS
    edge = Kind.PASS if deadline.edge == "pass" else Kind.REVIEW
    assert bound.within(start, last).kind is edge
    assert bound.within(start, last + ONE).kind is Kind.FAIL


def test_there_are_terms_of_each_kind() -> None:
    assert terms("organ_deadline")
    assert terms("waiting_period")
    assert fixed_dates()
