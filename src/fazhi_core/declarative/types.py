"""What the parts of an expression are, and which facts of the records they read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs

from fazhi_core._texts import Text
from fazhi_core.declarative.faults import TEXTS
from fazhi_core.records import RecordType
from fazhi_core.records.base import FactInfo, Labelled, Part, Record
from fazhi_core.records.local import Field

__all__ = ["ANY", "Kind", "Known", "Reads", "Type", "param_type"]

Kind: TypeAlias = Literal[
    "bool",
    "int",
    "number",
    "text",
    "day",
    "days",
    "moment",
    "hours",
    "due",
    "choice",
    "part",
    "list",
    "local",
    "prefix",
    "params",
    "about",
    "any",
    "empty",
]
"""What a value is.  ``due`` may be two days, where a calendar is not out; ``any`` was not said."""

_SCALARS: dict[Any, Kind] = {
    bool: "bool",
    int: "int",
    Decimal: "number",
    float: "number",
    str: "text",
    date: "day",
    datetime: "moment",
}
_FIELDS: dict[str, Kind] = {
    "text": "text",
    "boolean": "bool",
    "integer": "int",
    "amount": "number",
    "date": "day",
    "datetime": "moment",
}


@attrs.define(eq=False)
class Reads:
    """The facts that an expression reads of one table, in the order in which it names them.

    Args:
        cls: the class of the table; ``None`` for the tables inside ``extra``.
        local: the path inside ``extra``, where the table is one of those.
        facts: by name: the declaration, and what is read of the tables behind it.
    """

    cls: type[Part] | None
    local: tuple[str, ...] = ()
    facts: dict[str, tuple[FactInfo | Field | None, Reads | None]] = attrs.field(factory=dict)


@attrs.frozen
class Type:
    """The type of a part of an expression.

    Args:
        kind: see :data:`Kind`.
        of: the enumeration of a choice, the class of a table, the type of a list's elements.
        reads: for tables, where to note what is read of them.
        private: whether a private person's data went into it.
        may_not_happen: whether the record may show that it did not happen.
        record_type: for ``extra``, the type of record it stands in.
    """

    kind: Kind
    of: Any = None
    reads: Reads | None = None
    private: bool = False
    may_not_happen: bool = False
    record_type: RecordType | None = None

    @property
    def words(self) -> Text:
        """What people call it."""
        return TEXTS[f"kind_{self.kind}"]

    def tainted(self, *others: Type) -> Type:
        """The same, private where one of *others* is."""
        private = self.private or any(one.private for one in others)
        return attrs.evolve(self, private=private) if private else self


ANY = Type("any")


@attrs.frozen(eq=False)
class Known:
    """The record types that an expression may speak of.

    Args:
        types: all of them, by name.
        uses: those that the requirement looks up.
    """

    types: Callable[[str], RecordType]
    uses: Collection[str]

    def fact(self, info: FactInfo) -> tuple[Type, Reads | None]:
        """The type of the fact *info*, and where to note what is read behind it."""
        options = _options(info.annotation)
        private, perhaps = info.private, Literal[False] in options
        lists = [one for one in options if get_origin(one) is tuple]
        if lists:
            element, reads = self._single(_options(get_args(lists[0])[0]), info)
            return Type("list", element, private=private, may_not_happen=perhaps), reads
        found, reads = self._single(options, info)
        return attrs.evolve(found, private=private, may_not_happen=perhaps), reads

    def _single(self, options: list[Any], info: FactInfo) -> tuple[Type, Reads | None]:
        part = next(
            (one for one in options if isinstance(one, type) and issubclass(one, Part)), None
        )
        if part is None and str in options:
            part = next((self.types(one).cls for one in info.refers_to if one in self.uses), None)
        if part is not None:
            reads = Reads(part)
            return Type("part", part, reads), reads
        for one in options:
            if isinstance(one, type) and issubclass(one, Labelled):
                return Type("choice", one), None
            if one in _SCALARS:
                return Type(_SCALARS[one]), None
        return Type("local"), None

    def local(self, field: Field) -> Type:
        """The type of a local field."""
        return Type(_FIELDS[field.type], private=field.personal)

    def record_type(self, cls: type[Part]) -> RecordType | None:
        """The record type whose class is *cls*, if it is one."""
        return self.types(cls.type) if issubclass(cls, Record) and cls.type else None


def param_type(values: Collection[Any]) -> Type:
    """The type of a figure that has these *values* in the versions of a requirement."""
    kinds = {_param_kind(one) for one in values if one is not None}
    if kinds == {"int", "number"}:
        return Type("number")
    if len(kinds) != 1:
        return ANY
    kind = kinds.pop()
    if kind == "list":
        inner = [one for value in values if value is not None for one in value]
        return Type("list", param_type(inner))
    return Type(kind)


def _param_kind(value: Any) -> Kind:
    return "list" if isinstance(value, tuple) else _SCALARS.get(type(value), "any")


def _options(annotation: Any) -> list[Any]:
    """The members of a union but ``None``, or the annotation itself."""
    options = get_args(annotation)
    if not options or get_origin(annotation) in {tuple, Literal, Mapping}:
        return [annotation]
    return [one for one in options if one is not NoneType]
