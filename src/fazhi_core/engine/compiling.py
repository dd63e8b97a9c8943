"""A requirement, its checker and the record type they judge, compiled into a planned step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from fazhi_core.engine.checker import Checker
from fazhi_core.engine.outcome import as_path
from fazhi_core.engine.paths import Getter, either, getter, governing
from fazhi_core.engine.plan import Governing, PlannedStep, Want, want
from fazhi_core.law.instrument import Instrument
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records import RecordType
from fazhi_core.records.base import Record, absent_is_none, names

__all__ = ["compile_step"]


def compile_step(
    requirement: Requirement,
    checker: Checker,
    record_type: RecordType,
    instruments: Mapping[tuple[str, int], Instrument],
) -> PlannedStep:
    """The step that holds records of *record_type* against *requirement*.

    Args:
        requirement: as it stands for the divisions of the plan.
        checker: its logic.
        record_type: the type that it judges.
        instruments: every edition, by title and year.

    Raises:
        TypeError: the figures of a version do not fit the checker's class.
    """
    cls = record_type.cls
    prefix = f"{requirement.each}." if requirement.each else ""
    versions = requirement.versions
    cited = (version.citation for version in versions)
    return PlannedStep(
        requirement=requirement,
        checker=checker,
        counting=tuple(instruments[one.instrument, one.edition].counting for one in cited),
        params=tuple(_params(version, checker) for version in versions),
        items=_items(cls, requirement.each),
        governing=tuple(
            _governing(paths, prefix, versions[-1].start, cls)
            for paths in requirement.governing_date
        ),
        wants=tuple(tuple(_wanted(path, prefix) for path in one.needs) for one in versions),
        in_force=_in_force(requirement, instruments),
        fields=record_type.fields,
    )


def _in_force(
    requirement: Requirement, instruments: Mapping[tuple[str, int], Instrument]
) -> Mapping[tuple[str, int], tuple[date, date]]:
    every = (one for version in requirement.versions for one in version.citations)
    cited = {(one.instrument, one.edition) for one in every} & set(instruments)
    known = ((key, instruments[key]) for key in cited)
    return {key: (one.start, one.end or date.max) for key, one in known}


def _params(version: Version, checker: Checker) -> Any:
    if checker.params is None:
        return None
    return checker.params(**{name: param.value for name, param in version.params.items()})


def _items(cls: type[Record], each: str) -> Getter | None:
    """A function that gives the list *each*; empty where its absence says that there is none.

    A record that shows nothing else does not say even that.
    """
    if not each:
        return None
    get = getter(as_path(each))
    if not absent_is_none(cls, each):
        return get
    shown = attrgetter(*(name for name in names(cls) if name not in names(Record)))

    def items(record: Record) -> Any:
        found = get(record)
        if found is None and any(one is not None for one in shown(record)):
            return ()
        return found

    return items


def _governing(paths: str, prefix: str, newest: date, cls: type[Record]) -> Governing:
    first, *others = (way.strip() for way in paths.split("|"))
    on_item = bool(prefix) and first.startswith(prefix)
    days = tuple(
        (
            as_path(path),
            getter(as_path(path.removeprefix(prefix)))
            if prefix and path.startswith(prefix)
            else governing(as_path(path), cls),
        )
        for path in (first, *others)
    )
    gets = [get for _, get in days]
    return Governing(days, on_item, either(gets, newest) if others else gets[0])


def _wanted(path: str, prefix: str) -> tuple[Want, bool]:
    """What must be shown, and whether to look for it on the item."""
    ways = (way.strip() for way in path.split("|"))
    return want(" | ".join(way.removeprefix(prefix) for way in ways)), path.startswith(prefix)
