"""Checkers of where officers were: nobody is at two places at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import combinations, groupby, product

import attrs

from fazhi_core import (
    Bound,
    Digest,
    Group,
    Outcome,
    checker,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._officers import identity, same_person
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act

__all__ = ["officer_two_places", "officer_two_places_in_case"]

_NEEDED = ("on", "officers", "at", "until", "place")
"""What must be shown of both acts before somebody can be said to have been at two places."""


@attrs.frozen
class Presence:
    """One officer at one act: all that is kept of a case to compare it with others.

    Args:
        known_as: the certificate number, else the name; stays inside the run.
        begin: moment the act began.
        end: moment it ended, ``None`` where it is not shown.
        place: where it was, ``None`` where it is not shown.
    """

    known_as: str
    begin: datetime
    end: datetime | None
    place: str | None

    def clashes(self, other: Presence) -> bool | None:
        """Whether both overlap in time and lie at different places; ``None``: cannot be told."""
        if self.place and other.place and same_place(self.place, other.place):
            return False
        for one, next_ in ((self, other), (other, self)):
            if not comparable(one.begin, next_.begin):
                return None
            ended = one.end if one.end and comparable(one.end, next_.begin) else None
            if ended is not None and ended <= next_.begin:
                return False
            if ended is None and one.begin.date() != next_.begin.date():
                return False
        return None if None in (self.end, other.end, self.place, other.place) else True


@checker("officer-two-places-in-case", EnforcementCase)
def officer_two_places_in_case(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """No officer did two acts of one case at the same hours at different places."""
    acts = case.acts
    if acts is None:
        return not_shown("acts")
    if len(acts) <= 1:
        return not_applicable()
    gaps: list[tuple[str | int, ...]] = []
    for first, second in combinations(range(len(acts)), 2):
        one, other = acts[first], acts[second]
        if _apart(one, other, case):
            continue
        gap = next((name for name in _NEEDED if getattr(one, name) is None), "")
        if gap:
            gaps.append(("acts", first, gap))
            continue
        gap = next((name for name in _NEEDED if getattr(other, name) is None), "")
        if gap or not _shared(one, other, case):
            gaps.append(("acts", second, gap or "officers"))
            continue
        return review(("acts", second, "place"), key="two_places", on=day(other.on))
    return not_shown(gaps[0]) if gaps else ok()


def _apart(one: Act, other: Act, case: EnforcementCase) -> bool:
    """Whether what is shown rules out that somebody was at both acts at once."""
    if one.on is False or other.on is False:
        return True
    if one.on is not None and other.on is not None and one.on != other.on:
        return True
    if one.place is not None and other.place is not None and same_place(one.place, other.place):
        return True
    for act, next_ in ((one, other), (other, one)):
        if act.until and next_.at and comparable(act.until, next_.at) and act.until <= next_.at:
            return True
    return _shared(one, other, case) is False


def _shared(one: Act, other: Act, case: EnforcementCase) -> bool | None:
    """Whether somebody did both acts; ``None`` where it cannot be told."""
    if one.officers is None or other.officers is None:
        return None
    pairs = [same_person(*pair, case) for pair in product(one.officers, other.officers)]
    return True if True in pairs else None if None in pairs else False


def same_place(one: str, other: str) -> bool:
    """Whether two places are written alike; spaces do not matter."""
    return "".join(one.split()) == "".join(other.split())


def comparable(one: datetime, other: datetime) -> bool:
    """Whether both moments know their offset, or neither does."""
    return (one.tzinfo is None) == (other.tzinfo is None)


def hours_of(case: EnforcementCase) -> Iterator[tuple[date, Presence]]:
    """Where each officer of *case* was, by day; nothing of acts that show no hour."""
    for act in case.acts or ():
        if act.at is None:
            continue
        # What goes on past midnight is compared with the acts of both days.
        days = {act.at.date(), (act.until or act.at).date()}
        for known_as in {identity(token, case) for token in act.officers or ()}:
            where = Presence(known_as, act.at, act.until, act.place)
            yield from ((on, where) for on in days)


@checker("officer-two-places", EnforcementCase, digest=hours_of)
def officer_two_places(group: Group, _req: Bound[None]) -> Outcome:
    """No officer of the agency was at two places at the same hours in two of its cases."""
    kept = sorted(group.records, key=_who_and_when)
    clashing: set[Digest] = set()
    doubtful = None
    for _, mine in groupby(kept, key=_who_and_when):
        for one, other in combinations(mine, 2):
            if one.record == other.record:
                continue
            clash = one.values.clashes(other.values)
            if clash:
                clashing |= {one, other}
            elif clash is None:
                doubtful = "until" if None in (one.values.end, other.values.end) else "place"
    if clashing:
        cases = tuple(sorted({one.record for one in clashing}))
        days = tuple(sorted({one.on for one in clashing}))
        return review("acts", key="two_places", cases=cases, days=days)
    return ok() if doubtful is None else not_shown(("acts", doubtful))


def _who_and_when(one: Digest) -> tuple[str, date]:
    return one.values.known_as, one.on
