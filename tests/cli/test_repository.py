"""A repository with ten ledgers, and every way in which a commit can end a run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.cli.repository import commit, git, needs_git
from tests.cli.town import SETTINGS, enter, review

pytestmark = needs_git

BROKEN = "R-3-2"
ANNOTATION = re.compile(r"^::error file=([^,]+),line=(\d+)", re.MULTILINE)
WAIVER = f"""
[[waiver]]
id = "W-1"
requirement = "town.written"
record = "{BROKEN}"
reason = "the archive was flooded"
approver = "head of the legal office"
expires = 2024-12-31
"""


@pytest.fixture
def repository(town: Path) -> Path:
    """Ten ledgers of five records each, all lawful."""
    git(town, "init", "-q")
    for number in range(10):
        ledger(town, number)
    commit(town)
    return town


def ledger(town: Path, number: int, broken: str = "") -> Path:
    records = [
        review(id_, written=id_ != broken)
        for id_ in (f"R-{number}-{position}" for position in range(5))
    ]
    return enter(town, *records, name=f"ledger-{number}.json")


@pytest.fixture
def broken(repository: Path) -> Path:
    """The same, and a commit that breaks one record."""
    ledger(repository, 3, BROKEN)
    commit(repository)
    return repository


def changed_line(repository: Path) -> tuple[str, int]:
    """The file and the line that the last commit changed, as git tells it."""
    told = git(repository, "show", "-U0", "--format=", "HEAD")
    file, line = re.findall(r"^\+\+\+ b/(.+)$|^@@ -\S+ \+(\d+)", told, re.MULTILINE)
    return file[0], int(line[1])


def settle(town: Path, *lines: str) -> None:
    (town / "fazhi.toml").write_text("".join(f"{one}\n" for one in lines) + SETTINGS, "utf-8")


def annotated(fazhi: Run, *more: str) -> Ran:
    return fazhi("check", "ledger", "--format", "github", "--lang", "en", *more)


def test_before_the_commit_it_is_clean(repository: Path, fazhi: Run) -> None:
    ran = annotated(fazhi)
    assert (ran.code, ANNOTATION.findall(ran.out)) == (0, [])
    tally = json.loads(fazhi("check", "ledger", "--format", "json").out)["tally"]
    assert tally["planned"] == tally["pass"] == 150


@pytest.mark.parametrize("more", [(), ("--diff", "HEAD~1")], ids=["whole", "diff"])
def test_a_broken_record_is_annotated_on_its_line(
    broken: Path, fazhi: Run, more: tuple[str, ...]
) -> None:
    ran = annotated(fazhi, *more)
    assert ran.code == 1
    file, line = changed_line(broken)
    assert ANNOTATION.findall(ran.out) == [(file, str(line))]
    assert BROKEN in (broken / file).read_text("utf-8").splitlines()[line - 1]


def test_waived_it_is_clean_and_still_visible(broken: Path, fazhi: Run) -> None:
    settle(broken, 'waivers = ["waivers.toml"]')
    (broken / "waivers.toml").write_text(WAIVER, encoding="utf-8")
    ran = annotated(fazhi)
    assert (ran.code, ANNOTATION.findall(ran.out)) == (0, [])
    file, line = changed_line(broken)
    assert f"::notice file={file},line={line}" in ran.out
    assert "W-1" in ran.out
    assert "[waived: W-1, until 2024-12-31]" in fazhi("check", "ledger", "--lang", "en").out


def test_expired_it_is_back(broken: Path, fazhi: Run) -> None:
    settle(broken, 'waivers = ["waivers.toml"]')
    (broken / "waivers.toml").write_text(WAIVER, encoding="utf-8")
    ran = annotated(fazhi, "--as-of", "2025-01-01")
    file, line = changed_line(broken)
    assert (ran.code, ANNOTATION.findall(ran.out)) == (1, [(file, str(line))])
    assert "waivers.toml" in ran.out


def test_without_a_plugin_that_is_required_nothing_is_judged(broken: Path, fazhi: Run) -> None:
    settle(broken, 'require_plugins = ["fazhi-nowhere"]')
    ran = annotated(fazhi)
    assert (ran.code, ran.out) == (2, "")
    assert "fazhi-nowhere" in ran.err


def test_a_file_written_by_halves_makes_the_run_incomplete(broken: Path, fazhi: Run) -> None:
    file = broken / "ledger" / "ledger-7.json"
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    ran = annotated(fazhi)
    assert ran.code == 3
    told = [name for name, _ in ANNOTATION.findall(ran.out)]
    assert sorted(told) == ["ledger/ledger-3.json", "ledger/ledger-7.json"]
    tally = json.loads(fazhi("check", "ledger", "--format", "json").out)["tally"]
    assert {one["file"] for one in tally["unread"]} == {"ledger/ledger-7.json"}
    assert tally["fail"] == 1, "the other nine were judged"


def test_where_nothing_is_matched_nothing_is_clean(broken: Path, fazhi: Run) -> None:
    for file in (broken / "ledger").iterdir():
        file.unlink()
    (broken / "ledger" / "readme.txt").write_text("no records here", encoding="utf-8")
    assert annotated(fazhi).code == 4
