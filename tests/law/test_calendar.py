"""Working days: known days, counting there and back, and honesty outside the published years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_core.law.calendar import CalendarYear, Span, WorkCalendar, national_calendar

CALENDAR = national_calendar()
published = st.dates(min_value=date(2005, 1, 1), max_value=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2021, 9, 18), "working"),  # a Saturday made up for Mid-Autumn
        (date(2021, 10, 1), "holiday"),
        (date(2021, 10, 7), "rest"),  # worked elsewhere
        (date(2021, 10, 9), "working"),  # a Saturday made up for National Day
        (date(2021, 10, 10), "rest"),
        (date(2003, 12, 31), "unknown"),
        (CALENDAR.last + timedelta(1), "unknown"),
    ],
)
def test_kind_of_day(day: date, kind: str) -> None:
    assert CALENDAR.kind(day) == kind


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2021, 9, 28), 7, date(2021, 10, 13)),  # over National Day, with a make-up Saturday
        (date(2021, 9, 28), 1, date(2021, 9, 29)),
        (date(2021, 10, 3), 1, date(2021, 10, 8)),  # from a day off
        (date(2021, 12, 29), 5, date(2022, 1, 6)),  # over the turn of the year
        (date(2021, 10, 10), -1, date(2021, 10, 9)),
        (date(2021, 10, 8), -1, date(2021, 9, 30)),
        (date(2021, 10, 2), 0, date(2021, 10, 8)),
    ],
)
def test_counting(start: date, count: int, last: date) -> None:
    assert CALENDAR.add_working(start, count) == Span.of(last)


@given(published, st.integers(min_value=1, max_value=60))
def test_counting_there_agrees_with_counting_between(start: date, count: int) -> None:
    span = CALENDAR.add_working(start, count)
    assert span.certain
    assert CALENDAR.working_between(start, span.latest) == count
    assert CALENDAR.kind(span.latest) == "working"


@given(published, st.integers(min_value=1, max_value=40))
def test_counting_back_leaves_as_many_days(start: date, count: int) -> None:
    end = CALENDAR.roll(start).latest
    back = CALENDAR.add_working(end, -count)
    assert CALENDAR.add_working(back.latest, count) == Span.of(end)


@given(published)
def test_a_day_moves_on_to_the_next_working_day_only(day: date) -> None:
    moved = CALENDAR.roll(day).latest
    assert moved >= day
    assert CALENDAR.kind(moved) == "working"
    assert CALENDAR.working_between(day - timedelta(1), moved) == 1


@given(published, st.integers(min_value=1, max_value=30))
def test_the_span_outside_the_calendar_holds_what_a_calendar_would_say(
    start: date, count: int
) -> None:
    """Cut the calendar off before a day: the span must hold the day the whole calendar knows."""
    cut = WorkCalendar(tuple(year for year in CALENDAR.years if year.year < start.year))
    if not cut.years or len(cut.years) < 2:
        return
    guess, known = cut.add_working(start, count), CALENDAR.add_working(start, count)
    wide = CALENDAR._lengths(count)
    assert guess.earliest <= guess.latest
    if cut._lengths(count) == wide:
        assert guess.earliest <= known.latest <= guess.latest


def test_a_year_can_be_added() -> None:
    year = CALENDAR.last.year + 1
    holiday = date(year, 1, 1)
    more = CALENDAR.with_years([CalendarYear(year, frozenset({holiday}), frozenset())])
    assert CALENDAR.kind(holiday) == "unknown"
    assert more.kind(holiday) != "working"
    assert more.last == date(year, 12, 31)


def test_years_must_follow_each_other() -> None:
    gap = CALENDAR.last.year + 2
    with pytest.raises(ValueError, match="without a gap"):
        CALENDAR.with_years([CalendarYear(gap, frozenset(), frozenset())])
