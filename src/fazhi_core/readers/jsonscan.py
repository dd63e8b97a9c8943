"""Finds the place of a key or element in JSON text, without building anything.

Works on bytes and without recursion, so that neither encoding nor depth can upset it.  Used only
for faults and findings, never for a clean file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from fazhi_core.engine.outcome import Path

__all__ = ["Broken", "Walked", "depth_beyond", "elements", "find", "members", "skip", "skip_space"]

_SPACE = re.compile(rb"[ \t\r\n]*")
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
# The next brackets outside strings, a quote that never closes, or the end.  Possessive, brackets in
# one go, and never without a match, so that hostile text costs no more than honest text.
_TOKEN = re.compile(
    rb'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+([\[{]++|[\]}]++|"|\Z)', re.DOTALL
)
_SCALAR = re.compile(rb'[^\s,\[\]{}":]+')
_OPEN, _CLOSE, _QUOTE = b"[{", b"]}", b'"'
_LEVELS = 3


def _container(levels: int) -> bytes:
    """The pattern of a whole container whose values nest no deeper than *levels*."""
    inner = b"|" + _container(levels - 1) if levels else b""
    return rb'[\[{](?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"' + inner + rb")*+[\]}]"


# A whole container or member in one step; what is deeper, or broken, is walked token by token.
_CONTAINER = re.compile(_container(_LEVELS), re.DOTALL)
_MEMBER = re.compile(
    rb'("[^"\\]*+(?:\\.[^"\\]*+)*+")[ \t\r\n]*+:[ \t\r\n]*+'
    rb'("[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s,\[\]{}":]++|' + _CONTAINER.pattern + rb")"
    rb"[ \t\r\n]*+(?:,[ \t\r\n]*+|(?=\}))",
    re.DOTALL,
)


class Broken(ValueError):
    """The text is not JSON from *offset* on; *reason* is a key of the catalogue."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


def skip_space(data: bytes, at: int) -> int:
    """The offset of the next byte that is not white space."""
    found = _SPACE.match(data, at)
    return found.end() if found else at


def skip(data: bytes, at: int) -> int:
    """The offset behind the value that begins at *at*.

    Raises:
        Broken: no value begins there, or it never ends.
    """
    first = data[at : at + 1]
    if first == _QUOTE:
        found = _STRING.match(data, at)
    elif first and first in _OPEN:
        whole = _CONTAINER.match(data, at)
        return whole.end() if whole else _skip_container(data, at)
    else:
        found = _SCALAR.match(data, at)
    if not found:
        raise Broken(at, "reason_unterminated" if first == _QUOTE else "reason_value")
    return found.end()


def _skip_container(data: bytes, at: int) -> int:
    depth = 0
    for token in _TOKEN.finditer(data, at):
        begin, end = token.span(1)
        first = data[begin : begin + 1]
        if not first:
            break
        if first in _OPEN:
            depth += end - begin
        elif first in _CLOSE:
            if depth <= end - begin:
                return begin + depth
            depth -= end - begin
        else:
            raise Broken(begin, "reason_unterminated")
    raise Broken(at, "reason_unclosed")


def depth_beyond(data: bytes, limit: int) -> int | None:
    """The offset where nesting first passes *limit*; ``None`` if it never does."""
    depth = 0
    for token in _TOKEN.finditer(data):
        begin, end = token.span(1)
        first = data[begin : begin + 1]
        if not first or first == _QUOTE:
            break
        if first in _OPEN:
            depth += end - begin
            if depth > limit:
                return end - (depth - limit)
        elif first in _CLOSE:
            depth -= end - begin
    return None


def elements(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each element of the array that begins at *at*; the last is its end twice.

    Raises:
        Broken: the array is not well-formed; elements before the break were given.
    """
    at = skip_space(data, at + 1)
    if data[at : at + 1] == b"]":
        yield at + 1, at + 1
        return
    while True:
        end = skip(data, at)
        yield at, end
        at = skip_space(data, end)
        mark = data[at : at + 1]
        if mark == b"]":
            yield at + 1, at + 1
            return
        if mark != b",":
            raise Broken(at, "reason_comma" if mark else "reason_unclosed")
        at = skip_space(data, at + 1)


def members(data: bytes, at: int) -> Iterator[tuple[str, int, int]]:
    """Key, offset of the key and offset of the value, for each member of the object at *at*.

    Raises:
        Broken: the object is not well-formed; members before the break were given.
    """
    at = skip_space(data, at + 1)
    while data[at : at + 1] != b"}":
        whole = _MEMBER.match(data, at)
        if whole:
            yield _text(whole[1]), at, whole.start(2)
            at = whole.end()
            continue
        key = _STRING.match(data, at)
        if not key:
            raise Broken(at, "reason_key")
        colon = skip_space(data, key.end())
        if data[colon : colon + 1] != b":":
            raise Broken(colon, "reason_colon")
        value = skip_space(data, colon + 1)
        yield _text(key.group()), at, value
        at = skip_space(data, skip(data, value))
        if data[at : at + 1] == b",":
            at = skip_space(data, at + 1)
        elif data[at : at + 1] != b"}":
            raise Broken(at, "reason_comma")


def _text(raw: bytes) -> str:
    try:
        plain = raw[1:-1].decode()
        return plain if plain.isprintable() and "\\" not in plain else str(json.loads(raw))
    except ValueError:
        return raw.decode("utf-8", "replace")


Walked = dict[int, list[Any]]
"""The members or elements of each container that was gone through, by its offset."""


def find(
    data: bytes,
    at: int,
    path: Path,
    spelled: Callable[[Path], tuple[str, ...]],
    nth: int = 0,
    *,
    walked: Walked,
    doubled: bool = True,
) -> int:
    """The offset of *path* in the value that begins at *at*, or of the nearest part above it.

    Args:
        data: the text.
        at: where the value begins; white space before it is passed over.
        path: names and element numbers.
        spelled: the ways in which the last name of a path may be written.
        nth: which of several equal keys is meant by the last step.
        walked: what was gone through before in the same text, added to; an empty one at first.
        doubled: whether keys on the way may be given twice; the last of them counts then.
    """
    best = value = skip_space(data, at)
    for position, step in enumerate(path):
        which = nth if position == len(path) - 1 or not doubled else None
        if isinstance(step, int):
            found = _element(data, value, step, walked)
        else:
            found = _member(data, value, spelled(path[: position + 1]), which, walked)
        if found is None:
            return best
        best, value = found
    return best


def _element(data: bytes, at: int, number: int, walked: Walked) -> tuple[int, int] | None:
    if data[at : at + 1] != b"[":
        return None
    spans = _inside(walked, data, at, elements)
    begin, end = spans[number] if number < len(spans) else (at, at)
    return (begin, begin) if begin != end else None


def _member(
    data: bytes, at: int, spellings: tuple[str, ...], nth: int | None, walked: Walked
) -> tuple[int, int] | None:
    if data[at : at + 1] != b"{":
        return None
    inside = _inside(walked, data, at, members)
    found = [(key_at, value) for key, key_at, value in inside if key in spellings]
    if nth is not None:
        found = found[: nth + 1]
    return found[-1] if found else None


def _inside(
    walked: Walked, data: bytes, at: int, walk: Callable[[bytes, int], Iterator[Any]]
) -> list[Any]:
    """What stands in the container at *at*, up to where it breaks; each is walked once."""
    inside = walked.get(at)
    if inside is None:
        inside = walked[at] = []
        with suppress(Broken):
            inside.extend(walk(data, at))
    return inside
