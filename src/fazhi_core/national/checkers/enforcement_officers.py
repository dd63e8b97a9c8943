"""Checkers of who may enforce: how many officers, and with what qualification."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.enforcement_people import CaseOfficer, OfficerStatus

__all__ = ["two_officers"]


@attrs.frozen(kw_only=True)
class TwoOfficers:
    """Figures of ``two-officers``.

    Args:
        minimum: officers needed for each act.
        summary_too: whether on-the-spot penalties need them too.
    """

    minimum: int
    summary_too: bool


@checker("two-officers", EnforcementCase, params=TwoOfficers)
def two_officers(act: Act, case: EnforcementCase, req: Bound[TwoOfficers]) -> Outcome:
    """Count the different persons of each act, without auxiliaries and other staff."""
    if not req.params.summary_too and case.procedure is Procedure.SUMMARY:
        return not_applicable()
    named = set(act.officers or ())
    if len(named) >= req.params.minimum and case.officers is None:
        return not_shown("/officers")
    excluded = {name for name in named if _is_no_officer(name, case.officers or ())}
    found = len(named - excluded)
    if found < req.params.minimum:
        return fail("officers", key="too_few", found=found, required=req.params.minimum)
    return ok()


def _is_no_officer(name: str, officers: tuple[CaseOfficer, ...]) -> bool:
    """Whether the case says that the person called *name* is no enforcement officer."""
    return any(
        name in {officer.name, officer.certificate_no}
        and officer.status in {OfficerStatus.AUXILIARY, OfficerStatus.OTHER_STAFF}
        for officer in officers
    )
