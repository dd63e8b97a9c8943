"""Which major decisions the procedure covers."""

from __future__ import annotations

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.decision import DecisionMatter, MajorDecision

__all__ = ["unless_covered"]


def unless_covered(decision: MajorDecision) -> Outcome | None:
    """The outcome where the procedure does not cover *decision*, or that is not shown.

    An emergency, a matter whose procedure another statute sets, and what article 3 leaves out lie
    outside; so does the settlement of a dispute over title, which has its own procedure.
    """
    if decision.emergency or decision.other_law_procedure or decision.outside_scope:
        return not_applicable()
    if decision.matter is None:
        return not_shown("/matter")
    if decision.matter is not DecisionMatter.LAND or decision.land_title is False:
        return None
    return not_applicable() if decision.land_title else not_shown("/land_title")
