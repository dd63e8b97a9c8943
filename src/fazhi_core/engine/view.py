"""What one run sees: the day it looks on, the calendar, and the records that may be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from fazhi_core.law.calendar import WorkCalendar
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.sequence import Sequence
from fazhi_core.records import RecordType
from fazhi_core.records.base import Record, Subject

__all__ = ["UndeclaredLookupError", "View"]

R = TypeVar("R", bound=Record)
_NONE: Mapping[str, Sequence] = MappingProxyType({})


class UndeclaredLookupError(LookupError):
    """A checker looked at a record type that its requirement does not list under ``uses``."""


class View:
    """One run's view of the ledger.  Looking up is allowed only where it was declared.

    Args:
        as_of: the day on which the run looks at the records.
        calendar: the working days.
        types: the record types by name.
        sequences: the steps of a case, by record type.
        records: the records that may be looked up.
    """

    def __init__(
        self,
        as_of: date,
        calendar: WorkCalendar,
        types: Mapping[str, RecordType],
        sequences: Mapping[str, Sequence] = _NONE,
        records: Iterable[Record] = (),
    ) -> None:
        self.as_of = as_of
        self.calendar = calendar
        self.agency: str | None = None
        self.sequences = sequences
        self._types = types
        self._by_type: dict[str, list[Record]] = {}
        self._by_id: dict[tuple[str, str], list[Record]] = {}
        self._by_subject: dict[tuple[str, str, str | None, str | None], list[Record]] = {}
        for record in records:
            self._add(record)

    def _add(self, record: Record) -> None:
        self._by_type.setdefault(record.type, []).append(record)
        self._by_id.setdefault((record.type, record.id), []).append(record)
        subject = getattr(record, "subject", None)
        if isinstance(subject, Subject):
            key = (record.type, record.agency or "", subject.type, subject.id)
            self._by_subject.setdefault(key, []).append(record)

    def type_of(self, name: str) -> type[Record]:
        """The class of the record type *name*."""
        return self._types[name].cls

    def find(self, requirement: Requirement, type_: type[R], id_: str) -> R | None:
        """The record of *type_* with *id_*, of the same agency where several have it."""
        _declared(requirement, type_)
        found = self._by_id.get((type_.type, id_), ())
        same = [record for record in found if record.agency == self.agency]
        best = same[0] if same else (found[0] if len(found) == 1 else None)
        return best if isinstance(best, type_) else None

    def about(self, requirement: Requirement, type_: type[R], record: Record) -> tuple[R, ...]:
        """The records of *type_* whose subject is *record*."""
        _declared(requirement, type_)
        key = (type_.type, record.agency or "", record.type, record.id)
        return tuple(one for one in self._by_subject.get(key, ()) if isinstance(one, type_))

    def every(self, requirement: Requirement, type_: type[R]) -> tuple[R, ...]:
        """All records of *type_*."""
        _declared(requirement, type_)
        return tuple(one for one in self._by_type.get(type_.type, ()) if isinstance(one, type_))


def _declared(requirement: Requirement, type_: type[Record]) -> None:
    if type_.type not in requirement.uses and type_.type != requirement.roster:
        raise UndeclaredLookupError(
            f"{requirement.id} looks at {type_.type} records; add the type to its `uses`"
        )
