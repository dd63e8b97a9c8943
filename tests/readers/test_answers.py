"""Files of reviewers' answers, and filled-in sheets read back."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from fazhi_core.engine.answers import Reply, ReplyKind, Reviewer, Verdict
from fazhi_core.law.table import LawError
from fazhi_core.readers.answers import read_answers
from fazhi_core.readers.score_file import read_scores

ANSWERS = """\
format = "fazhi-review-answers/1"
reviewer = "second"

[[answer]]
case = "1"
agency = "640402"
sheet = "wells"
item = "3.2"
verdict = "lost"
points = 1.5
page = 12
reason = "笔录没有签名"
reply = {kind = "disputed", reason = "签名在背面"}

[[answer]]
case = "1"
item = "3.3"
verdict = ""
reason = ""
reviewer = "leader"
reply = {kind = "", reason = ""}
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "answers.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_answers_are_read(tmp_path: Path) -> None:
    lost, blank = read_answers([write(tmp_path, ANSWERS)])
    assert (lost.case, lost.item, lost.agency, lost.sheet) == ("1", "3.2", "640402", "wells")
    assert (lost.verdict, lost.points, lost.page) == (Verdict.LOST, Decimal("1.5"), 12)
    assert lost.reply == Reply(ReplyKind.DISPUTED, "签名在背面")
    assert (lost.reviewer, blank.reviewer) == (Reviewer.SECOND, Reviewer.LEADER)
    assert blank.blank
    assert not lost.blank
    assert (lost.line, blank.line) == (4, 15)


def test_what_was_entered_is_never_represented(tmp_path: Path) -> None:
    lost, _ = read_answers([write(tmp_path, ANSWERS)])
    assert "签名" not in repr(lost)


FAULTS = {
    "unknown key": ("page = 12", "pages = 12", "pages", 11),
    "unknown verdict": ('"lost"', '"lots"', "verdict", 9),
    "unknown reviewer": ('"second"', '"张三"', "reviewer", 2),
    "no case": ('case = "1"\nagency', "agency", "", 4),
    "points below nought": ("points = 1.5", "points = -1", "points", 10),
    "points too fine": ("points = 1.5", "points = 1.505", "points", 10),
    "page nought": ("page = 12", "page = 0", "page", 11),
    "identity number": ("笔录没有签名", "张三110101199003078515", "reason", 12),
    "telephone number": ("签名在背面", "请致电13800138000", "reason", 13),
    "another format": ("answers/1", "answers/2", "format", 1),
    "not TOML": ("[[answer]]", "[answer", "", 4),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_line_and_key_and_quotes_nobody(name: str, tmp_path: Path) -> None:
    before, after, key, line = FAULTS[name]
    with pytest.raises(LawError) as caught:
        read_answers([write(tmp_path, ANSWERS.replace(before, after, 1))])
    fault = caught.value.faults[0]
    assert fault.key.endswith(key)
    assert fault.line == line
    told = str(caught.value)
    assert not any(private in told for private in ("张三", "1101011990", "13800138000"))


JUNK = ('"x"', "1", "-0.001", "nan", "true", "[]", "[1]", "{}", "{kind = 1}", "2024-03-01")


@pytest.mark.parametrize("junk", JUNK)
def test_whatever_stands_there_is_a_fault_and_no_crash(junk: str, tmp_path: Path) -> None:
    lines = ANSWERS.splitlines()
    for number, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if equals:
            text = "\n".join((*lines[:number], f"{key} = {junk}", *lines[number + 1 :]))
            try:
                told = len(read_answers([write(tmp_path, text)]))
            except LawError as error:
                told = len(error.faults)
            assert told


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"answers\.toml"):
        read_answers([tmp_path / "answers.toml"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        json.dumps({"format": "fazhi-report/1"}),
        json.dumps({"format": "fazhi-score/1"}),
        json.dumps({"format": "fazhi-score/1", "sheets": [], "cases": [{"case": {}}]}),
        json.dumps({"format": "fazhi-score/1", "sheets": 1, "cases": []}),
    ],
)
def test_what_is_no_score_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "score.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LawError, match="fazhi score"):
        read_scores(file)
    with pytest.raises(LawError, match=r"none\.json"):
        read_scores(tmp_path / "none.json")
