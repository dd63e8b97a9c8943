"""What the operators and functions of an expression take, and what comes of them.

Whatever is not listed here cannot be written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from fazhi_core.declarative.faults import ExpressionFault
from fazhi_core.declarative.syntax import Call, Constant, Listed, Node
from fazhi_core.declarative.types import ANY, Kind, Type
from fazhi_core.law.table import nearest

__all__ = ["LONGEST_PATTERN", "called", "compared"]

LONGEST_PATTERN = 200
"""Characters of a regular expression beyond which it is refused."""

_MOST_REPEATS = 100
_REPEATS = re.compile(r"\{\s*([0-9]+)?\s*(?:,\s*([0-9]*))?\s*\}")

Rows: TypeAlias = tuple[tuple[tuple[Kind, ...], Kind], ...]

_ARITHMETIC: Mapping[str, Rows] = {
    "_+_": (
        (("int", "int"), "int"),
        (("number", "number"), "number"),
        (("text", "text"), "text"),
        (("day", "days"), "day"),
        (("days", "day"), "day"),
        (("due", "days"), "due"),
        (("days", "days"), "days"),
        (("moment", "hours"), "moment"),
        (("hours", "hours"), "hours"),
    ),
    "_-_": (
        (("int", "int"), "int"),
        (("number", "number"), "number"),
        (("day", "day"), "days"),
        (("day", "days"), "day"),
        (("due", "days"), "due"),
        (("days", "days"), "days"),
        (("moment", "moment"), "hours"),
        (("moment", "hours"), "moment"),
        (("hours", "hours"), "hours"),
    ),
    "_*_": ((("int", "int"), "int"), (("number", "number"), "number")),
    "_/_": ((("int", "int"), "int"), (("number", "number"), "number")),
    "_%_": ((("int", "int"), "int"),),
    "-_": ((("int",), "int"), (("number",), "number")),
    "_&&_": ((("bool", "bool"), "bool"),),
    "_||_": ((("bool", "bool"), "bool"),),
    "!_": ((("bool",), "bool"),),
    "size": ((("list",), "int"), (("text",), "int"), (("empty",), "int")),
    "contains": ((("text", "text"), "bool"),),
    "startsWith": ((("text", "text"), "bool"),),
    "endsWith": ((("text", "text"), "bool"),),
    "matches": ((("text", "text"), "bool"),),
    "double": ((("int",), "number"), (("number",), "number")),
    "days": ((("int",), "days"),),
    "hours": ((("int",), "hours"),),
    "date": ((("text",), "day"),),
    "day_of": ((("moment",), "day"),),
    "year": ((("day",), "int"),),
    "month": ((("day",), "int"),),
}
_ORDERED = frozenset({"_<_", "_<=_", "_>_", "_>=_"})
_EQUAL = frozenset({"_==_", "_!=_"})
_COUNTED = ("int", "number")
_IN_ORDER: frozenset[Kind] = frozenset({"int", "number", "day", "days", "moment", "hours", "any"})
_ALIKE: frozenset[Kind] = _IN_ORDER | {"bool", "text", "choice"}
_METHODS = frozenset({"size", "contains", "startsWith", "endsWith", "matches"})
_GLOBALS = frozenset(_ARITHMETIC) - (_METHODS - {"size"})
_KNOWN = (*sorted(name for name in _GLOBALS if name.isidentifier()), "happened", "has")


def called(call: Call, given: tuple[Type, ...]) -> Type:
    """What comes of *call* with arguments of the types *given*, the target first.

    Raises:
        ExpressionFault: there is no such function, or it takes no such arguments.
    """
    name = call.name
    nodes = (call.target, *call.arguments) if call.target is not None else call.arguments
    if name in _ORDERED | _EQUAL:
        return compared(call, given)
    if name == "@in":
        return _inside(call, given)
    if name == "_[_]":
        return _element(call, given)
    if name == "_?_:_":
        return _either(call, given)
    rows = _ARITHMETIC.get(name)
    if rows is None or name not in (_GLOBALS if call.target is None else _METHODS):
        names = _KNOWN if call.target is None else sorted(_METHODS)
        raise ExpressionFault("no_such_function", call.at, name=name, hint=nearest(name, names))
    _literal_arguments(call, nodes)
    if name == "_+_" and all(one.kind in {"list", "empty"} for one in given):
        return _joined(call, *given)
    if all(one.kind == "any" for one in given):
        kinds = {made for _, made in rows}
        return Type(kinds.pop()) if len(kinds) == 1 else ANY
    for takes, made in rows:
        if len(takes) == len(given) and all(map(_takes, takes, given)):
            # How many there are says nothing of who they are.
            return Type(made) if name == "size" else Type(made).tainted(*given)
    raise _not_for(call, given)


def _takes(wanted: Kind, one: Type) -> bool:
    return one.kind in {wanted, "any"} or (wanted == "text" and one.kind == "choice")


def _not_for(call: Call, given: tuple[Type, ...]) -> ExpressionFault:
    kinds = {one.kind for one in given}
    key = "mixed_numbers" if kinds == set(_COUNTED) else "not_for"
    shown = call.name.strip("_@").replace("_?_:_", "?:")
    return ExpressionFault(key, call.at, name=shown, given=tuple(one.words for one in given))


def compared(call: Call, given: tuple[Type, ...]) -> Type:
    """The comparison *call* of two values.

    Raises:
        ExpressionFault: values of these types cannot be compared so.
    """
    left, right = given
    found = Type("bool").tainted(left, right)
    nodes = call.arguments
    if call.name in _ORDERED:
        kinds = {left.kind, right.kind}
        if kinds in ({"day", "due"}, {"any", "due"}):
            return found
        if (_same(left, right) and kinds <= _IN_ORDER) or kinds == set(_COUNTED):
            return found
        raise _not_for(call, given)
    if "due" in {left.kind, right.kind}:
        raise ExpressionFault("due_in_order_only", call.at)
    for one, other, node in ((left, right, nodes[1]), (right, left, nodes[0])):
        if one.kind == "choice" and other.kind == "text":
            _a_member(one, node)
            return found
    if (_same(left, right) and left.kind in _ALIKE) or {left.kind, right.kind} == set(_COUNTED):
        return found
    if False in [node.value for node in nodes if isinstance(node, Constant)]:
        raise ExpressionFault("ask_happened", call.at)
    raise _not_for(call, given)


def _same(left: Type, right: Type) -> bool:
    if "any" in {left.kind, right.kind}:
        return True
    return left.kind == right.kind and (left.kind != "choice" or left.of is right.of)


def _a_member(choice: Type, node: Node) -> None:
    """Refuse a word, written as *node*, that no member of *choice* is."""
    if isinstance(node, Constant) and node.value not in {one.value for one in choice.of}:
        members = tuple(one.value for one in choice.of)
        hint = nearest(node.value, members)
        raise ExpressionFault("no_such_choice", node.at, name=node.value, known=members, hint=hint)


def _inside(call: Call, given: tuple[Type, ...]) -> Type:
    item, where = given
    found = Type("bool").tainted(item, where)
    if where.kind in {"any", "empty"}:
        return found
    if where.kind != "list" or where.of.kind not in _ALIKE:
        raise _not_for(call, given)
    element = where.of
    listed = call.arguments[1]
    if item.kind == "choice" and element.kind == "text" and isinstance(listed, Listed):
        for one in listed.elements:
            _a_member(item, one)
    elif element.kind == "choice" and item.kind == "text":
        _a_member(element, call.arguments[0])
    elif not _same(item, element):
        raise _not_for(call, given)
    return found


def _element(call: Call, given: tuple[Type, ...]) -> Type:
    where, position = given
    if where.kind != "list" or position.kind not in {"int", "any"}:
        raise _not_for(call, given)
    element: Type = where.of
    return element.tainted(*given)


def _either(call: Call, given: tuple[Type, ...]) -> Type:
    asked, yes, no = given
    if asked.kind not in {"bool", "any"}:
        raise _not_for(call, given)
    for one, other in ((yes, no), (no, yes)):
        if one.kind in {"any", "empty"}:
            return other.tainted(asked, one)
    if not (_same(yes, no) or (yes.kind == no.kind == "list" and _same(yes.of, no.of))):
        raise _not_for(call, given)
    return yes.tainted(asked, no)


def _joined(call: Call, left: Type, right: Type) -> Type:
    if left.kind == "empty":
        return right
    if right.kind != "empty" and not _same(left.of, right.of):
        raise _not_for(call, (left, right))
    return left.tainted(right)


def _literal_arguments(call: Call, nodes: tuple[Node, ...]) -> None:
    """Refuse a day that is none, and a pattern that is not written out or too costly."""
    if call.name not in {"date", "matches"}:
        return
    node = nodes[-1] if nodes else call
    if not isinstance(node, Constant) or not isinstance(node.value, str):
        raise ExpressionFault("write_it_out", node.at, name=call.name)
    if call.name == "date":
        try:
            date.fromisoformat(node.value)
        except ValueError:
            raise ExpressionFault("no_such_day", node.at, name=node.value) from None
    elif len(node.value) > LONGEST_PATTERN or _repeats(node.value) > _MOST_REPEATS:
        limits = {"limit": LONGEST_PATTERN, "repeats": _MOST_REPEATS}
        raise ExpressionFault("costly_pattern", node.at, **limits)


def _repeats(pattern: str) -> int:
    """How often the counted repetitions of *pattern* can repeat, one inside the other."""
    product = 1
    for one in _REPEATS.finditer(pattern):
        product *= max((int(number) for number in one.groups() if number), default=1) or 1
    return product
