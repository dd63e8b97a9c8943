"""How names may be written in files: keys, enumeration labels, record types, and near misses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from fazhi_core.engine.outcome import Path
from fazhi_core.records import RecordType
from fazhi_core.records.base import Labelled, Part, Record, Subject, facts, per_class

__all__ = ["TYPE_TITLE", "Names", "identity_like", "labels", "nearest", "spellings"]

TYPE_TITLE = facts(Subject)["type"].zh
"""The Chinese title of the key ``type``."""

_YEAR_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_IDENTITY = re.compile(
    rf"(?<![0-9])(?:[1-9][0-9]{{5}}(?:18|19|20)[0-9]{{2}}{_YEAR_DAY}[0-9]{{3}}[0-9Xx]"
    rf"|[1-9][0-9]{{5}}[0-9]{{2}}{_YEAR_DAY}[0-9]{{3}})(?![0-9])|\A[0-9]{{15}}\Z"
)
_PHONE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_SHORTEST = 11
_DIGITS = re.compile(r"[0-9]{11}")


def identity_like(value: Any) -> str | None:
    """The fault an id makes by its shape: an identity-card or a telephone number; else ``None``.

    >>> identity_like("640402-2021-003") is None
    True
    """
    if not isinstance(value, str) or len(value) < _SHORTEST or not _DIGITS.search(value):
        return None
    if _IDENTITY.search(value):
        return "identity_number"
    return "phone_number" if _PHONE.search(value) else None


@cache
def labels(enum: type[Labelled]) -> Mapping[str, Labelled]:
    """The members of *enum* by value and by each Chinese label."""
    found: dict[str, Labelled] = {}
    for member in enum:
        found.update(dict.fromkeys((member.zh, *member.also), member))
    for member in enum:
        found[member.value] = member
    return found


@per_class
def spellings(cls: type[Any]) -> Mapping[str, str]:
    """The name of a fact of *cls* for each way to write it: the name itself, a Chinese title."""
    found: dict[str, str] = {}
    for info in facts(cls).values():
        found.update(dict.fromkeys((info.zh, *info.also), info.name))
    found.update({name: name for name in facts(cls)})
    if issubclass(cls, Record):
        found.setdefault(TYPE_TITLE, "type")
        found["type"] = "type"
    return found


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like *word*; ``None`` if none is much like it."""
    from difflib import get_close_matches

    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    choices = list(known)
    if folded in choices:
        return folded
    close = get_close_matches(folded, choices, n=1, cutoff=0.6)
    if close:
        return close[0]
    inside = [one for one in choices if len(one) > 1 and (one in word or word in one)]
    return min(inside, key=lambda one: abs(len(one) - len(word)), default=None) if word else None


class Names:
    """The names of a set of record types."""

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        self.types = types
        self.by_word: dict[str, str] = {
            word: name for name, kind in types.items() for word in (kind.zh, *kind.also)
        }
        self.by_word.update({name: name for name in types})

    def spelled(self, root: type[Part] | None, path: Path) -> tuple[str, ...]:
        """The ways in which the last name of *path* may be written in a record of class *root*."""
        cls = root
        for step in path[:-1]:
            if cls is not None and isinstance(step, str):
                info = facts(cls).get(step)
                cls = info.part if info else None
        last = str(path[-1])
        if last == "type":
            return (last, TYPE_TITLE)
        info = facts(cls).get(last) if cls is not None else None
        return (last, info.zh, *info.also) if info else (last,)
