"""Checkers of the papers of documents and contracts: filed away, and handed to the archive."""

from __future__ import annotations

from typing import Any

import attrs

from fazhi_core import Bound, Outcome, checker, moved, not_applicable, not_shown
from fazhi_core.records.base import Day, day
from fazhi_core.records.contract import Contract, ContractHolder
from fazhi_core.records.document import NormativeDocument

__all__ = ["contract_archived", "document_archived", "handed_to_archive"]


@checker("archive-required", NormativeDocument)
def document_archived(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The papers of a document are filed away."""
    return _archived(document.issued_on, "issued_on", document.archived_on, req)


@checker("contract-archived", Contract)
def contract_archived(contract: Contract, req: Bound[None]) -> Outcome:
    """The papers of a contract of the township are filed away."""
    if contract.holder is None:
        return not_shown("holder")
    if contract.holder is not ContractHolder.TOWNSHIP:
        return not_applicable()
    return _archived(contract.signed_on, "signed_on", contract.archived_on, req)


def _archived(formed: Day, path: str, archived: Day, req: Bound[Any]) -> Outcome:
    start = day(formed)
    return req.within(start, archived, path="archived_on") if start else not_shown(path)


@attrs.frozen(kw_only=True)
class HandOver:
    """Figures of ``archive-transfer-10-years``.

    Args:
        ahead_days: how long before the last day the duty is first spoken of.
    """

    ahead_days: int


@checker("archive-transfer-10-years", NormativeDocument, params=HandOver)
def handed_to_archive(document: NormativeDocument, req: Bound[HandOver]) -> Outcome:
    """What the county archive takes in was handed over when its years were complete."""
    if document.county_archive_scope is False or document.issued_on is False:
        return not_applicable()
    if document.issued_on is None:
        return not_shown("issued_on")
    last = req.last_day(document.issued_on).span.latest
    if req.as_of < moved(last, -req.params.ahead_days):
        return not_applicable()
    if document.county_archive_scope is None:
        return not_shown("county_archive_scope")
    return req.within(
        document.issued_on,
        document.archive_transferred_on,
        until=day(document.transfer_extended_to),
    )
