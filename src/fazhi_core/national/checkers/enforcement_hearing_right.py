"""Checker of the right to a hearing: told of it, left time to ask, heard where one asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    checker,
    fail,
    local_value,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._hearing_right import HearingFigures, Right, right_to_hearing
from fazhi_core.national.checkers._penalties import unless_penalty
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_hearing import Hearing, Notice
from fazhi_core.records.enforcement_outcome import PenaltyDecision, PenaltyKind

__all__ = ["hearing_request_window"]

_NO_NOTICE = Notice()
_NO_HEARING = Hearing()
_TOLD = "notice.hearing_right_told"
_ON_THE_SPOT = frozenset({PenaltyKind.FINE, PenaltyKind.WARNING, PenaltyKind.CRITICISM})


@checker("hearing-request-window", EnforcementCase, params=HearingFigures)
def hearing_request_window(case: EnforcementCase, req: Bound[HearingFigures]) -> Outcome:
    """No decision while the party may still ask for a hearing, and a hearing where it did."""
    if (other := unless_penalty(case)) is not None:
        return other
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    if (spot := _on_the_spot(case, decision, req.params.on_the_spot)) is not None:
        return spot
    notice = _NO_NOTICE if case.notice is False else case.notice
    hearing = _NO_HEARING if case.hearing is False else case.hearing
    told = _right_told(case, notice, hearing)
    if told:
        return _window(case, notice or _NO_NOTICE, hearing or _NO_HEARING, decided, req)
    right = right_to_hearing(case, req.params)
    if right is Right.UNSET:
        return local_value(", ".join(req.params.names(case.legal_regime)))
    return _untold(right, shown=told is False)


def _on_the_spot(case: EnforcementCase, decision: PenaltyDecision, most: int) -> Outcome | None:
    """What settles a penalty that may have been decided on the spot, where nobody is heard."""
    kinds = decision.kinds
    if kinds is None:
        return not_shown("decision.kinds")
    if not _ON_THE_SPOT.issuperset(kinds):
        return None
    fine = decision.fine if PenaltyKind.FINE in kinds else Decimal(0)
    if fine is not None and fine > most:
        return None
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is not Procedure.SUMMARY:
        return None
    return not_shown("decision.fine") if fine is None else not_applicable()


def _right_told(
    case: EnforcementCase, notice: Notice | None, hearing: Hearing | None
) -> bool | None:
    """Whether the party was told that it may ask for a hearing."""
    apart = hearing.right_told_served_on if hearing is not None else None
    if apart or (notice is not None and notice.hearing_right_told):
        return True
    if case.notice is False:
        return False if apart is False or case.hearing is False else None
    if notice is not None and notice.hearing_right_told is False:
        return False
    return None


def _untold(right: Right | Outcome, *, shown: bool) -> Outcome:
    """The outcome where the party was not told, or where the record does not show it."""
    if not shown:
        return not_shown(_TOLD)
    if isinstance(right, Outcome):
        return right
    if right is Right.NO:
        return not_applicable()
    return fail(_TOLD, key="not_told") if right is Right.YES else review(_TOLD, key=right.value)


def _window(
    case: EnforcementCase,
    notice: Notice,
    hearing: Hearing,
    decided: date,
    req: Bound[HearingFigures],
) -> Outcome:
    """Whether the party, told of the hearing, was left its time and heard where it asked."""
    served = day(hearing.right_told_served_on) or day(notice.served_on)
    start = served or day(notice.on)
    if start is None:
        return not_shown("notice.served_on")
    if decided < start:
        return fail("decision.on", key="before_told", decided=decided, told=start)
    waited = req.waited(start, decided)
    if waited.kind is Kind.PASS:
        if served is None:
            return not_shown("notice.served_on")
        return _hearing_held(hearing, served, decided, req)
    under_older_law = req.version.transition is not None and start < req.version.start
    if served is None and (under_older_law or waited.kind is not Kind.FAIL):
        return not_shown("notice.served_on")
    if (excuse := _excused(case, hearing, start, decided)) is not None:
        return excuse
    if under_older_law and waited.kind is Kind.FAIL:
        return review("decision.on", key="transition", told=start, decided=decided)
    return waited


def _excused(case: EnforcementCase, hearing: Hearing, told: date, decided: date) -> Outcome | None:
    """What makes a decision within the window lawful, or may do so."""
    waived = day(hearing.waived_on)
    if waived is not None and waived <= decided:
        if waived <= told:
            return review("hearing.waived_on", key="waived_same_day", waived=waived)
        return ok()
    held = hearing.held_on
    if held and held <= decided:
        return ok()
    silent = case.hearing is False or hearing.requested_on is False
    return not_shown("hearing.held_on") if held is None and not silent else None


def _hearing_held(
    hearing: Hearing, told: date, decided: date, req: Bound[HearingFigures]
) -> Outcome:
    """Once the window is over: a request that came in time was followed by a hearing."""
    held, asked, waived = hearing.held_on, hearing.requested_on, day(hearing.waived_on)
    if (held and held <= decided) or asked is False or (waived is not None and waived <= decided):
        return ok()
    if hearing is _NO_HEARING or asked is None:
        return not_shown("hearing.requested_on")
    last = req.last_day(told).span
    if asked > last.latest:
        return ok()
    if held is None:
        return not_shown("hearing.held_on")
    if asked > last.earliest:
        return review("hearing.requested_on", key="late_request", due=last.earliest, asked=asked)
    return fail("hearing.held_on", key="not_held", asked=asked)
