"""Checkers of whether and whom to punish: minors, slight acts, one act fined twice, correction."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import decided_on, fined, penalty_of
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime
from fazhi_core.records.enforcement_people import PartyKind

__all__ = [
    "no_double_fine",
    "no_penalty_minor",
    "no_penalty_still_educate",
    "order_correction",
    "under_14_not_punished",
]


@checker("under-14-not-punished", EnforcementCase)
def under_14_not_punished(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Nobody under fourteen is punished, and a penalty of a minor is mitigated."""
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    party = case.party
    if party is None or party.kind is None:
        return not_shown("party" if party is None else "party.kind")
    if party.kind is not PartyKind.NATURAL:
        return not_applicable()
    if party.under_14:
        return fail("party.under_14", key="under_14")
    if party.minor is None:
        return not_shown("party.minor")
    if not party.minor:
        return ok()
    if party.under_14 is None:
        return not_shown("party.under_14")
    if decision.mitigated is None:
        return not_shown("decision.mitigated")
    return ok() if decision.mitigated else fail("decision.mitigated", key="not_mitigated")


@checker("no-double-fine", EnforcementCase)
def no_double_fine(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """One act bears one fine, by the norm with the highest."""
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    fine = fined(decision)
    if fine is None:
        return not_shown("decision.kinds")
    if not fine:
        return not_applicable()
    if decision.same_act_fined is None:
        return not_shown("decision.same_act_fined")
    if decision.same_act_fined:
        if table(case.redo_of) is not None:
            return review("decision.same_act_fined", key="redo")
        return fail("decision.same_act_fined", key="fined_twice")
    if not decision.several_norms:
        return ok()
    if decision.highest_norm is None:
        return not_shown("decision.highest_norm")
    return ok() if decision.highest_norm else review("decision.highest_norm", key="not_highest")


@checker("order-correction", EnforcementCase)
def order_correction(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """With the penalty the party is told to put right what can still be put right."""
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    order, decided = case.correction_order, decided_on(case)
    if order is None or decided is None:
        return not_shown("decision.on" if order else "correction_order")
    if order and order.pointless:
        return not_applicable()
    ordered = order.on if order else False
    if ordered is None:
        return not_shown("correction_order.on")
    if ordered is False:
        return _unordered(case)
    if ordered > decided:
        return review("correction_order.on", key="later", ordered=ordered, decided=decided)
    return ok()


def _unordered(case: EnforcementCase) -> Outcome:
    """Without an order: a breach only while something was left to put right."""
    act = table(case.violation)
    if act is None or act.corrected_in_time is None or act.ended_on is None:
        name = "corrected_in_time" if act and act.corrected_in_time is None else "ended_on"
        return not_shown("violation" if act is None else f"violation.{name}")
    if act.corrected_in_time:
        return not_applicable()
    if act.ended_on is not False:
        return review("correction_order", key="ended", ended=act.ended_on)
    return fail("correction_order", key="no_order")


@checker("no-penalty-still-educate", EnforcementCase)
def no_penalty_still_educate(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Whoever is not punished is educated, and that is on file."""
    decision = table(case.decision)
    if decision is None:
        return not_applicable() if case.decision is False else not_shown("decision")
    if decision.no_penalty is None:
        return not_shown("decision.no_penalty")
    if not decision.no_penalty:
        return not_applicable()
    if decision.educated is None:
        return not_shown("decision.educated")
    return ok() if decision.educated else fail("decision.educated", key="not_educated")


@checker("no-penalty-minor", EnforcementCase)
def no_penalty_minor(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """What the case itself calls slight, put right in time and harmless is not punished."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    act = case.violation
    if act is None:
        return not_shown("violation")
    if act is False:
        return not_applicable()
    mild = {
        "slight": act.slight,
        "corrected_in_time": act.corrected_in_time,
        "harmful": None if act.harmful is None else not act.harmful,
    }
    if False in mild.values():
        return not_applicable()
    for name, shown in mild.items():
        if shown is None:
            return not_shown(f"violation.{name}")
    return fail("decision.kinds", key="slight")
