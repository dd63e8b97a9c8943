"""Checkers of mediation: what binds the mediating body, never what the parties choose."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.base import table
from fazhi_core.records.mediation import MediationCase, MediationKind, MediationResult
from fazhi_core.records.mediation_agreement import AgreementForm

__all__ = ["oral_agreement_recorded"]


@checker("pm-oral-agreement-recorded", MediationCase)
def oral_agreement_recorded(case: MediationCase, _req: Bound[None]) -> Outcome:
    """What the parties agreed by word of mouth was written down."""
    if case.kind is None:
        return not_shown("kind")
    if case.kind is not MediationKind.PEOPLE:
        return not_applicable()
    if case.result is None:
        return not_shown("result")
    agreement = table(case.agreement)
    if case.result is not MediationResult.AGREED:
        return not_applicable()
    if agreement is None:
        return not_shown("agreement")
    if agreement.form is None:
        return not_shown("agreement.form")
    if agreement.form is not AgreementForm.ORAL:
        return not_applicable()
    if agreement.oral_recorded is None:
        return not_shown("agreement.oral_recorded")
    return ok() if agreement.oral_recorded else fail("agreement.oral_recorded", key="not_recorded")
