"""Several things that must all hold, joined into one outcome."""

from __future__ import annotations

from collections.abc import Iterable

from fazhi_core import Kind, Outcome, fail, not_shown, ok

__all__ = ["shown", "together"]

_ORDER = (Kind.FAIL, Kind.OPEN, Kind.REVIEW, Kind.PASS, Kind.NOT_APPLICABLE)


def together(parts: Iterable[Outcome]) -> Outcome:
    """The outcome of *parts* that must all hold: a breach first, then what is not shown.

    A breach that is shown counts though other facts are missing; a fact that is missing comes
    before a question for a person, so that taking a fact away never raises one.
    """
    return min(parts, key=lambda one: _ORDER.index(one.kind))


def shown(value: object, path: str, key: str) -> Outcome:
    """Pass where *value* is true, fail with the message *key* where it is false, else open."""
    if value is None:
        return not_shown(path)
    return ok() if value else fail(path, key=key)
