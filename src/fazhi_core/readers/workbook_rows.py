"""Puts the rows of a workbook together to tables, one for each record, and knows their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from fazhi_core.readers.faults import Path, Problem, quoted
from fazhi_core.readers.scalars import Refusal, Table
from fazhi_core.readers.vocabulary import Names
from fazhi_core.readers.workbook_cells import plain_value
from fazhi_core.readers.workbook_layout import Column, Listing
from fazhi_core.readers.workbook_words import split_name
from fazhi_core.readers.xlsx_parts import Value

__all__ = ["Node", "Spot", "Tell", "assembled", "filled", "heading_of", "spot_of"]


@attrs.frozen(order=True)
class Spot:
    """A cell: the number of its sheet from 0, of its row and of its column from 1."""

    sheet: int
    row: int
    column: int


Placed = tuple[Spot, Problem]
Tell = Callable[[Spot, Problem], None]
"""Reports what belongs to no record."""


@attrs.define(eq=False)
class Node:
    """A row and what belongs to it.

    Args:
        listing: the sheet it stands on.
        row: its number.
        table: what it says, with the rows of its lists in it.
        problems: what is wrong with its cells, and with those of its lists.
        lists: the rows of its lists, by the way to each list.
    """

    listing: Listing
    row: int
    table: Table = attrs.field(factory=lambda: Table([]))
    problems: list[Placed] = attrs.field(factory=list)
    lists: dict[Path, list[Node]] = attrs.field(factory=dict)

    def spot(self, column: int) -> Spot:
        """The cell of this row in the column of that number."""
        return Spot(self.listing.number, self.row, column)


def assembled(listings: Iterable[Listing], names: Names, tell: Tell) -> list[Node]:
    """The records of a workbook in the order of its sheets and rows."""
    ordered = sorted(listings, key=lambda one: len(one.kind.lists))
    records = []
    known: dict[tuple[str, Any], Node | None] = {}
    for listing in ordered:
        for row, cells in listing.rows:
            node = Node(listing, row)
            if listing.kind.lists:
                _attach(node, cells, known, tell)
                continue
            filled(node, cells)
            _typed(node, names)
            key = (listing.kind.record, _bare(node.table.get("id")))
            known[key] = None if key in known else node
            records.append(node)
    return records


def _bare(ident: Any) -> Any:
    return ident.strip() if isinstance(ident, str) else ident


def filled(node: Node, cells: Mapping[int, Value]) -> None:
    """Take the *cells* of a row into its table."""
    for number, value in cells.items():
        column = node.listing.columns.get(number)
        heading = Spot(node.listing.number, node.listing.heading, number)
        if column is None:
            node.problems.append((heading, Problem("no_heading")))
        elif column.fault is not None:
            node.problems.append((heading, column.fault))
        elif not column.role:
            _take(node, number, column, value)


def _take(node: Node, number: int, column: Column, value: Value) -> None:
    try:
        plain = plain_value(value, column.annotation)
    except Refusal as error:
        error.problem.path = column.path
        node.problems.append((node.spot(number), error.problem))
        return
    if not _put(node.table, column.path, plain):
        node.problems.append((node.spot(number), _twice(column.path)))


def _put(table: dict[str, Any], path: Path, value: Any) -> bool:
    """Put *value* into *table* at *path*; whether there was room for it."""
    inside: Any = table
    for step in path[:-1]:
        inside = inside.setdefault(step, {})
        if not isinstance(inside, dict):
            return False
    last = path[-1]
    if last in inside:
        # That a table is there, in a column of its own, goes with what the table says.
        return value == {} and isinstance(inside[last], dict)
    inside[last] = value
    return True


def _twice(path: Path) -> Problem:
    return Problem("duplicate_key", path, {"key": quoted(str(path[-1]))})


def _typed(node: Node, names: Names) -> None:
    """The type is that of the sheet; a column may repeat it."""
    kind = node.listing.kind.record
    given = node.table.get("type", kind)
    if names.by_word.get(given if isinstance(given, str) else "", given) != kind:
        column = next(at for at, one in node.listing.columns.items() if one.path == ("type",))
        problem = Problem("type_mismatch", ("type",), {"expected": kind})
        node.problems.append((node.spot(column), problem))
    node.table["type"] = kind


def _attach(
    node: Node,
    cells: Mapping[int, Value],
    known: Mapping[tuple[str, Any], Node | None],
    tell: Tell,
) -> None:
    """Hang *node* where its row says it belongs."""
    listing = node.listing
    try:
        ident = _bare(plain_value(cells[listing.key], str)) if listing.key in cells else None
    except Refusal as error:
        tell(node.spot(listing.key), error.problem)
        return
    parent = known.get((listing.kind.record, ident))
    if parent is None:
        many = (listing.kind.record, ident) in known
        key = "parent_missing" if ident is None else "parent_twice" if many else "parent_unknown"
        tell(node.spot(listing.key), Problem(key))
        return
    node.problems = parent.problems
    for path, number in zip(listing.kind.lists[:-1], _numbers(node, cells), strict=False):
        rows = parent.lists.get(path, [])
        if not 1 <= number <= len(rows):
            tell(node.spot(_column_of(listing, "parent_row")), Problem("parent_row_unknown"))
            return
        parent = rows[number - 1]
    filled(node, cells)
    _hang(node, parent, listing.kind.lists[-1])


def _hang(node: Node, parent: Node, path: Path) -> None:
    if path not in parent.lists:
        rows: list[Any] = []
        if not _put(parent.table, path, rows):
            node.problems.append((node.spot(node.listing.key), _twice(path)))
            return
        parent.lists[path] = []
    inner: Any = parent.table
    for step in path:
        inner = inner[step]
    inner.append(node.table)
    parent.lists[path].append(node)


def _numbers(node: Node, cells: Mapping[int, Value]) -> list[int]:
    """Which rows of the lists above *node* belongs to; 0 where that is not told."""
    above = len(node.listing.kind.lists) - 1
    value = cells.get(_column_of(node.listing, "parent_row"))
    if isinstance(value, float) and value.is_integer():
        value = str(int(value))
    steps = split_name(value.strip()) if isinstance(value, str) else ()
    found = [int(one) if one.isdecimal() and len(one) < len("1000000") else 0 for one in steps]
    return (found + above * [0])[:above]


def _column_of(listing: Listing, role: str) -> int:
    found = (at for at, one in listing.columns.items() if one.role == role)
    return next(found, listing.key)


def spot_of(node: Node, path: Path) -> Spot:
    """The cell of *path* in the record that *node* is, or of the nearest part above it.

    A fact whose cell is empty has a place as well: there it would stand.
    """
    inner, column = _found(node, path)
    return inner.spot(column)


def heading_of(node: Node, path: Path) -> Spot:
    """The heading over the cell of *path*."""
    inner, column = _found(node, path)
    return Spot(inner.listing.number, inner.listing.heading, column)


def _found(node: Node, path: Path) -> tuple[Node, int]:
    for size in range(len(path), 0, -1):
        rows = node.lists.get(path[:size])
        if rows is not None:
            number = path[size] if size < len(path) else None
            if not isinstance(number, int) or not 0 <= number < len(rows):
                return rows[0], rows[0].listing.key
            return _found(rows[number], path[size + 1 :])
    names = tuple(one for one in path if not isinstance(one, int))
    columns = node.listing.columns
    shared = {
        at: _shared(one.path, names)
        for at, one in columns.items()
        if not one.role and one.fault is None
    }
    most = max(shared.values(), default=0)
    if not most:
        return node, node.listing.key
    closest = [at for at, one in shared.items() if one == most]
    return node, min(closest, key=lambda at: (len(columns[at].path), at))


def _shared(path: Path, other: Path) -> int:
    """How many steps the ways have in common from their beginning."""
    for at, (one, two) in enumerate(zip(path, other, strict=False)):
        if one != two:
            return at
    return min(len(path), len(other))
