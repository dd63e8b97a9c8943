"""Groups: the records of one member for one period, missing periods included."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi_core.engine.checker import Group, Period
from fazhi_core.engine.plan import PlannedStep
from fazhi_core.records.base import Record

__all__ = ["groups_of", "period_of", "periods_of", "sole"]

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def periods_of(kind: str, year: int) -> Iterator[Period]:
    """The months, quarters or the one year of *year*.

    Raises:
        KeyError: *kind* is none of ``month``, ``quarter`` and ``year``.
    """
    step = _MONTHS[kind]
    for number in range(12 // step):
        start = date(year, number * step + 1, 1)
        name = {
            "month": f"{year}-{number + 1:02d}",
            "quarter": f"{year}Q{number + 1}",
            "year": f"{year}",
        }[kind]
        month = start.month + step - 1
        yield Period(name, start, date(year, month, monthrange(year, month)[1]))


def period_of(kind: str, day: date) -> Period:
    """The month, quarter or year that *day* lies in."""
    return next(one for one in periods_of(kind, day.year) if one.start <= day <= one.end)


def groups_of(step: PlannedStep, records: Iterable[Record], as_of: date) -> Iterator[Group]:
    """The groups that *step* judges: each member with each period of the years on record.

    Members come from the records themselves and from the roster, so that a member without any
    record is still judged.  Periods that begin after *as_of* are left out.
    """
    requirement = step.requirement
    member_fact, kind = requirement.group
    members: dict[str, list[tuple[date | None, Record]]] = {}
    agencies: dict[str, set[str]] = {}
    years: set[int] = set()
    for record in records:
        if record.type not in {requirement.record, requirement.roster}:
            continue
        member = _member(record, member_fact)
        if member is None:
            continue
        mine = members.setdefault(member, [])
        agencies.setdefault(member, set()).update({record.agency or ""} - {""})
        if record.type == requirement.record:
            day = step.governing_day(record, record)
            mine.append((day, record))
            if day is not None:
                years.add(day.year)
    for member in sorted(members):
        agency = sole(agencies[member])
        for year in sorted(years):
            for period in periods_of(kind, year):
                if period.start <= as_of:
                    yield Group(member, period, _within(members[member], period), agency)


def sole(agencies: Collection[str]) -> str | None:
    """The one of *agencies*; ``None`` where there is none or more than one."""
    return next(iter(agencies)) if len(agencies) == 1 else None


def _within(dated: list[tuple[date | None, Record]], period: Period) -> tuple[Record, ...]:
    found = [
        record for day, record in dated if day is not None and period.start <= day <= period.end
    ]
    return tuple(sorted(found, key=lambda record: record.id))


def _member(record: Record, fact: str) -> str | None:
    value: Any = getattr(record, fact, None)
    return str(value) if value else None
