"""Checkers of how proceedings against the township end, and of what it must do then."""

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
    moved,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._remedies import of_another_kind, withdrawn_by
from fazhi_core.national.checkers._weighing import Place, wanted, worst
from fazhi_core.records.base import Day, day
from fazhi_core.records.remedy import (
    Advice,
    AdviceKind,
    ChallengedBy,
    CompensationClaim,
    MediationPaper,
    RemedyCase,
    RemedyKind,
    RemedyRuling,
    RemedyStage,
    RulingOutcome,
)

__all__ = [
    "decide_compensation",
    "mediate_in_court",
    "name_the_way_to_court",
    "perform",
    "report_correction",
    "serve_compensation",
    "sign_settlement",
]

_ORDERS = {RulingOutcome.ORDERED_TO_ACT, RulingOutcome.COMPENSATION}


@checker("reconsideration-opinion-60d", RemedyCase)
def report_correction(case: RemedyCase, req: Bound[None]) -> Outcome:
    """What was put right is reported within the term of each opinion."""
    outside = of_another_kind(case, RemedyKind.RECONSIDERATION)
    if outside is not None:
        return outside
    if case.advice is None:
        return not_shown("advice")
    return worst(
        _reported(one, ("advice", position), req) for position, one in enumerate(case.advice)
    )


def _reported(paper: Advice, path: Place, req: Bound[None]) -> Outcome:
    if paper.kind is None:
        return not_shown((*path, "kind"))
    if paper.kind is not AdviceKind.RECONSIDERATION_OPINION or paper.received_on is False:
        return not_applicable()
    if paper.received_on is None:
        return not_shown((*path, "received_on"))
    return req.within(paper.received_on, paper.reported_on, path=(*path, "reported_on"))


@attrs.frozen(kw_only=True)
class Papers:
    """Which papers ``perform-reconsideration`` is about in an edition.

    Args:
        settlements: whether a mediation paper binds like a decision.
    """

    settlements: bool


@checker("perform-reconsideration", RemedyCase, params=Papers)
def perform(case: RemedyCase, req: Bound[Papers]) -> Outcome:
    """Each decision that orders something, and the settlement, is performed by its day."""
    outside = of_another_kind(case, RemedyKind.RECONSIDERATION)
    if outside is not None:
        return outside
    outcomes = [not_shown("rulings")] if case.rulings is None else []
    for position, one in enumerate(case.rulings or ()):
        outcomes.append(_ruling(one, ("rulings", position), req))
    if req.params.settlements:
        outcomes.append(_settlement(case, req))
    return worst(outcomes)


def _ruling(ruling: RemedyRuling, path: Place, req: Bound[Any]) -> Outcome:
    if ruling.stage is None:
        return not_shown((*path, "stage"))
    if ruling.stage is not RemedyStage.RECONSIDERATION:
        return not_applicable()
    if ruling.outcome is None:
        return not_shown((*path, "outcome"))
    if ruling.outcome is RulingOutcome.REVOKED_REDO:
        return _redone(ruling, path, req)
    if ruling.outcome not in _ORDERS:
        return not_applicable()
    return _done_by(ruling.perform_by, ruling.performed_on, path, req)


def _redone(ruling: RemedyRuling, path: Place, req: Bound[Any]) -> Outcome:
    """A new decision within the days that the order gives, from its receipt."""
    if ruling.received_on is None:
        return not_shown((*path, "received_on"))
    if ruling.redo_within_days is None:
        return not_shown((*path, "redo_within_days"))
    if ruling.received_on is False:
        return not_applicable()
    last = req.calendar.roll(moved(ruling.received_on, ruling.redo_within_days)).latest
    return _done_by(last, ruling.performed_on, path, req)


def _settlement(case: RemedyCase, req: Bound[Any]) -> Outcome:
    paper = case.mediation
    if paper is None:
        return not_shown("mediation")
    if paper is False:
        return not_applicable()
    return _done_by(paper.perform_by, paper.performed_on, ("mediation",), req)


def _done_by(last: Day, done: Day, path: Place, req: Bound[Any]) -> Outcome:
    """Whether it was done by a day that the paper itself sets; false: it sets none."""
    at = (*path, "performed_on")
    if last is None:
        return not_shown((*path, "perform_by"))
    if last is False:
        return wanted((None if done is None else done is not False, at, "not_performed"))
    if done and done <= last:
        return ok()
    if done:
        return fail(at, key="late", due=last, due_on=last)
    if req.as_of <= last:
        return Outcome(Kind.OPEN, Reason.PENDING, at, due=last)
    if done is None:
        return Outcome(Kind.OPEN, Reason.OVERDUE, at, due=last)
    return fail(at, key="late", due=last, due_on=last)


@checker("reconsideration-mediation-paper", RemedyCase)
def sign_settlement(case: RemedyCase, _req: Bound[None]) -> Outcome:
    """Signed by every party and sealed by the reconsideration organ."""
    paper = _paper(case, RemedyKind.RECONSIDERATION)
    if isinstance(paper, Outcome):
        return paper
    return wanted(
        (paper.signed_by_parties, "mediation.signed_by_parties", "unsigned"),
        (paper.sealed, "mediation.sealed", "unsealed"),
    )


@checker("litigation-mediation-limited", RemedyCase)
def mediate_in_court(case: RemedyCase, _req: Bound[None]) -> Outcome:
    """A court mediates about compensation, indemnity and discretion only."""
    paper = _paper(case, RemedyKind.LITIGATION)
    if isinstance(paper, Outcome):
        return paper
    if case.claim is None:
        return not_shown("claim")
    return fail("claim", key="legality") if case.claim is ChallengedBy.LEGALITY else ok()


def _paper(case: RemedyCase, kind: RemedyKind) -> MediationPaper | Outcome:
    outside = of_another_kind(case, kind)
    if outside is not None:
        return outside
    if case.mediation is None:
        return not_shown("mediation")
    return case.mediation or not_applicable()


@attrs.frozen(kw_only=True)
class SuitTerm:
    """Figures of ``all-after-reconsideration-15d``.

    Args:
        days: the term to sue after reconsideration.
    """

    days: int


@checker("all-after-reconsideration-15d", RemedyCase, params=SuitTerm)
def name_the_way_to_court(case: RemedyCase, req: Bound[SuitTerm]) -> Outcome:
    """A reconsideration decision names the court and the term to sue."""
    outside = of_another_kind(case, RemedyKind.RECONSIDERATION)
    if outside is not None:
        return outside
    if case.rulings is None:
        return not_shown("rulings")
    return worst(
        _names_court(one, ("rulings", position), req.params.days)
        for position, one in enumerate(case.rulings)
    )


def _names_court(ruling: RemedyRuling, path: Place, days: int) -> Outcome:
    if ruling.stage is None:
        return not_shown((*path, "stage"))
    if ruling.stage is not RemedyStage.RECONSIDERATION:
        return not_applicable()
    named = wanted(
        (ruling.remedies_stated, (*path, "remedies_stated"), "not_stated"),
        (ruling.court_stated, (*path, "court_stated"), "no_court"),
    )
    if named.kind is Kind.FAIL:
        return named
    stated = ruling.litigation_days
    if stated is None:
        return not_shown((*path, "litigation_days"))
    if named.kind is Kind.OPEN or stated == days:
        return named
    return review((*path, "litigation_days"), key="other_term", stated=stated, days=days)


@attrs.frozen(kw_only=True)
class Claims:
    """Which claims a compensation requirement is about.

    Args:
        since: the first day on which a claim received is governed by it.
    """

    since: date


@checker("compensation-2-months", RemedyCase, params=Claims)
def decide_compensation(case: RemedyCase, req: Bound[Claims]) -> Outcome:
    """From the day the claim was received to the decision on it."""
    claim = _claim(case, req.params)
    if isinstance(claim, Outcome):
        return claim
    received = day(claim.received_on)
    if received is None:
        return not_shown("compensation.received_on")
    if withdrawn_by(case, req.last_day(received).span.latest):
        return not_applicable()
    return req.within(received, claim.decided_on, path="compensation.decided_on")


@checker("compensation-served-10d", RemedyCase, params=Claims)
def serve_compensation(case: RemedyCase, req: Bound[Claims]) -> Outcome:
    """A decision is served, a refusal told in writing with its reasons."""
    claim = _claim(case, req.params)
    if isinstance(claim, Outcome):
        return claim
    if claim.decided_on is None:
        return not_shown("compensation.decided_on")
    if claim.decided_on is False:
        return not_applicable()
    served = req.within(claim.decided_on, claim.served_on, path="compensation.served_on")
    if served.kind is not Kind.PASS:
        return served
    if claim.compensated is None:
        return not_shown("compensation.compensated")
    if claim.compensated:
        return ok()
    return wanted((claim.reasons_stated, "compensation.reasons_stated", "no_reasons"))


def _claim(case: RemedyCase, claims: Claims) -> CompensationClaim | Outcome:
    outside = of_another_kind(case, RemedyKind.COMPENSATION)
    if outside is not None:
        return outside
    if case.compensation is None:
        return not_shown("compensation")
    if case.compensation is False or case.compensation.received_on is False:
        return not_applicable()
    if case.compensation.received_on is None:
        return not_shown("compensation.received_on")
    return not_applicable() if case.compensation.received_on < claims.since else case.compensation
