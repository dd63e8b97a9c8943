"""Checkers of those whom a licence touches: told, heard, and a hearing where one is asked for."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._weighing import wanted
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement_hearing import Hearing
from fazhi_core.records.licence import LicenceCase, LicenceOutcome, LicenceThirdParty

__all__ = ["announce_hearing", "hear_third_parties", "hold_hearing", "tell_of_hearing"]

_TOLD_ON = "hearing.right_told_served_on"
_HELD_ON = "hearing.held_on"


@checker("licence-third-party-heard", LicenceCase)
def hear_third_parties(case: LicenceCase, req: Bound[None]) -> Outcome:
    """Others whose major interests a granted licence touches were told before, and heard."""
    others = _touched(case)
    if isinstance(others, Outcome):
        return others
    order = req.in_order(case)
    if order.kind is not Kind.PASS:
        return order
    if others.heard is None:
        return not_shown("third_party.heard")
    # They may have been told and have said nothing.
    return ok() if others.heard else review("third_party.heard", key="unheard")


@checker("licence-hearing-right", LicenceCase)
def tell_of_hearing(case: LicenceCase, req: Bound[None]) -> Outcome:
    """Both sides are told of the right to a hearing, and the decision waits for their answer."""
    others = _touched(case)
    if isinstance(others, Outcome):
        return others
    hearing = table(case.hearing)
    told = hearing.right_told_served_on if hearing else None
    rights = wanted(
        (others.hearing_right_told, "third_party.hearing_right_told", "untold_others"),
        (None if told is None else told is not False, _TOLD_ON, "untold_applicant"),
    )
    if rights.kind is not Kind.PASS or hearing is None or not told:
        return rights
    return _waited(case, hearing, told, req)


def _waited(case: LicenceCase, hearing: Hearing, told: date, req: Bound[None]) -> Outcome:
    """The term for asking ran out, was waived, or the hearing was held before the decision."""
    decision = table(case.decision)
    decided = decision.on if decision else None
    if decided is None:
        return not_shown("decision.on")
    waited = req.waited(told, decided, path="decision.on")
    if waited.kind is not Kind.FAIL or not decided:
        return waited
    if hearing.waived_on and hearing.waived_on <= decided:
        return ok()
    if hearing.held_on is None:
        return not_shown(_HELD_ON)
    return ok() if hearing.held_on and hearing.held_on <= decided else waited


def _touched(case: LicenceCase) -> LicenceThirdParty | Outcome:
    """The others whom a granted licence touches, or why nothing is asked."""
    others = case.third_party
    if others is None:
        return not_shown("third_party")
    if others is False:
        return not_applicable()
    if others.affected is None:
        return not_shown("third_party.affected")
    if not others.affected:
        return not_applicable()
    if case.decision is None:
        return not_shown("decision")
    if case.decision is False:
        return not_applicable()
    if case.decision.outcome is None:
        return not_shown("decision.outcome")
    return others if case.decision.outcome is LicenceOutcome.GRANTED else not_applicable()


@attrs.frozen(kw_only=True)
class Asking:
    """Figures of ``licence-hearing-20wd``.

    Args:
        days: working days within which a hearing may be asked for.
    """

    days: int


@checker("licence-hearing-20wd", LicenceCase, params=Asking)
def hold_hearing(case: LicenceCase, req: Bound[Asking]) -> Outcome:
    """A hearing asked for in time is held in time."""
    hearing = case.hearing
    if hearing is None:
        return not_shown("hearing")
    if hearing is False or hearing.requested_on is False:
        return not_applicable()
    if hearing.requested_on is None:
        return not_shown("hearing.requested_on")
    if hearing.waived_on:
        return not_applicable()
    outcome = req.within(hearing.requested_on, hearing.held_on, path=_HELD_ON)
    return _not_held(case, hearing, outcome, req) if outcome.kind is Kind.FAIL else outcome


def _not_held(case: LicenceCase, hearing: Hearing, outcome: Outcome, req: Bound[Asking]) -> Outcome:
    """*outcome*, unless the request came too late or the application was withdrawn."""
    told, requested = hearing.right_told_served_on, day(hearing.requested_on)
    if told is None:
        return not_shown(_TOLD_ON)
    if told and requested and requested > req.calendar.add_working(told, req.params.days).latest:
        return not_applicable()
    if case.decision is None:
        return not_shown("decision")
    if case.decision is False:
        return outcome
    if case.decision.outcome is None:
        return not_shown("decision.outcome")
    withdrawn = case.decision.outcome is LicenceOutcome.WITHDRAWN
    return not_applicable() if withdrawn else outcome


@checker("licence-hearing-notice-7wd", LicenceCase)
def announce_hearing(case: LicenceCase, req: Bound[None]) -> Outcome:
    """Time and place are told so long before the hearing."""
    hearing = case.hearing
    if hearing is None:
        return not_shown("hearing")
    if hearing is False or hearing.held_on is False:
        return not_applicable()
    if hearing.held_on is None:
        return not_shown(_HELD_ON)
    if hearing.notified_on is None:
        return not_shown("hearing.notified_on")
    if hearing.notified_on is False:
        return fail("hearing.notified_on", key="unnotified")
    return req.announced(hearing.notified_on, hearing.held_on, path="hearing.notified_on")
