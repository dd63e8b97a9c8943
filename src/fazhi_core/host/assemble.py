"""Puts what the plugins brought together into one rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from fazhi_core.engine.bindings import Bindings
from fazhi_core.engine.checker import Checker, CheckerModule
from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.host.cache import Cache
from fazhi_core.host.law import LawPlaces, read_law
from fazhi_core.host.plugins import TEXTS, ConfigError, PluginSet
from fazhi_core.law.calendar import CalendarYear, WorkCalendar, national_calendar
from fazhi_core.law.law import Law
from fazhi_core.law.table import LawError, LawFile, Table
from fazhi_core.records import RECORD_TYPES, RecordType
from fazhi_core.records.local import Field

if TYPE_CHECKING:
    from fazhi_core.declarative.rules import Rules
    from fazhi_core.law.requirement import Requirement

__all__ = ["CALENDAR_FORMAT", "assemble", "read_calendar"]

CALENDAR_FORMAT = "fazhi-calendar/1"


def assemble(plugins: PluginSet, cache: Cache | None = None) -> tuple[Rulebook, str]:
    """The rulebook of *plugins*, and the version of the law it holds.

    Args:
        plugins: the plugins.
        cache: where the law is kept once it was read; ``None`` to read it every time.

    Raises:
        LawError: files of law are faulty; all faults of all files at once.
    """
    types = _record_types(plugins)
    law = read_law(plugins, types, cache)
    types = _with_fields(types, law.fields)
    checkers, modules = _checkers(plugins, law)
    places = LawPlaces(plugins)
    rulebook = Rulebook(
        requirements=law.requirements,
        instruments=law.instruments,
        sequences=law.sequences,
        checkers=checkers,
        modules=modules,
        overlays=law.overlays,
        record_types=types,
        calendar=_calendar(plugins),
        owners=law.owners,
        law_sha256=law.sha256,
        place_of=places,
        compile_rule=_Rules(types, places),
        silent={one.plugin: one for one in plugins.problems if one.hook == "fazhi_checkers"},
    )
    return rulebook, law.version


def _record_types(plugins: PluginSet) -> dict[str, RecordType]:
    own = {one.name: one for _, one in plugins.brought("fazhi_record_types")}
    return {**own, **RECORD_TYPES}


@attrs.frozen(eq=False, slots=False)
class _Rules:
    """Compiles rules without code; what that takes is imported when the first one is met."""

    types: Mapping[str, RecordType]
    places: LawPlaces

    @cached_property
    def _rules(self) -> Rules:
        from fazhi_core.declarative.rules import Rules

        return Rules(self.types, self.places)

    def __call__(self, requirement: Requirement) -> Checker:
        return self._rules.checker(requirement)


def _with_fields(types: Mapping[str, RecordType], fields: Iterable[Field]) -> dict[str, RecordType]:
    """*types* with the local fields that the files of law declare."""
    found = dict(types)
    for one in fields:
        known = found[one.record]
        found[one.record] = attrs.evolve(known, fields=(*known.fields, one))
    return found


def _checkers(
    plugins: PluginSet, law: Law
) -> tuple[dict[str, Checker], tuple[tuple[str, CheckerModule], ...]]:
    """The checkers already imported, by requirement, and the modules that are not yet.

    Raises:
        LawError: a checker names no requirement, that of another plugin, or one that has one.
    """
    bindings = Bindings(law.requirements, law.owners, {})
    modules: list[tuple[str, CheckerModule]] = []
    for plugin, one in plugins.brought("fazhi_checkers"):
        if isinstance(one, CheckerModule):
            modules.append((plugin.name, one))
        else:
            bindings.bind(plugin.name, (one,))
    if bindings.faults:
        raise LawError(bindings.faults)
    return bindings.checkers, tuple(modules)


def _calendar(plugins: PluginSet) -> WorkCalendar:
    """The installed calendar and the years that plugins bring.

    Raises:
        ConfigError: the years of a plugin leave a gap.
    """
    calendar = national_calendar()
    for plugin, years in groupby(plugins.brought("fazhi_calendars"), key=itemgetter(0)):
        given = [year for _, year in years]
        try:
            calendar = calendar.with_years(given)
        except ValueError as error:
            values = {"name": plugin.name, "years": tuple(sorted(one.year for one in given))}
            raise ConfigError(TEXTS["plugin_calendar_gap"].fill(values)) from error
    return calendar


def read_calendar(file: LawFile) -> list[CalendarYear]:
    """The calendar years of a TOML file with ``[[year]]`` tables; faults are noted in *file*.

    ``year`` is the number, ``holidays`` and ``workdays`` are arrays of days, ``notice`` is the
    number of the State Council's notice.
    """
    return [_calendar_year(table) for table in file.top.tables("year")]


def _calendar_year(table: Table) -> CalendarYear:
    number = table.integer("year", needed=True) or 0
    days: dict[str, frozenset[date]] = {}
    for key in ("holidays", "workdays"):
        listed = table.take(key, list, "array", needed=True) or []
        right = [day for day in listed if isinstance(day, date) and day.year == number]
        if len(right) != len(listed):
            table.fault(key, "bad_year", year=number)
        days[key] = frozenset(right)
    year = CalendarYear(number, days["holidays"], days["workdays"], table.text("notice"))
    table.done()
    return year
