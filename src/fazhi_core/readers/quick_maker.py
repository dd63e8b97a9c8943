"""Writes, for one record class, the function that turns decoded dictionaries into records.

The function is straight-line code, as attrs and cattrs write theirs: a loop over the facts of
every table would cost more than the decoding itself.  For a case with one notice it reads::

    def make(v):
        n = len(v)
        if "notice" in v:
            t1 = v["notice"]
            if t1.__class__ is dict:
                n += len(t1)
                v["notice"] = o = new(Notice); give(o, t1)
        ...
        o = new(EnforcementCase); give(o, v)
        return o, n

Only names of declared facts and of this module's own stand in it, never anything from a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from fazhi_core.readers.faults import Unsure
from fazhi_core.readers.quick_values import amount, checked_id, checked_ids, moment
from fazhi_core.records.base import FactInfo, Part, Record, Subject, facts

__all__ = ["Make", "maker", "options_of"]

Make = Callable[[dict[str, Any]], tuple[Any, int]]
"""Makes the object; the number says how many keys its dictionaries held."""

_INDENT = "    "


def maker(cls: type[Record]) -> Make:
    """The function for *cls*.

    Raises:
        RecursionError: a table of *cls* may hold itself.
    """
    writer = _Writer()
    writer.table(cls, "v", 1, "", "n =")
    source = "\n".join(["def make(v):", *writer.lines, f"{_INDENT}return o, n"])
    names = writer.names
    exec(compile(source, f"<maker of {cls.__name__}>", "exec"), names)  # noqa: S102 - see above
    made: Make = names["make"]
    return made


class _Writer:
    def __init__(self) -> None:
        # Setting the whole dictionary goes past the frozen class, as attrs itself does when it
        # initialises a frozen object.
        give = vars(Part)["__dict__"].__set__
        self.names: dict[str, Any] = {
            "new": object.__new__,
            "give": give,
            "Unsure": Unsure,
            "checked_id": checked_id,
        }
        self.lines: list[str] = []
        self._count = 0

    def line(self, depth: int, text: str) -> None:
        self.lines.append(_INDENT * depth + text)

    def _name(self, prefix: str, value: Any = None) -> str:
        self._count += 1
        name = f"{prefix}{self._count}"
        if value is not None:
            self.names[name] = value
        return name

    def table(self, cls: type[Any], var: str, depth: int, kept: str, count: str = "n +=") -> None:
        """Turn the dictionary in *var* into an object of *cls* and keep it: *kept* is ``place =``.

        A record's dictionary loses its ``type``, which the class says; local fields, whose shape is
        not declared, are left to the strict way.
        """
        self.line(depth, f"{count} len({var})")
        if issubclass(cls, Record):
            self.line(depth, f"if 'extra' in {var}: raise Unsure")
            self.line(depth, f"{var}.pop('type', None)")
        for info in facts(cls).values():
            if info.part is None:
                is_id = info.name == "id" and issubclass(cls, Record | Subject)
                self._value(info, var, depth, is_id=is_id)
            elif info.many:
                self._list(info, info.part, var, depth)
            else:
                self._inner(info, info.part, var, depth)
        self.line(depth, f"{kept}o = new({self._name('Class', cls)}); give(o, {var})")

    def _inner(self, info: FactInfo, part: type[Part], var: str, depth: int) -> None:
        inner = self._name("t")
        self.line(depth, f"if {info.name!r} in {var}:")
        self.line(depth + 1, f"{inner} = {var}[{info.name!r}]")
        self.line(depth + 1, f"if {inner}.__class__ is dict:")
        self.table(part, inner, depth + 2, f"{var}[{info.name!r}] = ")
        if info.refers_to:
            self.line(depth + 1, "else:")
            self.line(depth + 2, f"checked_id({inner})")

    def _list(self, info: FactInfo, part: type[Part], var: str, depth: int) -> None:
        inner, found = self._name("t"), self._name("l")
        self.line(depth, f"if {info.name!r} in {var} and {var}[{info.name!r}].__class__ is tuple:")
        self.line(depth + 1, f"{found} = []")
        self.line(depth + 1, f"for {inner} in {var}[{info.name!r}]:")
        if _only_tables(info):
            self.table(part, inner, depth + 2, "")
            self.line(depth + 2, f"{found}.append(o)")
        else:
            self.line(depth + 2, f"if {inner}.__class__ is dict:")
            self.table(part, inner, depth + 3, f"{inner} = ")
            self.line(depth + 2, f"{found}.append({inner})")
        self.line(depth + 1, f"{var}[{info.name!r}] = tuple({found})")

    def _value(self, info: FactInfo, var: str, depth: int, *, is_id: bool) -> None:
        options = options_of(info.annotation)
        value = f"{var}[{info.name!r}]"
        if Decimal in options or datetime in options:
            turn = self._name("turn", amount if Decimal in options else moment)
            self.line(depth, f"if {info.name!r} in {var}: {value} = {turn}({value})")
        elif is_id or info.refers_to:
            check = self._name("check", checked_ids if info.many else checked_id)
            self.line(depth, f"if {info.name!r} in {var}: {check}({value})")


def _only_tables(info: FactInfo) -> bool:
    """Whether the elements of a list of tables are nothing but tables."""
    lists = [one for one in options_of(info.annotation) if get_origin(one) is tuple]
    elements = [one for a_list in lists for one in options_of(get_args(a_list)[0])]
    return all(isinstance(one, type) and issubclass(one, Part) for one in elements)


def options_of(annotation: Any) -> tuple[Any, ...]:
    """The members of a union, or the annotation itself."""
    options = get_args(annotation)
    plain = not options or get_origin(annotation) in {tuple, Literal, Mapping}
    return (annotation,) if plain else options
