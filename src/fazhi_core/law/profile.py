"""Where the law applies: division codes and the chain from the nation down to the township."""

from __future__ import annotations

__all__ = ["NATION", "chain", "is_division_code"]

NATION = "CN"

_LENGTHS = (6, 9, 12)
_PROVINCE, _PREFECTURE, _COUNTY, _TOWNSHIP = 2, 4, 6, 9


def is_division_code(text: str) -> bool:
    """Whether *text* has the form of a division code: 6, 9 or 12 ASCII digits."""
    return len(text) in _LENGTHS and text.isascii() and text.isdigit()


def chain(code: str) -> tuple[str, ...]:
    """The divisions that *code* lies in, from the nation down to itself.

    >>> chain("640402106")
    ('CN', '640000', '640400', '640402', '640402106')

    Raises:
        ValueError: *code* is neither ``CN`` nor 6, 9 or 12 digits.
    """
    if code == NATION:
        return (NATION,)
    if not is_division_code(code):
        raise ValueError(f"a division code is CN or 6, 9 or 12 digits, not {code!r}")
    for length in (_TOWNSHIP, _COUNTY):
        if len(code) > length and not code[length:].strip("0"):
            code = code[:length]
    steps = [
        code[:_PROVINCE] + "0000",
        code[:_PREFECTURE] + "00",
        code[:_COUNTY],
        code[:_TOWNSHIP],
        code,
    ]
    return tuple(dict.fromkeys((NATION, *steps)))
