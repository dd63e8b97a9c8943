"""Streaming: memory does not grow with the ledger, look-ups still work."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from fazhi_core.cli.streamed import Files, can_stream
from fazhi_core.records import RECORD_TYPES
from tests.cli.conftest import Run
from tests.cli.town import enter, review


def peak(fazhi: Run, file: Path) -> int:
    tracemalloc.start()
    try:
        assert fazhi("check", file, "--format", "ndjson", "--output", "report.ndjson").code == 1
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_stays_flat(town: Path, fazhi: Run) -> None:
    few = enter(town, *(review(f"R-{n}", written=False) for n in range(500)), name="few.ndjson")
    many = enter(town, *(review(f"R-{n}", written=False) for n in range(3000)), name="many.ndjson")
    peak(fazhi, few)
    small, large = peak(fazhi, few), peak(fazhi, many)
    assert large - small < 1_000_000, (small, large)
    lines = (town / "report.ndjson").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3001
    assert json.loads(lines[-1])["tally"]["fail"] == 3000


def test_only_the_types_asked_for_are_kept(town: Path) -> None:
    file = enter(town, review("R-1"), {"type": "enforcement_case", "id": "C-1"})
    source = Files([str(file)], RECORD_TYPES)
    assert list(source.kept(frozenset())) == []
    assert [one.id for one in source.kept(frozenset({"enforcement_case"}))] == ["C-1"]
    assert [one.record.id for one in source.entries] == ["R-1", "C-1"]
    assert [(one.file, one.records) for one in source.inputs] == [(file.as_posix(), 2)]
    assert source.unread == ()


def test_what_nobody_in_the_files_looks_up_is_not_kept(town: Path) -> None:
    lookers = {"enforcement_case": frozenset({"annual_report"}), "petition": frozenset({"exam"})}
    case = {"type": "enforcement_case", "id": "C-1"}

    def kept(*records: dict[str, object]) -> list[str]:
        file = enter(town, *records, name="a.ndjson")
        source = Files([str(file)], RECORD_TYPES, lookers=lookers)
        return [one.id for one in source.kept(frozenset(lookers))]

    assert kept(case) == []
    assert kept(case, {"type": "annual_report", "id": "B-1"}) == ["C-1"]
    assert kept({"类型": "法治政府建设年度报告", "id": "B-1"}, case) == ["C-1"], "in whatever words"
    assert kept(case, {"type": "petition", "id": "X-1"}, {"type": "exam", "id": "E-1"}) == ["X-1"]


def test_a_record_inside_another_looks_up_too(town: Path) -> None:
    lookers = {"exam": frozenset({"legal_review"})}
    file = enter(
        town,
        {"type": "enforcement_case", "id": "C-1", "review": {"written": True}},
        {"type": "exam", "id": "E-1"},
        name="a.ndjson",
    )
    source = Files([str(file)], RECORD_TYPES, lookers=lookers)
    assert [one.id for one in source.kept(frozenset(lookers))] == ["E-1"]


@pytest.mark.parametrize("key", ["type", "类型"])
@pytest.mark.parametrize("name", ["legal_review", "法制审核"])
def test_a_type_may_be_written_in_chinese(town: Path, key: str, name: str) -> None:
    file = town / "a.ndjson"
    record = {key: name, "id": "R-1"}
    file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    source = Files([str(file)], RECORD_TYPES)
    assert [one.id for one in source.kept(frozenset({"legal_review"}))] == ["R-1"]
    assert list(source.kept(frozenset({"enforcement_case"}))) == []


@pytest.mark.parametrize("name", ["a.json", "a.ndjson"])
def test_a_file_that_changes_between_the_readings_is_told(town: Path, name: str) -> None:
    file = enter(town, review("R-1"), name=name)
    source = Files([str(file)], RECORD_TYPES)
    assert len(list(source.kept(frozenset({"legal_review"})))) == 1
    enter(town, review("R-2"), name=name)
    assert len(list(source.entries)) == 1
    (unread,) = source.unread
    assert unread.file == file.as_posix()


def test_a_record_inside_another_is_kept_where_somebody_may_ask_for_it(town: Path) -> None:
    case = {"type": "enforcement_case", "id": "C-1", "review": {"written": True}}
    wanted = frozenset({"legal_review"})

    def kept(*records: dict[str, object]) -> list[str]:
        file = enter(town, *records, name="a.ndjson")
        return [one.id for one in Files([str(file)], RECORD_TYPES).kept(wanted)]

    assert kept(case) == []
    assert kept({**case, "review": {"id": "R-1"}}) == ["R-1"]
    assert kept(case, {**case, "id": "C-2", "review": "C-1#review"}) == ["C-1#review"]


def test_what_can_be_read_twice(town: Path) -> None:
    assert can_stream([str(town / "ledger"), str(enter(town, review("R-1")))])
    assert not can_stream(["-"])
    assert not can_stream([str(town / "nowhere")])
