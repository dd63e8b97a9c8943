"""What the checkers of remedies against the township have in common."""

from __future__ import annotations

from datetime import date

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.base import day
from fazhi_core.records.remedy import RemedyCase, RemedyKind

__all__ = ["of_another_kind", "withdrawn_by"]


def of_another_kind(case: RemedyCase, kind: RemedyKind) -> Outcome | None:
    """Why *case* is not judged where only proceedings of *kind* are."""
    if case.kind is None:
        return not_shown("kind")
    return None if case.kind is kind else not_applicable()


def withdrawn_by(case: RemedyCase, last: date) -> bool:
    """Whether the claimant gave up by *last*, the day on which something was due."""
    withdrawn = day(case.withdrawn_on)
    return withdrawn is not None and withdrawn <= last
