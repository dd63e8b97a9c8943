"""Reads statistics as they were published, from CSV: headings in one line, numbers below."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from fazhi_core.engine.statistics import Published
from fazhi_core.law.statistics_form import Column, StatisticsForm, StatisticsTable, Unit
from fazhi_core.readers.document_faults import DocumentError
from fazhi_core.readers.document_lines import decode, refuse_foreign

__all__ = ["read_published"]

_LEAST = 2
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]$")


def read_published(path: str | Path, form: StatisticsForm, unit: Unit | None) -> list[Published]:
    """The tables in the file at *path* whose headings *form* knows.

    Args:
        path: a CSV file, in UTF-8 or GB18030.
        form: its columns, by their titles and the other words for them.
        unit: of money whose heading does not name one.

    Raises:
        DocumentError: the file cannot be read, a number in it is none, or it holds no such table.
    """
    name = Path(path).name
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DocumentError("unreadable", name=name, found=error.strerror or "") from None
    refuse_foreign(data, name)
    rows = list(csv.reader(io.StringIO(decode(data, name))))
    found = list(_tables(rows, form, unit, name))
    if not found:
        raise DocumentError("no_table", name=name)
    return found


def _tables(
    rows: Sequence[Sequence[str]], form: StatisticsForm, unit: Unit | None, name: str
) -> Iterator[Published]:
    for position, row in enumerate(rows):
        headed = _headed(row, form)
        below = _below(rows[position + 1 :], form) if headed else None
        if below is None:
            continue
        unknown = _unknown(below, {at for _, places in headed for at in places})
        for table, places in headed:
            values = {
                column.id: _number(below[at], column, name)
                for at, column in places.items()
                if at < len(below) and below[at].strip()
            }
            units = [_unit(row[at], form) for at, column in places.items() if column.money]
            yield Published(table.id, values, next(filter(None, units), unit), unknown)
            unknown = ()


def _headed(
    row: Sequence[str], form: StatisticsForm
) -> list[tuple[StatisticsTable, Mapping[int, Column]]]:
    """The tables whose headings *row* holds, with the place of each column.

    A place may print columns of several tables in one: what the first does not know is looked for
    in the others.
    """
    every = [(table, _places(row, table)) for table in form.tables]
    every.sort(key=lambda pair: len(pair[1]), reverse=True)
    found: list[tuple[StatisticsTable, Mapping[int, Column]]] = []
    taken: set[int] = set()
    for table, places in every:
        free = {at: column for at, column in places.items() if at not in taken}
        if len(free) >= _LEAST:
            found.append((table, free))
            taken |= free.keys()
    return found


def _places(row: Sequence[str], table: StatisticsTable) -> Mapping[int, Column]:
    words = {_plain(word): one for one in table.columns for word in _called(one)}
    bare = {at: words[_bare(cell)] for at, cell in enumerate(row) if _bare(cell) in words}
    exact = {at: words[_plain(cell)] for at, cell in enumerate(row) if _plain(cell) in words}
    return bare | exact


def _unknown(below: Sequence[str], known: Collection[int]) -> tuple[int, ...]:
    """The columns, from 1, that hold a number and are not *known*."""
    return tuple(
        at
        for at, cell in enumerate(below, start=1)
        if at - 1 not in known and _plain(cell).replace(",", "").replace(".", "").isdigit()
    )


def _called(column: Column) -> Iterable[str]:
    return (column.title.zh, column.title.en, *column.also)


def _below(rows: Sequence[Sequence[str]], form: StatisticsForm) -> Sequence[str] | None:
    """The last line of numbers, which is that of all agencies where there are several."""
    last: Sequence[str] | None = None
    for row in rows:
        if not any(cell.strip() for cell in row) or _headed(row, form):
            break
        last = row
    return last


def _number(text: str, column: Column, name: str) -> Decimal:
    plain = _plain(text).replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise DocumentError("no_figure", name=name, found=column.title.zh)
    return value


def _unit(heading: str, form: StatisticsForm) -> Unit | None:
    """The unit that a heading names in brackets."""
    found = _BRACKETED.search(_plain(heading))
    if found is None:
        return None
    return next((one for one in form.units if found[1] in map(_plain, _words(one))), None)


def _words(unit: Unit) -> tuple[str, ...]:
    return unit.title.zh, unit.title.en


def _bare(text: str) -> str:
    return _BRACKETED.sub("", _plain(text))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()
