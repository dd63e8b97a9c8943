"""Amounts of money written in words."""

from __future__ import annotations

from decimal import Decimal

import attrs

__all__ = ["NumeralWords", "amount_of"]


@attrs.frozen(kw_only=True)
class NumeralWords:
    """The characters of numerals, given as data.

    Args:
        digits: for each digit from zero, the characters that write it.
        places: for ten, hundred and thousand.
        groups: for the powers that close a group of four digits.
        yuan: characters after the whole amount.
        parts: characters after tenths and hundredths.
        skipped: characters that carry no value.
    """

    digits: tuple[str, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    yuan: str
    parts: tuple[str, ...]
    skipped: str


def amount_of(text: str, words: NumeralWords) -> Decimal | None:
    """The amount that *text* writes in words, ``None`` where it is no such amount."""
    base = len(words.digits)
    total = section = Decimal(0)
    digit: int | None = None
    seen = False
    for character in text:
        if character in words.skipped or character.isspace():
            continue
        if (value := _position(character, words.digits)) is not None:
            digit = value
        elif (place := _position(character, words.places)) is not None:
            section += (1 if digit is None else digit) * base ** (place + 1)
            digit = None
        elif (group := _position(character, words.groups)) is not None:
            # A group counts what stands before it; the highest takes in the lower ones.
            power = base ** ((len(words.places) + 1) * (group + 1))
            carried = total + section if group else section
            total = (carried + (digit or 0)) * power + (0 if group else total)
            section, digit = Decimal(0), None
        elif character in words.yuan:
            total, section, digit = total + section + (digit or 0), Decimal(0), None
        elif (part := _position(character, words.parts)) is not None:
            total += Decimal(digit or 0) / base ** (part + 1)
            digit = None
        else:
            return None
        seen = True
    return total + section + (digit or 0) if seen else None


def _position(character: str, among: tuple[str, ...]) -> int | None:
    return next((place for place, one in enumerate(among) if character in one), None)
