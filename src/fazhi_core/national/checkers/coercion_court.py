"""Checkers of the application to the court, for organs that may not execute themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    Reason,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._coercion import MEASURES, each_true, inside
from fazhi_core.records.base import day
from fazhi_core.records.coercion import BasisDecision, CoercionCase, Executor

__all__ = ["court_application_3_months", "court_application_signed", "court_reminder_10wd"]


def _outside(case: CoercionCase, req: Bound[Any]) -> Outcome | None:
    """The outcome where the court was not asked, ``None`` where it was.

    A measure needs no court, and neither does what organ or party carried out itself.
    """
    applied = case.court_applied_on
    if applied is None:
        by_itself = day(case.executed_on) is not None and case.carried_out_by is not Executor.COURT
        asked = case.kind not in MEASURES and not by_itself
        return not_shown("court_applied_on") if asked else not_applicable()
    return not_applicable() if applied is False or applied < req.version.start else None


@attrs.frozen(kw_only=True)
class CourtFigures:
    """Figures of ``court-application-3-months``.

    Args:
        short_days: the term to sue under the statutes that set a short one.
        short_statutes: titles of those statutes.
        reconsideration_days: the term to ask for reconsideration.
        litigation_months: the term to sue where no law sets another.
        older_months: that term before it was lengthened.
        longer_since: the day on which it was; terms that still ran became longer with it.
        untold_months: how long the remedies can last where they were not told.
    """

    short_days: int
    short_statutes: tuple[str, ...]
    reconsideration_days: int
    litigation_months: int
    older_months: int
    longer_since: date
    untold_months: int


@attrs.frozen
class _Terms:
    """The party's terms: the last day to sue, and of the longer of both remedies."""

    sue: date
    both: date


@checker("court-application-3-months", CoercionCase, params=CourtFigures)
def court_application_3_months(case: CoercionCase, req: Bound[CourtFigures]) -> Outcome:
    """After the party's terms are over, and within the months that follow."""
    basis, outside = case.basis_decision, _outside(case, req)
    if basis is False:
        return not_applicable()
    if outside is not None:
        return _still_time(case, basis, req) if basis and outside.kind is Kind.OPEN else outside
    if basis is None or basis.served_on is None:
        return not_shown("basis_decision.served_on")
    if basis.served_on is False:
        return fail("basis_decision.served_on", key="not_served")
    applied, shortest = (
        day(case.court_applied_on),
        req.days_after(basis.served_on, req.params.short_days),
    )
    if applied is None:
        return not_shown("court_applied_on")
    if applied <= shortest:
        return fail("court_applied_on", key="early", last=shortest)
    terms = _terms(case, basis, basis.served_on, req)
    if terms is None:
        return not_shown("legal_basis.instrument")
    return _in_window(basis, applied, terms, req)


def _still_time(case: CoercionCase, basis: BasisDecision, req: Bound[CourtFigures]) -> Outcome:
    """The last day to apply, where the organ is shown to have no power of its own."""
    missing, served = not_shown("court_applied_on"), day(basis.served_on)
    terms = _terms(case, basis, served, req) if served else None
    if terms is None or case.acting_body is None or case.acting_body.has_power is not False:
        return missing
    due = _last_day(terms.sue, req)
    reason = Reason.PENDING if req.as_of <= due else Reason.OVERDUE
    return attrs.evolve(missing, reason=reason, due=due)


def _terms(
    case: CoercionCase, basis: BasisDecision, served: date, req: Bound[CourtFigures]
) -> _Terms | None:
    """The party's terms; ``None`` where it is not shown which law sets them."""
    days = basis.litigation_days
    if days is None and case.legal_basis is not False:
        title = case.legal_basis.instrument if case.legal_basis else None
        if title is None:
            return None
        if any(one in title for one in req.params.short_statutes):
            days = req.params.short_days
    sue = _months(served, req) if days is None else req.days_after(served, days)
    sue = max(sue, day(basis.deferred_until) or sue)
    return _Terms(sue, max(sue, req.days_after(served, req.params.reconsideration_days)))


def _months(served: date, req: Bound[CourtFigures]) -> date:
    older = _after(served, req.params.older_months, req)
    if older < req.params.longer_since:
        return older
    return _after(served, req.params.litigation_months, req)


def _after(start: date, months: int, req: Bound[CourtFigures]) -> date:
    term = attrs.evolve(req.deadline, value=months)
    return term.last_day(start, counting=req.counting, calendar=req.calendar).span.latest


def _last_day(over: date, req: Bound[CourtFigures]) -> date:
    return req.last_day(over).span.latest


def _in_window(
    basis: BasisDecision, applied: date, terms: _Terms, req: Bound[CourtFigures]
) -> Outcome:
    """Whether the application came after the terms and before the months that follow were over."""
    if applied <= terms.sue:
        return fail("court_applied_on", key="early", last=terms.sue)
    if applied <= _last_day(terms.sue, req):
        return ok()
    last = _last_day(terms.both, req)
    if applied <= last:
        return review("court_applied_on", key="edge", due_on=last)
    return _late(basis, applied, last, req)


def _late(basis: BasisDecision, applied: date, last: date, req: Bound[CourtFigures]) -> Outcome:
    """Late, unless a remedy was taken or the terms ran longer because nobody told the party."""
    for name in ("reconsideration_applied", "litigated", "remedies_told"):
        if getattr(basis, name) is None:
            return not_shown(f"basis_decision.{name}")
    if basis.litigated or basis.reconsideration_applied:
        return review("basis_decision.litigated", key="litigated", due_on=last)
    served = day(basis.served_on)
    if not basis.remedies_told and served is not None:
        longest = _last_day(_after(served, req.params.untold_months, req), req)
        if applied <= longest:
            return review("basis_decision.remedies_told", key="untold", due_on=longest)
    return fail("court_applied_on", key="late", due=last, due_on=last)


@checker("court-reminder-10wd", CoercionCase)
def court_reminder_10wd(case: CoercionCase, req: Bound[None]) -> Outcome:
    """A reminder was served, and its days are over before the court is asked."""
    outside = _outside(case, req)
    if case.urgent or (outside is not None and outside.kind is not Kind.OPEN):
        return not_applicable()
    served = inside(case.reminder, lambda one: one.served_on)
    if served is False:
        unsent = fail("reminder.served_on", key="not_served")
        return outside or (unsent if case.reminder else fail("reminder", key="no_reminder"))
    if served is None:
        return not_shown("reminder.served_on")
    return req.waited(served, case.court_applied_on)


@checker("court-application-signed", CoercionCase)
def court_application_signed(case: CoercionCase, req: Bound[None]) -> Outcome:
    """Signed by the head, sealed, dated, with the papers that the court needs."""
    outside, papers = _outside(case, req), case.court_application
    if outside is not None:
        return outside
    if not papers:
        return not_shown("court_application")
    return each_true(
        (papers.signed_by_head, "court_application.signed_by_head", "not_signed"),
        (papers.sealed, "court_application.sealed", "not_sealed"),
        (papers.dated, "court_application.dated", "not_dated"),
        (papers.attachments_complete, "court_application.attachments_complete", "incomplete"),
    )
