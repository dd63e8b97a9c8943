"""Settings: from ``fazhi.toml``, ``[tool.fazhi]`` of a ``pyproject.toml``, or the command line.

No environment variable changes how records are judged.  Every value remembers where it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import attrs

from fazhi_core._texts import LANGUAGES
from fazhi_core.engine.report import FailOn
from fazhi_core.host.engine import Engine
from fazhi_core.host.files import refused, shown, text_of
from fazhi_core.host.options import Duty, Evidence, References, is_address
from fazhi_core.host.plugins import TEXTS
from fazhi_core.law.calendar import CalendarYear
from fazhi_core.law.profile import NATION
from fazhi_core.law.table import LawError, LawFault, LawFile, Table

__all__ = ["CHOICES", "DEFAULTS", "Layer", "Setting", "Settings", "find_settings", "read_settings"]

Layer: TypeAlias = Literal["default", "file", "command_line"]

DEFAULTS: Mapping[str, Any] = {
    "profile": NATION,
    "as_of": None,
    "evidence": "recorded",
    "duty": "township",
    "select": (),
    "ignore": (),
    "fail_on": "violation",
    "references": "open",
    "lang": "zh",
    "format": "text",
    "discover": True,
    "local_plugins": (),
    "block_plugins": (),
    "require_plugins": (),
    "calendars": (),
    "overlays": (),
    "waivers": (),
    "baseline": "",
    "cache": True,
    "docs_url": "",
}
"""Every setting with its default.  ``as_of`` is today in +08:00 where it is not set."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "evidence": get_args(Evidence),
    "duty": get_args(Duty),
    "fail_on": get_args(FailOn),
    "references": get_args(References),
    "lang": LANGUAGES,
}
"""The settings that take one of a few words."""

_ADDED = frozenset({"block_plugins"})
_FILE, _PROJECT = "fazhi.toml", "pyproject.toml"
_TOOL = ("tool", "fazhi")


@attrs.frozen
class Setting:
    """One value and where it came from.

    Args:
        value: the value.
        layer: ``default``, ``file`` or ``command_line``.
        file: for a file, its name as shown.
        line: for a file, the line.
    """

    value: Any
    layer: Layer = "default"
    file: str = ""
    line: int = 0


@attrs.frozen
class Settings:
    """All settings of a run.

    Args:
        values: every setting by name.
        root: the folder that the paths among them are relative to.
        file: the file that was read, as shown; empty where there was none.
    """

    values: Mapping[str, Setting] = attrs.field(
        factory=lambda: {name: Setting(value) for name, value in DEFAULTS.items()}
    )
    root: Path = Path()
    file: str = ""

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def over(self, given: Mapping[str, Any]) -> Settings:
        """These settings with those of the command line above them.

        ``None`` means not given.  What is blocked is blocked in addition to the file's list; every
        other value takes the place of the one below.

        Raises:
            KeyError: there is no such setting.
        """
        values = dict(self.values)
        for name, value in given.items():
            below = self.values[name].value
            if value is not None:
                values[name] = Setting(
                    (*below, *value) if name in _ADDED else value, "command_line"
                )
        return attrs.evolve(self, values=values)

    def engine(self, cache: Path | None = None) -> Engine:
        """An engine with these settings.

        Args:
            cache: the folder to keep law in that was read, where the settings do not forbid it.

        Raises:
            ConfigError, LawError: as for :class:`~fazhi_core.host.engine.Engine`; also where a
                file of a calendar or an overlay does not exist or is faulty.
        """
        return Engine(
            profile=self["profile"],
            as_of=self["as_of"],
            evidence=self["evidence"],
            duty=self["duty"],
            select=self["select"],
            ignore=self["ignore"],
            fail_on=self["fail_on"],
            references=self["references"],
            discover=self["discover"],
            local_plugins=self["local_plugins"],
            block_plugins=self["block_plugins"],
            require_plugins=self["require_plugins"],
            calendars=self.calendar_years(),
            overlays=self._files("overlays"),
            waivers=self._files("waivers"),
            baseline=next(iter(self._files("baseline")), None),
            root=self.root,
            cache=cache if self["cache"] else None,
        )

    def calendar_years(self) -> tuple[CalendarYear, ...]:
        """The calendar years of the files that the settings name.

        Raises:
            ConfigError: a file cannot be read.
            LawError: a file is faulty.
        """
        from fazhi_core.host.assemble import CALENDAR_FORMAT, read_calendar

        years: list[CalendarYear] = []
        faults: list[LawFault] = []
        for path in self._files("calendars"):
            file = LawFile(path.name, text_of(path, path.name))
            file.top.format(CALENDAR_FORMAT)
            years += read_calendar(file)
            file.top.done()
            faults += file.faults
        if faults:
            raise LawError(faults)
        return tuple(years)

    def paths(self, name: str) -> tuple[Path, ...]:
        """The paths under *name*: relative to the file of settings, or as a command gave them."""
        setting = self.values[name]
        given = (setting.value,) if isinstance(setting.value, str) else setting.value
        base = Path() if setting.layer == "command_line" else self.root
        return tuple(base / one for one in given if one)

    def _files(self, name: str) -> tuple[Path, ...]:
        files = self.paths(name)
        for file in files:
            if not file.is_file():
                setting = self.values[name]
                text = TEXTS["no_setting_file"].fill({"name": shown(file)})
                raise refused([LawFault(setting.file, setting.line, name, text)])
        return files


def find_settings(start: Path) -> Path | None:
    """The settings file for *start* (a file or folder): the nearest one upwards.

    In each folder ``fazhi.toml`` comes before a ``pyproject.toml`` with ``[tool.fazhi]``.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (own := folder / _FILE).is_file():
            return own
        project = folder / _PROJECT
        if project.is_file() and _has_tool(project):
            return project
    return None


def _has_tool(project: Path) -> bool:
    """Whether *project* has a ``[tool.fazhi]``; a file of somebody else's may be broken."""
    try:
        text = project.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    file = LawFile(project.name, text)
    if file.faults:
        return ".".join(_TOOL) in text
    tool = file.top.raw.get("tool")
    return isinstance(tool, dict) and "fazhi" in tool


def read_settings(path: Path) -> Settings:
    """The settings in *path*: a ``pyproject.toml``, or any file in the form of ``fazhi.toml``.

    Raises:
        ConfigError: the file cannot be read, or is faulty; all its faults at once, each with its
            line, unknown keys with the nearest known one.
    """
    from fazhi_core.law.places import line_of

    called = shown(path)
    file = LawFile(called, text_of(path, called))
    table: Table | None = file.top
    place: tuple[str, ...] = ()
    if path.name == _PROJECT:
        place = _TOOL
        tool = file.top.table("tool")
        table = tool.table("fazhi") if tool else None
        if table is None:
            file.faults.append(LawFault(called, 1, "", TEXTS["no_tool_table"]))
    values = {name: Setting(value) for name, value in DEFAULTS.items()}
    if table is not None:
        for name in DEFAULTS:
            value = _READ[name](table, name)
            if name in table:
                line = line_of(file.text, (*place, name))
                values[name] = Setting(value, "file", called, line)
        table.done()
    if file.faults:
        raise refused(file.faults)
    return Settings(values, path.parent, called)


def _plain_text(table: Table, name: str) -> str:
    return table.text(name, DEFAULTS[name])


def _address(table: Table, name: str) -> str:
    given = _plain_text(table, name)
    if given and not is_address(given):
        table.fault(name, "no_address", key=name)
    return given


def _flag(table: Table, name: str) -> bool:
    return table.flag(name, default=DEFAULTS[name])


def _choice(table: Table, name: str) -> str:
    return table.choice(name, CHOICES[name], DEFAULTS[name])


_READ: Mapping[str, Callable[[Table, str], Any]] = {
    "profile": Table.division,
    "as_of": Table.day,
    **dict.fromkeys(("format", "baseline"), _plain_text),
    **dict.fromkeys(("discover", "cache"), _flag),
    "docs_url": _address,
    **dict.fromkeys(CHOICES, _choice),
    **{name: Table.texts for name, value in DEFAULTS.items() if value == ()},
}
