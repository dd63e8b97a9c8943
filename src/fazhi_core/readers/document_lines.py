"""The lines of a document, whatever its format, each with its place.

Plain text and Markdown are read alike, because what is published as text is often the one saved as
the other.
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from fazhi_core.readers.document_faults import DocumentError
from fazhi_core.readers.document_numbers import numeral_class
from fazhi_core.readers.document_words import limit, view, words

__all__ = ["Line", "clean", "decode", "is_page_number", "text_lines"]

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_HEADING = re.compile(r"(#{1,6})\s*(?=\S)")
# Each of these passes over a text once, whatever stands in it: no start looks further than to the
# next one.
_CLOSING_MARKS = re.compile(r"(?<!\s)\s+#+\s*$")
_BULLET = re.compile(r"(?:[-*+]|>+)\s+(?=\S)")
_RULE = re.compile(r"[\s\-_=*~—]+|```.*|~~~.*")
_TABLE = re.compile(r"\|.*\|?\s*$")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_NOTE_TEXT = re.compile(r"\[\^[^\]\s]+\]:")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!])")
_DOTTED = re.compile(r"(?<![.…·])[.…·]{3,}\s*\d{1,3}$")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@attrs.frozen
class Line:
    """One line of words.

    ``line`` and ``column`` count from 1; in a Word document ``line`` counts its paragraphs.
    ``level`` is that of a marked-up heading, ``None`` for all else.  ``fresh`` says that the line
    surely begins a paragraph.
    """

    text: str
    line: int
    column: int = 1
    level: int | None = None
    fresh: bool = False


def decode(data: bytes, name: str) -> str:
    """The text in *data*: UTF-8 with or without a mark, or GB18030.

    Nearly any bytes can be taken for GB18030, so that the result must look like Chinese prose.

    Raises:
        DocumentError: another encoding, or no text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _chinese(data, name)
    if _CONTROL.search(text):
        raise DocumentError("encoding", name=name)
    return text


def _chinese(data: bytes, name: str) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise DocumentError("encoding", name=name) from None
    foreign = [sign for sign in text if not sign.isascii()]
    usual = frozenset(words("characters", "common"))
    share = sum(sign in usual for sign in foreign) / max(len(foreign), 1)
    if share < words("limits", "common_share"):
        raise DocumentError("encoding", name=name)
    return text


def text_lines(text: str) -> list[Line]:
    """The lines of plain text or Markdown, without tables, notes, rules and page numbers."""
    lines: list[Line] = []
    for number, raw in enumerate(re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text), start=1):
        found = _marked(raw, number)
        if found is not None and not is_page_number(found.text):
            lines.append(found)
    return lines


def _marked(raw: str, number: int) -> Line | None:
    text = raw.strip()
    if not text or any(one.match(text) for one in (_TABLE, _NOTE_TEXT)) or _RULE.fullmatch(text):
        return None
    level = None
    rest = text
    if heading := _HEADING.match(rest):
        level = len(heading[1])
        rest = _CLOSING_MARKS.sub("", rest[heading.end() :])
    bullet = _BULLET.match(rest)
    rest = rest[bullet.end() :] if bullet else rest
    words_only = clean(_unmarked(rest))
    if not words_only:
        return None
    column = max(raw.find(words_only[0]), 0) + 1 if level is None else raw.find(rest[:1]) + 1
    return Line(words_only, number, column, level, fresh=bool(bullet))


def _unmarked(text: str) -> str:
    for marks, inner in (
        (_PICTURE, ""),
        (_NOTE, ""),
        (_LINK, r"\1"),
        (_EMPHASIS, r"\2"),
        (_ESCAPE, r"\1"),
        (_CODE, r"\1"),
    ):
        text = marks.sub(inner, text)
    return text


def clean(text: str) -> str:
    """*text* without characters that cannot be seen and without space around it."""
    return _INVISIBLE.sub("", text).strip()


@cache
def _page_number() -> re.Pattern[str]:
    first, page, total = (view(one) for one in words("signature", "page_number"))
    number = rf"(?:\d{{1,3}}|[{numeral_class()}]{{1,3}})"
    counted = rf"{first}\s*{number}\s*{page}(?:\W*{total}\s*{number}\s*{page})?"
    return re.compile(rf"[-—–\s]*(?:\d{{1,3}}|{counted}|\d{{1,3}}\s*/\s*\d{{1,3}})[-—–\s]*")


def is_page_number(text: str) -> bool:
    """Whether a line is what a printer put at the foot of a page, or a line of a contents list."""
    seen = view(text)
    return bool(_page_number().fullmatch(seen) or _DOTTED.search(seen))


@cache
def _foreign() -> tuple[tuple[bytes, str], ...]:
    table = words("formats", "foreign")
    return tuple((bytes.fromhex(start), what) for start, what in table.items())


def refuse_foreign(data: bytes, name: str) -> None:
    """Refuse a file that is neither text nor a Word document, whatever its name says.

    Raises:
        DocumentError: it is too large or of another format.
    """
    if len(data) > limit("bytes"):
        raise DocumentError("too_large", name=name, found=len(data), limit=limit("bytes"))
    for start, what in _foreign():
        if data.startswith(start):
            known = [one for kind in words("formats", "kinds") for one in words("formats", kind)]
            raise DocumentError("format", name=name, found=what, known=tuple(known))
