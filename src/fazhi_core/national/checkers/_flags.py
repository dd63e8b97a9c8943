"""A yes or no and the day beside it, judged together."""

from __future__ import annotations

from fazhi_core.records.base import Day

__all__ = ["disagree"]


def disagree(flag: bool | None, on: Day) -> bool | None:  # noqa: FBT001 - the fact itself
    """Whether a "no" stands beside a day, or a "yes" beside "it did not happen".

    ``None`` where either is not shown: a "yes" without its day still lacks the day.
    """
    if flag is None or on is None:
        return None
    return flag is (on is False)
