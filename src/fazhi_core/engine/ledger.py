"""A ledger: records, the faults met in reading them, and where each record stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import Any, Protocol, runtime_checkable

import attrs

from fazhi_core.engine.outcome import Path
from fazhi_core.records.base import Record, Subject, facts, per_class

__all__ = [
    "Entry",
    "Inline",
    "Input",
    "Ledger",
    "Origin",
    "Place",
    "Source",
    "Unread",
    "as_source",
    "expand",
    "holders",
    "inline_of",
]


@attrs.frozen
class Place:
    """A place in a file.  Lines and columns count from 1; a workbook has sheet and cell."""

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def row(self) -> int | None:
        """The line; in a workbook the row of the cell, for tools that know lines alone."""
        if self.cell is None:
            return self.line
        digits = self.cell.lstrip(ascii_uppercase)
        return int(digits) if digits.isdecimal() else None

    @property
    def inside(self) -> str:
        """``sheet!cell``; empty for a file that is no workbook."""
        return "" if self.cell is None else f"{self.sheet}!{self.cell}"

    def __str__(self) -> str:
        """``file:line:column`` or ``file:sheet!cell``, as far as it is known."""
        steps = (self.file, self.inside or self.line, self.column)
        return ":".join(str(step) for step in steps if step is not None)


class Origin(Protocol):
    """Where a record came from; asked only for findings."""

    def place(self, path: Path) -> Place | None:
        """The place of *path* inside the record; ``None`` rather than a wrong place."""


@attrs.define
class Entry:
    """A record and where it came from."""

    record: Record
    origin: Origin | None = None
    prefix: Path = ()

    def place(self, path: Path) -> Place | None:
        """The place of *path* inside the record, ``None`` where it is not known."""
        return self.origin.place((*self.prefix, *path)) if self.origin is not None else None


@attrs.frozen
class Input:
    """A file that was read: its name as given, its hash, and how many sound records it held."""

    file: str
    sha256: str
    records: int


@attrs.frozen
class Unread:
    """A fault met in reading: what stands there could not be taken as a record."""

    file: str
    line: int | None
    column: int | None
    fault: str
    fault_en: str
    sheet: str | None = None
    cell: str | None = None

    @property
    def place(self) -> Place:
        """Where it is: the file alone where the fault lies in all of it."""
        return Place(self.file, self.line, self.column, self.sheet, self.cell)


@runtime_checkable
class Source(Protocol):
    """Records that can be gone through more than once without keeping them all."""

    @property
    def entries(self) -> Iterable[Entry]:
        """Every record with its origin; may be streamed."""

    def kept(self, types: frozenset[str]) -> Iterable[Record]:
        """Only the records of *types*, those inside other records included (:func:`expand`)."""

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The faults met; complete once the entries were gone through."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files read; complete once the entries were gone through."""


@attrs.frozen
class Ledger:
    """Records to be checked, with what is known of their files.

    Args:
        entries: the records and where they came from.
        unread: the faults met in reading.
        inputs: the files read.
        ignored: the files in folders that no reader takes.
    """

    entries: tuple[Entry, ...] = ()
    unread: tuple[Unread, ...] = ()
    inputs: tuple[Input, ...] = ()
    ignored: tuple[str, ...] = ()

    @classmethod
    def of(cls, records: Ledger | Record | Iterable[Record]) -> Ledger:
        """A ledger of *records*: one record, several, or a ledger as it is."""
        if isinstance(records, Ledger):
            return records
        if isinstance(records, Record):
            records = (records,)
        return cls(tuple(Entry(record) for record in records))

    @property
    def records(self) -> tuple[Record, ...]:
        """The records as they were read, inline ones inside them."""
        return tuple(entry.record for entry in self.entries)

    def kept(self, types: frozenset[str]) -> Iterator[Record]:
        """The records of *types*, for look-ups, those inside other records included."""
        every = (one.record for entry in self.entries for one in expand(entry))
        return (record for record in every if record.type in types)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.entries)


def as_source(records: Any) -> Source:
    """*records* as a source.

    Raises:
        TypeError: they hold anything but records.
    """
    if isinstance(records, Source):
        return records
    given = type(records).__name__
    if isinstance(records, str | bytes | os.PathLike):
        raise TypeError(f"records are checked, not {given}; read files with fazhi_core.load")
    if isinstance(getattr(records, "ledger", None), Ledger):
        raise TypeError(f"records are checked, not {given}; give its `ledger`")
    every = (records,) if isinstance(records, Record) else tuple(records)
    for one in every:
        if not isinstance(one, Record):
            hint = "; make records of tables with fazhi_core.readers.read_record"
            raise TypeError(f"records are checked, not {type(one).__name__} in {given}{hint}")
    return Ledger.of(every)


def expand(entry: Entry) -> Iterator[Entry]:
    """*entry*, then its inline records as records of their own (``CASE#review``)."""
    yield entry
    for inline in inline_of(entry.record):
        yield from expand(inline.adopted(entry))


@attrs.define
class Inline:
    """A record that stands inside another one.

    Args:
        record: as it stands there, perhaps without an id.
        step: the path to it in its parent.
    """

    record: Record
    step: Path

    def adopted(self, parent: Entry) -> Entry:
        """The record as one of its own: with an id, its parent's agency and subject."""
        name = ".".join(str(part) for part in self.step)
        adopted = _adopted(self.record, parent.record, name)
        return Entry(adopted, parent.origin, (*parent.prefix, *self.step))


def inline_of(record: Record) -> list[Inline]:
    """The records that stand inside *record*, not deeper."""
    found: list[Inline] = []
    for name in _references(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            found.append(Inline(value, (name,)))
        elif isinstance(value, tuple):
            found += [
                Inline(one, (name, position))
                for position, one in enumerate(value)
                if isinstance(one, Record)
            ]
    return found


def _adopted(inline: Record, parent: Record, name: str) -> Record:
    """*inline* with an id, its parent's agency, and its parent as subject where it names none."""
    changes: dict[str, Any] = {}
    if not inline.id:
        changes["id"] = f"{parent.id}#{name}"
    if inline.agency is None:
        changes["agency"] = parent.agency
    subject = facts(type(inline)).get("subject")
    if subject is not None and subject.part is Subject and getattr(inline, "subject", 0) is None:
        changes["subject"] = Subject(type=parent.type, id=parent.id)
    return inline.replace(**changes) if changes else inline


def holders(cls: type[Record], wanted: frozenset[str]) -> tuple[str, ...]:
    """The facts of *cls* inside which a record of one of the types *wanted* may stand."""
    return _holders(cls, wanted, frozenset())


def _holders(
    cls: type[Any], wanted: frozenset[str], above: frozenset[type[Any]]
) -> tuple[str, ...]:
    found = []
    for name in _references(cls):
        inner = facts(cls)[name].part
        if inner is None or not issubclass(inner, Record) or inner in above:
            continue
        if inner.type in wanted or _holders(inner, wanted, above | {inner}):
            found.append(name)
    return tuple(found)


@per_class
def _references(cls: type[Any]) -> tuple[str, ...]:
    """The facts of *cls* that may hold another record inline."""
    return tuple(
        info.name
        for info in facts(cls).values()
        if info.part is not None and issubclass(info.part, Record)
    )
