"""Reads ledgers in workbooks: one sheet for each record type, one row for each record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.archive import UnsafeArchive
from fazhi_core.readers.envelope import Envelope, check_envelope
from fazhi_core.readers.faults import Problem
from fazhi_core.readers.reading import Pair, Reading
from fazhi_core.readers.sources import Origin, Source
from fazhi_core.readers.vocabulary import Names
from fazhi_core.readers.workbook_layout import AGENCY, Listing, is_skipped, kind_of, listing_of
from fazhi_core.readers.workbook_rows import (
    Node,
    Spot,
    Tell,
    assembled,
    filled,
    heading_of,
    spot_of,
)
from fazhi_core.readers.workbook_words import limit
from fazhi_core.readers.xlsx import Sheet, TooMuch, Workbook, letters
from fazhi_core.readers.xlsx_parts import Damaged

__all__ = ["OtherTableReader", "WorkbookReader"]

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ROWS = 1 << 21
_OF_HEADINGS = frozenset({"unknown_key", "unknown_key_near"})


class WorkbookReader:
    """Workbooks of Excel and WPS (``.xlsx``; ``.xlsm``, whose macros are never run).

    A workbook in a folder without any sheet named after a record type, nor nearly so, is left
    aside; one that was named is a fault.
    """

    suffixes: tuple[str, ...] = (".xlsx", ".xlsm")

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """Give the sound records in the order of sheets and rows."""
        data = source.content(limit("bytes"))
        account = _Account(source, reading)
        try:
            listings = account.listings(Workbook(data))
        except Damaged:
            reading.fault(source, _what_else(data))
        except UnsafeArchive as error:
            values = {"found": error.found, "limit": error.limit}
            reading.fault(source, "workbook_unsafe", values=values)
        except TooMuch as error:
            reading.fault(source, f"workbook_{error.what}", values={"limit": error.limit})
        else:
            if listings or account.near or source.named:
                yield from account.records(listings)
            else:
                reading.leave(source)

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """The cell of *path*; ``None`` if the file changed."""
        source = origin.source
        stream = source.again()
        if stream is None:
            return None
        with stream:
            if source.kept is None:
                source.kept = (0, _seen(stream.read(), source.codec.names))
        nodes, sheets = source.kept[1]
        return _place(source, sheets, spot_of(nodes[origin.index], path))


class OtherTableReader:
    """Tables in formats that are not read.  Those in a folder are left aside."""

    suffixes: tuple[str, ...] = ()

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """Say what to do."""
        if source.named:
            values = {"suffix": source.path.suffix.lower()}
            reading.fault(source, "other_table", values=values)
        else:
            reading.leave(source)
        yield from ()

    def locate(self, origin: Origin, path: Path) -> Place | None:  # noqa: ARG002 - a protocol
        """Nowhere: no record comes from here."""
        return None


class _Account:
    """What one workbook holds, and what is wrong with it outside of its records.

    ``near`` says that it surely is a ledger, though it may have no sheet that can be read.
    """

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source, self._reading = source, reading
        self._sheets: tuple[Sheet, ...] = ()
        self._told: set[tuple[Spot, str]] = set()
        self._faults: list[tuple[Spot, Problem]] = []
        self.near = False

    def listings(self, book: Workbook) -> list[Listing]:
        """The sheets that can be read; the faults of others are kept until :meth:`records`.

        Raises:
            Damaged, TooMuch: as the workbook does.
        """
        self._sheets = book.sheets
        self._faults = []
        found = list(_listings(book, self._reading.codec.names, self._tell))
        self.near = any(problem.key != "unknown_sheet" for _, problem in self._faults)
        return found

    def _tell(self, spot: Spot, problem: Problem) -> None:
        self._faults.append((spot, problem))

    def records(self, listings: list[Listing]) -> Iterator[Pair]:
        """The sound records; the faults of the others, and all those kept, are told."""
        source, reading = self._source, self._reading
        if not listings and not self._faults:
            reading.fault(source, "no_sheet")
        whole = [one for one in listings if one.kind is not AGENCY]
        nodes = assembled(whole, reading.codec.names, self._tell)
        agency = self._agency([one for one in listings if one.kind is AGENCY]).agency
        self._report(self._faults)
        keys = {one.number: one.key for one in listings}
        source.spots = partial(_begin, source, self._sheets, keys)
        for index, node in enumerate(nodes):
            found = reading.structure(node.table)
            problems = list(node.problems)
            if isinstance(found, list):
                told = any(one.path == ("id",) for _, one in problems)
                problems += [
                    (_spot(node, one), one)
                    for one in found
                    if not (told and one.key == "missing_id")
                ]
            if problems or isinstance(found, list):
                self._report(problems, reading.codec.label(node.table))
                continue
            origin = Origin(source, 0, node.listing.number * _ROWS + node.row, index)
            if reading.accept(found, origin, agency):
                yield found, origin

    def _agency(self, listings: list[Listing]) -> Envelope:
        rows = [(listing, *row) for listing in listings for row in listing.rows]
        for listing, number, _ in rows[1:]:
            self._tell(Spot(listing.number, number, listing.key), Problem("two_agencies"))
        if not rows:
            return Envelope()
        listing, number, cells = rows[0]
        node = Node(listing, number)
        filled(node, cells)
        self._faults += node.problems
        if node.problems:
            return Envelope()
        found = check_envelope(("agency", "records"), {"agency": node.table}, "records")
        for _, problem in found.problems:
            problem.path = problem.path[1:]
            self._tell(_spot(node, problem), problem)
        return found

    def _report(
        self,
        problems: list[tuple[Spot, Problem]],
        label: tuple[str | None, str | None] = (None, None),
    ) -> None:
        """Tell *problems* in the order of their cells; those of a heading once for all its rows."""
        for spot, problem in sorted(problems, key=lambda one: one[0]):
            if (spot, problem.key) in self._told:
                continue
            self._told.add((spot, problem.key))
            self._reading.fault(
                self._source,
                problem.key,
                at=_place(self._source, self._sheets, spot),
                values=problem.values,
                path=problem.told,
                label=label,
            )


def _listings(book: Workbook, names: Names, tell: Tell) -> Iterator[Listing]:
    for number, sheet in enumerate(book.sheets):
        if is_skipped(sheet):
            continue
        kind = kind_of(sheet.name, names)
        rows = book.rows(sheet)
        first = next(rows, None)
        if first is None:
            continue
        if isinstance(kind, Problem):
            tell(Spot(number, first[0], 1), kind)
            continue
        found = listing_of(number, sheet, kind, [first, *rows], names)
        if isinstance(found, Problem):
            tell(Spot(number, first[0], 1), found)
        else:
            yield found


def _spot(node: Node, problem: Problem) -> Spot:
    """The cell of *problem*: of a name that is not known, the heading."""
    if problem.key not in _OF_HEADINGS:
        return spot_of(node, problem.path)
    return heading_of(node, problem.path)


def _seen(data: bytes, names: Names) -> tuple[list[Node], tuple[Sheet, ...]]:
    """The rows of a workbook without what stands in them."""
    book = Workbook(data)
    found = (one for one in _listings(book, names, _silent) if one.kind is not AGENCY)
    nodes = assembled(found, names, _silent)
    for node in nodes:
        node.table.clear()
    return nodes, book.sheets


def _silent(*_: object) -> None:
    """Tell nobody: it was told when the workbook was read."""


def _place(source: Source, sheets: tuple[Sheet, ...], spot: Spot) -> Place:
    cell = f"{letters(spot.column)}{spot.row}"
    return Place(source.name, sheet=sheets[spot.sheet].name, cell=cell)


def _begin(source: Source, sheets: tuple[Sheet, ...], keys: Mapping[int, int], line: int) -> Place:
    """The cell that holds the id of the record that stands on *line*."""
    number, row = divmod(line, _ROWS)
    return _place(source, sheets, Spot(number, row, keys[number]))


def _what_else(data: bytes) -> str:
    """The fault of a file that is no workbook in spite of its name."""
    if not data.startswith(_OLD):
        return "workbook_damaged" if data else "empty_file"
    return "workbook_locked" if _LOCKED in data else "workbook_old"
