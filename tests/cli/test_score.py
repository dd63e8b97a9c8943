"""``fazhi score``: sheets filled in, answers kept, samples drawn, two reviews compared."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.town import enter, review, settle

SHEET = """\
format = "fazhi-review-sheet/1"
id = "reviews"
title = {zh = "审核案卷", en = "Files of reviews"}
record = "legal_review"
maximum = 10
method = "add_up"
dated = ["submitted_on"]

[[grade]]
id = "good"
title = {zh = "合格", en = "good"}
from = 6

[[grade]]
id = "bad"
title = {zh = "不合格", en = "bad"}
from = 0

[[block]]
id = "all"
title = {zh = "全部", en = "Everything"}

[[block.item]]
id = "V"
title = {zh = "按期", en = "In time"}
veto = true
requirements = ["town.in-time"]

[[block.item]]
id = "1"
title = {zh = "书面", en = "In writing"}
points = 6
requirements = ["town.paper"]

[[block.item]]
id = "2"
title = {zh = "有深度", en = "Deep"}
points = 4
deduct = 1
person = {zh = "是否有深度？", en = "Is it deep?"}
"""


KEPT = 'case = "A-1"\nitem = "2"\nverdict = "kept"'


@pytest.fixture
def reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(settle(tmp_path))
    (tmp_path / "sheet.toml").write_text(SHEET, encoding="utf-8")
    enter(
        tmp_path,
        review("A-1", agency="640402"),
        review("A-2", agency="640402", written=False),
        review("B-1", agency="640403", opinion_on="2024-04-30"),
        review("B-2", agency="640403", submitted_on="2023-03-01", opinion_on="2023-03-02"),
        review("B-3", agency="640403", submitted_on=None),
    )
    return tmp_path


def scored(fazhi: Run, *arguments: str, code: int = 0) -> dict[str, Any]:
    """What ``fazhi score`` prints as JSON."""
    ran = fazhi("score", "ledger", "--sheet", "sheet.toml", "--format", "json", *arguments)
    assert ran.code == code, ran.err
    table: dict[str, Any] = json.loads(ran.out)
    assert table["exit_code"] == code
    return table


def ids(table: dict[str, Any]) -> list[str]:
    return [case["case"]["id"] for case in table["cases"]]


def marks(table: dict[str, Any], case: str) -> dict[str, str]:
    (found,) = (one for one in table["cases"] if one["case"]["id"] == case)
    return {item["id"]: item["state"] for item in found["items"]}


def answer(text: str, name: str = "answers.toml") -> str:
    """Write a file of answers; its name."""
    Path(name).write_text(f'format = "fazhi-review-answers/1"\n{text}', encoding="utf-8")
    return name


def test_the_sheet_filled_in(reviewed: Path, fazhi: Run) -> None:
    table = scored(fazhi)
    assert ids(table) == ["A-1", "A-2", "B-1", "B-2", "B-3"]
    assert marks(table, "A-1") == {"V": "kept", "1": "kept", "2": "person"}
    assert marks(table, "A-2") == {"V": "kept", "1": "lost", "2": "person"}
    a1, a2, b1, *_, b3 = table["cases"]
    assert (a1["total"], a1["at_least"], a1["grade"], a1["final"]) == (10, 6, None, False)
    assert (a2["total"], a2["at_least"]) == (4, 0)
    assert (b1["grade"], b1["vetoes"]) == ("bad", [{"item": "V", "pages": []}])
    assert b3["left"] == ["V", "1", "2"]
    assert [(one["item"], one["cases"], one["of"]) for one in table["common"]] == [
        ("V", 1, 5),
        ("1", 1, 5),
    ]
    first, second = table["agencies"]
    assert (first["agency"], second["agency"]) == ("640402", "640403")
    assert (first["cases"], first["final"], first["mean"]) == (2, 0, None)
    assert [(one["item"], one["cases"], one["of"]) for one in first["common"]] == [("1", 1, 2)]
    assert [one["item"] for one in second["common"]] == ["V"]


def test_the_same_input_gives_the_same_bytes_whatever_the_order(reviewed: Path, fazhi: Run) -> None:
    call = ("score", "ledger", "--sheet", "sheet.toml", "--lang", "en")
    first = fazhi(*call).out
    assert first == fazhi(*call).out
    before = scored(fazhi)["cases"]
    file = reviewed / "ledger" / "reviews.json"
    records = json.loads(file.read_text(encoding="utf-8"))
    enter(reviewed, *reversed(records))
    after = scored(fazhi)["cases"]
    for cases in (before, after):
        for case in cases:
            for found in (one for item in case["items"] for one in item["findings"]):
                del found["place"]
    assert before == after


def test_strict_evidence_takes_points_for_what_is_not_shown(reviewed: Path, fazhi: Run) -> None:
    enter(reviewed, review("A-1", opinion_on=None, written=None))
    assert marks(scored(fazhi), "A-1") == {"V": "person", "1": "person", "2": "person"}
    strict = scored(fazhi, "--evidence", "strict")
    assert marks(strict, "A-1") == {"V": "lost", "1": "lost", "2": "person"}


def test_the_text_says_why_and_never_ranks(reviewed: Path, fazhi: Run) -> None:
    out = fazhi("score", "ledger", "--sheet", "sheet.toml", "--lang", "en").out
    assert "    0/6  lost  1 In writing\n        the opinion is not in writing  ledger/" in out
    assert "  veto: V In time (page not recorded)" in out
    assert "total between 6 and 10, grade: not decided" in out
    organs = out.partition("no ranking")[2]
    assert (
        "640402  reviews  2 file(s), 0 unqualified, 0 final\n    1 of 2  reviews 1 In w" in organs
    )
    chinese = fazhi("score", "ledger", "--sheet", "sheet.toml").out
    assert "一票否决：V 按期（案卷页码未记载）" in chinese
    assert "请判断：是否有深度？" in chinese


def test_answers_decide_what_was_left(reviewed: Path, fazhi: Run) -> None:
    name = answer('[[answer]]\ncase = "A-1"\nitem = "2"\nverdict = "lost"\npage = 3\n')
    (case, *_) = scored(fazhi, "--answers", name)["cases"]
    assert (case["total"], case["grade"], case["final"]) == (9, "good", True)
    item = case["items"][2]
    assert (item["reviewer"], item["pages"], item["lost"]) == ("first", [3], 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'case = "A-9"\nitem = "2"\nverdict = "kept"',
            "answers.toml:2: answer: there is no",
        ),
        ('case = "A-1"\nitem = "3"\nverdict = "kept"', "no such item"),
        ('case = "A-1"\nitem = "2"\nverdict = "lost"\npoints = 5', "can cost 4 at most"),
        ('case = "A-1"\nitem = "2"\nverdict = "kept"\npoints = 1', "loses nothing"),
        ('case = "A-1"\nitem = "1"\nverdict = "lost"', "must give a reason"),
        ('case = "A-1"\nitem = "2"\nverdict = "lots"', "must be one of"),
        (f"{KEPT}\n[[answer]]\n{KEPT}", "answered before"),
    ],
)
def test_answers_that_do_not_fit_are_refused(
    text: str, said: str, reviewed: Path, fazhi: Run
) -> None:
    name = answer(f"[[answer]]\n{text}\n")
    ran = fazhi("score", "ledger", "--sheet", "sheet.toml", "--answers", name, "--lang", "en")
    assert ran.code == 2
    assert said in ran.err
    assert not ran.out


def test_overruling_the_checks_with_a_reason_is_shown(reviewed: Path, fazhi: Run) -> None:
    name = answer(
        '[[answer]]\ncase = "A-2"\nitem = "1"\nverdict = "kept"\nreason = "第5页有书面意见"\n'
    )
    item = scored(fazhi, "--answers", name)["cases"][1]["items"][1]
    assert (item["state"], item["checked"]) == ("kept", {"state": "lost", "lost": 6})
    text = fazhi("score", "ledger", "--sheet", "sheet.toml", "--answers", name, "--lang", "en").out
    assert "decided by the first reviewer; the checks said: lost" in text
    assert "第5页" not in text


def test_blank_answers_are_written_and_what_was_entered_stays(reviewed: Path, fazhi: Run) -> None:
    call = ("score", "ledger", "--sheet", "sheet.toml", "--write-answers", "answers.toml")
    ran = fazhi(*call, "--case", "A-1", "--lang", "en")
    assert (ran.code, "1 item(s) to judge were added" in ran.err) == (0, True)
    file = Path("answers.toml")
    blank = file.read_text(encoding="utf-8")
    (table,) = tomllib.loads(blank)["answer"]
    assert table == {
        "case": "A-1",
        "agency": "640402",
        "sheet": "reviews",
        "item": "2",
        "verdict": "",
        "reason": "",
    }
    entered = blank.replace('verdict = ""', 'verdict = "kept"') + "# mine\n"
    file.write_text(entered, encoding="utf-8")
    fazhi(*call)
    text = file.read_text(encoding="utf-8")
    assert text.startswith(entered)
    assert len(tomllib.loads(text)["answer"]) == 7
    fazhi(*call)
    assert file.read_text(encoding="utf-8") == text
    assert [one.name for one in Path().iterdir() if one.name.startswith(".")] == []


def test_a_file_that_holds_no_answers_is_not_written_to(reviewed: Path, fazhi: Run) -> None:
    before = Path("fazhi.toml").read_text(encoding="utf-8")
    ran = fazhi("score", "ledger", "--sheet", "sheet.toml", "--write-answers", "fazhi.toml")
    assert ran.code == 2
    assert Path("fazhi.toml").read_text(encoding="utf-8") == before
    ran = fazhi(
        "score", "ledger", "--sheet", "sheet.toml", "--write-answers", "ledger/reviews.json"
    )
    assert ran.code == 2


def test_cases_of_a_year_and_a_sample(reviewed: Path, fazhi: Run) -> None:
    table = scored(fazhi, "--year", "2024")
    assert ids(table) == ["A-1", "A-2", "B-1"]
    assert [(one["case"]["id"], one["reason"]) for one in table["left_out"]] == [("B-3", "undated")]
    sample = scored(fazhi, "--sample", "2", "--seed", "x")
    assert sample["sample"] == {
        "size": 2,
        "seed": "x",
        "each": None,
        "drawn": 2,
        "drawn_from": 5,
    }
    assert ids(sample) == ids(scored(fazhi, "--sample", "2", "--seed", "x"))
    each = scored(fazhi, "--sample", "1", "--seed", "x", "--each", "agency")
    assert [one[0] for one in ids(each)] == ["A", "B"]


def test_two_reviews_are_compared(reviewed: Path, fazhi: Run) -> None:
    for name, verdict in (("first", "kept"), ("second", "lost")):
        text = f'reviewer = "{name}"\n[[answer]]\ncase = "A-1"\nitem = "2"\nverdict = "{verdict}"\n'
        told = answer(text, f"{name}.toml")
        call = ("score", "ledger", "--sheet", "sheet.toml", "--case", "A-1", "--answers", told)
        fazhi(*call, "--format", "json", "--output", f"{name}.json")
    ran = fazhi("score", "--compare", "first.json", "second.json", "--lang", "en")
    assert ran.code == 0
    assert "decided in both: 3 item(s), alike 2, agreement 66.7%" in ran.out
    assert "  2 Deep: A kept, B lost (loses 1)" in ran.out
    assert "it does not say which is right" in ran.out
    table = json.loads(
        fazhi("score", "--compare", "first.json", "second.json", "--format", "json").out
    )
    assert (table["format"], table["agreement"]) == ("fazhi-comparison/1", 66.7)
    assert fazhi("score", "--compare", "first.json").code == 2
    assert fazhi("score", "--compare", "first.json", "sheet.toml").code == 2


def test_the_feedback_holds_what_reviewer_and_unit_wrote(reviewed: Path, fazhi: Run) -> None:
    name = answer(
        '[[answer]]\ncase = "A-2"\nitem = "2"\nverdict = "lost"\npage = 8\nreason = "只有一句话"\n'
        'reply = {kind = "disputed", reason = "附件有*说明*"}\n'
    )
    call = ("score", "ledger", "--sheet", "sheet.toml", "--answers", name, "--feedback")
    paper = fazhi(*call, "--case", "A-2").out
    assert "只有一句话" in paper
    assert "附件有\\*说明\\*" in paper
    assert "案卷第 8 页" in paper
    assert "不得为整改补造、倒签、替换文书" in paper
    assert "不得发出" not in paper
    assert "本稿不得发出" in fazhi(*call, "--case", "A-2,A-1").out
    both = fazhi(*call).out
    assert both.count("# 行政执法案卷评查反馈意见（稿）") == 2
    english = fazhi(*call, "--lang", "en").out
    assert "Nothing may be written afterwards" in english


def test_petitions_get_no_points(reviewed: Path, fazhi: Run) -> None:
    petition = {"type": "petition", "id": "P-1", "received_on": "2024-03-01"}
    enter(reviewed, petition, name="petitions.json")
    call = ("score", "--sheet", "sheet.toml", "--lang", "en")
    for arguments in (("ledger/petitions.json",), ("ledger", "--case", "P-1")):
        ran = fazhi(*call, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "right to petition" in ran.err
    table = scored(fazhi)
    assert "P-1" not in ids(table)
    assert [one["type"] for one in table["unscored"]] == ["petition"]
    bad = SHEET.replace('"legal_review"', '"police_referral"')
    Path("bad.toml").write_text(bad, encoding="utf-8")
    ran = fazhi("score", "ledger", "--sheet", "bad.toml", "--lang", "en")
    assert ran.code == 2
    assert "bad.toml:4: record: there can be no review sheet for police_referral" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sheet", "reviews"), "there is no review sheet reviews"),
        (("--sheet", "none.toml"), "none.toml"),
        (("--case", "A-11"), "did you mean A-1?"),
        (("--sample", "2"), "--seed"),
        (("--sample", "0", "--seed", "x"), "whole number"),
        (("--each", "agency"), "--sample"),
        (("--each", "person", "--sample", "1", "--seed", "x"), "agency"),
        (("--feedback", "--format", "json"), "markdown"),
        (("--year", "last"), "whole number"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, reviewed: Path, fazhi: Run) -> None:
    named = () if "--sheet" in arguments else ("--sheet", "sheet.toml")
    ran = fazhi("score", "ledger", *named, *arguments, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_exit_codes(reviewed: Path, fazhi: Run) -> None:
    assert fazhi("score").code == 2
    (reviewed / "ledger" / "broken.json").write_text("[{", encoding="utf-8")
    assert scored(fazhi, code=3)["cases"]
    enter(reviewed, {"type": "work_plan", "id": "W-1"}, name="plans.json")
    table = json.loads(
        fazhi("score", "ledger/plans.json", "--sheet", "sheet.toml", "--format", "json").out
    )
    assert (table["cases"], table["exit_code"]) == ([], 4)


def test_a_plugin_brings_a_sheet_and_the_nearest_place_wins(reviewed: Path, fazhi: Run) -> None:
    (reviewed / "county.toml").write_text(
        SHEET.replace('id = "reviews"', 'id = "county"\nprofile = "640402"'), encoding="utf-8"
    )
    (reviewed / "rules" / "county.py").write_text(
        "from pathlib import Path\n"
        "from fazhi_core import hookimpl\n"
        "HERE = Path(__file__).parent.parent\n"
        "@hookimpl\n"
        "def fazhi_review_sheets():\n"
        '    return [HERE / "sheet.toml", HERE / "county.toml"]\n',
        encoding="utf-8",
    )
    table = json.loads(fazhi("score", "ledger", "--format", "json").out)
    used = {case["case"]["id"]: case["sheet"] for case in table["cases"]}
    assert used == dict.fromkeys(("A-1", "A-2"), "county") | dict.fromkeys(
        ("B-1", "B-2", "B-3"), "reviews"
    )
    named = json.loads(fazhi("score", "ledger", "--sheet", "county", "--format", "json").out)
    assert {case["sheet"] for case in named["cases"]} == {"county"}
    both = fazhi("score", "ledger", "--sheet", "county,reviews", "--lang", "en")
    assert both.code == 2
    assert "name one: county, reviews" in both.err
    double = fazhi("score", "ledger", "--sheet", "sheet.toml", "--lang", "en")
    assert "the review sheet id reviews is already used in sheet.toml" in double.err
