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
_BETWEEN = re.compile("([" + re.escape("".join(words("words", "between"))) + "])")
_NO = Literal[False]


def plain_value(value: Value, annotation: Any) -> Any:
    """*value* as TOML would give it.

    Args:
        value: what the cell holds.
        annotation: of the fact it is for; ``Any`` where none is declared.

    Raises:
        Refusal: the cell shows no value, or a number where digits may have been lost.
    """
    if isinstance(value, CellFault):
        raise Refusal(value.key, **value.values)
    options = options_of(annotation)
    for one in options:
        if get_origin(one) is tuple:
            return _listed(value, options_of(get_args(one)[0]))
    return _single(value, options)


def _listed(value: Value, options: tuple[Any, ...]) -> Any:
    if any(_is_table(one) for one in options):
        return [] if _says_no(value) else value
    if not isinstance(value, str):
        return [] if value is False else [_single(value, options)]
    pieces = _pieces(value, options)
    if len(pieces) == 1 and _is(value, "no") and not _is_label(pieces[0], options):
        return []
    return [_single(one, options) for one in pieces]


def _pieces(text: str, options: tuple[Any, ...]) -> list[str]:
    """The values in *text*; the label of a choice may itself have a sign between values in it."""
    parts = _BETWEEN.split(text)
    known = [one for one in options if isinstance(one, type) and issubclass(one, Labelled)]
    most = max((len(_BETWEEN.findall(word)) for one in known for word in labels(one)), default=0)
    found: list[str] = []
    at = 0
    while at < len(parts):
        # Every other part is a sign between values.
        ends = range(min(at + 2 * most + 1, len(parts)), at, -2)
        whole = ((end, "".join(parts[at:end]).strip()) for end in ends)
        end, piece = next(
            ((end, one) for end, one in whole if _is_label(one, options)),
            (at + 1, parts[at].strip()),
        )
        found += [piece] if piece else []
        at = end + 1
    return found


def _single(value: Value, options: tuple[Any, ...]) -> Any:
    if isinstance(value, str):
        return _written(value, options)
    if isinstance(value, float):
        return _number(value, options)
    if isinstance(value, datetime) and date in options and value.time() == time(0):
        return value.date()
    return {} if value is True and any(map(_is_table, options)) else value


def _written(text: str, options: tuple[Any, ...]) -> Any:
    bare = text.strip()
    is_table = any(map(_is_table, options))
    if _is(text, "no") and (_NO in options or is_table):
        return False
    if _is(text, "yes") and is_table:
        return {}
    if str in options or Any in options:
        return text
    if bool in options and (_is(text, "yes") or _is(text, "no")):
        return _is(text, "yes")
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
