"""The ground every record stands on: one declaration per fact, values that never change.

A record says what a file shows, never whether it was lawful.  ``None`` means "the file does not
show it", ``False`` for a day or a table and ``()`` for a list mean "the file shows that it did not
happen".  Records carry no attrs converters and no aliases, so that every reader builds the same
object from the same file.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from inspect import get_annotations
from types import UnionType
from typing import (
    Any,
    ClassVar,
    Literal,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs
from attrs.exceptions import FrozenInstanceError

from fazhi_core.records.declaring import Absence, Attributes, Declared, fact
from fazhi_core.records.local import FrozenMap, LocalFields

__all__ = [
    "Absence",
    "Day",
    "FactInfo",
    "FrozenMap",
    "Labelled",
    "Money",
    "No",
    "Part",
    "Record",
    "Subject",
    "absent_is_none",
    "day",
    "fact",
    "facts",
    "inner_classes",
    "names",
    "per_class",
    "shape",
    "table",
]

No: TypeAlias = Literal[False]
"""The file shows that the thing did not happen."""

Day: TypeAlias = date | No | None
"""A day, ``False`` for "it did not happen", ``None`` for "not shown"."""

Money: TypeAlias = Decimal | None
"""An amount in yuan, ``None`` for "not shown"."""

T = TypeVar("T")
_Class: TypeAlias = type[T]


class Labelled(enum.StrEnum):
    """An enumeration whose members carry the Chinese label that officials read.

    Members are strings: ``Procedure.SUMMARY == "summary"``.  Labels behind the first one are
    other words for the same thing that may stand in a file; they are never shown.

    >>> class Colour(Labelled):
    ...     RED = "red", "红", "赤"
    >>> Colour.RED.zh, Colour.RED.also
    ('红', ('赤',))
    """

    zh: str
    also: tuple[str, ...]

    def __new__(cls, value: str, zh: str = "", *also: str) -> Self:
        """Make a member from its value in files, its Chinese label, and other accepted ones."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh or value
        member.also = also
        return member


def per_class(function: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Remember what *function* gives for each class."""
    return cast("Callable[[type[Any]], T]", cache(function))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def shape(cls: type[T]) -> type[T]:
    """Make *cls* an attrs class: frozen, keyword-only, compared by value.

    What it does comes from :class:`Part`, so that a representation can never show a private
    person's data.  The class is not slotted, and each default is an attribute of the class: a
    record of fifty facts that shows five holds five values (see
    ``docs/decisions/0002-records-without-slots.md``).
    """
    own = {name: one for name, one in vars(cls).items() if isinstance(one, Declared)}
    above: Mapping[str, Declared] = getattr(cls, "__facts__", {})
    made: Any = cls
    made.__facts__ = {**{name: above[name] for name in above if name not in own}, **own}
    made.__attrs_attrs__ = Attributes()
    for name, one in own.items():
        setattr(made, name, one.default)
    return cls


@shape
class Part:
    """A table inside a record.  Compared by value, represented without its content.

    Raises:
        TypeError: a name given is no fact of the class.
    """

    __facts__: ClassVar[Mapping[str, Declared]]

    def __init__(self, **given: Any) -> None:
        self._refuse_unknown(given)
        object.__setattr__(self, "__dict__", given)
        self._settle()

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in names(type(self)))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def replace(self, **changes: Any) -> Self:
        """A copy with *changes*; the original stays as it is.

        Raises:
            TypeError: a name is no fact of the class.
        """
        self._refuse_unknown(changes)
        made = object.__new__(type(self))
        object.__setattr__(made, "__dict__", {**vars(self), **changes})
        made._settle()
        return made

    def _refuse_unknown(self, given: Mapping[str, Any]) -> None:
        for name in given:
            if name not in self.__facts__:
                raise TypeError(f"{type(self).__name__} has no fact {name!r}")

    def _settle(self) -> None:
        """Bring what was given into the form that is kept."""


@shape
class Record(Part):
    """What every record has.  ``id`` is empty only for a record that was not yet filed."""

    type: ClassVar[str] = ""

    id: str = fact("编号", "Identifier, unique per record type and agency.", default="")
    agency: str | None = fact("单位", "Division code or name of the agency that keeps the record.")
    note: str | None = fact("备注", "Anything else worth keeping.", personal=True, free_text=True)
    extra: Mapping[str, Any] | None = fact(
        "扩展字段", "Read-only table of local fields.", personal=True, free_text=True
    )

    def _settle(self) -> None:
        if self.extra is not None and self.extra.__class__ is not LocalFields:
            object.__setattr__(self, "extra", LocalFields(self.extra))

    def local(self, name: str, type_: _Class[T]) -> T | None:
        """The local field *name* (``prefix.name``); ``None`` where it is not shown.

        Args:
            name: as its ``[[field]]`` declares it.
            type_: the class of its values: str, bool, int, Decimal, date or datetime.

        Raises:
            TypeError: the record holds a value of another class there.
        """
        value: Any = self.extra
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is None or value.__class__ is type_:
            return value
        raise TypeError(f"{name} holds a {type(value).__name__}, not a {type_.__name__}")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r}>"


@shape
class Subject(Part):
    """Names another record by type and id."""

    type: str | None = fact("类型", "Record type of the record meant.")
    id: str | None = fact("编号", "Id of the record meant.")


def day(value: Day) -> date | None:
    """The day itself; ``None`` where none is shown or the thing did not happen."""
    return value or None


def table(value: T | No | None) -> T | None:
    """The table itself; ``None`` where none is shown or the thing did not happen."""
    return None if value is False else value


@per_class
def names(cls: type[Any]) -> tuple[str, ...]:
    """The names of the facts of *cls*, in the order of declaration."""
    return tuple(cls.__facts__)


def absent_is_none(cls: type[Any], name: str) -> bool:
    """Whether *name* is a fact of *cls* whose absence counts as "there is none"."""
    declared = cls.__facts__.get(name)
    return declared is not None and declared.metadata["absence"] == "none"


@attrs.frozen
class FactInfo:
    """One fact of a record class, as declared: for readers, schemas and documentation."""

    name: str
    zh: str
    en: str
    also: tuple[str, ...]
    annotation: Any
    absence: Absence
    personal: bool
    free_text: bool
    unit: str
    refers_to: tuple[str, ...]
    part: type[Part] | None
    many: bool

    @property
    def private(self) -> bool:
        """Whether the value must never be printed."""
        return self.personal or self.free_text


@per_class
def facts(cls: type[Any]) -> Mapping[str, FactInfo]:
    """The facts of *cls* by name, in the order of declaration."""
    found: dict[str, FactInfo] = {}
    annotations = _annotations(cls)
    for name, declared in cls.__facts__.items():
        part, many = _inner(annotations[name])
        meta = declared.metadata
        found[name] = FactInfo(
            name=name,
            zh=meta["zh"],
            en=meta["en"],
            also=meta["also"],
            annotation=annotations[name],
            absence=meta["absence"],
            personal=meta["personal"],
            free_text=meta["free_text"],
            unit=meta["unit"],
            refers_to=meta["refers_to"],
            part=part,
            many=many,
        )
    return found


@per_class
def _annotations(cls: type[Any]) -> Mapping[str, Any]:
    """What :func:`typing.get_type_hints` gives, without evaluating again what stands there."""
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        found |= _annotations(base)
    own = get_annotations(cls)
    if any(isinstance(one, str) for one in own.values()):
        hints = get_type_hints(cls)
        own = {name: hints[name] for name in own}
    return found | own


def _inner(annotation: Any) -> tuple[type[Part] | None, bool]:
    """The table class inside an annotation, and whether it (or any value) comes as a list."""
    many = False
    part: type[Part] | None = None
    options = get_args(annotation) if _is_union(annotation) else (annotation,)
    for option in options:
        if get_origin(option) is tuple:
            many = True
            inner, _ = _inner(get_args(option)[0])
            part = part or inner
        elif isinstance(option, type) and issubclass(option, Part):
            part = option
    return part, many


def inner_classes(annotation: Any) -> tuple[type[Any], ...]:
    """The classes that an annotation names, those inside lists included."""
    if _is_union(annotation):
        return tuple(one for option in get_args(annotation) for one in inner_classes(option))
    if get_origin(annotation) is tuple:
        return inner_classes(get_args(annotation)[0])
    return (annotation,) if isinstance(annotation, type) else ()


def _is_union(annotation: Any) -> bool:
    return isinstance(annotation, UnionType) or get_origin(annotation) is Union
