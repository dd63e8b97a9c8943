"""Checkers of how a petition is handled and answered.

The way it goes, the hearing of the petitioner, the opinion, and a settlement.
"""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._petitions import (
    done,
    undone,
    unless_accepted,
    unless_opinion,
    unless_route,
)
from fazhi_core.national.checkers._together import shown
from fazhi_core.records.base import day, table
from fazhi_core.records.petition import Petition, PetitionKind
from fazhi_core.records.petition_steps import (
    ClaimResult,
    OpinionIssuer,
    PetitionOpinion,
    PetitionStepKind,
)

__all__ = [
    "classified",
    "content",
    "counselled",
    "duty_answered",
    "executed",
    "first_review_told",
    "heard",
    "hearing_considered",
    "issued",
    "issuer",
    "litigation_separated",
    "no_suit_promised",
    "results",
    "served",
    "settled_in_writing",
    "statutory_route_opened",
]


@attrs.frozen(kw_only=True)
class Routes:
    """The ways of handling that a requirement is about.

    Args:
        routes: items of article 31 of the 2022 regulation; empty: all matters accepted.
    """

    routes: tuple[int, ...]


@checker("pet-classified", Petition, params=Routes)
def classified(petition: Petition, req: Bound[Routes]) -> Outcome:
    """A claim is handled in one of the ways that the article lists."""
    if petition.kind is None:
        return not_shown("kind")
    if petition.kind not in {PetitionKind.APPLICATION, PetitionKind.COMPLAINT}:
        return not_applicable()
    if petition.route is None:
        return not_shown("route")
    return ok() if petition.route in req.params.routes else fail("route", key="no_route")


@checker("pet-litigation-separated", Petition, params=Routes)
def litigation_separated(petition: Petition, req: Bound[Routes]) -> Outcome:
    """What belongs to courts and prosecutors was not handled as an ordinary petition."""
    if not petition.litigation_related:
        gap = petition.litigation_related is None
        return not_shown("litigation_related") if gap else not_applicable()
    if petition.route is None:
        return not_shown("route")
    return fail("route", key="mixed") if petition.route in req.params.routes else ok()


@checker("pet-statutory-route-first", Petition)
def statutory_route_opened(petition: Petition, _req: Bound[None]) -> Outcome:
    """A matter with a procedure of its own was led into it."""
    if not petition.statutory_route:
        gap = petition.statutory_route is None
        return not_shown("statutory_route") if gap else not_applicable()
    opened = petition.statutory_route_opened_on
    return done(petition, opened, "statutory_route_opened_on", "not_opened")


@checker("pet-duty-request-answered", Petition, params=Routes)
def duty_answered(petition: Petition, req: Bound[Routes]) -> Outcome:
    """A request to act was acted on or answered; another statute may set another term."""
    outside = unless_route(petition, req.params.routes)
    if outside is not None:
        return outside
    received = day(petition.received_on)
    if received is None:
        return not_shown("received_on")
    outcome = req.within(received, petition.duty_answered_on)
    if outcome.kind is Kind.FAIL and petition.duty_answered_on:
        due = outcome.due
        return review("duty_answered_on", key="late_answer", trace=outcome.trace, due=due)
    return outcome


@attrs.frozen(kw_only=True)
class Heard(Routes):
    """What must come before the opinion.

    Args:
        kinds: the kinds of steps.
    """

    kinds: tuple[str, ...]


@checker("pet-heard", Petition, params=Heard)
def heard(petition: Petition, req: Bound[Heard]) -> Outcome:
    """The petitioner was heard and the facts were looked into before the opinion."""
    outside = unless_accepted(petition, req.params.routes) or unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    on = day(opinion.on) if opinion else None
    if on is None or petition.steps is None:
        return not_shown("opinion.on" if on is None else "steps")
    for name in req.params.kinds:
        outcome = _before(petition, PetitionStepKind(name), on)
        if outcome is not ok():
            return outcome
    return ok()


def _before(petition: Petition, kind: PetitionStepKind, opinion: date) -> Outcome:
    """Whether a step of *kind* was taken by the day of the *opinion*."""
    steps = petition.steps or ()
    if any(one.kind is kind and one.on and one.on <= opinion for one in steps):
        return ok()
    later: int | None = None
    for at, step in enumerate(steps):
        if step.kind not in {kind, None} or step.on is False:
            continue
        if step.kind is None or step.on is None:
            return not_shown(("steps", at, "kind" if step.kind is None else "on"))
        later = at
    if later is not None:
        return fail(("steps", later, "on"), key="after_opinion", step=kind, opinion=opinion)
    if kind is PetitionStepKind.INTERVIEW and not petition.contactable:
        gap_here = petition.contactable is None
        return not_shown("contactable") if gap_here else review("steps", key="unreachable")
    return fail("steps", key="left_out", step=kind)


@checker("pet-hearing-complex", Petition)
def hearing_considered(petition: Petition, _req: Bound[None]) -> Outcome:
    """For a major, complex or hard matter a hearing was held, or at least thought of."""
    if not petition.complex_or_major:
        gap = petition.complex_or_major is None
        return not_shown("complex_or_major") if gap else not_applicable()
    hearing = petition.hearing
    if not hearing:
        return not_shown("hearing") if hearing is None else review("hearing", key="none")
    if hearing.held_on or hearing.considered:
        return ok()
    if hearing.considered is None or hearing.held_on is None:
        return not_shown(f"hearing.{'considered' if hearing.considered is None else 'held_on'}")
    return review("hearing.considered", key="none")


@checker("pet-opinion-issued", Petition, params=Routes)
def issued(petition: Petition, req: Bound[Routes]) -> Outcome:
    """An opinion was issued in writing, unless the matter was settled or withdrawn."""
    outside = unless_accepted(petition, req.params.routes)
    if outside is not None:
        return outside
    opinion = petition.opinion
    if opinion is None:
        return not_shown("opinion")
    if opinion and opinion.on is not False:
        return _form(opinion)
    if day(petition.withdrawn_on):
        return not_applicable()
    if petition.settlement is not False:
        return not_shown("settlement") if petition.settlement is None else not_applicable()
    if petition.closed_on is None:
        return not_shown("closed_on")
    # While the matter is in hand the term of pet-60d says whether it takes too long.
    return fail("opinion", key="not_issued") if petition.closed_on else not_applicable()


def _form(opinion: PetitionOpinion) -> Outcome:
    if opinion.on is None:
        return not_shown("opinion.on")
    if not opinion.written:
        return shown(opinion.written, "opinion.written", "not_written")
    if opinion.sealed is None:
        return not_shown("opinion.sealed")
    return ok() if opinion.sealed else review("opinion.sealed", key="not_sealed")


@checker("pet-opinion-content", Petition)
def content(petition: Petition, _req: Bound[None]) -> Outcome:
    """It states what it must; a claim only explained may lack an article."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    if opinion is None or not opinion.contents_complete:
        complete = opinion.contents_complete if opinion else None
        return shown(complete, "opinion.contents_complete", "incomplete")
    if opinion.basis_named is not False:
        return ok() if opinion.basis_named else not_shown("opinion.basis_named")
    if opinion.results is None:
        return not_shown("opinion.results")
    only_explained = set(opinion.results) == {ClaimResult.EXPLAINED}
    return ok() if only_explained else fail("opinion.basis_named", key="no_basis")


@checker("pet-opinion-result", Petition)
def results(petition: Petition, _req: Bound[None]) -> Outcome:
    """Each claim got its answer."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    if opinion is None or opinion.results is None:
        return not_shown("opinion.results")
    if opinion.claims is None:
        return not_shown("opinion.claims")
    found, claims = len(opinion.results), opinion.claims
    if found >= claims and found:
        return ok()
    return fail("opinion.results", key="unanswered", found=found, claims=claims)


@checker("pet-support-executed", Petition)
def executed(petition: Petition, req: Bound[None]) -> Outcome:
    """What was granted was carried out by the day that the opinion sets."""
    opinion, outside = _with_result(petition, (ClaimResult.SUPPORTED,))
    if outside is not None or opinion is None:
        return outside or not_shown("opinion")
    path = "opinion.executed_on"
    if opinion.executed_on is not False:
        return ok() if opinion.executed_on else not_shown(path)
    if opinion.execute_by is None:
        return not_shown("opinion.execute_by")
    if opinion.execute_by is False or req.as_of <= opinion.execute_by:
        return review(path, key="in_hand")
    return fail(path, key="not_executed", due=opinion.execute_by, due_on=opinion.execute_by)


@attrs.frozen(kw_only=True)
class Counselled:
    """Which answers must be explained in person.

    Args:
        results: the answers, as their slugs.
    """

    results: tuple[str, ...]


@checker("pet-refusal-counselling", Petition, params=Counselled)
def counselled(petition: Petition, req: Bound[Counselled]) -> Outcome:
    """An answer that does not grant the claim was explained."""
    _, outside = _with_result(petition, req.params.results)
    if outside is not None:
        return outside
    return done(petition, petition.explained_on, "explained_on", "not_explained")


def _with_result(
    petition: Petition, wanted: tuple[str, ...]
) -> tuple[PetitionOpinion | None, Outcome | None]:
    """The opinion, or the outcome where it gives none of the *wanted* results."""
    outside = unless_opinion(petition)
    opinion = table(petition.opinion)
    if outside is not None or opinion is None:
        return None, outside
    if opinion.results is None:
        return None, not_shown("opinion.results")
    if not any(one in wanted for one in opinion.results):
        return None, not_applicable()
    return opinion, None


@checker("pet-opinion-served", Petition)
def served(petition: Petition, _req: Bound[None]) -> Outcome:
    """The opinion was served, and the file shows how."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    if opinion is None or opinion.served_on is None:
        return not_shown("opinion.served_on")
    if opinion.served_on:
        return ok() if opinion.service else not_shown("opinion.service")
    if not petition.contactable:
        gap = petition.contactable is None
        return not_shown("contactable") if gap else review("opinion.served_on", key="unreachable")
    return undone(petition, "opinion.served_on", "not_served")


@checker("pet-fucha-notice", Petition)
def first_review_told(petition: Petition, _req: Bound[None]) -> Outcome:
    """The opinion names the review it is open to, and its term."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    stated = opinion.remedies_stated if opinion else None
    return shown(stated, "opinion.remedies_stated", "not_told")


@checker("pet-not-litigable", Petition)
def no_suit_promised(petition: Petition, _req: Bound[None]) -> Outcome:
    """The opinion does not say that it can be taken to court."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    if opinion is None or opinion.litigation_promised is None:
        return not_shown("opinion.litigation_promised")
    path = "opinion.litigation_promised"
    return review(path, key="promised") if opinion.litigation_promised else ok()


@checker("pet-village-assist-only", Petition)
def issuer(petition: Petition, _req: Bound[None]) -> Outcome:
    """The opinion is the organ's own, not a village's or an inner office's."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    if opinion is None or opinion.issuer is None:
        return not_shown("opinion.issuer")
    if opinion.issuer in {OpinionIssuer.VILLAGE_COMMITTEE, OpinionIssuer.INNER_OFFICE}:
        return fail("opinion.issuer", key="not_organ", issuer=opinion.issuer)
    return ok()


@checker("pet-settlement-paper", Petition)
def settled_in_writing(petition: Petition, _req: Bound[None]) -> Outcome:
    """A settlement stands in a signed paper."""
    settlement = petition.settlement
    if not settlement:
        return not_shown("settlement") if settlement is None else not_applicable()
    if settlement.on is None:
        return not_shown("settlement.on")
    if settlement.on is False:
        return not_applicable()
    if not settlement.written:
        return shown(settlement.written, "settlement.written", "no_paper")
    return shown(settlement.signed, "settlement.signed", "not_signed")
