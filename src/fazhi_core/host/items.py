"""What each hook may bring: told here once, so that a wrong item never reaches the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from fazhi_core.engine.checker import Checker, CheckerModule
from fazhi_core.law.calendar import CalendarYear
from fazhi_core.records import RECORD_TYPES, RecordType

__all__ = ["is_right"]

_Test: TypeAlias = Callable[[Any], bool]


def is_right(hook: str, item: Any) -> bool:
    """Whether *item* is something that *hook* may bring."""
    return _TESTS[hook](item)


def _texts(value: Any) -> bool:
    return isinstance(value, tuple | list) and all(isinstance(one, str) for one in value)


def _can(thing: Any, *methods: str) -> bool:
    return not isinstance(thing, type) and all(
        callable(getattr(thing, name, None)) for name in methods
    )


def _resource(item: Any) -> bool:
    return isinstance(getattr(item, "name", None), str) and _can(item, "read_bytes")


def _checker(item: Any) -> bool:
    if isinstance(item, CheckerModule):
        return isinstance(item.module, str) and _texts(item.records)
    return isinstance(item, Checker) and isinstance(item.requirement, str)


def _record_type(item: Any) -> bool:
    return isinstance(item, RecordType) and item.name not in RECORD_TYPES


def _calendar_year(item: Any) -> bool:
    return isinstance(item, CalendarYear)


def _reader(item: Any) -> bool:
    return _texts(getattr(item, "suffixes", None)) and _can(item, "read", "locate")


def _reporter(item: Any) -> bool:
    return isinstance(getattr(item, "name", None), str) and _can(item, "write")


_TESTS: Mapping[str, _Test] = {
    "fazhi_requirements": _resource,
    "fazhi_overlays": _resource,
    "fazhi_review_sheets": _resource,
    "fazhi_checkers": _checker,
    "fazhi_record_types": _record_type,
    "fazhi_calendars": _calendar_year,
    "fazhi_readers": _reader,
    "fazhi_reporters": _reporter,
}
