"""Checkers of what the party must be told and left time for before a penalty."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_hearing import Hearing, Notice, Statement
from fazhi_core.records.enforcement_outcome import PenaltyDecision

__all__ = ["hearing_request_window", "no_decision_without_notice", "prior_notice"]

_ITEMS = ("facts_told", "basis_told", "statement_right_told")
_MORE_ITEMS = ("content_told", *_ITEMS)
_NO_NOTICE = Notice()
_NO_STATEMENT = Statement()
_NO_HEARING = Hearing()


@attrs.frozen(kw_only=True)
class PriorNotice:
    """Figures of ``prior-notice``.

    Args:
        proposal_too: whether the proposed penalty itself must be told.
    """

    proposal_too: bool


@attrs.frozen(kw_only=True)
class HearingWindow:
    """Figures of ``hearing-request-window``.

    Args:
        listed_kinds: the kinds of penalty that give the right to a hearing whatever the amount.
    """

    listed_kinds: tuple[str, ...]


@checker("prior-notice", EnforcementCase, params=PriorNotice)
def prior_notice(case: EnforcementCase, req: Bound[PriorNotice]) -> Outcome:
    """The notice came before the decision and told all that the edition asks for."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    if (other := _unless_penalty(case)) is not None:
        return other
    if (late := _unless_noticed(case)) is not None:
        return late
    notice = table(case.notice) or _NO_NOTICE
    items = _MORE_ITEMS if req.params.proposal_too else _ITEMS
    told = [getattr(notice, name) for name in items]
    if False in told:
        return fail(f"notice.{items[told.index(False)]}", key="not_told")
    if None in told:
        return not_shown(f"notice.{items[told.index(None)]}")
    return _heavier(notice, case) if req.params.proposal_too else ok()


def _heavier(notice: Notice, case: EnforcementCase) -> Outcome:
    """A heavier penalty than the one told of needs a new notice."""
    decision = table(case.decision)
    if decision is None:
        return not_shown("decision")
    fine, proposed = decision.fine, notice.proposed_fine
    kinds, told = decision.kinds, notice.proposed_kinds
    more = fine is not None and proposed is not None and fine > proposed
    others = kinds is not None and told is not None and not set(kinds) <= set(told)
    if not more and not others:
        if fine is not None and proposed is None:
            return not_shown("notice.proposed_fine")
        if told is None or kinds is None:
            return not_shown("notice.proposed_kinds" if told is None else "decision.kinds")
        if proposed is not None and fine is None:
            return not_shown("decision.fine")
        return ok()
    again, decided = notice.renotified_on, day(decision.on)
    if again is None or decided is None:
        return not_shown("notice.renotified_on")
    if again is False or again > decided:
        return fail("notice.renotified_on", key="heavier")
    return ok()


@checker("no-decision-without-notice", EnforcementCase)
def no_decision_without_notice(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The party could be heard before the decision, or expressly gave that up."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    if (other := _unless_penalty(case)) is not None:
        return other
    if (late := _unless_noticed(case)) is not None:
        return late
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is Procedure.SUMMARY:
        return ok()
    notice, decision = table(case.notice), table(case.decision)
    told = day(notice.served_on) if notice else None
    decided = day(decision.on) if decision else None
    if notice is None or told is None or decided is None:
        return not_shown("notice.served_on")
    return _heard(notice, told, decided, case)


def _heard(notice: Notice, told: date, decided: date, case: EnforcementCase) -> Outcome:
    """Whether the decision left the party its time, after a notice *told* before it."""
    until = notice.statement_until
    if until and decided > until:
        return ok()
    if until is False and decided > told:
        return ok()
    statement = _NO_STATEMENT if case.statement is False else case.statement
    if statement is None:
        return not_shown("statement")
    silent = case.statement is False or statement.received_on is False
    received = day(statement.received_on)
    if received is not None and received <= decided:
        return ok()
    if statement.waived and (waiver := _waived(statement, told, decided)) is not None:
        return waiver
    if received is None and not silent:
        return not_shown("statement.received_on")
    if until is None:
        return not_shown("notice.statement_until")
    if until and decided < until:
        return fail("decision.on", key="too_soon", until=until, decided=decided)
    return review("decision.on", key="last_day" if until else "same_day", decided=decided)


def _waived(statement: Statement, told: date, decided: date) -> Outcome | None:
    """What an express waiver before the decision means; ``None`` where it came after it."""
    waived = day(statement.waived_on)
    if waived is None:
        return not_shown("statement.waived_on")
    if waived > decided:
        return None
    if not statement.waiver_signed:
        return review("statement.waiver_signed", key="waiver_not_signed")
    if waived <= told:
        return review("statement.waived_on", key="waived_same_day", waived=waived)
    return ok()


@checker("hearing-request-window", EnforcementCase, params=HearingWindow)
def hearing_request_window(case: EnforcementCase, req: Bound[HearingWindow]) -> Outcome:
    """No decision while the party may still ask for a hearing, and a hearing where it did."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    notice = _NO_NOTICE if case.notice is False else case.notice
    hearing = _NO_HEARING if case.hearing is False else case.hearing
    told = _right_told(case, notice, hearing)
    if told is not True and (other := _unless_entitled(case, hearing, told, req)) is not None:
        return other
    if told is None:
        return not_shown("notice.hearing_right_told")
    if case.decision is not False and (other := _unless_penalty(case)) is not None:
        unmade = case.decision is None or case.decision.on is None
        if not unmade or not told:
            return other
    decided: Day = case.decision.on if case.decision else False if case.decision is False else None
    if not told:
        return fail("notice.hearing_right_told", key="not_told") if decided else not_applicable()
    return _window(case, notice or _NO_NOTICE, hearing or _NO_HEARING, decided, req)


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


def _unless_entitled(
    case: EnforcementCase,
    hearing: Hearing | None,
    told: bool | None,  # noqa: FBT001 - three values, not a switch
    req: Bound[HearingWindow],
) -> Outcome | None:
    """The outcome where no right to a hearing is shown, ``None`` where there is one."""
    decision = table(case.decision)
    kinds = (decision.kinds if decision else None) or ()
    if any(kind.value in req.params.listed_kinds for kind in kinds):
        return None
    entitled = hearing.entitled if hearing is not None else None
    if entitled:
        return None
    if case.procedure is Procedure.SUMMARY:
        return not_applicable()
    if entitled is None:
        return not_shown("hearing.entitled")
    # Told by mistake, the party may still rely on it: only a shown silence settles the matter.
    return not_applicable() if told is False else not_shown("notice.hearing_right_told")


def _window(
    case: EnforcementCase,
    notice: Notice,
    hearing: Hearing,
    decided: Day,
    req: Bound[HearingWindow],
) -> Outcome:
    served = day(hearing.right_told_served_on) or day(notice.served_on)
    start = served or day(notice.on)
    if start is None:
        return not_shown("notice.served_on")
    if not decided:
        return req.waited(start, decided) if served else not_shown("notice.served_on")
    if decided < start:
        return fail("decision.on", key="before_told", decided=decided, told=start)
    waited = req.waited(start, decided)
    if waited.kind is Kind.PASS:
        if served is None:
            return not_shown("notice.served_on")
        return _hearing_held(hearing, served, decided, req)
    if served is None and waited.kind is not Kind.FAIL:
        return not_shown("notice.served_on")
    return _excused(case, hearing, start, decided) or waited


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
    hearing: Hearing, told: date, decided: date, req: Bound[HearingWindow]
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


def _unless_penalty(case: EnforcementCase) -> Outcome | None:
    """Not applicable or not shown, unless the record shows that a penalty was imposed."""
    decision: PenaltyDecision | None = table(case.decision)
    if decision is None:
        return not_applicable() if case.decision is False else not_shown("decision")
    if decision.on is False:
        return not_applicable()
    if decision.on is None:
        return not_shown("decision.on")
    if decision.kinds:
        return None
    if decision.kinds == () or decision.no_penalty:
        return not_applicable()
    return not_shown("decision.kinds") if decision.no_penalty is None else None


def _unless_noticed(case: EnforcementCase) -> Outcome | None:
    """``None`` where a notice reached the party no later than the day of the decision."""
    notice, decision = case.notice, table(case.decision)
    decided = day(decision.on) if decision is not None else None
    if notice is None or decided is None:
        return not_shown("notice" if notice is None else "decision.on")
    if notice is False:
        return fail("notice", key="no_notice")
    for name, given in (("served_on", notice.served_on), ("on", notice.on)):
        if given and given > decided:
            return fail(f"notice.{name}", key="after_decision", noticed=given, decided=decided)
    if day(notice.served_on) is not None:
        return None
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is Procedure.SUMMARY and day(notice.on) is not None:
        return None
    if notice.served_on is False and (case.procedure is not Procedure.SUMMARY or not notice.on):
        if case.procedure is Procedure.SUMMARY and notice.on is None:
            return not_shown("notice.on")
        return fail("notice.served_on", key="no_notice")
    return not_shown("notice.served_on")
