"""How an engine judges: its options, each checked when they are made."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, get_args

import attrs

from fazhi_core.engine.report import FailOn
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.law.calendar import CalendarYear
from fazhi_core.law.profile import NATION
from fazhi_core.law.table import nearest

if TYPE_CHECKING:
    from fazhi_core.engine.baseline import Baseline
    from fazhi_core.engine.waiver import Waiver

__all__ = [
    "CHINA_TIME",
    "Duty",
    "EngineOptions",
    "Evidence",
    "OptionChanges",
    "Options",
    "References",
    "folder",
    "is_address",
    "listed",
    "today",
]

_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+[^\s?#<>\"]*", re.ASCII)

CHINA_TIME = timezone(timedelta(hours=8))
Evidence: TypeAlias = Literal["recorded", "strict"]
Duty: TypeAlias = Literal["township", "all"]
References: TypeAlias = Literal["open", "closed"]


class OptionChanges(TypedDict, total=False):
    """What can be said to :meth:`Engine.with_options`; see :class:`Options`."""

    profile: str
    as_of: date | None
    evidence: Evidence
    duty: Duty
    select: Iterable[str]
    ignore: Iterable[str]
    fail_on: FailOn
    references: References


class EngineOptions(OptionChanges, total=False):
    """What can be said to :class:`Engine`, for functions that pass it on."""

    discover: bool
    plugins: Iterable[Any]
    local_plugins: Iterable[str]
    block_plugins: Iterable[str]
    require_plugins: Iterable[str]
    calendars: Iterable[CalendarYear]
    overlays: Iterable[str | os.PathLike[str]]
    waivers: Iterable[str | os.PathLike[str] | Waiver]
    baseline: str | os.PathLike[str] | Baseline | None
    root: str | os.PathLike[str] | None
    cache: str | os.PathLike[str] | None


def today() -> date:
    """Today in +08:00."""
    return datetime.now(CHINA_TIME).date()


def is_address(text: str) -> bool:
    """Whether *text* is a web address to which the names of pages can be added."""
    return _ADDRESS.fullmatch(text) is not None


def listed(name: str, kind: type[Any] | None = None) -> Callable[[Any], tuple[Any, ...]]:
    """A function that makes a tuple of what is given for the option *name*.

    It raises ``TypeError`` for a text, whose characters would pass for names, and for what holds
    other things.

    Args:
        name: of the option.
        kind: what each item must be; ``None`` for anything but a text.
    """

    def convert(value: Any) -> tuple[Any, ...]:
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            raise TypeError(f"{name} takes a list, not {type(value).__name__}: [{value!r}]")
        items = tuple(value)
        for one in items:
            right = not isinstance(one, str) if kind is None else isinstance(one, kind)
            if not right:
                wanted = "modules and objects with hooks" if kind is None else kind.__name__
                raise TypeError(f"{name} takes a list of {wanted}, not of {type(one).__name__}")
        return items

    return convert


def folder(name: str, value: Any) -> Path | None:
    """The folder given for the option *name*, as a path.

    Raises:
        TypeError: it is no path.
    """
    if value is None or isinstance(value, Path):
        return value
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"{name} takes a path, not {type(value).__name__}")
    return Path(os.fspath(value))


def _select(value: Any) -> tuple[str, ...]:
    return listed("select", str)(value)


def _ignore(value: Any) -> tuple[str, ...]:
    return listed("ignore", str)(value)


def _word(choices: Any) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    known = get_args(choices)

    def check(_: Any, option: attrs.Attribute[Any], value: Any) -> None:
        if value not in known:
            hint = nearest(str(value), known)
            values = {"name": option.name, "value": str(value), "known": known, "hint": hint}
            raise ConfigError(TEXTS["bad_option"].fill(values))

    return check


def _day(_: Any, option: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise TypeError(f"{option.name} takes a datetime.date, not {type(value).__name__}")


def _text(_: Any, option: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{option.name} takes a text, not {type(value).__name__}")


@attrs.frozen(kw_only=True)
class Options:
    """How an engine judges.

    Args:
        profile: division code of the place whose law applies where an agency's own code does not
            say; ``CN`` for national law only.
        as_of: the day on which the records are looked at; ``None`` for today in +08:00.
        evidence: ``strict`` counts what is not recorded as not done, as a court would.
        duty: ``all`` also judges the duties of others (village, county, police, court).
        select: ids, aliases or fields of work; empty for all.
        ignore: ids, aliases or fields of work left out.
        fail_on: the lightest severity that makes a run fail.
        references: ``closed`` where a reference that leads out of the files is a fault; it is
            for those who read files for this engine, and stands in the receipt.

    Raises:
        ConfigError: a word is none of those that the option takes.
        TypeError: a value is of another type.
    """

    profile: str = attrs.field(default=NATION, validator=_text)
    as_of: date | None = attrs.field(default=None, validator=_day)
    evidence: Evidence = attrs.field(default="recorded", validator=_word(Evidence))
    duty: Duty = attrs.field(default="township", validator=_word(Duty))
    select: tuple[str, ...] = attrs.field(default=(), converter=_select)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_ignore)
    fail_on: FailOn = attrs.field(default="violation", validator=_word(FailOn))
    references: References = attrs.field(default="open", validator=_word(References))

    def sha256(self, years: Iterable[CalendarYear] = (), accepted: str = "") -> str:
        """A hash over all settings but the day, which the receipt states itself.

        Args:
            years: the calendar years that were added to the installed calendar.
            accepted: the hash of waivers and baseline; empty where there are none.
        """
        settings = attrs.asdict(self, filter=lambda field, _: field.name != "as_of")
        calendar = [
            (one.year, sorted(map(str, one.holidays)), sorted(map(str, one.workdays)))
            for one in years
        ]
        told = json.dumps([settings, calendar, *filter(None, [accepted])], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()
