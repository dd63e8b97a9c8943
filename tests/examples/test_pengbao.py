"""The shipped year of records: read whole, every field present, and found as its README says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Engine
from fazhi_core.readers import load
from fazhi_core.records import FIELDS, RECORD_TYPES

LEDGER = Path(__file__).parents[2] / "examples" / "pengbao-2021"
LOADED = load(LEDGER, references="closed")
ENGINE = Engine(as_of=date(2022, 2, 28), profile="640402106", duty="all", discover=False)

VIOLATIONS = {
    ("no-night-or-holiday", "Q-2021-02"),
    ("demolition-wait", "Q-2021-02"),
    ("request-answer-20-days", "Y-2021-01"),
    ("review-before-decision", "2021-002"),
    ("two-officers", "2021-004"),
    ("officer-qualified", "2021-005"),
    ("two-officers", "2021-005"),
    ("prior-notice", "2021-006"),
    ("no-decision-without-notice", "2021-006"),
    ("hearing-request-window", "2021-009"),
    ("decide-within-90-days", "2021-007"),
    ("service-7wd", "2021-008"),
    ("review-before-decision", "2021-010"),
    ("normdoc-no-penalty", "W-2021-02"),
}


def test_it_is_read_without_a_fault() -> None:
    assert [fault.say("en") for fault in LOADED.faults] == []
    assert len(LOADED) >= 60


def test_every_field_of_work_is_there() -> None:
    assert {RECORD_TYPES[record.type].field for record in LOADED.records} == set(FIELDS)


@pytest.mark.parametrize(
    "file", sorted(one for one in LEDGER.rglob("*") if one.suffix != ".toml" and one.is_file())
)
def test_it_is_marked_as_invented_and_names_nobody(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "虚构" in text or "invented" in text
    assert not re.search(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|[0-9]{17}[0-9Xx]", text)


def test_the_violations_are_those_the_readme_tells() -> None:
    report = ENGINE.check(LOADED.ledger)
    found = {
        (one.requirement, one.subject.id)
        for one in report
        if one.kind.value == "fail" and str(one.severity) == "violation"
    }
    assert found >= VIOLATIONS
    readme = (LEDGER / "README.md").read_text(encoding="utf-8")
    for requirement, record in found:
        assert requirement in readme, requirement
        assert record in readme, record
    assert report.exit_code == 1
    assert report.tally.error == 0


def test_lawful_cases_are_left_alone() -> None:
    report = ENGINE.check(LOADED.ledger)
    wrong = {one.subject.id for one in report if one.kind.value == "fail"}
    assert not wrong & {"2021-001", "2021-003", "2021-011"}
