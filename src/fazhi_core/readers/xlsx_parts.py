"""The parts of an .xlsx file, walked through without entities and without keeping the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import IO, Any
from xml.parsers import expat

import attrs

from fazhi_core.readers.workbook_words import formats, limit

__all__ = [
    "CellFault",
    "Damaged",
    "Parser",
    "Shown",
    "Value",
    "bounded",
    "day_of",
    "shown_by",
    "walked",
]

_BLOCK = 1 << 16
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General|E[+-]|AM/PM|A/P', re.I)
_EARLY = 60  # the serial number of a day in 1900 that never was
_FIRST, _FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - wall time
_LAST_SERIAL = 2_958_466


class Damaged(Exception):
    """A file is no workbook, or not a sound one."""


@attrs.frozen
class CellFault:
    """What stands in a cell in place of a value, as the fault of that *key*."""

    key: str
    values: Mapping[str, Any] = attrs.field(factory=dict)


Value = str | bool | float | date | datetime | time | CellFault
"""What a cell holds.  Numbers are as Excel keeps them, with fifteen digits."""


@attrs.frozen
class Shown:
    """Which parts of a day or a moment a number format shows."""

    year: bool = False
    month: bool = False
    day: bool = False
    hour: bool = False


class Parser:
    """What is called while a part is walked through; names come without namespaces."""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""

    def text(self, data: str) -> None:
        """Text inside an element, perhaps a piece of it."""

    def end(self, name: str) -> None:
        """An element ends."""


def walked(stream: IO[bytes], parser: Parser) -> Iterator[None]:
    """Walk through the XML in *stream*, block by block.

    Raises:
        Damaged: it is not XML, or declares a document type, as no workbook does.
    """
    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse
    made.StartElementHandler = partial(_start, parser.start)
    made.EndElementHandler = lambda name: parser.end(name.rpartition(" ")[2])
    made.CharacterDataHandler = parser.text
    try:
        while block := stream.read(_BLOCK):
            made.Parse(block, False)  # noqa: FBT003 - no name for it
            yield
        made.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise Damaged from error
    yield


def _refuse(*_: Any) -> None:
    raise Damaged


def _start(start: Callable[..., None], name: str, given: dict[str, str]) -> None:
    start(name.rpartition(" ")[2], {key.rpartition(" ")[2]: one for key, one in given.items()})


def bounded(text: str) -> str | CellFault:
    """*text* with its escapes resolved, if a cell can hold it."""
    most = limit("cell_characters")
    if len(text) > most:
        return CellFault("cell_too_long", {"limit": most})
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text


def shown_by(code: str) -> Shown:
    """What the number format *code* shows; nothing at all where it is not one of days or times.

    >>> shown_by('yyyy"年"m"月"')
    Shown(year=True, month=True, day=False, hour=False)
    """
    marks = set(_SILENT.sub("", code.partition(";")[0]).lower())
    year, hour = bool(marks & {"y", "e"}), bool(marks & {"h", "s"})
    day = "d" in marks
    return Shown(year, "m" in marks and (year or day or not hour), day, hour)


BUILT_IN: Mapping[int, Shown] = {number: shown_by(code) for number, code in formats().items()}
"""What the formats show that are known by number."""


def day_of(serial: float, shown: Shown, *, from_1904: bool) -> Value:
    """The day or moment that *serial* stands for, as far as its cell shows it.

    Where a month is typed without its day, or a day without its year, Excel adds the rest; that was
    never in the file, and is a fault.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return serial
    clock = shown.hour and not (shown.year or shown.month or shown.day)
    if not clock and not (shown.year and shown.month and shown.day):
        return CellFault("partial_date")
    first = _FIRST_1904 if from_1904 else _FIRST + timedelta(serial < _EARLY)
    found = first + timedelta(milliseconds=round(serial * 86_400_000))
    if clock and serial < 1:
        return found.time()
    return found if shown.hour else found.date()
