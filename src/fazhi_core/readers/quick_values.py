"""Single values on the quick way: what msgspec alone would take more freely than the strict way."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec import Raw

from fazhi_core.readers.faults import Unsure
from fazhi_core.records.identity import identity_like

__all__ = ["Unsure", "amount", "checked_id", "checked_ids", "moment"]

_WHOLE = 18
_AMOUNT = re.compile(rb'("?)(-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,20})?)\1')


def amount(value: Raw) -> Decimal | None:
    """A number as it is written, with no detour over floating point.

    Raises:
        Unsure: it is written in another way.
    """
    text = bytes(value)
    if text.isdigit() and len(text) <= _WHOLE:
        return Decimal(text.decode())
    if text == b"null":
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Unsure
    return Decimal(found[2].decode())


def moment(value: str | None) -> datetime | None:
    """A moment with its offset."""
    return None if value is None else datetime.fromisoformat(value)


def checked_id(value: Any) -> None:
    """See that *value* does not look like the number of an identity card or a telephone.

    Raises:
        Unsure: it does.
    """
    if identity_like(value):
        raise Unsure


def checked_ids(values: Any) -> None:
    """The same for a list of ids, or for one."""
    for value in values if values.__class__ is tuple else (values,):
        checked_id(value)
