"""Single values, taken only as they are meant to be written."""

from __future__ import annotations

import enum
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from types import NoneType
from typing import Any, Literal

from fazhi_core._nearest import nearest
from fazhi_core._texts import Text
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.faults import MESSAGES, Problem, quoted
from fazhi_core.readers.vocabulary import labels
from fazhi_core.records.base import Labelled

__all__ = [
    "LARGEST_AMOUNT",
    "SCALARS",
    "Hook",
    "Refusal",
    "Table",
    "TomlFloat",
    "day_meant",
    "local_fields",
    "no",
    "text",
    "wrong_type",
]

CHINA = timezone(timedelta(hours=8))
LARGEST_AMOUNT = 10**18
"""Yuan.  Larger figures are slips of the keyboard, or meant to exhaust memory."""

_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MARK = r"\s*(?:[-/.]|[^\W\d_])\s*"
_LOOSE_DAY = re.compile(
    rf"\s*([0-9]{{4}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{1,2}})\s*[^\W\d_]?\s*"
)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"([Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)

Hook = Callable[[Any, Any], Any]


class Table(dict[str, Any]):
    """A table as parsed, which remembers the keys that were given more than once."""

    __slots__ = ("doubled",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.doubled: tuple[str, ...] = ()
        if len(self) != len(pairs):
            often = Counter(key for key, _ in pairs)
            self.doubled = tuple(key for key, count in often.items() if count > 1)


class TomlFloat(float):
    """A number with a decimal point in TOML, whose digits may already be lost."""


class Refusal(ValueError):
    """A value that does not fit; *path* leads from the value being read to the fault."""

    def __init__(self, fault: str, path: Path = (), nth: int = 0, /, **values: Any) -> None:
        super().__init__(fault)
        self.problem = Problem(fault, path, values, nth)


def wrong_type(value: Any, *expected: str) -> Refusal:
    """The refusal of a value of another type than the *expected* ones."""
    return Refusal(
        "wrong_type",
        expected=tuple(MESSAGES[f"kind_{word}"] for word in dict.fromkeys(expected)),
        found=MESSAGES[f"kind_{_kind(value)}"],
    )


def _kind(value: Any) -> str:
    kinds: tuple[tuple[Any, str], ...] = (
        (NoneType, "null"),
        (bool, "boolean"),
        (str, "text"),
        (int, "integer"),
        ((float, Decimal), "number"),
        (datetime, "datetime"),
        (date, "date"),
        (time, "time"),
        (Mapping, "table"),
        (list | tuple, "list"),
    )
    return next((word for kind, word in kinds if isinstance(value, kind)), "unknown")


def text(value: Any, _: Any = str) -> str:
    """A string without NUL and lone surrogates."""
    if not isinstance(value, str):
        raise wrong_type(value, "text")
    if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise Refusal("bad_text")
    return value


def _boolean(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong_type(value, "boolean")
    return value


def _integer(value: Any, _: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(value, "integer")
    if abs(value) > LARGEST_AMOUNT:
        raise Refusal("number_out_of_range")
    return value


def _number(value: Any, _: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise wrong_type(value, "number")
    if not _finite(value):
        raise Refusal("not_finite")
    if abs(float(value)) > LARGEST_AMOUNT:
        raise Refusal("number_out_of_range")
    return float(value)


def _amount(value: Any, _: Any) -> Decimal:
    if isinstance(value, TomlFloat):
        raise Refusal("toml_float")
    if isinstance(value, str):
        if not _AMOUNT.fullmatch(value):
            raise Refusal("bad_amount")
        value = Decimal(value)
    elif isinstance(value, bool) or not isinstance(value, int | Decimal):
        if isinstance(value, float) and not math.isfinite(value):
            raise Refusal("not_finite")
        raise wrong_type(value, "amount")
    if not _finite(value):
        raise Refusal("not_finite")
    if abs(float(value)) > LARGEST_AMOUNT:
        raise Refusal("number_out_of_range")
    return Decimal(value)


def _finite(value: Any) -> bool:
    """Whether *value* is a number at all; a float cannot hold every one that is."""
    return value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)


def _date(value: Any, _: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise wrong_type(value, "date")
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Refusal("no_such_day", value=value) from None
    raise _bad_date(value)


def day_meant(value: str) -> date | None:
    """The day that *value* names with its year first, in whatever marks; ``None`` if it does not.

    >>> day_meant("2021/9/17"), day_meant("17.9.2021")
    (datetime.date(2021, 9, 17), None)
    """
    loose = _LOOSE_DAY.fullmatch(value)
    try:
        return date(*map(int, loose.groups())) if loose else None
    except ValueError:
        return None


def _bad_date(value: str) -> Refusal:
    meant = day_meant(value)
    if meant is None:
        return Refusal("bad_date", value=value)
    return Refusal("bad_date_meant", value=value, meant=meant.isoformat())


def _moment(value: Any, _: Any) -> datetime:
    if isinstance(value, str):
        if not _MOMENT.fullmatch(value):
            raise Refusal("bad_datetime", value=value)
        try:
            value = datetime.fromisoformat(value.upper())
        except ValueError:
            raise Refusal("bad_datetime", value=value) from None
    if not isinstance(value, datetime):
        raise wrong_type(value, "datetime")
    return value if value.tzinfo else value.replace(tzinfo=CHINA)


def _member(value: Any, kind: Any) -> Any:
    if not isinstance(value, str):
        raise wrong_type(value, "choice")
    known = labels(kind) if issubclass(kind, Labelled) else {one.value: one for one in kind}
    if value in known:
        return known[value]
    choices = tuple(_choice(one) for one in kind)
    close = nearest(value, known)
    if close is None:
        raise Refusal("bad_choice", value=value, choices=choices)
    raise Refusal("bad_choice_near", value=value, nearest=_choice(known[close]), choices=choices)


def _choice(member: Any) -> Text:
    label = getattr(member, "zh", member.value)
    return Text(zh=f"{member.value}（{label}）", en=str(member.value))


def no(value: Any, _: Any) -> Literal[False]:
    """``False`` and nothing else."""
    if value is not False:
        raise wrong_type(value, "false")
    return False


def local_fields(value: Any, _: Any = None) -> dict[str, Any]:
    """A table of local fields, whatever they are."""
    if not isinstance(value, Mapping):
        raise wrong_type(value, "table")
    return {key: _free(one) for key, one in _checked(value).items()}


def _free(value: Any) -> Any:
    if isinstance(value, Mapping):
        return local_fields(value, None)
    if isinstance(value, list | tuple):
        return [_free(one) for one in value]
    if isinstance(value, str):
        return text(value)
    return _number(value, None) if isinstance(value, float | Decimal) else value


def _checked(value: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in getattr(value, "doubled", ()):
        raise Refusal("duplicate_key", (key,), 1, key=quoted(key))
    for key in value:
        if not isinstance(key, str):
            raise Refusal("key_not_text")
        text(key)
    return value


SCALARS: Mapping[Any, Hook] = {
    str: text,
    bool: _boolean,
    int: _integer,
    float: _number,
    Decimal: _amount,
    date: _date,
    datetime: _moment,
    enum.Enum: _member,
    # cattrs asks for the nearest base class: without these a StrEnum would be taken for text.
    enum.StrEnum: _member,
    Labelled: _member,
}
"""How each type of value is taken."""
