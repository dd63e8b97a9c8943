"""What was expected of a requirement held against what it said, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind, as_path
from fazhi_core.engine.report import Report
from fazhi_core.records.base import Record
from fazhi_core.reporters.words import cited

__all__ = ["EXPECTED", "OUTCOMES", "Expected", "compared", "of_subject", "told"]

_DETAILS = ("reason", "path", "key", "due", "severity", "member", "period")
EXPECTED = frozenset({"outcome", *_DETAILS})
"""What can be expected of an outcome."""

OUTCOMES = frozenset(kind.value for kind in Kind) - {Kind.ERROR.value}
"""The kinds of outcome that can be expected: no example is one of a crash."""

_SETTLED = frozenset({Kind.PASS.value, Kind.NOT_APPLICABLE.value})
_NOTHING = "-"
_SAME, _OTHER = " ", ">"


@attrs.frozen
class Expected:
    """An outcome, and what else must hold of it.

    Args:
        outcome: the kind.
        details: by name, any of ``reason``, ``path``, ``key``, ``due``, ``severity``, ``member``
            and ``period``; what is not named may be anything.
    """

    outcome: str
    details: Mapping[str, Any]

    @classmethod
    def of(cls, outcome: str, details: Mapping[str, Any]) -> Expected:
        """*details* may hold more than details; a path may be a text, a list or a tuple.

        Raises:
            ValueError: *outcome* is no kind of outcome.
        """
        found = {name: details[name] for name in _DETAILS if name in details}
        if isinstance(path := found.get("path"), str | list | tuple):
            found["path"] = list(as_path(path) if isinstance(path, str) else path)
        return cls(Kind(outcome).value, found)

    def fits(self, finding: Finding) -> bool:
        """Whether *finding* is as expected."""
        return finding.kind.value == self.outcome and not self.others(finding)

    def others(self, finding: Finding) -> list[str]:
        """The details in which *finding* is otherwise."""
        found = _details(finding)
        return [name for name, value in self.details.items() if found[name] != value]


def of_subject(report: Report, record: Record | None, expected: Expected) -> tuple[Finding, ...]:
    """The findings of *report* on *record*; for ``None`` on the group that *expected* names."""
    if record is not None:
        return tuple(
            one for one in report if (one.subject.type, one.subject.id) == (record.type, record.id)
        )
    named = {name: expected.details.get(name) for name in ("member", "period")}
    return tuple(
        one
        for one in report
        if all(_details(one)[name] == value for name, value in named.items() if value is not None)
    )


def compared(expected: Expected, findings: Sequence[Finding], report: Report) -> str:
    """How *findings* differ from what was *expected*; empty where they do not.

    One finding must be as expected; where a pass or nothing applicable is expected, no other kind
    may stand beside it.
    """
    hit = any(expected.fits(one) for one in findings)
    kinds = {one.kind.value for one in findings}
    if hit and (expected.outcome not in _SETTLED or kinds == {expected.outcome}):
        return ""
    return "\n".join(_lines(expected, findings, report))


def _lines(expected: Expected, findings: Sequence[Finding], report: Report) -> Iterator[str]:
    if not findings:
        yield f"  expected {expected.outcome}; the requirement said nothing of this record"
        yield from (f"  {one.requirement}: {one.reason}" for one in report.tally.not_checked)
        yield from (f"  {one.plugin}: {one.what_en}" for one in report.problems)
        return
    nearest = min(findings, key=lambda one: _distance(expected, one))
    rows: list[tuple[str, Any, Any]] = [("outcome", expected.outcome, nearest.kind.value)]
    found = _details(nearest)
    rows += [(name, expected.details[name], found[name]) for name in expected.details]
    rows += [
        (name, None, found[name])
        for name in ("reason", "path", "key", "due")
        if name not in expected.details and found[name]
    ]
    yield from _table(rows)
    yield from told(nearest)
    for one in findings:
        if one is not nearest:
            yield f"  it also said {one.kind.value} {one.key} at {_shown(list(one.path))}".rstrip()


def _table(rows: Sequence[tuple[str, Any, Any]]) -> Iterator[str]:
    cells = [
        (
            _OTHER if wanted is not None and wanted != said else _SAME,
            name,
            _cell(wanted),
            _cell(said),
        )
        for name, wanted, said in rows
    ]
    width = max(len("expected"), *(len(wanted) for _, _, wanted, _ in cells))
    yield f"    {'':<9} {'expected':<{width}}  said"
    for mark, name, wanted, said in cells:
        yield f"  {mark} {name:<9} {wanted:<{width}}  {said}"


def _cell(value: Any) -> str:
    return _NOTHING if value is None or value in ("", []) else _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ".".join(str(step) for step in value) or _NOTHING
    return str(value)


def told(finding: Finding) -> Iterator[str]:
    """The message, the arithmetic and the law of *finding*, in lines."""
    if finding.kind.value not in _SETTLED:
        yield f"  message: {finding.message.en} | {finding.message.zh}"
    if finding.trace:
        steps = "; ".join(f"{step.label.en} {step.value.en}" for step in finding.trace)
        yield f"  arithmetic: {steps}"
    if finding.citations:
        laws = ", ".join(cited(one, "en") for one in finding.citations)
        on = f" on {finding.governing_date}" if finding.governing_date else ""
        yield f"  law: {laws}{on}"


def _distance(expected: Expected, finding: Finding) -> tuple[bool, int]:
    return finding.kind.value != expected.outcome, len(expected.others(finding))


def _details(finding: Finding) -> dict[str, Any]:
    return {
        "reason": finding.reason.value if finding.reason else None,
        "path": list(finding.path),
        "key": finding.key,
        "due": finding.due,
        "severity": finding.severity.value if finding.severity else None,
        "member": finding.subject.agency,
        "period": finding.subject.period,
    }
