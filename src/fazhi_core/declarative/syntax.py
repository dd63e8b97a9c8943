"""The tree of a parsed expression, read from the bytes that CEL gives for it.

CEL hands out its tree in the format of ``cel/expr/syntax.proto``, which never changes the meaning
of a number.  Only the few numbers that expressions need are read, so that no protobuf library has
to be installed.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from fazhi_core.declarative.faults import ExpressionFault

__all__ = ["DEEPEST", "Call", "Constant", "Listed", "Loop", "Name", "Node", "Select", "tree_of"]

DEEPEST = 40
"""Levels of nesting beyond which an expression is refused."""

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_SIGN, _ROUND = 1 << 63, 1 << 64


@attrs.frozen
class Node:
    """A part of an expression.  ``at`` is its place, in characters from the beginning."""

    at: int


@attrs.frozen
class Constant(Node):
    """A value that stands in the expression."""

    value: Any


@attrs.frozen
class Name(Node):
    """A variable."""

    name: str


@attrs.frozen
class Select(Node):
    """``operand.name``; under *test* ``has(operand.name)``."""

    operand: Node
    name: str
    test: bool


@attrs.frozen
class Call(Node):
    """A function or an operator; ``target.name(…)`` where there is a *target*."""

    name: str
    target: Node | None
    arguments: tuple[Node, ...]


@attrs.frozen
class Listed(Node):
    """``[a, b]``."""

    elements: tuple[Node, ...]


@attrs.frozen
class Loop(Node):
    """``all``, ``exists``, ``exists_one``, ``map`` or ``filter``, as CEL spells them out."""

    variable: str
    over: Node
    kept: str
    start: Node
    step: Node
    result: Node


def tree_of(serialized: bytes) -> Node:
    """The tree in what CEL gives for an expression that was parsed and not checked.

    Raises:
        ExpressionFault: it nests too deeply, or makes a table.
    """
    parsed = dict(_fields(dict(_fields(serialized))[2]))
    places = {}
    for number, value in _fields(parsed[3]):
        if number == 4:  # noqa: PLR2004 - SourceInfo.positions
            pair = dict(_fields(value))
            places[pair.get(1, 0)] = pair.get(2, 0)
    return _Tree(places).node(parsed[2], 0)


_Maker: TypeAlias = Callable[[int, list[tuple[int, Any]], int], Node]


class _Tree:
    def __init__(self, places: dict[int, int]) -> None:
        self._places = places

    def node(self, content: bytes, depth: int) -> Node:
        found = dict(_fields(content))
        at = self._places.get(found.pop(2, 0), 0)
        if depth > DEEPEST:
            raise ExpressionFault("too_deep", at, limit=DEEPEST)
        makers: Mapping[int, _Maker] = {  # the numbers of Expr in syntax.proto
            3: self._constant,
            4: self._name,
            5: self._select,
            6: self._call,
            7: self._listed,
            9: self._loop,
        }
        for number, make in makers.items():
            if number in found:
                return make(at, list(_fields(found[number])), depth + 1)
        raise ExpressionFault("no_tables", at)

    def _constant(self, at: int, fields: list[tuple[int, Any]], _: int) -> Node:
        number, raw = fields[0]
        values: Mapping[int, Callable[[], Any]] = {
            2: lambda: bool(raw),
            3: lambda: raw - _ROUND if raw & _SIGN else raw,
            5: lambda: struct.unpack("<d", raw)[0],
            6: lambda: raw.decode("utf-8"),
        }
        if number not in values:
            raise ExpressionFault("no_such_constant", at)
        return Constant(at, values[number]())

    def _name(self, at: int, fields: list[tuple[int, Any]], _: int) -> Node:
        return Name(at, dict(fields)[1].decode("utf-8"))

    def _select(self, at: int, fields: list[tuple[int, Any]], depth: int) -> Node:
        parts = dict(fields)
        operand = self.node(parts[1], depth)
        return Select(at, operand, parts[2].decode("utf-8"), bool(parts.get(3, 0)))

    def _call(self, at: int, fields: list[tuple[int, Any]], depth: int) -> Node:
        parts = dict(fields)
        target = self.node(parts[1], depth) if 1 in parts else None
        arguments = tuple(self.node(one, depth) for number, one in fields if number == 3)  # noqa: PLR2004
        return Call(at, parts[2].decode("utf-8"), target, arguments)

    def _listed(self, at: int, fields: list[tuple[int, Any]], depth: int) -> Node:
        return Listed(at, tuple(self.node(one, depth) for number, one in fields if number == 1))

    def _loop(self, at: int, fields: list[tuple[int, Any]], depth: int) -> Node:
        parts = dict(fields)
        over, start, step, result = (self.node(parts[number], depth) for number in (2, 4, 6, 7))
        variable, kept = (parts[number].decode("utf-8") for number in (1, 3))
        return Loop(at, variable, over, kept, start, step, result)


def _fields(content: bytes) -> Iterator[tuple[int, Any]]:
    """The numbers and values of a protobuf message."""
    at, end = 0, len(content)
    while at < end:
        key, at = _varint(content, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = _varint(content, at)
            yield number, value
            continue
        length = {_EIGHT: 8, _FOUR: 4}.get(kind)
        if length is None:
            length, at = _varint(content, at)
        yield number, content[at : at + length]
        at += length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the last byte has no mark
            return value, at
