"""Strict reading of TOML tables: every fault of a file at once, with line, key and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs
import tomli

from fazhi_core._nearest import nearest as closest
from fazhi_core._texts import LANGUAGES, Catalogue, Language, Text
from fazhi_core.law.profile import NATION, chain

__all__ = ["LawError", "LawFault", "LawFile", "Table", "nearest"]

TEXTS = Catalogue("fazhi_core.law")

_HUNDREDTH = Decimal("0.01")


@attrs.frozen
class LawFault:
    """One fault in a file of law, profile or settings."""

    file: str
    line: int
    key: str
    text: Text

    def say(self, language: Language) -> str:
        """``file:line: key: what is wrong``."""
        where = f"{self.file}:{self.line}: "
        return where + (f"{self.key}: " if self.key else "") + self.text.in_(language)

    def __str__(self) -> str:
        return f"{self.say('zh')} | {self.text.en}"


class LawError(ValueError):
    """Files of law that cannot be used.  ``faults`` holds every fault of every file."""

    def __init__(self, faults: Iterable[LawFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def nearest(name: str, known: Iterable[str]) -> Text:
    """A hint at the known name most like *name*; empty where none is like it."""
    close = closest(name, known)
    return TEXTS["hint"].fill({"nearest": close}) if close is not None else Text("", "")


class LawFile:
    """One TOML file being read, with the faults met so far."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.faults: list[LawFault] = []
        try:
            raw = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            raw = {}
            detail = Text(error.msg, error.msg)
            self.faults.append(
                LawFault(name, error.lineno, "", TEXTS["not_toml"].fill({"detail": detail}))
            )
        self.top = Table(raw, (), self)

    def fault(self, path: tuple[str | int, ...], message: str, /, **values: Any) -> None:
        """Note that what stands at *path* is wrong; *message* names the sentence."""
        from fazhi_core.law.places import line_of

        shown = ".".join(str(part) for part in path if isinstance(part, str))
        text = TEXTS[message].fill(values)
        self.faults.append(LawFault(self.name, line_of(self.text, path), shown, text))


class Table:
    """One table of a TOML file.  Each key is taken once; :meth:`done` reports the others."""

    def __init__(self, raw: Mapping[str, Any], path: tuple[str | int, ...], file: LawFile) -> None:
        self.raw = raw
        self.path = path
        self.file = file
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.raw

    def fault(self, at: str, message: str, /, **values: Any) -> None:
        """Note that the value of key *at* (or the table, if empty) is wrong."""
        self.file.fault((*self.path, at) if at else self.path, message, **values)

    def take(self, key: str, kind: type | tuple[type, ...], wanted: str, *, needed: bool) -> Any:
        """The raw value of *key*, ``None`` if absent or not of *kind*."""
        self._asked.add(key)
        if key not in self.raw:
            if needed:
                self.fault("", "missing_key", key=key)
            return None
        value = self.raw[key]
        right = isinstance(value, kind) and not (isinstance(value, bool) and kind is int)
        if not right:
            self.fault(key, "wrong_type", key=key, wanted=TEXTS[wanted])
            return None
        return value

    def text(
        self, key: str, default: str = "", *, needed: bool = False, may_be_empty: bool = False
    ) -> str:
        """The text under *key*; where it is *needed*, not empty unless it *may_be_empty*."""
        value = self.take(key, str, "text", needed=needed)
        if needed and value == "" and not may_be_empty:
            self.fault(key, "empty_text", key=key)
        return default if value is None else str(value)

    def integer(self, key: str, *, needed: bool = False) -> int | None:
        """The integer under *key*."""
        value: int | None = self.take(key, int, "integer", needed=needed)
        return value

    def points(self, key: str, *, needed: bool = False) -> Decimal | None:
        """The points under *key*: a number, not negative, with two decimals at most."""
        value = self.take(key, (int, float), "points", needed=needed)
        if value is None:
            return None
        points = Decimal(str(value)) if not isinstance(value, bool) else None
        if points is None or not points.is_finite() or points < 0 or points % _HUNDREDTH:
            self.fault(key, "wrong_type", key=key, wanted=TEXTS["points"])
            return None
        return points

    def flag(self, key: str, *, default: bool) -> bool:
        """The true or false under *key*."""
        value = self.take(key, bool, "boolean", needed=False)
        return default if value is None else bool(value)

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """The day under *key*."""
        value = self.take(key, date, "day", needed=needed)
        if isinstance(value, datetime):
            self.fault(key, "wrong_type", key=key, wanted=TEXTS["day"])
            return None
        found: date | None = value
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """The array of texts under *key*."""
        value = self.take(key, list, "texts", needed=False)
        if value is None:
            return ()
        if not all(isinstance(one, str) for one in value):
            self.fault(key, "wrong_type", key=key, wanted=TEXTS["texts"])
            return ()
        return tuple(value)

    def choice(self, key: str, options: Iterable[str], default: str = "") -> str:
        """The text under *key*, one of *options*; needed where there is no *default*."""
        value = self.text(key, needed=not default)
        wanted = [str(option) for option in options]
        stated = isinstance(self.raw.get(key), str)
        if not value and not (stated and default):
            return default or wanted[0]
        if value not in wanted:
            hint = nearest(value, wanted)
            self.fault(key, "not_one_of", key=key, wanted=tuple(wanted), hint=hint)
            return default or wanted[0]
        return value

    def division(self, key: str) -> str:
        """The division code under *key*; the nation where there is none."""
        code = self.text(key, NATION)
        try:
            chain(code)
        except ValueError:
            self.fault(key, "bad_division", code=code)
            return NATION
        return code

    def format(self, known: str, *, needed: bool = False) -> None:
        """Note that ``format`` is another than *known*; where not *needed* it may be left out."""
        value = self.text("format", known, needed=needed)
        if value != known:
            self.fault("format", "unknown_format", given=value, known=known)

    def bilingual(
        self, key: str, *, needed: bool = False, may_be_empty: bool = False
    ) -> Text | None:
        """The text in both languages under *key*."""
        raw = self.take(key, dict, "bilingual", needed=needed)
        if raw is None:
            return None
        table = Table(raw, (*self.path, key), self.file)
        text = Text(*(table.text(one, needed=True, may_be_empty=may_be_empty) for one in LANGUAGES))
        table.done()
        return text

    def table(self, key: str, *, needed: bool = False) -> Table | None:
        """The table under *key*."""
        raw = self.take(key, dict, "table", needed=needed)
        return None if raw is None else Table(raw, (*self.path, key), self.file)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of the array under *key*."""
        for position, raw in enumerate(self.take(key, list, "array", needed=False) or ()):
            if isinstance(raw, dict):
                yield Table(raw, (*self.path, key, position), self.file)
            else:
                self.fault(key, "wrong_type", key=key, wanted=TEXTS["table"])

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables inside the table under *key*, by name."""
        outer = self.table(key)
        if outer is None:
            return
        for name in outer.raw:
            inner = outer.table(name)
            if inner is not None:
                yield name, inner

    def done(self) -> None:
        """Report every key that nobody asked for, with the nearest known one."""
        for key in self.raw:
            if key not in self._asked:
                hint = nearest(key, self._asked)
                self.file.fault((*self.path, key), "unknown_key", key=key, hint=hint)
