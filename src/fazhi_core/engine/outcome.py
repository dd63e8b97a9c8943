"""What a checker concludes about one subject.

A checker never formats text.  It returns one :class:`Outcome`, made by one of the functions here;
what an outcome says is worked out from the requirement's messages only when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from fazhi_core._texts import Text
from fazhi_core.engine.texts import TEXTS
from fazhi_core.records.base import Labelled

__all__ = [
    "Kind",
    "Named",
    "Outcome",
    "Path",
    "Reason",
    "Step",
    "Trace",
    "Word",
    "as_path",
    "fail",
    "local_value",
    "not_applicable",
    "not_shown",
    "ok",
    "review",
    "showable",
]

Path: TypeAlias = tuple[str | int, ...]


class Named(StrEnum):
    """A word of the engine's own, with a label for officials."""

    @property
    def label(self) -> Text:
        """The label people read."""
        return TEXTS[f"label_{self.value}"]

    @property
    def zh(self) -> str:
        """The label officials read."""
        return self.label.zh


class Kind(Named):
    """The kinds of outcome; they are SARIF's result kinds, and ``error`` for a crashed checker."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    OPEN = "open"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


class Reason(Named):
    """Why an outcome is open.

    ``pending``: there is still time; ``overdue``: time is up and nothing is recorded; ``missing``:
    a fact is not shown; ``calendar``: no calendar is published; ``local_value``: a local figure is
    not set.
    """

    PENDING = "pending"
    OVERDUE = "overdue"
    MISSING = "missing"
    CALENDAR = "calendar"
    LOCAL_VALUE = "local_value"


class Word(str):
    """A word of the law's own data that a message may show.

    Messages refuse any other string, so that no text of a record can reach a report.
    """

    __slots__ = ()


@attrs.frozen
class Step:
    """One line of the arithmetic behind an outcome."""

    label: Text
    value: Any


Trace: TypeAlias = tuple[Step, ...] | Callable[[], tuple[Step, ...]]
"""The arithmetic, or what works it out: most outcomes are counted or weighed, never told."""


_NO_VALUES: Mapping[str, Any] = MappingProxyType({})


def _lines(trace: Trace) -> tuple[Step, ...]:
    return trace() if callable(trace) else trace


@attrs.frozen
class Outcome:
    """The conclusion on one subject.  Made by the functions of this module only, and shared.

    Args:
        kind: see :class:`Kind`.
        reason: for ``open``, why.
        path: where in the subject the outcome was decided.
        key: the message of the requirement that says it; empty for the engine's own.
        values: what fills the message.
        trace: the arithmetic.
        due: the last day, where there is one; for a span the earliest.
    """

    kind: Kind
    reason: Reason | None = None
    path: Path = ()
    key: str = ""
    values: Mapping[str, Any] = _NO_VALUES
    _trace: Trace = attrs.field(default=(), eq=_lines, repr=False)
    due: date | None = None

    @property
    def trace(self) -> tuple[Step, ...]:
        """The arithmetic; worked out when it is read, and kept by whoever shows it."""
        return _lines(self._trace)


_PASS = Outcome(Kind.PASS)
_NOT_APPLICABLE = Outcome(Kind.NOT_APPLICABLE)
_SAFE = (int, date, Decimal, Labelled, Word, Text, type(None))


@lru_cache(maxsize=4096)
def _split(path: str) -> Path:
    if path.startswith("/"):
        return ("/", *_split(path[1:]))
    return tuple(int(step) if step.isdigit() else step for step in path.split(".")) if path else ()


def as_path(path: str | Path) -> Path:
    """``"decision.on"`` and ``("decision", "on")`` are the same path.

    Where a list is judged item by item, paths start at the item; ``"/decision.on"`` starts at the
    record.

    Raises:
        TypeError: it is neither a text nor a tuple.
    """
    if path.__class__ is tuple:
        return path
    if isinstance(path, str):
        return _split(path)
    raise TypeError(f"a path is a text or a tuple, not a {type(path).__name__}")


def ok() -> Outcome:
    """The duty is met, and the record shows it."""
    return _PASS


def fail(
    path: str | Path = (),
    *,
    key: str,
    trace: Trace = (),
    due: date | None = None,
    **values: Any,
) -> Outcome:
    """The duty is breached.

    Args:
        path: where in the record it shows.
        key: the requirement's message.
        trace: the arithmetic, if any.
        due: the last day that was missed, if any.
        values: numbers, days, enumeration members and :class:`Word` for the message.

    Raises:
        TypeError: a value could carry a private person's data.
    """
    return Outcome(Kind.FAIL, None, as_path(path), key, _safe(values), trace, due)


def review(
    path: str | Path = (),
    *,
    key: str,
    trace: Trace = (),
    due: date | None = None,
    **values: Any,
) -> Outcome:
    """The law leaves it to a person; arguments as for :func:`fail`."""
    return Outcome(Kind.REVIEW, None, as_path(path), key, _safe(values), trace, due)


def not_shown(path: str | Path) -> Outcome:
    """A fact without which nothing can be said is not shown: open, reason ``missing``."""
    return Outcome(Kind.OPEN, Reason.MISSING, as_path(path))


def local_value(name: str) -> Outcome:
    """A figure that local law must set is not set: open, reason ``local_value``."""
    return Outcome(Kind.OPEN, Reason.LOCAL_VALUE, values={"name": Word(name)})


def not_applicable() -> Outcome:
    """The requirement asks nothing of this subject."""
    return _NOT_APPLICABLE


def _safe(values: dict[str, Any]) -> Mapping[str, Any]:
    for name, value in values.items():
        showable(name, value)
    return MappingProxyType(values)


def showable(name: str, value: Any) -> Any:
    """*value* as it is, where it may be shown.

    Raises:
        TypeError: it could carry a private person's data.
    """
    for item in value if isinstance(value, tuple) else (value,):
        if not isinstance(item, _SAFE):
            raise TypeError(
                f"{name} is a {type(item).__name__}: messages take numbers, days, enumeration "
                "members and Word only, so that no text of a record can reach a report"
            )
    return value
