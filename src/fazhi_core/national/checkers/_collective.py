"""What the checkers of a collective's books have in common.

An account is the state of one year; most of it has no day of its own, so the year says which law
applies.
"""

from __future__ import annotations

from typing import Any

from fazhi_core import Bound, Outcome, not_applicable, not_shown
from fazhi_core.records.base import Day
from fazhi_core.records.village_account import (
    BookkeepingAgent,
    BookkeepingMandate,
    BookkeepingMode,
    CollectiveAccount,
)

__all__ = ["before_law", "mandate_of_township", "of_earlier_year", "year_runs"]


def of_earlier_year(account: CollectiveAccount, req: Bound[Any]) -> Outcome | None:
    """Why *account* is not judged: its year is not shown, or was over before the law began."""
    if account.year is None:
        return not_shown("year")
    return not_applicable() if account.year < req.version.start.year else None


def before_law(on: Day, path: str, req: Bound[Any]) -> Outcome | None:
    """Why what was made *on* a day is not judged: no day is shown, or it is older than the law."""
    if not on:
        return not_shown(path)
    return not_applicable() if on < req.version.start else None


def year_runs(account: CollectiveAccount, req: Bound[Any]) -> bool:
    """Whether the year of *account* is not over on the day of the run."""
    return account.year is not None and req.as_of.year <= account.year


def mandate_of_township(account: CollectiveAccount) -> BookkeepingMandate | Outcome:
    """The mandate by which the township keeps the books, or why nothing is said about it."""
    if account.bookkeeping is not BookkeepingMode.ENTRUSTED:
        return not_shown("bookkeeping") if account.bookkeeping is None else not_applicable()
    mandate = account.mandate
    if not mandate:
        return not_shown("mandate")
    if mandate.agent is not BookkeepingAgent.TOWNSHIP:
        return not_shown("mandate.agent") if mandate.agent is None else not_applicable()
    return mandate
