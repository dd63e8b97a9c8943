"""What several checkers of the payment of a fine ask of a case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.national.checkers._penalties import fined
from fazhi_core.records.base import Money, day, table
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_outcome import Execution

__all__ = ["collected_on_the_spot", "days_late", "execution_of", "fine_of", "surcharge"]

_PER_CENT = 100
_COLLECTED = "execution.on_the_spot_collection"


def execution_of(case: EnforcementCase) -> Execution | Outcome:
    """How the fine was paid, or why it is not judged: no fine, or nothing shown."""
    decision = table(case.decision)
    imposed = fined(decision) if decision else None
    if imposed is None:
        return not_shown("decision.kinds")
    if not imposed:
        return not_applicable()
    execution = table(case.execution)
    if execution is not None:
        return execution
    return not_shown("execution") if case.execution is None else not_applicable()


def collected_on_the_spot(case: EnforcementCase, *, wanted: bool) -> Execution | Outcome:
    """How the fine was paid, if officers took the money on the spot (or did not: *wanted*)."""
    execution = execution_of(case)
    if isinstance(execution, Outcome):
        return execution
    if execution.on_the_spot_collection is None:
        return not_shown(_COLLECTED)
    return execution if execution.on_the_spot_collection is wanted else not_applicable()


def fine_of(case: EnforcementCase) -> Money:
    """The fine in yuan; ``None`` where it is not shown."""
    decision = table(case.decision)
    return decision.fine if decision else None


def days_late(execution: Execution, as_of: date) -> int | str:
    """The days for which a surcharge could run, or the path of the fact that is missing.

    A fine that was not paid runs on until *as_of*.
    """
    first = day(execution.extra_fine_from)
    if first is None:
        return "execution.extra_fine_from"
    if execution.paid_on is None:
        return "execution.paid_on"
    return max(0, ((day(execution.paid_on) or as_of) - first).days + 1)


def surcharge(fine: Decimal, percent: int, days: int) -> Decimal:
    """The highest surcharge in yuan that *percent* of *fine* a day gives for *days*."""
    return fine * percent * max(0, days) / _PER_CENT
