"""Checkers of licences: from the application to the issue, and inspections afterwards."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, review
from fazhi_core.national.checkers._licence_term import DecisionTerm, kept
from fazhi_core.national.checkers._staff import enough_people
from fazhi_core.national.checkers._weighing import Place, wanted
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.licence import (
    LicenceCase,
    LicenceDecision,
    LicenceInspection,
    LicenceOutcome,
)

__all__ = [
    "decide_in_time",
    "give_a_receipt",
    "give_reasons",
    "issue_in_time",
    "keep_inspection_records",
    "send_two_people",
    "tell_what_is_missing",
]

_DECIDED_ON = "decision.on"


@checker("licence-correction-5wd", LicenceCase)
def tell_what_is_missing(case: LicenceCase, req: Bound[None]) -> Outcome:
    """Incomplete papers: everything that is missing told at once and in time."""
    received = day(case.received_on)
    if case.materials_complete is None:
        return not_shown("materials_complete")
    if case.materials_complete or received is None:
        return not_applicable()
    told = table(case.correction)
    if case.correction is False or (told and told.told_on is False):
        return _never_told(case, received, req)
    path = "correction.told_on"
    outcome = req.within(received, told.told_on if told else None, path=path)
    if told is None or outcome.kind is not Kind.PASS:
        return outcome
    return wanted((told.all_at_once, "correction.all_at_once", "piecemeal"))


def _never_told(case: LicenceCase, received: date, req: Bound[None]) -> Outcome:
    """Lawful where the organ accepted the papers as they were, or had to send them elsewhere."""
    answer = case.acceptance
    if answer is None:
        return not_shown("acceptance")
    if answer is not False:
        if answer.accepted is None:
            return not_shown("acceptance.accepted")
        if not answer.accepted:
            return review("acceptance.accepted", key="refused")
        accepted = req.within(received, answer.on, path="acceptance.on")
        if accepted.kind is not Kind.FAIL:
            return accepted
    return req.within(received, end=False, path="correction.told_on")


@checker("licence-acceptance-receipt", LicenceCase)
def give_a_receipt(case: LicenceCase, _req: Bound[None]) -> Outcome:
    """A written, sealed and dated paper for acceptance and refusal, unless decided at once."""
    answer = case.acceptance
    if answer is None:
        return not_shown("acceptance")
    if answer is False:
        return _without_answer(case)
    paper = wanted(
        (answer.written, "acceptance.written", "unwritten"),
        (answer.sealed, "acceptance.sealed", "unsealed"),
        (answer.dated, "acceptance.dated", "undated"),
    )
    return _unless_on_the_spot(case, paper) if paper.kind is Kind.FAIL else paper


def _unless_on_the_spot(case: LicenceCase, outcome: Outcome) -> Outcome:
    if case.decided_on_the_spot is None:
        return not_shown("decided_on_the_spot")
    return not_applicable() if case.decided_on_the_spot else outcome


def _without_answer(case: LicenceCase) -> Outcome:
    """Neither accepted nor refused: whether the matter was decided or left lying all the same."""
    if case.decision is None:
        return not_shown("decision")
    if case.decision is False:
        if case.materials_complete is None:
            return not_shown("materials_complete")
        complete = case.materials_complete
        return review("acceptance", key="left_lying") if complete else not_applicable()
    if case.decision.outcome is None:
        return not_shown("decision.outcome")
    if case.decision.outcome is LicenceOutcome.WITHDRAWN:
        return not_applicable()
    return _unless_on_the_spot(case, fail("acceptance", key="none"))


@attrs.frozen(kw_only=True)
class Staff:
    """Figures of ``licence-two-staff``.

    Args:
        minimum: people needed for a verification.
    """

    minimum: int


@checker("licence-two-staff", LicenceCase, params=Staff)
def send_two_people(case: LicenceCase, req: Bound[Staff]) -> Outcome:
    """Different people; no enforcement certificate is asked for."""
    verified = case.verification
    if verified is None:
        return not_shown("verification")
    if verified is False:
        return not_applicable()
    if verified.needed is None:
        return not_shown("verification.needed")
    if not verified.needed:
        return not_applicable()
    path: Place = ("verification", "staff")
    if verified.staff is None:
        return not_shown(path)
    enough = enough_people(verified.staff, req.params.minimum)
    if enough is False:
        return fail(path, key="too_few", required=req.params.minimum)
    return wanted((enough, path, "too_few"))


@checker("licence-20wd", LicenceCase, params=DecisionTerm)
def decide_in_time(case: LicenceCase, req: Bound[DecisionTerm]) -> Outcome:
    """From acceptance, or from receipt where the law takes the application for accepted."""
    accepted = _accepted(case)
    if isinstance(accepted, Outcome):
        return accepted
    decision = table(case.decision)
    if decision and decision.outcome is None:
        return not_shown("decision.outcome")
    if decision and decision.outcome is LicenceOutcome.WITHDRAWN:
        return not_applicable()
    end: Day = decision.on if decision else (False if case.decision is False else None)
    outcome = kept(case, accepted, end, req)
    received = day(case.received_on)
    if outcome.kind is Kind.FAIL or received is None:
        return outcome
    from_receipt = kept(case, received, end, req)
    if (from_receipt.kind, from_receipt.reason) == (outcome.kind, outcome.reason):
        return outcome
    deemed = _deemed_accepted(case, received, req)
    if isinstance(deemed, Outcome):
        return deemed
    return from_receipt if deemed else outcome


def _accepted(case: LicenceCase) -> date | Outcome:
    answer = case.acceptance
    if answer is None:
        return not_shown("acceptance")
    if answer is False:
        return not_applicable()
    if answer.accepted is None:
        return not_shown("acceptance.accepted")
    if not answer.accepted or answer.on is False:
        return not_applicable()
    return answer.on or not_shown("acceptance.on")


def _deemed_accepted(case: LicenceCase, received: date, req: Bound[DecisionTerm]) -> bool | Outcome:
    """Whether what was missing was not told in time, so that receipt counts as acceptance."""
    if case.materials_complete is None:
        return not_shown("materials_complete")
    if case.materials_complete:
        return False
    if case.correction is None:
        return not_shown("correction")
    notice = table(case.correction)
    told = notice.told_on if notice else False
    if told is None:
        return not_shown("correction.told_on")
    last = req.calendar.add_working(received, req.params.correction).latest
    return told is False or told > last


@checker("licence-issued-10wd", LicenceCase)
def issue_in_time(case: LicenceCase, req: Bound[None]) -> Outcome:
    """Only what was granted is issued."""
    decision = _decided(case, LicenceOutcome.GRANTED)
    if isinstance(decision, Outcome):
        return decision
    if not decision.on:
        return not_applicable() if decision.on is False else not_shown(_DECIDED_ON)
    return req.within(decision.on, case.issued_on, path="issued_on")


@checker("licence-refusal-reasons", LicenceCase)
def give_reasons(case: LicenceCase, _req: Bound[None]) -> Outcome:
    """A refusal is written, gives reasons and names the remedies."""
    decision = _decided(case, LicenceOutcome.REFUSED)
    if isinstance(decision, Outcome):
        return decision
    return wanted(
        (decision.written, "decision.written", "unwritten"),
        (decision.reasons_stated, "decision.reasons_stated", "no_reasons"),
        (decision.remedies_stated, "decision.remedies_stated", "no_remedies"),
    )


def _decided(case: LicenceCase, wanted_outcome: LicenceOutcome) -> LicenceDecision | Outcome:
    """The decision, if it is of the kind wanted, or why it is not judged."""
    if case.decision is None:
        return not_shown("decision")
    if case.decision is False:
        return not_applicable()
    if case.decision.outcome is None:
        return not_shown("decision.outcome")
    return case.decision if case.decision.outcome is wanted_outcome else not_applicable()


@checker("licence-inspection-record", LicenceCase)
def keep_inspection_records(
    inspection: LicenceInspection, _case: LicenceCase, _req: Bound[None]
) -> Outcome:
    """What was found and done is recorded, signed and filed."""
    return wanted(
        (inspection.record, "record", "unrecorded"),
        (inspection.signed, "signed", "unsigned"),
        (inspection.archived, "archived", "unfiled"),
    )
