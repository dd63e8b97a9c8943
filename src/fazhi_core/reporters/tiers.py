"""What a reader should look at first: three tiers, and the facts that are missing everywhere."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import timedelta

import attrs

from fazhi_core._texts import Text
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.engine.report import Report
from fazhi_core.engine.words import label_of
from fazhi_core.law.instrument import Severity

__all__ = ["SOON", "MissingFact", "Tier", "missing_facts", "tier_of", "tiers"]

SOON = timedelta(days=14)
"""A day that falls due within this time is something to act on now."""


class Tier(enum.Enum):
    """Where a finding is shown."""

    ACT = "act"
    LOOK = "look"
    INFORMATION = "information"
    BROKEN = "broken"
    ACCEPTED = "accepted"
    SILENT = "silent"


def tiers(report: Report) -> dict[Tier, list[Finding]]:
    """The findings of *report* by tier, in its order."""
    found: dict[Tier, list[Finding]] = {tier: [] for tier in Tier}
    for finding in report.findings:
        found[tier_of(finding, report)].append(finding)
    return found


def tier_of(finding: Finding, report: Report) -> Tier:
    """The tier of *finding*.

    Act: a failure, or time that is up or nearly so, of what binds (or makes the run fail).  Look:
    what a person must look up or judge.  Information: everything that only warns or advises, and
    what still has time.
    """
    if finding.kind is Kind.ERROR:
        return Tier.BROKEN
    if finding.kind in {Kind.PASS, Kind.NOT_APPLICABLE}:
        return Tier.SILENT
    if finding.waiver is not None or finding.baselined:
        return Tier.ACCEPTED
    if finding.kind is Kind.REVIEW:
        return Tier.LOOK
    if finding.kind is Kind.OPEN and finding.reason in {Reason.MISSING, Reason.LOCAL_VALUE}:
        return Tier.LOOK
    return Tier.ACT if _heavy(finding, report) and _pressing(finding, report) else Tier.INFORMATION


def _heavy(finding: Finding, report: Report) -> bool:
    if finding.severity is None or finding.severity is Severity.VIOLATION:
        return True
    return report.fail_on != "never" and finding.severity.weight >= Severity(report.fail_on).weight


def _pressing(finding: Finding, report: Report) -> bool:
    if finding.kind is Kind.FAIL or finding.reason is Reason.OVERDUE:
        return True
    return finding.due is not None and finding.due - report.receipt.as_of <= SOON


@attrs.frozen
class MissingFact:
    """One fact that is not shown, and everything that waits for it.

    Args:
        type: the record type.
        label: the fact's title.
        records: the ids of the records that do not show it, in order.
        requirements: the ids of the requirements that wait for it, in order.
        everywhere: whether no record of the type in this ledger shows it; never said of facts
            inside lists, of which a record may show some.
        findings: the findings, in order.
    """

    type: str
    label: Text
    records: tuple[str, ...]
    requirements: tuple[str, ...]
    everywhere: bool
    findings: tuple[Finding, ...]


def missing_facts(findings: Iterable[Finding], report: Report) -> list[MissingFact]:
    """The facts that *findings* (open, or failed under strict evidence) miss.

    Those that most records miss come first.
    """
    types = {one.type.name: one for one in report.met}
    grouped: dict[tuple[str, tuple[str, ...]], list[Finding]] = {}
    for finding in findings:
        path = tuple(step for step in finding.path if isinstance(step, str))
        grouped.setdefault((finding.subject.type, path), []).append(finding)
    found = []
    for (type_, path), group in grouped.items():
        met = types.get(type_)
        label = (
            label_of(met.type.cls, path, met.type.fields)
            if met
            else Text(".".join(path), ".".join(path))
        )
        records = dict.fromkeys(
            (one.subject.agency, one.subject.id or one.subject.period) for one in group
        )
        listed = any(isinstance(step, int) for one in group for step in one.path)
        found.append(
            MissingFact(
                type=type_,
                label=label,
                records=tuple(id_ for _, id_ in records),
                requirements=tuple(sorted({one.requirement for one in group})),
                everywhere=not listed and met is not None and len(records) >= met.records,
                findings=tuple(group),
            )
        )
    return sorted(found, key=lambda one: (-len(one.records), one.type, one.label.en))
