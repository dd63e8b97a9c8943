"""Sentences that a person should look at again, found by patterns that stand in the requirements.

A pattern is a row of phrases: ``|`` between phrases that will do in one place, ``…`` for a gap
inside one sentence, ``~`` for a gap without comma, semicolon or colon.  Spaces, quotation marks
and full or half width do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import attrs

from fazhi_core import Outcome, Word, not_applicable, not_shown, ok, review

__all__ = ["Wording", "first", "looked_at", "named", "parts"]


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


def looked_at(text: str | None, words: Wording) -> Outcome:
    """Raise *text* for a person where a sentence of it is one that is looked for."""
    if text is None:
        return not_shown("text")
    if not any(named(text, pattern, words.gap) for pattern in words.about):
        return not_applicable()
    number = first(text, words.raised, words.lawful, words.gap)
    if number is None:
        return ok()
    return review("text", key="raised", sentence=number, law=Word(words.law))


def named(text: str, pattern: str, gap: int) -> bool:
    """Whether one sentence of *text* holds *pattern*."""
    wanted = _compiled((pattern,), gap)
    return any(wanted.search(part) for _, part in parts(text))


def first(text: str, raised: tuple[str, ...], lawful: tuple[str, ...], gap: int) -> int | None:
    """The number of the first sentence that holds one of *raised* and none of *lawful*."""
    wanted, excused = _compiled(raised, gap), _compiled(lawful, gap)
    for number, part in parts(text):
        if wanted.search(part) and not excused.search(part):
            return number
    return None


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


@lru_cache
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
