"""Decided cases: what courts found is found, and upheld acts are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from .score import DECIDED, Case, read_cases, score, table

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "cases" / "development.jsonl"
CASES = [
    pytest.param(case, id=f"{path.stem} {case.id}")
    for path in (DECIDED, BESIDE)
    if path.exists()
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_a_decided_case(case: Case) -> None:
    scored = score(case)
    assert not scored.missed, "found by the court, not found here"
    assert not scored.passed, "passed, though it must not"
    assert not scored.false_alarms, "a violation that nobody found"


def test_the_table_counts() -> None:
    scores = [score(case) for case in read_cases(DECIDED)]
    lines = list(table(scores))
    assert len(lines) == len(scores) + 7
    assert any("false alarms, all cases             0" in line for line in lines)


def test_the_score_sees_what_is_wrong() -> None:
    """A case turned round is scored as missed, wrongly passed and false."""
    (late,) = (one for one in read_cases(DECIDED) if one.id == "C45")
    scored = score(
        Case(
            id="turned",
            title="the court found something else",
            outcome="upheld",
            as_of=late.as_of,
            records=late.records,
            found=frozenset({"two-officers"}),
        )
    )
    assert scored.missed == {"two-officers"}
    assert scored.false_alarms == {"request-answer-20-days"}
    assert not scored.right
