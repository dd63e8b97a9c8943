"""Which records belong to a case: what stands inside it, what it names, and what names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from fazhi_core.engine.finding import Subject
from fazhi_core.engine.ledger import Entry, Input, Ledger, Unread, expand
from fazhi_core.records.base import Record, facts
from fazhi_core.records.base import Subject as About

__all__ = ["Chosen", "Dossiers", "subject_of"]


def subject_of(record: Record) -> Subject:
    """The subject that findings on *record* carry."""
    return Subject(record.type, record.id, record.agency)


@attrs.frozen
class Chosen:
    """Some entries of a ledger, with the whole ledger for look-ups."""

    ledger: Ledger
    entries: tuple[Entry, ...]

    def kept(self, types: frozenset[str]) -> Iterator[Record]:
        """The records of *types* of the whole ledger."""
        return self.ledger.kept(types)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The faults met in reading the ledger."""
        return self.ledger.unread

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files of the ledger."""
        return self.ledger.inputs


class Dossiers:
    """The records of a ledger by the case they belong to."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._by_subject: dict[Subject, list[Entry]] = {}
        self._about: dict[Subject, list[Entry]] = {}
        for entry in ledger.entries:
            record = entry.record
            self._by_subject.setdefault(subject_of(record), []).append(entry)
            about = getattr(record, "subject", None)
            if isinstance(about, About) and about.type and about.id:
                key = Subject(about.type, about.id, record.agency)
                self._about.setdefault(key, []).append(entry)

    def beside(self, case: Record) -> list[Entry]:
        """The records that *case* names or that name it; not itself, nor what stands inside it."""
        own = subject_of(case)
        found = list(self._about.get(own, ()))
        for type_, id_ in _named(case):
            found += self._by_subject.get(Subject(type_, id_, case.agency), ())
        unique = {subject_of(one.record): one for one in found}
        unique.pop(own, None)
        return list(unique.values())

    def subjects(self, case: Entry) -> frozenset[Subject]:
        """The subjects of all findings on the file of *case*."""
        entries = (case, *self.beside(case.record))
        return frozenset(subject_of(one.record) for entry in entries for one in expand(entry))

    def chosen(self, cases: Iterable[Entry]) -> Chosen:
        """*cases* with what belongs to them, in the order of the ledger."""
        wanted: set[int] = set()
        for case in cases:
            wanted.update(id(one) for one in (case, *self.beside(case.record)))
        entries = tuple(one for one in self._ledger.entries if id(one) in wanted)
        return Chosen(self._ledger, entries)


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """Type and id of the records that *record* names by id."""
    for info in facts(type(record)).values():
        value = getattr(record, info.name) if info.refers_to else None
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                for type_ in info.refers_to:
                    yield type_, one
