"""``fazhi report``: a draft that bears looking into, and tables that add up."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fazhi_core import Engine, Finding
from fazhi_core.host.reporting import draft_report
from fazhi_core.readers import load
from fazhi_core.readers.document import read_document
from fazhi_core.records.report import AnnualReport
from tests.cli.conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "pengbao-2021"
ISSUER = "彭堡镇人民政府"
AS_OF = ("--as-of", "2022-02-28")
UNAVOIDABLE = {
    ("annual-report-submit-0301", "open"),
    ("annual-report-publish-0401", "open"),
    ("report-gaps-filled", "review"),
}
"""What no ledger can give: the days still to come, and what a person has to write."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's ledger without the report that somebody wrote."""
    folder = tmp_path_factory.mktemp("town") / "ledger"
    shutil.copytree(EXAMPLE, folder)
    (folder / "report" / "annual-report-2021.md").unlink()
    return folder


def draft(fazhi: Run, town: Path, target: Path, *arguments: str) -> Any:
    ran = fazhi("report", "annual", str(town), "--year", "2021", "--issuer", ISSUER, *AS_OF,
                "--output", str(target), *arguments)  # fmt: skip
    assert ran.code == 0, ran.err
    return ran


def findings(town: Path, report: Path) -> list[Finding]:
    """What is found in *report* beside the ledger."""
    engine = Engine(as_of=date(2022, 2, 28), profile="640402106", duty="all", discover=False)
    read = read_document(report)
    ledger = load([town, report]).ledger
    return [
        one
        for one in engine.check(ledger)
        if one.subject.type == "annual_report" and one.subject.id == read.id
    ]


@pytest.mark.parametrize("form", ["markdown", "docx"])
def test_the_draft_is_found_as_good_as_the_ledger_is(
    fazhi: Run, town: Path, tmp_path: Path, form: str
) -> None:
    if form == "docx":
        pytest.importorskip("docx")
    target = tmp_path / f"draft-2021.{'md' if form == 'markdown' else form}"
    draft(fazhi, town, target, "--format", form)
    read = read_document(target)
    assert (read.agency, read.issuer, read.year) == ("640402106", ISSUER, 2021)
    assert read.complete is True
    assert len(read.sections or ()) >= 9
    found = findings(town, target)
    assert {(one.requirement, one.kind.value) for one in found} == UNAVOIDABLE


def test_every_figure_is_read_back_as_it_was_counted(
    fazhi: Run, town: Path, tmp_path: Path
) -> None:
    target = tmp_path / "draft.md"
    draft(fazhi, town, target)
    read: AnnualReport = read_document(target)
    told = {(str(one.value), one.unit) for one in read.figures or ()}
    for value, unit in [
        ("5", "次"), ("127", "人次"), ("44", "人"), ("97.7", "%"), ("4", "场次"), ("510", "份"),
        ("24", "件"), ("73100", "元"), ("9", "件"), ("6", "件"),
    ]:  # fmt: skip
        assert (value, unit) in told
    text = target.read_text(encoding="utf-8")
    assert "[^4]: 学法活动：S-2021-01、S-2021-02、S-2021-03、S-2021-04、S-2021-05\n" in text


def test_a_wrong_figure_is_found(fazhi: Run, town: Path, tmp_path: Path) -> None:
    target = tmp_path / "draft.md"
    draft(fazhi, town, target)
    text = target.read_text(encoding="utf-8")
    for right, wrong in {
        "参加127人次": "参加140人次",
        "行政处罚决定24件": "行政处罚决定3件",
        "合格率97.7%": "合格率98.6%",
    }.items():
        assert right in text
        text = text.replace(right, wrong)
    target.write_text(text, encoding="utf-8")
    found = {(one.requirement, one.key) for one in findings(town, target)}
    assert {
        ("report-claims-have-records", "fewer"),
        ("report-case-counts", "more"),
        ("report-rate-possible", "impossible"),
    } <= found


def test_the_draft_holds_no_text_of_a_record(town: Path) -> None:
    engine = Engine(as_of=date(2022, 2, 28), profile="640402106", discover=False)
    ledger = load(town).ledger
    for language in ("zh", "en"):
        made = draft_report(engine, ledger, 2021, language=language)  # type: ignore[arg-type]
        told = "\n".join([one.text for one in made.paragraphs] + [one.text for one in made.notes])
        for secret in ("虚构", "当事人一", "甲", "相邻通行", "反映执法态度"):
            assert secret not in told
        assert made.gaps


def test_an_empty_ledger_gives_nothing_but_gaps(fazhi: Run, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]", encoding="utf-8")
    ran = fazhi("report", "annual", str(tmp_path / "none.json"), "--year", "2021", *AS_OF)
    assert ran.code == 0
    assert "[^1]" not in ran.out
    assert "台账没有2021年度的记录，无法填写：学法活动、学法参加人次" in ran.out
    assert "【待补充：单位名称】" in ran.out.replace("\\", "")


def test_what_does_not_tell_is_named_and_not_counted(fazhi: Run, tmp_path: Path) -> None:
    file = tmp_path / "study.json"
    rows = [
        {"type": "study_session", "id": "S1", "agency": "640402106", "on": "2021-05-01",
         "participants": 10, "audience": "leaders"},
        {"type": "study_session", "id": "S2", "agency": "640402106", "on": "2021-06-01",
         "audience": "leaders"},
        {"type": "study_session", "id": "S3", "agency": "640402106", "participants": 9,
         "audience": "leaders"},
        {"type": "study_session", "id": "S4", "agency": "640402106", "on": "2020-06-01",
         "participants": 9, "audience": "leaders"},
    ]  # fmt: skip
    file.write_text(json.dumps(rows), encoding="utf-8")
    ran = fazhi("report", "annual", str(file), "--year", "2021", *AS_OF)
    plain = ran.out.replace("\\", "")
    assert "学法活动2次[^1]，参加10人次[^2]" in plain
    assert "未计入学法参加人次：S2、S3" in plain


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report",), "say which report: annual, statistics"),
        (("report", "annual"), "say which files or folders"),
        (("report", "annual", "."), "name the year with --year"),
        (("report", "annual", ".", "--year", "21"), "a year of four digits"),
        (("report", "annual", ".", "--year", "2021", "--format", "docx"), "needs --output"),
        (("report", "statistics", ".", "--year", "2021", "--unit", "wam"), "did you mean wan"),
        (("report", "annual", ".", "--year", "2021", "--form", "x"), "there is no report form x"),
    ],
)
def test_misuse(
    fazhi: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    (tmp_path / "none.json").write_text("[]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = fazhi(*arguments, "--lang", "en")
    assert ran.code == 2
    assert told in ran.err


def test_several_agencies_must_be_told_apart(fazhi: Run, tmp_path: Path) -> None:
    rows = [
        {"type": "study_session", "id": "S1", "agency": code, "on": "2021-05-01"}
        for code in ("640402106", "640402107")
    ]
    file = tmp_path / "two.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    ran = fazhi("report", "annual", str(file), "--year", "2021", "--lang", "en")
    assert (ran.code, "--agency: 640402106, 640402107" in ran.err) == (2, True)
    named = fazhi("report", "annual", str(file), "--year", "2021", "--agency", "640402107")
    assert "行政区划代码：640402107" in named.out


def test_word_footnotes_hold_the_records(fazhi: Run, town: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    target = tmp_path / "draft.docx"
    draft(fazhi, town, target, "--format", "docx")
    notes = zipfile.ZipFile(target).read("word/footnotes.xml").decode()
    assert "S-2021-05" in notes
    document = docx.Document(str(target))
    assert not any("S-2021-05" in one.text for one in document.paragraphs)


def case(number: int, kinds: list[str] | None, **decision: Any) -> dict[str, Any]:
    told = {} if kinds is None else {"kinds": kinds}
    return {
        "type": "enforcement_case",
        "id": f"A{number}",
        "agency": decision.pop("agency", "640402106"),
        "decision": {"on": "2021-05-01", **told, **decision},
    }


def statistics(fazhi: Run, file: Path, *arguments: str) -> Any:
    ran = fazhi("report", "statistics", str(file), "--year", "2021", *arguments)
    assert ran.code == 0, ran.err
    return ran


def cells(table: dict[str, Any]) -> dict[str, Any]:
    return {one["id"]: one["value"] for one in table["rows"][-1]["cells"]}


def test_a_case_counts_once_under_its_heaviest_kind(fazhi: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    rows = [
        case(1, ["warning", "fine"], fine=100),
        case(2, ["fine", "order_halt"], fine="2500.5"),
        case(3, ["warning"]),
        case(4, ["fine"]),
        case(5, None),
        case(6, ["fine"], fine=9, on="2020-12-31"),
        case(7, ["fine"], fine=9, no_penalty=True),
    ]
    file.write_text(json.dumps(rows), encoding="utf-8")
    ran = statistics(fazhi, file, "--format", "json")
    penalties = json.loads(ran.out)["tables"][0]
    found = cells(penalties)
    assert (found["warning"], found["fine"], found["halt"], found["total"]) == (1, 2, 1, 4)
    assert found["money"] == "2600.5"
    last = {one["id"]: one for one in penalties["rows"][-1]["cells"]}
    assert last["fine"]["records"] == ["A1", "A4"]
    assert last["fine"]["unclear"] == ["A5"]
    assert last["money"]["unclear"] == ["A4", "A5"]
    wan = json.loads(statistics(fazhi, file, "--format", "json", "--unit", "wan").out)
    assert cells(wan["tables"][0])["money"] == "0.26005"


def test_the_order_of_kinds_is_data(fazhi: Run, tmp_path: Path) -> None:
    from fazhi_core import national

    form = (national.FORMS / "statistics.toml").read_text(encoding="utf-8")
    lighter = form.replace('"order_halt", ', "").replace(
        'order = ["warning"', 'order = ["order_halt", "warning"'
    )
    (tmp_path / "own.toml").write_text(lighter.replace("enforcement-statistics", "own"), "utf-8")
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case(2, ["fine", "order_halt"], fine=5)]), encoding="utf-8")
    ran = statistics(fazhi, file, "--format", "json", "--form", str(tmp_path / "own.toml"))
    assert cells(json.loads(ran.out)["tables"][0])["fine"] == 1


def test_rows_of_several_agencies_add_up(fazhi: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    rows = [case(1, ["fine"], fine=1), case(2, ["fine"], fine=2, agency="640402107")]
    file.write_text(json.dumps(rows), encoding="utf-8")
    table = json.loads(statistics(fazhi, file, "--format", "json").out)["tables"][0]
    assert [one["agency"] for one in table["rows"]] == ["640402106", "640402107", None]
    sums = [{one["id"]: one["value"] for one in row["cells"]} for row in table["rows"]]
    assert [(one["total"], one["money"]) for one in sums] == [(1, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "@SUM(1+1)", "+1", "-1", "＝1+1", "\t=1+1"])
def test_no_agency_is_a_formula_to_a_spreadsheet(fazhi: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / "cases.json"
    rows = [case(1, ["fine"], fine=1), case(2, ["fine"], fine=2, agency=name)]
    file.write_text(json.dumps(rows), encoding="utf-8")
    ran = statistics(fazhi, file, "--format", "csv")
    cells_ = [cell for row in csv.reader(io.StringIO(ran.out)) for cell in row]
    assert any(name.strip() in cell for cell in cells_)
    assert not any(cell.lstrip()[:1] in {"=", "+", "-", "@", "＝"} for cell in cells_ if cell)


def test_what_was_published_is_held_against_the_ledger(
    fazhi: Run, town: Path, tmp_path: Path
) -> None:
    table = tmp_path / "published.csv"
    statistics(fazhi, town, "--format", "csv", "--output", str(table))
    fits = statistics(fazhi, town, "--against", str(table))
    assert "5张表与台账相符" in fits.out
    wrong = table.read_text(encoding="utf-8").replace("24,73100", "25,80000")
    table.write_text(wrong, encoding="gb18030")
    ran = fazhi("report", "statistics", str(town), "--year", "2021", "--against", str(table),
                "--format", "json")  # fmt: skip
    assert ran.code == 1
    found = json.loads(ran.out)["differences"]
    assert [(one["column"], one["reason"], one["expected"]) for one in found] == [
        ("total", "total", 24),
        ("total", "ledger", 24),
        ("money", "ledger", 73100),
    ]
    table.write_text("罚款,合计,罚没金额（万元）\n18,24,7.31\n", encoding="utf-8")
    assert statistics(fazhi, town, "--against", str(table)).code == 0
    table.write_text("罚款,合计\n十八,24\n", encoding="utf-8")
    broken = fazhi("report", "statistics", str(town), "--year", "2021", "--against", str(table))
    assert (broken.code, "“罚款”一栏不是数字" in broken.err) == (2, True)


def test_a_gap_lends_its_words_to_no_sentence(fazhi: Run, tmp_path: Path) -> None:
    """A ledger of petitions alone: the gap that names mediations stands apart from them."""
    ledger, target = tmp_path / "petitions.json", tmp_path / "draft.md"
    row = {"type": "petition", "id": "XF1", "agency": "640402106", "received_on": "2021-05-06"}
    ledger.write_text(json.dumps([row]), encoding="utf-8")
    ran = fazhi("report", "annual", str(ledger), "--year", "2021", *AS_OF, "--output", str(target))
    assert ran.code == 0
    text = target.read_text(encoding="utf-8").replace("\\", "")
    gap = "【待补充：台账没有2021年度的记录，无法填写：办结的调解案件、"
    assert text.count("台账没有2021年度的记录") == 8, "one gap for each part"
    assert gap in text
    told = next(one for one in read_document(target).figures or () if one.name == "信访事项")
    assert (told.sentence or "").startswith("登记信访事项1件")
