"""Checkers of what Ningxia's rule on procedure adds to the service of documents."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._services import served_by
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_outcome import DocumentKind, ServiceAttempt, ServiceMethod

__all__ = ["announced_document", "service_receipt"]


@checker("announcement-service-ningxia", EnforcementCase)
def announced_document(
    attempt: ServiceAttempt, _case: EnforcementCase, req: Bound[None]
) -> Outcome:
    """Documents that belong to no penalty, licence or coercion are announced for longer."""
    if attempt.document is None:
        return not_shown("document")
    if attempt.document is not DocumentKind.OTHER:
        return not_applicable()
    if attempt.method is None:
        return not_shown("method")
    if attempt.method is not ServiceMethod.PUBLIC_NOTICE:
        return not_applicable()
    posted, deemed = day(attempt.sent_on), day(attempt.delivered_on)
    if posted is None:
        return not_shown("sent_on")
    if deemed is None:
        return not_shown("delivered_on")
    due = req.last_day(posted)
    first = due.raw or due.span.earliest
    if deemed >= first:
        return ok()
    return fail("delivered_on", key="too_early", deemed=deemed, first=first, due=first)


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
