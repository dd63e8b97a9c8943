"""What several checkers of penalty cases ask of a decision."""

from __future__ import annotations

from fazhi_core.records.enforcement_outcome import PenaltyDecision

__all__ = ["imposes_penalty"]


def imposes_penalty(decision: PenaltyDecision) -> bool | None:
    """Whether a penalty was imposed; ``None`` where the record does not show it."""
    if decision.no_penalty or decision.kinds == ():
        return False
    shown = bool(decision.kinds) or bool(decision.fine) or decision.no_penalty is False
    return True if shown else None
