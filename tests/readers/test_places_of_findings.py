"""Places are looked for where there are findings, nowhere else, and never guessed."""

from __future__ import annotations

import io
import json
import os
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fazhi_core import Engine, Report, load, write_report
from fazhi_core.readers import sources
from fazhi_core.reporters import BUILT_IN
from tests.cli.town import review, settle

DOCUMENT = Path(__file__).with_name("documents") / "cut.txt"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    settle(tmp_path)
    return Engine(
        as_of=date(2024, 6, 30),
        discover=False,
        block_plugins=["national"],
        local_plugins=["rules/*.py"],
        root=tmp_path,
    )


def toml_of(table: dict[str, Any]) -> str:
    plain = {name: value for name, value in table.items() if not isinstance(value, dict)}
    lines = [f"{name} = {json.dumps(value)}" for name, value in plain.items()]
    return "[[record]]\n" + "\n".join(lines) + "\nreviewer.law_qualified = true\n"


def text_of(suffix: str, *records: dict[str, Any]) -> str:
    if suffix == "toml":
        return "".join(map(toml_of, records))
    lines = [json.dumps(one) for one in records]
    return "\n".join(lines) + "\n" if suffix == "ndjson" else "[\n" + ",\n".join(lines) + "\n]\n"


SUFFIXES = ("json", "ndjson", "toml")
SPOKEN = (review("R-1"), review("R-2", written=False))
LINES = {"json": 3, "ndjson": 2, "toml": 13}


def places(report: Report) -> list[tuple[int | None, int | None] | None]:
    return [one.place and (one.place.line, one.place.column) for one in report]


def outputs(report: Report) -> None:
    for form in BUILT_IN:
        write_report(report, io.StringIO(), format=form)


@pytest.fixture
def opened_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened a second time."""
    found: list[str] = []

    def counted(source: Any, again: Any = sources.Source.again) -> Any:
        found.append(source.path.name)
        return again(source)

    monkeypatch.setattr(sources.Source, "again", counted)
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_only_findings_are_looked_for(
    engine: Engine, tmp_path: Path, opened_again: list[str], suffix: str
) -> None:
    clean, spoken = tmp_path / f"clean.{suffix}", tmp_path / f"spoken.{suffix}"
    clean.write_text(text_of(suffix, *(review(f"C-{n}") for n in range(20))), encoding="utf-8")
    spoken.write_text(text_of(suffix, *SPOKEN), encoding="utf-8")
    report = engine.check(load([clean, spoken], engine=engine))
    assert report.exit_code == 1
    assert [line for line, _ in filter(None, places(report))] == [LINES[suffix]]
    outputs(report)
    assert opened_again == [spoken.name], "once, whatever is written afterwards"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_clean_run_never_looks(
    engine: Engine, tmp_path: Path, opened_again: list[str], suffix: str
) -> None:
    file = tmp_path / f"clean.{suffix}"
    file.write_text(text_of(suffix, review("R-1"), review("R-2")), encoding="utf-8")
    report = engine.check(load(file, engine=engine))
    outputs(report)
    assert report.exit_code == 0
    assert opened_again == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_changed_gives_no_place(engine: Engine, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.{suffix}"
    file.write_text(text_of(suffix, *SPOKEN), encoding="utf-8")
    ledger = load(file, engine=engine)
    file.write_text(text_of(suffix, *reversed(SPOKEN)), encoding="utf-8")
    report = engine.check(ledger)
    assert report.exit_code == 1
    assert places(report) == [None]
    outputs(report)


def test_a_document_that_changed_gives_no_place(tmp_path: Path) -> None:
    engine = Engine(as_of=date(2022, 6, 30), discover=False)
    file = tmp_path / "report.txt"
    file.write_bytes(DOCUMENT.read_bytes())
    there, gone = load(file, engine=engine), load(file, engine=engine)
    found = [one for one in places(engine.check(there)) if one is not None]
    assert found
    assert all(line and column for line, column in found)
    file.write_bytes(b"\n" + DOCUMENT.read_bytes())
    report = engine.check(gone)
    assert len(report.findings) >= len(found)
    assert set(places(report)) == {None}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_pipe_gives_no_place(engine: Engine, tmp_path: Path, suffix: str) -> None:
    pipe = tmp_path / f"a.{suffix}"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(text_of(suffix, *SPOKEN),))
    writer.start()
    report = engine.check(load(pipe, engine=engine))
    writer.join()
    assert report.exit_code == 1
    assert places(report) == [None]
    outputs(report)
