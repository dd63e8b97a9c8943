"""Puts what the plugins brought together into one rulebook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from fazhi_core._texts import Text
from fazhi_core.engine.checker import Checker, CheckerModule
from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.host.plugins import TEXTS, PluginSet
from fazhi_core.law.calendar import CalendarYear, national_calendar
from fazhi_core.law.instrument import instruments_by_key
from fazhi_core.law.load import read_instruments, read_requirements, unique
from fazhi_core.law.overlay import read_overlays
from fazhi_core.law.places import line_of
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.sequence import Sequence, by_record, read_sequences
from fazhi_core.law.table import TEXTS as LAW_TEXTS
from fazhi_core.law.table import LawError, LawFault, LawFile, Table, nearest
from fazhi_core.records import RECORD_TYPES, RecordType

__all__ = ["Assembled", "assemble", "read_calendar"]

_TOP_KEYS = ("format", "law_version", "title", "field", "profile")


@attrs.frozen(eq=False)
class Assembled:
    """A rulebook and the version of the law it holds."""

    rulebook: Rulebook
    law_version: str


def assemble(plugins: PluginSet) -> Assembled:
    """The rulebook of *plugins*.

    Raises:
        LawError: files of law are faulty; all faults of all files at once.
    """
    law = _Law()
    files = [(plugin.name, *law.open(one)) for plugin, one in plugins.brought("fazhi_requirements")]
    types = _record_types(plugins)
    instruments = instruments_by_key(one for _, file, _ in files for one in read_instruments(file))
    owners: dict[str, str] = {}
    found: list[Requirement] = []
    for plugin, file, _ in files:
        for requirement in read_requirements(file, instruments):
            found.append(requirement)
            owners.setdefault(requirement.id, plugin)
    by_id = unique(found, law.duplicate)
    law.check_records(by_id.values(), types)
    sequences = by_record(one for _, file, _ in files for one in read_sequences(file))
    law.check_orders(by_id.values(), sequences)
    overlays = [
        overlay
        for _, one in plugins.brought("fazhi_overlays")
        for overlay in read_overlays(law.open(one)[0])
    ]
    law.finish()
    checkers, modules = _checkers(plugins, by_id)
    rulebook = Rulebook(
        requirements=by_id,
        instruments=instruments,
        sequences=sequences,
        checkers=checkers,
        modules=modules,
        overlays=tuple(overlays),
        record_types=types,
        calendar=_calendar(plugins),
        owners=owners,
        law_sha256=law.sha256(),
    )
    versions = [law_version for _, _, law_version in files if law_version]
    return Assembled(rulebook, max(versions, default=""))


class _Law:
    """The files of law being read, and their faults."""

    def __init__(self) -> None:
        self.files: dict[str, LawFile] = {}
        self.faults: list[LawFault] = []

    def open(self, resource: Traversable) -> tuple[LawFile, str]:
        """The file *resource* and the law version it states, if any."""
        name = resource.name
        if name in self.files:
            name = str(resource)
        try:
            text = resource.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            values = {"name": name, "detail": type(error).__name__}
            self.faults.append(LawFault(name, 1, "", TEXTS["unreadable"].fill(values)))
            text = ""
        file = self.files[name] = LawFile(name, text)
        stated = {key: file.top.text(key) for key in _TOP_KEYS}
        return file, stated["law_version"]

    def duplicate(self, requirement: Requirement, holder: Requirement) -> None:
        """Note that the id or an alias of *requirement* is taken by *holder*."""
        text = LAW_TEXTS["duplicate_id"].fill({"id": requirement.id, "other": holder.file})
        self._at(requirement, "id", text)

    def check_records(
        self, requirements: Iterable[Requirement], types: dict[str, RecordType]
    ) -> None:
        """Note each requirement on a record type that does not exist."""
        for requirement in requirements:
            named = (requirement.record, *requirement.uses, *filter(None, [requirement.roster]))
            for name in named:
                if name not in types:
                    values = {"id": requirement.id, "name": name, "hint": nearest(name, types)}
                    self._at(requirement, "record", TEXTS["unknown_record"].fill(values))

    def check_orders(
        self, requirements: Iterable[Requirement], sequences: Mapping[str, Sequence]
    ) -> None:
        """Note each order whose steps no sequence of its record type has."""
        for requirement in requirements:
            sequence = sequences.get(requirement.record)
            known = {stage.id for stage in sequence.stages} if sequence else set()
            for version in requirement.versions:
                order = version.order
                for name in (order.first, order.then) if order else ():
                    if name not in known:
                        values = {"name": name, "hint": nearest(name, known)}
                        self._at(requirement, "version", LAW_TEXTS["unknown_stage"].fill(values))

    def _at(self, requirement: Requirement, key: str, text: Text) -> None:
        file = self.files[requirement.file]
        tables = file.top.raw.get("requirement", ())
        position = next((i for i, one in enumerate(tables) if one.get("id") == requirement.id), 0)
        line = line_of(file.text, ("requirement", position, key))
        self.faults.append(LawFault(file.name, line, requirement.id, text))

    def finish(self) -> None:
        """Report the keys nobody asked for.

        Raises:
            LawError: there were faults.
        """
        for file in self.files.values():
            file.top.done()
            self.faults.extend(file.faults)
        if self.faults:
            raise LawError(self.faults)

    def sha256(self) -> str:
        """One hash over all files, in the order of their names."""
        digest = hashlib.sha256()
        for name in sorted(self.files):
            digest.update(name.encode() + b"\0" + self.files[name].text.encode() + b"\0")
        return digest.hexdigest()


def _record_types(plugins: PluginSet) -> dict[str, RecordType]:
    own = {one.name: one for _, one in plugins.brought("fazhi_record_types")}
    return {**own, **RECORD_TYPES}


def _checkers(
    plugins: PluginSet, requirements: dict[str, Requirement]
) -> tuple[dict[str, Checker], tuple[tuple[str, CheckerModule], ...]]:
    """The checkers already imported, by requirement, and the modules that are not yet.

    Raises:
        LawError: a checker names a requirement that does not exist.
    """
    checkers: dict[str, Checker] = {}
    modules: list[tuple[str, CheckerModule]] = []
    names = {name: id_ for id_, one in requirements.items() for name in (id_, *one.other_names)}
    faults: list[LawFault] = []
    for plugin, one in plugins.brought("fazhi_checkers"):
        if isinstance(one, CheckerModule):
            modules.append((plugin.name, one))
        elif one.requirement in names:
            checkers.setdefault(names[one.requirement], one)
        else:
            hint = nearest(one.requirement, names)
            text = TEXTS["checker_without_requirement"].fill(
                {"name": one.requirement, "hint": hint}
            )
            faults.append(LawFault(plugin.name, 1, one.requirement, text))
    if faults:
        raise LawError(faults)
    return checkers, tuple(modules)


def _calendar(plugins: PluginSet) -> Any:
    years = [year for _, year in plugins.brought("fazhi_calendars")]
    return national_calendar().with_years(years) if years else national_calendar()


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
