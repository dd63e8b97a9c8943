"""The quick way from JSON text to records, taken only where it provably loses nothing.

msgspec builds attrs objects straight from bytes, but drops unknown and repeated keys in silence.
A *mirror* of each class catches both: decoded from the same text and written out again, it holds
one colon for each key that was kept, and every other colon stands inside a value passed through
byte by byte.  As many colons as in the text: nothing was dropped.  Whatever is not sure raises
:class:`Unsure`, and :mod:`fazhi_core.readers.strict` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

import msgspec
from msgspec import UNSET, Meta, MsgspecError, Raw, UnsetType

from fazhi_core.readers.vocabulary import identity_like
from fazhi_core.records.base import FactInfo, Part, Record, Subject, facts, per_class

__all__ = ["QuickDecoder", "Unsure", "record_type", "split_array", "split_object"]

_LIMIT = 10**18
_AMOUNT = Union[  # noqa: UP007
    Annotated[str, Meta(pattern=r"\A-?[0-9]+(\.[0-9]+)?\Z")],
    Annotated[int, Meta(ge=-_LIMIT, le=_LIMIT)],
    Annotated[float, Meta(ge=-_LIMIT, le=_LIMIT)],
]
_INTEGER = Annotated[int, Meta(ge=-_LIMIT, le=_LIMIT)]
_MOMENT = Annotated[
    str,
    Meta(
        pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
        r"(Z|[+-][0-9]{2}:[0-9]{2})\Z"
    ),
]
_encode = msgspec.json.Encoder().encode
_REFUSED = (MsgspecError, ValueError, RecursionError)
_Probe = tuple[str, bool, "tuple[_Probe, ...]"]


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
        self._probes = _probes(cls)
        try:
            self._mirror = msgspec.json.Decoder(_top(cls, tuple(types))).decode
            self._decode: Callable[[bytes], Any] = msgspec.json.Decoder(cls).decode
            self.usable = True
        except (TypeError, NotImplementedError):
            self.usable = False

    def decode(self, text: bytes) -> Record:
        """The record in *text*.

        Raises:
            Unsure: the text is faulty, of another type, or written in a way that only the strict
                way may judge.
        """
        # Escapes of ASCII could hide a NUL or a colon; local fields have no mirror.
        if not self.usable or b"\\u00" in text or b'"extra"' in text:
            raise Unsure
        try:
            kept = _encode(self._mirror(text))
            if kept.count(b":") != text.count(b":"):
                raise Unsure
            record: Record = self._decode(text)
        except _REFUSED:
            raise Unsure from None
        if not record.id or identity_like(record.id):
            raise Unsure
        if self._probes and _suspicious(record, self._probes):
            raise Unsure
        return record


def _top(cls: type[Record], types: tuple[str, ...]) -> type[msgspec.Struct]:
    """The mirror of a whole record, where ``type`` must stand."""
    mirror = _mirror(cast("Any", cls), types)
    fields: list[Any] = [("type", Literal[cls.type])]
    return msgspec.defstruct("Whole", fields, bases=(mirror,), kw_only=True, omit_defaults=True)


@lru_cache(maxsize=512)
def _mirror(cls: Any, types: tuple[str, ...]) -> type[msgspec.Struct]:
    """A Struct with the keys of *cls* whose values are, as far as possible, left as they are."""
    fields: list[tuple[str, Any, Any]] = []
    if issubclass(cls, Record):
        fields.append(("type", _or_unset(Literal[cls.type]), UNSET))
    for info in facts(cls).values():
        kind = _or_unset(_mirrored(info, cls, types))
        fields.append((info.name, kind, UNSET))
    return msgspec.defstruct(f"Mirror{cls.__name__}", fields, omit_defaults=True, kw_only=True)


def _or_unset(kind: Any) -> Any:
    return Union[kind, UnsetType]  # noqa: UP007


def _mirrored(info: FactInfo, cls: type[Part], types: tuple[str, ...]) -> Any:
    if issubclass(cls, Subject) and info.name == "type":
        return Union[Literal[types], None]  # noqa: UP007
    options = get_args(info.annotation) or (info.annotation,)
    if get_origin(info.annotation) is tuple:
        options = (info.annotation,)
    needed = info.part is not None or any(_typed(one) is not None for one in options)
    if not needed:
        return Raw
    return Union[tuple(_option(one, types) for one in options)]  # noqa: UP007


def _typed(option: Any) -> Any:
    """What stands in the mirror where msgspec alone would take more than the strict way."""
    typed: Mapping[Any, Any] = {Decimal: _AMOUNT, datetime: _MOMENT, int: _INTEGER}
    if get_origin(option) is tuple:
        return _typed(get_args(option)[0])
    return typed.get(option) if isinstance(option, type) else None


def _option(option: Any, types: tuple[str, ...]) -> Any:
    if option is NoneType:
        return None
    if get_origin(option) is tuple:
        return list[_option(get_args(option)[0], types)]  # type: ignore[misc]
    if isinstance(option, type):
        if issubclass(option, Part):
            return _mirror(cast("Any", option), types)
        if issubclass(option, str):
            return str
        return _typed(option) or option
    inner = get_args(option)
    if inner and get_origin(option) is not Literal:
        return Union[tuple(_option(one, types) for one in inner)]  # noqa: UP007
    return bool if option == Literal[False] else option


@per_class
def _probes(cls: type[Any]) -> tuple[_Probe, ...]:
    """The facts of *cls* below which an id may stand that has to be looked at."""
    found: list[_Probe] = []
    for info in facts(cls).values():
        below: list[_Probe] = []
        if info.part is not None and info.part is not cls:
            below += _probes(info.part)
            if issubclass(info.part, Record | Subject):
                below.append(("id", False, ()))
        if below or info.refers_to:
            found.append((info.name, bool(info.refers_to), tuple(below)))
    return tuple(found)


def _suspicious(part: Any, probes: tuple[_Probe, ...]) -> bool:
    for name, is_id, below in probes:
        value = getattr(part, name)
        if not value:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                if (is_id or name == "id") and identity_like(one):
                    return True
            elif below and isinstance(one, Part) and _suspicious(one, below):
                return True
    return False
