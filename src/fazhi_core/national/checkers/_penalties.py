"""What several checkers of penalty cases ask of a decision."""

from __future__ import annotations

from datetime import date

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_outcome import PenaltyDecision, PenaltyKind

__all__ = [
    "OTHER_LAWS",
    "decided_on",
    "fined",
    "imposes_penalty",
    "spot_decision",
    "unless_penalised",
]

OTHER_LAWS = frozenset({LegalRegime.POLICE, LegalRegime.TRAFFIC, LegalRegime.OTHER})
"""The procedural laws that set their own limits and forms for penalties on the spot."""


def imposes_penalty(decision: PenaltyDecision) -> bool | None:
    """Whether a penalty was imposed; ``None`` where the record does not show it."""
    if decision.no_penalty or decision.kinds == ():
        return False
    shown = bool(decision.kinds) or bool(decision.fine) or decision.no_penalty is False
    return True if shown else None


def fined(decision: PenaltyDecision) -> bool | None:
    """Whether a fine was imposed; ``None`` where the kinds of penalty are not shown."""
    return None if decision.kinds is None else PenaltyKind.FINE in decision.kinds


def decided_on(case: EnforcementCase) -> date | None:
    """The day of the decision; ``None`` where none is shown or none was made."""
    decision = table(case.decision)
    return day(decision.on) if decision is not None else None


def unless_penalised(case: EnforcementCase) -> PenaltyDecision | Outcome:
    """The decision that imposed a penalty, or why the case is not judged by one.

    Paths start at the record, so that items of its lists can be judged with it too.
    """
    decision = table(case.decision)
    if decision is None:
        return not_applicable() if case.decision is False else not_shown("/decision")
    if decision.on is False:
        return not_applicable()
    imposed = imposes_penalty(decision)
    if imposed is None:
        return not_shown("/decision.kinds")
    return decision if imposed else not_applicable()


def spot_decision(case: EnforcementCase) -> PenaltyDecision | Outcome:
    """The decision of a case decided on the spot, or why it is not judged as one."""
    if case.procedure is None:
        return not_shown("procedure")
    decision = table(case.decision)
    if case.procedure is not Procedure.SUMMARY:
        return not_applicable()
    if decision is None:
        return not_shown("decision")
    return not_applicable() if imposes_penalty(decision) is False else decision
