"""Questions asked once a year of a township: did it, has it still time, or cannot it be seen?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

import attrs

from fazhi_core import Bound, Group, Outcome, not_shown, ok, review
from fazhi_core.records.learning import StudySession
from fazhi_core.records.publicity import PublicityEvent
from fazhi_core.records.supervision import SupervisionActivity

__all__ = ["often", "once", "strays", "until"]

Held = TypeVar("Held", StudySession, PublicityEvent, SupervisionActivity)


def until(group: Group, last: date) -> Group:
    """*group* with its period ending on *last*, the day until which there is time."""
    return attrs.evolve(group, period=attrs.evolve(group.period, end=last))


def strays(group: Group, records: Iterable[Held]) -> list[Held]:
    """Records that may belong to *group*: their agency or their day is not shown."""
    return [
        one
        for one in records
        if (one.agency is None and one.on is not False)
        or (one.agency == group.member and one.on is None)
    ]


def once(
    group: Group, req: Bound[Any], does: Callable[[Held], bool | None], type_: type[Held], path: str
) -> Outcome:
    """Whether one of the records of *group* is such that *does* says so; as :func:`often`."""
    return often(group, req, does, 1, type_, path)


def often(
    group: Group,
    req: Bound[Any],
    does: Callable[[Held], bool | None],
    times: int,
    type_: type[Held],
    path: str,
) -> Outcome:
    """Whether *times* records of *group* are such that *does* says so.

    Pending while the period runs.  Where a record does not show it, or may belong to the group,
    the answer stands open; where all records of the period show something else, a person must
    look.  A period without any record has no group: nothing is said about it.
    """
    answers = [does(one) for one in group.records]
    found = answers.count(True)
    if found >= times:
        return ok()
    if req.as_of <= group.period.end:
        return req.in_period(group, done=False)
    if None in answers or any(does(one) is not False for one in strays(group, req.every(type_))):
        return not_shown(path)
    return review(path, key="some", found=found, times=times) if found else review(path, key="none")
