"""The lines of a web page: headings and paragraphs, without tables, scripts and navigation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from fazhi_core.readers.document_lines import Line, clean, is_page_number
from fazhi_core.readers.document_words import words

__all__ = ["html_lines"]

_TABLE = "table"
_BREAK = re.compile(r"(?<![ \t\r\n\f])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*")  # passes over a run once
_HEADING = re.compile(r"h([1-6])")


class _Page(HTMLParser):
    """Collects the lines; each block element begins a paragraph, ``br`` a line."""

    def __init__(self, *, tables: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.skipped = 0
        silent = set(words("html", "silent"))
        self._silent = silent if tables else silent | {_TABLE}
        self._inline = frozenset(words("html", "inline"))
        self._open: list[str] = []
        self._level: int | None = None
        self._parts: list[str] = []
        self._place = (1, 1)
        self._fresh = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 the parser's signature
        if tag in self._silent:
            self._flush()
            self._open.append(tag)
        elif tag not in self._inline:
            self._flush()
            heading = _HEADING.fullmatch(tag)
            self._level = int(heading[1]) if heading else None
            self._fresh = tag != "br"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        elif tag not in self._inline:
            self._flush()
            self._level = None
            self._fresh = True

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        try:
            return super().parse_marked_section(i, report)  # type: ignore[arg-type]
        except AssertionError:  # a keyword that HTML does not have
            return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if self._open:
            self.skipped += len(data.strip()) if self._open[0] == _TABLE else 0
            return
        if not self._parts and data.strip():
            line, column = self.getpos()
            before = data[: len(data) - len(data.lstrip())]
            rows = before.count("\n")
            column = len(before) - before.rfind("\n") if rows else column + len(before) + 1
            self._place = (line + rows, column)
        if self._parts or data.strip():
            self._parts.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        text = clean(_BREAK.sub("\n", "".join(self._parts)))
        text = text.replace("\n", "")
        if text and not is_page_number(text):
            self.lines.append(Line(text, *self._place, level=self._level, fresh=self._fresh))
        self._parts = []


def html_lines(text: str) -> list[Line]:
    """The lines of a page.

    Tables hold figures, not sentences, and are skipped, unless the page is laid out in tables and
    next to nothing stands outside of them.
    """
    page = _read(text, tables=False)
    if page.skipped > sum(len(one.text) for one in page.lines):
        page = _read(text, tables=True)
    return page.lines


def _read(text: str, *, tables: bool) -> _Page:
    page = _Page(tables=tables)
    page.feed(_closed(text))
    page.close()
    return page


def _closed(text: str) -> str:
    """*text* without marks that nothing closes: the parser looks for the end of each of them anew.

    They become spaces, so that all else keeps its place.
    """
    for mark, end in (("<", ">"), ("<!--", "-->"), ("<![", "]>")):
        last = text.rfind(end) + 1
        text = text[:last] + text[last:].replace(mark, " " * len(mark))
    return text
