"""The lines of a Word document: its paragraphs in order, without tables and text boxes."""

from __future__ import annotations

import io
import re
from typing import Any

from fazhi_core.readers.archive import BROKEN, ArchiveLimits, UnsafeArchive, open_archive
from fazhi_core.readers.document_faults import DocumentError
from fazhi_core.readers.document_lines import Line, clean, is_page_number
from fazhi_core.readers.document_words import limit, one_of

__all__ = ["docx_lines"]

_INSTALL = 'pip install "fazhi-core[docx]"'
_BODY = "word/document.xml"
_OUTLINE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}outlineLvl"
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_LOWEST = 6
_BROKEN = (
    *BROKEN,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # what lxml raises for XML that cannot be parsed
    AssertionError,
)


def docx_lines(data: bytes, name: str) -> list[Line]:
    """The lines of the Word document in *data*; ``line`` counts the paragraphs of its body.

    Raises:
        DocumentError: python-docx is absent, the file is damaged, or it would unpack to a size
            that no report has.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise DocumentError("missing_extra", name=name, command=_INSTALL) from None
    try:
        _refuse_bomb(data, name)
        document = Document(io.BytesIO(data))
        return [
            line
            for number, one in enumerate(document.paragraphs, start=1)
            for line in _lines(one, number)
        ]
    except (*_BROKEN, OpcError):
        raise DocumentError("damaged", name=name) from None


def _refuse_bomb(data: bytes, name: str) -> None:
    limits = ArchiveLimits(
        limit("archive_files"),
        limit("archive_bytes"),
        limit("archive_ratio"),
        limit("archive_free"),
    )
    try:
        with open_archive(data, limits) as archive:
            if _BODY not in archive.namelist():
                raise DocumentError("damaged", name=name)
    except UnsafeArchive as error:
        raise DocumentError(
            "unsafe_archive", name=name, found=error.found, limit=error.limit
        ) from None


def _lines(paragraph: Any, number: int) -> list[Line]:
    level = _level(paragraph)
    return [
        Line(text, number, 1, level, fresh=True)
        for part in paragraph.text.split("\n")
        if (text := clean(part)) and not is_page_number(text)
    ]


def _level(paragraph: Any) -> int | None:
    """The outline level, from the paragraph or from its style, whose name depends on the locale."""
    style = paragraph.style
    if style is None:
        return None
    for element in (paragraph._p, style.element):
        for outline in element.iter(_OUTLINE):
            shown = int(outline.get(_VALUE, _LOWEST)) + 1
            return shown if shown <= _LOWEST else None
    named = rf"{one_of('formats', 'heading_styles')}\s*([1-6])"
    found = re.fullmatch(named, style.name or "", re.IGNORECASE)
    return int(found[1]) if found else None
