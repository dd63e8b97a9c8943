"""What the pytest plugin collects: examples, and the findings of a ledger."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

import attrs
import pytest

import fazhi_core
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report
from fazhi_core.host.cache import user_folder
from fazhi_core.host.engine import Engine
from fazhi_core.host.plugins import ConfigError
from fazhi_core.host.settings import Settings, find_settings, read_settings
from fazhi_core.law.table import LawError
from fazhi_core.readers import RecordFault
from fazhi_core.readers.tomlscan import places
from fazhi_core.reporters.words import place_words
from fazhi_core.testing.comparing import told
from fazhi_core.testing.examples import (
    Example,
    ExampleError,
    bases_in,
    read_bases,
    read_examples,
    run_example,
)

__all__ = ["ExampleFile", "ExampleItem", "ledger_items"]

_EXPECTED_ERRORS = (ConfigError, ExampleError, LawError, RecordFault)
_EXAMPLE = re.compile(r"^\s*(?:\[\[\s*)?example\b", re.MULTILINE)
_ENGINES = pytest.StashKey[dict[Any, Engine]]()
_Place: TypeAlias = tuple["os.PathLike[str] | str", int | None, str]
Style: TypeAlias = Literal["long", "short", "line", "no", "native", "value", "auto"]


class LedgerError(AssertionError):
    """A finding that fails, or a ledger that could not be checked whole."""


class ExampleFile(pytest.File):
    """A file of examples.

    Its examples may start from its own bases, those of the other files of examples in its folder,
    and those of every plugin.
    """

    def collect(self) -> Iterator[pytest.Item]:
        """The examples, each with its line.

        Raises:
            ExampleError, ConfigError, LawError: the file, another one in its folder, or the law is
                faulty.
        """
        text = self.path.read_text(encoding="utf-8")
        if not _EXAMPLE.search(text):
            return
        engine = _engine_for(self.config, self.path)
        # What stands in fazhi.toml for a ledger says nothing about how examples are meant.
        engine = engine.with_options(select=(), ignore=(), evidence="recorded")
        patterns = self.config.getini("fazhi_examples")
        beside = sorted(one for pattern in patterns for one in self.path.parent.glob(pattern))
        others = [one for one in dict.fromkeys(beside) if one != self.path]
        bases = {**bases_in(engine), **read_bases(others)}
        lines = places(text)
        names: dict[str, int] = {}
        for example in read_examples([self.path], bases):
            name = f"{example.requirement}: {example.name}"
            names[name] = names.get(name, 0) + 1
            again = f" ({names[name]})" if names[name] > 1 else ""
            line, _ = lines.get(("example", example.number), (1, 1))
            yield ExampleItem.from_parent(
                self, name=name + again, example=example, engine=engine, line=line
            )

    def repr_failure(  # type: ignore[override]  # as pytest's own collectors do
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> Any:
        """What is wrong with the file, without a trace of our own code."""
        if isinstance(excinfo.value, _EXPECTED_ERRORS):
            return _words(excinfo.value)
        return super().repr_failure(excinfo)


class ExampleItem(pytest.Item):
    """One example: passes where the requirement says what it expects."""

    def __init__(self, *, example: Example, engine: Engine, line: int, **given: Any) -> None:
        super().__init__(**given)
        self._example, self._engine, self._line = example, engine, line

    def runtest(self) -> None:
        """Run the example.

        Raises:
            ExampleError: the requirement says otherwise.
        """
        if self._engine.rulebook.named(self._example.requirement) is None:
            plugins = ", ".join(one.name for one in self._engine.plugins.plugins)
            raise ExampleError(
                f"there is no requirement {self._example.requirement}; plugins: {plugins}"
            )
        run_example(self._example, self._engine)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Style | None = None
    ) -> Any:
        """The place in the file, then what was expected beside what was said."""
        if isinstance(excinfo.value, _EXPECTED_ERRORS):
            return f"{_shown(self.path, self.config)}:{self._line}: {_words(excinfo.value)}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> _Place:
        """Where the example stands."""
        return self.path, self._line - 1, f"{self.name} (line {self._line})"


def ledger_items(session: pytest.Session, path: Path) -> Iterator[pytest.Item]:
    """The items of the ledger at *path*: one for each finding that fails, and one for the account.

    Raises:
        pytest.UsageError: there is no such file or folder, or the settings or the law are faulty.
    """
    if not path.exists():
        raise pytest.UsageError(f"--fazhi-ledger: there is no {path}")
    try:
        engine = _engine_for(session.config, path)
        report = engine.check(fazhi_core.load(path, engine=engine))
    except (ConfigError, LawError) as error:
        raise pytest.UsageError(_words(error)) from error
    ledger = _Ledger.from_parent(session, path=path)
    yield _AccountItem.from_parent(ledger, name="account", report=report)
    for finding in report.failures:
        named = (finding.subject.type, finding.subject.id or finding.subject.period)
        where = ".".join(map(str, finding.path))
        name = " ".join(one for one in (*named, finding.requirement, where) if one)
        yield _FindingItem.from_parent(ledger, name=name, finding=finding)


class _Ledger(pytest.File):
    """A ledger, only to give its items a place."""

    def collect(self) -> list[pytest.Item]:
        return []


class _LedgerItem(pytest.Item):
    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Style | None = None
    ) -> Any:
        if isinstance(excinfo.value, LedgerError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class _AccountItem(_LedgerItem):
    """Passes where the whole ledger was read and checked."""

    def __init__(self, *, report: Report, **given: Any) -> None:
        super().__init__(**given)
        self._report = report

    def runtest(self) -> None:
        report = self._report
        lines = [f"{one.place}: {one.fault_en}" for one in report.tally.unread]
        lines += [f"{one.plugin}: {one.what_en}" for one in report.problems]
        lines += [
            f"{one.requirement}: {one.message.en}" for one in report if one.kind is Kind.ERROR
        ]
        if not report.tally.planned:
            lines.append("nothing was checked")
        if lines:
            raise LedgerError("\n".join(dict.fromkeys(lines)))

    def reportinfo(self) -> _Place:
        return self.path, None, f"{self.parent.name if self.parent else ''}: account"


class _FindingItem(_LedgerItem):
    """Fails: it stands for a requirement that is not met."""

    def __init__(self, *, finding: Finding, **given: Any) -> None:
        super().__init__(**given)
        self._finding = finding

    def runtest(self) -> None:
        one = self._finding
        lines = [f"{one.title.en} | {one.title.zh}", *told(one)]
        if one.remedy.en:
            lines.append(f"  remedy: {one.remedy.en}")
        where = place_words(one.place)
        raise LedgerError("\n".join([f"{where}: {lines[0]}" if where else lines[0], *lines[1:]]))

    def reportinfo(self) -> _Place:
        place = self._finding.place
        line = place.line - 1 if place is not None and place.line else None
        title = f"{self.name} ({self._finding.title.en})"
        return (place.file if place is not None else self.path), line, title


@attrs.frozen
class _Given:
    """What the command line says of settings."""

    config: str | None
    profile: str | None

    @classmethod
    def of(cls, config: pytest.Config) -> _Given:
        return cls(config.getoption("--fazhi-config"), config.getoption("--fazhi-profile"))

    def file(self, config: pytest.Config, start: Path) -> Path | None:
        """The file of settings for *start*."""
        if self.config is not None:
            return config.invocation_params.dir / self.config
        return find_settings(start)

    @property
    def over(self) -> Mapping[str, Any]:
        """The settings that go over those of the file."""
        return {"profile": self.profile}


def _engine_for(config: pytest.Config, start: Path) -> Engine:
    """The engine of the settings for *start*; one for all files with the same settings.

    Raises:
        ConfigError, LawError: the settings or the law are faulty.
    """
    given = _Given.of(config)
    file = given.file(config, start)
    engines = config.stash.setdefault(_ENGINES, {})
    if file not in engines:
        settings = read_settings(file) if file is not None else Settings()
        engines[file] = settings.over(given.over).engine(user_folder())
    return engines[file]


def _shown(path: Path, config: pytest.Config) -> str:
    here = config.invocation_params.dir
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _words(error: BaseException) -> str:
    """What *error* says, in English."""
    if isinstance(error, RecordFault):
        at = ((".".join(map(str, one.path)), one.message_en) for one in error.faults)
        return "\n".join(": ".join(part for part in one if part) for one in at)
    if isinstance(error, ConfigError):
        return error.text.en
    if isinstance(error, LawError):
        return "\n".join(one.say("en") for one in error.faults)
    return str(error)
