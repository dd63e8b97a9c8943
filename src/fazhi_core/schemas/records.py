"""Schemas of records, from the facts that their classes declare."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from fazhi_core.readers.vocabulary import TYPE_TITLE, Names, labels, spellings
from fazhi_core.records import RecordType
from fazhi_core.records.base import FactInfo, Labelled, Part, Record, Subject, facts
from fazhi_core.schemas.local import local_schema
from fazhi_core.schemas.values import DEFINITIONS, NAMES, TEXTS, Schema, about, ref

__all__ = ["Records"]

_TYPE, _ID = "type", "id"


class Records:
    """Collects what records of *types* look like into the definitions of one schema.

    Args:
        types: every record type that may be named, those of plugins too.

    Attributes:
        definitions: what was collected so far, by name.
    """

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        self._types = types
        self._names = Names(types)
        self.definitions: dict[str, Schema] = {}

    def whole(self, name: str) -> Schema:
        """A record of the type *name* that stands for itself: with its type and an id."""
        cls = self._types[name].cls
        written = spellings(cls)
        return {
            **self._part(cls),
            "properties": {key: {"minLength": 1} for key in written if written[key] == _ID},
            "allOf": [
                {"anyOf": [{"required": [key]} for key in written if written[key] == fact]}
                for fact in (_TYPE, _ID)
            ]
            + [{"properties": {key: _not_null() for key in written if written[key] == _TYPE}}],
        }

    def any_whole(self) -> Schema:
        """A record of any type, told by its ``type``."""
        words = {name: self._words(name) for name in self._types}
        return {
            "type": "object",
            **_typed([word for several in words.values() for word in several]),
            "allOf": [
                {"if": _typed(several), "then": self._named(name)}
                for name, several in words.items()
            ],
        }

    def _named(self, name: str) -> Schema:
        """A reference to the whole record of the type *name*."""
        key = f"record.{name}"
        if key not in self.definitions:
            self.definitions[key] = {}
            self.definitions[key] = self.whole(name)
        return ref(key)

    def _words(self, name: str) -> list[str]:
        """How the type *name* may be written."""
        return [name, *(word for word, one in self._names.by_word.items() if one == name != word)]

    def _value(self, name: str) -> Schema:
        self.definitions.setdefault(name, DEFINITIONS[name])
        return ref(name)

    def _local(self) -> Schema:
        for name in ("text", "number", "local_value", "local"):
            self._value(name)
        return ref("local")

    def _part(self, cls: type[Part]) -> Schema:
        key = f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"
        if key not in self.definitions:
            # Set before it is known: a table may hold itself.
            self.definitions[key] = {}
            self.definitions[key] = {
                "title": self._title(cls),
                "description": _first_words(cls),
                "type": "object",
                "properties": dict(self._properties(cls, key)),
                "additionalProperties": False,
            }
        return ref(key)

    def _title(self, cls: type[Part]) -> str:
        known = self._types.get(cls.type) if issubclass(cls, Record) else None
        return cls.__name__ if known is None else known.zh

    def _properties(self, cls: type[Part], key: str) -> Iterator[tuple[str, Schema]]:
        known = facts(cls)
        written = spellings(cls)
        if issubclass(cls, Record):
            words = [*self._words(cls.type), None]
            yield _TYPE, {"title": TYPE_TITLE, "enum": words}
        for name, info in known.items():
            yield name, {**self._fact(cls, info), **_words_about(info)}
        for word, name in written.items():
            if word not in known and word != _TYPE:
                yield word, ref(f"{key}/properties/{name}")

    def _fact(self, cls: type[Part], info: FactInfo) -> Schema:
        if issubclass(cls, Subject) and info.name == _TYPE:
            return {"enum": [*self._names.by_word, None]}
        if info.name == "extra" and issubclass(cls, Record):
            free = local_schema(self._types.get(cls.type), self._local())
            return {"anyOf": [free, {"type": "null"}]}
        return self._annotated(info.annotation)

    def _annotated(self, annotation: Any) -> Schema:
        union = isinstance(annotation, UnionType) or get_origin(annotation) is Union
        options = get_args(annotation) if union else (annotation,)
        found = [self._option(one) for one in options]
        return found[0] if len(found) == 1 else {"anyOf": found}

    def _option(self, option: Any) -> Schema:
        if option is NoneType:
            return {"type": "null"}
        if option == Literal[False]:
            return {"const": False}
        if get_origin(option) is tuple:
            return {"type": "array", "items": self._annotated(get_args(option)[0])}
        if isinstance(option, type) and issubclass(option, Part):
            return self._part(option)
        if isinstance(option, type) and issubclass(option, enum.Enum):
            return self._choice(option)
        return self._value(NAMES[option]) if option in NAMES else self._local()

    def _choice(self, kind: type[enum.Enum]) -> Schema:
        key = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
        if key not in self.definitions:
            labelled = issubclass(kind, Labelled)
            words = labels(kind) if labelled else {str(one.value): one for one in kind}
            shown = [f"{one.value} {getattr(one, 'zh', '')}".rstrip() for one in kind]
            values = [str(one.value) for one in kind]
            self.definitions[key] = {
                "title": kind.__name__,
                "description": "\n".join(filter(None, (_first_words(kind), *shown))),
                "enum": list(dict.fromkeys([*values, *words])),
            }
        return ref(key)


def _typed(words: list[str]) -> Schema:
    """What a table is whose ``type`` is one of *words*, whichever way the key is written."""
    return {
        "anyOf": [
            {"required": [key], "properties": {key: {"enum": words}}} for key in (_TYPE, TYPE_TITLE)
        ]
    }


def _not_null() -> Schema:
    return {"not": {"type": "null"}}


def _first_words(cls: type[Any]) -> str:
    """The first paragraph of a docstring."""
    own = vars(cls).get("__doc__") or ""
    return " ".join(own.strip().split("\n\n")[0].split())


def _words_about(info: FactInfo) -> Schema:
    """Title and description of a fact, as its declaration has them."""
    lines = [info.en]
    if info.unit:
        lines.append(about(TEXTS["unit"].fill({"unit": info.unit})))
    if info.refers_to:
        lines.append(about(TEXTS["refers_to"].fill({"types": info.refers_to})))
    if info.absence == "none":
        lines.append(about(TEXTS["absent_is_none"]))
    if info.private:
        lines.append(about(TEXTS["private"]))
    return {"title": info.zh, "description": "\n".join(lines)}
