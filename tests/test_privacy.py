"""No text of a personal or free-text field reaches any output, whatever is wrong with a record."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core import Engine, Report, arrow_table, draft_baseline
from fazhi_core._texts import LANGUAGES
from fazhi_core.cli.main import main
from fazhi_core.engine.ledger import Ledger
from fazhi_core.engine.statistics import Published, compared
from fazhi_core.host.reporting import (
    draft_report,
    fill_statistics,
    report_form,
    statistics_form,
)
from fazhi_core.readers import load
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import FactInfo, FrozenMap, Part, Record, facts
from fazhi_core.reporters import BUILT_IN, reporter, statistics
from fazhi_core.reporters.baseline_file import baseline_text
from fazhi_core.reporters.draft_docx import write_docx
from fazhi_core.reporters.draft_markdown import write_markdown
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


YEAR = 2024
"""The year of all days in a record that is filled in."""


def drafts(record: Record) -> str:
    """Everything that a yearly report or statistics of the year tell of *record*."""
    ledger, told = Ledger.of(record), []
    for language in LANGUAGES:
        draft = draft_report(ENGINES[1], ledger, YEAR, language=language)
        stream = io.StringIO()
        write_markdown(draft, stream)
        told += [repr(draft), stream.getvalue()]
    filled_in = fill_statistics(ENGINES[0], ledger, YEAR)
    unit = filled_in.form.units[0]
    nought = [
        Published(table.id, {column.id: Decimal(7) for column in table.columns}, unit)
        for table in filled_in.form.tables
    ]
    wrong = compared(filled_in, nought)
    stream = io.StringIO()
    statistics.write_json(filled_in, stream, unit)
    for language in LANGUAGES:
        statistics.write_markdown(filled_in, stream, unit, language)
        statistics.write_csv(filled_in, stream, unit, language)
        told += statistics.difference_lines(wrong, nought, filled_in.form, language)
    told += [repr(filled_in), stream.getvalue(), json.dumps(statistics.difference_table(wrong))]
    return "\n".join(told)


def word(record: Record) -> str:
    """Every part of the Word document that a yearly report makes of *record*."""
    pytest.importorskip("docx")
    binary = io.BytesIO()
    write_docx(draft_report(ENGINES[1], Ledger.of(record), YEAR), binary)
    with zipfile.ZipFile(binary) as packed:
        return "\n".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist())


@each_type
def test_drafts_and_statistics_tell_nothing_private(name: str) -> None:
    record = filled(RECORD_TYPES[name].cls, mark)
    told = drafts(record)
    assert CANARY not in told
    assert CANARY not in word(record)
    forms = report_form(ENGINES[0]), statistics_form(ENGINES[0])
    counted = {one.record for one in forms[0].counts.values()} | forms[1].records
    assert name not in counted or "A-1" in told, "what is counted is named by its id"


@each_type
@settings(
    deadline=None,
    max_examples=4,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_no_draft_tells_anything_private(name: str, data: st.DataObject) -> None:
    record = data.draw(records(RECORD_TYPES[name].cls, private=st.just(CANARY)))
    assert CANARY not in drafts(record)
