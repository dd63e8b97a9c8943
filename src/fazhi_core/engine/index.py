"""Records by agency, type and id: the one place where references are followed.

A run, the timeline of a case and the check of references ask the same index, so that what one of
them finds the others find too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fazhi_core.engine.ledger import Entry, expand
from fazhi_core.records.base import Record, Subject

__all__ = ["Index", "index_of"]

Key = tuple[str | None, str, str]
"""Agency, record type and id: what makes a record the one that is meant."""


class Index:
    """Records that may be looked up, those inside others included as records of their own.

    A reference leads to a record of the same agency only: townships number their files alike, and
    another one's review is no review of this case.

    Args:
        records: the records, each standing for itself.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._by_type: dict[str, list[Record]] = {}
        self._by_id: dict[Key, list[Record]] = {}
        self._by_subject: dict[tuple[str, Key], list[Record]] = {}
        for record in records:
            self._add(record)

    def _add(self, record: Record) -> None:
        self._by_type.setdefault(record.type, []).append(record)
        self._by_id.setdefault((record.agency, record.type, record.id), []).append(record)
        subject = getattr(record, "subject", None)
        if isinstance(subject, Subject) and subject.type and subject.id:
            key = (record.type, (record.agency, subject.type, subject.id))
            self._by_subject.setdefault(key, []).append(record)

    def holds(self, agency: str | None, type_: str, id_: str) -> bool:
        """Whether *agency* has a record of *type_* with *id_*."""
        return (agency, type_, id_) in self._by_id

    def find(self, agency: str | None, type_: str, id_: str) -> Record | None:
        """The record of *type_* with *id_* that *agency* keeps.

        ``None`` also where several different ones have the id: which of them is meant must not
        depend on the order of the files.
        """
        first, *others = self._by_id.get((agency, type_, id_), (None,))
        return first if all(one == first for one in others) else None

    def about(self, record: Record, type_: str) -> Iterator[Record]:
        """The records of *type_* of the same agency whose subject is *record*."""
        yield from self._by_subject.get((type_, (record.agency, record.type, record.id)), ())

    def every(self, type_: str) -> Iterator[Record]:
        """All records of *type_*, whoever keeps them."""
        yield from self._by_type.get(type_, ())


def index_of(entries: Iterable[Entry]) -> Index:
    """The index of the records of *entries* and of those inside them."""
    return Index(one.record for entry in entries for one in expand(entry))
