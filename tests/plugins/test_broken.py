"""A package broken on purpose: the run says so, goes on, and ends with the promised code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .site import Site

HEAD = """
[[instrument]]
title = "某镇制度"
edition = 2024
name = "某镇制度"
issuer = "某镇人民政府"
rank = "custom"
from = 2024-01-01

[[requirement]]
id = "{id}"
field = "legality"
title = {{zh = "书面", en = "In writing"}}
record = "legal_review"
governing_date = ["opinion_on"]
[requirement.messages.wrong]
zh = "错"
en = "wrong"
remedy = "next_time"
remedy_zh = "改"
remedy_en = "mend"
{rule}
[[requirement.version]]
instrument = "某镇制度"
edition = 2024
article = 1
from = 2024-01-01
verified = "none"
"""
LEDGER = """
format = "fazhi-records/1"

[[record]]
type = "legal_review"
id = "R-1"
agency = "640402106"
opinion_on = 2024-03-01
written = true
"""
CHECKER = """
from fazhi_core import checker, hookimpl
from fazhi_core.records.legality import LegalReview

@checker("town.written", LegalReview)
def written(review, req):
    {body}

@hookimpl
def fazhi_checkers():
    return [written]
"""


def law(rule: str = "", id_: str = "town.written") -> str:
    return HEAD.format(id=id_, rule=rule)


def condition(that: str) -> str:
    return f"[[requirement.require]]\nthat = '{that}'\nkey = \"wrong\"\n"


BROKEN: dict[str, tuple[dict[str, str], str]] = {
    "crash on import": ({"__init__.py": "1 / 0"}, "ZeroDivisionError"),
    "exit on import": ({"__init__.py": "raise SystemExit(0)"}, "SystemExit"),
    "crash in a hook": (
        {
            "__init__.py": "from fazhi_core import hookimpl\n@hookimpl\n"
            "def fazhi_requirements():\n    raise KeyError('x')\n"
        },
        "fazhi_requirements",
    ),
    "misspelt hook": (
        {
            "__init__.py": "from fazhi_core import hookimpl\n@hookimpl\n"
            "def fazhi_checker():\n    return []\n"
        },
        "did you mean fazhi_checkers",
    ),
    "hook without its mark": (
        {"__init__.py": "def fazhi_checkers(): return []"},
        "@hookimpl",
    ),
    "expression that names nothing": (
        {"requirements/town.toml": law(condition("record.writen"))},
        "did you mean written",
    ),
    "hostile expression": (
        {"requirements/town.toml": law(condition('__import__("os").system("x") == 0'))},
        "town.toml:",
    ),
    "huge pattern": (
        {
            "requirements/town.toml": law(
                condition(f'record.extra.x == "" || "a".matches("{"(a+)+" * 90}")')
            )
        },
        "town.toml:",
    ),
    "nested repeats": (
        {"requirements/town.toml": law(condition('"a".matches("((a{100}){100}){100}")'))},
        "town.toml:",
    ),
    "huge list": (
        {"requirements/town.toml": law(condition(f"[{','.join('1' * 900)}].exists(x, x == 2)"))},
        "town.toml:",
    ),
    "loops in loops": (
        {
            "requirements/town.toml": law(
                condition("[1].all(a, [1].all(b, [1].all(c, a + b + c == 3)))")
            )
        },
        "town.toml:",
    ),
}
"""What is wrong, and what the report says of it."""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "ledger.toml"
    file.write_text(LEDGER, encoding="utf-8")
    return file


def site(tmp_path: Path, files: dict[str, str]) -> Site:
    folder = tmp_path / "site"
    folder.mkdir()
    made = Site(folder)
    made.write("fazhi-town", files)
    return made


def judged_by_others(report: dict[str, Any]) -> int:
    tally = report["tally"]
    return int(tally["pass"] + tally["not_applicable"] + tally["open"])


@pytest.mark.parametrize("case", BROKEN)
def test_the_run_says_so_and_goes_on(case: str, tmp_path: Path, ledger: Path) -> None:
    files, said = BROKEN[case]
    broken = site(tmp_path, files)
    report = broken.report(ledger)
    assert report["exit_code"] == 3
    assert judged_by_others(report) > 0
    told = broken.fazhi("check", ledger, "--lang", "en")
    assert told.returncode == 3
    assert said in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr


@pytest.mark.parametrize("body", ["raise RuntimeError('x')", "return 1 // 0", "return None"])
def test_a_rule_that_crashes_is_an_error_on_its_record_alone(
    body: str, tmp_path: Path, ledger: Path
) -> None:
    files = {"__init__.py": CHECKER.format(body=body), "requirements/town.toml": law()}
    report = site(tmp_path, files).report(ledger)
    (finding,) = (one for one in report["findings"] if one["requirement"] == "town.written")
    assert finding["kind"] == "error"
    assert (report["tally"]["error"], report["exit_code"]) == (1, 3)
    assert judged_by_others(report) > 0


@pytest.mark.parametrize(
    ("id_", "said"),
    [("two-officers", "town.two-officers"), ("written", "town.written")],
    ids=["an id of the nation's", "an id without prefix"],
)
def test_an_id_that_is_not_its_own_is_wrong_law(
    id_: str, said: str, tmp_path: Path, ledger: Path
) -> None:
    rule = law(condition("record.written"), id_)
    done = site(tmp_path, {"requirements/town.toml": rule}).fazhi("check", ledger, "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr
    assert "town.toml:" in done.stderr


def test_one_id_twice_is_wrong_law(tmp_path: Path, ledger: Path) -> None:
    twice = {"requirements/a.toml": law(condition("record.written"))}
    rule = law(condition("record.written")).partition("[[requirement]]")[2]
    twice["requirements/b.toml"] = f"[[requirement]]{rule}"
    done = site(tmp_path, twice).fazhi("check", ledger, "--lang", "en")
    assert done.returncode == 2
    assert "town.written" in done.stderr


def test_a_required_package_that_is_missing_stops_the_run(tmp_path: Path, ledger: Path) -> None:
    settings = tmp_path / "fazhi.toml"
    settings.write_text('require_plugins = ["fazhi-ningxia"]\n', encoding="utf-8")
    done = site(tmp_path, {}).fazhi("check", ledger, "--config", settings, "--lang", "en")
    assert done.returncode == 2
    assert "required plugin fazhi-ningxia is missing" in done.stderr


def test_folders_are_taken_and_a_hook_goes_before_its_folder(tmp_path: Path, ledger: Path) -> None:
    rule = law(condition("record.written"))
    folders = {"requirements/town.toml": rule, "requirements/notes.md": "no law"}
    found = site(tmp_path, folders).report(ledger, "--select", "town.written")
    assert (found["exit_code"], found["tally"]["pass"]) == (0, 1)
    other = tmp_path / "other"
    other.mkdir()
    hook = "from fazhi_core import hookimpl\n@hookimpl\ndef fazhi_requirements():\n    return []\n"
    done = site(other, {**folders, "__init__.py": hook}).fazhi(
        "check", ledger, "--select", "town.written"
    )
    assert done.returncode == 2
