"""Deadline arithmetic: when a term ends, with working days, exclusions and extensions.

Day 0 is not counted.  A last day that is a day off moves on where the instrument says so.  Every
result is a :class:`Span`: one day where it is certain, two where a calendar is not yet published
or the law does not say how it counts.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

import attrs

from fazhi_core.law.calendar import Span, WorkCalendar, moved
from fazhi_core.law.instrument import DayCounting

__all__ = ["Deadline", "DeadlineKind", "Due", "Stricter", "Unit", "add_months"]

DeadlineKind: TypeAlias = Literal[
    "organ_deadline",  # the organ must act no later than
    "waiting_period",  # the organ must not act before the end
    "notice_before",  # something must happen so long before an event
    "fixed_date",  # on or before a day of the year
    "cadence",  # once in every period
    "effect",  # the law gives effect when the term is over
    "party_term",  # binds the party, never the organ
]
Unit: TypeAlias = Literal["day", "plain_day", "working_day", "month", "year"]
"""``day`` is counted as the instrument counts; ``plain_day`` is always a calendar day."""
Stricter: TypeAlias = Literal["less", "more"]


_SHORTEST = {"month": 28, "year": 365}


@attrs.frozen
class Due:
    """When a term ends.

    Args:
        span: the last day, or the earliest and latest possible last day.
        raw: the last day before it moved on, where it is certain.
        readings: the units in which the term was counted; two where the law is silent.
        excluded: calendar days that did not count.
    """

    span: Span
    raw: date | None
    readings: tuple[str, ...]
    excluded: int = 0

    @property
    def law_silent(self) -> bool:
        """Whether the span is wide because the law does not say how it counts."""
        return len(self.readings) > 1


@attrs.frozen
class Deadline:
    """A term of the law.

    Args:
        kind: what the term means for the organ.
        value: the number of units; for a fixed date the years after the period reported on.
        unit: see :data:`Unit`.
        month_day: for a fixed date, month and day.
        start: the fact from which the term runs (path in the record), for the trace.
        end: the fact that must lie within it, for the trace.
        edge: ``review`` where the text leaves open whether the last day itself is in time.
        stricter: which way is stricter for the organ: ``less`` or ``more``.
        delegable: the provision that lets a lower level loosen it, empty if none does.
    """

    kind: DeadlineKind
    value: int
    unit: Unit = "day"
    month_day: tuple[int, int] | None = None
    start: str = ""
    end: str = ""
    edge: Literal["pass", "review"] = "pass"
    stricter: Stricter = "less"
    delegable: str = ""

    @property
    def least_days(self) -> int:
        """Calendar days that the term has at the very least, however it is counted.

        An act within them is in time without any arithmetic; -1 where that cannot be said.
        """
        if self.month_day is not None:
            return -1
        return self.value * _SHORTEST.get(self.unit, 1) - (self.edge == "review")

    def last_day(
        self,
        start: date,
        *,
        counting: DayCounting,
        calendar: WorkCalendar,
        excluded: Iterable[tuple[date, date]] = (),
    ) -> Due:
        """The last day of the term that runs from *start* (day 0).

        Args:
            start: the day from which the term runs; for a fixed date any day of the period
                reported on.
            counting: how the instrument counts plain days.
            calendar: the working days.
            excluded: first and last days of spans that do not count.
        """
        if self.month_day is not None:
            year = start.year + self.value
            day = date(year, *self.month_day) if year <= date.max.year else date.max
            return _fixed(day, counting, calendar)
        units = counting.readings(self.value) if self.unit == "day" else (self.unit,)
        if len(units) == 1 and not excluded:
            return self._read(start, units[0], counting, calendar, [])
        spans = _merge(excluded, after=start)
        if self.kind == "waiting_period" and len(units) > 1:
            # A law that does not say which days count does not say either that the last one moves
            # on: the organ that acted on the day after it has a reading on its side.
            counting = attrs.evolve(counting, moves_on=False)
        dues = [self._read(start, unit, counting, calendar, spans) for unit in units]
        return Due(
            span=Span(min(due.span.earliest for due in dues), max(due.span.latest for due in dues)),
            raw=dues[0].raw if len(dues) == 1 else None,
            readings=tuple(units),
            excluded=sum((end - begin).days + 1 for begin, end in spans),
        )

    def latest_before(self, event: date, *, counting: DayCounting, calendar: WorkCalendar) -> Span:
        """The last day on which notice can still be given so that the term lies before *event*.

        The day of notice is day 0 and the term must be over no later than the day of the event.
        """
        units = counting.readings(self.value) if self.unit == "day" else (self.unit,)
        spans = []
        for unit in units:
            if unit == "working_day":
                spans.append(calendar.add_working(event, -self.value))
            elif unit == "month":
                spans.append(Span.of(add_months(event, -self.value)))
            elif unit == "year":
                spans.append(Span.of(add_months(event, -12 * self.value)))
            else:
                spans.append(Span.of(moved(event, -self.value)))
        return Span(min(span.earliest for span in spans), max(span.latest for span in spans))

    def _read(
        self,
        start: date,
        unit: str,
        counting: DayCounting,
        calendar: WorkCalendar,
        excluded: list[tuple[date, date]],
    ) -> Due:
        if unit == "working_day":
            least, most = _working(excluded, calendar)
            span = Span(
                calendar.add_working(start, self.value + least).earliest,
                calendar.add_working(start, self.value + most).latest,
            )
            return Due(span, span.earliest if span.certain else None, (unit,))
        if unit in {"month", "year"}:
            raw = add_months(start, self.value * (12 if unit == "year" else 1))
        else:
            raw = moved(start, self.value)
        raw = _pushed(raw, excluded)
        span = calendar.roll(raw) if counting.moves_on else Span.of(raw)
        return Due(span, raw, (unit,))


def add_months(start: date, months: int) -> date:
    """The same day *months* later, or the last day of that month where it has no such day.

    The first or last day there is, where it lies beyond that.
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def _fixed(day: date, counting: DayCounting, calendar: WorkCalendar) -> Due:
    span = calendar.roll(day) if counting.moves_on else Span.of(day)
    return Due(span, day, ("date",))


def _merge(spans: Iterable[tuple[date, date]], *, after: date) -> list[tuple[date, date]]:
    """*spans* in order, without overlaps, only what lies after day 0."""
    merged: list[tuple[date, date]] = []
    floor = moved(after, 1)
    if floor == after:
        return []
    for begin, end in sorted((max(begin, floor), end) for begin, end in spans if end >= floor):
        if end < begin:
            continue
        if merged and begin <= moved(merged[-1][1], 1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return merged


def _pushed(last: date, excluded: list[tuple[date, date]]) -> date:
    """*last* moved by every excluded day that lies before it, as the term grows."""
    for begin, end in excluded:
        if begin <= last:
            last = moved(last, (end - begin).days + 1)
    return last


def _working(excluded: list[tuple[date, date]], calendar: WorkCalendar) -> tuple[int, int]:
    """How many working days the excluded spans take out, at the least and at the most.

    Where no calendar is published, every day of a span may have been one, or none.
    """
    least = most = 0
    for begin, end in excluded:
        inside = calendar.working_between(moved(begin, -1), end)
        least += inside or 0
        most += (end - begin).days + 1 if inside is None else inside
    return least, most
