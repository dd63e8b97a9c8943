"""Checkers of how a petition is received: registered, told of, handed on."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._petitions import done, undone, unless_direct
from fazhi_core.national.checkers._together import shown
from fazhi_core.records.base import day
from fazhi_core.records.petition import Petition, PetitionChannel

__all__ = [
    "competence_settled",
    "competent_organ_told",
    "destination_told",
    "entered_in_system",
    "notice_direct",
    "notice_on_spot",
    "notice_transferred",
    "notice_written",
    "objection_raised",
    "oral_recorded",
    "registered",
    "urgent_reported",
]


@checker("pet-register", Petition)
def registered(petition: Petition, _req: Bound[None]) -> Outcome:
    """A petition handed in directly was registered."""
    outside = unless_direct(petition)
    if outside is not None:
        return outside
    if petition.registered_on is None:
        return not_shown("registered_on")
    return ok() if petition.registered_on else fail("registered_on", key="not_registered")


@checker("pet-oral-recorded", Petition)
def oral_recorded(petition: Petition, _req: Bound[None]) -> Outcome:
    """What was said by word of mouth was written down."""
    if not petition.oral:
        return not_shown("oral") if petition.oral is None else not_applicable()
    return shown(petition.oral_recorded, "oral_recorded", "not_recorded")


@checker("pet-system-entry", Petition)
def entered_in_system(petition: Petition, _req: Bound[None]) -> Outcome:
    """The petition bears a number of the information system."""
    if petition.system_no is None:
        return not_shown("system_no")
    return ok() if petition.system_no else undone(petition, "system_no", "not_entered")


def _told(petition: Petition, start: date, req: Bound[Any]) -> Outcome:
    """Whether the petitioner was told in time: that it was received, or where it went."""
    acceptance, forwarded = petition.acceptance, petition.forwarded
    if acceptance is None or acceptance is False:
        outcome = req.within(start, acceptance, path="acceptance")
    else:
        outcome = req.within(start, acceptance.notified_on)
    if outcome.kind is Kind.PASS or forwarded is False:
        return outcome
    if forwarded is None:
        return outcome if outcome.kind is Kind.OPEN else not_shown("forwarded")
    told = req.within(start, forwarded.told_on, path="forwarded.told_on")
    return told if outcome.kind is not Kind.OPEN or told.kind is Kind.PASS else outcome


@checker("pet-notice-direct-15d", Petition)
def notice_direct(petition: Petition, req: Bound[None]) -> Outcome:
    """Who petitioned directly was told in time, unless nobody knows whom or where to tell."""
    outside = unless_direct(petition)
    if outside is not None:
        return outside
    if petition.contactable is False:
        return not_applicable()
    received = day(petition.received_on)
    if received is None:
        return not_shown("received_on")
    outcome = _told(petition, received, req)
    if petition.contactable is None and outcome.kind is not Kind.OPEN:
        return not_shown("contactable")
    return outcome


@attrs.frozen(kw_only=True)
class Transferred:
    """Which matters handed on the notice is due for.

    Args:
        own_power_only: whether only for those within the organ's powers; the others are sent back.
    """

    own_power_only: bool


@checker("pet-notice-transferred-15d", Petition, params=Transferred)
def notice_transferred(petition: Petition, req: Bound[Transferred]) -> Outcome:
    """The petitioner in a matter handed on was told in time, counted from its coming in here."""
    outside = _unless_handed_on(petition)
    if outside is not None:
        return outside
    if req.params.own_power_only and not petition.within_power:
        return not_shown("within_power") if petition.within_power is None else not_applicable()
    came = day(petition.transferred_on)
    if came is None:
        return not_shown("transferred_on")
    outcome = _told(petition, came, req)
    if outcome.kind is not Kind.FAIL or petition.contactable:
        return outcome
    if petition.contactable is None:
        return not_shown("contactable")
    return review(outcome.path, key="unreachable")


def _unless_handed_on(petition: Petition) -> Outcome | None:
    if petition.channel is None:
        return not_shown("channel")
    return None if petition.channel is PetitionChannel.TRANSFERRED else not_applicable()


@checker("pet-notice-on-spot", Petition)
def notice_on_spot(petition: Petition, _req: Bound[None]) -> Outcome:
    """Where the record says that it could be told on the spot, it was."""
    outside = unless_direct(petition)
    if outside is not None:
        return outside
    if not petition.on_spot_possible:
        gap = petition.on_spot_possible is None
        return not_shown("on_spot_possible") if gap else not_applicable()
    acceptance, received = petition.acceptance, day(petition.received_on)
    if acceptance is None or received is None:
        return not_shown("acceptance" if acceptance is None else "received_on")
    if acceptance is False:
        return not_applicable()
    path = "acceptance.notified_on"
    if acceptance.notified_on is None:
        return not_shown(path)
    late = acceptance.notified_on is False or acceptance.notified_on > received
    return fail(path, key="later") if late else ok()


@checker("pet-notice-written", Petition)
def notice_written(petition: Petition, _req: Bound[None]) -> Outcome:
    """The notice was in writing."""
    acceptance = petition.acceptance
    if acceptance is None:
        return not_shown("acceptance")
    if acceptance is False or acceptance.notified_on is False:
        return not_applicable()
    if acceptance.notified_on is None:
        return not_shown("acceptance.notified_on")
    return shown(acceptance.written, "acceptance.written", "not_written")


@checker("pet-objection-5wd", Petition)
def objection_raised(petition: Petition, req: Bound[None]) -> Outcome:
    """A matter outside the organ's powers was objected to in time, with reasons."""
    outside = _unless_handed_on(petition)
    if outside is not None:
        return outside
    if petition.within_power is not False:
        return not_shown("within_power") if petition.within_power is None else not_applicable()
    came = day(petition.transferred_on)
    if came is None:
        return not_shown("transferred_on")
    objection = petition.objection
    if objection is None or objection is False:
        return req.within(came, objection, path="objection")
    outcome = req.within(came, objection.on)
    if outcome.kind is not Kind.PASS:
        return outcome
    return shown(objection.reasons_given, "objection.reasons_given", "no_reasons")


def _untold(petition: Petition, path: str, key: str) -> Outcome:
    """A failure to tell, unless nobody knows whom or where to tell."""
    if petition.contactable is None:
        return not_shown("contactable")
    return fail(path, key=key) if petition.contactable else not_applicable()


@checker("pet-forward-tell-where", Petition)
def destination_told(petition: Petition, _req: Bound[None]) -> Outcome:
    """Where a petition was handed on to was told, by name."""
    forwarded = petition.forwarded
    if not forwarded:
        return not_shown("forwarded") if forwarded is None else not_applicable()
    if forwarded.told_on is None:
        return not_shown("forwarded.told_on")
    if forwarded.told_on is False:
        return _untold(petition, "forwarded.told_on", "not_told")
    return shown(forwarded.organ_named, "forwarded.organ_named", "not_named")


@checker("pet-not-own-power-tell", Petition)
def competent_organ_told(petition: Petition, _req: Bound[None]) -> Outcome:
    """Outside the organ's powers: who has the power was told, unless it was handed on."""
    outside = unless_direct(petition)
    if outside is not None:
        return outside
    if petition.within_power is not False:
        return not_shown("within_power") if petition.within_power is None else not_applicable()
    acceptance = petition.acceptance
    if not acceptance:
        return not_shown("acceptance") if acceptance is None else not_applicable()
    path = "acceptance.competent_organ_named"
    if acceptance.competent_organ_named or petition.forwarded:
        return ok()
    if acceptance.competent_organ_named is None:
        return not_shown(path)
    if petition.forwarded is None:
        return not_shown("forwarded")
    return _untold(petition, path, "not_named")


@attrs.frozen(kw_only=True)
class Organs:
    """Figures of ``pet-competence-dispute``.

    Args:
        fewest: from how many organs on they must agree.
    """

    fewest: int


@checker("pet-competence-dispute", Petition, params=Organs)
def competence_settled(petition: Petition, req: Bound[Organs]) -> Outcome:
    """The organs concerned agreed who accepts it, or the one above them decided."""
    dispute = petition.competence_dispute
    if not dispute:
        return not_shown("competence_dispute") if dispute is None else not_applicable()
    if dispute.organs is None:
        return not_shown("competence_dispute.organs")
    if dispute.organs < req.params.fewest:
        return not_applicable()
    if day(dispute.agreed_on):
        return ok()
    path = "competence_dispute.decided_by_superior_on"
    if dispute.agreed_on is None and not dispute.decided_by_superior_on:
        return not_shown("competence_dispute.agreed_on")
    return done(petition, dispute.decided_by_superior_on, path, "not_settled")


@attrs.frozen(kw_only=True)
class Report:
    """How soon an urgent matter is reported upwards.

    Args:
        at_once: whether the text says "at once" rather than "in time".
    """

    at_once: bool


@checker("pet-urgent-report", Petition, params=Report)
def urgent_reported(petition: Petition, req: Bound[Report]) -> Outcome:
    """A grave and urgent matter was reported upwards."""
    if not petition.urgent:
        return not_shown("urgent") if petition.urgent is None else not_applicable()
    reported, received = petition.urgent_reported_on, day(petition.received_on)
    if reported is None or received is None:
        return not_shown("urgent_reported_on" if reported is None else "received_on")
    if reported is False:
        return fail("urgent_reported_on", key="not_reported")
    later = req.params.at_once and reported > received
    return review("urgent_reported_on", key="later") if later else ok()
