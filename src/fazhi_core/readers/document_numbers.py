"""Numerals, years and days as official Chinese writes them.

Everything here reads the flattened view of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import attrs

from fazhi_core.readers.document_words import view, words

__all__ = ["Dated", "cardinal", "dated", "numeral_class", "only_dated", "whole_number", "years"]

_PLAIN_YEAR = r"(?:19|20)\s?\d\s?\d"
_TEN, _HUNDRED = 10, 100


@cache
def _digits() -> Mapping[str, int]:
    return {view(sign): value for sign, value in words("numerals", "digits").items()}


@cache
def _tens() -> Mapping[str, int]:
    return {view(sign): value for sign, value in words("numerals", "tens").items()}


@cache
def numeral_class(*, tens: bool = True) -> str:
    """The characters of Chinese numerals, for use inside ``[...]``."""
    signs = [*_digits(), *(_tens() if tens else ())]
    return "".join(sign for sign in signs if not sign.isascii())


def cardinal(text: str) -> int | None:
    """The value of a Chinese numeral below ten thousand, ``None`` if it is none."""
    if not text:
        return None
    total, digit = 0, None
    last = 10 * max(_tens().values())
    for sign in text:
        if (value := _digits().get(sign)) is not None:
            if digit:
                return None
            digit = value
        elif (unit := _tens().get(sign)) is not None and unit < last:
            total += unit * (1 if digit is None else digit)
            digit, last = None, unit
        else:
            return None
    return total + (digit or 0)


def whole_number(text: str) -> int | None:
    """The value of a numeral in Chinese or decimal digits, ``None`` if it is none."""
    plain = re.sub(r"\s", "", text)
    if re.fullmatch(r"[0-9]{1,9}", plain):
        return int(plain)
    return cardinal(plain)


@cache
def _year_pattern() -> str:
    signs = numeral_class(tens=False)
    return rf"(?P<year>(?<!\d){_PLAIN_YEAR}|(?<![{signs}])[{signs}O0]{{4}})"


def _year(text: str) -> int | None:
    plain = re.sub(r"\s", "", text)
    if re.fullmatch(r"[0-9]{4}", plain):
        return int(plain)
    digits = [int(one) if one in "0" else _digits().get(one) for one in plain]
    if any(one is None for one in digits):
        return None
    value = int("".join(map(str, digits)))
    return value if value // _HUNDRED in (19, 20) else None


def years(text: str, *, after: str = "") -> Iterator[tuple[int, int]]:
    """The years that *text* names before the word for "year", as (offset, year).

    Args:
        text: the view of a text.
        after: a regular expression for what must follow the year, instead of that word.
    """
    follows = after or view(words("dates", "year"))
    for found in re.finditer(rf"{_year_pattern()}\s*(?:{follows})", text):
        if (year := _year(found["year"])) is not None:
            yield found.start(), year


@attrs.frozen
class Dated:
    """A day found in a text; ``day`` is ``None`` where it is written in part or cannot be.

    ``whole`` says that year, month and day are all written.
    """

    start: int
    end: int
    day: date | None
    whole: bool = True

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


@cache
def _day_pattern() -> re.Pattern[str]:
    year, month, days = (view(words("dates", part)) for part in ("year", "month", "day"))
    number = rf"(?:\d\s?\d?|[{numeral_class()}]{{1,3}})"
    written = (
        rf"{_year_pattern()}\s*{year}"
        rf"(?:\s*(?P<month>{number})\s*{month}(?:\s*(?P<day>{number})\s*[{days}])?)?"
    )
    plain = r"(?P<iso>(?<!\d)(?:19|20)\d\d\s?([-/.])\s?\d{1,2}\s?\2\s?\d{1,2}(?!\d))"
    return re.compile(rf"{plain}|{written}")


def dated(text: str) -> Iterator[Dated]:
    """The days in *text*, also those written in part."""
    for found in _day_pattern().finditer(text):
        whole = bool(found["iso"] or found["day"])
        yield Dated(start=found.start(), end=found.end(), day=_day(found), whole=whole)


def only_dated(text: str) -> Dated | None:
    """The day at the end of *text*, with nothing but closing brackets after it."""
    ended = len(text.rstrip(" )]"))
    return next((found for found in dated(text) if found.end >= ended), None)


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        parts = [int(one) for one in re.findall(r"\d+", found["iso"])]
    else:
        read = [_year(found["year"]), *(whole_number(found[k] or "") for k in ("month", "day"))]
        parts = [one for one in read if one is not None]
    try:
        return date(*parts) if len(parts) == len(("year", "month", "day")) else None
    except ValueError:
        return None
