"""The vocabulary of ledgers in workbooks, from ``data/workbook.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from fazhi_core.readers.archive import ArchiveLimits

__all__ = ["SEPARATOR", "archive_limits", "formats", "limit", "plain_word", "split_name", "words"]


@cache
def _vocabulary() -> Mapping[str, Any]:
    source = files(__package__).joinpath("data", "workbook.toml")
    return tomli.loads(source.read_text(encoding="utf-8"))


@cache
def words(*path: str) -> tuple[str, ...]:
    """The words of the list, or the characters of the text, at *path*."""
    found: Any = _vocabulary()
    for step in path:
        found = found[step]
    return tuple(found)


def limit(name: str) -> int:
    """A limit, as a whole number."""
    return int(_vocabulary()["limits"][name])


def archive_limits() -> ArchiveLimits:
    """How large the archive may be that a workbook is."""
    names = ("archive_files", "archive_bytes", "archive_ratio", "archive_free")
    return ArchiveLimits(*map(limit, names))


@cache
def formats() -> Mapping[int, str]:
    """The formats of days and times that are known by number."""
    return {int(number): code for number, code in _vocabulary()["formats"].items()}


SEPARATOR = words("sheets", "separators")[0]
"""What stands between the names of a table and of what is in it."""


def plain_word(text: str) -> str:
    """*text* as it is compared: headings are wrapped and padded to look well."""
    return "".join(text.split())


def split_name(text: str) -> tuple[str, ...]:
    """The names that *text* consists of: a table, what is in it, and so on."""
    for mark in words("sheets", "separators"):
        text = text.replace(mark, SEPARATOR)
    return tuple(text.split(SEPARATOR))
