"""Filled-in statistics as CSV, Markdown and JSON, and what is wrong with published ones."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

import attrs

from fazhi_core._texts import Catalogue, Language, Text
from fazhi_core.engine.draft import plain
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.statistics import (
    Difference,
    FilledTable,
    Published,
    Row,
    Statistics,
    in_unit,
)
from fazhi_core.law.statistics_form import Column, StatisticsForm, Unit
from fazhi_core.reporters.painting import escaped, safe

__all__ = [
    "difference_lines",
    "difference_table",
    "unknown_table",
    "write_csv",
    "write_json",
    "write_markdown",
]

_TEXTS = Catalogue("fazhi_core.reporters", "statistics.toml")


_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@attrs.frozen
class _Printer:
    statistics: Statistics
    unit: Unit | None
    language: Language

    def say(self, text: Text) -> str:
        return text.fill({"year": self.statistics.year}).in_(self.language)

    def heading(self, table: FilledTable) -> str:
        title = self.say(table.table.title)
        return _TEXTS.say("heading", self.language, title=title, year=self.statistics.year)

    def head(self, table: FilledTable) -> list[str]:
        first = [_TEXTS.say("agency", self.language)] if len(table.rows) > 1 else []
        return first + [self.column(one) for one in table.table.columns]

    def column(self, column: Column) -> str:
        title = self.say(column.title)
        if not column.money or self.unit is None:
            return title
        return _TEXTS.say("with_unit", self.language, title=title, unit=self.unit.title)

    def row(self, table: FilledTable, row: Row) -> list[str]:
        together = _TEXTS.say("together", self.language)
        first = [together if row.agency is None else row.agency] if len(table.rows) > 1 else []
        return first + [
            plain(in_unit(row.cells[one.id].value, one, self.unit)) for one in table.table.columns
        ]

    def notes(self, table: FilledTable) -> Iterator[str]:
        for note in (*self.statistics.form.notes, *table.table.notes):
            yield self.say(note)
        waiting: dict[tuple[Subject, ...], list[str]] = {}
        for column in table.table.columns:
            unclear = table.total.cells[column.id].unclear
            if unclear and not column.total:
                waiting.setdefault(unclear, []).append(self.say(column.title))
        for subjects, titles in waiting.items():
            ids = tuple(one.id for one in subjects)
            yield _TEXTS.say("unclear", self.language, title=tuple(titles), ids=ids)


def write_csv(
    statistics: Statistics, stream: IO[str], unit: Unit | None, language: Language
) -> None:
    """Write the tables to *stream*, each under its title, with an empty line between them."""
    printer = _Printer(statistics, unit, language)
    writer = csv.writer(stream, lineterminator="\n")
    for position, table in enumerate(statistics.tables):
        if position:
            stream.write("\n")
        writer.writerow([printer.heading(table)])
        writer.writerow(printer.head(table))
        writer.writerows([_cell(one) for one in printer.row(table, row)] for row in table.rows)


def _cell(text: str) -> str:
    """*text* as a cell that no spreadsheet takes for a formula: agencies are called all sorts."""
    shown = safe(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def write_markdown(
    statistics: Statistics, stream: IO[str], unit: Unit | None, language: Language
) -> None:
    """Write the tables to *stream*, with how they were counted."""
    printer = _Printer(statistics, unit, language)
    lines = [f"# {printer.say(statistics.form.title)}"]
    for table in statistics.tables:
        lines += ["", f"## {printer.heading(table)}", "", _cells(printer.head(table))]
        lines.append(_cells(["---"] * len(printer.head(table))))
        lines += [_cells([escaped(one) for one in printer.row(table, row)]) for row in table.rows]
        lines += ["", f"{_TEXTS.say('notes', language)}", ""]
        lines += [f"- {escaped(note)}" for note in printer.notes(table)]
    stream.writelines(f"{safe(line)}\n" for line in lines)


def _cells(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def write_json(statistics: Statistics, stream: IO[str], unit: Unit | None) -> None:
    """Write the tables to *stream*, each number with the records it comes from."""
    table = {
        "format": "fazhi-statistics/1",
        "form": statistics.form.id,
        "year": statistics.year,
        "unit": unit.id if unit else None,
        "tables": [_json_table(one, unit) for one in statistics.tables],
    }
    stream.write(json.dumps(table, ensure_ascii=False, indent=2) + "\n")


def _json_table(filled: FilledTable, unit: Unit | None) -> dict[str, Any]:
    return {
        "id": filled.table.id,
        "title": filled.table.title.zh,
        "title_en": filled.table.title.en,
        "rows": [
            {
                "agency": row.agency,
                "cells": [_json_cell(column, row, unit) for column in filled.table.columns],
            }
            for row in filled.rows
        ],
    }


def _json_cell(column: Column, row: Row, unit: Unit | None) -> dict[str, Any]:
    cell = row.cells[column.id]
    return {
        "id": column.id,
        "title": column.title.zh,
        "title_en": column.title.en,
        "value": _number(in_unit(cell.value, column, unit)),
        "records": [one.id for one in cell.subjects],
        "unclear": [one.id for one in cell.unclear],
    }


def _number(value: Decimal) -> int | str:
    """A whole number as it is; money with decimals as text, which loses nothing."""
    return int(value) if value == value.to_integral_value() else plain(value)


def difference_lines(
    differences: Sequence[Difference],
    published: Sequence[Published],
    form: StatisticsForm,
    language: Language,
) -> Iterator[str]:
    """One line for each published number that does not fit; one where all do.

    Columns that the form does not have were not compared, and are told.
    """
    for one in differences:
        ids = tuple(subject.id for subject in _records(one))
        yield _TEXTS.say(
            f"line_{one.reason}",
            language,
            table=one.table.title,
            column=one.column.title,
            published=plain(one.published),
            expected=plain(one.expected),
            ids=ids or _TEXTS["no_ids"],
        )
    if not differences:
        yield _TEXTS.say("fits", language, count=len(published))
    for told in published:
        if told.unknown:
            title = next(one.title for one in form.tables if one.id == told.table)
            columns = tuple(map(str, told.unknown))
            yield _TEXTS.say("not_compared", language, table=title, columns=columns)


def _records(difference: Difference) -> tuple[Subject, ...]:
    cell = difference.cell
    if cell is None:
        return ()
    return cell.unclear if difference.reason == "unclear" else cell.subjects


def unknown_table(published: Sequence[Published]) -> list[dict[str, Any]]:
    """The columns that were not compared, for programs."""
    return [{"table": one.table, "column": column} for one in published for column in one.unknown]


def difference_table(differences: Sequence[Difference]) -> list[dict[str, Any]]:
    """The published numbers that do not fit, for programs."""
    return [
        {
            "table": one.table.id,
            "column": one.column.id,
            "reason": one.reason,
            "published": _number(one.published),
            "expected": _number(one.expected),
            "records": [subject.id for subject in _records(one)],
        }
        for one in differences
    ]
