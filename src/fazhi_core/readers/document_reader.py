"""Takes yearly reports among the files that are read, each as one record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.document import ReadDocument, open_document, suffixes
from fazhi_core.readers.document_faults import DocumentError
from fazhi_core.readers.document_words import limit
from fazhi_core.readers.reading import Pair, Reading
from fazhi_core.readers.sources import Origin, Source

__all__ = ["DocumentReader"]


class DocumentReader:
    """Text, Markdown, HTML and Word documents that are yearly reports.

    A document in a folder that is no yearly report is left aside; one that was named is a fault.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of documents."""
        return suffixes()

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """The report in *source*, if it is one."""
        data = source.content(limit("bytes"))
        try:
            report = _opened(data, source).report
        except DocumentError as error:
            if error.key == "not_a_report" and not source.named:
                reading.leave(source)
            else:
                reading.take(error.fault, source)
            return
        origin = Origin(source, 0, 1)
        if reading.accept(report, origin):
            yield report, origin

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """Line and column of *path*; for Word documents the line is the paragraph."""
        stream = origin.source.again()
        if stream is None:
            return None
        with stream:
            data = stream.read()
        try:
            found = _opened(data, origin.source).locate(path)
        except DocumentError:
            return None
        return Place(origin.file, *found) if found is not None else None


def _opened(data: bytes, source: Source) -> ReadDocument:
    """The document under the name of its file and folder, as it is called from wherever it is read.

    Raises:
        DocumentError: it cannot be read, or is no yearly report.
    """
    name = PurePath(*PurePath(source.name).parts[-2:]).as_posix()
    return open_document(data, suffix=source.path.suffix, name=name)
