"""Checkers of what the decision document must say, and that it is sealed."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_outcome import Execution, PenaltyDecision, PenaltyKind
from fazhi_core.records.enforcement_people import ActingBody

__all__ = [
    "bank_named_in_decision",
    "decision_document_contents",
    "decision_sealed",
    "discretion_stated_in_decision",
]

_NO_BODY = ActingBody()
_NO_EXECUTION = Execution()


@attrs.frozen(kw_only=True)
class Contents:
    """Figures of ``decision-document-contents``.

    Args:
        items: the facts of the decision that say whether an item stands in the document.
        performance: the item that says how and by when to perform.
        nothing_to_perform: the kinds of penalty that leave nothing to perform.
    """

    items: tuple[str, ...]
    performance: str
    nothing_to_perform: tuple[str, ...]


@checker("decision-document-contents", EnforcementCase, params=Contents)
def decision_document_contents(case: EnforcementCase, req: Bound[Contents]) -> Outcome:
    """All items that the edition lists stand in the document."""
    decision = _decided(case)
    if isinstance(decision, Outcome):
        return decision
    items = list(req.params.items)
    if decision.kinds is None:
        return not_shown("decision.kinds")
    if {*decision.kinds} <= {*req.params.nothing_to_perform}:
        items.remove(req.params.performance)
    told = {item: getattr(decision, item) for item in items}
    for wanted in (False, None):
        for item, value in told.items():
            if value is wanted:
                path = f"decision.{item}"
                return not_shown(path) if wanted is None else fail(path, key="not_stated")
    return ok()


def _decided(case: EnforcementCase) -> PenaltyDecision | Outcome:
    """The decision of a case not decided on the spot; or why none is judged."""
    if case.procedure is Procedure.SUMMARY:
        return not_applicable()
    decision = table(case.decision)
    if decision is None:
        return not_shown("decision")
    imposed = imposes_penalty(decision)
    if imposed is None:
        return not_shown("decision.kinds")
    return decision if imposed else not_applicable()


@attrs.frozen(kw_only=True)
class Seals:
    """Words by which ``decision-sealed`` knows a seal of an office inside the organ."""

    inside: tuple[str, ...]


@checker("decision-sealed", EnforcementCase, params=Seals)
def decision_sealed(case: EnforcementCase, req: Bound[Seals]) -> Outcome:
    """The document bears the seal of the organ that decided."""
    decision = _decided(case)
    if isinstance(decision, Outcome):
        return decision
    if decision.sealed is not True:
        missing = decision.sealed is None
        return not_shown("decision.sealed") if missing else fail("decision.sealed", key="no_seal")
    body = case.acting_body or _NO_BODY
    if body.seal_of is None:
        return not_shown("acting_body.seal_of")
    if any(word in body.seal_of for word in req.params.inside):
        return fail("acting_body.seal_of", key="inner_seal")
    if body.name is None:
        return not_shown("acting_body.name")
    if body.name.endswith(body.seal_of) or body.seal_of.endswith(body.name):
        return ok()
    return review("acting_body.seal_of", key="other_seal")


@checker("bank-named-in-decision", EnforcementCase)
def bank_named_in_decision(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A fine that is not collected on the spot comes with the place to pay it."""
    decision = table(case.decision)
    if decision is None:
        return not_shown("decision")
    if decision.kinds is None:
        return not_shown("decision.kinds")
    if PenaltyKind.FINE not in decision.kinds:
        return not_applicable()
    if decision.bank_named is not False:
        return ok() if decision.bank_named else not_shown("decision.bank_named")
    execution = _NO_EXECUTION if case.execution is None else table(case.execution)
    if execution is not None and execution.on_the_spot_collection is not False:
        spot = execution.on_the_spot_collection
        return not_applicable() if spot else not_shown("execution.on_the_spot_collection")
    return fail("decision.bank_named", key="not_named")


@checker("discretion-stated-in-decision", EnforcementCase)
def discretion_stated_in_decision(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Where a standard of discretion exists, the document says how it was applied."""
    decision = _decided(case)
    if isinstance(decision, Outcome):
        return decision
    if decision.discretion_stated is not False:
        return ok() if decision.discretion_stated else not_shown("decision.discretion_stated")
    if decision.discretion_standard is None:
        return not_shown("decision.discretion_standard")
    return fail("decision.discretion_stated", key="not_stated")
