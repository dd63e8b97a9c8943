"""What a reader and a reporter must offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Protocol, runtime_checkable

from fazhi_core._texts import Language
from fazhi_core.engine.ledger import Ledger
from fazhi_core.engine.report import Report
from fazhi_core.records import RecordType

__all__ = ["Reader", "Reporter"]


@runtime_checkable
class Reader(Protocol):
    """Reads one kind of file into a ledger."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes it reads, with the dot, in lower case."""

    def read(self, path: Path, name: str, record_types: Mapping[str, RecordType]) -> Ledger:
        """The records of *path*, shown as *name*; faults are part of the ledger."""


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


Readers = Iterable[Reader]
