"""Checkers of what follows a penalty decision: its service."""

from __future__ import annotations

from datetime import date

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_shown, ok, review
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_outcome import (
    DocumentKind,
    Service,
    ServiceAttempt,
    ServiceMethod,
)

__all__ = ["serve_decision"]

_BEST_FIRST = (Kind.PASS, Kind.OPEN, Kind.REVIEW, Kind.FAIL)
_SENT = {ServiceMethod.MAIL, ServiceMethod.ENTRUSTED}
_DELIVERED_ON = "service.served_on"


@checker("service-7wd", EnforcementCase)
def serve_decision(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """Handed over to a party who is present, otherwise served within the term."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decided is None:
        return not_shown("decision.on")
    service = _among_services(case) if case.service is None else table(case.service)
    if service is None:
        not_served: Day = False if case.service is False else None
        return req.within(decided, not_served, path=_DELIVERED_ON)
    if service.method in _SENT:
        return _dispatched(case, service, decided, req)
    if service.method is ServiceMethod.PUBLIC_NOTICE:
        posted = req.within(decided, service.notice_posted_on, path="service.notice_posted_on")
        return _unless_tried(case, decided, posted, req)
    outcome = req.within(decided, service.served_on, path=_DELIVERED_ON)
    outcome = _unless_tried(case, decided, outcome, req)
    served = day(service.served_on)
    if served is None or served <= decided or service.method is ServiceMethod.ELECTRONIC:
        return outcome
    return _in_person(service, served, outcome)


def _unless_tried(
    case: EnforcementCase, decided: date, outcome: Outcome, req: Bound[None]
) -> Outcome:
    """*outcome*, unless it is late only because what the organ had sent in time came to nothing.

    A public notice must wait until other ways have failed, so that it can seldom keep the term.
    """
    if outcome.kind is not Kind.FAIL:
        return outcome
    in_time = any(
        one.document is DocumentKind.DECISION
        and one.delivered_on is False
        and day(one.sent_on)
        and req.within(decided, one.sent_on, path=_DELIVERED_ON).kind is Kind.PASS
        for one in case.services or ()
    )
    return ok() if in_time else outcome


def _among_services(case: EnforcementCase) -> Service | None:
    """The service of the decision where only the list of services shows it."""
    for one in case.services or ():
        if one.document is DocumentKind.DECISION and day(one.delivered_on):
            return Service(served_on=one.delivered_on, method=one.method)
    return None


def _in_person(service: Service, served: date, outcome: Outcome) -> Outcome:
    """Direct service, leaving, or a way not shown, on a day after the decision."""
    announced = day(service.announced_on)
    if service.party_present is None:
        known = service.method is not None and announced is not None and served > announced
        late = outcome.kind is Kind.FAIL and known
        return outcome if late else not_shown("service.party_present")
    if service.party_present and service.announced_on is not False:
        return _on_the_spot(service, served, outcome)
    if outcome.kind is Kind.FAIL and service.method is None:
        return not_shown("service.method")
    return outcome


def _on_the_spot(service: Service, served: date, outcome: Outcome) -> Outcome:
    announced = day(service.announced_on)
    if announced is None:
        return not_shown("service.announced_on")
    if outcome.kind in {Kind.PASS, Kind.OPEN} and served <= announced:
        return outcome
    if service.method is None:
        return not_shown("service.method")
    if served > announced:
        return fail(_DELIVERED_ON, key="not_handed_over", announced=announced, served=served)
    return review(
        "service.announced_on", key="announced_late", trace=outcome.trace, due_on=outcome.due
    )


def _dispatched(
    case: EnforcementCase, service: Service, decided: date, req: Bound[None]
) -> Outcome:
    """Mail and entrusted service: the organ acts when it sends, not when the party signs."""
    arrived = day(service.served_on)
    if arrived and req.within(decided, arrived, path=_DELIVERED_ON).kind is Kind.PASS:
        return ok()
    if case.services is None:
        return not_shown("services")
    gap: tuple[str | int, ...] = ("services",)
    outcomes = []
    for position, one in enumerate(case.services):
        if not _may_be_the_decision(one):
            continue
        unknown = _unknown(one)
        if unknown:
            gap = ("services", position, unknown)
            outcomes.append(not_shown(gap))
        else:
            path = ("services", position, "sent_on")
            outcomes.append(req.within(decided, one.sent_on, path=path))
    return min(outcomes, key=_rank, default=not_shown(gap))


def _rank(outcome: Outcome) -> int:
    return _BEST_FIRST.index(outcome.kind)


def _may_be_the_decision(attempt: ServiceAttempt) -> bool:
    document = attempt.document in {None, DocumentKind.DECISION}
    return document and (attempt.method is None or attempt.method in _SENT)


def _unknown(attempt: ServiceAttempt) -> str:
    """The first fact without which *attempt* cannot be taken for the sending of the decision."""
    wanted = ("document", "method", "sent_on")
    return next((name for name in wanted if getattr(attempt, name) is None), "")
