"""The report: findings, account and receipt of one run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

import attrs

from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Input
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.rulebook import Problem
from fazhi_core.engine.tally import Tally
from fazhi_core.engine.waiver import Waiver
from fazhi_core.law.instrument import Severity
from fazhi_core.records import RecordType

__all__ = [
    "ExitCode",
    "FailOn",
    "Met",
    "Partial",
    "PluginVersion",
    "Receipt",
    "Report",
    "exit_code",
    "fails",
]

FailOn: TypeAlias = Literal["violation", "warning", "advice", "never"]
ExitCode: TypeAlias = Literal[0, 1, 2, 3, 4]


@attrs.frozen
class PluginVersion:
    """A plugin that took part in a run."""

    name: str
    version: str


@attrs.frozen
class Partial:
    """That only the records were judged which changed since an earlier state.

    Args:
        unchanged: how many were left aside because they had not.
        revision: what whoever asked calls that state; empty where it has no name.
        commit: the commit that the name stood for; empty where it is none.
    """

    unchanged: int
    revision: str = ""
    commit: str = ""


@attrs.frozen
class Receipt:
    """What ran: versions, inputs and settings, so that a run can be repeated.

    ``partial`` is ``None`` where all records were judged.
    """

    core: str
    law: str
    plugins: tuple[PluginVersion, ...]
    profile: tuple[str, ...]
    as_of: date
    inputs: tuple[Input, ...]
    config_sha256: str
    law_sha256: str
    partial: Partial | None = None


@attrs.frozen
class Met:
    """A type of record that a run met, and how many records of it, inline ones included."""

    type: RecordType
    records: int


@attrs.frozen
class Report:
    """What one run found.

    Args:
        receipt: what ran: versions, inputs, settings and the day.
        tally: the account: how many checks came to what, and what was not checked.
        findings: what is worth showing (with ``everything``, all outcomes), in a stable order.
        failing: how many findings make the run fail.
        problems: plugins that could not be used.
        fail_on: the lightest severity that makes the run fail.
        met: the types of record met, by name.
        waivers: the waivers that were in use, by id.
        docs_url: where the documentation lies that whoever reads the report can look into; empty
            where nobody said.
    """

    receipt: Receipt
    tally: Tally
    findings: tuple[Finding, ...]
    failing: int = 0
    problems: tuple[Problem, ...] = ()
    fail_on: FailOn = "violation"
    met: tuple[Met, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    docs_url: str = ""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def unchanged(self) -> int:
        """How many records were left aside because they had not changed."""
        return self.receipt.partial.unchanged if self.receipt.partial else 0

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that make the run fail."""
        return tuple(one for one in self.findings if fails(one, self.fail_on))

    @property
    def ok(self) -> bool:
        """Whether the exit code is 0."""
        return self.exit_code == 0

    @property
    def exit_code(self) -> ExitCode:
        """See :func:`exit_code`."""
        return exit_code(
            incomplete=bool(self.tally.error or self.tally.unread or self.problems),
            failed=bool(self.failing),
            nothing=not self.tally.planned and not self.unchanged,
        )


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether *finding* makes a run fail that fails on *fail_on* and heavier."""
    if finding.kind is not Kind.FAIL or fail_on == "never" or finding.severity is None:
        return False
    if finding.waiver is not None or finding.baselined:
        return False
    return finding.severity.weight >= Severity(fail_on).weight


def exit_code(
    *, misused: bool = False, incomplete: bool = False, failed: bool = False, nothing: bool = False
) -> ExitCode:
    """The exit code of a run.

    2 wrong usage or configuration; 3 incomplete; 1 a failure that counts; 4 nothing was checked;
    0 clean.  Where several hold, the first in this order.
    """
    if misused:
        return 2
    if incomplete:
        return 3
    if failed:
        return 1
    return 4 if nothing else 0
