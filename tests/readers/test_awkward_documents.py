"""Report texts as townships really publish them: each is read right, or refused with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fazhi_core.readers.document import DocumentError, read_document

HERE = Path(__file__).parent / "documents"
TOWN, COUNTY = "township", "county"


def read(name: str) -> Any:
    return read_document(HERE / f"awkward-{name}")


@pytest.mark.parametrize(
    ("name", "year", "issuer", "level", "issued_on", "kinds"),
    [
        ("arabic.txt", 2022, "榆树乡人民政府", TOWN, date(2023, 2, 8),
         ["organisation", "measures", "problems", "causes", "next_year"]),
        ("brackets.txt", 2023, "槐荫镇人民政府", TOWN, date(2024, 2, 19),
         ["measures", "first_responsible_person", "problems", "causes", "next_year"]),
        ("table.md", 2023, "柏林街道办事处", TOWN, date(2024, 1, 30),
         ["measures", "problems", "next_year"]),
        ("traditional.txt", 2022, "石門縣竹園鄉人民政府", TOWN, date(2023, 2, 28),
         ["organisation", "measures", "problems", "next_year"]),
        ("words.txt", 2021, "梧桐镇人民政府", TOWN, date(2022, 2, 20),
         ["measures", "problems", "next_year"]),
        ("missing.txt", 2023, "杨柳乡人民政府", TOWN, date(2024, 2, 5),
         ["organisation", "measures"]),
        ("county.txt", 2022, "白桦县人民政府", COUNTY, date(2023, 3, 1),
         ["measures", "problems", "next_year"]),
        ("seal.txt", 2022, "枫林镇人民政府", TOWN, date(2023, 2, 14),
         ["measures", "problems", "next_year"]),
        ("deep.txt", 2023, "红松镇人民政府", TOWN, date(2024, 2, 1),
         ["measures", "problems", "next_year"]),
        ("footnotes.md", 2021, "云杉镇人民政府", TOWN, date(2022, 2, 28),
         ["measures", "problems", "causes"]),
        ("page.html", 2022, "冷杉镇人民政府", TOWN, date(2023, 2, 27),
         ["measures", "problems", "next_year"]),
    ],
)  # fmt: skip
def test_head_signature_and_parts(
    name: str, year: int, issuer: str, level: str, issued_on: date, kinds: list[str]
) -> None:
    found = read(name)
    assert (found.year, found.issuer, found.level, found.issued_on) == (
        year,
        issuer,
        level,
        issued_on,
    )
    assert [str(one.kind) for one in found.sections] == kinds
    assert found.complete is True


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("arabic.txt", [("4", "次", "专题会议"), ("12", "件", "行政处罚案件")]),
        ("brackets.txt", [("6", "次", "次数"), ("210", "人次", "参加人次"),
                          ("100", "％", "持证率"), ("2", "次", "次数")]),
        ("table.md", [("61", "件", "矛盾纠纷"), ("88.5", "%", "成功率")]),
        ("traditional.txt", [("3", "次", "会议"), ("8", "件", "行政处罚案件")]),
        ("words.txt", [("3", "期", "培训班"), ("120", "人次", "培训")]),
        ("footnotes.md", [("5", "次", "次数"), ("127", "人次", "参加人次")]),
        ("page.html", [("4", "次", "会议")]),
    ],
)  # fmt: skip
def test_figures_are_those_of_the_sentences(name: str, figures: list[tuple[str, str, str]]) -> None:
    """What stands in tables and notes is counted in no sentence."""
    assert [(str(one.value), one.unit, one.name) for one in read(name).figures] == figures


def test_what_stands_around_the_text() -> None:
    assert (read("seal.txt").sealed, read("seal.txt").page_blank_note) == (True, True)
    assert read("brackets.txt").sealed is True
    assert read("county.txt").submitted_to == ("市人民政府",)
    assert read("page.html").published_on == date(2023, 3, 2)
    assert read("words.txt").figures[1].approximate is True


def test_a_line_with_the_division_code_says_which_agency_it_is() -> None:
    assert read("footnotes.md").agency == "640402106"
    assert read("seal.txt").agency == "枫林镇人民政府"


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [("empty.txt", "empty", "没有可读的文字"), ("plan.txt", "not_a_report", "不是年度报告")],
)
def test_what_is_no_report_is_refused_with_a_reason(name: str, key: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(name)
    assert caught.value.key == key
    assert told in caught.value.say("zh")
