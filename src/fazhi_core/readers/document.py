"""Reads a yearly report on the rule of law from the document in which it was published.

``read_document`` gives the record; ``open_document`` gives the record with the place of each part
of it in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path as FilePath
from pathlib import PurePath
from types import MappingProxyType

import attrs

from fazhi_core.readers.document_docx import docx_lines
from fazhi_core.readers.document_faults import DocumentError, DocumentFault
from fazhi_core.readers.document_html import html_lines
from fazhi_core.readers.document_lines import Line, decode, refuse_foreign, text_lines
from fazhi_core.readers.document_report import build
from fazhi_core.readers.document_words import limit, words
from fazhi_core.readers.faults import Path
from fazhi_core.records.report import AnnualReport

__all__ = [
    "DocumentError",
    "DocumentFault",
    "ReadDocument",
    "open_document",
    "read_document",
    "suffixes",
]


@attrs.frozen
class ReadDocument:
    """A report and where its parts stand.

    ``places`` maps paths into the report to line and column, both from 1; in a Word document the
    line is the number of the paragraph.
    """

    report: AnnualReport
    places: Mapping[Path, tuple[int, int]] = attrs.field(repr=False)

    def locate(self, path: Path) -> tuple[int, int] | None:
        """The place of *path*, or of the nearest part around it; ``None`` where none is known.

        A part that the document does not have is placed nowhere.
        """
        for length in range(len(path), 0, -1):
            if (found := self.places.get(path[:length])) is not None:
                return found
        return None


def suffixes() -> tuple[str, ...]:
    """The suffixes of the documents that can be read."""
    return tuple(one for kind in words("formats", "kinds") for one in words("formats", kind))


def read_document(
    source: str | PathLike[str] | bytes, *, suffix: str | None = None, name: str | None = None
) -> AnnualReport:
    """Read the yearly report in *source*.

    Args:
        source: a path, or the content of a document.
        suffix: which format it is (``".docx"``); by default that of *name* or of the path, and
            plain text where there is none.
        name: what to call the document in messages; the id of the record is made from it.

    Raises:
        DocumentError: it cannot be read, or is no yearly report.
    """
    return open_document(source, suffix=suffix, name=name).report


def open_document(
    source: str | PathLike[str] | bytes, *, suffix: str | None = None, name: str | None = None
) -> ReadDocument:
    """Read the yearly report in *source*, with the places of its parts.

    The arguments and errors are those of :func:`read_document`.
    """
    path = "" if isinstance(source, bytes) else fspath(source)
    called = name or PurePath(path).name or "document"
    kind = (suffix if suffix is not None else PurePath(name or path).suffix).lower()
    kind = f".{kind}" if kind and not kind.startswith(".") else kind
    data = source if isinstance(source, bytes) else _content(path, called)
    lines = _lines(data, kind or ".txt", called)
    if not lines:
        raise DocumentError("empty", name=called)
    _refuse_long(sum(len(line.text) for line in lines), called)
    report, places = build(lines, called)
    return ReadDocument(report, MappingProxyType(places))


def _refuse_long(length: int, name: str) -> None:
    if length > limit("characters"):
        raise DocumentError("too_large", name=name, found=length, limit=limit("characters"))


def _content(path: str, name: str) -> bytes:
    try:
        with FilePath(path).open("rb") as stream:
            return stream.read(limit("bytes") + 1)
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or type(error).__name__
        raise DocumentError("unreadable", name=name, found=found) from None


def _lines(data: bytes, suffix: str, name: str) -> Sequence[Line]:
    refuse_foreign(data, name)
    packed = data.startswith(bytes.fromhex(words("formats", "archive")))
    if suffix in words("formats", "docx"):
        return docx_lines(data, name) if data else []
    if packed or suffix not in suffixes():
        found = suffix if suffix not in suffixes() else "ZIP"
        raise DocumentError("format", name=name, found=found, known=suffixes())
    text = decode(data, name)
    if suffix not in words("formats", "html"):
        _refuse_long(len(text), name)
    return html_lines(text) if suffix in words("formats", "html") else text_lines(text)
