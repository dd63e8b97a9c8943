"""fazhi timeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

CASES = [
    {
        "type": "enforcement_case",
        "id": "C-1",
        "procedure": "ordinary",
        "filed_on": "2024-03-01",
        "acts": [
            {"kind": "inspection", "on": "2024-03-04"},
            {"kind": "inquiry", "on": "2024-03-06"},
        ],
        "notice": {"on": "2024-04-01", "served_on": "2024-04-02"},
        "decision": {"on": "2024-03-29", "kinds": ["fine"]},
    },
    {"type": "enforcement_case", "id": "C-2", "filed_on": "2024-03-01", "transfer": "T-1"},
    {"type": "study_session", "id": "S-1", "on": "2024-03-01"},
]


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(CASES, ensure_ascii=False), encoding="utf-8")
    return file


OPTIONS = ("--no-config", "--no-plugins", "--as-of", "2024-04-03")


def test_steps_findings_and_what_comes_next(cases: Path, fazhi: Run) -> None:
    ran = fazhi("timeline", "C-1", cases, *OPTIONS, "--lang", "en")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:5] == [
        "penalty case C-1",
        "as of 2024-04-03",
        "next step: service",
        "last day: 2024-04-10",
        "signed by: who serves it and who receives it",
    ]
    assert "● investigation  2024-03-04 to 2024-03-06 (two officers or more)" in lines
    notice = lines.index("● notice before the penalty  2024-04-02 (the head of the organ)")
    under = "\n".join(lines[notice : lines.index("● decision  2024-03-29 (the head of the organ)")])
    assert "violation prior-notice" in under
    assert f"{cases}:" in under
    assert "dated 2024-04-02, after the decision of 2024-03-29" in under
    assert not any("end of the investigation" in line for line in lines), (
        "steps a case may do without"
    )


def test_the_same_in_json(cases: Path, fazhi: Run) -> None:
    ran = fazhi("timeline", "C-1", cases, *OPTIONS, "--format", "json")
    (line,) = json.loads(ran.out)["timelines"]
    assert (line["type"], line["id"], line["ending"]) == ("enforcement_case", "C-1", None)
    assert (line["next"], line["due"], line["not_before_end_of"]) == ("service", "2024-04-10", None)
    stages = {one["id"]: one for one in line["stages"]}
    assert stages["investigation"]["days"] == ["2024-03-04", "2024-03-06"]
    assert stages["investigation"]["state"] == "done"
    assert stages["hearing"]["state"] == "unknown"
    found = [one["requirement"] for one in stages["notice"]["findings"]]
    assert "prior-notice" in found


def test_an_ended_case(cases: Path, fazhi: Run) -> None:
    ran = fazhi("timeline", "C-2", cases, *OPTIONS)
    assert "已终结：移送" in ran.out
    assert "– 处罚决定  无须进行（行政机关负责人）" in ran.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["C-3"], "是否为 C-"),
        (["S-1"], "没有步骤"),
        ([], "请写明案件编号"),
    ],
)
def test_what_cannot_be_shown(cases: Path, fazhi: Run, arguments: list[str], expected: str) -> None:
    paths = [cases] if arguments else []
    ran = fazhi("timeline", *arguments, *paths, *OPTIONS)
    assert ran.code == 2
    assert expected in ran.err
    assert "是否为 P-1" not in ran.err, "a case is not proposed for itself"


def test_a_ledger_with_faults_is_shown_as_far_as_it_goes(cases: Path, fazhi: Run) -> None:
    broken = [*CASES, {"type": "enforcement_case", "id": "C-9", "filed": "2024-03-01"}]
    cases.write_text(json.dumps(broken), encoding="utf-8")
    ran = fazhi("timeline", "C-1", cases, *OPTIONS)
    assert ran.code == 3
    assert "行政处罚案件 C-1" in ran.out
