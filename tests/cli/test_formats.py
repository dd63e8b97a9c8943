"""Several formats in one run: where each goes, and that none is there by halves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from fazhi_core.reporters import BUILT_IN
from fazhi_core.reporters.sarif import SarifReporter
from tests.cli.conftest import Run
from tests.cli.town import SETTINGS, enter, review


@pytest.fixture(autouse=True)
def ledger(town: Path) -> Path:
    return enter(town, review("R-1"), review("R-2", written=False))


def kinds(file: str) -> list[str]:
    log = json.loads(Path(file).read_text(encoding="utf-8"))
    return sorted(one["kind"] for one in log["runs"][0]["results"])


def test_files_and_standard_output(fazhi: Run, town: Path) -> None:
    asked = [f"--format={name}=out.{name}" for name in BUILT_IN if name != "text"]
    ran = fazhi("check", "ledger", *asked, "--format", "text")
    assert ran.code == 1
    assert ran.out == fazhi("check", "ledger").out
    for name in BUILT_IN:
        alone = fazhi("check", "ledger", "--format", name)
        assert alone.code == 1
        if name not in {"text", "ndjson"}:
            assert (town / f"out.{name}").read_text(encoding="utf-8") == alone.out
    assert sorted(one.name for one in town.iterdir() if one.name.startswith(".")) == []


def test_output_is_for_the_format_that_names_no_file(fazhi: Run) -> None:
    call = ("check", "ledger", "--format", "sarif=a.sarif", "--format", "json")
    ran = fazhi(*call, "--output", "b.json")
    assert (ran.code, ran.out) == (1, "")
    assert kinds("a.sarif") == ["fail"]
    assert json.loads(Path("b.json").read_text(encoding="utf-8"))["exit_code"] == 1


def test_what_passed_is_in_the_archive_only(fazhi: Run) -> None:
    call = ("check", "ledger", "--format", "text", "--format", "sarif=a.sarif")
    text = fazhi(*call)
    assert kinds("a.sarif") == ["fail"]
    assert fazhi(*call, "--sarif-all") == text
    assert kinds("a.sarif") == ["fail", *["pass"] * 5]
    assert fazhi(*call, "--all").out != text.out
    assert kinds("a.sarif") == ["fail"], "no alert for what passed"


def test_junit_holds_what_passed_where_it_is_asked_for(fazhi: Run) -> None:
    tree = etree.fromstring(fazhi("check", "ledger", "--format", "junit", "--all").out.encode())
    cases = tree.findall(".//testcase")
    assert len(cases) == 1 + 6
    assert len(tree.findall(".//failure")) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "text", "--format", "json"], "same place"),
        (["--format", "sarif=a", "--format", "json=./a"], "same place"),
        (["--format", "sarif=a", "--format", "json", "--output", "a"], "same place"),
        (["--format", "json=a", "--output", "b"], "--output"),
        (["--format", "json="], "file name"),
        (["--format", "srif=a"], "sarif"),
        (["--sarif-all"], "--sarif-all"),
        (["--format", "sarif=ledger"], "folder"),
        (["--format", "text", "--format", "sarif=nowhere/a.sarif"], "nowhere"),
        (["--format", "text", "--format", "json=ledger/reviews.json"], "reviews.json"),
    ],
)
def test_wrong_targets_are_refused(
    fazhi: Run, ledger: Path, arguments: list[str], told: str
) -> None:
    before = ledger.read_bytes()
    ran = fazhi("check", "ledger", *arguments, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ledger.read_bytes() == before
    assert not Path("a").exists()


def test_a_ledgers_settings_write_no_file(fazhi: Run, town: Path) -> None:
    text = SETTINGS + 'format = "json=taken.json"\n'
    (town / "fazhi.toml").write_text(text, encoding="utf-8")
    assert fazhi("check", "ledger").code == 2
    assert not (town / "taken.json").exists()


def test_where_one_cannot_be_written_none_appears(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("a.json").write_text("before", encoding="utf-8")
    monkeypatch.setattr(SarifReporter, "write", full)
    call = ("check", "ledger", "--format", "json=a.json", "--format", "sarif=b.sarif")
    assert fazhi(*call).code == 3
    assert Path("a.json").read_text(encoding="utf-8") == "before"
    assert sorted(one.name for one in Path().iterdir()) == [
        "a.json",
        "fazhi.toml",
        "ledger",
        "rules",
    ]


def test_the_settings_say_where_the_documentation_is(fazhi: Run, town: Path) -> None:
    call = ("check", "ledger", "--format", "sarif")
    assert "informationUri" not in fazhi(*call).out
    (town / "fazhi.toml").write_text(f'{SETTINGS}docs_url = "https://docs.example"\n', "utf-8")
    (run,) = json.loads(fazhi(*call).out)["runs"]
    assert run["tool"]["driver"]["informationUri"] == "https://docs.example"
