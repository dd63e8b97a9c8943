"""The vocabulary by which documents are read, and the flattened view it is compared with.

Every word lies in ``data/document.toml``: a form of words met in practice is added there, not in
code.  The view has one character for each character of the text, so that a place found in the view
is the place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

import tomli

from fazhi_core._texts import Text

__all__ = ["either", "limit", "one_of", "pattern", "said", "squeeze", "view", "word", "words"]

_FULL_WIDTH, _HALF_WIDTH, _FULL_COMMA = range(0xFF01, 0xFF5F), 0x21, 0xFF0C
_SPACES = (0x00A0, 0x2002, 0x2003, 0x2009, 0x3000, 0x0009)


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole of ``data/document.toml``."""
    source = files(__package__).joinpath("data", "document.toml")
    return tomli.loads(source.read_text(encoding="utf-8"))


def words(*path: str) -> Any:
    """The list or table at *path*.

    Raises:
        KeyError: the vocabulary has no such entry.
    """
    found: Any = vocabulary()
    for step in path:
        found = found[step]
    return found


@cache
def word(*path: str) -> str:
    """The single word, or the row of characters, at *path*, as it looks in the view."""
    return view(cast("str", words(*path)))


def limit(name: str) -> int:
    """A limit from the vocabulary, as a whole number."""
    return int(words("limits", name))


def said(key: str, values: Mapping[str, Any]) -> tuple[Text, Text]:
    """The message *key* and its remedy, with their places filled in."""
    entry = words("messages", key)
    message = Text(zh=entry["zh"], en=entry["en"])
    remedy = Text(zh=entry["remedy_zh"], en=entry["remedy_en"])
    return message.fill(values), remedy.fill(values)


@cache
def _flat() -> Mapping[int, int]:
    known = words("characters")
    flat = {code: code - _FULL_WIDTH.start + _HALF_WIDTH for code in _FULL_WIDTH}
    del flat[_FULL_COMMA]
    flat |= dict.fromkeys(_SPACES, ord(" "))
    pairs = zip(known["traditional"], known["simplified"], strict=True)
    return flat | {ord(old): ord(new) for old, new in pairs}


def view(text: str) -> str:
    """*text* with full-width signs, spaces and traditional characters flattened, as long as it."""
    return text.translate(_flat())


def squeeze(text: str) -> str:
    """*text* without the spaces that typesetting leaves inside titles and names.

    A space between two Latin letters stays.
    """
    return re.sub(r"\s+", _kept_space, text.strip())


def _kept_space(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    latin = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    return " " if latin else ""


def either(options: Iterable[str]) -> str:
    """A regular expression for any of *options*, the longest first, as they look in the view."""
    ordered = sorted({view(option) for option in options}, key=lambda one: (-len(one), one))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


@cache
def one_of(*path: str) -> str:
    """A regular expression for any word of the list at *path*."""
    return either(words(*path))


@cache
def pattern(*path: str) -> re.Pattern[str]:
    """The regular expression at *path*, compiled."""
    return re.compile(word(*path))


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """The spans of *text* between quotation marks."""
    for opening, closing in words("characters", "quotes"):
        inner = f"[^{opening}{closing}\n]*"
        found = re.compile(f"{opening}{inner}{closing}")
        yield from (match.span() for match in found.finditer(text))
