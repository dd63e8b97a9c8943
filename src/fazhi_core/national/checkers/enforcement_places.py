"""Checkers of where officers were: nobody is at two places at once."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations, product

from fazhi_core import Bound, Outcome, checker, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._officers import same_person
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act

__all__ = ["officer_two_places_in_case"]

_NEEDED = ("on", "officers", "at", "until", "place")
"""What must be shown of both acts before somebody can be said to have been at two places."""


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
