"""Finds the line of a key in a TOML file, for messages about faults in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["line_of", "lines_of"]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_SPLIT = re.compile(r"""\s*\.\s*""")


def lines_of(text: str) -> Mapping[tuple[str | int, ...], int]:
    """The first line (from 1) of each table and key in *text*, by path.

    Arrays of tables count from 0: ``("requirement", 2, "version", 0, "article")``.  Keys inside
    strings over several lines may be taken for keys; a message then points a little off, never
    nowhere.
    """
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    here: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            here = _table(header, counts)
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            path = here
            for name in _names(key.group(1)):
                path = (*path, name)
                found.setdefault(path, number)
    return found


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line of *path* in *text*, or of the nearest table above it; 1 at worst."""
    lines = lines_of(text)
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


def _table(
    header: re.Match[str], counts: dict[tuple[str | int, ...], int]
) -> tuple[str | int, ...]:
    path: tuple[str | int, ...] = ()
    names = _names(header.group(2))
    for position, name in enumerate(names):
        path = (*path, name)
        last = position == len(names) - 1
        if last and header.group(1) == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in _SPLIT.split(dotted.strip())]
