"""Checkers of the procedural rules of Ningxia (宁夏回族自治区行政程序规定)."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_people import OfficerStatus, SignOffStep
from fazhi_core.records.organisation_people import Officer

__all__ = [
    "joint_enforcement",
    "officer_certificate",
    "start_approved",
    "statement_recorded",
]


@checker("officer-certificate-ningxia", Officer)
def officer_certificate(officer: Officer, _req: Bound[None]) -> Outcome:
    """An officer passed the examination and had the certificate before the first act."""
    if officer.status is None:
        return not_shown("status")
    acted = day(officer.first_act_on)
    if officer.status is not OfficerStatus.OFFICER or acted is None:
        return not_applicable()
    for step in ("certificate_issued_on", "exam_passed_on"):
        done = getattr(officer, step)
        if done is None:
            return not_shown(step)
        if done is False:
            return fail(step, key="skipped", then=acted)
        if done > acted:
            return fail(step, key="out_of_order", first=done, then=acted)
    return ok()


@checker("start-approved-ningxia", EnforcementCase)
def start_approved(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A head approved the opening of the case, no later than the day it was opened."""
    if case.procedure is None or case.filed_on is None:
        return not_shown("procedure" if case.procedure is None else "filed_on")
    if case.procedure is Procedure.SUMMARY or case.filed_on is False:
        return not_applicable()
    if case.sign_offs is None:
        return not_shown("sign_offs")
    opened = case.filed_on
    filings = [one for one in case.sign_offs if one.step is SignOffStep.FILING]
    if any(one.on and one.on <= opened for one in filings):
        return ok()
    for position, one in enumerate(case.sign_offs):
        if one.step is None:
            return not_shown(("sign_offs", position, "step"))
        if one.step is SignOffStep.FILING and one.on is None:
            return not_shown(("sign_offs", position, "on"))
    late = next((one.on for one in filings if one.on), None)
    if late is not None:
        return review("sign_offs", key="late", approved=late, opened=opened)
    if filings or not case.sign_offs:
        return fail("sign_offs", key="not_approved")
    return not_shown("sign_offs")


@checker("statement-recorded-ningxia", EnforcementCase)
def statement_recorded(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """What the party said in its defence is recorded in the file."""
    given = case.statement
    if given is False:
        return not_applicable()
    if given is None or given.made is None:
        return not_shown("statement" if given is None else "statement.made")
    if not given.made:
        return not_applicable()
    if given.recorded is None:
        return not_shown("statement.recorded")
    return ok() if given.recorded else fail("statement.recorded", key="not_recorded")


@checker("joint-enforcement-ningxia", EnforcementCase)
def joint_enforcement(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Organs that act together decide apart, each within its own power."""
    if case.joint_enforcement is None:
        return not_shown("joint_enforcement")
    decision = table(case.decision)
    if not case.joint_enforcement or case.decision is False:
        return not_applicable()
    if decision is None or decision.joint is None:
        return not_shown("decision" if decision is None else "decision.joint")
    return fail("decision.joint", key="joint") if decision.joint else ok()
