"""The account: every planned requirement × subject in exactly one bucket, and what was not seen."""

from __future__ import annotations

import attrs

from fazhi_core.engine.ledger import Unread
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.plan import NotChecked
from fazhi_core.engine.waiver import WaiverNote

__all__ = ["Counts", "Tally"]


@attrs.frozen
class Tally:
    """The account of a run.

    Args:
        planned: requirement × subject; the sum of the six buckets that follow.
        passed, failed, open, review, not_applicable, error: how many outcomes were of that kind.
        waived: findings covered by an approved exception; they stay in their bucket too.
        baselined: findings accepted at a starting day; they stay in their bucket too.
        not_checked: requirements that were not checked, and why.
        records: records read, inline ones included.
        records_without_checks: records of a type that no planned requirement looks at.
        waivers: what is to be said of waivers, such as that they have expired.
        unread: what could not be read.
    """

    planned: int
    passed: int
    failed: int
    open: int
    review: int
    not_applicable: int
    error: int
    waived: int = 0
    baselined: int = 0
    not_checked: tuple[NotChecked, ...] = ()
    records: int = 0
    records_without_checks: int = 0
    waivers: tuple[WaiverNote, ...] = ()
    unread: tuple[Unread, ...] = ()


@attrs.define
class Counts:
    """The account while the run goes on."""

    buckets: dict[Kind, int] = attrs.field(factory=lambda: dict.fromkeys(Kind, 0))
    types: dict[str, int] = attrs.field(factory=dict)
    unchecked: int = 0

    def seen(self, type_: str, count: int = 1) -> None:
        """Count *count* records of *type_*."""
        self.types[type_] = self.types.get(type_, 0) + count

    def add(self, kind: Kind, count: int = 1) -> None:
        """Count *count* outcomes."""
        self.buckets[kind] += count

    def tally(self, not_checked: tuple[NotChecked, ...], unread: tuple[Unread, ...]) -> Tally:
        """The finished account."""
        return Tally(
            planned=sum(self.buckets.values()),
            passed=self.buckets[Kind.PASS],
            failed=self.buckets[Kind.FAIL],
            open=self.buckets[Kind.OPEN],
            review=self.buckets[Kind.REVIEW],
            not_applicable=self.buckets[Kind.NOT_APPLICABLE],
            error=self.buckets[Kind.ERROR],
            not_checked=not_checked,
            records=sum(self.types.values()),
            records_without_checks=self.unchecked,
            unread=unread,
        )
