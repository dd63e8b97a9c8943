"""Checkers of what stands beside a petition's own procedure.

Fairness to the petitioner, secrecy, help, suggestions, and how the township is set up.
"""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Group, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._petitions import done, undone
from fazhi_core.national.checkers._together import shown
from fazhi_core.records.base import Day, day
from fazhi_core.records.organisation import LeadershipGroup
from fazhi_core.records.petition import Petition, PetitionKind
from fazhi_core.records.petition_steps import AdverseMeasure

__all__ = [
    "accusation_channel",
    "accused_not_told",
    "assisted",
    "identity_kept",
    "improvement_answered",
    "leader_reception",
    "mediation_linked",
    "no_promise",
    "no_retaliation",
    "officer_named",
    "outsiders_involved",
    "own_ground",
    "recused",
    "suggestion_answered",
]


@checker("pet-recusal", Petition)
def recused(petition: Petition, _req: Bound[None]) -> Outcome:
    """A handler with a direct interest stepped aside before the opinion."""
    if petition.handler_conflict is None:
        return not_shown("handler_conflict")
    if not petition.handler_conflict:
        return ok()
    path = "recused_on"
    if not petition.recused_on:
        return not_shown(path) if petition.recused_on is None else fail(path, key="not_recused")
    opinion = petition.opinion
    if opinion is None or (opinion and opinion.on is None):
        return not_shown("opinion" if opinion is None else "opinion.on")
    if opinion and opinion.on and petition.recused_on > opinion.on:
        return fail(path, key="too_late", opinion=opinion.on)
    return ok()


@checker("pet-suggestion-reply", Petition)
def suggestion_answered(petition: Petition, _req: Bound[None]) -> Outcome:
    """A suggestion that was taken up was answered."""
    outside = _unless_kind(petition, PetitionKind.SUGGESTION)
    if outside is not None:
        return outside
    if not petition.suggestion_adopted:
        gap = petition.suggestion_adopted is None
        return not_shown("suggestion_adopted") if gap else not_applicable()
    return done(petition, petition.replied_on, "replied_on", "not_answered")


def _unless_kind(petition: Petition, kind: PetitionKind) -> Outcome | None:
    if petition.kind is None:
        return not_shown("kind")
    return None if petition.kind is kind else not_applicable()


@attrs.frozen(kw_only=True)
class Channels:
    """Where an accusation outside the organ's powers may go.

    Args:
        to: kinds of organs, as their slugs.
    """

    to: tuple[str, ...]


@checker("pet-accusation-channel", Petition, params=Channels)
def accusation_channel(petition: Petition, req: Bound[Channels]) -> Outcome:
    """An accusation reached the organ that has the power to deal with it."""
    outside = _unless_kind(petition, PetitionKind.ACCUSATION)
    if outside is not None:
        return outside
    if petition.within_power is not False:
        return ok() if petition.within_power else not_shown("within_power")
    forwarded = petition.forwarded
    if forwarded is None:
        return not_shown("forwarded")
    if forwarded is False:
        return undone(petition, "forwarded", "not_forwarded")
    if forwarded.to is None:
        return not_shown("forwarded.to")
    if forwarded.to in req.params.to:
        return ok()
    return fail("forwarded.to", key="wrong_organ", organ=forwarded.to)


@checker("pet-whistleblower-secret", Petition)
def accused_not_told(petition: Petition, _req: Bound[None]) -> Outcome:
    """Nothing of an accusation reached whom it accuses."""
    outside = _unless_kind(petition, PetitionKind.ACCUSATION)
    return outside or shown(petition.accused_excluded, "accused_excluded", "passed_on")


@checker("pet-identity-secret", Petition)
def identity_kept(petition: Petition, _req: Bound[None]) -> Outcome:
    """Data of the petitioner were neither leaked nor made public."""
    leaked, path = petition.disclosure_of_identity, "disclosure_of_identity"
    if leaked is None:
        return not_shown(path)
    return fail(path, key="leaked") if leaked else ok()


@checker("pet-no-retaliation", Petition)
def no_retaliation(petition: Petition, _req: Bound[None]) -> Outcome:
    """No retaliation is reported, or the report was looked into."""
    if not petition.retaliation:
        return not_shown("retaliation") if petition.retaliation is None else ok()
    looked, path = petition.retaliation_investigated_on, "retaliation_investigated_on"
    if looked is None:
        return not_shown(path)
    return ok() if looked else fail(path, key="not_investigated")


@attrs.frozen(kw_only=True)
class Nearness:
    """How soon after a petition a measure is looked at.

    Args:
        days: calendar days from the day on which it was received.
    """

    days: int


@checker("pet-adverse-measure", Petition, params=Nearness)
def own_ground(measure: AdverseMeasure, petition: Petition, req: Bound[Nearness]) -> Outcome:
    """What was changed to the petitioner's harm soon afterwards is looked at by a person."""
    received = day(petition.received_on)
    if measure.on is None or received is None:
        return not_shown("on" if measure.on is None else "/received_on")
    if measure.on is False or measure.on < received:
        return not_applicable()
    if measure.own_basis is None:
        return not_shown("own_basis")
    if not measure.own_basis:
        return fail("own_basis", key="no_ground")
    near = (measure.on - received).days <= req.params.days
    return review("on", key="near", days=req.params.days) if near else ok()


@checker("pet-no-promise-to-stop", Petition)
def no_promise(petition: Petition, _req: Bound[None]) -> Outcome:
    """Neither a promise to stop was asked for nor are remedies given up in a settlement."""
    if petition.promise_to_stop:
        return review("promise_to_stop", key="promise")
    settlement = petition.settlement
    gives_up = settlement.waives_remedies if settlement else settlement
    if gives_up:
        return review("settlement.waives_remedies", key="clause")
    if petition.promise_to_stop is None:
        return not_shown("promise_to_stop")
    if gives_up is None:
        return not_shown("settlement.waives_remedies" if settlement else "settlement")
    return ok()


@checker("pet-hardship", Petition)
def assisted(petition: Petition, _req: Bound[None]) -> Outcome:
    """A petitioner in hardship was told of relief or helped to ask for it."""
    return _may(petition.hardship, "hardship", petition.assisted_on, "assisted_on")


@checker("pet-social-participation", Petition)
def outsiders_involved(petition: Petition, _req: Bound[None]) -> Outcome:
    """In a major or hard matter people from outside were asked to take part."""
    on, path = petition.social_participation_on, "social_participation_on"
    return _may(petition.complex_or_major, "complex_or_major", on, path)


def _may(concerned: bool | None, at: str, on: Day, path: str) -> Outcome:  # noqa: FBT001 - the fact itself
    """What the law suggests: done, or worth a look."""
    if not concerned:
        return not_shown(at) if concerned is None else not_applicable()
    if on is None:
        return not_shown(path)
    return ok() if on else review(path, key="none")


@checker("pet-linkage", Petition)
def mediation_linked(petition: Petition, _req: Bound[None]) -> Outcome:
    """Mediation of the dispute behind a claim was thought of."""
    if petition.kind is None:
        return not_shown("kind")
    if petition.kind not in {PetitionKind.APPLICATION, PetitionKind.COMPLAINT}:
        return not_applicable()
    if petition.mediation_considered is None:
        return not_shown("mediation_considered")
    return ok() if petition.mediation_considered else review("mediation_considered", key="none")


@attrs.frozen(kw_only=True)
class Feedback:
    """What the answer to a suggestion to improve work must hold.

    Args:
        reasons: whether reasons are due where the suggestion was not followed.
    """

    reasons: bool


@checker("pet-suggestion-feedback", Petition, params=Feedback)
def improvement_answered(petition: Petition, req: Bound[Feedback]) -> Outcome:
    """A suggestion of the petition office was answered in writing, in time if there is a term."""
    suggestion = petition.improvement
    if not suggestion or suggestion.received_on is False:
        return not_shown("improvement") if suggestion is None else not_applicable()
    if suggestion.received_on is None:
        return not_shown("improvement.received_on")
    path = "improvement.feedback_on"
    if req.version.deadline is not None:
        outcome = req.within(suggestion.received_on, suggestion.feedback_on)
    else:
        outcome = done(petition, suggestion.feedback_on, path, "not_answered")
    if outcome is not ok():
        return outcome
    if not suggestion.written:
        return shown(suggestion.written, "improvement.written", "not_written")
    if not req.params.reasons or suggestion.followed:
        return ok()
    if suggestion.followed is None:
        return not_shown("improvement.followed")
    return shown(suggestion.reasons_given, "improvement.reasons_given", "no_reasons")


@checker("pet-designated-officer", LeadershipGroup)
def officer_named(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """An office or a person of the township answers for petitions."""
    return shown(group.petition_unit, "petition_unit", "nobody")


@attrs.frozen(kw_only=True)
class Reception:
    """How leaders receive petitioners.

    Args:
        announced: whether on days and at places made public.
    """

    announced: bool


@checker("pet-leader-reception", Petition, params=Reception)
def leader_reception(group: Group, req: Bound[Reception]) -> Outcome:
    """In the year a leader of the township received petitioners."""
    answers = [_received(one, req.params) for one in group.records]
    if True in answers or req.as_of <= group.period.end:
        return req.in_period(group, done=True in answers, path="reception")
    strays = any(
        one.agency is None or (one.agency == group.member and one.received_on is None)
        for one in req.every(Petition)
    )
    if not answers or None in answers or strays:
        return not_shown("reception")
    return review("reception", key="none")


def _received(petition: Petition, figures: Reception) -> bool | None:
    """Whether a leader received the petitioner as the law says; ``None`` where it is not shown."""
    reception = petition.reception
    if not reception or reception.on is False:
        return None if reception is None else False
    announced = reception.announced if figures.announced else True
    return False if announced is False else (reception.on is not None and announced) or None
