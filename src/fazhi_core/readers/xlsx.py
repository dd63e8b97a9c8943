"""Reads .xlsx files, which are archives of XML, row by row.

Excel's own reading is followed in what a cell *shows*: an error and a formula that was never
calculated are no blanks, and a day of which only the month is shown is no day.  See
``docs/decisions/0020-workbooks-are-read-by-our-own-means.md``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import IO

import attrs

from fazhi_core.readers.archive import BROKEN, open_archive
from fazhi_core.readers.workbook_words import archive_limits, limit
from fazhi_core.readers.xlsx_parts import (
    BUILT_IN,
    CellFault,
    Damaged,
    Parser,
    Shown,
    Value,
    bounded,
    day_of,
    shown_by,
    walked,
)

__all__ = ["Row", "Sheet", "TooMuch", "Workbook", "letters"]

_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_REFERENCE = re.compile("([A-Z]{1,3})[0-9]{1,7}")
_ERROR = re.compile("#[A-Z0-9/_]{1,20}[!?]?")
_TRUE = frozenset({"1", "true", "on"})

Row = tuple[int, Mapping[int, Value]]
"""The number of a row, and what it holds by number of column; both count from 1."""


class TooMuch(Exception):
    """A workbook holds more than *limit* of what the key *what* names."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.limit = limit(what)


@attrs.frozen
class Sheet:
    """A sheet by its name.

    Args:
        name: as its tab shows it.
        hidden: whether no tab shows it.
        part: where it lies in the archive.
    """

    name: str
    hidden: bool
    part: str


def letters(column: int) -> str:
    """The letters of the column of that number, as Excel counts them.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


class Workbook:
    """A workbook, opened.

    Raises:
        Damaged: it is no workbook, or not a sound one.
        UnsafeArchive: it would unpack to more than a ledger ever does.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = open_archive(data, archive_limits())
        except BROKEN as error:
            raise Damaged from error
        self._names = {one.replace("\\", "/").lower(): one for one in self._archive.namelist()}
        if len(self._names) != len(self._archive.infolist()):
            raise Damaged  # two members of one name: which of them is meant?
        self._cells = self._characters = 0
        roots = self._related("")
        book = next((one.target for one in roots.values() if one.kind == "officeDocument"), None)
        if book is None:
            raise Damaged
        related = self._related(book)
        contents = _Contents(related)
        self._walk(book, contents)
        self.sheets: tuple[Sheet, ...] = tuple(contents.sheets)
        self._from_1904 = contents.from_1904
        parts = {one.kind: one.target for one in related.values()}
        styles, strings = _Styles(), _Strings()
        for kind, parser in (("styles", styles), ("sharedStrings", strings)):
            if kind in parts:
                self._walk(parts[kind], parser)
        self._styles, self._strings = styles.shown(), strings.found

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """The rows of *sheet* that hold something.

        Raises:
            Damaged: the sheet is not sound.
            TooMuch: what was read so far is more than a ledger ever holds.
        """
        scan = _Rows(self._styles, self._strings, from_1904=self._from_1904)
        with self._open(sheet.part) as stream:
            try:
                for _ in walked(stream, scan):
                    yield from self._counted(scan.found)
                    scan.found = []
            except BROKEN as error:
                raise Damaged from error

    def _counted(self, rows: list[Row]) -> Iterator[Row]:
        for row in rows:
            self._cells += len(row[1])
            self._characters += sum(len(one) for one in row[1].values() if isinstance(one, str))
            for what, found in (("cells", self._cells), ("characters", self._characters)):
                if found > limit(what):
                    raise TooMuch(what)
            yield row

    def _open(self, part: str) -> IO[bytes]:
        try:
            return self._archive.open(self._names[part.lower()])
        except BROKEN as error:
            raise Damaged from error

    def _walk(self, part: str, parser: Parser) -> None:
        with self._open(part) as stream:
            try:
                for _ in walked(stream, parser):
                    pass
            except BROKEN as error:
                raise Damaged from error

    def _related(self, part: str) -> Mapping[str, _Related]:
        folder, name = posixpath.split(part)
        relations = _Relations(folder)
        self._walk(posixpath.join(folder, "_rels", f"{name}.rels"), relations)
        return relations.found


@attrs.frozen
class _Related:
    kind: str
    target: str


class _Relations(Parser):
    """Which part a name in another part stands for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, _Related] = {}

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name != "Relationship" or given.get("TargetMode") == "External":
            return
        kind = given.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", self._folder, given.get("Target", "")))
        self.found[given.get("Id", "")] = _Related(kind, target.lstrip("/"))


class _Contents(Parser):
    """The sheets of a workbook, those that hold charts or macros left out."""

    def __init__(self, related: Mapping[str, _Related]) -> None:
        self._related = related
        self.sheets: list[Sheet] = []
        self.from_1904 = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = given.get("date1904", "") in _TRUE
        elif name == "sheet":
            part = self._related.get(given.get("id", ""))
            if part is not None and part.kind == "worksheet":
                hidden = given.get("state", "visible") != "visible"
                self.sheets.append(Sheet(given.get("name", ""), hidden, part.target))


class _Styles(Parser):
    """Which styles of cells show days or times."""

    def __init__(self) -> None:
        self._codes: dict[int, Shown] = dict(BUILT_IN)
        self._numbers: list[int] = []
        self._inside = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._numbers.append(int(given.get("numFmtId", "0")))
        elif name == "numFmt":
            code = given.get("formatCode", "")[: limit("cell_characters")]
            self._codes[int(given.get("numFmtId", "0"))] = shown_by(code)

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def shown(self) -> Mapping[str, Shown]:
        """What each style shows, by its number as cells name it; none that shows a plain number."""
        nothing = Shown()
        every = {str(at): self._codes.get(one) for at, one in enumerate(self._numbers)}
        return {at: one for at, one in every.items() if one is not None and one != nothing}


class _Text(Parser):
    """Collects the text of an element, which may come in runs, without the readings beside it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._taking = False
        self._phonetic = False

    def begin(self) -> None:
        self._pieces, self._taking, self._phonetic = [], False, False

    def start(self, name: str, given: Mapping[str, str]) -> None:  # noqa: ARG002
        if name == "rPh":
            self._phonetic = True
        self._taking = name == "t" and not self._phonetic

    def text(self, data: str) -> None:
        if self._taking:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        self._taking = False
        if name == "rPh":
            self._phonetic = False

    def taken(self) -> str | CellFault:
        return bounded("".join(self._pieces))


class _Strings(_Text):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str | CellFault] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "si":
            self.begin()
        super().start(name, given)

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.found.append(self.taken())


class _Rows(Parser):
    """The rows of a sheet as they end."""

    def __init__(
        self, styles: Mapping[str, Shown], strings: list[str | CellFault], *, from_1904: bool
    ) -> None:
        self._styles, self._strings, self._from_1904 = styles, strings, from_1904
        self.found: list[Row] = []
        self._row = self._column = 0
        self._in_row = False
        self._cells: dict[int, Value] = {}
        self._given: Mapping[str, str] = {}
        self._formula = self._taking = False
        self._value: list[str] = []
        self._inline: _Text | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if self._inline is not None:
            self._inline.start(name, given)
        elif name == "row":
            number = int(given.get("r", self._row + 1))
            if not self._row < number <= _MOST_ROWS:
                raise Damaged
            self._row, self._column, self._cells, self._in_row = number, 0, {}, True
        elif name == "c" and self._in_row:
            self._begin(given)
        elif name == "v":
            self._taking = True
        elif name == "f":
            self._formula = True
        elif name == "is":
            self._inline = _Text()

    def _begin(self, given: Mapping[str, str]) -> None:
        reference = _REFERENCE.fullmatch(given["r"]) if "r" in given else None
        if reference is None and "r" in given:
            raise Damaged
        column = _number(reference[1]) if reference else self._column + 1
        if not self._column < column <= _MOST_COLUMNS:
            raise Damaged
        self._column, self._given, self._value = column, given, []
        self._formula = self._taking = False

    def text(self, data: str) -> None:
        if self._inline is not None:
            self._inline.text(data)
        elif self._taking:
            self._value.append(data)

    def end(self, name: str) -> None:
        if self._inline is not None:
            if name == "is":
                self._keep(self._inline.taken())
                self._inline = None
            else:
                self._inline.end(name)
        elif name == "v":
            self._taking = False
        elif name == "c" and self._in_row:
            self._keep(self._taken())
        elif name == "row":
            self._in_row = False
            if self._cells:
                self.found.append((self._row, self._cells))

    def _keep(self, value: Value | None) -> None:
        if value is not None and not (isinstance(value, str) and not value.strip()):
            self._cells[self._column] = value

    def _taken(self) -> Value | None:
        kind, text = self._given.get("t", "n"), "".join(self._value)
        if kind == "str":
            return bounded(text)
        if not text:
            return CellFault("formula_without_result") if self._formula else None
        if kind == "s":
            return self._shared(text)
        if kind == "b":
            return text in _TRUE
        if kind == "e":
            shown = text if _ERROR.fullmatch(text) else ""
            return CellFault("cell_error", {"value": shown})
        if kind == "d":
            return text
        found = float(text)
        style = self._styles.get(self._given.get("s", "0"))
        return found if style is None else day_of(found, style, from_1904=self._from_1904)

    def _shared(self, text: str) -> str | CellFault:
        number = int(text)
        if not 0 <= number < len(self._strings):
            raise Damaged
        return self._strings[number]


def _number(column: str) -> int:
    found = 0
    for letter in column:
        found = 26 * found + ord(letter) - ord("A") + 1
    return found
