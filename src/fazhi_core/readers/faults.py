"""What is wrong with a file, said in both languages and never quoting private data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs

from fazhi_core._texts import Catalogue, Language
from fazhi_core.engine.ledger import Place, Unread
from fazhi_core.engine.outcome import Path

__all__ = [
    "MESSAGES",
    "UNTOLD",
    "Fault",
    "Path",
    "Place",
    "Problem",
    "Unsure",
    "presentable",
    "quoted",
]

MESSAGES = Catalogue("fazhi_core.readers", "data/messages.toml")
"""Every sentence of the readers, in Chinese and English."""

UNTOLD = "…"
"""What stands in a message for a key that is not quoted."""

_LETTER = r"[^\W\d_]"
_SLUG = r"[A-Za-z_][A-Za-z0-9_./-]{0,39}"
_NAME = re.compile(_SLUG)
_PLAIN = re.compile(
    rf"{_SLUG}|[0-9.:/TZ +-]{{1,32}}"
    rf"|[0-9]{{4}}{_LETTER}[0-9]{{1,2}}{_LETTER}[0-9]{{1,2}}{_LETTER}?"
)
_LONG_NUMBER = re.compile(r"[0-9]{11}|[0-9]{6}[^0-9]?[0-9]{8}")


class Unsure(Exception):
    """The quick way cannot vouch for this record; the strict way decides."""


@attrs.define
class Problem:
    """A fault inside one record, before its place in the file is known.

    ``nth`` picks among several keys of the same name; ``offset`` (bytes from the beginning of the
    record) is set where the path cannot lead to the place.
    """

    key: str
    path: Path = ()
    values: Mapping[str, Any] = attrs.field(factory=dict)
    nth: int = 0
    offset: int | None = None

    @property
    def told(self) -> Path:
        """The path as it may be told: without its last key where that is not quoted."""
        return self.path[:-1] if self.values.get("key") == UNTOLD else self.path


@attrs.frozen
class Fault:
    """Something in a file that cannot be read as it stands.

    ``key`` names the kind of fault in the catalogue of messages.  ``values`` fills its places; it
    never holds the content of a personal or free-text field.  ``line`` and ``column`` are ``None``
    where the fault lies in the file as a whole; a workbook has ``sheet`` and ``cell`` instead.
    """

    file: str
    key: str
    line: int | None = None
    column: int | None = None
    path: Path = ()
    values: Mapping[str, Any] = attrs.field(factory=dict)
    type: str | None = None
    id: str | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def place(self) -> Place | None:
        """Where the fault is; ``None`` where it lies in the file as a whole."""
        if self.cell is None and (self.line is None or self.column is None):
            return None
        return Place(self.file, self.line, self.column, self.sheet, self.cell)

    @property
    def message(self) -> str:
        """What is wrong, in Chinese."""
        return MESSAGES[self.key].fill(self.values).zh

    @property
    def message_en(self) -> str:
        """What is wrong, in English."""
        return MESSAGES[self.key].fill(self.values).en

    @property
    def remedy(self) -> str:
        """What to do about it, in Chinese."""
        return MESSAGES[f"{self.key}_remedy"].fill(self.values).zh

    @property
    def remedy_en(self) -> str:
        """What to do about it, in English."""
        return MESSAGES[f"{self.key}_remedy"].fill(self.values).en

    @property
    def unread(self) -> Unread:
        """The fault as the report shows it."""
        return Unread(
            self.file,
            self.line,
            self.column,
            f"{self.message}{self.remedy}",
            f"{self.message_en} {self.remedy_en}",
            self.sheet,
            self.cell,
        )

    def say(self, language: Language = "zh") -> str:
        """One line: place, message and remedy in *language*."""
        where = self.file if self.place is None else str(self.place)
        if language == "zh":
            return f"{where}: {self.message}{self.remedy}"
        return f"{where}: {self.message_en} {self.remedy_en}"


def presentable(value: Any) -> bool:
    """Whether *value* has the shape of a slug, a date or a short number, so that it may be shown.

    >>> presentable("2021-9-1"), presentable("张三"), presentable("13912345678")
    (True, False, False)
    """
    text = value if isinstance(value, str) else str(value)
    return bool(_PLAIN.fullmatch(text)) and not _LONG_NUMBER.search(text)


def quoted(key: str, near: str | None = None) -> str:
    """*key* as a message may show it, which is not at all where it could be somebody's name.

    Shown are slugs, and what has no letter that the known key *near* has not.

    >>> quoted("opinon_on"), quoted("审核意见日", "审核意见日期"), quoted("张三", "审核人")
    ('opinon_on', '审核意见日', '…')
    """
    slug = bool(_NAME.fullmatch(key)) and not _LONG_NUMBER.search(key)
    return key if slug or (near is not None and set(key) <= set(near)) else UNTOLD
