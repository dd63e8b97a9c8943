"""The penalty that a case ended in, for checkers that judge nothing else."""

from __future__ import annotations

from datetime import date

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_outcome import PenaltyDecision

__all__ = ["imposed_penalty"]


def imposed_penalty(case: EnforcementCase) -> tuple[PenaltyDecision, date] | Outcome:
    """The decision and its day; or why no penalty is judged."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    imposed = imposes_penalty(decision)
    if imposed is None:
        return not_shown("decision.kinds")
    return (decision, decided) if imposed else not_applicable()
