"""Checkers of people's mediation: what binds the mediating body, never what the parties choose.

To refuse mediation is a right; nothing here counts it against anybody.
"""

from __future__ import annotations

from typing import Any

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._mediation import ended_as, in_case, of_kind
from fazhi_core.national.checkers._together import shown, together
from fazhi_core.records.base import day, table
from fazhi_core.records.mediation import (
    MediationCase,
    MediationKind,
    MediationParty,
    MediationResult,
    MediationSession,
)

__all__ = [
    "closed_as_asked",
    "consent",
    "danger_reported",
    "ended_and_told",
    "free_of_charge",
    "guests_agreed_to",
    "minuted",
    "prevention",
    "private",
    "public_order",
    "refusal_respected",
    "rights_told",
    "within_a_month",
]

PEOPLE = MediationKind.PEOPLE


@checker("pm-no-fee", MediationCase)
def free_of_charge(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The parties were charged nothing and nobody was treated by them."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    fee = case.fee_charged
    if fee is not None and fee > 0:
        return fail("fee_charged", key="charged", fee=fee)
    if case.favours_taken:
        return fail("favours_taken", key="favours")
    if fee is None or case.favours_taken is None:
        return not_shown("fee_charged" if fee is None else "favours_taken")
    return ok()


@checker("pm-consent-recorded", MediationCase)
def consent(party: MediationParty, case: MediationCase, _req: Bound[None]) -> Outcome:
    """Somebody noted that the party wished the mediation, by word or in writing."""
    other = in_case(of_kind(case, PEOPLE))
    if other is not None:
        return other
    if case.result is None:
        return not_shown("/result")
    if case.result is MediationResult.REFUSED:
        return not_applicable()
    return shown(party.consent_on, "consent_on", "no_consent")


@checker("pm-no-refusal-override", MediationCase)
def refusal_respected(party: MediationParty, case: MediationCase, _req: Bound[None]) -> Outcome:
    """Nobody mediated on after a party refused, unless the party came back to it."""
    other = in_case(of_kind(case, PEOPLE))
    if other is not None:
        return other
    if party.refused_on is None:
        return not_shown("refused_on")
    refused = day(party.refused_on)
    if refused is None:
        return ok()
    if case.sessions is None:
        return not_shown("/sessions")
    days = [day(one.on) for one in case.sessions if one.on is not False]
    later = [one for one in days if one is not None and one > refused]
    if not later:
        return not_shown("/sessions") if None in days else ok()
    if party.consent_on is None:
        return not_shown("consent_on")
    again = day(party.consent_on)
    if again is not None and refused <= again <= min(later):
        return not_shown("/sessions") if None in days else ok()
    return fail("refused_on", key="mediated_on", refused=refused, session=min(later))


@checker("pm-rights-notice-before", MediationCase)
def rights_told(case: MediationCase, req: Bound[None]) -> Outcome:
    """The parties were told of their rights before the first session, or at its beginning."""
    return of_kind(case, PEOPLE) or req.in_order(case)


@checker("pm-invitee-consent", MediationCase)
def guests_agreed_to(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Relatives, neighbours or experts took part only where the parties agreed."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    if case.invited_others is None:
        return not_shown("invited_others")
    if not case.invited_others:
        return not_applicable()
    return shown(case.invitees_agreed, "invitees_agreed", "not_agreed")


@checker("pm-publicity-choice", MediationCase)
def closed_as_asked(session: MediationSession, case: MediationCase, _req: Bound[None]) -> Outcome:
    """A session was closed to others where a party asked for that."""
    other = in_case(of_kind(case, PEOPLE))
    if other is not None:
        return other
    if case.closed_session_asked is None:
        return not_shown("/closed_session_asked")
    if not case.closed_session_asked or session.on is False:
        return not_applicable()
    if session.public is None:
        return not_shown("public")
    return fail("public", key="open_session") if session.public else ok()


@checker("pm-privacy", MediationCase)
def private(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Names and privacy of the parties were not made public."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    if case.parties_made_public is None:
        return not_shown("parties_made_public")
    return fail("parties_made_public", key="made_public") if case.parties_made_public else ok()


@checker("pm-escalation-prevention", MediationCase)
def prevention(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Something was done where the dispute might sharpen; it need not be a report."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    if case.escalation_risk is None:
        return not_shown("escalation_risk")
    if not case.escalation_risk:
        return not_applicable()
    return shown(case.prevention_on, "prevention_on", "no_prevention")


@checker("pm-escalation-report", MediationCase)
def danger_reported(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Where the mediator saw that an offence might follow, an office was told, or a person looks.

    Whether an offence may follow is the mediator's judgement, so that no report is never a breach.
    """
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    if not case.offence_possible:
        return not_applicable()
    if case.reported_on is None:
        return not_shown("reported_on")
    return ok() if case.reported_on else review("reported_on", key="not_reported")


@checker("pm-record-kept", MediationCase)
def minuted(session: MediationSession, case: MediationCase, _req: Bound[None]) -> Outcome:
    """The mediator took notes of the session."""
    other = in_case(of_kind(case, PEOPLE))
    if other is not None:
        return other
    return shown(session.record, "record", "no_record")


@checker("pm-failed-terminate-inform", MediationCase)
def ended_and_told(case: MediationCase, _req: Bound[None]) -> Outcome:
    """A mediation that failed was ended, and the parties were told where else they can turn."""
    other = of_kind(case, PEOPLE) or ended_as(case, MediationResult.FAILED)
    if other is not None:
        return other
    return together(
        (
            shown(case.ended_on, "ended_on", "not_ended"),
            shown(case.remedies_told_on, "remedies_told_on", "not_told"),
        )
    )


@checker("pm-one-month", MediationCase)
def within_a_month(case: MediationCase, req: Bound[Any]) -> Outcome:
    """The mediation normally ends within a month, unless the parties agreed to go on."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    started = day(case.accepted_on)
    if started is None:
        return not_shown("accepted_on") if case.accepted_on is None else not_applicable()
    if day(case.extension_agreed_on):
        return ok()
    return req.within(started, case.ended_on)


@checker("pm-public-order-case-2026", MediationCase)
def public_order(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The police left an act unpunished only after performance, a request and their consent."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    matter = table(case.public_order)
    if matter is None or not matter.no_penalty_on:
        unknown = matter is not None and matter.no_penalty_on is None
        return not_shown("public_order.no_penalty_on") if unknown else not_applicable()
    agreement = table(case.agreement)
    performed = agreement.performed_on if agreement else case.agreement
    return together(
        (
            shown(performed, "agreement.performed_on", "not_performed"),
            shown(matter.request_written, "public_order.request_written", "no_request"),
            shown(matter.police_approved_on, "public_order.police_approved_on", "not_approved"),
        )
    )
