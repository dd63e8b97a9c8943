"""Local fields: tables that never change, and the facts that plugins declare inside ``extra``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import attrs

from fazhi_core._texts import Text

__all__ = ["Field", "FieldType", "FrozenMap", "LocalFields"]

FieldType: TypeAlias = Literal["text", "boolean", "integer", "amount", "date", "datetime"]
"""What a local field may hold; ``amount`` is yuan, as a decimal number."""

_AnyClass: TypeAlias = type[Any]
_FIELD_CLASSES: Mapping[str, type[Any]] = {
    "text": str,
    "boolean": bool,
    "integer": int,
    "amount": Decimal,
    "date": date,
    "datetime": datetime,
}


class FrozenMap(Mapping[str, Any]):
    """A read-only, hashable, picklable table; lists inside become tuples."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Any]) -> None:
        self._items = {str(key): self._frozen(value) for key, value in items.items()}

    @classmethod
    def _frozen(cls, value: Any) -> Any:
        if isinstance(value, Mapping):
            return cls(value)
        if isinstance(value, list | tuple):
            return tuple(map(cls._frozen, value))
        return value

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} fields>"


class LocalFields(FrozenMap):
    """The table ``extra`` of a record.

    Like the facts of a record, its fields can be read as attributes, and one that is not shown is
    ``None``: so paths lead through it, ``extra.ourtown.counter``.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return self._items.get(name)


@attrs.frozen
class Field:
    """A fact that a plugin or an overlay adds to a type of record.

    Args:
        record: the record type.
        name: ``prefix.name``: it stands in the table ``prefix`` inside ``extra``.
        title: what people read; in files the Chinese title may stand for the name.
        type: see :data:`FieldType`.
        personal: can hold a private person's data; never printed.
    """

    record: str
    name: str
    title: Text
    type: FieldType
    personal: bool = False

    @property
    def cls(self) -> _AnyClass:
        """The class of its values."""
        return _FIELD_CLASSES[self.type]

    @property
    def steps(self) -> tuple[str, str]:
        """The prefix, and the name inside its table."""
        prefix, _, name = self.name.partition(".")
        return prefix, name
