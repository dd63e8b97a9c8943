"""Reads a stream whose name does not say what it holds: JSON, or a record a line."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.json_places import locate_json
from fazhi_core.readers.json_reader import BOM, JsonReader, NdjsonReader
from fazhi_core.readers.jsonscan import Broken, members
from fazhi_core.readers.reading import Pair, Reading
from fazhi_core.readers.sources import Origin, Source

__all__ = ["StreamReader"]

_AROUND_RECORDS = frozenset({"format", "records"})


class StreamReader:
    """Standard input, pipes and devices.

    Where the first line is one whole table and no envelope, each line is a record, and memory does
    not grow with the stream.
    """

    suffixes: tuple[str, ...] = ()

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """Give the sound records in their order."""
        first = source.first_line().removeprefix(BOM).strip()
        reader = NdjsonReader() if _is_record(first) else JsonReader()
        return reader.read(source, reading)

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """Where *path* is; ``None`` unless the stream was a file that still stands there."""
        return locate_json(origin, path)


def _is_record(line: bytes) -> bool:
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return not any(key in _AROUND_RECORDS for key, _, _ in members(line, 0))
    except Broken:
        return True
