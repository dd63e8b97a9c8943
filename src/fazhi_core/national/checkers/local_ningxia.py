"""Checker of the one procedural rule of Ningxia that a review sheet asks for."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_people import SignOffStep

__all__ = ["start_approved"]


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
