"""Terms that the nation leaves to local rules."""

from __future__ import annotations

from datetime import MAXYEAR, date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, Reason, fail, local_value, moved, ok
from fazhi_core.records.base import Day

__all__ = ["LocalTerm", "kept", "stale", "years_after"]


@attrs.frozen(kw_only=True)
class LocalTerm:
    """A term of which local rules set the length, in one of two units.

    Args:
        days: calendar days; ``None`` where no local rule is set.
        working_days: working days; ``None`` where no local rule is set.
    """

    days: int | None = None
    working_days: int | None = None


def kept(start: date, end: Day, path: str, req: Bound[LocalTerm]) -> Outcome:
    """Whether *end* lies within the local term from *start*; open where none is set.

    What is done on day 0 or before keeps any term.
    """
    if end and end <= start:
        return ok()
    term = req.params
    if term.working_days is not None:
        last = req.calendar.add_working(start, term.working_days)
    elif term.days is not None:
        last = req.calendar.roll(moved(start, term.days))
    else:
        return local_value("days")
    if end:
        if end <= last.earliest:
            return ok()
        if not last.certain and end <= last.latest:
            return _open(Reason.CALENDAR, path, last.earliest)
    elif req.as_of <= last.latest:
        return _open(Reason.PENDING, path, last.earliest)
    elif end is None:
        return _open(Reason.OVERDUE, path, last.latest)
    return fail(path, key="late", due=last.latest, due_on=last.latest)


def _open(reason: Reason, path: str, due: date) -> Outcome:
    return Outcome(Kind.OPEN, reason, tuple(path.split(".")), due=due)


def years_after(start: date, years: int) -> date:
    """The same day *years* later; 29 February becomes the 28th where there is none.

    Beyond the last day there is, the last day.
    """
    year = start.year + years
    if year > MAXYEAR:
        return date.max
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=start.day - 1)


def stale(last: date, years: int, req: Bound[Any]) -> bool:
    """Whether *years* are over since *last* on the day of the run."""
    return years_after(last, years) < req.as_of
