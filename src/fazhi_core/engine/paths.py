"""Paths into records, turned into functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias

from fazhi_core.engine.outcome import Path
from fazhi_core.records.base import Part, Record, absent_is_none, facts
from fazhi_core.records.local import LocalFields

__all__ = ["LOCAL", "Getter", "IsLocal", "either", "getter", "governing", "leads"]

LOCAL = "extra"
"""The fact of a record behind which local fields lie."""

IsLocal: TypeAlias = Callable[[type[Part], Sequence[str | int]], bool]
"""Whether a path, from ``extra`` on, leads to a local field of a class of record."""

Getter: TypeAlias = Callable[[Any], Any]


def getter(path: Path) -> Getter:
    """A function that follows *path*; ``None`` or ``False`` on the way is the result."""
    names = [str(name) for name in path]
    if len(names) == 1:
        return attrgetter(names[0])
    first, rest = attrgetter(names[0]), getter(path[1:])

    def follow(value: Any) -> Any:
        inner = first(value)
        return rest(inner) if inner or inner.__class__ is LocalFields else inner

    return follow


def governing(path: Path, cls: type[Part]) -> Getter:
    """A function that follows *path* from a part of *cls* to the day that decides on the law.

    Where a fact of *cls* would excuse the organ and is absent, there is none: its day never came.
    """
    get = getter(path)
    if not absent_is_none(cls, str(path[0])):
        return get
    first = attrgetter(str(path[0]))
    return lambda value: False if first(value) is None else get(value)


def either(gets: Sequence[Getter], newest: date) -> Getter:
    """A function that gives the day which any of *gets* shows.

    A day under the newest law decides at once, whatever else is unknown.  A day under older law
    decides only once all are settled: an unknown one could lie under the newest law, and taking
    a fact out of a record must never change the law that applies.

    Args:
        gets: each gives a day, ``False`` where it never came, ``None`` where it is not shown.
        newest: the first day of the newest law.
    """

    def find(value: Any) -> Any:
        days = [get(value) for get in gets]
        known = [day for day in days if day]
        recent = [day for day in known if day >= newest]
        if recent:
            return recent[0]
        if None in days:
            return None
        return known[0] if known else False

    return find


def leads(
    cls: type[Part], path: Path, type_of: Callable[[str], type[Record]], is_local: IsLocal
) -> bool:
    """Whether *path* consists of positions and names of declared facts only, starting from *cls*.

    It may lead on through a fact that names another record, whose class *type_of* gives.
    """
    ways: tuple[type[Part], ...] = (cls,)
    for number, step in enumerate(path):
        if step == LOCAL and number + 1 < len(path):
            return any(is_local(way, path[number + 1 :]) for way in ways)
        if isinstance(step, int):
            continue
        declared = (facts(way).get(step) for way in ways)
        infos = [info for info in declared if info is not None]
        if not infos:
            return False
        parts = tuple(info.part for info in infos if info.part is not None)
        ways = (*parts, *(type_of(name) for info in infos for name in info.refers_to))
    return True
