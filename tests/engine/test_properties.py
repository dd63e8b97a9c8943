"""What must hold for every record and every checker of the national pack."""

from __future__ import annotations

import pickle
import random
from collections import Counter
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core import Engine, Finding, Kind, Ledger
from fazhi_core.engine.outcome import Path
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Record
from fazhi_core.testing.strategies import known_paths, records, without

AS_OF = date(2026, 11, 1)
ENGINE = Engine(as_of=AS_OF, duty="all", discover=False)
CHECKED = sorted(
    {
        requirement.record
        for requirement in ENGINE.rulebook.requirements.values()
        if requirement.id in ENGINE.rulebook.checkers_of(requirement.record)
    }
)
relaxed = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

each_type = pytest.mark.parametrize("name", CHECKED)


def outcomes(record: Record, engine: Engine = ENGINE) -> dict[tuple[Any, ...], Finding]:
    """Every outcome on *record* by requirement and judged item."""
    found: dict[tuple[Any, ...], Finding] = {}
    for finding in engine.check(record, everything=True):
        if finding.subject.period or finding.subject.id != record.id:
            continue
        found[finding.requirement, item(engine, finding.requirement, finding.path)] = finding
    return found


def item(engine: Engine, requirement: str, path: Path) -> Path:
    """The judged item that *path* lies in: list and position, or the whole record."""
    each = engine.rulebook.requirements[requirement].each
    inside = bool(each) and len(path) > 1 and path[0] == each
    return path[:2] if inside else ()


@each_type
@relaxed
@given(data=st.data())
def test_no_crash_no_change_and_one_bucket_each(name: str, data: st.DataObject) -> None:
    cls = RECORD_TYPES[name].cls
    found = data.draw(st.lists(records(cls), min_size=1, max_size=3))
    before = pickle.dumps(found)
    report = ENGINE.check(found, everything=True)
    assert pickle.dumps(found) == before
    tally = report.tally
    errors = [finding.message.en for finding in report if finding.kind is Kind.ERROR]
    assert errors == []
    kinds = Counter(finding.kind for finding in report)
    assert tally.planned == len(report.findings)
    assert (tally.passed, tally.failed, tally.open, tally.review, tally.not_applicable) == (
        kinds[Kind.PASS],
        kinds[Kind.FAIL],
        kinds[Kind.OPEN],
        kinds[Kind.REVIEW],
        kinds[Kind.NOT_APPLICABLE],
    )


@pytest.mark.parametrize("name", sorted(RECORD_TYPES))
def test_a_record_without_facts_passes_nothing(name: str) -> None:
    record = RECORD_TYPES[name].cls(id="empty")
    report = ENGINE.check(record, everything=True)
    told = {(one.requirement, one.kind) for one in report if one.kind is not Kind.OPEN}
    assert told == set()


@each_type
@relaxed
@given(data=st.data())
def test_taking_an_unknown_fact_away_moves_an_outcome_only_to_open(
    name: str, data: st.DataObject
) -> None:
    record = data.draw(records(RECORD_TYPES[name].cls))
    paths = list(known_paths(record))
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    before, after = outcomes(record), outcomes(without(record, path))
    for key, finding in after.items():
        if key not in before or finding.kind is Kind.OPEN:
            continue
        assert finding.kind is before[key].kind, (finding.requirement, path, finding.message.en)


@each_type
@relaxed
@given(data=st.data())
def test_the_order_of_records_changes_nothing(name: str, data: st.DataObject) -> None:
    found = data.draw(
        st.lists(records(RECORD_TYPES[name].cls), max_size=4, unique_by=lambda one: one.id)
    )
    mixed = list(found)
    random.Random(data.draw(st.integers(0, 99))).shuffle(mixed)  # noqa: S311 - only an order
    one, other = ENGINE.check(found), ENGINE.check(mixed)
    assert one.findings == other.findings
    assert attrs.evolve(one.tally, unread=()) == attrs.evolve(other.tally, unread=())


@each_type
@relaxed
@given(data=st.data())
def test_the_same_input_gives_the_same_report(name: str, data: st.DataObject) -> None:
    record = data.draw(records(RECORD_TYPES[name].cls))
    assert ENGINE.check(record) == ENGINE.check(Ledger.of([record]))


@each_type
@relaxed
@given(data=st.data())
def test_strict_evidence_moves_only_missing_and_overdue(name: str, data: st.DataObject) -> None:
    record = data.draw(records(RECORD_TYPES[name].cls))
    strict = outcomes(record, ENGINE.with_options(evidence="strict"))
    for key, finding in outcomes(record).items():
        moved = finding.reason is not None and finding.reason.value in {"missing", "overdue"}
        assert strict[key].kind is (Kind.FAIL if moved else finding.kind)
