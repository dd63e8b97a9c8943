"""Files gone through record by record, twice where needed, without keeping the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_core.cli.arguments import TEXTS
from fazhi_core.engine.ledger import Entry, Input, Unread, expand, holders
from fazhi_core.readers import Reading, make_reading
from fazhi_core.readers.load import read_records

if TYPE_CHECKING:
    from fazhi_core.readers import Reader
    from fazhi_core.records import RecordType
    from fazhi_core.records.base import Record

__all__ = ["Files", "can_stream"]


def can_stream(paths: Iterable[str]) -> bool:
    """Whether *paths* can be read twice: files and folders, no pipe and no standard input."""
    return all(Path(one).is_file() or Path(one).is_dir() for one in paths)


class Files:
    """A source of records for the engine: the files are read again instead of kept.

    Args:
        paths: files and folders.
        record_types: the types of record that may occur.
        readers: further readers.
        lookers: for each type that is looked up, the types of which a record makes somebody look;
            where no file holds one, the records looked up are not kept.
    """

    def __init__(
        self,
        paths: Sequence[str],
        record_types: Mapping[str, RecordType],
        readers: Sequence[Reader] = (),
        lookers: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self._paths = paths
        self._types = record_types
        self._readers = readers
        self._lookers = lookers
        self._reading = make_reading(record_types)
        self._before: Reading | None = None

    def kept(self, types: frozenset[str]) -> Iterator[Record]:
        """The records of *types*, those inside others included; read only if types are given."""
        if types and self._lookers is not None:
            types = self._asked_for(types, self._lookers)
        if not types:
            return
        found = self._looked_for(types, named=False)
        if self._before is not None and self._before.inside.named:
            found = self._looked_for(types, named=True)
        yield from found

    def _asked_for(
        self, types: frozenset[str], lookers: Mapping[str, frozenset[str]]
    ) -> frozenset[str]:
        """Those of *types* that a record of the files makes somebody look up."""
        reading = make_reading(self._types, wanted=frozenset())
        there = {record.type for record, _ in read_records(self._paths, reading, self._readers)}
        there |= reading.passed
        looking = frozenset().union(*(lookers.get(one, frozenset()) for one in types))
        looking = frozenset(
            one
            for one in looking
            if one in there or any(holders(self._types[two].cls, frozenset({one})) for two in there)
        )
        return frozenset(one for one in types if lookers.get(one, frozenset()) & looking)

    def _looked_for(self, types: frozenset[str], *, named: bool) -> list[Record]:
        self._before = make_reading(self._types, wanted=types, named=named)
        pairs = read_records(self._paths, self._before, self._readers)
        every = (one.record for record, _ in pairs for one in expand(Entry(record)))
        return [one for one in every if one.type in types]

    @property
    def entries(self) -> Iterator[Entry]:
        """Every record with its origin."""
        self._reading = make_reading(self._types)
        for record, origin in read_records(self._paths, self._reading, self._readers):
            yield Entry(record, origin)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The faults met, and the files that changed between the two readings."""
        return (*(one.unread for one in self._reading.faults), *self._changed())

    def _changed(self) -> Iterator[Unread]:
        before = {one.file: one.sha256 for one in self._before.inputs} if self._before else {}
        text = TEXTS["file_changed"]
        for one in self.inputs:
            if before.get(one.file, one.sha256) != one.sha256:
                yield Unread(one.file, None, None, text.zh, text.en)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files read."""
        return self._reading.inputs
