"""The pytest plugin, run in projects of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.testing.runs import PLUGIN, run, run_pytest

LAW = """
format = "fazhi-requirements/1"
field = "mediation"

[[instrument]]
title = "某镇办法"
edition = 2023
name = "某镇办法"
issuer = "某镇人民政府"
rank = "statute"
from = 2023-03-01

[[requirement]]
id = "town.follow-up"
title = {zh = "调解后三十日内回访", en = "A mediation is followed up within thirty days"}
why = {zh = "回访", en = "A visit"}
record = "mediation_case"
governing_date = ["ended_on"]

[requirement.messages.late]
zh = "最后一日为{due_on}"
en = "the last day was {due_on}"
remedy = "next_time"
remedy_zh = "回访"
remedy_en = "make the visit"

[[requirement.version]]
instrument = "某镇办法"
edition = 2023
article = 8
from = 2023-03-01
needs = ["ended_on"]
verified = {source = "印发文本"}
deadline = {kind = "organ_deadline", days = 30, from = "ended_on", to = "followed_up_on"}
"""

CHECKER = """
from fazhi_core import checker, not_applicable
from fazhi_core.records.base import day
from fazhi_core.records.mediation import MediationCase


@checker("town.follow-up", MediationCase)
def follow_up(case, req):
    ended = day(case.ended_on)
    return not_applicable() if ended is None else req.within(ended, case.followed_up_on)
"""

EXAMPLES = """
[[base]]
name = "visited"
record = {type = "mediation_case", id = "1", ended_on = 2024-03-04, followed_up_on = 2024-04-03}

[[example]]
requirement = "town.follow-up"
name = "visited on the last day"
as_of = 2024-06-30
base = "visited"
expect = {outcome = "pass"}

[[example]]
requirement = "town.follow-up"
name = "visited a day late"
as_of = 2024-06-30
base = "visited"
record = {followed_up_on = 2024-04-04}
expect = {outcome = "fail", key = "late", due = 2024-04-03}
"""

LEDGER = """
[{"type": "mediation_case", "id": "T-1", "ended_on": "2024-03-04", "followed_up_on": "2024-04-03"},
 {"type": "mediation_case", "id": "T-2", "ended_on": "2024-03-04", "followed_up_on": "2024-04-30"}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one rule of its own, its examples and a ledger."""
    for name, text in {
        "pytest.ini": "[pytest]\n",
        "fazhi.toml": 'local_plugins = ["rules/*.py"]\nselect = ["town.follow-up"]\n',
        "rules/town.toml": LAW,
        "rules/town.py": CHECKER,
        "rules/town.examples.toml": EXAMPLES,
        "ledger/mediation.json": LEDGER,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_examples_are_items(project: Path) -> None:
    done = run_pytest(project, "-v")
    assert done.returncode == 0, done.stdout
    assert "rules/town.examples.toml::town.follow-up: visited a day late PASSED" in done.stdout
    assert "2 passed" in done.stdout


def test_what_was_expected_stands_beside_what_was_said(project: Path) -> None:
    file = project / "rules" / "town.examples.toml"
    wrong = EXAMPLES.replace('outcome = "fail", key = "late"', 'outcome = "pass"')
    wrong = wrong.replace("due = 2024-04-03", 'path = ["followed_up_on"]')
    file.write_text(wrong, encoding="utf-8")
    done = run_pytest(project)
    assert done.returncode == 1
    line = wrong.splitlines().index('name = "visited a day late"') - 1
    assert f"rules/town.examples.toml:{line}: town.examples.toml: town.follow-up" in done.stdout
    rows = [re.split(r"\s{2,}", row.strip()) for row in done.stdout.splitlines()]
    assert ["expected", "said"] in rows
    assert ["> outcome", "pass", "fail"] in rows
    assert ["path", "followed_up_on", "followed_up_on"] in rows
    assert ["due", "-", "2024-04-03"] in rows
    assert "message: the last day was 2024-04-03 | 最后一日为2024-04-03" in done.stdout
    assert "term 30 days" in done.stdout
    assert "law: 某镇办法 (2023) art. 8 on 2024-03-04" in done.stdout
    assert "comparing.py" not in done.stdout, "no trace of our own code"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("as_of = 2024-06-30", "as_off = 2024-06-30", "unknown keys ['as_off']"),
        ('base = "visited"', 'base = "vistied"', "there is no base 'vistied'"),
        ("[[base]]", "[[base", "town.examples.toml"),
        ('requirement = "town.follow-up"', 'requirement = "town.folow"', "no requirement town.fol"),
        ("ended_on = 2024-03-04", 'ended_on = "4 March"', "ended_on"),
    ],
)
def test_a_faulty_file_says_what_is_wrong(project: Path, old: str, new: str, told: str) -> None:
    file = project / "rules" / "town.examples.toml"
    file.write_text(EXAMPLES.replace(old, new), encoding="utf-8")
    done = run_pytest(project)
    assert done.returncode in {1, 2}
    assert told in done.stdout
    assert "INTERNALERROR" not in done.stdout + done.stderr
    assert "Traceback" not in done.stdout


def test_faulty_settings_and_law_are_told(project: Path) -> None:
    (project / "rules" / "town.toml").write_text(
        LAW.replace("article = 8", "artcle = 8"), encoding="utf-8"
    )
    done = run_pytest(project)
    assert done.returncode == 2
    assert "town.toml" in done.stdout
    assert "Traceback" not in done.stdout
    (project / "fazhi.toml").write_text("profil = 1", encoding="utf-8")
    done = run_pytest(project, "--fazhi-ledger", "ledger")
    assert "profil" in done.stdout + done.stderr


def test_bases_of_other_plugins_can_be_used(project: Path) -> None:
    file = project / "rules" / "town.examples.toml"
    file.write_text(
        EXAMPLES.replace('base = "visited"\nexpect', 'base = "mediation-case"\nexpect').replace(
            '"pass"', '"not_applicable"'
        ),
        encoding="utf-8",
    )
    done = run_pytest(project)
    assert "there is no base" not in done.stdout


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "some.examples.toml").write_text("[tool]\nname = 'x'\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text("[[example]\n", encoding="utf-8")
    (tmp_path / "test_one.py").write_text("def test_one():\n    pass\n", encoding="utf-8")
    done = run_pytest(tmp_path)
    assert done.returncode == 0
    assert "1 passed" in done.stdout


def test_other_names_can_be_given(project: Path) -> None:
    old = project / "rules" / "town.examples.toml"
    old.rename(project / "rules" / "town_examples.toml")
    assert run_pytest(project).returncode == 5
    done = run_pytest(project, "-o", "fazhi_examples=*_examples.toml")
    assert "2 passed" in done.stdout


def test_a_ledger_becomes_items(project: Path) -> None:
    done = run_pytest(project, "--fazhi-ledger", "ledger", "-rA")
    assert done.returncode == 1, done.stdout
    assert "1 failed, 3 passed" in done.stdout
    assert "FAILED ledger::mediation_case T-2 town.follow-up followed_up_on" in done.stdout
    assert "PASSED ledger::account" in done.stdout
    assert "ledger/mediation.json:3:" in done.stdout
    assert "remedy: make the visit" in done.stdout
    chosen = run_pytest(project, "--fazhi-ledger", "ledger", "-k", "T-2")
    assert "1 failed, 3 deselected" in chosen.stdout


def test_a_ledger_is_off_unless_named(project: Path) -> None:
    assert "ledger::" not in run_pytest(project, "-v").stdout


def test_a_ledger_that_cannot_be_read_whole_fails(project: Path) -> None:
    (project / "ledger" / "more.json").write_text('[{"type": "mediation_case",', encoding="utf-8")
    (project / "ledger" / "mediation.json").write_text("[]", encoding="utf-8")
    done = run_pytest(project, "--fazhi-ledger", "ledger")
    assert done.returncode == 1
    assert "ledger/more.json:1" in done.stdout
    assert "nothing was checked" in done.stdout


def test_a_ledger_that_is_not_there_is_wrong_usage(project: Path) -> None:
    done = run_pytest(project, "--fazhi-ledger", "leger")
    assert done.returncode == 4
    assert "there is no" in done.stdout + done.stderr


def test_profile_and_settings_can_be_given(project: Path) -> None:
    (project / "other.toml").write_text('ignore = ["town.follow-up"]\n', encoding="utf-8")
    done = run_pytest(project, "--fazhi-ledger", "ledger", "--fazhi-config", "other.toml")
    assert "town.follow-up" in done.stdout, "an unknown name is told"
    done = run_pytest(project, "--fazhi-profile", "12", "--fazhi-ledger", "ledger")
    assert done.returncode == 4
    assert "12" in done.stdout + done.stderr


def test_the_plugin_costs_other_projects_nothing(tmp_path: Path) -> None:
    code = f"""
import sys, {PLUGIN}
loaded = sorted(name for name in sys.modules if name.startswith("fazhi_core"))
print(loaded)
light = ["fazhi_core", "fazhi_core._lazy", "fazhi_core._version", "fazhi_core.testing", "{PLUGIN}"]
assert loaded == light
for heavy in ("attrs", "cattrs", "hypothesis", "pytest", "rich", "tomli"):
    assert heavy not in sys.modules, heavy
"""
    done = run(tmp_path, "-c", code)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_plugin_is_an_entry_point() -> None:
    import tomllib

    project = tomllib.loads(
        (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert project["project"]["entry-points"]["pytest11"] == {"fazhi_core": PLUGIN}
