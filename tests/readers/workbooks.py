"""Workbooks for the tests: written by openpyxl, or by hand where no program writes such a thing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl

from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Labelled, Part, Record, facts

Sheets = Mapping[str, Sequence[Sequence[Any]]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def book(sheets: Sheets, *, hidden: Iterable[str] = ()) -> bytes:
    """A workbook with the rows of each sheet.  Texts stay texts, whatever they begin with."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        if name in hidden:
            sheet.sheet_state = "hidden"
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def by_hand(rows: str, name: str = "legal_review", **more: str) -> bytes:
    """A workbook of one sheet whose data are the XML in *rows*; *more* replaces whole parts.

    The names of the parts are ``book``, ``sheet``, ``styles`` and ``strings``.
    """
    parts = {
        "book": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "sheet": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        "styles": f'<styleSheet xmlns="{MAIN}"/>',
        "strings": f'<sst xmlns="{MAIN}"/>',
        **more,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations(officeDocument="xl/workbook.xml"))
        inside = relations(
            worksheet="sheet.xml", styles="/xl/styles.xml", sharedStrings="strings.xml"
        )
        archive.writestr("xl/_rels/workbook.xml.rels", inside)
        for part, text in parts.items():
            file = "workbook" if part == "book" else part
            archive.writestr(f"xl/{file}.xml", text)
    return content.getvalue()


def relations(**targets: str) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{found}</Relationships>'


def row(number: int, *cells: str) -> str:
    """A row as XML; a cell is text, or XML where it begins so."""
    given = "".join(
        one if one.startswith("<") else f'<c t="inlineStr"><is><t>{one}</t></is></c>'
        for one in cells
    )
    return f'<row r="{number}">{given}</row>'


def ledger_of(records: Iterable[Record], *, chinese: bool) -> dict[str, list[list[Any]]]:
    """The sheets of a ledger that holds *records*, with headings in one of the languages."""
    sheets: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        writer = _Writer(sheets, record, chinese=chinese)
        writer.write(record, RECORD_TYPES[record.type].zh, {})
    return {name: _with_headings(rows) for name, rows in sheets.items()}


def _with_headings(rows: list[dict[str, Any]]) -> list[list[Any]]:
    headings = list(dict.fromkeys(name for one in rows for name in one))
    return [headings, *([one.get(name) for name in headings] for one in rows)]


class _Writer:
    def __init__(
        self, sheets: dict[str, list[dict[str, Any]]], record: Record, *, chinese: bool
    ) -> None:
        self.sheets, self.record, self.chinese = sheets, record, chinese
        self.counts: dict[str, int] = {}

    def write(self, part: Part, sheet: str, row: dict[str, Any]) -> None:
        self.sheets.setdefault(sheet, []).append(row)
        number = self.counts[sheet] = self.counts.get(sheet, 0) + 1
        self._facts(part, sheet, "", row, number)

    def _facts(self, part: Part, sheet: str, before: str, row: dict[str, Any], number: int) -> None:
        for info in facts(type(part)).values():
            value = getattr(part, info.name)
            if value is None or (info.name == "id" and value == ""):
                continue
            name = before + (info.zh if self.chinese else info.name)
            mark = "·" if self.chinese else "."
            if isinstance(value, Part):
                seen = len(row)
                inner = f"{sheet}·{info.zh}"
                self._facts(value, inner, name + mark, row, number)
                if len(row) == seen:
                    row[name] = True if self.chinese else "yes"
            elif isinstance(value, Mapping):
                row.update({f"{name}{mark}{key}": one for key, one in value.items()})
                row.update({} if value else {name: True})
            elif isinstance(value, tuple) and value and isinstance(value[0], Part):
                self._list(value, f"{sheet}·{info.zh}", number)
            else:
                row[name] = self._cell(value)

    def _list(self, parts: tuple[Part, ...], sheet: str, number: int) -> None:
        for part in parts:
            self.write(
                part,
                sheet,
                {"所属编号": self.record.id, "所属序号": number}
                if self.chinese
                else {"parent_id": self.record.id, "parent_row": str(number)},
            )

    def _cell(self, value: Any) -> Any:
        if isinstance(value, tuple):
            between = "；" if self.chinese else "\n"
            return between.join(str(self._cell(one)) for one in value) or False
        if isinstance(value, Labelled):
            return value.zh if self.chinese else value.value
        if isinstance(value, datetime):
            return value.replace(tzinfo=None) if self.chinese else value.isoformat()
        if isinstance(value, date):
            return value if self.chinese else value.isoformat()
        if isinstance(value, bool):
            return ("是" if value else "否") if self.chinese else value
        return str(value) if isinstance(value, int | Decimal) and not self.chinese else value


def toml_of(records: Iterable[Record]) -> str:
    """The same records in TOML."""
    return "".join(
        f"[[record]]\ntype = {json.dumps(one.type)}\n"
        + "".join(f"{name} = {_toml(value)}\n" for name, value in _shown(one).items())
        for one in records
    )


def _shown(part: Part) -> dict[str, Any]:
    found = {name: getattr(part, name) for name in facts(type(part))}
    return {name: value for name, value in found.items() if value is not None}


def _toml(value: Any) -> str:
    if isinstance(value, Part):
        value = _shown(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(str(value), ensure_ascii=False)
