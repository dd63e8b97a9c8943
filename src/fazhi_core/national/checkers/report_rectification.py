"""Checkers of how shortcomings are put right from one yearly report to the next."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, not_applicable, not_shown
from fazhi_core.records.base import day
from fazhi_core.records.report import Rectification

__all__ = ["in_term"]


@checker("rectification-in-term", Rectification)
def in_term(record: Rectification, req: Bound[None]) -> Outcome:
    """The shortcoming was put right by the day that the township set."""
    due = day(record.due_on)
    if due is None:
        return not_applicable() if record.due_on is False else not_shown("due_on")
    return req.within(due, record.done_on)
