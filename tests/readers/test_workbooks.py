"""Ledgers in workbooks, as clerks keep them."""

# ruff: noqa: DTZ001, RUF100 - a cell has no time zone

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fazhi_core import Engine, load
from fazhi_core.readers import Loaded
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import facts
from fazhi_core.records.enforcement import EnforcementCase
from tests.readers.support import read, write
from tests.readers.workbooks import Sheets, book, by_hand, row, saved

DECIDED = ["处罚决定·罚款数额", "处罚决定·处罚种类"]
HEADINGS = ["编号", "程序", "当事人·当事人类型", "立案日期", *DECIDED, "听证", "法制审核"]
CASE: Sheets = {
    "机关": [["代码", "名称"], ["640402106", "某镇人民政府"]],
    "说明": [["本台账由司法所填写"]],
    "行政处罚案件": [
        ["某镇 2024 年行政处罚台账"],
        [],
        HEADINGS,
        ["001", "普通", "自然人", date(2024, 3, 1), 1500.5, "罚款、没收违法所得", "无", "R-1"],
        [],
        ["002", "简易程序", None, "2024年3月2日", "200", None, None, None],
    ],
    "行政处罚案件·承办人": [
        ["所属编号", "姓名", "执法证号"],
        ["001", "甲", "0640012"],
        ["001", "乙", "0640013"],
    ],
    "行政处罚案件·执法行为": [
        ["所属编号", "行为种类", "实施日期", "开始时刻", "实施人员", "制作\n笔录"],
        ["001", "检查", date(2024, 3, 1), datetime(2024, 3, 1, 9, 30), "0640012；0640013", "是"],
        ["002", "检查", "2024/3/2", None, "0640012", "√"],
        ["001", "询问", "2024.3.5", "2024-03-05 10:00", "0640012\n0640013", False],
    ],
    "#草稿": [["编号"], ["999"]],
}  # fmt: skip


def told(found: Loaded) -> list[tuple[str, str]]:
    return [(one.key, f"{one.sheet}!{one.cell}") for one in found.faults]


def of_reviews(*rows: list[Any]) -> Sheets:
    return {"legal_review": list(rows)}


def test_a_case_with_officers_and_acts(tmp_path: Path) -> None:
    found = read(tmp_path, book(CASE), "a.xlsx")
    assert not found.faults
    first, second = found.records
    assert isinstance(first, EnforcementCase)
    assert (first.id, first.agency, first.filed_on) == ("001", "640402106", date(2024, 3, 1))
    assert first.procedure == "ordinary"
    assert first.decision
    assert (first.decision.fine, first.decision.kinds) == (
        Decimal("1500.5"),
        ("fine", "confiscate_gains"),
    )
    assert first.hearing is False
    assert first.review == "R-1"
    assert first.officers
    assert [one.certificate_no for one in first.officers] == ["0640012", "0640013"]
    assert first.acts
    assert [one.on for one in first.acts] == [date(2024, 3, 1), date(2024, 3, 5)]
    assert [one.record_made for one in first.acts] == [True, False]
    assert first.acts[1].officers == ("0640012", "0640013")
    assert first.acts[0].at
    assert first.acts[0].at.isoformat() == "2024-03-01T09:30:00+08:00"
    assert isinstance(second, EnforcementCase)
    assert second.decision
    assert (second.filed_on, second.decision.fine) == (date(2024, 3, 2), Decimal(200))
    assert second.acts
    assert second.acts[0].record_made is True


def test_places_are_sheets_and_cells(tmp_path: Path) -> None:
    origin = read(tmp_path, book(CASE), "a.xlsx").origins[0]
    file = origin.file
    places = {
        (): "行政处罚案件!A4",
        ("id",): "行政处罚案件!A4",
        ("decision", "fine"): "行政处罚案件!E4",
        ("decision", "on"): "行政处罚案件!E4",
        ("hearing",): "行政处罚案件!G4",
        ("closed_on",): "行政处罚案件!A4",
        ("acts", 1): "行政处罚案件·执法行为!A4",
        ("acts", 1, "officers", 1): "行政处罚案件·执法行为!E4",
        ("acts", 7, "on"): "行政处罚案件·执法行为!A2",
        ("acts", 7): "行政处罚案件·执法行为!A2",
        ("officers", 1, "certificate_no"): "行政处罚案件·承办人!C3",
    }
    assert {path: str(origin.place(path)) for path in places} == {
        path: f"{file}:{cell}" for path, cell in places.items()
    }


def test_a_workbook_that_changed_gives_no_place(tmp_path: Path) -> None:
    origin = read(tmp_path, book(CASE), "a.xlsx").origins[0]
    write(tmp_path, "a.xlsx", book(of_reviews(["id"], ["R1"])))
    assert origin.place(("id",)) is None


def test_lists_in_lists(tmp_path: Path) -> None:
    sheets: Sheets = {
        "调解案件": [["编号"], ["M-1"]],
        "MEDIATORS": [["所属编号", "调解员"], ["M-1", "甲"], ["M-1", "乙"]],
        "mediation_case.mediators": [["parent_id", "recused"], ["M-1", "yes"]],
        "TRAININGS": [["所属编号", "所属序号"], ["M-1", 9], ["M-1", None]],
    }
    listed, *titles = _titles()
    sheets[f"调解案件·{listed}"] = sheets.pop("MEDIATORS")
    nested = "·".join(("调解案件", listed, *titles))
    sheets[nested] = sheets.pop("TRAININGS")
    found = read(tmp_path, book(sheets), "a.xlsx")
    assert told(found) == [
        ("parent_row_unknown", f"{nested}!B2"),
        ("parent_row_unknown", f"{nested}!B3"),
    ]
    sheets[nested] = [["所属编号", "所属序号"], ["M-1", 2], ["M-1", "2"]]
    found = read(tmp_path, book(sheets), "a.xlsx")
    assert not found.faults
    mediators = found.records[0].mediators  # type: ignore[attr-defined]
    assert [one.name for one in mediators] == [None, "甲", "乙"]
    assert len(mediators[1].mediator.trainings) == 2


def _titles() -> tuple[str, ...]:
    """Of the mediators of a case, the record of one, and the list of trainings in it."""
    found, cls = [], RECORD_TYPES["mediation_case"].cls
    for name in ("mediators", "mediator", "trainings"):
        info = facts(cls)[name]
        found.append(info.zh)
        cls = info.part  # type: ignore[assignment]
    return tuple(found)


def test_all_faults_at_once_in_both_languages(tmp_path: Path) -> None:
    sheets = of_reviews(
        ["编号", "送审日期", "审核意见日", "审核结论", "书面意见", "submitted_on", 5],
        ["R1", "2024-02-30", None, None, None],
        ["R2", None, "2024-03-01", "通过", None],
        ["R3", None, "2024-03-02", "通国", "也许"],
        [7, None, None, None, None],
        [None, None, None, None, True],
        ["R4", date(2024, 1, 1), None, None, None, date(2024, 1, 2)],
        ["R5", None, None, None, None, None, None, "旁注"],
        ["R7", None, None, None, None, None, "?"],
    )
    found = read(tmp_path, book(sheets), "a.xlsx")
    cells = [(one.key, one.cell) for one in found.faults]
    assert sorted(cells) == sorted([
        ("bad_choice", "D4"),
        ("duplicate_key", "F7"),
        ("missing_id", "A6"),
        ("no_heading", "H1"),
        ("no_such_day", "B2"),
        ("number_for_text", "A5"),
        ("unknown_key_near", "C1"),
        ("wrong_type", "E4"),
        ("heading_not_text", "G1"),
    ])  # fmt: skip
    assert not found.records
    headings = [cell for key, cell in cells if key.startswith("unknown_key")]
    assert len(headings) == len(set(headings)), "a heading is told once, not for each row"
    for one in found.faults:
        assert (one.line, one.column, one.sheet) == (None, None, "legal_review")
        assert str(one.place) == f"{one.file}:legal_review!{one.cell}"
        assert one.say().startswith(f"{one.file}:legal_review!{one.cell}: ")
        assert one.message != one.message_en
        assert (one.unread.sheet, one.unread.cell) == (one.sheet, one.cell)


@pytest.mark.parametrize(
    ("value", "shown", "fault"),
    [
        (date(2024, 3, 1), "yyyy-mm-dd", None),
        (date(2024, 3, 1), 'yyyy"年"m"月"d"日";@', None),
        (datetime(2024, 3, 1), "yyyy-mm-dd hh:mm", None),
        (datetime(2024, 3, 1, 9), "yyyy-mm-dd", None),
        (datetime(2024, 3, 1, 9), "yyyy-mm-dd hh:mm", "wrong_type"),
        (date(2024, 3, 1), 'yyyy"年"m"月"', "partial_date"),
        (date(2024, 3, 1), 'm"月"d"日"', "partial_date"),
        (date(2024, 3, 1), "mmm-yy", "partial_date"),
        (time(9, 30), "hh:mm", "wrong_type"),
        (45352, "General", "wrong_type"),
        (20240301, "0", "wrong_type"),
        ("2024年3月1日", "@", None),
        ("2024/3/1", "@", None),
        ("3月1日", "@", "bad_date"),
        ("2024-3", "@", "bad_date"),
        (True, "General", "wrong_type"),
    ],
)
def test_days(tmp_path: Path, value: Any, shown: str, fault: str | None) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "legal_review"
    sheet.append(["id", "opinion_on"])
    sheet.append(["R1"])
    sheet["B2"].value = value
    sheet["B2"].number_format = shown
    found = read(tmp_path, saved(made), "a.xlsx")
    if fault is None:
        assert [one.opinion_on for one in found.records] == [date(2024, 3, 1)]  # type: ignore[attr-defined]
    else:
        assert told(found) == [(fault, "legal_review!B2")]


def test_errors_and_formulas_without_result_are_no_blanks(tmp_path: Path) -> None:
    cells = row(2, "R1", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    cells += row(3, "R2", "<c><f>TODAY()</f></c>") + row(4, "R3", "<c><f>1</f><v></v></c>")
    cells += row(5, "R4", '<c t="str"><f>""</f><v></v></c>')
    cells += row(6, "R5", '<c t="str"><f>A1</f><v>2024-03-01</v></c>')
    content = by_hand(row(1, "id", "opinion_on") + cells)
    found = read(tmp_path, content, "a.xlsx")
    assert told(found) == [
        ("cell_error", "legal_review!B2"),
        ("formula_without_result", "legal_review!B3"),
        ("formula_without_result", "legal_review!B4"),
    ]
    assert "#DIV/0!" in found.faults[0].message_en
    assert [one.opinion_on for one in found.records] == [None, date(2024, 3, 1)]  # type: ignore[attr-defined]


def test_numbers_that_may_have_lost_zeros_are_told(tmp_path: Path) -> None:
    cases: Sheets = {
        "enforcement_case": [["id", "case_no", "decision.fine"], [1, "1", 1], ["2", 12, 0.1]],
        "enforcement_case.acts": [["parent_id"], [2]],
    }
    found = read(tmp_path, book(cases), "a.xlsx")
    assert told(found) == [
        ("number_for_text", "enforcement_case.acts!A2"),
        ("number_for_text", "enforcement_case!A2"),
        ("number_for_text", "enforcement_case!B3"),
    ]


@pytest.mark.parametrize(
    ("written", "amount"),
    [("0.1", "0.1"), ("0.30000000000000004", "0.3"), ("1500.549999999999955", "1500.55")],
)
def test_amounts_have_the_digits_that_are_shown(tmp_path: Path, written: str, amount: str) -> None:
    head = row(1, "id", "decision.fine")
    content = by_hand(head + row(2, "C1", f"<c><v>{written}</v></c>"), "enforcement_case")
    (record,) = read(tmp_path, content, "a.xlsx").records
    assert record.decision.fine == Decimal(amount)  # type: ignore[attr-defined]


def test_sheets_that_are_no_record_types(tmp_path: Path) -> None:
    sheets: Sheets = {
        "法制审合": [["编号"], ["R1"]],
        "行政处罚案件·执法": [["所属编号"], ["1"]],
        "Xyz": [["x"]],
        "Sheet2": [],
        "legal_review": [["编码", "送审日期"], ["R1", None]],
        "机关": [["代码"], [640402106], ["1"]],
        "藏": [["x"]],
    }
    found = read(tmp_path, book(sheets, hidden=["藏"]), "a.xlsx")
    assert told(found) == [
        ("unknown_sheet_near", "法制审合!A1"),
        ("unknown_list", "行政处罚案件·执法!A1"),
        ("unknown_sheet", "Xyz!A1"),
        ("no_headings", "legal_review!A1"),
        ("number_for_text", "机关!A2"),
        ("two_agencies", "机关!A3"),
    ]
    assert "legal_review" in found.faults[0].remedy_en
    assert "行政处罚案件·执法行为" in found.faults[1].remedy


def test_rows_that_belong_nowhere(tmp_path: Path) -> None:
    sheets: Sheets = {
        "enforcement_case": [["id", "agency"], ["1", "A"], ["1", "B"], ["2", None]],
        "enforcement_case.acts": [["parent_id", "on"], ["1"], ["9"], [None, "2024-01-01"]],
    }
    found = read(tmp_path, book(sheets), "a.xlsx")
    assert told(found) == [
        ("parent_twice", "enforcement_case.acts!A2"),
        ("parent_unknown", "enforcement_case.acts!A3"),
        ("parent_missing", "enforcement_case.acts!A4"),
    ]
    assert len(found.records) == 3


def test_a_fault_in_a_list_refuses_the_record_it_belongs_to(tmp_path: Path) -> None:
    sheets: Sheets = {
        "enforcement_case": [["id", "acts", "acts.on"], ["1"], ["2", "无"], ["3", None, "x"]],
        "enforcement_case.acts": [["parent_id", "on"], ["1", "2024-02-30"], ["2", None]],
    }
    found = read(tmp_path, book(sheets), "a.xlsx")
    assert told(found) == [
        ("no_such_day", "enforcement_case.acts!B2"),
        ("duplicate_key", "enforcement_case.acts!A3"),
        ("list_needs_sheet", "enforcement_case!C1"),
    ]
    assert not found.records
    assert "行政处罚案件·执法行为" in found.faults[2].remedy


def test_an_id_given_twice_is_told_at_both_cells(tmp_path: Path) -> None:
    write(tmp_path, "b.toml", '[[record]]\ntype = "legal_review"\nid = "R1"\n')
    write(tmp_path, "a.xlsx", book(of_reviews(["note", "id"], ["", "R1"], ["", "R2"], ["", "R2"])))
    places = [(str(one.place), one.fault) for one in load(tmp_path).unread]
    assert [place.removeprefix(f"{tmp_path.as_posix()}/") for place, _ in places] == [
        "a.xlsx:legal_review!B3",
        "a.xlsx:legal_review!B4",
        "a.xlsx:legal_review!B2",
        "b.toml:3:1",
    ]
    assert "a.xlsx:legal_review!B4" in places[0][1]
    assert "b.toml:3" in places[2][1]
    assert "a.xlsx:legal_review!B2" in places[3][1]


def test_the_type_may_be_repeated_but_not_changed(tmp_path: Path) -> None:
    sheets = of_reviews(["id", "类型"], ["R1", "法制审核"], ["R2", "contract"], ["R3", None])
    found = read(tmp_path, book(sheets), "a.xlsx")
    assert told(found) == [("type_mismatch", "legal_review!B3")]
    assert [one.id for one in found.records] == ["R1", "R3"]


def test_local_fields(tmp_path: Path) -> None:
    sheets = of_reviews(["id", "extra.street.lamps", "扩展字段·村"], ["R1", 3, "甲村"])
    (record,) = read(tmp_path, book(sheets), "a.xlsx").records
    assert dict(record.extra or {}) == {"street": {"lamps": 3}, "村": "甲村"}


def test_folders(tmp_path: Path) -> None:
    for name in ("~$a.xlsx", "other.csv", "old.xls"):
        write(tmp_path, name, b"x")
    write(tmp_path, "finance.xlsx", book({"Sheet1": [["金额"], [5]]}))
    write(tmp_path, "a.xlsx", book(of_reviews(["id"], ["R1"])))
    found = load(tmp_path)
    assert [one.id for one in found] == ["R1"]
    assert not found.unread
    assert sorted(Path(one).name for one in found.ignored) == [
        "finance.xlsx",
        "old.xls",
        "other.csv",
    ]


def test_findings_point_to_cells(tmp_path: Path) -> None:
    late: Sheets = {
        "行政处罚案件": [
            ["编号", "程序", "立案日期", "处罚决定·决定日期"],
            ["1", "普通", date(2022, 3, 1), date(2022, 12, 1)],
        ]
    }
    file = write(tmp_path, "a.xlsx", book(late))
    report = Engine(as_of=date(2024, 6, 30), discover=False).check(load(file))
    places = {str(one.place) for one in report if one.kind == "fail"}
    assert places == {f"{file.as_posix()}:行政处罚案件!D2"}
