"""The shipped year of records: read whole, every field present, and found as its README says."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Engine, Finding, Reason
from fazhi_core.cli.main import main
from fazhi_core.readers import load
from fazhi_core.records import FIELDS, RECORD_TYPES

LEDGER = Path(__file__).parents[2] / "examples" / "pengbao-2021"
FILES = sorted(one for one in LEDGER.rglob("*") if one.is_file())
LOADED = load(LEDGER, references="closed")
ENGINE = Engine(as_of=date(2022, 2, 28), profile="640402106", duty="all", discover=False)
REPORT = ENGINE.check(LOADED.ledger)

VIOLATIONS = {
    ("am-mediator-recusal", "M-2021-07"),
    ("annual-report-publish-0401", "AR-2020"),
    ("annual-report-submit-0301", "AR-2019"),
    ("decide-within-90-days", "2021-007"),
    ("demolition-wait", "Q-2021-02"),
    ("demolition-wait", "Q-2021-05"),
    ("demolition-wait", "Q-2021-08"),
    ("execution-decision-document", "Q-2021-02"),
    ("execution-power-by-statute", "Q-2021-05"),
    ("execution-statement-heard", "Q-2021-02"),
    ("execution-statement-heard", "Q-2021-08"),
    ("hearing-request-window", "2021-009"),
    ("hearing-request-window", "2021-025"),
    ("litigation-evidence-15d", "SS-2021-01"),
    ("no-decision-without-notice", "2021-006"),
    ("no-night-or-holiday", "Q-2021-02"),
    ("normdoc-no-penalty", "W-2021-02"),
    ("officer-qualified", "2021-005"),
    ("officer-qualified", "2021-021"),
    ("pet-60d", "XF-2021-02"),
    ("pet-fucha-30d", "XF-2021-02"),
    ("pet-fuhe-30d", "XF-2021-02"),
    ("pm-no-blocking-remedies", "M-2021-08"),
    ("pm-oral-agreement-recorded", "M-2021-03"),
    ("prior-notice", "2021-006"),
    ("prior-notice", "2021-015"),
    ("ref-act-enumerated", "YS-2021-01"),
    ("ref-act-enumerated", "YS-2021-03"),
    ("ref-ground-never-petition", "YS-2021-01"),
    ("ref-ground-never-petition", "YS-2021-03"),
    ("ref-no-retaliation", "YS-2021-03"),
    ("ref-no-township-detention", "YS-2021-03"),
    ("reminder-before-execution", "Q-2021-02"),
    ("reminder-before-execution", "Q-2021-08"),
    ("request-answer-20-days", "Y-2021-01"),
    ("review-before-decision", "2021-002"),
    ("review-before-decision", "2021-010"),
    ("service-7wd", "2021-008"),
    ("two-officers", "2021-004"),
    ("two-officers", "2021-005"),
    ("two-officers", "2021-021"),
    ("two-officers", "2021-022"),
    ("vc-no-interference", "VC-02"),
    ("vd-complaint-investigated", "V-示例二村-2"),
    ("vd-quarterly", "示例二村 2021Q3"),
    ("vd-township-investigates", "TS-2021-02"),
    ("vm-quorum", "VM-06"),
    ("vrule-lawful", "VR-02"),
    ("vrule-township-orders", "VR-02"),
    ("vs-appraisal-host", "VC-02"),
    ("vs-no-kin", "VS-02"),
}
"""Every failure of the severity violation."""

MILDER = {
    ("annual-report-content", "AR-2020"),
    ("annual-report-content", "annual-report-2021"),
    ("cf-quarterly", "示例二村 2021Q3"),
    ("decision-collective-discussion", "J-2021-02"),
    ("decision-collective-discussion", "J-2021-03"),
    ("disclose-penalty-licence-7wd", "2021-017"),
    ("ent-democratic-mandate", "VA-02"),
    ("ent-four-rights", "VA-02"),
    ("leading-group-composition", "L-2020"),
    ("normdoc-legal-review-required", "W-2021-02"),
    ("rectification-in-term", "ZG-2021-02"),
    ("ref-channels-not-open", "YS-2021-01"),
    ("ref-persuasion-first", "YS-2021-03"),
    ("ref-remedies-told", "YS-2021-03"),
    ("request-answer-sent-in-time", "Y-2021-05"),
    ("vc-delegated-work-funded", "VC-02"),
}
"""Every other failure: warnings and advice."""

REVIEWS = {
    ("disclose-penalty-licence-7wd", "2021-018"),
    ("no-decision-without-notice", "2021-024"),
    ("no-night-or-holiday", "Q-2021-05"),
    ("pet-no-promise-to-stop", "XF-2021-07"),
    ("ref-act-enumerated", "YS-2021-02"),
    ("ref-ground-never-petition", "YS-2021-02"),
    ("ref-legal-basis", "YS-2021-02"),
    ("ref-no-admonition-basis", "YS-2021-03"),
    ("ref-persuasion-first", "YS-2021-01"),
    ("ref-persuasion-first", "YS-2021-02"),
    ("ref-remedies-told", "YS-2021-01"),
    ("ref-remedies-told", "YS-2021-02"),
    ("ref-replies-served", "YS-2021-01"),
    ("ref-township-not-late", "YS-2021-01"),
    ("report-claims-have-records", "AR-2021-PF"),
    ("report-enforcer-standing", "annual-report-2021"),
    ("report-petition-until-given-up", "annual-report-2021"),
    ("report-police-handover-ground", "annual-report-2021"),
    ("report-publicity-plan-period", "annual-report-2021"),
    ("report-shortcomings-followed-up", "AR-2020"),
    ("report-three-systems-pilot-plan", "annual-report-2021"),
    *(("study-theory-group-quarterly", f"640402106 2021Q{number}") for number in (2, 3, 4)),
    ("vrule-wording", "VR-02"),
}
"""What a person must judge."""

OPEN = {
    ("am-local-rule", "L-2020", "missing"),
    ("annual-report-publish-0401", "annual-report-2021", "pending"),
    ("annual-report-submit-0301", "annual-report-2021", "pending"),
    ("contract-archived", "HT-2021-01", "pending"),
    ("decide-within-90-days", "2021-012", "pending"),
    ("decide-within-90-days", "2021-023", "missing"),
    ("demolition-wait", "Q-2021-06", "pending"),
    ("disclose-penalty-licence-7wd", "2021-008", "missing"),
    ("disclose-social-impact", "2021-008", "missing"),
    ("hearing-request-window", "2021-015", "missing"),
    *(
        (f"normdoc-{name}", record, "local_value")
        for name in ("effective-30-days-after", "filing", "validity-5-years")
        for record in ("W-2021-01", "W-2021-02")
    ),
    ("pet-60d", "XF-2021-03", "pending"),
    ("pet-60d", "XF-2021-05", "overdue"),
    ("pet-designated-officer", "L-2020", "missing"),
    ("pet-leader-reception", "640402106 2022", "pending"),
    ("pet-opinion-issued", "XF-2021-05", "missing"),
    ("report-claims-have-records", "annual-report-2021", "missing"),
    ("request-answer-20-days", "Y-2021-03", "pending"),
    ("request-answer-20-days", "Y-2021-06", "overdue"),
    ("request-answer-sent-in-time", "Y-2021-03", "pending"),
    ("request-answer-sent-in-time", "Y-2021-06", "overdue"),
    *(
        (f"request-{name}", "Y-2021-06", "missing")
        for name in (
            "partial-disclosure",
            "refusal-ground",
            "register",
            "remedies-told",
            "reply-content",
        )
    ),
    ("self-supervision-system", "L-2020", "missing"),
    ("supervised-by-county", "L-2020", "missing"),
    ("three-systems-in-regulation", "L-2020", "missing"),
    ("township-safety-inspection", "L-2020", "missing"),
    *(
        (requirement, record, "pending")
        for requirement in ("vc-term", "vs-appraisal-yearly")
        for record in ("VC-01", "VC-02")
    ),
}
"""Open matters laid out on purpose."""

BLANK = "2021-020"
"""The case whose receipt of service is blank: whatever asks for it is open beside the term."""

MOST_OPEN = 60
"""More open matters than this, and nobody would read them."""

LAWFUL = {
    "2021-001",
    "2021-003",
    "2021-011",
    "2021-013",
    "2021-014",
    "2021-016",
    "2021-019",
    "2021-026",
    "F-2021",
    "FY-2021-01",
    "J-2021-01",
    "JD-2021-03",
    "L-2021",
    "M-2021-01",
    "M-2021-02",
    "M-2021-04",
    "M-2021-05",
    "M-2021-06",
    "M-2021-09",
    "MC-01",
    "ME-01",
    "O-1",
    "O-2",
    "Q-2021-01",
    "Q-2021-03",
    "Q-2021-04",
    "Q-2021-07",
    "R-2021-01",
    "R-2021-06",
    "TS-2021-04",
    "V-示例一村-1",
    "V-示例一村-2",
    "V-示例一村-3",
    "V-示例一村-4",
    "VA-01",
    "VJ-01",
    "VM-01",
    "VM-02",
    "VM-03",
    "VM-04",
    "VM-05",
    "VR-01",
    "VS-01",
    "W-2021-01",
    "XF-2021-01",
    "XF-2021-04",
    "XF-2021-06",
    "XK-2021-01",
    "Y-2021-02",
    "Y-2021-04",
    "YJ-2021-01",
}
"""Records laid beside the unlawful ones, in which nothing may be found and nothing be missing."""


def subject(finding: Finding) -> str:
    """What *finding* is about: a record's id, or the member and period of a group."""
    about = finding.subject
    return about.id or f"{about.agency} {about.period}"


def found(kind: str) -> set[tuple[str, str]]:
    """Requirement and subject of each finding of *kind*."""
    return {(one.requirement, subject(one)) for one in REPORT if one.kind.value == kind}


def failures(*severities: str) -> set[tuple[str, str]]:
    """Requirement and subject of each failure of one of the *severities*."""
    return {
        (one.requirement, subject(one))
        for one in REPORT
        if one.kind.value == "fail" and str(one.severity) in severities
    }


def test_it_is_read_without_a_fault() -> None:
    assert [fault.say("en") for fault in LOADED.faults] == []
    assert len(LOADED) >= 60


def test_every_field_of_work_and_every_type_is_there() -> None:
    assert {RECORD_TYPES[record.type].field for record in LOADED.records} == set(FIELDS)
    assert {record.type for record in LOADED.records} == set(RECORD_TYPES)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_counts_the_records_of_each_file(name: str) -> None:
    text = (LEDGER / name).read_text(encoding="utf-8")
    told = re.findall(r"^\| `([^`]+)` \|.*\| (\d+) \|$", text, re.MULTILINE)
    files = [
        Path(origin.file).relative_to(LEDGER).as_posix()
        for one, origin in LOADED
        if "#" not in one.id
    ]
    assert {file: int(count) for file, count in told} == Counter(files)


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
    assert failures("violation") == VIOLATIONS
    assert REPORT.exit_code == 1
    assert REPORT.tally.error == 0


def test_the_milder_failures_are_exactly_those_expected() -> None:
    assert failures("warning", "advice") == MILDER


def test_what_a_person_must_judge_is_exactly_what_is_expected() -> None:
    assert found("review") == REVIEWS


def test_what_is_open_was_left_open_on_purpose() -> None:
    opens = [
        (one.requirement, subject(one), one.reason.value)
        for one in REPORT
        if one.kind.value == "open" and one.reason
    ]
    assert {one for one in opens if one[1] != BLANK} == OPEN
    assert ("service-7wd", BLANK, "overdue") in opens
    assert len(opens) == REPORT.tally.open <= MOST_OPEN


@pytest.mark.parametrize("kind", ["fail", "open", "review"])
@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_each_finding_is_told_in_the_readme(name: str, kind: str) -> None:
    lines = (LEDGER / name).read_text(encoding="utf-8").splitlines()
    untold = [
        (requirement, record)
        for requirement, record in sorted(found(kind))
        if not any(all(word in line for word in (requirement, *record.split())) for line in lines)
    ]
    assert untold == []


@pytest.mark.parametrize("kind", ["fail", "open", "review"])
def test_lawful_records_are_left_alone(kind: str) -> None:
    """But for figures that the region has not set, which are no matter of the record."""
    told = [
        (one.requirement, subject(one))
        for one in REPORT
        if one.kind.value == kind and one.reason is not Reason.LOCAL_VALUE
    ]
    assert [one for one in told if one[1].partition("#")[0] in LAWFUL] == []


def test_the_records_called_lawful_are_there() -> None:
    assert {record.id for record in LOADED.records} >= LAWFUL


def test_what_must_be_waited_for_is_told_apart_from_last_days(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["due", str(LEDGER), "--format", "json"]) == 0
    due = json.loads(capsys.readouterr().out)["due"]
    waiting = {(one["requirement"], one["subject"]["id"]) for one in due if one["waiting"]}
    assert waiting == {("demolition-wait", "Q-2021-06")}
    assert main(["due", str(LEDGER)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "还须等" in line] == [
        line for line in lines if "Q-2021-06" in line and "demolition-wait" in line
    ]
