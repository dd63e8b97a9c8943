"""The quick way from JSON text to records, taken only where it provably loses nothing.

msgspec decodes a record into dictionaries of already typed values, and each dictionary becomes the
attributes of one object.  msgspec drops unknown and repeated keys in silence, so the keys that were
kept are counted and compared with the keys in the text: every key is followed by ``":``, and a text
in which that could be otherwise is left alone.  Whatever is not sure raises :class:`Unsure`, and
:mod:`fazhi_core.readers.strict` decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, Literal, Required, TypedDict, Union, get_args, get_origin

import msgspec
from msgspec import Meta, MsgspecError, Raw

from fazhi_core.readers.vocabulary import identity_like
from fazhi_core.records.base import FactInfo, Part, Record, Subject, facts

__all__ = ["QuickDecoder", "Unsure", "record_type", "split_array", "split_object"]

_LIMIT = 10**18
_INTEGER = Annotated[int, Meta(ge=-_LIMIT, le=_LIMIT)]
_MOMENT = Annotated[
    str,
    Meta(
        pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
        r"(Z|[+-][0-9]{2}:[0-9]{2})\Z"
    ),
]
_AMOUNT = re.compile(rb'("?)(-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,20})?)\1')
_LOOSE = re.compile(rb"\"[ \t\r\n]+:")
_REFUSED = (MsgspecError, ValueError, RecursionError)

Turn = Callable[[Any, list[int]], Any]
"""Makes a decoded value into what the record holds; the list counts the keys met."""


class Unsure(Exception):  # noqa: N818
    """The quick way cannot vouch for this record."""


class _Head(msgspec.Struct):
    type: str


_head = msgspec.json.Decoder(_Head).decode
_array = msgspec.json.Decoder(list[Raw]).decode
_object = msgspec.json.Decoder(dict[str, Raw]).decode


def record_type(text: bytes) -> str:
    """The value of the key ``type``.

    Raises:
        Unsure: there is none, or the text is not JSON.
    """
    try:
        return _head(text).type
    except _REFUSED:
        raise Unsure from None


def split_array(text: bytes) -> list[int]:
    """The lengths in bytes of the elements of a JSON array, in order.

    Raises:
        Unsure: the text is not a JSON array.
    """
    try:
        return [memoryview(raw).nbytes for raw in _array(text)]
    except _REFUSED:
        raise Unsure from None


def split_object(text: bytes) -> dict[str, bytes]:
    """The members of a JSON object, not parsed.

    Raises:
        Unsure: the text is not a JSON object, or a key is given twice.
    """
    try:
        found = {key: bytes(raw) for key, raw in _object(text).items()}
    except _REFUSED:
        raise Unsure from None
    if sum(raw.count(b":") for raw in found.values()) + len(found) != text.count(b":"):
        raise Unsure
    return found


class QuickDecoder:
    """Decodes records of one class, or says that it is not sure.

    ``usable`` is false for a class msgspec cannot build; then every record takes the strict way.
    """

    def __init__(self, cls: type[Record], types: Iterable[str]) -> None:
        self.cls = cls
        makers = _Makers(tuple(types))
        self._make = makers.maker(cls)
        try:
            self._decode = msgspec.json.Decoder(makers.whole(cls)).decode
            self.usable = True
        except (TypeError, NotImplementedError):
            self.usable = False

    def decode(self, text: bytes) -> Record:
        """The record in *text*.

        Raises:
            Unsure: the text is faulty, of another type, or written in a way that only the strict
                way may judge.
        """
        if not self.usable or (b"\\" in text and b"\\u00" in text):
            raise Unsure  # escapes of ASCII could hide a NUL
        keys = [0]
        try:
            record: Record = self._make(self._decode(text), keys)
        except _REFUSED:
            raise Unsure from None
        tight = text.count(b'":')
        if keys[0] != tight or not record.id:
            raise Unsure
        # More colons than keys stand inside texts, or white space before one hides a key.
        if text.count(b":") != tight and _LOOSE.search(text):
            raise Unsure
        return record


class _Makers:
    """For each class: the dictionary type msgspec decodes, and the function that makes objects."""

    def __init__(self, types: tuple[str, ...]) -> None:
        self._types = types
        self._tables: dict[Any, Any] = {}
        self._makers: dict[Any, Turn] = {}

    def whole(self, cls: type[Record]) -> Any:
        """The dictionary type of a whole record, where ``type`` must stand."""
        fields = {**self._fields(cls), "type": Required[Literal[cls.type]]}
        return TypedDict("Whole", fields, total=False)  # type: ignore[operator]

    def _table(self, cls: Any) -> Any:
        found = self._tables.get(cls)
        if found is None:
            name = f"{cls.__name__}Table"
            found = self._tables[cls] = TypedDict(name, self._fields(cls), total=False)  # type: ignore[operator]
        return found

    def _fields(self, cls: Any) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        if issubclass(cls, Record):
            fields["type"] = Literal[cls.type]
        for info in facts(cls).values():
            fields[info.name] = self._decoded(info, cls)
        return fields

    def _decoded(self, info: FactInfo, cls: type[Part]) -> Any:
        if issubclass(cls, Subject) and info.name == "type":
            return Union[Literal[self._types], None]  # noqa: UP007
        options = _options(info.annotation)
        if Decimal in options:
            return Raw
        return Union[tuple(self._option(one) for one in options)]  # noqa: UP007

    def _option(self, option: Any) -> Any:
        if get_origin(option) is tuple:
            return tuple[self._option(get_args(option)[0]), ...]  # type: ignore[misc]
        if isinstance(option, type) and issubclass(option, Part):
            return self._table(option)
        return {NoneType: None, int: _INTEGER, datetime: _MOMENT}.get(option, option)

    def maker(self, cls: Any) -> Turn:
        """The function that makes an object of *cls* from its dictionary."""
        made = self._makers.get(cls)
        if made is None:
            tables: list[tuple[str, Turn]] = []
            lists: list[tuple[str, Turn]] = []
            others: list[tuple[str, Turn]] = []
            made = self._makers[cls] = _maker(cls, tables, lists, others)
            ids = issubclass(cls, Record | Subject)
            for info in facts(cls).values():
                if info.part is not None:
                    (lists if info.many else tables).append((info.name, self.maker(info.part)))
                else:
                    turn = _turn(info, is_id=ids and info.name == "id")
                    others += [(info.name, turn)] if turn is not None else []
        return made


def _turn(info: FactInfo, *, is_id: bool) -> Turn | None:
    options = _options(info.annotation)
    if Decimal in options:
        return _amount
    if datetime in options:
        return _moment
    if not (is_id or info.refers_to):
        return None
    return _checked_ids if info.many else _checked_id


def _maker(
    cls: Any,
    tables: list[tuple[str, Turn]],
    lists: list[tuple[str, Turn]],
    others: list[tuple[str, Turn]],
) -> Turn:
    new = object.__new__
    # Setting the whole dictionary goes past the frozen class, as `attrs` itself does when it
    # initialises a frozen object.
    give = next(vars(one)["__dict__"] for one in cls.__mro__ if "__dict__" in vars(one)).__set__
    is_record = issubclass(cls, Record)

    def make(values: dict[str, Any], keys: list[int]) -> Any:
        keys[0] += len(values)
        if is_record:
            values.pop("type", None)
            if "extra" in values:  # local fields have no declared shape
                raise Unsure
        for name, table in tables:
            if name in values:
                value = values[name]
                if value.__class__ is dict:
                    values[name] = table(value, keys)
                elif value.__class__ is str and identity_like(value):
                    raise Unsure
        for name, table in lists:
            if values.get(name):
                values[name] = tuple([_item(one, table, keys) for one in values[name]])
        for name, turn in others:
            if name in values and values[name] is not None:
                values[name] = turn(values[name], keys)
        made = new(cls)
        give(made, values)
        return made

    return make


def _item(value: Any, table: Turn, keys: list[int]) -> Any:
    return table(value, keys) if value.__class__ is dict else _checked_id(value, keys)


def _amount(value: Raw, _: list[int]) -> Decimal | None:
    text = bytes(value)
    if text == b"null":
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Unsure
    return Decimal(found[2].decode())


def _moment(value: str, _: list[int]) -> datetime:
    return datetime.fromisoformat(value)


def _checked_id(value: Any, _: list[int]) -> Any:
    if identity_like(value):
        raise Unsure
    return value


def _checked_ids(values: Any, _: list[int]) -> Any:
    if any(map(identity_like, values if values.__class__ is tuple else (values,))):
        raise Unsure
    return values


def _options(annotation: Any) -> tuple[Any, ...]:
    """The members of a union, or the annotation itself."""
    options = get_args(annotation)
    plain = not options or get_origin(annotation) in {tuple, Literal, Mapping}
    return (annotation,) if plain else options
