"""Checkers of the contracts of a township: reviewed before they are signed, and kept."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._reviewed import heard_before, reviewed_before
from fazhi_core.records.base import day, table
from fazhi_core.records.contract import Contract, ContractBreach, ContractHolder, ContractStatus

__all__ = ["adviser_heard", "contract_honoured", "contract_reviewed"]


@checker("contract-legality-review", Contract)
def contract_reviewed(contract: Contract, req: Bound[None]) -> Outcome:
    """A contract that local rules name passed its legality review before it was signed."""
    if contract.template or contract.central_procurement or contract.emergency:
        return not_applicable()
    if (other := _unless_townships(contract)) is not None:
        return other
    if contract.in_review_scope is None:
        return not_shown("in_review_scope")
    return reviewed_before(contract, req) if contract.in_review_scope else not_applicable()


@checker("adviser-contract", Contract)
def adviser_heard(contract: Contract, _req: Bound[None]) -> Outcome:
    """Where there is a legal adviser, he or she was heard on a contract that needs a review."""
    if not contract.has_adviser:
        return not_applicable()
    if (other := _unless_townships(contract)) is not None:
        return other
    if not contract.in_review_scope:
        unsaid = contract.in_review_scope is None
        return not_shown("in_review_scope") if unsaid else not_applicable()
    signed = day(contract.signed_on)
    if signed is None:
        return not_shown("adviser_opinion")
    return heard_before(contract.adviser_opinion, signed, "late")


@checker("contract-honour", Contract)
def contract_honoured(contract: Contract, _req: Bound[None]) -> Outcome:
    """No contract is broken because offices, borders or people changed."""
    if (other := _unless_townships(contract)) is not None:
        return other
    breach = table(contract.breach)
    if breach is None:
        told = contract.breach is None and contract.status is ContractStatus.BREACHED
        return not_shown("breach") if told else not_applicable()
    if breach.administrative_reason is None:
        return not_shown("breach.administrative_reason")
    if breach.administrative_reason:
        return fail("breach.administrative_reason", key="administrative_reason")
    if breach.public_interest:
        return _changed_lawfully(breach)
    return review("breach", key="disputed")


def _changed_lawfully(breach: ContractBreach) -> Outcome:
    if breach.procedure_followed is False:
        return fail("breach.procedure_followed", key="no_procedure")
    if breach.compensated is False:
        return fail("breach.compensated", key="not_compensated")
    if breach.procedure_followed is None:
        return not_shown("breach.procedure_followed")
    return ok() if breach.compensated else not_shown("breach.compensated")


def _unless_townships(contract: Contract) -> Outcome | None:
    """The outcome where it is a village's or a collective's contract, or not shown whose."""
    if contract.holder is None:
        return not_shown("holder")
    return None if contract.holder is ContractHolder.TOWNSHIP else not_applicable()
