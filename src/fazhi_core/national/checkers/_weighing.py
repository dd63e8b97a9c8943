"""Several facts or several outcomes weighed into one outcome."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from fazhi_core import Kind, Outcome, fail, not_applicable, not_shown, ok

__all__ = ["Place", "wanted", "worst"]

Place: TypeAlias = tuple[str | int, ...]
"""Where a fact stands in the record."""

# An unknown fact comes before what a person must judge: once it is known it may turn out a breach,
# and taking it away must leave the whole open.
_HEAVIEST_FIRST = (Kind.FAIL, Kind.OPEN, Kind.REVIEW, Kind.PASS, Kind.NOT_APPLICABLE)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The heaviest of *outcomes*; not applicable where there are none."""
    return min(outcomes, key=lambda one: _HEAVIEST_FIRST.index(one.kind), default=not_applicable())


def wanted(*facts: tuple[bool | None, str | Place, str]) -> Outcome:
    """Whether every fact is shown to be so.

    Args:
        facts: each with its path and with the message for its being shown not to be so.
    """
    for value, path, key in facts:
        if value is False:
            return fail(path, key=key)
    for value, path, _ in facts:
        if value is None:
            return not_shown(path)
    return ok()
