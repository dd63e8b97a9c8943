"""What is written stays harmless and goes where it was sent, whatever records and paths hold."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Engine
from fazhi_core.cli.main import main
from fazhi_core.records import RECORD_TYPES
from fazhi_core.reporters import BUILT_IN, reporter
from fazhi_core.testing.strategies import filled

ENGINE = Engine(as_of=date(2026, 6, 30), duty="all", discover=False)
HARMFUL = ["<script>alert(1)</script>", "=cmd|'/c calc'!A1", "@SUM(1+1)", "\x1b[2J", "../../etc/x"]
MARKED_UP = {"html", "markdown"}


@pytest.mark.parametrize("text", HARMFUL)
@pytest.mark.parametrize("name", ["enforcement_case", "legal_review", "petition", "annual_report"])
def test_no_text_of_a_record_does_harm(name: str, text: str) -> None:
    report = ENGINE.check(filled(RECORD_TYPES[name].cls, lambda _: text), everything=True)
    assert report.findings
    for form in BUILT_IN:
        stream = io.StringIO()
        reporter(form).write(report, stream, "zh")
        written = stream.getvalue()
        assert "\x1b" not in written
        if form in MARKED_UP:
            assert "<script>alert" not in written
        if form == "json":
            assert json.loads(written)["format"] == "fazhi-report/1"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    file = inner / "a.ndjson"
    file.write_text('{"type":"legal_review","id":"R1"}\n', encoding="utf-8")
    return file


def check(target: str) -> int:
    return main(["check", "a.ndjson", "--no-config", "--no-plugins", "--output", target])


def test_the_output_goes_where_it_was_sent_and_nowhere_else(ledger: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert check("../up.txt") in {0, 1}
    assert set(tmp_path.rglob("*")) - before == {tmp_path / "up.txt"}


@pytest.mark.parametrize("target", ["../none/x.txt", "../../none/x", "a\0b", "..", "a" * 5000])
def test_no_folder_is_made_on_the_way(
    ledger: Path, tmp_path: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(tmp_path.rglob("*"))
    assert check(target) == 2
    assert capsys.readouterr().err
    assert set(tmp_path.rglob("*")) == before


def test_a_link_to_an_input_is_not_written_over(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = ledger.with_name("link.txt")
    try:
        link.symlink_to(ledger)
    except OSError:
        pytest.skip("no symbolic links here")
    content = ledger.read_bytes()
    assert check("link.txt") == 2
    assert capsys.readouterr().err
    assert ledger.read_bytes() == content
