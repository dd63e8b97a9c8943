"""Workbooks made to do harm, and files that only call themselves so."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fazhi_core.readers import load
from tests.readers.support import keys, read, write
from tests.readers.test_hostile import bomb
from tests.readers.workbooks import MAIN, book, by_hand, row

HEAD = row(1, "id", "note")
OLD = bytes.fromhex("d0cf11e0a1b11ae1")
SECONDS, MEMORY = 30.0, 300_000_000


@pytest.fixture(autouse=True)
def _in_bounds() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty_file"),
        (b"id,note\n1,2\n", "workbook_damaged"),
        (b"PK\3\4" * 100, "workbook_damaged"),
        (OLD + bytes(600), "workbook_old"),
        (OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "workbook_locked"),
        (bomb({"word/document.xml": 10}), "workbook_damaged"),
        (bomb({"xl/worksheets/sheet1.xml": 210_000_000}), "workbook_unsafe"),
        (bomb({"xl/a.xml": 1, "xl/media/a.png": 60_000_000}), "workbook_unsafe"),
        (bomb({f"xl/{number}.xml": 1 for number in range(2_100)}), "workbook_unsafe"),
    ],
    ids=["empty", "csv", "zip", "old", "locked", "word", "large", "beside", "many"],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, fault: str) -> None:
    found = read(tmp_path, content, "a.xlsx")
    assert keys(found) == [fault]
    assert found.faults[0].remedy
    assert found.faults[0].remedy_en


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods", ".et", ".csv"])
def test_other_tables_are_refused_with_a_remedy(tmp_path: Path, suffix: str) -> None:
    (fault,) = read(tmp_path, b"x", f"a{suffix}").faults
    assert fault.key == "other_table"
    assert suffix in fault.message
    assert ".xlsx" in fault.remedy


def test_macros_are_left_alone(tmp_path: Path) -> None:
    content = io.BytesIO(book({"legal_review": [["id"], ["R1"]]}))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert len(read(tmp_path, content.getvalue(), "a.xlsm")) == 1


@pytest.mark.parametrize(
    "parts",
    [
        {"sheet": "<worksheet><sheetData>"},
        {"sheet": f'<!DOCTYPE a [<!ENTITY b "R1">]><worksheet xmlns="{MAIN}"/>'},
        {"styles": "<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"},
        {"book": "<workbook/"},
        {"strings": "<sst><si>"},
    ],
    ids=["cut", "entities", "style", "book", "strings"],
)
def test_broken_parts(tmp_path: Path, parts: dict[str, str]) -> None:
    content = by_hand(HEAD + row(2, "R1"), **parts)
    assert keys(read(tmp_path, content, "a.xlsx")) == ["workbook_damaged"]


@pytest.mark.parametrize(
    "cells",
    [
        row(0, "R1"),
        row(1 << 21, "R1"),
        row(2, '<c r="ZZZ2"><v>1</v></c>'),
        row(2, '<c r="A"><v>1</v></c>'),
        row(2, '<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>'),
        row(2, '<c t="s"><v>7</v></c>'),
        row(2, "<c><v>one</v></c>"),
        row(2, "R1") + row(2, "R2"),
    ],
)
def test_cells_that_cannot_be(tmp_path: Path, cells: str) -> None:
    assert keys(read(tmp_path, by_hand(HEAD + cells), "a.xlsx")) == ["workbook_damaged"]


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    content = io.BytesIO(by_hand(HEAD))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("XL/sheet.xml", "<worksheet/>")
    assert keys(read(tmp_path, content.getvalue(), "a.xlsx")) == ["workbook_damaged"]


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    far = row(2, "R1") + row(1 << 20, '<c r="XFD1048576"><v>1</v></c>')
    path = write(tmp_path, "a.xlsx", by_hand(HEAD + far))
    tracemalloc.start()
    found = load(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert keys(found) == ["no_heading", "missing_id"]
    assert [one.id for one in found.records] == ["R1"]
    assert peak < 50_000_000


def test_empty_rows_as_far_as_a_sheet_reaches(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}" s="1"><c s="1"/></row>' for n in range(2, 1_000_000, 8))
    found = read(tmp_path, by_hand(HEAD + empty + row(1_000_000, "R1")), "a.xlsx")
    assert not found.faults
    place = found.origins[0].place(("id",))
    assert place is not None
    assert place.cell == "A1000000"


def test_a_text_that_stands_everywhere(tmp_path: Path) -> None:
    many = "".join(row(n, f"R{n}", '<c t="s"><v>0</v></c>') for n in range(2, 2_002))
    long = f'<sst xmlns="{MAIN}"><si><t>{"a" * 30_000}</t></si></sst>'
    found = read(tmp_path, by_hand(HEAD + many, strings=long), "a.xlsx")
    assert keys(found) == ["workbook_characters"]


def test_a_cell_without_end(tmp_path: Path) -> None:
    found = read(tmp_path, by_hand(HEAD + row(2, "R1", "a" * 40_000)), "a.xlsx")
    assert [(one.key, one.cell) for one in found.faults] == [("cell_too_long", "B2")]


def test_headings_that_nest_without_end(tmp_path: Path) -> None:
    deep = "extra" + ".a" * 5_000
    found = read(tmp_path, by_hand(row(1, "id", deep) + row(2, "R1", "x")), "a.xlsx")
    assert keys(found) == ["too_deep"]


def test_texts_like_formulas_and_marks_are_texts(tmp_path: Path) -> None:
    texts = ["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("x")', "<script>"]
    rows = [["id", "note"], *([f"R{n}", text] for n, text in enumerate(texts))]
    found = read(tmp_path, book({"legal_review": rows}), "a.xlsx")
    assert [one.note for one in found.records] == texts


def test_no_fault_shows_what_a_cell_holds(tmp_path: Path) -> None:
    rows = [["id", "submitted_on", "written", "张三"], ["R1", "张三", "张三", "张三"]]
    found = read(tmp_path, book({"legal_review": rows, "行政处罚案件": [["张三"]]}), "a.xlsx")
    assert found.faults
    assert "张三" not in "".join(one.say() + one.say("en") for one in found.faults)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "nan", "1e300", "-1"])
def test_numbers_beyond_all_measure(tmp_path: Path, number: str) -> None:
    content = by_hand(row(1, "id", "year") + row(2, "R1", f"<c><v>{number}</v></c>"), "work_plan")
    found = read(tmp_path, content, "a.xlsx")
    assert bool(found.faults) != bool(found.records)
