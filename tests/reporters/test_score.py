"""Filled-in sheets in every format: nothing private, nothing in somebody's own words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import IO

import pytest

from fazhi_core import Engine, Scores
from fazhi_core._texts import LANGUAGES, Language
from fazhi_core.engine.answers import Answer, Reply, ReplyKind, Verdict
from fazhi_core.engine.ledger import Ledger
from fazhi_core.host.scoring import review_sheets, score_ledger
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import FactInfo
from fazhi_core.reporters.answers_file import answers_text
from fazhi_core.reporters.feedback import write_feedback
from fazhi_core.reporters.score_json import write_json
from fazhi_core.reporters.score_text import write_markdown, write_text
from fazhi_core.testing.strategies import filled

CANARY = "金丝雀canary"
WORDS = "评查人自己的话"
REPLY = "单位自己的话"
ENGINE = Engine(as_of=date(2026, 6, 30), duty="all", discover=False)
SHEETS = review_sheets(ENGINE)

Writer = Callable[[Scores, IO[str], Language], None]
FORMATS: dict[str, Writer] = {
    "text": write_text,
    "json": lambda scores, stream, _: write_json(scores, stream),
    "markdown": write_markdown,
    "answers": lambda scores, stream, spoken: print(
        answers_text(scores, "", (), spoken)[0], file=stream
    ),
    "feedback": write_feedback,
}


def mark(info: FactInfo) -> str:
    return f"{CANARY}-{info.name}" if info.private else "A-1"


def reviewed(sheet: str) -> Scores:
    """A full record with canaries, marked by *sheet*, every second item answered."""
    marks = SHEETS[sheet]
    record = filled(RECORD_TYPES[marks.record].cls, mark).replace(id="A-1", agency="640402")
    reply = Reply(ReplyKind.DISPUTED, REPLY)
    answers = [
        Answer("A-1", one.id, Verdict.LOST, page=3, reason=WORDS, reply=reply)
        for one in list(marks.items)[::2]
    ]
    ledger = Ledger.of([record])
    return score_ledger(ENGINE, ledger, sheets=[sheet], answers=answers)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_private_is_told(sheet: str, name: str) -> None:
    scores = reviewed(sheet)
    assert scores.cases
    for language in LANGUAGES:
        stream = io.StringIO()
        FORMATS[name](scores, stream, language)
        told = stream.getvalue()
        assert told
        assert CANARY not in told + repr(scores)
        assert (WORDS in told) is (REPLY in told) is (name == "feedback")


@pytest.mark.parametrize("name", FORMATS)
def test_no_case_is_no_crash(name: str) -> None:
    scores = score_ledger(ENGINE, Ledger())
    for language in LANGUAGES:
        FORMATS[name](scores, io.StringIO(), language)
    assert scores.exit_code == 4


def test_markdown_cells_hold_no_stray_marks() -> None:
    stream = io.StringIO()
    write_markdown(reviewed("penalty-ordinary"), stream, "zh")
    rows = [line for line in stream.getvalue().splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(list(SHEETS["penalty-ordinary"].items))
    assert {row.replace("\\|", "").count("|") for row in rows} == {8}
