"""What changed between two states of a ledger, so that only that is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from fazhi_core.engine.checker import Group
from fazhi_core.engine.crash import crash
from fazhi_core.engine.digest import Digests
from fazhi_core.engine.ledger import Entry, expand
from fazhi_core.engine.periods import groups_of
from fazhi_core.records.base import Record

if TYPE_CHECKING:
    from fazhi_core.engine.plan import Plan, PlannedStep

__all__ = ["Changes"]

_Key = tuple[str | None, str, str]


class Changes:
    """Tells which records of a run differ from those of an earlier state.

    Records are the same where agency, type, id and every fact are, wherever they stand.  A record
    that stands inside another one changes with it.

    Args:
        before: the records as they were.
        plan_for: the plan for an agency's division code or name.

    Attributes:
        unchanged: how many records were met that are as they were.
    """

    def __init__(self, before: Iterable[Record], plan_for: Callable[[str | None], Plan]) -> None:
        self.unchanged = 0
        self._plan_for = plan_for
        self._before: dict[_Key, list[Record]] = {}
        for record in before:
            self._before.setdefault(_key(record), []).append(record)
        self._touched: list[Entry] = []

    def changed(self, entry: Entry) -> bool:
        """Whether the record of *entry* is new or differs; it counts as met."""
        record = entry.record
        before = self._before.get(_key(record), [])
        if record in before:
            before.remove(record)
            self.unchanged += 1
            return False
        self._touched.append(entry)
        return True

    def settle(self) -> tuple[Record, ...]:
        """The records that are gone, or were different; ask once all entries were met."""
        gone = tuple(one for several in self._before.values() for one in several)
        self._touched += map(Entry, gone)
        self._before.clear()
        return gone

    def touched(self, step: PlannedStep, as_of: date) -> Callable[[Group], bool]:
        """Whether a group of *step* holds, or held, a record that changed.

        Where the roster that names the members changed, every period of that member counts.
        """
        records = list(self._records())
        if step.requirement.digest:
            digests = Digests(self._plan_for, crash)
            for _ in digests.watch(map(Entry, records)):
                pass
            groups: Iterable[Group] = digests.groups(step, as_of)
        else:
            groups = groups_of(step, records, as_of)
        periods = {(one.member, one.period.name) for one in groups if one.records}
        roster, fact = step.requirement.roster, step.requirement.group[0]
        members = {str(getattr(one, fact, None)) for one in records if one.type == roster}
        return lambda one: (one.member, one.period.name) in periods or one.member in members

    def _records(self) -> Iterator[Record]:
        return (one.record for entry in self._touched for one in expand(entry))


def _key(record: Record) -> _Key:
    return record.agency, record.type, record.id
