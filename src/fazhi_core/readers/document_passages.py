"""Runs of text that know where each part of them stands in the file, and paragraphs made of them.

Documents come with lines cut by page ends and by hard wrapping; here they become paragraphs again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

import attrs

from fazhi_core.readers.document_lines import Line
from fazhi_core.readers.document_numbers import numeral_class, only_dated, whole_number
from fazhi_core.readers.document_words import either, limit, one_of, squeeze, view, word, words

__all__ = ["Block", "Label", "Passage", "is_agency", "is_apart", "label_of", "paragraphs"]

_NEAR_FULL = 6
_ENOUGH_FULL_LINES, _SHARE_OF_FULL_LINES = 3, 0.3
_LOOK_BACK = 3
_PART, _CHINESE, _BRACKETED, _DIGITS, _DIGITS_BRACKETED = range(5)


@attrs.frozen
class Passage:
    """A text and, for offsets in it, the line and column that they come from."""

    text: str
    marks: tuple[tuple[int, int, int], ...] = ()

    @property
    def seen(self) -> str:
        """The flattened view of the text, as long as the text."""
        return view(self.text)

    def at(self, offset: int) -> tuple[int, int] | None:
        """Line and column of the character at *offset*; ``None`` where no place is known."""
        found = bisect_right(self.marks, (offset, float("inf"), 0)) - 1
        if found < 0:
            return None
        begin, line, column = self.marks[found]
        return line, column + offset - begin

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part from *start* to *end*, without the spaces around it."""
        part = self.text[start:end]
        kept = part.strip()
        begin = start + len(part) - len(part.lstrip())
        stop = begin + len(kept)
        place = self.at(begin)
        first = () if place is None else ((0, *place),)
        rest = ((at - begin, line, col) for at, line, col in self.marks if begin < at < stop)
        return Passage(kept, (*first, *rest))

    @staticmethod
    def join(parts: Iterable[Passage], between: str = "\n") -> Passage:
        """One passage of several, with *between* between them."""
        texts: list[str] = []
        marks: list[tuple[int, int, int]] = []
        length = 0
        for part in parts:
            length += len(between) if texts else 0
            marks.extend((at + length, line, column) for at, line, column in part.marks)
            texts.append(part.text)
            length += len(part.text)
        return Passage(between.join(texts), tuple(marks))


@attrs.frozen
class Label:
    """The numeral before a heading; ``style`` 0 is the highest, ``end`` where its words begin."""

    style: int
    number: int
    end: int


@attrs.frozen
class Block:
    """A paragraph, a heading or a line that stands by itself."""

    passage: Passage
    level: int | None = None
    label: Label | None = None

    @property
    def name(self) -> str:
        """The text as a name or a title: flattened, without the spaces of typesetting."""
        return squeeze(self.passage.seen)


@cache
def _labels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    part = words("labels", "part")
    sign, several = numeral_class(), rf"[{numeral_class()}]{{1,3}}"
    marks, loose = (re.escape(word("labels", one)) for one in ("separators", "loose_separators"))
    never = rf"(?!{view(words('labels', 'item'))}|[{sign}]*[{word('labels', 'not_followed')}])"
    units = either(part["suffix"])
    return (
        (_PART, re.compile(rf"{part['prefix']}({several}|\d{{1,2}}){units}[{loose}\s]*")),
        (_CHINESE, re.compile(rf"({several})(?:\s*[{marks}]\s*|\s+(?![{sign}])){never}")),
        (_BRACKETED, re.compile(rf"\(\s*({several})\s*\)\s*[{marks}]?\s*")),
        (_DIGITS, re.compile(rf"(\d{{1,2}})\s*(?:[{marks}])(?!\s*\d)\s*")),
        (_DIGITS_BRACKETED, re.compile(r"\(?\s*(\d{1,2})\s*\)\s*")),
        (_DIGITS_BRACKETED, re.compile(rf"([{re.escape(words('characters', 'circled'))}])\s*")),
        (_DIGITS_BRACKETED, re.compile(r"(?:\d{1,2}\.)+(\d{1,2})(?![\d.%])\s+")),
    )


def label_of(text: str) -> Label | None:
    """The numeral that begins a heading, if *text* begins with one."""
    seen = view(text[: limit("heading_characters")])
    for style, pattern in _labels():
        if (found := pattern.match(seen)) is None:
            continue
        number = words("characters", "circled").find(found[1]) + 1 or whole_number(found[1])
        if number and number <= limit("label_number"):
            return Label(style, number, found.end())
    return None


@cache
def _agency() -> re.Pattern[str]:
    ends = one_of("issuers", "agency_ends")
    most = limit_of_names()
    breaks = re.escape(word("characters", "name_breaks"))
    return re.compile(rf"[^\s{breaks}]{{2,{most}}}{ends}(?:\([^()]{{1,8}}\))?")


def limit_of_names() -> int:
    """The number of characters above which a line is no agency's name."""
    return int(words("issuers", "most_characters"))


def is_agency(name: str) -> bool:
    """Whether *name* (squeezed and flattened) is the name of a government body and nothing else."""
    if len(name) > limit_of_names() or re.search(one_of("issuers", "never"), name):
        return False
    return _agency().fullmatch(name) is not None


def is_apart(name: str) -> bool:
    """Whether a line stands by itself: a name, a day, a note or the end of a title."""
    if len(name) > limit("heading_characters"):
        return False
    bare = name.strip("()[]")
    if bare in set(map(view, words("signature", "page_blank"))) or is_agency(name):
        return True
    found = only_dated(name)
    if found is not None and (found.start == 0 or is_agency(name[: found.start])):
        return True
    labelled = f"(?:{one_of('signature', 'labelled')}|{one_of('signature', 'published')})"
    if re.match(rf"{labelled}\s*:", name):
        return True
    titled = re.search(one_of("head", "title_ends") + "$", name) is not None
    return titled and not _punctuated(name) and not set(name) & set(word("characters", "going_on"))


def _width(text: str) -> int:
    return sum(1 if unicodedata.east_asian_width(sign) in "NaH" else 2 for sign in text)


def _full_width(lines: Sequence[Line]) -> int:
    """The width from which a line may have been cut: that of hard wrapping, if there is any."""
    widths = [_width(line.text) for line in lines if line.level is None]
    widest = max(widths, default=0)
    full = sum(width >= widest - _NEAR_FULL for width in widths)
    enough = max(_ENOUGH_FULL_LINES, _SHARE_OF_FULL_LINES * len(widths))
    if limit("wrap_least") <= widest <= limit("wrap_most") and full >= enough:
        return widest - _NEAR_FULL
    return limit("paragraph_width")


def paragraphs(lines: Sequence[Line]) -> list[Block]:
    """The paragraphs of a document: lines cut in the middle of a sentence are joined."""
    full = _full_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, full):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group) for group in groups]


def _continues(before: Sequence[Line], line: Line, full: int) -> bool:
    last = before[-1]
    if last.level is not None or line.level is not None:
        return False
    seen = view(last.text).rstrip(word("characters", "trailing") + " ")
    if not seen or seen[-1] in word("characters", "line_end"):
        return False
    if is_apart(squeeze(view(last.text))) or is_apart(squeeze(view(line.text))):
        return False
    if label_of(line.text) and not _inside(before, line):
        return False
    if seen[-1] in word("characters", "going_on"):
        return not line.fresh or _width(last.text) >= full
    if not line.fresh and _in_sentence(before):
        return True
    if _width(last.text) < full:
        return False
    headed = len(before) == 1 and label_of(last.text) and not _punctuated(last.text)
    return not headed or not (_punctuated(line.text) or _width(line.text) >= full)


def _in_sentence(before: Sequence[Line]) -> bool:
    """Whether a paragraph that has not ended is prose, however short its last line is."""
    if any(_punctuated(one.text) for one in before[-_LOOK_BACK:]):
        return True
    commas = set(word("characters", "going_on"))
    return label_of(before[0].text) is None and not commas.isdisjoint(before[-1].text)


def _punctuated(text: str) -> bool:
    return any(sign in word("characters", "sentence_end") for sign in view(text))


def _inside(before: Sequence[Line], line: Line) -> bool:
    """Whether a numeral at the start of a line goes on a list that the line before began."""
    label = label_of(line.text)
    goes_on = view(before[-1].text)[-1] in word("characters", "going_on")
    return goes_on and label is not None and label.style == _CHINESE


def _block(lines: Sequence[Line]) -> Block:
    parts: list[Passage] = []
    for line in lines:
        gap = parts and _latin(parts[-1].text[-1:]) and _latin(line.text[:1])
        text = f" {line.text}" if gap else line.text
        parts.append(Passage(text, ((len(text) - len(line.text), line.line, line.column),)))
    passage = Passage.join(parts, "")
    return Block(passage, lines[0].level, label_of(passage.text))


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
