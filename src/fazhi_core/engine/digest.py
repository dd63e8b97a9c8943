"""Digests: what is kept of a record for a judgement across records, instead of the record.

A ledger of any length is gone through record by record.  A requirement that compares records with
one another may say ``digest``; its checker then names, while each record passes by, the few values
that the comparison needs, and only they are kept (``docs/decisions/0010-digests.md``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from fazhi_core.engine.checker import Group
from fazhi_core.engine.outcome import Outcome, Word
from fazhi_core.engine.periods import period_of, sole

if TYPE_CHECKING:
    from fazhi_core.engine.ledger import Entry
    from fazhi_core.engine.plan import Plan, PlannedStep

__all__ = ["Digest", "Digests"]


@attrs.frozen
class Digest:
    """What is kept of one record for one day.

    Args:
        record: the record's id, which a message may show.
        on: the day that puts it into a period.
        values: what the checker's digest function named.
    """

    record: Word
    on: date
    values: Any


class Digests:
    """The digests of one run.

    Args:
        plan_for: the plan for an agency's division code or name.
        crash: the outcome of a digest function that failed.
    """

    def __init__(
        self, plan_for: Callable[[str | None], Plan], crash: Callable[[BaseException], Outcome]
    ) -> None:
        self._plan_for = plan_for
        self._crash = crash
        self._steps: dict[tuple[str | None, str], tuple[PlannedStep, ...]] = {}
        self._kept: dict[PlannedStep, dict[str, list[Digest]]] = {}
        self._agencies: dict[tuple[PlannedStep, str], set[str]] = {}
        self._failed: dict[PlannedStep, dict[str, Outcome]] = {}

    def watch(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The *entries* as they are; digests are taken as they pass by."""
        for entry in entries:
            record = entry.record
            steps = self._steps.get((record.agency, record.type))
            if steps is None:
                steps = self._steps_for(record.agency, record.type)
            for step in steps:
                self._take(step, record)
            yield entry

    def _steps_for(self, agency: str | None, record_type: str) -> tuple[PlannedStep, ...]:
        steps = tuple(
            step
            for step in self._plan_for(agency).every_step(record_type)
            if step.requirement.digest
        )
        self._steps[agency, record_type] = steps
        return steps

    def _take(self, step: PlannedStep, record: Any) -> None:
        member = getattr(record, step.requirement.group[0], None)
        digest = step.checker.digest
        if not member or digest is None:
            return
        try:
            for on, values in digest(record):
                found = self._kept.setdefault(step, {}).setdefault(str(member), [])
                found.append(Digest(Word(record.id), on, values))
                agencies = self._agencies.setdefault((step, str(member)), set())
                agencies.update({record.agency or ""} - {""})
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one checker must not stop the others
            self._failed.setdefault(step, {})[str(member)] = self._crash(error)

    def groups(self, step: PlannedStep, as_of: date) -> Iterator[Group]:
        """The groups of *step*: each member with each period in which something was kept."""
        kind = step.requirement.group[1]
        for member, digests in sorted(self._kept.get(step, {}).items()):
            agency = sole(self._agencies[step, member])
            periods: dict[Any, list[Digest]] = {}
            for digest in digests:
                periods.setdefault(period_of(kind, digest.on), []).append(digest)
            for period in sorted(periods, key=lambda one: one.start):
                if period.start <= as_of:
                    found = sorted(periods[period], key=lambda one: (one.record, one.on))
                    yield Group(member, period, tuple(found), agency)

    def failed(self, step: PlannedStep, as_of: date) -> Iterator[tuple[Group, Outcome]]:
        """The members whose records could not be digested, in the period of *as_of*."""
        period = period_of(step.requirement.group[1], as_of)
        for member, outcome in sorted(self._failed.get(step, {}).items()):
            yield Group(member, period, ()), outcome
