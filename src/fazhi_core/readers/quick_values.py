"""Single values on the quick way: what msgspec alone would take more freely than the strict way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec import Raw

from fazhi_core.readers.vocabulary import identity_like

__all__ = ["Unsure", "amount", "checked_id", "checked_ids", "moment", "refuse_extra"]

_AMOUNT = re.compile(rb'("?)(-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,20})?)\1')


class Unsure(Exception):  # noqa: N818
    """The quick way cannot vouch for this record."""


def amount(value: Raw) -> Decimal | None:
    """A number as it is written, with no detour over floating point.

    Raises:
        Unsure: it is written in another way.
    """
    text = bytes(value)
    if text == b"null":
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Unsure
    return Decimal(found[2].decode())


def moment(value: str | None) -> datetime | None:
    """A moment with its offset."""
    return None if value is None else datetime.fromisoformat(value)


def checked_id(value: Any) -> Any:
    """*value*, if it does not look like the number of an identity card or a telephone.

    Raises:
        Unsure: it does.
    """
    if identity_like(value):
        raise Unsure
    return value


def checked_ids(values: Any) -> Any:
    """*values*, each as for :func:`checked_id`."""
    if values.__class__ is tuple:
        for value in values:
            checked_id(value)
        return values
    return checked_id(values)


def refuse_extra(values: Mapping[str, Any]) -> None:
    """Take ``type`` out of a record's dictionary.

    Raises:
        Unsure: there are local fields, whose shape is not declared.
    """
    if "extra" in values:
        raise Unsure
    values.pop("type", None)  # type: ignore[attr-defined]
