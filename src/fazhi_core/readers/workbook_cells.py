"""From what a cell holds to the plain value that the strict way takes, by the fact it is for.

A workbook has fewer kinds of value than TOML: a list is a text, a number has no integers, and what
did not happen is a word.  Nothing is judged here: what does not fit is handed on as it is.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from fazhi_core.readers.quick_maker import options_of
from fazhi_core.readers.scalars import Refusal, day_meant
from fazhi_core.readers.vocabulary import labels
from fazhi_core.readers.workbook_words import words
from fazhi_core.readers.xlsx_parts import CellFault, Value
from fazhi_core.records.base import Labelled, Part

__all__ = ["plain_value"]

_DIGITS = 15  # of a number that Excel keeps and shows
_WHOLE = re.compile("-?[0-9]{1,18}")
_BETWEEN = re.compile("[" + re.escape("".join(words("words", "between"))) + "]")
_NO = Literal[False]


def plain_value(value: Value, annotation: Any, *, reference: bool = False) -> Any:
    """*value* as TOML would give it.

    Args:
        value: what the cell holds.
        annotation: of the fact it is for; ``Any`` where none is declared.
        reference: whether an id of a record may stand there.

    Raises:
        Refusal: the cell shows no value, or a number where digits may have been lost.
    """
    if isinstance(value, CellFault):
        raise Refusal(value.key, **value.values)
    options = options_of(annotation)
    for one in options:
        if get_origin(one) is tuple:
            return _listed(value, options_of(get_args(one)[0]))
    if reference and isinstance(value, str) and _is(value, "no"):
        return False
    return _single(value, options)


def _listed(value: Value, options: tuple[Any, ...]) -> Any:
    if any(_is_table(one) for one in options):
        return [] if _says_no(value) else value
    if not isinstance(value, str):
        return [] if value is False else [_single(value, options)]
    pieces = [one.strip() for one in _BETWEEN.split(value) if one.strip()]
    if len(pieces) == 1 and _is(value, "no") and not _is_label(pieces[0], options):
        return []
    return [_single(one, options) for one in pieces]


def _single(value: Value, options: tuple[Any, ...]) -> Any:
    if isinstance(value, str):
        return _written(value, options)
    if isinstance(value, float):
        return _number(value, options)
    if isinstance(value, datetime) and date in options and value.time() == time(0):
        return value.date()
    return {} if value is True and any(map(_is_table, options)) else value


def _written(text: str, options: tuple[Any, ...]) -> Any:
    if str in options or Any in options:
        return text
    bare = text.strip()
    if _is_label(bare, options):
        return bare
    if bool in options or _NO in options or any(map(_is_table, options)):
        if _is(bare, "no"):
            return False
        if _is(bare, "yes"):
            return {} if any(map(_is_table, options)) else True
    if date in options:
        return day_meant(bare) or bare
    return int(bare) if int in options and _WHOLE.fullmatch(bare) else bare


def _number(value: float, options: tuple[Any, ...]) -> Any:
    """What Excel shows of *value*; as text it would have lost leading zeros, or digits at the end.

    Raises:
        Refusal: text is meant.
    """
    if str in options:
        raise Refusal("number_for_text")
    if value.is_integer() and Decimal not in options:
        return int(value)
    return Decimal(format(value, f".{_DIGITS}g"))


def _says_no(value: Value) -> bool:
    return value is False or (isinstance(value, str) and _is(value, "no"))


def _is(text: str, what: str) -> bool:
    return text.strip().lower() in words("words", what)


def _is_label(text: str, options: tuple[Any, ...]) -> bool:
    return any(
        text in (labels(one) if issubclass(one, Labelled) else set(one))
        for one in options
        if isinstance(one, type) and issubclass(one, enum.Enum)
    )


def _is_table(option: Any) -> bool:
    kind = get_origin(option) or option
    return isinstance(kind, type) and issubclass(kind, Part | Mapping)
