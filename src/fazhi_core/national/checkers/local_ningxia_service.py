"""Checker of what Ningxia's rule on procedure adds to the service of documents."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_shown, ok
from fazhi_core.national.checkers._services import served_by
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_outcome import ServiceMethod

__all__ = ["service_receipt"]


@checker("service-receipt-ningxia", EnforcementCase)
def service_receipt(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """What is handed over or left is receipted; a signature on the document will do."""
    service = served_by(case, ServiceMethod.DIRECT, ServiceMethod.LEFT)
    if isinstance(service, Outcome):
        return service
    if service.signed_on_document:
        return ok()
    if service.receipt is None:
        return not_shown("service.receipt")
    return ok() if service.receipt else fail("service.receipt", key="no_receipt")
