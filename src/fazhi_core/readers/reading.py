"""One run over files: what was read, what was wrong, which ids were met."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from fazhi_core.engine.ledger import Input, Place, inline_of
from fazhi_core.engine.outcome import Path
from fazhi_core.host.protocols import Reader
from fazhi_core.readers.codec import DEEPEST, Codec, deeper
from fazhi_core.readers.faults import Fault, Problem
from fazhi_core.readers.inside import Inside
from fazhi_core.readers.sources import Origin, Source

if TYPE_CHECKING:
    from fazhi_core.records import RecordType
    from fazhi_core.records.base import Record

__all__ = ["Reader", "Reading"]

Pair = tuple["Record", Origin]


class _Ids:
    """The ids met, in flat memory: 16 bytes a record, found again by hash."""

    def __init__(self) -> None:
        self._count = 0
        self._clear(1 << 10)

    def _clear(self, size: int) -> None:
        self._size = size
        self._hashes = array("q", bytes(8 * size))
        self._places = array("q", bytes(8 * size))

    def first(self, digest: int, place: int) -> int | None:
        """The place where the hash *digest* was met before; ``None``, and remembered, if new."""
        hashes, mask = self._hashes, self._size - 1
        digest = digest or 1
        slot = digest & mask
        while found := hashes[slot]:
            if found == digest:
                return self._places[slot]
            slot = (slot + 1) & mask
        hashes[slot] = digest
        self._places[slot] = place
        self._count += 1
        if 4 * self._count >= 3 * self._size:
            self._grow()
        return None

    def _grow(self) -> None:
        old = zip(self._hashes, self._places, strict=True)
        self._count = 0
        self._clear(2 * self._size)
        for digest, place in old:
            if digest:
                self.first(digest, place)


_LINES = 1 << 40


def _other(place: Place) -> str:
    """Where the other record of the same id is, without the column."""
    return str(attrs.evolve(place, column=None))


@attrs.define(eq=False)
class Reading:
    """The account of one run: hand it to :meth:`Reader.read` for each file.

    ``agency`` of a file is set on its records that have none.  ``id_needed`` is false where a
    single record is checked that nobody filed yet.  ``wanted`` names the types that are looked
    for; where it is given, readers may pass over records of others unread, and ``passed`` holds the
    types of those.  ``named`` says that records inside others are referred to by where they stand
    (``CASE#review``).
    """

    codec: Codec
    faults: list[Fault] = attrs.field(factory=list)
    sources: list[Source] = attrs.field(factory=list)
    ignored: list[str] = attrs.field(factory=list)
    id_needed: bool = True
    wanted: frozenset[str] | None = None
    named: bool = False
    passed: set[str] = attrs.field(factory=set)
    _ids: _Ids = attrs.field(factory=_Ids)
    _told: set[int] = attrs.field(factory=set)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files read to their end, with hash and number of sound records."""
        return tuple(Input(one.name, one.sha256, one.records) for one in self.sources)

    def begin(self, source: Source) -> None:
        """Put *source* on the account."""
        source.number = len(self.sources)
        self.sources.append(source)

    @cached_property
    def inside(self) -> Inside:
        """Tells whether a text may hold a record of the types wanted inside another one."""
        return Inside(self.codec, self.wanted or frozenset(), named=self.named)

    def structure(self, table: Any) -> Record | list[Problem]:
        """The record in a parsed *table*, or what is wrong with it."""
        if deeper(table, DEEPEST):
            return [Problem("too_deep", values={"limit": DEEPEST})]
        return self.codec.structure(table, id_needed=self.id_needed)

    def accept(self, record: Record, origin: Origin, agency: str | None = None) -> bool:
        """Put *record* on the account; whether the reader may hand it over.

        An id that is given twice, also to a record inside another one, makes a fault at both
        places.  Both records are handed over, so that the order of the files decides nothing.
        """
        if agency is not None and record.agency is None:
            object.__setattr__(record, "agency", agency)
        source = origin.source
        self._note(record, record.agency, origin, ())
        source.records += 1
        return True

    def _note(self, record: Record, agency: str | None, origin: Origin, inside: Path) -> None:
        """Remember the ids of *record*, which stands at *inside*, and of the records in it."""
        if record.id:
            self._remember(record, agency, origin, inside)
        for inline in inline_of(record):
            own = inline.record.agency
            keeper = agency if own is None else own
            self._note(inline.record, keeper, origin, (*inside, *inline.step))

    def _remember(self, record: Record, agency: str | None, origin: Origin, inside: Path) -> None:
        place = origin.source.number * _LINES + origin.line
        digest = hash((record.type, agency, record.id))
        first = self._ids.first(digest, place)
        if first is None:
            return
        number, line = divmod(first, _LINES)
        before = self.sources[number]
        found = origin.place((*inside, "id")) or origin.source.place_of(origin.line)
        at = before.place_of(line)
        label = (record.type, record.id)
        if digest not in self._told:
            self._told.add(digest)
            there = {"id": record.id, "other": _other(found)}
            self.fault(before, "double_id", at=at, values=there, path=("id",), label=label)
        here = {"id": record.id, "other": _other(at)}
        path = (*inside, "id")
        self.fault(origin.source, "double_id", at=found, values=here, path=path, label=label)

    def leave(self, source: Source) -> None:
        """Take *source* off the account: it holds no records and need not."""
        self.sources.remove(source)
        self.ignored.append(source.name)

    def take(self, fault: Fault, source: Source) -> None:
        """Report a *fault* that is already worded, in *source*."""
        self.faults.append(attrs.evolve(fault, file=source.name))

    def fault(
        self,
        source: Source | str,
        key: str,
        *,
        at: tuple[int, int] | Place | None = None,
        values: Mapping[str, Any] | None = None,
        path: Path = (),
        label: tuple[str | None, str | None] = (None, None),
    ) -> None:
        """Report that something in *source* cannot be read; *at* is line and column, or a place."""
        name = source if isinstance(source, str) else source.name
        place = at if isinstance(at, Place) else Place(name, *(at or ()))
        self.faults.append(
            Fault(
                name,
                key,
                place.line,
                place.column,
                path,
                values or {},
                *label,
                place.sheet,
                place.cell,
            )
        )

    def not_utf8(self, source: Source, data: bytes, error: UnicodeDecodeError) -> None:
        """Report that *data*, the content of *source*, is no UTF-8, and what it may be instead."""
        from fazhi_core.readers.codec import not_utf8

        self.fault(source, "not_utf8", values=not_utf8(data, error.start, error.start))


def make_reading(
    types: Mapping[str, RecordType],
    *,
    id_needed: bool = True,
    wanted: frozenset[str] | None = None,
    named: bool = False,
) -> Reading:
    """A new run over records of *types*; arguments as for :class:`Reading`."""
    return Reading(Codec(types), id_needed=id_needed, wanted=wanted, named=named)


def sorted_problems(
    problems: Iterable[tuple[tuple[int, int], Problem]],
) -> list[tuple[tuple[int, int], Problem]]:
    """Problems of one record in the order in which they stand in the file."""
    return sorted(problems, key=lambda one: one[0])
