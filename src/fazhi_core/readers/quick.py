"""The quick way from JSON text to records, taken only where it provably loses nothing.

msgspec decodes a record into dictionaries of already typed values, and each dictionary becomes the
attributes of one object.  msgspec drops unknown and repeated keys in silence, so the keys that were
kept are counted and compared with the colons in the text: every key is followed by one, and a text
in which others could hide a key is left alone.  Whatever is not sure raises :class:`Unsure`, and
:mod:`fazhi_core.readers.strict` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, Literal, Required, TypedDict, Union, get_args, get_origin

import msgspec
from msgspec import Meta, MsgspecError, Raw

from fazhi_core.readers.faults import Unsure
from fazhi_core.readers.quick_maker import maker, options_of
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
_LOOSE = re.compile(rb"\"[ \t\r\n]+:")
_REFUSED = (MsgspecError, ValueError, RecursionError)


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
        try:
            self._make = maker(cls)
            self._decode = msgspec.json.Decoder(_Tables(tuple(types)).whole(cls)).decode
            self.usable = True
        except (TypeError, NotImplementedError, RecursionError):
            self.usable = False

    def decode(self, text: bytes) -> Record:
        """The record in *text*.

        Raises:
            Unsure: the text is faulty, of another type, or written in a way that only the strict
                way may judge.
        """
        if not self.usable or (b"\\" in text and b"\\u00" in text):
            raise Unsure  # escapes of ASCII could hide a NUL
        try:
            record, keys = self._make(self._decode(text))
        except _REFUSED:
            raise Unsure from None
        # No text has fewer colons than keys, so as many as were kept leave none out.
        if keys != text.count(b":"):
            _weigh(text, keys)
        if not record.id:
            raise Unsure
        made: Record = record
        return made


def _weigh(text: bytes, keys: int) -> None:
    """Refuse *text* unless it surely has no more keys than the *keys* that were kept.

    Its other colons must stand inside texts: keys end with ``":``, and where white space stands
    between quote and colon, that could hide one.

    Raises:
        Unsure: a key may have been dropped.
    """
    if keys != text.count(b'":') or _LOOSE.search(text):
        raise Unsure


class _Tables:
    """For each class, the dictionary type that msgspec decodes."""

    def __init__(self, types: tuple[str, ...]) -> None:
        self._types = types
        self._tables: dict[Any, Any] = {}

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
        options = options_of(info.annotation)
        if Decimal in options:
            return Raw
        return Union[tuple(self._option(one) for one in options)]  # noqa: UP007

    def _option(self, option: Any) -> Any:
        if get_origin(option) is tuple:
            return tuple[self._option(get_args(option)[0]), ...]  # type: ignore[misc]
        if isinstance(option, type) and issubclass(option, Part):
            return self._table(option)
        return {NoneType: None, int: _INTEGER, datetime: _MOMENT}.get(option, option)
