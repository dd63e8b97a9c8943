"""What several checkers of penalty cases ask of a decision and of the notice before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_hearing import Notice
from fazhi_core.records.enforcement_outcome import PenaltyDecision, PenaltyKind

__all__ = [
    "CONFISCATIONS",
    "OTHER_LAWS",
    "Change",
    "compared",
    "dated_penalty_of",
    "decided_on",
    "fined",
    "imposes_penalty",
    "penalty_of",
    "spot_decision",
    "unless_penalty",
]

CONFISCATIONS = frozenset({PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_GOODS})

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


def penalty_of(case: EnforcementCase) -> PenaltyDecision | Outcome:
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


def dated_penalty_of(case: EnforcementCase) -> tuple[PenaltyDecision, date] | Outcome:
    """The decision that imposed a penalty and its day, or why the case is not judged by one."""
    found = penalty_of(case)
    if isinstance(found, Outcome):
        return found
    decided = day(found.on)
    return not_shown("/decision.on") if decided is None else (found, decided)


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


def unless_penalty(case: EnforcementCase) -> Outcome | None:
    """Not applicable or not shown, unless a penalty under the Administrative Penalty Law is shown.

    Penalties of the police follow a procedure of their own.
    """
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    found = dated_penalty_of(case)
    return found if isinstance(found, Outcome) else None


class Change(Enum):
    """How a decision compares with what the party was told."""

    NO_HEAVIER = "no_heavier"
    HEAVIER = "heavier"
    MIXED = "mixed"
    """Heavier in one thing and lighter in another: a person must weigh it."""


def compared(notice: Notice, decision: PenaltyDecision) -> Change | Outcome:
    """How *decision* compares with *notice*; open where a fact is missing."""
    if notice.proposed_kinds is None:
        return not_shown("notice.proposed_kinds")
    if decision.kinds is None:
        return not_shown("decision.kinds")
    told, kinds = set(notice.proposed_kinds), set(decision.kinds)
    lighter = bool(told - kinds)
    # A warning in place of what was told is milder than anything else that could have been told.
    heavier = bool(kinds - told - ({PenaltyKind.WARNING} if lighter else set()))
    for path, was, became in _sums(notice, decision, told & kinds):
        if was is None or became is None:
            return not_shown(path)
        heavier, lighter = heavier or became > was, lighter or became < was
    if heavier:
        return Change.MIXED if lighter else Change.HEAVIER
    return Change.NO_HEAVIER


def _sums(
    notice: Notice, decision: PenaltyDecision, both: set[PenaltyKind]
) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    """Each sum that was told and decided, with the path of the one that is missing first."""
    if PenaltyKind.FINE in both:
        path = "notice.proposed_fine" if notice.proposed_fine is None else "decision.fine"
        yield path, notice.proposed_fine, decision.fine
    if both & CONFISCATIONS:
        was = notice.proposed_confiscation
        path = "notice.proposed_confiscation" if was is None else "decision.confiscated_value"
        yield path, was, decision.confiscated_value
