"""Checkers of the days and weeks that statutes name for explaining a law to the public."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Group, Outcome, checker, not_shown, ok, review
from fazhi_core.national.checkers._yearly import strays, until
from fazhi_core.records.base import day
from fazhi_core.records.publicity import Occasion, PublicityEvent

__all__ = ["constitution", "ecology", "environment", "ethnic_unity", "national_security"]


@attrs.frozen(kw_only=True)
class Observance:
    """A day or week of the year.

    Args:
        occasion: the occasion as events name it.
        first: month and day from which an event belongs to it.
        last: month and day until which it does.
    """

    occasion: str
    first: tuple[int, int]
    last: tuple[int, int]


@checker("publicity-day-constitution", PublicityEvent, params=Observance)
def constitution(group: Group, req: Bound[Observance]) -> Outcome:
    """Constitution Day."""
    return _observed(group, req)


@checker("publicity-day-national-security", PublicityEvent, params=Observance)
def national_security(group: Group, req: Bound[Observance]) -> Outcome:
    """The day of national security education."""
    return _observed(group, req)


@checker("publicity-day-environment", PublicityEvent, params=Observance)
def environment(group: Group, req: Bound[Observance]) -> Outcome:
    """Environment Day."""
    return _observed(group, req)


@checker("publicity-day-ecology", PublicityEvent, params=Observance)
def ecology(group: Group, req: Bound[Observance]) -> Outcome:
    """National Ecology Day."""
    return _observed(group, req)


@checker("publicity-week-ethnic-unity", PublicityEvent, params=Observance)
def ethnic_unity(group: Group, req: Bound[Observance]) -> Outcome:
    """The week of ethnic unity."""
    return _observed(group, req)


def _observed(group: Group, req: Bound[Observance]) -> Outcome:
    """Whether an event of the year was held for the occasion, around its day."""
    year, wanted = group.period.start.year, Occasion(req.params.occasion)
    first, last = date(year, *req.params.first), date(year, *req.params.last)

    def around(event: PublicityEvent) -> bool:
        on = day(event.on)
        return on is not None and first <= on <= last

    held = [one for one in group.records if one.occasion is wanted]
    if any(around(one) for one in held):
        return ok()
    if req.as_of <= last:
        return req.in_period(until(group, last), done=False)
    if any(one.occasion is None and around(one) for one in group.records):
        return not_shown("occasion")
    if any(one.occasion in {None, wanted} for one in strays(group, req.every(PublicityEvent))):
        return not_shown("on")
    if held:
        return review("on", key="off_day", first=first, last=last)
    return req.in_period(until(group, last), done=False)
