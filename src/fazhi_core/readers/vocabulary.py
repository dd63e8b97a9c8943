"""How names may be written in files: keys, enumeration labels and record types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fazhi_core.engine.outcome import Path
from fazhi_core.records import RecordType
from fazhi_core.records.base import Labelled, Part, Record, Subject, facts, per_class

__all__ = ["TYPE_TITLE", "Names", "labels", "spellings"]

TYPE_TITLE = facts(Subject)["type"].zh
"""The Chinese title of the key ``type``."""


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
