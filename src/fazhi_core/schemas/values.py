"""Schemas of single values: what the readers take, neither more nor less."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from fazhi_core._texts import Catalogue, Text
from fazhi_core.readers.scalars import LARGEST_AMOUNT

__all__ = ["DAY", "DEFINITIONS", "NAMES", "TEXTS", "Schema", "about", "ref"]

Schema: TypeAlias = dict[str, Any]

TEXTS = Catalogue("fazhi_core.schemas")

_RANGE: Schema = {"minimum": -LARGEST_AMOUNT, "maximum": LARGEST_AMOUNT}
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = r"[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?"
_FIGURE = rf"([0-9]{{1,{len(str(LARGEST_AMOUNT)) - 1}}}(\.[0-9]+)?|{LARGEST_AMOUNT}(\.0+)?)"

DAY: Schema = {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}

NAMES: Mapping[Any, str] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    float: "number",
    Decimal: "amount",
    date: "day",
    datetime: "moment",
}
"""What the definition of each type of value is called."""

DEFINITIONS: Mapping[str, Schema] = {
    "text": {"type": "string", "pattern": "^[^\\u0000]*$"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer", **_RANGE},
    "number": {"type": "number", **_RANGE},
    "amount": {
        "anyOf": [
            {"type": "number", **_RANGE},
            {"type": "string", "pattern": f"^-?0*{_FIGURE}$"},
        ]
    },
    "day": DAY,
    "moment": {"type": "string", "pattern": f"^{_DAY}{_HOUR}$"},
    "local": {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/text"},
        "additionalProperties": {"$ref": "#/$defs/local_value"},
    },
    "local_value": {
        "anyOf": [
            {"type": ["null", "boolean", "integer"]},
            {"$ref": "#/$defs/number"},
            {"$ref": "#/$defs/text"},
            {"$ref": "#/$defs/local"},
            {"type": "array", "items": {"$ref": "#/$defs/local_value"}},
        ]
    },
}
"""The definitions that schemas of records share."""


def ref(name: str) -> Schema:
    """A reference to the definition *name* of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def about(text: Text) -> str:
    """*text* as a description: Chinese first, as the people who keep ledgers read it."""
    return "\n".join(dict.fromkeys(one for one in (text.zh, text.en) if one))
