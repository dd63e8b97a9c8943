"""Law as bytes that load fast: what every plan looks at at once, the rest of it when asked for.

A command that checks one record needs a few of many hundred requirements whole; of the others it
needs the id, the record type and whose duty they are.  So each requirement is kept as a short row
with its body packed inside.  The bytes hold plain values only, and each is turned into one of the
classes listed here: nothing in them can be run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from threading import Lock
from typing import Any

import attrs
import msgspec
from msgspec import msgpack

from fazhi_core._texts import Text
from fazhi_core.law.deadline import Deadline
from fazhi_core.law.instrument import Citation, DayCounting, Instrument, Rank, Severity
from fazhi_core.law.law import Law
from fazhi_core.law.overlay import Overlay
from fazhi_core.law.requirement import (
    DutyHolder,
    Message,
    Param,
    RemedyKind,
    Requirement,
    Version,
)
from fazhi_core.law.rule import Condition, Rule
from fazhi_core.law.sequence import Ending, Order, Sequence, Stage
from fazhi_core.records.local import Field, FrozenMap

__all__ = ["dump", "load"]

_PLAIN = frozenset({str, int, float, bool, type(None)})
# The classes that law is made of.  Law that holds an object of any other cannot be kept.
_TABLES: tuple[type[Any], ...] = (
    *(Text, Version, Citation, Deadline, Param, Message),
    *(Instrument, DayCounting, Overlay),
    *(Sequence, Stage, Ending, Order),
    *(Rule, Condition, Field),
)
_WORDS: tuple[type[Any], ...] = (Severity, Rank, DutyHolder, RemedyKind)


def _pairs(*parts: Any) -> FrozenMap:
    return FrozenMap(dict(zip(parts[::2], parts[1::2], strict=True)))


_MAKERS: tuple[Callable[..., Any], ...] = (
    lambda *parts: parts,
    lambda *parts: frozenset(parts),
    date.fromordinal,
    _pairs,
    *_WORDS,
    *_TABLES,
)
_CODES: dict[type[Any], int] = {
    one: code for code, one in enumerate((tuple, frozenset, date, FrozenMap, *_WORDS, *_TABLES))
}
_FIELDS = {one: tuple(field.name for field in attrs.fields(one)) for one in _TABLES}


_WORDING = ("title", "messages", "why")
"""What of a requirement only a finding or a command that shows it says."""


class _Row(msgspec.Struct, array_like=True, frozen=True):
    """One requirement: the fields that plans look at, who brought it, and the rest, packed.

    A field that plans come to look at in every requirement belongs here: the first look at any
    other unpacks the body, or the wording.
    """

    id: str
    record: str
    field: str
    group: tuple[str, ...]
    roster: str
    digest: bool
    uses: tuple[str, ...]
    duty_holder: DutyHolder
    aliases: tuple[str, ...]
    other_names: tuple[str, ...]
    person: Text | None
    not_township: Text | None
    profile: str
    file: str
    owner: str
    body: bytes
    wording: bytes

    @classmethod
    def of(cls, one: Requirement, owner: str) -> _Row:
        """The row of *one*.

        Raises:
            TypeError: it holds a value that cannot be kept.
        """
        given = {name: getattr(one, name) for name in _HEAD}
        body, wording = (
            _packed([_flat(getattr(one, name)) for name in names]) for names in (_BODY, _WORDING)
        )
        return cls(**given, owner=owner, body=body, wording=wording)


_HEAD = tuple(name for name in _Row.__struct_fields__ if name not in {"owner", "body", "wording"})
_BODY = tuple(
    one.name
    for one in attrs.fields(Requirement)
    if one.name not in {*_Row.__struct_fields__, *_WORDING}
)


class _Document(msgspec.Struct, array_like=True, frozen=True):
    version: str
    sha256: str
    instruments: list[Any]
    sequences: list[Any]
    overlays: list[Any]
    fields: list[Any]
    rows: list[_Row]


_UNPACKING = Lock()
_document = msgpack.Decoder(_Document).decode
_body = msgpack.Decoder(list[Any]).decode
_packed = msgpack.Encoder().encode


def dump(law: Law) -> bytes:
    """*law* as bytes.

    Raises:
        ValueError: it holds a value that cannot be kept, such as a figure that is a time of day.
    """
    try:
        return _packed(
            _Document(
                version=law.version,
                sha256=law.sha256,
                instruments=[_flat(one) for one in law.instruments.values()],
                sequences=[_flat(one) for one in law.sequences.values()],
                overlays=[_flat(one) for one in law.overlays],
                fields=[_flat(one) for one in law.fields],
                rows=[_Row.of(one, law.owners[one.id]) for one in law.requirements.values()],
            )
        )
    except (TypeError, OverflowError) as error:
        raise ValueError(str(error)) from error


def load(content: bytes | memoryview) -> Law:
    """The law in *content*, the result of :func:`dump`.

    Raises:
        ValueError: it is nothing that :func:`dump` gives.
    """
    try:
        document = _document(content)
        return Law(
            requirements={row.id: _Stored.of(row) for row in document.rows},
            instruments={one.key: one for one in map(_whole, document.instruments)},
            sequences={one.record: one for one in map(_whole, document.sequences)},
            overlays=tuple(map(_whole, document.overlays)),
            fields=tuple(map(_whole, document.fields)),
            owners={row.id: row.owner for row in document.rows},
            version=document.version,
            sha256=document.sha256,
        )
    except (msgspec.MsgspecError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(str(error)) from error


class _Stored(Requirement):
    """A requirement whose body and wording are unpacked when some of them is first asked for."""

    __slots__ = ("_row",)
    _row: _Row

    @classmethod
    def of(cls, row: _Row) -> _Stored:
        """The requirement of *row*, its body and its wording still packed."""
        made = cls.__new__(cls)
        put = object.__setattr__
        for name in _HEAD:
            put(made, name, getattr(row, name))
        put(made, "_row", row)
        return made

    def __getattr__(self, name: str) -> Any:
        # Reached only while the slots of the body, or of the wording, are empty.
        if name in _BODY:
            names, packed = _BODY, self._row.body
        elif name in _WORDING:
            names, packed = _WORDING, self._row.wording
        else:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        with _UNPACKING:
            # Filled once, so that threads that share an engine see the same versions.  The last
            # slot tells whether another thread has been here.
            try:
                object.__getattribute__(self, names[-1])
            except AttributeError:
                for field, value in zip(names, _body(packed), strict=True):
                    object.__setattr__(self, field, _whole(value))
        return object.__getattribute__(self, name)


def _flat(value: Any) -> Any:
    """*value* as plain values: a list that begins with a class's number stands for an object."""
    cls = type(value)
    if cls in _PLAIN:
        return value
    code = _CODES.get(cls)
    if code is None:
        raise TypeError(f"{cls.__name__} cannot be kept")
    return [code, *_parts(value)]


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, date):
        yield value.toordinal()
    elif isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple | frozenset):
        yield from map(_flat, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield _flat(inner)
    else:
        for name in _FIELDS[type(value)]:
            yield _flat(getattr(value, name))


def _whole(raw: Any) -> Any:
    """What :func:`_flat` made into *raw*."""
    if raw.__class__ is not list:
        return raw
    code, *parts = raw
    return _MAKERS[code](*[_whole(one) if one.__class__ is list else one for one in parts])
