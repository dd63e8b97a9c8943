"""Hands the facts that an expression reads over to CEL, and finds out what is not there.

A fact that the record does not show is left out: CEL then has an error in its place, which "and",
"or", ``all`` and ``exists`` pass over exactly where the answer does not hang on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args

from fazhi_core.declarative.types import Reads
from fazhi_core.engine.checker import Bound
from fazhi_core.engine.outcome import Path
from fazhi_core.engine.paths import LOCAL
from fazhi_core.records.base import FactInfo, Labelled, Part
from fazhi_core.records.local import Field, LocalFields

__all__ = ["CHINA", "EPOCH", "longest", "missing", "not_happened", "plain", "stands_for", "table"]

CHINA = timezone(timedelta(hours=8))
EPOCH = datetime(1970, 1, 1, tzinfo=CHINA)
"""Moments are counted from here in microseconds, days as Python counts them."""

_MICROSECOND = timedelta(microseconds=1)
_TEXT_UNIT = 1000

Req: TypeAlias = Bound[Any]


def stands_for(info: FactInfo | Field | None) -> Any:
    """What absence of *info* is read as; ``None`` where nothing can be said.

    For what would excuse the organ, absence means that there is none.
    """
    if not isinstance(info, FactInfo) or info.absence != "none":
        return None
    options = get_args(info.annotation)
    if bool in options or Literal[False] in options:
        return False
    return () if info.many else None


def plain(value: Any) -> Any:
    """*value* as CEL takes it: days and moments as whole numbers, amounts as numbers."""
    turn = _TURN.get(value.__class__)
    if turn is not None:
        return turn(value)
    return value.value if isinstance(value, Labelled) else value


_TURN: Mapping[type[Any], Callable[[Any], Any]] = {
    date: date.toordinal,
    datetime: lambda value: (value - EPOCH) // _MICROSECOND,
    Decimal: float,
    tuple: lambda value: [plain(one) for one in value],
}


def table(reads: Reads, part: Any, req: Req) -> dict[str, Any]:
    """The facts that are read of *part*, those left out that it does not show."""
    found: dict[str, Any] = {}
    for name, (info, below) in reads.facts.items():
        value = getattr(part, name)
        if value is None:
            value = stands_for(info)
            if value is None:
                continue
        if isinstance(info, Field):
            found[name] = plain(_checked(value, info))
        elif below is None:
            found[name] = plain(value)
        elif not below.facts and value.__class__ is not tuple:
            found[name] = value is not False  # only whether it happened is asked
        elif value.__class__ is tuple:
            found[name] = [_behind(below, one, req) or {} for one in value]
        else:
            inner = _behind(below, value, req)
            if inner is not None:
                found[name] = inner
    return found


def _checked(value: Any, field: Field) -> Any:
    """*value*, which must be what *field* says.

    Raises:
        TypeError: it is not; the record was not made by a reader that knows the field.
    """
    if value.__class__ is not field.cls:
        raise TypeError(f"{field.name} must be {field.type}")
    return value


def _behind(reads: Reads, value: Any, req: Req) -> Any:
    """The table that *value* is or refers to; ``None`` where it is not there."""
    if not reads.facts:
        return None
    value = _found(reads, value, req)
    return table(reads, value, req) if isinstance(value, Part | LocalFields) else value


def _found(reads: Reads, value: Any, req: Req) -> Any:
    if isinstance(value, str) and reads.cls is not None:
        return req.get(value, reads.cls)
    return value


def missing(reads: Reads, part: Any, req: Req) -> Path | None:
    """The path of the first fact that is read of *part* and not shown."""
    for name, (info, below) in reads.facts.items():
        value = getattr(part, name)
        if value is None:
            if isinstance(info, FactInfo) and info.absence == "none":
                continue
            local = name == LOCAL or reads.cls is None
            return (name, *_first_leaf(below)) if local else (name,)
        if below is None or not below.facts or value is False:
            continue
        for step, inner in _inner(name, value):
            found = _found(below, inner, req)
            if found is None:
                return step
            if found is True:  # it happened, and no more is shown
                return (*step, *list(below.facts)[:1])
            rest = missing(below, found, req)
            if rest is not None:
                return (*step, *rest)
    return None


def _first_leaf(reads: Reads | None) -> Path:
    """The path of the first local field that is read: no table of them says anything by itself."""
    if reads is None:
        return ()
    name, (_, below) = next(iter(reads.facts.items()))
    return (name, *_first_leaf(below))


def not_happened(reads: Reads, part: Any, req: Req) -> Path | None:
    """The path of the first thing read of *part* that the record shows not to have happened."""
    for name, (info, below) in reads.facts.items():
        value = getattr(part, name)
        if value is None and stands_for(info) is False:
            value = False
        if value is False and Literal[False] in get_args(getattr(info, "annotation", None)):
            return (name,)
        if below is None or value is None:
            continue
        for step, inner in _inner(name, value):
            found = _found(below, inner, req)
            if isinstance(found, Part | LocalFields):
                rest = not_happened(below, found, req)
                if rest is not None:
                    return (*step, *rest)
    return None


def _inner(name: str, value: Any) -> Iterator[tuple[Path, Any]]:
    if value.__class__ is tuple:
        for position, one in enumerate(value):
            yield (name, position), one
    else:
        yield (name,), value


def longest(value: Any) -> int:
    """The length of the longest list in *value*; a thousand characters count as one element."""
    if isinstance(value, str):
        return len(value) // _TEXT_UNIT
    if isinstance(value, dict):
        return max(map(longest, value.values()), default=0)
    if isinstance(value, list):
        return max(len(value), *map(longest, value)) if value else 0
    return 0
