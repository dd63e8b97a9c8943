"""Deadline arithmetic at its edges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_core.law.calendar import Span, national_calendar
from fazhi_core.law.deadline import Deadline, add_months
from fazhi_core.law.instrument import DayCounting

CALENDAR = national_calendar()
LISTED = DayCounting(style="listed", terms=frozenset({2, 3, 5, 7}))
SILENT = DayCounting(style="undefined")
UP_TO_TEN = DayCounting(style="up_to", limit=10)
ALL = DayCounting(style="working")


def last_day(value: int, start: date, counting: DayCounting, **more: Any) -> Span:
    unit = more.pop("unit", "day")
    deadline = Deadline("organ_deadline", value, unit=unit)
    return deadline.last_day(start, counting=counting, calendar=CALENDAR, **more).span


@pytest.mark.parametrize(
    ("value", "start", "counting", "last"),
    [
        (7, date(2021, 9, 28), LISTED, date(2021, 10, 13)),  # working days
        (90, date(2021, 8, 2), LISTED, date(2021, 11, 1)),  # 10-31 is a Sunday: moves on
        (15, date(2021, 9, 20), LISTED, date(2021, 10, 8)),  # 10-05 lies in the holidays
        (10, date(2021, 9, 28), UP_TO_TEN, date(2021, 10, 18)),
        (11, date(2021, 9, 28), UP_TO_TEN, date(2021, 10, 9)),  # a make-up Saturday counts
        (20, date(2022, 1, 20), ALL, date(2022, 2, 22)),  # over Spring Festival and make-up days
    ],
)
def test_last_day(value: int, start: date, counting: DayCounting, last: date) -> None:
    assert last_day(value, start, counting) == Span.of(last)


def test_where_the_law_is_silent_both_readings_are_kept() -> None:
    span = last_day(7, date(2019, 9, 27), SILENT)
    # 7 calendar days end in the holidays and move on; 7 working days include two made-up ones
    assert span == Span(date(2019, 10, 8), date(2019, 10, 12))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
    ],
)
def test_months(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_excluded_days_are_counted_once_and_only_after_day_0() -> None:
    start = date(2022, 3, 1)
    spans = [
        (date(2022, 2, 20), date(2022, 3, 1)),  # before day 1
        (date(2022, 3, 10), date(2022, 3, 14)),
        (date(2022, 3, 12), date(2022, 3, 16)),  # overlaps
    ]
    plain = last_day(90, start, LISTED)
    assert plain == Span.of(date(2022, 5, 30))
    assert last_day(90, start, LISTED, excluded=spans) == Span.of(date(2022, 6, 6))


def test_an_exclusion_after_the_term_changes_nothing() -> None:
    start = date(2022, 3, 1)
    late = [(date(2022, 8, 1), date(2022, 8, 20))]
    assert last_day(90, start, LISTED, excluded=late) == last_day(90, start, LISTED)


def test_a_fixed_day_of_the_next_year() -> None:
    deadline = Deadline("fixed_date", 1, month_day=(3, 1))
    due = deadline.last_day(date(2021, 12, 31), counting=DayCounting(), calendar=CALENDAR)
    assert due.span == Span.of(date(2022, 3, 1))


@given(
    st.dates(min_value=date(2006, 1, 1), max_value=date(2025, 6, 1)),
    st.integers(min_value=1, max_value=120),
    st.sampled_from([SILENT, ALL, DayCounting()]),
)
def test_a_longer_term_never_ends_earlier(start: date, value: int, counting: DayCounting) -> None:
    now, longer = last_day(value, start, counting), last_day(value + 1, start, counting)
    assert now.latest <= longer.latest
    assert now.earliest > start


@given(
    st.dates(min_value=date(2006, 1, 1), max_value=date(2025, 6, 1)),
    st.integers(min_value=1, max_value=90),
    st.integers(min_value=1, max_value=200),
    st.integers(min_value=0, max_value=40),
)
def test_an_exclusion_never_shortens_a_term(
    start: date, value: int, offset: int, length: int
) -> None:
    begin = start + timedelta(offset)
    spans = [(begin, begin + timedelta(length))]
    plain = last_day(value, start, LISTED)
    longer = last_day(value, start, LISTED, excluded=spans)
    assert plain.latest <= longer.latest


@given(
    st.dates(min_value=date(2006, 1, 1), max_value=date(2025, 6, 1)),
    st.integers(min_value=1, max_value=30),
)
def test_notice_on_the_latest_day_leaves_the_whole_term(event: date, value: int) -> None:
    deadline = Deadline("notice_before", value, unit="working_day")
    latest = deadline.latest_before(event, counting=ALL, calendar=CALENDAR)
    assert latest.certain
    between = CALENDAR.working_between(latest.latest, event)
    assert between is not None
    assert between >= value - (0 if CALENDAR.kind(event) == "working" else 1)


@given(
    st.dates(min_value=date(1996, 1, 1), max_value=date(2028, 6, 1)),
    st.integers(min_value=1, max_value=120),
    st.sampled_from(["day", "plain_day", "working_day", "month", "year"]),
    st.sampled_from([SILENT, ALL, LISTED, DayCounting()]),
)
def test_no_term_is_shorter_than_its_least_days(
    start: date, value: int, unit: Any, counting: DayCounting
) -> None:
    deadline = Deadline("organ_deadline", value, unit=unit)
    due = deadline.last_day(start, counting=counting, calendar=CALENDAR)
    assert (due.span.earliest - start).days >= deadline.least_days


FOR_EVER = date(9999, 12, 31)


@pytest.mark.parametrize("unit", ["day", "plain_day", "working_day", "month", "year"])
@pytest.mark.parametrize("value", [1, 90, 20_000, 4_000_000])
@pytest.mark.parametrize("start", [date(1, 1, 1), date(2024, 3, 1), FOR_EVER])
def test_no_term_runs_beyond_the_last_day_there_is(unit: Any, value: int, start: date) -> None:
    term = Deadline("organ_deadline", value, unit)
    calendar = national_calendar()
    everything = [(date(1, 1, 1), FOR_EVER)]
    for counting in (DayCounting(), DayCounting(style="undefined")):
        for excluded in ([], everything):
            due = term.last_day(start, counting=counting, calendar=calendar, excluded=excluded)
            assert start <= due.span.earliest <= due.span.latest <= FOR_EVER
        before = term.latest_before(start, counting=counting, calendar=calendar)
        assert date(1, 1, 1) <= before.earliest <= before.latest <= start


def test_days_left_out_in_years_without_a_calendar_leave_the_last_day_open() -> None:
    term = Deadline("organ_deadline", 5, "working_day")
    due = term.last_day(
        date(2024, 3, 1),
        counting=DayCounting(),
        calendar=national_calendar(),
        excluded=[(date(2024, 3, 2), FOR_EVER)],
    )
    assert due.span.latest == FOR_EVER
    assert not due.span.certain
