"""What one run sees: the day it looks on, the calendar, and the records that may be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from fazhi_core.engine.index import Index
from fazhi_core.law.calendar import WorkCalendar
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.sequence import Sequence as Steps
from fazhi_core.records import RecordType, leads_to_local
from fazhi_core.records.base import Part, Record

__all__ = ["UndeclaredLookupError", "View"]

R = TypeVar("R", bound=Record)
_NONE: Mapping[str, Steps] = MappingProxyType({})


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
        sequences: Mapping[str, Steps] = _NONE,
        records: Iterable[Record] = (),
    ) -> None:
        self.as_of = as_of
        self.calendar = calendar
        self.sequences = sequences
        self._types = types
        self._index = Index(records)

    def record_type(self, name: str) -> RecordType:
        """The record type *name*."""
        return self._types[name]

    def type_of(self, name: str) -> type[Record]:
        """The class of the record type *name*."""
        return self._types[name].cls

    def is_local(self, cls: type[Part], path: Sequence[str | int]) -> bool:
        """Whether *path*, from ``extra`` on, leads to a local field of records of *cls*."""
        return leads_to_local(self._types, cls, path)

    def find(
        self, requirement: Requirement, type_: type[R], id_: str, agency: str | None
    ) -> R | None:
        """The record of *type_* with *id_* that *agency* keeps."""
        _declared(requirement, type_)
        found = self._index.find(agency, type_.type, id_)
        return found if isinstance(found, type_) else None

    def about(self, requirement: Requirement, type_: type[R], record: Record) -> tuple[R, ...]:
        """The records of *type_* whose subject is *record*."""
        _declared(requirement, type_)
        found = self._index.about(record, type_.type)
        return tuple(one for one in found if isinstance(one, type_))

    def every(self, requirement: Requirement, type_: type[R]) -> tuple[R, ...]:
        """All records of *type_*, whichever agency keeps them."""
        _declared(requirement, type_)
        return tuple(one for one in self._index.every(type_.type) if isinstance(one, type_))


def _declared(requirement: Requirement, type_: type[Record]) -> None:
    if type_.type not in requirement.uses and type_.type != requirement.roster:
        raise UndeclaredLookupError(
            f"{requirement.id} looks at {type_.type} records; add the type to its `uses`"
        )
