"""Working days, from the State Council's yearly calendar with its make-up days.

The published years come from the package ``chinesecalendar``; later years can be added as data.
Outside the published years no day is guessed: results are spans from the earliest to the latest
possible day, as wide as any published year has ever shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Literal, TypeAlias

import attrs

__all__ = ["CalendarYear", "DayKind", "Span", "WorkCalendar", "moved", "national_calendar"]

DayKind: TypeAlias = Literal["working", "holiday", "rest", "unknown"]
"""``holiday``: a public holiday; ``rest``: a weekend or a day off that is worked elsewhere."""

_SATURDAY = 5
_WEEK = 7
_MONDAY = 6  # what makes ordinals count from a Monday, as weekdays do
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_Published: TypeAlias = "tuple[tuple[CalendarYear, ...], frozenset[date]]"


def moved(day: date, by: int) -> date:
    """*day* moved *by* days; the first or last day there is, where that lies beyond it.

    Ledgers write 9999-12-31 for "for ever"; a term that runs from there has no last day of its own.
    """
    return date.fromordinal(min(max(day.toordinal() + by, _FIRST), _LAST))


@attrs.frozen
class Span:
    """A day that is known, or lies between two days.  Both ends belong to the span."""

    earliest: date
    latest: date

    @classmethod
    def of(cls, day: date) -> Span:
        """The span of one known day."""
        return cls(day, day)

    @property
    def certain(self) -> bool:
        """Whether there is only one possible day."""
        return self.earliest == self.latest


@attrs.frozen
class CalendarYear:
    """The published holidays and make-up working days of one calendar year.

    Args:
        year: the calendar year.
        holidays: the days off that the notice names, weekends inside them included.
        workdays: the weekend days that the notice makes working days.
        notice: the notice's number.
    """

    year: int
    holidays: frozenset[date]
    workdays: frozenset[date]
    notice: str = ""


class WorkCalendar:
    """Working days over an unbroken run of published years.

    Args:
        years: the years, in order.
        in_lieu: days off that are worked on another day.

    Raises:
        ValueError: the years leave a gap, repeat each other or there are none.
    """

    def __init__(
        self, years: tuple[CalendarYear, ...], in_lieu: frozenset[date] = frozenset()
    ) -> None:
        numbers = [year.year for year in years]
        if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise ValueError(f"calendar years must follow each other without a gap: {numbers}")
        self._given = (years, in_lieu)

    @cached_property
    def _published(self) -> _Published:
        return self._read()

    def _read(self) -> _Published:
        return self._given

    @property
    def years(self) -> tuple[CalendarYear, ...]:
        """The published years, in order."""
        return self._published[0]

    @property
    def in_lieu(self) -> frozenset[date]:
        """Days off that are worked on another day."""
        return self._published[1]

    @property
    def first(self) -> date:
        """The first published day."""
        return date(self.years[0].year, 1, 1)

    @property
    def last(self) -> date:
        """The last published day."""
        return date(self.years[-1].year, 12, 31)

    def with_years(self, more: Iterable[CalendarYear]) -> WorkCalendar:
        """This calendar and the years *more*; a year already published is replaced."""
        merged = {year.year: year for year in (*self.years, *more)}
        return WorkCalendar(tuple(merged[number] for number in sorted(merged)), self.in_lieu)

    @cached_property
    def _working(self) -> list[int]:
        """The ordinals of all working days, in order."""
        off = {day.toordinal() for year in self.years for day in year.holidays}
        made_up = {day.toordinal() for year in self.years for day in year.workdays}
        first, last = self.first.toordinal(), self.last.toordinal()
        return [
            number
            for number in range(first, last + 1)
            if number in made_up or ((number + _MONDAY) % _WEEK < _SATURDAY and number not in off)
        ]

    @cached_property
    def _working_set(self) -> frozenset[int]:
        return frozenset(self._working)

    @cached_property
    def _holidays(self) -> frozenset[date]:
        return frozenset(day for year in self.years for day in year.holidays)

    def covers(self, day: date) -> bool:
        """Whether the calendar of *day*'s year is published."""
        return self.first <= day <= self.last

    def kind(self, day: date) -> DayKind:
        """What kind of day *day* is."""
        if not self.covers(day):
            return "unknown"
        if day.toordinal() in self._working_set:
            return "working"
        weekend = day.weekday() >= _SATURDAY
        return "holiday" if day in self._holidays - self.in_lieu and not weekend else "rest"

    def add_working(self, start: date, count: int) -> Span:
        """The *count*-th working day after *start*; *start* itself is not counted.

        A negative *count* counts back.  With 0 the day itself, moved on to a working day.
        """
        if count == 0:
            return self.roll(start)
        days = self._working
        after = bisect_right(days, start.toordinal())
        if count < 0 and after and days[after - 1] == start.toordinal():
            after -= 1
        index = after + count - 1 if count > 0 else after + count
        known = self.covers(start) and 0 <= index < len(days)
        if known:
            return Span.of(date.fromordinal(days[index]))
        shortest, longest = self._lengths(abs(count))
        if count > 0:
            return Span(moved(start, shortest), moved(start, longest))
        return Span(moved(start, -longest), moved(start, -shortest))

    def roll(self, day: date) -> Span:
        """*day* itself, or the first working day after it where *day* is none."""
        days = self._working
        index = bisect_right(days, day.toordinal() - 1)
        if self.covers(day) and index < len(days):
            return Span.of(date.fromordinal(days[index]))
        _, longest = self._lengths(1)
        return Span(day, moved(day, longest - 1))

    def working_between(self, start: date, end: date) -> int | None:
        """How many working days lie after *start* up to and including *end*.

        ``None`` where the calendar is not published for the whole span.
        """
        if not (self.covers(start) and self.covers(end)):
            return None
        days = self._working
        return bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal())

    def _lengths(self, count: int) -> tuple[int, int]:
        """The shortest and longest run of calendar days that *count* working days ever took.

        A run longer than what is published is put together from runs that are.
        """
        days = self._working
        whole, rest = divmod(count, len(days) - 1)
        least, most = _runs(days, rest) if rest else (0, 0)
        if whole:
            one, other = _runs(days, len(days) - 1)
            least, most = least + whole * one, most + whole * other
        return least, most


def _runs(days: list[int], count: int) -> tuple[int, int]:
    shortest = min(later - soon for soon, later in zip(days[1:], days[count:], strict=False))
    longest = max(later - early for early, later in zip(days, days[count:], strict=False))
    return shortest + 1, longest


class _NationalCalendar(WorkCalendar):
    """The installed calendar, read when a day is first looked up: many records need none."""

    def __init__(self) -> None:
        """Read nothing yet."""

    def _read(self) -> _Published:
        from chinese_calendar import constants

        off: dict[int, set[date]] = {}
        made_up: dict[int, set[date]] = {}
        for day in constants.holidays:
            off.setdefault(day.year, set()).add(day)
        for day in constants.workdays:
            made_up.setdefault(day.year, set()).add(day)
        years = tuple(
            CalendarYear(year, frozenset(off[year]), frozenset(made_up.get(year, ())))
            for year in sorted(off)
        )
        return years, frozenset(constants.in_lieu_days)


@cache
def national_calendar() -> WorkCalendar:
    """The calendar of all years that the installed ``chinesecalendar`` holds."""
    return _NationalCalendar()
