"""No text of a personal or free-text field reaches any output, whatever is wrong with a record."""

from __future__ import annotations

import io
import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core import Engine, Report, arrow_table, draft_baseline
from fazhi_core._texts import LANGUAGES
from fazhi_core.cli.main import main
from fazhi_core.readers import load
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import FactInfo, FrozenMap, Part, Record, facts
from fazhi_core.reporters import BUILT_IN, reporter
from fazhi_core.reporters.baseline_file import baseline_text
from fazhi_core.testing.strategies import filled, records

CANARY = "金丝雀canary"
HAS_ARROW = find_spec("pyarrow") is not None
ENGINES = [
    Engine(as_of=date(2026, 6, 30), duty="all", discover=False, evidence=evidence)
    for evidence in ("recorded", "strict")
]
each_type = pytest.mark.parametrize("name", sorted(RECORD_TYPES))


def mark(info: FactInfo) -> str:
    return f"{CANARY}-{info.name}" if info.private else "A-1"


def outputs(record: Record) -> str:
    """Everything that can be printed about *record*."""
    told = [repr(record)]
    for engine in ENGINES:
        told.append(baseline_text(draft_baseline(engine, record).baseline))
        for everything in (False, True):
            report = engine.check(record, everything=everything)
            told.append(repr(report))
            for name in BUILT_IN:
                for language in LANGUAGES:
                    stream = io.StringIO()
                    reporter(name).write(report, stream, language)
                    told.append(stream.getvalue())
            if HAS_ARROW:
                told += in_arrow(report)
    return "\n".join(told)


def in_arrow(report: Report) -> list[str]:
    """What the Arrow table of *report* holds, and what it says of itself."""
    table = arrow_table(report)
    assert table.num_rows == len(report.findings)
    about = (value.decode() for value in (table.schema.metadata or {}).values())
    return [str(table.to_pydict()), *about]


@pytest.mark.skipif(not HAS_ARROW, reason="pyarrow is not installed")
def test_an_arrow_table_is_among_the_outputs() -> None:
    """A table without rows would hold nothing to be looked at."""
    record = filled(RECORD_TYPES["enforcement_case"].cls, mark)
    report = ENGINES[0].check(record, everything=True)
    told = "\n".join(in_arrow(report))
    assert told in outputs(record)
    assert report.findings[0].message.zh in told


@each_type
def test_a_full_record_tells_nothing_private(name: str) -> None:
    record = filled(RECORD_TYPES[name].cls, mark)
    assert CANARY in json.dumps(plain(record), ensure_ascii=False), "the record holds canaries"
    assert CANARY not in outputs(record)


@each_type
@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_no_record_tells_anything_private(name: str, data: st.DataObject) -> None:
    record = data.draw(records(RECORD_TYPES[name].cls, private=st.just(CANARY)))
    assert CANARY not in outputs(record)


def plain(value: Any) -> Any:
    """*value* as it would stand in a file."""
    if isinstance(value, Part):
        table = {name: plain(getattr(value, name)) for name in facts(type(value))}
        found = {name: one for name, one in table.items() if one is not None}
        return {"type": value.type, **found} if isinstance(value, Record) else found
    if isinstance(value, FrozenMap):
        return dict(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def spoilt(value: Any) -> Any:
    """*value* with every scalar replaced by one of another shape, canaries kept."""
    if isinstance(value, dict):
        return {key: one if key in {"type", "id"} else spoilt(one) for key, one in value.items()}
    if isinstance(value, list):
        return [spoilt(one) for one in value]
    return [value] if isinstance(value, str) and CANARY in value else CANARY


@each_type
def test_faults_of_shape_quote_nothing_private(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = plain(filled(RECORD_TYPES[name].cls, mark))
    table["id"] = "R-1"
    file = tmp_path / "ledger.json"
    for broken in (spoilt(table), {**table, "unheard_of": CANARY}, {**table, "note": {CANARY: 1}}):
        file.write_text(json.dumps([broken], ensure_ascii=False), encoding="utf-8")
        faults = load(file).faults
        assert faults
        for fault in faults:
            assert not any(CANARY in fault.say(language) for language in LANGUAGES)
        for form in BUILT_IN:
            main(["check", str(file), "--no-config", "--no-plugins", "--format", form])
        printed = capsys.readouterr()
        assert CANARY not in printed.out + printed.err
