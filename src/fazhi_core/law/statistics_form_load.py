"""Reads forms of yearly statistics from TOML (``fazhi-statistics-form/1``), one form a file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.count import Count
from fazhi_core.law.count_load import CountReader, read_count, read_unnamed
from fazhi_core.law.statistics_form import Column, StatisticsForm, StatisticsTable, Unit
from fazhi_core.law.table import LawFile, Table, nearest
from fazhi_core.records import RecordType

__all__ = ["FORMAT", "read_statistics_form"]

FORMAT = "fazhi-statistics-form/1"

_NONE = Text("", "")
_SORTS = ("kinds", "rest", "total", "sum", "count")


def read_statistics_form(file: LawFile, types: Mapping[str, RecordType]) -> StatisticsForm:
    """The form in *file*; faults are noted there.

    Args:
        file: the file.
        types: the record types that may be counted.
    """
    top = file.top
    top.choice("format", (FORMAT,))
    found = (_table(table, types) for table in top.tables("table"))
    form = StatisticsForm(
        id=top.text("id", needed=True),
        title=top.bilingual("title", needed=True) or _NONE,
        tables=tuple(one for one in found if one is not None),
        units=tuple(_unit(table) for table in top.tables("unit")),
        notes=_notes(top),
        profile=top.division("profile"),
        file=file.name,
    )
    top.done()
    if any(one.money for one in form.columns) and not form.units:
        top.fault("", "missing_key", key="unit")
    return form


def _unit(table: Table) -> Unit:
    unit = Unit(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or _NONE,
        factor=table.points("factor", needed=True) or Decimal(1),
        decimals=table.integer("decimals") or 0,
    )
    table.done()
    return unit


def _notes(table: Table) -> tuple[Text, ...]:
    notes: list[Text] = []
    for inner in table.tables("note"):
        notes.append(Text(inner.text("zh", needed=True), inner.text("en", needed=True)))
        inner.done()
    return tuple(notes)


def _table(table: Table, types: Mapping[str, RecordType]) -> StatisticsTable | None:
    cases = read_count(table, types)
    if cases is None:
        return None
    reader = CountReader(table, cases.record, types[cases.record].cls)
    kind = reader.words("kind")
    order = table.texts("order")
    made = StatisticsTable(
        id=cases.id,
        title=cases.title,
        cases=cases,
        columns=tuple(_column(one, cases, reader, types) for one in table.tables("column")),
        kind=kind,
        order=order,
        notes=_notes(table),
    )
    table.done()
    if order and kind:
        reader.check_words("order", kind, order)
    _check_columns(table, made)
    return made


def _column(
    table: Table, cases: Count, above: CountReader, types: Mapping[str, RecordType]
) -> Column:
    given = [sort for sort in _SORTS if sort in table]
    if len(given) != 1:
        table.fault("", "one_of_these", known=_SORTS)
    reader = attrs.evolve(above, table=table)
    column = Column(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or _NONE,
        also=table.texts("also"),
        kinds=table.texts("kinds"),
        rest=table.flag("rest", default=False),
        total=table.texts("total"),
        count=_own_count(table, cases, reader, types),
        money=table.flag("money", default=False),
    )
    table.done()
    return column


def _own_count(
    table: Table, cases: Count, reader: CountReader, types: Mapping[str, RecordType]
) -> Count | None:
    """What a column counts by itself: cases of the table, or what is not counted there."""
    if "sum" in table:
        return attrs.evolve(cases, amounts=reader.amounts("sum"))
    inner = table.table("count")
    if inner is None:
        return None
    if "record" in inner:
        other = read_unnamed(inner, types)
        if other is not None:
            inner.done()
        return other
    own = attrs.evolve(reader, table=inner)
    dated = own.days("dated") or cases.dated
    count = attrs.evolve(
        cases,
        dated=dated,
        never=own.never(dated),
        where=(*cases.where, *own.conditions("where"), *own.shown("shown")),
        unless=(*cases.unless, *own.conditions("unless")),
    )
    inner.done()
    return count


def _check_columns(table: Table, made: StatisticsTable) -> None:
    known = {one.id for one in made.columns}
    seen: set[str] = set()
    for column in made.columns:
        for name in column.total:
            if name not in known:
                table.fault("column", "unknown_column", name=name, hint=nearest(name, known))
        for name in column.kinds:
            if name not in made.order:
                table.fault("column", "kind_in_no_column", name=name)
            if name in seen:
                table.fault("column", "kind_twice", name=name)
            seen.add(name)
    sorts = any(one.kinds or one.rest for one in made.columns)
    for key, value in (("kind", made.kind), ("order", made.order)):
        if sorts and not value:
            table.fault("", "missing_key", key=key)
