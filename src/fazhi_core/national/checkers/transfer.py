"""Checkers of transfers of suspected crimes: the organ's own steps, never what the party did."""

from __future__ import annotations

from datetime import date, timedelta

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
from fazhi_core.national.checkers._staff import enough_people
from fazhi_core.national.checkers._weighing import wanted
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement_people import CaseOfficer, OfficerStatus
from fazhi_core.records.transfer import CaseTransfer, TransferDecision, TransferReceiver

__all__ = ["decide_transfer", "hand_over", "name_two_officers", "send_at_once", "transfer_crime"]

_JUDICIAL = {
    TransferReceiver.POLICE,
    TransferReceiver.PROCURATORATE,
    TransferReceiver.SUPERVISION,
}


@checker("transfer-suspected-crime", CaseTransfer)
def transfer_crime(case: CaseTransfer, _req: Bound[None]) -> Outcome:
    """Sent to where crimes are prosecuted, and no penalty in its place."""
    if case.suspected_crime is None:
        return not_shown("suspected_crime")
    if not case.suspected_crime:
        return not_applicable()
    if case.penalty_instead:
        return fail("penalty_instead", key="penalty_instead")
    if case.sent_on is None:
        return not_shown("sent_on")
    if case.sent_on is False:
        return _not_sent(case)
    if case.penalty_instead is None:
        return not_shown("penalty_instead")
    if case.receiver is None:
        return not_shown("receiver")
    if case.receiver in _JUDICIAL:
        return ok()
    return review("receiver", key="other_receiver", receiver=case.receiver)


def _not_sent(case: CaseTransfer) -> Outcome:
    """A transfer that the head refused is left to a person; one that nobody refused is missing."""
    decision = case.decision
    if decision is None:
        return not_shown("decision")
    if decision is False:
        return fail("sent_on", key="not_sent")
    if decision.approved is None:
        return not_shown("decision.approved")
    return fail("sent_on", key="not_sent") if decision.approved else review("decision", key="kept")


@attrs.frozen(kw_only=True)
class Team:
    """Figures of ``transfer-two-officers-report``.

    Args:
        minimum: officers in charge of the transfer.
    """

    minimum: int


@checker("transfer-two-officers-report", CaseTransfer, params=Team)
def name_two_officers(case: CaseTransfer, req: Bound[Team]) -> Outcome:
    """Different officers prepared it, and reported in writing."""
    outside = _not_to_the_police(case)
    if outside is not None:
        return outside
    report = case.report
    if report is False:
        return fail("report", key="no_report")
    minimum = req.params.minimum
    enough = None if case.officers is None else _officers(case.officers, minimum)
    if enough is False:
        return fail("officers", key="too_few", required=minimum)
    written = report.written if report else None
    return wanted((written, "report.written", "unwritten"), (enough, "officers", "too_few"))


def _officers(staff: tuple[CaseOfficer, ...], minimum: int) -> bool | None:
    """Whether enough of *staff* are officers; those whose status is not shown may be."""
    sure = [one for one in staff if one.status is OfficerStatus.OFFICER]
    if enough_people(sure, minimum):
        return True
    may_be = [one for one in staff if one.status in {None, OfficerStatus.OFFICER}]
    return False if enough_people(may_be, minimum) is False else None


def _not_to_the_police(case: CaseTransfer) -> Outcome | None:
    """Why the regulation, which is about transfers to the police, asks nothing."""
    if case.suspected_crime is None:
        return not_shown("suspected_crime")
    if not case.suspected_crime:
        return not_applicable()
    if case.receiver is None:
        return not_shown("receiver")
    return None if case.receiver is TransferReceiver.POLICE else not_applicable()


@checker("transfer-head-decides-3d", CaseTransfer)
def decide_transfer(case: CaseTransfer, req: Bound[None]) -> Outcome:
    """From the day the head received the report; a refusal is on file with its reasons."""
    outside = _not_to_the_police(case)
    if outside is not None:
        return outside
    report = table(case.report)
    received = day(report.received_on) if report else None
    if received is None:
        return not_shown("report.received_on")
    decision = table(case.decision)
    made = decision.on if decision else (False if case.decision is False else None)
    outcome = req.within(received, made, path="decision.on")
    if outcome.kind is not Kind.PASS or decision is None:
        return outcome
    if decision.approved is None:
        return not_shown("decision.approved")
    return ok() if decision.approved else _reasons(decision)


def _reasons(decision: TransferDecision) -> Outcome:
    recorded = wanted((decision.written, "decision.written", "unrecorded"))
    if recorded.kind is not Kind.PASS or decision.reasons:
        return recorded
    return not_shown("decision.reasons")


@attrs.frozen(kw_only=True)
class Hours:
    """Figures of ``transfer-within-24h``.

    Args:
        hours: clock hours from approval to sending.
    """

    hours: int


@checker("transfer-within-24h", CaseTransfer, params=Hours)
def send_at_once(case: CaseTransfer, req: Bound[Hours]) -> Outcome:
    """By days where they settle it, by the clock where they do not."""
    outside = _not_to_the_police(case)
    if outside is not None:
        return outside
    decision = table(case.decision)
    if decision is None or decision.approved is None:
        return not_shown("decision.approved")
    approved = day(decision.on)
    if not decision.approved or decision.on is False:
        return not_applicable()
    if approved is None:
        return not_shown("decision.on")
    limit = timedelta(hours=req.params.hours)
    if not case.sent_on:
        return _unsent(case, approved, approved + limit, req)
    apart = case.sent_on - approved
    if apart < timedelta():
        return review("sent_on", key="before_approval", approved=approved, sent=case.sent_on)
    if apart + timedelta(1) <= limit:
        return ok()
    if apart - timedelta(1) >= limit:
        return fail("sent_on", key="late", approved=approved, sent=case.sent_on)
    return _by_the_clock(case, decision, limit)


def _unsent(case: CaseTransfer, approved: date, last: date, req: Bound[Hours]) -> Outcome:
    """How it stands where it was not sent, or is not shown to have been."""
    if req.as_of <= last:
        return Outcome(Kind.OPEN, Reason.PENDING, ("sent_on",), due=last)
    if case.sent_on is False:
        return fail("sent_on", key="not_sent", due=last, approved=approved)
    return Outcome(Kind.OPEN, Reason.OVERDUE, ("sent_on",), due=last)


def _by_the_clock(case: CaseTransfer, decision: TransferDecision, limit: timedelta) -> Outcome:
    """Approved one day and sent the next: only the moments tell."""
    if decision.at is None:
        return not_shown("decision.at")
    if case.sent_at is None:
        return not_shown("sent_at")
    taken = case.sent_at - decision.at
    if taken <= limit:
        return ok()
    return fail("sent_at", key="late_hours", hours=taken // timedelta(hours=1))


@checker("transfer-material-handover-3d", CaseTransfer)
def hand_over(case: CaseTransfer, req: Bound[None]) -> Outcome:
    """Goods and papers go to the police once they opened a case, with both sides signing."""
    outside = _not_to_the_police(case)
    if outside is not None:
        return outside
    filing = case.filing
    if filing is None:
        return not_shown("filing")
    if filing is False:
        return not_applicable()
    if filing.filed is None:
        return not_shown("filing.filed")
    if not filing.filed or filing.notified_on is False:
        return not_applicable()
    if filing.notified_on is None:
        return not_shown("filing.notified_on")
    given = table(case.handover)
    on = given.on if given else (False if case.handover is False else None)
    outcome = req.within(filing.notified_on, on, path="handover.on")
    if outcome.kind is not Kind.PASS or given is None:
        return outcome
    return wanted((given.signed, "handover.signed", "unsigned"))
