"""How a fact is declared, and how a class of facts becomes an attrs class when attrs asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import attrs

__all__ = ["Absence", "Attributes", "Declared", "fact"]

Absence: TypeAlias = Literal["unknown", "none"]
"""What an absent value means: ``unknown``, or ``none`` for what would excuse the organ."""


def fact(
    zh: str,
    en: str,
    *,
    also: tuple[str, ...] = (),
    absence: Absence = "unknown",
    personal: bool = False,
    free_text: bool = False,
    unit: str = "",
    refers_to: tuple[str, ...] = (),
    default: Any = None,
) -> Any:
    """Declare one fact of a record.

    Args:
        zh: the title officials read; also a column heading and an accepted key.
        en: what the fact is, in one sentence.
        also: other Chinese titles under which it may stand in a file.
        absence: ``"none"`` where absence may be read as "there is none" (extensions, excluded
            days, waivers: what would excuse the organ), else ``"unknown"``.
        personal: can hold a private person's data; never printed.
        free_text: free wording; never printed.
        unit: ``"yuan"``, ``"days"``, ``"working days"``, ``"hours"``, ``"people"`` …
        refers_to: the record types whose id may stand here.
        default: ``None`` for all but the few fields that must never be ``None``.
    """
    return Declared(
        default,
        {
            "zh": zh,
            "en": en,
            "also": also,
            "absence": absence,
            "personal": personal,
            "free_text": free_text,
            "unit": unit,
            "refers_to": refers_to,
        },
    )


class Declared:
    """A fact as it stands in the body of a class."""

    __slots__ = ("default", "metadata")

    def __init__(self, default: Any, metadata: Mapping[str, Any]) -> None:
        self.default = default
        self.metadata = metadata


class Attributes:
    """Makes a class an attrs class when attrs is first asked for its fields.

    Nothing that reads, checks or compares records asks.  Forty classes that attrs makes are a
    third of the time in which a single record is checked.
    """

    def __get__(self, _: object, cls: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
        declared = {
            name: attrs.field(default=one.default, metadata=one.metadata)
            for name, one in cls.__facts__.items()
            if name in vars(cls)
        }
        attrs.define(
            cls,
            these=declared,
            slots=False,
            init=False,
            eq=False,
            order=False,
            repr=False,
            kw_only=True,
            on_setattr=attrs.setters.NO_OP,
        )
        made: tuple[attrs.Attribute[Any], ...] = cls.__attrs_attrs__
        return made
