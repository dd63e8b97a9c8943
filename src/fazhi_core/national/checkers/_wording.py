"""Sentences that a person should look at again, found by patterns that stand in the requirements.

A pattern is a row of phrases: ``|`` between phrases that will do in one place, ``…`` for a gap
inside one sentence, ``~`` for a gap without comma, semicolon or colon.  Spaces, quotation marks
and full or half width do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import attrs

from fazhi_core import Outcome, Word, not_applicable, not_shown, ok, review

__all__ = ["PetitionWording", "Wording", "first", "looked_at", "named", "parts"]


@attrs.frozen(kw_only=True)
class Wording:
    """What is looked for in a text.

    Args:
        about: patterns of which a text must hold one to be concerned at all.
        raised: patterns of sentences that a person should look at.
        lawful: patterns that take such a sentence out again.
        gap: the longest gap, in characters.
        law: the law's own phrase that the sentence is held against.
    """

    about: tuple[str, ...]
    raised: tuple[str, ...]
    lawful: tuple[str, ...]
    gap: int
    law: str


@attrs.frozen(kw_only=True)
class PetitionWording(Wording):
    """What is looked for in sentences on petitioners.

    One sentence may forbid one thing and order another, so that what it forbids excuses only that.

    Args:
        denied: patterns that take out the very words which they overlap, and nothing else.
    """

    denied: tuple[str, ...]


def looked_at(text: str | None, words: Wording, denied: tuple[str, ...] = ()) -> Outcome:
    """Raise *text* for a person where a sentence of it is one that is looked for.

    Args:
        text: the text.
        words: what is looked for.
        denied: patterns that excuse the words which they overlap.
    """
    if text is None:
        return not_shown("text")
    if not any(named(text, pattern, words.gap) for pattern in words.about):
        return not_applicable()
    number = first(text, words.raised, words.lawful, words.gap, denied)
    if number is None:
        return ok()
    return review("text", key="raised", sentence=number, law=Word(words.law))


def named(text: str, pattern: str, gap: int) -> bool:
    """Whether one sentence of *text* holds *pattern*."""
    wanted = _compiled((pattern,), gap)
    return any(wanted.search(part) for _, part in parts(text))


def first(
    text: str,
    raised: tuple[str, ...],
    lawful: tuple[str, ...],
    gap: int,
    denied: tuple[str, ...] = (),
) -> int | None:
    """The number of the first sentence that holds one of *raised* and none of *lawful*.

    Words that one of *denied* overlaps do not count.
    """
    wanted, excused = _compiled(raised, gap), _compiled(lawful, gap)
    for number, part in parts(text):
        if not wanted.search(part) or excused.search(part):
            continue
        if not denied or any(_stands(part, one, denied, gap) for one in raised):
            return number
    return None


def _stands(part: str, pattern: str, denied: tuple[str, ...], gap: int) -> bool:
    """Whether *part* holds *pattern* somewhere that none of *denied* overlaps."""
    no = [one.span() for each in denied for one in _compiled((each,), gap).finditer(part)]
    return any(
        all(end <= one.start() or one.end() <= start for start, end in no)
        for one in _compiled((pattern,), gap).finditer(part)
    )


def parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of *text* up to each semicolon or end of sentence, with the sentence's number.

    They are in half width and hold neither spaces nor quotation marks.
    """
    for number, sentence in enumerate(_ENDS.split(_plain(text)), start=1):
        for part in sentence.split(";"):
            yield number, part


_ENDS = re.compile("[。!?]")
_QUOTES = frozenset({"Pi", "Pf"})
_STRAIGHT = frozenset("\"'\u300c\u300d\u300e\u300f")


def _plain(text: str) -> str:
    """*text* in half width, without spaces and quotation marks."""
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(
        letter
        for letter in narrow
        if not letter.isspace()
        and letter not in _STRAIGHT
        and unicodedata.category(letter) not in _QUOTES
        and unicodedata.category(letter) != "Cf"
    )


@cache
def _compiled(patterns: tuple[str, ...], gap: int) -> re.Pattern[str]:
    """One expression for *patterns*; one that never matches where there is none."""
    gaps = {"…": f".{{0,{gap}}}", "~": f"[^,;:]{{0,{gap}}}"}
    rows = []
    for pattern in patterns:
        pieces = re.split("([…~])", pattern)
        rows.append("".join(gaps.get(piece) or _any_of(piece) for piece in pieces))
    return re.compile("|".join(rows) or r"(?!)")


def _any_of(piece: str) -> str:
    return "(?:" + "|".join(re.escape(_plain(phrase)) for phrase in piece.split("|")) + ")"
