"""What a reader and a reporter must offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from fazhi_core._texts import Language
    from fazhi_core.engine.ledger import Place
    from fazhi_core.engine.outcome import Path
    from fazhi_core.engine.report import Report

    # Named here for the types alone: the readers know the host, never the other way round.
    from fazhi_core.readers.reading import Reading
    from fazhi_core.readers.sources import Origin, Source
    from fazhi_core.records.base import Record

__all__ = ["Reader", "Reporter"]


class Reader(Protocol):
    """Reads files of some kind.  What it is given comes from :mod:`fazhi_core.readers`."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes it reads, with the dot, in lower case."""

    def read(self, source: Source, reading: Reading) -> Iterator[tuple[Record, Origin]]:
        """Give the sound records one by one with their origins; hand every fault to *reading*.

        Each record must be passed through ``reading.accept``, which sees to the agency and to ids
        given twice.
        """

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """Where *path* of the record stands in its file, or the nearest part above it.

        ``None`` if the file changed since it was read: no place is better than a wrong one.
        """


@runtime_checkable
class Reporter(Protocol):
    """Writes a report in one format."""

    @property
    def name(self) -> str:
        """The name given to ``--format``."""

    @property
    def holds_input(self) -> bool:
        """Whether the output holds what the input held (a marked workbook), or only findings."""

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*."""
