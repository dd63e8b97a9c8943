"""What several checkers of penalty cases ask of a decision."""

from __future__ import annotations

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_outcome import PenaltyDecision, PenaltyKind

__all__ = ["OTHER_LAWS", "fined", "imposes_penalty", "spot_decision"]

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
