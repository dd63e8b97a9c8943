"""Numbers that name a private person, known by their shape."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["identity_like"]

_YEAR_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_IDENTITY = re.compile(
    rf"(?<![0-9])(?:[1-9][0-9]{{5}}(?:18|19|20)[0-9]{{2}}{_YEAR_DAY}[0-9]{{3}}[0-9Xx]"
    rf"|[1-9][0-9]{{5}}[0-9]{{2}}{_YEAR_DAY}[0-9]{{3}})(?![0-9])|\A[0-9]{{15}}\Z"
)
_PHONE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_SHORTEST = 11
_DIGITS = re.compile(r"[0-9]{11}")


def identity_like(value: Any) -> str | None:
    """The fault an id makes by its shape: an identity-card or a telephone number; else ``None``.

    >>> identity_like("640402-2021-003") is None
    True
    """
    if not isinstance(value, str) or len(value) < _SHORTEST or not _DIGITS.search(value):
        return None
    if _IDENTITY.search(value):
        return "identity_number"
    return "phone_number" if _PHONE.search(value) else None
