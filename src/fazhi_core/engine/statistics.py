"""Fills the yearly tables of enforcement from a ledger, and holds published ones against them.

A case counts once, under its heaviest kind.  A case that does not show its day or its kinds is
counted nowhere and named beside the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import attrs

from fazhi_core.engine.counting import Chosen, Counter, tallied
from fazhi_core.engine.dossier import subject_of
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.paths import getter
from fazhi_core.law.statistics_form import Column, StatisticsForm, StatisticsTable, Unit
from fazhi_core.records.base import Record

__all__ = [
    "Cell",
    "Difference",
    "FilledTable",
    "Published",
    "Row",
    "Statistics",
    "compared",
    "fill",
    "in_unit",
]


@attrs.frozen
class Cell:
    """One number, money in yuan, and the records it comes from.

    Args:
        unclear: records that may belong here, but do not show what is needed to tell.
    """

    value: Decimal = Decimal(0)
    subjects: tuple[Subject, ...] = ()
    unclear: tuple[Subject, ...] = ()


@attrs.frozen
class Row:
    """The numbers of one agency, or of all together where ``agency`` is ``None``."""

    agency: str | None
    cells: Mapping[str, Cell]


@attrs.frozen
class FilledTable:
    """A table with its numbers: a row for each agency, and one for all where there are several."""

    table: StatisticsTable
    rows: tuple[Row, ...]

    @property
    def total(self) -> Row:
        """The row of all agencies together."""
        return self.rows[-1]

    @property
    def unclear(self) -> tuple[Subject, ...]:
        """The records that could not be counted in some column."""
        every = (one for cell in self.total.cells.values() for one in cell.unclear)
        return tuple(sorted(dict.fromkeys(every), key=lambda one: one.order))


@attrs.frozen
class Statistics:
    """The filled-in form of one year."""

    form: StatisticsForm
    year: int
    tables: tuple[FilledTable, ...]


def fill(
    form: StatisticsForm, year: int, agencies: Mapping[str | None, Sequence[Record]]
) -> Statistics:
    """Fill in *form*.

    Args:
        form: tables and columns.
        year: the calendar year.
        agencies: the records of each agency; of none that is named under ``None``.
    """
    tables = tuple(_filled(table, year, agencies) for table in form.tables)
    return Statistics(form, year, tables)


def _filled(
    table: StatisticsTable, year: int, agencies: Mapping[str | None, Sequence[Record]]
) -> FilledTable:
    rows = [
        Row(agency, _cells(table, Counter(year, _of_type(records))))
        for agency, records in sorted(agencies.items(), key=lambda pair: pair[0] or "")
    ]
    if len(rows) == 1:
        return FilledTable(table, (Row(None, rows[0].cells),))
    together = {one.id: _sum(row.cells[one.id] for row in rows) for one in table.columns}
    return FilledTable(table, (*rows, Row(None, together)))


def _of_type(records: Sequence[Record]) -> Any:
    return lambda name: [one for one in records if one.type == name]


def _sum(cells: Iterable[Cell]) -> Cell:
    every = list(cells)
    return Cell(
        value=sum((one.value for one in every), Decimal()),
        subjects=_together(one.subjects for one in every),
        unclear=_together(one.unclear for one in every),
    )


def _together(groups: Iterable[tuple[Subject, ...]]) -> tuple[Subject, ...]:
    every = dict.fromkeys(one for group in groups for one in group)
    return tuple(sorted(every, key=lambda one: one.order))


def _cells(table: StatisticsTable, counter: Counter) -> Mapping[str, Cell]:
    chosen = counter.chosen(table.cases)
    sorted_, unsorted = _by_column(table, chosen)
    unclear = _together([tuple(chosen.unclear), unsorted])
    cells: dict[str, Cell] = {}
    for column in table.columns:
        if column.count is not None:
            counted = tallied(column.count, counter.chosen(column.count))
            cells[column.id] = Cell(counted.value or Decimal(), counted.subjects, counted.unclear)
        elif not column.total:
            subjects = sorted_.get(column.id, [])
            found = tuple(sorted(subjects, key=lambda one: one.order))
            cells[column.id] = Cell(Decimal(len(subjects)), found, unclear)
    for column in table.columns:
        if column.total:
            cells[column.id] = _sum(cells[one] for one in column.total)
    return cells


def _by_column(
    table: StatisticsTable, chosen: Chosen
) -> tuple[dict[str, list[Subject]], tuple[Subject, ...]]:
    """The cases by the column of their heaviest kind; those that show no kind."""
    found: dict[str, list[Subject]] = {}
    unsorted: list[Subject] = []
    if not table.kind:
        return found, ()
    by_kind = {kind: one.id for one in table.columns for kind in one.kinds}
    rest = next((one.id for one in table.columns if one.rest), "")
    for record, _ in chosen.pairs:
        kinds = getter(table.kind)(record)
        if kinds is None:
            unsorted.append(subject_of(record))
        elif kinds:
            heaviest = _heaviest(table, kinds if isinstance(kinds, tuple) else (kinds,))
            found.setdefault(by_kind.get(heaviest, rest), []).append(subject_of(record))
    return found, tuple(unsorted)


def _heaviest(table: StatisticsTable, kinds: tuple[str, ...]) -> str:
    """The heaviest of *kinds*; one that has its place in the order beats all others."""
    placed = [one for one in kinds if one in table.order]
    return max(placed, key=table.order.index, default="")


def in_unit(value: Decimal, column: Column, unit: Unit | None) -> Decimal:
    """*value* as it is printed: money in *unit*, rounded to its decimals."""
    if not column.money or unit is None:
        return value
    return (value / unit.factor).quantize(Decimal(1).scaleb(-unit.decimals), ROUND_HALF_UP)


@attrs.frozen
class Published:
    """A table as it was published: the numbers by column, as printed.

    Args:
        unit: of the money in it.
        unknown: the columns with a number whose heading the form does not have, from 1.
    """

    table: str
    values: Mapping[str, Decimal]
    unit: Unit | None = None
    unknown: tuple[int, ...] = ()


@attrs.frozen
class Difference:
    """A published number that does not fit.

    Args:
        reason: ``total``: it is not the sum of its columns; ``ledger``: the ledger says otherwise;
            ``unclear``: it may be right, if records count that do not tell.
        expected: what it should be.
        cell: what the ledger has; ``None`` for a sum.
    """

    table: StatisticsTable
    column: Column
    reason: str
    published: Decimal
    expected: Decimal
    cell: Cell | None = None


def compared(statistics: Statistics, published: Iterable[Published]) -> tuple[Difference, ...]:
    """What in *published* does not add up, or is not what the ledger has."""
    tables = {one.table.id: one for one in statistics.tables}
    return tuple(
        difference
        for one in published
        for difference in (
            *_sums(tables[one.table].table, one),
            *_against(tables[one.table], one),
        )
    )


def _sums(table: StatisticsTable, published: Published) -> Iterator[Difference]:
    for column in table.columns:
        parts = [published.values.get(one) for one in column.total]
        told = published.values.get(column.id)
        if not parts or told is None or None in parts:
            continue
        together = sum((one for one in parts if one is not None), Decimal())
        if together != told:
            yield Difference(table, column, "total", told, together)


def _against(filled: FilledTable, published: Published) -> Iterator[Difference]:
    for column in filled.table.columns:
        told = published.values.get(column.id)
        if told is None:
            continue
        cell = filled.total.cells[column.id]
        expected = cell.value
        if column.money and published.unit is not None:
            expected = _as_printed(expected / published.unit.factor, told)
        if expected == told:
            continue
        more = told - expected
        explained = more > 0 and bool(cell.unclear) and (column.money or more <= len(cell.unclear))
        reason = "unclear" if explained else "ledger"
        yield Difference(filled.table, column, reason, told, expected, cell)


def _as_printed(value: Decimal, told: Decimal) -> Decimal:
    """*value* rounded to as many decimals as *told* has."""
    exponent = told.as_tuple().exponent
    decimals = exponent if isinstance(exponent, int) else 0
    return value.quantize(Decimal(1).scaleb(min(decimals, 0)), ROUND_HALF_UP)
