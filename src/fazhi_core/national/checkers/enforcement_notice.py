"""Checkers of what the party must be told and left time for before a penalty."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import Change, compared, unless_penalty
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_hearing import Notice, Statement
from fazhi_core.records.enforcement_outcome import PenaltyDecision

__all__ = [
    "defence_reviewed",
    "emergency_fast_heavy",
    "no_decision_without_notice",
    "no_heavier_for_defending",
    "prior_notice",
]

_ITEMS = ("facts_told", "basis_told", "statement_right_told")
_MORE_ITEMS = ("content_told", *_ITEMS)
_NO_NOTICE = Notice()
_NO_STATEMENT = Statement()


@attrs.frozen(kw_only=True)
class PriorNotice:
    """Figures of ``prior-notice``.

    Args:
        proposal_too: whether the proposed penalty itself must be told.
    """

    proposal_too: bool


@checker("prior-notice", EnforcementCase, params=PriorNotice)
def prior_notice(case: EnforcementCase, req: Bound[PriorNotice]) -> Outcome:
    """The notice came before the decision and told all that the edition asks for."""
    if (other := unless_penalty(case)) is not None:
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
    return _as_told(notice, case) if req.params.proposal_too else ok()


def _as_told(notice: Notice, case: EnforcementCase) -> Outcome:
    """A heavier penalty than the one told of needs a new notice."""
    decision = table(case.decision)
    if decision is None:
        return not_shown("decision")
    change = compared(notice, decision)
    if isinstance(change, Outcome):
        return change
    return ok() if change is Change.NO_HEAVIER else _told_anew(notice, case, decision, change)


def _told_anew(
    notice: Notice, case: EnforcementCase, decision: PenaltyDecision, change: Change
) -> Outcome:
    """Whether what is heavier than the first notice was told in a new one before the decision."""
    path, again, decided = "notice.renotified_on", notice.renotified_on, day(decision.on)
    if again is None or decided is None:
        return not_shown(path)
    if again and again < decided:
        return ok()
    if again and again == decided:
        spot = case.procedure is Procedure.SUMMARY
        return ok() if spot else review(path, key="told_anew_same_day", again=again)
    tell = review if change is Change.MIXED else fail
    return tell(path, key=change.value)


@checker("no-decision-without-notice", EnforcementCase)
def no_decision_without_notice(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The party could be heard before the decision, or expressly gave that up."""
    if (other := unless_penalty(case)) is not None:
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


@checker("defence-reviewed", EnforcementCase)
def defence_reviewed(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """What the party put forward before the decision was examined before it, too."""
    if (other := unless_penalty(case)) is not None:
        return other
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decided is None:
        return not_shown("decision.on")
    defended = _defended(case, decided)
    statement = table(case.statement)
    if defended is False:
        return not_applicable()
    if defended is None or statement is None:
        return not_shown("statement.received_on")
    return _examined(statement, decided)


def _examined(statement: Statement, decided: date) -> Outcome:
    """Whether the *statement* was examined after it came in and before the decision."""
    if statement.considered is None:
        return not_shown("statement.considered")
    if statement.considered is False:
        return fail("statement.considered", key="not_considered")
    received, examined = day(statement.received_on), statement.considered_on
    path = "statement.considered_on"
    if examined is None or received is None:
        return not_shown(path)
    if examined is False or examined > decided:
        return fail(path, key="after_decision", decided=decided)
    if examined < received:
        return fail(path, key="before_received", received=received, examined=examined)
    return ok()


def _defended(case: EnforcementCase, decided: date) -> bool | None:
    """Whether the party put forward a statement by the day of the decision."""
    if case.statement is None or case.statement is False:
        return case.statement
    received = case.statement.received_on
    return received <= decided if isinstance(received, date) else received


@checker("no-heavier-for-defending", EnforcementCase)
def no_heavier_for_defending(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A party that answered or asked for a hearing is not punished more heavily for it."""
    if (other := unless_penalty(case)) is not None:
        return other
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    defended, heard = _defended(case, decided), _asked_for_hearing(case, decided)
    if case.statement is None or (defended is None and not heard):
        return not_shown("statement.received_on")
    if not defended and not heard:
        return not_applicable() if heard is False else not_shown("hearing.requested_on")
    notice = table(case.notice) or _NO_NOTICE
    if case.statement and case.statement.penalty_raised_after:
        return _told_anew(notice, case, decision, Change.HEAVIER)
    change = compared(notice, decision)
    if isinstance(change, Outcome):
        return change
    return ok() if change is Change.NO_HEAVIER else _told_anew(notice, case, decision, change)


def _asked_for_hearing(case: EnforcementCase, decided: date) -> bool | None:
    """Whether the party asked for a hearing by the day of the decision."""
    hearing = case.hearing
    asked = hearing if hearing is None or hearing is False else hearing.requested_on
    return asked <= decided if isinstance(asked, date) else asked


@checker("emergency-fast-heavy", EnforcementCase)
def emergency_fast_heavy(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The fast procedure is for what breaks emergency measures, and the decision says which."""
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is not Procedure.FAST:
        return not_applicable()
    if (other := unless_penalty(case)) is not None:
        return other
    if case.emergency is None:
        return not_shown("emergency")
    if not case.emergency:
        return review("emergency", key="no_emergency")
    decision = table(case.decision)
    stated = decision.emergency_stated if decision else None
    if stated is None:
        return not_shown("decision.emergency_stated")
    return ok() if stated else fail("decision.emergency_stated", key="not_stated")


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
