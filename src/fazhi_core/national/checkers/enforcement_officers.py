"""Checkers of who may enforce: how many officers, and with what qualification."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._officers import (
    UNQUALIFIED,
    Person,
    Standing,
    people,
    plainly_qualified,
)
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_inquiry import Act, ActKind, Recusal
from fazhi_core.records.enforcement_people import CaseOfficer

__all__ = ["officer_qualified", "recusal", "show_certificate", "two_officers"]

_SINGLE_OFFICER_LAWS = frozenset({LegalRegime.POLICE, LegalRegime.TRAFFIC})
"""The procedural laws under which a statute may let one officer act alone."""


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
    """Count the different qualified persons of each act, by name or certificate."""
    if (other := _unless_asked(act, case, req.params)) is not None:
        return other
    if plainly_qualified(act, case) >= req.params.minimum:
        return ok()
    persons = people(act, case)
    qualified = [one for one in persons if one.standing is Standing.QUALIFIED]
    if len(qualified) >= req.params.minimum:
        return _own_certificates(qualified, req.params.minimum)
    shown = len(qualified)
    found = sum(one.heads for one in persons if one.standing not in UNQUALIFIED)
    if found >= req.params.minimum:
        return _first_unknown(persons)
    if act.kind is None:
        return not_shown("kind")
    if act.kind is ActKind.OTHER:
        return review("kind", key="other_act", found=found, required=req.params.minimum)
    if case.legal_regime in _SINGLE_OFFICER_LAWS and found:
        if not shown:
            return _first_unknown(persons)
        return review("officers", key="other_law", found=found, regime=case.legal_regime)
    return fail("officers", key="too_few", found=found, required=req.params.minimum)


def _unless_asked(act: Act, case: EnforcementCase, figures: TwoOfficers) -> Outcome | None:
    """Not applicable or not shown, unless the law of the act's day asks for two officers."""
    on = day(act.on)
    if figures.summary_too and on is not None:
        return None
    if case.procedure is None:
        return not_shown("/procedure")
    if case.procedure is Procedure.SUMMARY:
        return not_shown("on") if on is None else not_applicable()
    return None


def _own_certificates(qualified: list[Person], minimum: int) -> Outcome:
    """Different persons hold different certificates: one number for two is a mistake or worse."""
    numbers = {one.entry.certificate_no for one in qualified if one.entry is not None}
    if len(numbers - {None}) >= minimum:
        return ok()
    for one in qualified:
        if one.entry is not None and one.entry.certificate_no is None:
            return not_shown(("/", "officers", one.at, "certificate_no"))
    return review("officers", key="same_certificate", required=minimum)


@attrs.frozen(kw_only=True)
class Qualified:
    """Figures of ``officer-qualified``.

    Args:
        enough: qualified officers who may act without those whose certificate is not valid.
    """

    enough: int


@checker("officer-qualified", EnforcementCase, params=Qualified)
def officer_qualified(act: Act, case: EnforcementCase, req: Bound[Qualified]) -> Outcome:
    """Each officer of the act holds a certificate valid on that day; helpers may only help."""
    if _nobody_collected(act, case):
        return fail("officers", key="evidence_without_officer")
    if plainly_qualified(act, case):
        return ok()
    persons = people(act, case)
    qualified = sum(one.heads for one in persons if one.standing is Standing.QUALIFIED)
    for one in persons:
        if one.entry is not None and (outcome := _without_certificate(one, one.entry, act)):
            return review("officers", key="surplus") if qualified >= req.params.enough else outcome
    if any(one.standing is Standing.UNKNOWN for one in persons):
        return _first_unknown(persons)
    if not any(one.standing is Standing.QUALIFIED for one in persons):
        return fail("officers", key="no_officer")
    return ok()


def _without_certificate(person: Person, entry: CaseOfficer, act: Act) -> Outcome | None:
    """The failure of an officer whose certificate is shown not to cover the day of the act."""
    on = day(act.on)
    if person.standing is Standing.NO_CERTIFICATE:
        return fail("officers", key="no_certificate")
    if person.standing is Standing.EXPIRED:
        return fail("officers", key="expired", on=on, last=day(entry.certificate_valid_to))
    if person.standing is Standing.NOT_YET:
        return fail("officers", key="not_yet", on=on, first=day(entry.certificate_valid_from))
    return None


def _nobody_collected(act: Act, case: EnforcementCase) -> bool:
    """Whether the case says that no officer collected any of its evidence, on the day of the act.

    Evidence from monitoring equipment needs nobody on the spot.
    """
    items = case.evidence or ()
    return (
        bool(items)
        and all(one.by_officers == 0 and one.automated is not True for one in items)
        and any(day(one.collected_on) == day(act.on) for one in items if day(one.collected_on))
    )


def _first_unknown(persons: list[Person]) -> Outcome:
    for one in persons:
        if one.standing is Standing.UNKNOWN:
            return not_shown(one.missing)
    return not_shown("officers")


@checker("show-certificate", EnforcementCase)
def show_certificate(act: Act, case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Certificates were shown at the act, unless nobody was there to see them."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    if act.certificate_shown is None:
        return not_shown("certificate_shown")
    if act.certificate_shown:
        return ok()
    if act.nobody_present:
        return not_applicable()
    if act.kind is None:
        return not_shown("kind")
    if act.kind is ActKind.OTHER:
        return review("kind", key="other_act")
    return fail("certificate_shown", key="not_shown")


@attrs.frozen(kw_only=True)
class RecusalRule:
    """What ``recusal`` asks in one edition.

    Args:
        request_too: whether other relations count and a request of the party must be decided.
    """

    request_too: bool


@checker("recusal", EnforcementCase, params=RecusalRule)
def recusal(case: EnforcementCase, req: Bound[RecusalRule]) -> Outcome:
    """Whoever has an interest withdrew, and a request was decided by the head in time."""
    if case.recusal is False:
        return not_applicable()
    given = case.recusal
    if given is None or given.interest is None:
        return not_shown("recusal" if given is None else "recusal.interest")
    if given.interest and given.withdrew is not True:
        stayed = given.withdrew is False
        return fail("recusal.withdrew", key="stayed") if stayed else not_shown("recusal.withdrew")
    if not req.params.request_too:
        return ok() if given.interest else not_applicable()
    if given.other_relation is None or given.requested_on is None:
        missing = "other_relation" if given.other_relation is None else "requested_on"
        return not_shown(f"recusal.{missing}")
    asked = day(given.requested_on)
    if asked is not None and (outcome := _undecided(case, given, asked)) is not None:
        return outcome
    if given.other_relation and given.withdrew is not True:
        stayed = given.withdrew is False
        return review("recusal.withdrew", key="other") if stayed else not_shown("recusal.withdrew")
    return ok() if given.interest or given.other_relation or asked else not_applicable()


def _undecided(case: EnforcementCase, given: Recusal, asked: date) -> Outcome | None:
    """What is wrong with the answer to a request to withdraw; ``None`` where nothing is."""
    decision = table(case.decision)
    if case.decision is False or (decision is not None and decision.on is False):
        return None
    penalised = day(decision.on) if decision is not None else None
    if penalised is None or given.decided_on is None:
        return not_shown("decision.on" if penalised is None else "recusal.decided_on")
    if asked > penalised:
        return None
    if given.decided_on is False:
        return fail("recusal.decided_on", key="undecided")
    if given.decided_on > penalised:
        return fail(
            "recusal.decided_on", key="decided_late", answered=given.decided_on, decided=penalised
        )
    if given.by_head is None:
        return not_shown("recusal.by_head")
    return None if given.by_head else fail("recusal.by_head", key="not_by_head")
