"""What checkers of yearly reports share: words found in a text, and records of the same organ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from fazhi_core.records.base import Record

__all__ = ["plain", "same_agency", "says"]


def says(words: Iterable[str], *texts: str | None) -> bool:
    """Whether one of *words* stands in *texts*, whatever their spaces and width."""
    joined = "".join(plain(text) for text in texts if text)
    return any(word in joined for word in words)


def plain(text: str) -> str:
    """*text* in half width and without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def same_agency(one: Record, report: Record) -> bool:
    """Whether *one* may be kept by the organ that reports."""
    return report.agency is None or one.agency is None or one.agency == report.agency
