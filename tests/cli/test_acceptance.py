"""Waivers and the baseline on the command line: exit codes, options, files written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.town import SETTINGS, enter, review

WAIVER = """
[[waiver]]
id = "W-1"
requirement = "town.written"
record = "R-3"
reason = "金丝雀canary的档案受损"
approver = "金丝雀canary委员会主任"
expires = 2024-12-31
"""


@pytest.fixture
def ten(town: Path) -> Path:
    """A town with ten ledgers, of which one is broken."""
    for number in range(10):
        enter(town, review(f"R-{number}", written=number != 3), name=f"l{number}.json")
    return town


def waive(root: Path, text: str = WAIVER) -> None:
    (root / "waivers.toml").write_text(text, encoding="utf-8")
    (root / "fazhi.toml").write_text(f'waivers = ["waivers.toml"]\n{SETTINGS}', encoding="utf-8")


def table(ran: Any) -> Any:
    return json.loads(ran.out)


def test_failed_waived_expired(ten: Path, fazhi: Run) -> None:
    assert fazhi("check", "ledger").code == 1
    waive(ten)
    ran = fazhi("check", "ledger", "--lang", "en")
    assert ran.code == 0
    assert "[waived: W-1, until 2024-12-31]" in ran.out
    assert "1 waived, 0 in the baseline, 0 note(s) on waivers" in ran.out
    assert "〔已豁免：W-1，至 2024-12-31〕" in fazhi("check", "ledger").out
    late = fazhi("check", "ledger", "--as-of", "2025-01-01", "--lang", "en")
    assert late.code == 1
    assert "waiver W-1 (of town.written) expired on 2024-12-31" in late.out
    assert "waivers.toml:2:1" in late.out
    assert fazhi("check", "ledger", "--no-waivers").code == 1
    waive(ten, WAIVER.replace("R-3", "R-4"))
    assert fazhi("check", "ledger").code == 1


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_reports_for_programs_name_the_waiver(ten: Path, fazhi: Run, form: str) -> None:
    waive(ten)

    def told(*more: str) -> tuple[list[Any], dict[str, Any]]:
        ran = fazhi("check", "ledger", "--format", form, *more)
        if form == "json":
            return table(ran)["findings"], table(ran)
        *lines, last = map(json.loads, ran.out.splitlines())
        return lines, last

    findings, end = told()
    assert [(one["requirement"], one["waiver"]) for one in findings] == [("town.written", "W-1")]
    assert (end["tally"]["waived"], end["tally"]["waivers"], end["exit_code"]) == (1, [], 0)
    findings, end = told("--as-of", "2025-01-01")
    assert [(one["requirement"], one["kind"], one["waiver"]) for one in findings] == [
        ("town.written", "fail", None),
        ("waiver-expired", "review", None),
    ]
    assert findings[1]["place"] == {"file": "waivers.toml", "line": 2, "column": 1}
    note = {"waiver": "W-1", "state": "expired", "file": "waivers.toml", "line": 2}
    assert (end["tally"]["waivers"], end["exit_code"]) == ([note], 1)
    assert end["tally"]["review"] == 0


@pytest.mark.parametrize("form", ["text", "json", "ndjson"])
def test_what_was_approved_is_in_no_report(ten: Path, fazhi: Run, form: str) -> None:
    waive(ten)
    for day in ("2024-06-30", "2025-01-01"):
        ran = fazhi("check", "ledger", "--format", form, "--as-of", day, "--all")
        assert "canary" not in ran.out + ran.err
    for command in (("due",), ("timeline", "R-3"), ("score",)):
        ran = fazhi(*command, "ledger")
        assert "canary" not in ran.out + ran.err


def test_a_faulty_waiver_is_wrong_configuration(ten: Path, fazhi: Run) -> None:
    waive(ten, WAIVER.replace("town.written", "town.writen"))
    ran = fazhi("check", "ledger", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "fazhi: waivers.toml:4: waiver.requirement: there is no requirement town.writen, "
        "did you mean town.written?\n"
    )
    assert fazhi("check", "ledger", "--no-waivers").code == 1


def test_options_take_the_place_of_the_settings(ten: Path, fazhi: Run) -> None:
    waive(ten, WAIVER.replace("R-3", "R-4"))
    here = ten / "elsewhere"
    here.mkdir()
    (here / "own.toml").write_text(WAIVER, encoding="utf-8")
    assert fazhi("check", "ledger", "--waivers", "elsewhere/own.toml").code == 0
    for option in ("waivers", "baseline"):
        ran = fazhi("check", "ledger", f"--{option}", "a.toml", f"--no-{option}", "--lang", "en")
        assert ran.code == 2
        assert f"--{option}, --no-{option}" in ran.err
        ran = fazhi("check", "ledger", f"--{option}", "gone.toml", "--lang", "en")
        assert ran.code == 2
        assert "there is no file gone.toml" in ran.err
    shown = table(fazhi("config", "--format", "json", "--no-waivers"))["settings"]
    assert (shown["waivers"]["value"], shown["waivers"]["layer"]) == ([], "command_line")
    assert fazhi("config", "--no-baseline").code == 0


def test_files_of_their_names_in_a_folder_are_no_records(ten: Path, fazhi: Run) -> None:
    waive(ten)
    assert fazhi("baseline", "write", "ledger", "--no-waivers").code == 0
    for name in ("waivers.toml", "baseline.toml"):
        (ten / "ledger" / name).write_bytes((ten / name).read_bytes())
    assert fazhi("check", "ledger").code == 0


def test_terms_that_are_waived_stay_among_what_is_due(town: Path, fazhi: Run) -> None:
    enter(town, review("R-3", submitted_on="2024-06-25", opinion_on=None))
    waive(town, WAIVER.replace("town.written", "town.in-time"))
    assert "waived: W-1" in fazhi("due", "ledger", "--lang", "en").out
    (due,) = table(fazhi("due", "ledger", "--format", "json"))["due"]
    assert (due["waiver"], due["baselined"]) == ("W-1", False)
    out = fazhi("check", "ledger", "--lang", "en").out
    assert "Waived or in the baseline" in out


def test_a_baseline_is_written_applied_and_pruned(ten: Path, fazhi: Run) -> None:
    ran = fazhi("baseline", "write", "ledger", "--lang", "en")
    assert (ran.code, ran.out) == (0, "1 finding(s) written to baseline.toml\n")
    before = (ten / "baseline.toml").read_bytes()
    assert fazhi("baseline", "write", "ledger").code == 0
    assert (ten / "baseline.toml").read_bytes() == before
    assert not list(ten.glob(".*.tmp"))
    assert fazhi("check", "ledger").code == 1, "settings do not name it"
    ran = fazhi("baseline", "apply", "ledger", "--lang", "en")
    assert ran.code == 0
    assert "[baseline]" in ran.out
    settings = f'baseline = "baseline.toml"\n{SETTINGS}'
    (ten / "fazhi.toml").write_text(settings, encoding="utf-8")
    assert fazhi("check", "ledger").code == 0
    assert fazhi("check", "ledger", "--no-baseline").code == 1
    ran = fazhi("baseline", "apply", "ledger", "--format", "json", "--output", "report.json")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads((ten / "report.json").read_text("utf-8"))["tally"]["baselined"] == 1

    enter(ten, review("R-3", written=False, opinion_on="2024-03-06"), name="l3.json")
    assert fazhi("check", "ledger").code == 1, "the record changed"
    enter(ten, review("R-3", written=True), name="l3.json")
    ran = fazhi("baseline", "prune", "ledger", "--lang", "en")
    assert ran.code == 0
    dropped, total = ran.out.splitlines()
    assert dropped.startswith("dropped: town.written legal_review R-3 (")
    assert total == "baseline.toml: 1 dropped, 0 left"
    assert "[[finding]]" not in (ten / "baseline.toml").read_text("utf-8")
    pruned = (ten / "baseline.toml").stat().st_mtime_ns
    assert fazhi("baseline", "prune", "ledger").code == 0
    assert (ten / "baseline.toml").stat().st_mtime_ns == pruned, "nothing to drop, nothing written"


def test_lines_of_a_file_do_not_matter(ten: Path, fazhi: Run) -> None:
    fazhi("baseline", "write", "ledger")
    broken = (ten / "ledger" / "l3.json").read_text("utf-8")
    (ten / "ledger" / "l3.json").write_text("\n\n\n" + broken, encoding="utf-8")
    (ten / "ledger" / "l3.json").rename(ten / "ledger" / "z.json")
    assert fazhi("baseline", "apply", "ledger").code == 0


def test_what_is_left_out_is_told(ten: Path, fazhi: Run) -> None:
    waive(ten)
    ran = fazhi("baseline", "write", "ledger", "--lang", "en")
    assert ran.out.splitlines() == [
        "0 finding(s) written to baseline.toml",
        "  left out: 1 that a waiver names",
    ]


def test_an_incomplete_run_prunes_nothing(ten: Path, fazhi: Run) -> None:
    fazhi("baseline", "write", "ledger")
    before = (ten / "baseline.toml").read_bytes()
    (ten / "ledger" / "l3.json").write_text('[{"type": "legal_rev', encoding="utf-8")
    ran = fazhi("baseline", "prune", "ledger", "--lang", "en")
    assert ran.code == 3
    assert "l3.json" in ran.err
    assert "stays as it is" in ran.err
    assert (ten / "baseline.toml").read_bytes() == before
    ran = fazhi("baseline", "write", "ledger", "--lang", "en")
    assert ran.code == 3, "what could not be read is not in it"
    assert "l3.json" in ran.err


def test_a_wrong_path_overwrites_nothing(ten: Path, fazhi: Run) -> None:
    fazhi("baseline", "write", "ledger")
    before = (ten / "baseline.toml").read_bytes()
    (ten / "empty").mkdir()
    for action in ("write", "prune"):
        assert fazhi("baseline", action, "empty").code == 4
        assert fazhi("baseline", action, "nowhere").code == 3
        assert (ten / "baseline.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "write, apply, prune"),
        (("wrte", "ledger"), "write"),
        (("write",), "which files"),
        (("write", "ledger", "--no-baseline"), "--no-baseline"),
        (("write", "ledger", "--format", "json"), "--format"),
        (("prune", "ledger", "--output", "x"), "--output"),
        (("apply", "ledger"), "baseline.toml"),
        (("prune", "ledger"), "baseline.toml"),
        (("write", "ledger", "--baseline", "ledger/l3.json"), "l3.json"),
    ],
)
def test_wrong_usage_of_the_baseline(
    ten: Path, fazhi: Run, arguments: tuple[str, ...], told: str
) -> None:
    before = (ten / "ledger" / "l3.json").read_bytes()
    ran = fazhi("baseline", *arguments, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert (ten / "ledger" / "l3.json").read_bytes() == before
    assert not (ten / "baseline.toml").exists()
