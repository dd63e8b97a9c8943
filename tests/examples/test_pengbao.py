"""The shipped year of records: read whole, every field present, and found as its README says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Engine, Finding
from fazhi_core.readers import load
from fazhi_core.records import FIELDS, RECORD_TYPES

LEDGER = Path(__file__).parents[2] / "examples" / "pengbao-2021"
FILES = sorted(one for one in LEDGER.rglob("*") if one.is_file())
LOADED = load(LEDGER, references="closed")
ENGINE = Engine(as_of=date(2022, 2, 28), profile="640402106", duty="all", discover=False)
REPORT = ENGINE.check(LOADED.ledger)

VIOLATIONS = {
    ("annual-report-publish-0401", "AR-2020"),
    ("annual-report-submit-0301", "AR-2019"),
    ("decide-within-90-days", "2021-007"),
    ("demolition-wait", "Q-2021-02"),
    ("demolition-wait", "Q-2021-05"),
    ("hearing-request-window", "2021-009"),
    ("no-decision-without-notice", "2021-006"),
    ("no-night-or-holiday", "Q-2021-02"),
    ("normdoc-no-penalty", "W-2021-02"),
    ("officer-qualified", "2021-005"),
    ("officer-qualified", "2021-021"),
    ("pet-60d", "XF-2021-02"),
    ("pm-oral-agreement-recorded", "M-2021-03"),
    ("prior-notice", "2021-006"),
    ("prior-notice", "2021-015"),
    ("request-answer-20-days", "Y-2021-01"),
    ("review-before-decision", "2021-002"),
    ("review-before-decision", "2021-010"),
    ("service-7wd", "2021-008"),
    ("two-officers", "2021-004"),
    ("two-officers", "2021-005"),
    ("two-officers", "2021-021"),
    ("two-officers", "2021-022"),
    ("vd-complaint-investigated", "V-示例二村-2"),
    ("vd-quarterly", "示例二村 2021Q3"),
    ("vd-township-investigates", "TS-2021-02"),
}
"""Every failure of the severity violation, for the requirements that are looked at."""

OTHERS = {
    ("annual-report-content", "AR-2020", "fail"),
    ("annual-report-content", "annual-report-2021", "fail"),
    ("annual-report-publish-0401", "annual-report-2021", "open"),
    ("annual-report-submit-0301", "annual-report-2021", "open"),
    ("decide-within-90-days", "2021-012", "open"),
    ("decide-within-90-days", "2021-023", "open"),
    ("decision-collective-discussion", "J-2021-02", "fail"),
    ("decision-collective-discussion", "J-2021-03", "fail"),
    ("demolition-wait", "Q-2021-06", "open"),
    ("disclose-penalty-licence-7wd", "2021-008", "open"),
    ("disclose-penalty-licence-7wd", "2021-017", "fail"),
    ("disclose-penalty-licence-7wd", "2021-018", "review"),
    ("leading-group-composition", "L-2020", "fail"),
    ("no-decision-without-notice", "2021-024", "review"),
    ("no-night-or-holiday", "Q-2021-05", "review"),
    ("report-claims-have-records", "AR-2021-PF", "review"),
    ("report-enforcer-standing", "annual-report-2021", "review"),
    ("report-petition-until-given-up", "annual-report-2021", "review"),
    ("report-police-handover-ground", "annual-report-2021", "review"),
    ("report-publicity-plan-period", "annual-report-2021", "review"),
    ("report-three-systems-pilot-plan", "annual-report-2021", "review"),
    ("request-answer-20-days", "Y-2021-03", "open"),
    ("request-answer-20-days", "Y-2021-06", "open"),
    ("request-answer-sent-in-time", "Y-2021-05", "fail"),
    ("pet-60d", "XF-2021-03", "open"),
    ("pet-60d", "XF-2021-05", "open"),
    ("service-7wd", "2021-020", "open"),
}
"""What else the README tells: warnings, advice, open matters, and what a person must judge."""

LAWFUL = {
    "2021-001",
    "2021-003",
    "2021-011",
    "2021-013",
    "2021-014",
    "2021-016",
    "2021-019",
    "Q-2021-01",
    "Q-2021-03",
    "Q-2021-04",
    "Y-2021-02",
    "Y-2021-04",
    "W-2021-01",
    "J-2021-01",
    "L-2021",
    "M-2021-02",
    "XF-2021-01",
    "XF-2021-04",
    "TS-2021-04",
    "V-示例一村-3",
}
"""Records laid beside the unlawful ones in which nothing may be found wrong."""


def subject(finding: Finding) -> str:
    """What *finding* is about: a record's id, or the member and period of a group."""
    about = finding.subject
    return about.id or f"{about.agency} {about.period}"


def found(kind: str) -> set[tuple[str, str]]:
    """Requirement and subject of each finding of *kind*."""
    return {(one.requirement, subject(one)) for one in REPORT if one.kind.value == kind}


def violations() -> set[tuple[str, str]]:
    """Requirement and record of each failure of the severity violation."""
    return {
        (one.requirement, subject(one))
        for one in REPORT
        if one.kind.value == "fail" and str(one.severity) == "violation"
    }


def test_it_is_read_without_a_fault() -> None:
    assert [fault.say("en") for fault in LOADED.faults] == []
    assert len(LOADED) >= 60


def test_every_field_of_work_and_every_type_is_there() -> None:
    assert {RECORD_TYPES[record.type].field for record in LOADED.records} == set(FIELDS)
    assert {record.type for record in LOADED.records} == set(RECORD_TYPES)


def test_it_comes_in_mixed_formats() -> None:
    assert {".json", ".ndjson", ".toml", ".md"} <= {file.suffix for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_says_that_it_is_invented_and_names_nobody(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "虚构" in text or "invented" in text
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]|\d{3,4}-\d{7,8}", text)


def test_every_record_says_that_it_is_invented() -> None:
    written = [one for one, origin in LOADED if not origin.file.endswith(".md")]
    assert [one.id for one in written if "虚构" not in (one.note or "")] == []


@pytest.mark.parametrize("file", sorted(LEDGER.glob("*.json")), ids=lambda file: file.name)
def test_json_files_name_the_agency_by_its_code(file: Path) -> None:
    assert json.loads(file.read_text(encoding="utf-8"))["agency"]["code"] == "640402106"


def test_the_violations_are_exactly_those_expected() -> None:
    known = {requirement for requirement, _ in VIOLATIONS} & set(ENGINE.rulebook.requirements)
    expected = {one for one in VIOLATIONS if one[0] in known}
    assert {one for one in violations() if one[0] in known} == expected
    assert REPORT.exit_code == 1
    assert REPORT.tally.error == 0


@pytest.mark.parametrize(("requirement", "record", "kind"), sorted(OTHERS))
def test_the_rest_is_found_as_told(requirement: str, record: str, kind: str) -> None:
    assert (requirement, record) in found(kind)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_each_failure_is_told_in_the_readme(name: str) -> None:
    lines = (LEDGER / name).read_text(encoding="utf-8").splitlines()
    untold = [
        (requirement, record)
        for requirement, record in sorted(found("fail"))
        if not any(all(word in line for word in (requirement, *record.split())) for line in lines)
    ]
    assert untold == []


def test_lawful_records_are_left_alone() -> None:
    assert {record for _, record in found("fail")} & LAWFUL == set()
    assert {record for _, record in found("review")} & LAWFUL == set()
