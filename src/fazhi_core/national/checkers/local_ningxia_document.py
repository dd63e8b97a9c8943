"""Checkers of Ningxia's rules on duties laid down by documents, and on administrative contracts."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._documents import unless_normative
from fazhi_core.records.contract import Contract, ContractHolder
from fazhi_core.records.document import Creates, NormativeDocument

__all__ = ["contract_unchanged_ningxia", "contract_written_ningxia", "duty_basis_ningxia"]


@checker("normdoc-duty-basis-ningxia", NormativeDocument)
def duty_basis_ningxia(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """A duty laid on anybody rests on a statute, a regulation or a rule."""
    if document.touches_business:
        return not_applicable()
    if (other := unless_normative(document)) is not None:
        return other
    missing = next(
        (one for one in ("touches_business", "creates") if getattr(document, one) is None), ""
    )
    if missing:
        return not_shown(missing)
    if Creates.DUTY not in (document.creates or ()):
        return ok()
    if document.basis_cited is None:
        return not_shown("basis_cited")
    return ok() if document.basis_cited else fail("creates", key="no_basis")


@checker("contract-written-ningxia", Contract)
def contract_written_ningxia(contract: Contract, _req: Bound[None]) -> Outcome:
    """An administrative contract is in writing."""
    if (other := _unless_administrative(contract)) is not None:
        return other
    if contract.written is None:
        return not_shown("written")
    return ok() if contract.written else fail("written", key="not_written")


@checker("contract-unchanged-ningxia", Contract)
def contract_unchanged_ningxia(contract: Contract, _req: Bound[None]) -> Outcome:
    """An administrative contract is changed or ended by agreement or by law only."""
    if (other := _unless_administrative(contract)) is not None:
        return other
    if contract.change_agreed or contract.change_lawful:
        return ok()
    if contract.change_agreed is None:
        return not_shown("change_agreed")
    if contract.change_lawful is None:
        return not_shown("change_lawful")
    return fail("changed_on", key="one_sided")


def _unless_administrative(contract: Contract) -> Outcome | None:
    """The outcome where it is no administrative contract of the township, or not shown to be."""
    if contract.holder is not None and contract.holder is not ContractHolder.TOWNSHIP:
        return not_applicable()
    if contract.administrative is False:
        return not_applicable()
    if contract.holder is None:
        return not_shown("holder")
    return None if contract.administrative else not_shown("administrative")
