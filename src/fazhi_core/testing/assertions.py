"""Assertions on what requirements say of records, for tests written in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind
from fazhi_core.host.engine import Engine
from fazhi_core.records.base import Record
from fazhi_core.testing.comparing import EXPECTED, Expected, compared, of_subject, told
from fazhi_core.testing.tables import read_table

if TYPE_CHECKING:
    from fazhi_core.testing.lawful_records import Fault

__all__ = ["assert_breaks", "assert_lawful", "assert_outcome", "check_one"]

Given: TypeAlias = "Record | Mapping[str, Any]"
"""A record, or a table as it would stand in a file."""


def check_one(
    engine: Engine,
    requirement: str,
    record: Given | None,
    *,
    others: Iterable[Given] = (),
    as_of: date | None = None,
    **options: Any,
) -> tuple[Finding, ...]:
    """Everything that *requirement* says of *record*: one finding for each item it judges.

    Args:
        engine: knows the requirement.
        requirement: id or alias.
        record: the record; ``None`` for a requirement that judges groups.
        others: further records of the ledger.
        as_of: the day on which the records are looked at; by default the engine's.
        options: other options of the engine, such as ``evidence``.

    Raises:
        ConfigError: there is no such requirement or option.
        RecordFault: a table is no record in shape.
    """
    records, report = _checked(engine, requirement, record, others, as_of, options)
    judged = records[0] if record is not None else None
    return of_subject(report, judged, Expected(Kind.PASS.value, {}))


def assert_outcome(
    engine: Engine,
    requirement: str,
    record: Given | None,
    outcome: str,
    *,
    others: Iterable[Given] = (),
    as_of: date | None = None,
    **expected: Any,
) -> Finding | None:
    """Assert that *requirement* says *outcome* of *record*.

    >>> from fazhi_core import Engine
    >>> from fazhi_core.testing import assert_outcome
    >>> review = {"type": "legal_review", "id": "R-1"}
    >>> found = assert_outcome(
    ...     Engine(discover=False), "law-review-opinion", review, "open", reason="missing"
    ... )

    Args:
        engine: knows the requirement.
        requirement: id or alias.
        record: the record; ``None`` for a requirement that judges groups.
        others: further records of the ledger.
        as_of: the day on which the records are looked at; by default the engine's.
        outcome: ``pass``, ``fail``, ``open``, ``review`` or ``not_applicable``.
        expected: ``path`` (a text, a list or a tuple), ``key``, ``due``, ``reason``, ``severity``,
            and for groups ``member`` and ``period``; options of the engine as for
            :func:`check_one`.

    Returns:
        The finding that is as expected.

    Raises:
        AssertionError: it says otherwise; how, with message and arithmetic, is in the text.
        ConfigError, RecordFault: as for :func:`check_one`.
    """
    __tracebackhide__ = True
    options = {name: expected.pop(name) for name in set(expected) - EXPECTED}
    wanted = Expected.of(outcome, expected)
    records, report = _checked(engine, requirement, record, others, as_of, options)
    findings = of_subject(report, records[0] if record is not None else None, wanted)
    if difference := compared(wanted, findings, report):
        raise AssertionError(f"{requirement}\n{difference}")
    return next(one for one in findings if wanted.fits(one))


def assert_lawful(
    engine: Engine, record: Given, *, others: Iterable[Given] = (), as_of: date | None = None
) -> None:
    """Assert that *record* breaks no requirement: nothing fails, and nothing crashes.

    Raises:
        AssertionError: something does; what it says is in the text.
    """
    __tracebackhide__ = True
    records = _records(engine, (record, *others))
    report = (engine.with_options(as_of=as_of) if as_of else engine).check(records)
    wrong = [one for one in report if one.kind in {Kind.FAIL, Kind.ERROR}]
    if wrong:
        raise AssertionError("\n".join(line for one in wrong for line in _lines(one)))


def assert_breaks(engine: Engine, fault: Fault) -> None:
    """Assert that *fault* breaks its requirement as its example says, and no other one.

    Others may fail where the example names them as companions.  *engine* should judge everybody's
    duties (``duty="all"``) and select nothing.

    Raises:
        AssertionError: the requirement said otherwise, or another one failed as well.
    """
    __tracebackhide__ = True
    report = engine.with_options(as_of=fault.as_of, **fault.options).check(fault.records)
    mine = [one for one in report if one.requirement == fault.requirement]
    subject = fault.records[0] if fault.judges_record else None
    found = of_subject(report, subject, fault.expected)
    if difference := compared(fault.expected, [one for one in found if one in mine], report):
        raise AssertionError(f"{fault}\n{difference}")
    allowed = {fault.requirement, *fault.companions}
    other = [
        one
        for one in report
        if one.kind in {Kind.FAIL, Kind.ERROR} and one.requirement not in allowed
    ]
    if other:
        lines = "\n".join(line for one in other for line in _lines(one))
        raise AssertionError(f"{fault}\n  others fail as well:\n{lines}")


def _lines(finding: Finding) -> Iterable[str]:
    where = ".".join(map(str, finding.path))
    yield f"{finding.requirement} {finding.kind.value} {finding.key} at {where}".rstrip()
    yield from told(finding)


def _checked(
    engine: Engine,
    requirement: str,
    record: Given | None,
    others: Iterable[Given],
    as_of: date | None,
    options: Mapping[str, Any],
) -> tuple[list[Record], Any]:
    given = (*(() if record is None else (record,)), *others)
    records = _records(engine, given)
    alone = engine.requirement(requirement)
    alone = alone.with_options(as_of=as_of or engine.options.as_of, **options)
    return records, alone.check(records, everything=True)


def _records(engine: Engine, given: Sequence[Given]) -> list[Record]:
    rules = engine.rulebook
    return [one if isinstance(one, Record) else read_table(one, rules) for one in given]
