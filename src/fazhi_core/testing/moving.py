"""Moves all days of records together, so that nothing the law's data can count changes.

What stays the same: each act keeps its edition of the law, each day its calendar year where the
record counts by years, working days stay working days, and every term of the law is kept or missed
as before, holidays and months of other lengths notwithstanding.  It is worked out from the law
files alone, never from what a checker says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import Any, TypeAlias, TypeVar

import attrs

from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.law.calendar import WorkCalendar
from fazhi_core.law.deadline import Deadline, add_months
from fazhi_core.law.instrument import DayCounting
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records.base import FrozenMap, Part, Record

__all__ = ["Moves", "moved_together", "values_in"]

T = TypeVar("T")
Stays: TypeAlias = "Callable[[int], bool]"

_FARTHEST = 370
_YEARS = range(1990, 2101)
_YEAR_END = (12, 31)
_MONTHS = (*range(1, 13), 18, 24, 36, 60)
_UNEQUAL = 4
"""Days by which two spans of as many months can differ, and one more."""


def values_in(value: Any) -> Iterator[Any]:
    """Every table and scalar inside *value*, itself included; what is not shown is left out."""
    if isinstance(value, Part):
        yield value
        yield from _inside(vars(value).values())
    elif isinstance(value, tuple):
        yield from _inside(value)
    elif isinstance(value, FrozenMap):
        yield from _inside(value.values())
    elif value is not None:
        yield value


def _inside(values: Iterable[Any]) -> Iterator[Any]:
    for one in values:
        yield from values_in(one)


def moved_together(value: T, days: int) -> T:
    """*value*, a record or anything inside one, with every day moved by *days*."""
    moved: Any = value
    if isinstance(value, Part):
        inner = {name: moved_together(one, days) for name, one in vars(value).items()}
        moved = value.replace(**inner)
    elif isinstance(value, tuple):
        moved = tuple(moved_together(one, days) for one in value)
    elif isinstance(value, FrozenMap):
        moved = FrozenMap({name: moved_together(one, days) for name, one in value.items()})
    elif isinstance(value, date):
        moved = value + timedelta(days)
    return moved  # type: ignore[no-any-return]


@attrs.frozen
class _Term:
    """A term of a version that runs from a day of a record; for a notice, that ends with it."""

    deadline: Deadline
    counting: DayCounting
    day: date | None = None

    def marks(self, by: int, calendar: WorkCalendar) -> tuple[date, date] | None:
        """The earliest and the latest possible last day, when its day is moved."""
        if self.day is None:
            return None
        day = self.day + timedelta(by)
        if self.deadline.kind == "notice_before":
            span = self.deadline.latest_before(day, counting=self.counting, calendar=calendar)
        else:
            due = self.deadline.last_day(day, counting=self.counting, calendar=calendar)
            span = due.span
        return span.earliest, span.latest


@attrs.frozen(eq=False)
class Moves:
    """The moves that leave records as lawful, or as unlawful, as they are.

    Args:
        rulebook: the law.
        records: the records that are moved together.
        as_of: the day on which they are looked at, which moves with them.
    """

    rulebook: Rulebook
    records: tuple[Record, ...]
    as_of: date

    @cached_property
    def found(self) -> tuple[int, ...]:
        """The moves in days, backward and forward, none included."""
        every = list(values_in(self.records))
        judged = [one for one in every if isinstance(one, Record)]
        law = self._law({one.type for one in judged})
        days = sorted({self.as_of, *(_day(one) for one in every if isinstance(one, date))})
        if len(days) == 1 or (len(self.records) > 1 and any(one.group for one in law)):
            return (0,)
        stays = (
            self._kinds_stay(days),
            self._editions_stay(days, law),
            self._years_stay(days, every),
            self._months_stay(days),
            self._terms_stay(days, list(self._terms(judged))),
        )
        span = range(-_FARTHEST, _FARTHEST + 1)
        return tuple(by for by in span if by == 0 or all(stay(by) for stay in stays))

    def _law(self, types: Collection[str]) -> list[Requirement]:
        return [one for one in self.rulebook.requirements.values() if one.record in types]

    def _kinds_stay(self, days: Sequence[date]) -> Stays:
        """Working days stay working days, holidays stay holidays."""
        kind = self.rulebook.calendar.kind
        return lambda by: all(kind(day) == kind(day + timedelta(by)) for day in days)

    def _editions_stay(self, days: Sequence[date], law: Iterable[Requirement]) -> Stays:
        """No day moves over one on which the law changes, or that the law names as a figure."""
        edges: set[date] = set()
        for version in (version for one in law for version in one.versions):
            edges.add(version.start)
            if version.end is not None:
                edges.add(version.end + timedelta(1))
            figures = (param.value for param in version.params.values())
            edges.update(_day(one) for one in figures if isinstance(one, date))
        ordered = sorted(edges)
        edition = partial(bisect_right, ordered)
        return lambda by: all(edition(day) == edition(day + timedelta(by)) for day in days)

    def _years_stay(self, days: Sequence[date], every: Iterable[Any]) -> Stays:
        """Where a fact is the number of a year, every day stays in its own."""
        if not any(type(one) is int and one in _YEARS for one in every):
            return lambda _: True
        return lambda by: all(day.year == (day + timedelta(by)).year for day in days)

    def _months_stay(self, days: Sequence[date]) -> Stays:
        """A day that lies before, on or after the end of whole months since another stays there.

        Months are not all as long: what lies close to such an end could come over it.
        """
        close = [
            (start, end, months)
            for start in days
            for end in days
            for months in _MONTHS
            if start < end and abs((add_months(start, months) - end).days) <= _UNEQUAL
        ]
        return lambda by: all(
            _side(end, add_months(start, months))
            == _side(end + timedelta(by), add_months(start + timedelta(by), months))
            for start, end, months in close
        )

    def _terms(self, judged: Iterable[Record]) -> Iterator[_Term]:
        instruments = self.rulebook.instruments
        for record in judged:
            for version in (one for law in self._law({record.type}) for one in law.versions):
                deadline, cited = version.deadline, version.citation
                if deadline is None:
                    continue
                counting = instruments[cited.instrument, cited.edition].counting
                before = deadline.kind == "notice_before"
                for day in _days_at(record, deadline.end if before else deadline.start):
                    for one in _lengthened(version, deadline):
                        yield _Term(one, counting, day)
                if deadline.month_day is not None:
                    yield _Term(deadline, counting)

    def _terms_stay(self, days: Sequence[date], terms: Iterable[_Term]) -> Stays:
        """Every day stays before, on or after the last day of every term of the law."""
        calendar = self.rulebook.calendar

        def sides(term: _Term, by: int) -> list[int]:
            moved = [day + timedelta(by) for day in days]
            if (marks := term.marks(by, calendar)) is not None:
                return [_side(day, mark) for day in moved for mark in marks]
            month_day = term.deadline.month_day or _YEAR_END
            return [_side(day, date(day.year, *month_day)) for day in moved]

        now = [(term, sides(term, 0)) for term in dict.fromkeys(terms)]
        return lambda by: all(sides(term, by) == before for term, before in now)


def _lengthened(version: Version, deadline: Deadline) -> Iterator[Deadline]:
    """*deadline* as it is, and with each figure of *version* by which it might be extended."""
    yield deadline
    for param in version.params.values():
        if type(param.value) is int and param.value > 0 and deadline.month_day is None:
            yield attrs.evolve(deadline, value=deadline.value + param.value)


def _side(day: date, mark: date) -> int:
    """-1, 0 or 1: whether *day* lies before, on or after *mark*."""
    return (day > mark) - (day < mark)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _days_at(value: Any, path: str) -> Iterator[date]:
    """The days that *path* leads to in *value*, through every element of a list.

    Ways with ``|`` between them are all followed.
    """
    for way in path.split("|") if path else ():
        found = [value]
        for name in way.strip().split("."):
            found = [inner for one in found for inner in _at(one, name)]
        yield from (_day(one) for one in found if isinstance(one, date))


def _at(value: Any, name: str) -> Iterator[Any]:
    inner = value.get(name) if isinstance(value, FrozenMap) else getattr(value, name, None)
    yield from inner if isinstance(inner, tuple) else (inner,)
