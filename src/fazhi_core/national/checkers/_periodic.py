"""What a village must do once in every month, quarter or year: done, still time, or left out?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, TypeVar

import attrs

from fazhi_core import Bound, Group, Outcome, fail, not_shown, review
from fazhi_core.records.base import Day, day
from fazhi_core.records.village_account import VillageDisclosure
from fazhi_core.records.village_meeting import VillageMeeting

__all__ = ["Duty", "once", "strays"]

Kept = TypeVar("Kept", VillageDisclosure, VillageMeeting)


@attrs.frozen
class Duty(Generic[Kept]):
    """A duty of every village in every period.

    Args:
        type: the records that show it.
        on: the day on which a record shows it done; ``False``: it says that it was not.
        does: whether a record is of the right kind; ``None`` where it does not show that.
        kind: where a record shows of which kind it is.
        left_out: the message, and the path, where a record says that it was not done.
        later: the message where a record of the period shows it done after its end; none where
            that cannot be.
    """

    type: type[Kept]
    on: Callable[[Kept], Day]
    does: Callable[[Kept], bool | None]
    kind: str
    left_out: tuple[str, str]
    later: str = ""


def once(group: Group, req: Bound[Any], duty: Duty[Kept]) -> Outcome:
    """Whether the village did its *duty* in the period of *group*.

    Pending while the period runs and overdue after it.  Only a record that says so makes it a
    failure, and none does where another may be the one that was looked for.  What was done for
    the period soon after it is a person's to judge.
    """
    answers = {duty.does(one) for one in group.records}
    outcome = req.in_period(group, done=True in answers)
    if outcome.due is None:
        return outcome
    if None in answers:
        return not_shown(duty.kind)
    if req.as_of <= group.period.end or strays(group, req, duty):
        return outcome
    if any(_left_out(one, group, duty) for one in req.every(duty.type)):
        key, path = duty.left_out
        return fail(path, key=key, due=group.period.end)
    after = _done_after(group, req, duty)
    if after is None:
        return outcome
    return review(duty.left_out[1], key=duty.later, on=after, last=group.period.end)


def strays(group: Group, req: Bound[Any], duty: Duty[Kept]) -> list[Kept]:
    """Records that may belong to *group* and show it done: their day or village is not shown."""
    return [one for one in req.every(duty.type) if _perhaps(one, group, duty)]


def _perhaps(record: Kept, group: Group, duty: Duty[Kept]) -> bool:
    on = duty.on(record)
    return (
        record.village in {None, group.member}
        and duty.does(record) is not False
        and on is not False
        and (on is None or group.period.start <= on <= group.period.end)
    )


def _left_out(record: Kept, group: Group, duty: Duty[Kept]) -> bool:
    return (
        record.village == group.member
        and duty.does(record) is True
        and duty.on(record) is False
        and group.period.name in _about(record)
    )


def _done_after(group: Group, req: Bound[Any], duty: Duty[Kept]) -> date | None:
    """The first day after the period on which a record that is about it shows it done."""
    if not duty.later:
        return None
    days = [
        on
        for one in req.every(duty.type)
        if one.village == group.member and duty.does(one) is True
        if (on := day(duty.on(one))) is not None and on > group.period.end
        if group.period.name in _about(one)
    ]
    return min(days, default=None)


def _about(record: VillageDisclosure | VillageMeeting) -> set[str]:
    """The names of the periods that *record* is about; a quarter is not its whole year."""
    year, quarter = record.year, record.quarter
    month = record.month if isinstance(record, VillageDisclosure) else None
    if year is None:
        return set()
    if quarter is None and month is None:
        return {f"{year}"}
    return {f"{year}Q{quarter}", f"{year}-{month:02d}"} if month else {f"{year}Q{quarter}"}
