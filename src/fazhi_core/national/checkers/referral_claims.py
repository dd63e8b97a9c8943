"""Checkers of what a referral says of the petition, held against the petition's own record.

No article makes the end of all remedies a condition for the police.  But where the township says
that a claim is resolved or a matter final, its own record has to bear that out.
"""

from __future__ import annotations

from datetime import date

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._petitions import Handling
from fazhi_core.national.checkers._referrals import AtOnce, claimed, matter, own_procedure, spared
from fazhi_core.records.base import No, day, table
from fazhi_core.records.petition import Petition
from fazhi_core.records.petition_steps import FinalReview, FirstReview, PetitionOpinion
from fazhi_core.records.referral import PoliceReferral

__all__ = [
    "claim_handled_on",
    "counselled",
    "executed",
    "final_in_truth",
    "in_time_itself",
    "remedies_told",
    "replies_served",
]


@checker("ref-replies-served", PoliceReferral)
def replies_served(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """Who says that a claim is resolved or answered has served the notice and the answer."""
    said = (referral.claims_resolved, referral.replies_served)
    silent = claimed(*said, paths=("claims_resolved", "replies_served"))
    if silent is not None:
        return silent
    if referral.replies_served is None:
        return not_shown("replies_served")
    if referral.replies_served is False:
        return fail("replies_served", key="own_word")
    petition = matter(referral, req)
    if isinstance(petition, Outcome):
        return petition
    return _notice(petition) or _answer(petition, day(referral.referred_on)) or _served()


def _served() -> Outcome:
    return own_procedure("replies_served")


def _notice(petition: Petition) -> Outcome | None:
    """What lacks of the notice whether the petition is accepted; ``None``: nothing."""
    acceptance = petition.acceptance
    told = acceptance if acceptance is None or acceptance is False else acceptance.notified_on
    if told:
        return None
    if petition.contactable is False:
        return None
    if told is None:
        return not_shown("petition.acceptance.notified_on")
    if petition.contactable is None:
        return not_shown("petition.contactable")
    return fail("petition.acceptance", key="no_notice")


def _answer(petition: Petition, by: date | None) -> Outcome | None:
    """What lacks of the answer, *by* the day of the referral; ``None``: nothing."""
    opinion = petition.opinion
    if opinion is None:
        return not_shown("petition.opinion")
    if opinion is False:
        others = (
            petition.replied_on,
            petition.duty_answered_on,
            petition.statutory_route_opened_on,
        )
        if any(one and (by is None or one <= by) for one in others):
            return review("petition", key="other_answer")
        return (
            not_shown("petition.replied_on") if None in others else _unanswered("petition.opinion")
        )
    if opinion.served_on is None:
        return not_shown("petition.opinion.served_on")
    if opinion.served_on is False or (by is not None and opinion.served_on > by):
        return _unanswered("petition.opinion.served_on")
    return None


def _unanswered(path: str) -> Outcome:
    return fail(path, key="not_served")


@checker("ref-channels-not-open", PoliceReferral)
def final_in_truth(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """Who says that a matter is final has the final review, not merely an opinion."""
    closed = None if referral.channels_open is None else not referral.channels_open
    silent = claimed(referral.claims_final, closed, paths=("claims_final", "channels_open"))
    if silent is not None:
        return silent
    if closed is None:
        return not_shown("channels_open")
    if not closed:
        return fail("channels_open", key="own_word")
    petition = matter(referral, req)
    if isinstance(petition, Outcome):
        return petition
    return _final(petition, day(referral.referred_on), req)


def _final(petition: Petition, referred: date | None, req: Bound[None]) -> Outcome:
    final = petition.final_review
    if final is None:
        return not_shown("petition.final_review")
    if final is False:
        return _first(petition, referred, req)
    lack = _undecided(final, referred, "petition.final_review")
    if lack is ok():
        return own_procedure("claims_final")
    return lack or _first(petition, referred, req)


def _undecided(
    review_: FirstReview | FinalReview, referred: date | None, path: str
) -> Outcome | None:
    """What lacks of a review; a pass where it was decided in time; ``None``: none was asked for."""
    if review_.decided_on is None:
        return not_shown(f"{path}.decided_on")
    if review_.decided_on is not False:
        late = referred is not None and review_.decided_on > referred
        return fail(f"{path}.decided_on", key="pending_review") if late else ok()
    if review_.requested_on is None:
        return not_shown(f"{path}.requested_on")
    if review_.requested_on is False:
        return None
    return fail(f"{path}.decided_on", key="pending_review")


def _first(petition: Petition, referred: date | None, req: Bound[None]) -> Outcome:
    """No final review was asked for: whether it, or the first review, can still be."""
    first = petition.first_review
    if first is None:
        return not_shown("petition.first_review")
    lack = _undecided(first, referred, "petition.first_review") if first else None
    if lack is ok():
        return _window(first, referred, req, "petition.first_review")
    return lack or _window(petition.opinion, referred, req, "petition.opinion")


def _window(
    paper: FirstReview | PetitionOpinion | No | None,
    referred: date | None,
    req: Bound[None],
    path: str,
) -> Outcome:
    """Whether the days in which the petitioner may go on were over.  They are a right, no duty."""
    if paper is None:
        return not_shown(path)
    if paper is False:
        return fail(path, key="no_opinion")
    if paper.served_on is None:
        return not_shown(f"{path}.served_on")
    if paper.served_on is False:
        return fail(f"{path}.served_on", key="no_opinion")
    waited = req.waited(paper.served_on, referred, path="referred_on")
    return review("claims_final", key="lapsed") if waited is ok() else waited


@checker("ref-supported-claim-executed", PoliceReferral)
def executed(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """Who says that a claim is resolved has carried out what the opinion supported.

    A claim that was refused is answered, not resolved: a person looks at the words.
    """
    silent = claimed(referral.claims_resolved, paths=("claims_resolved",))
    if silent is not None:
        return silent
    petition = matter(referral, req)
    if isinstance(petition, Outcome):
        return petition
    opinion = petition.opinion
    if opinion is None:
        return not_shown("petition.opinion")
    if opinion is False:
        return not_applicable()
    if opinion.supported is None:
        return not_shown("petition.opinion.supported")
    if not opinion.supported:
        return review("claims_resolved", key="refused")
    return _carried_out(opinion, day(referral.referred_on))


def _carried_out(opinion: PetitionOpinion, referred: date | None) -> Outcome:
    on, path = opinion.executed_on, "petition.opinion.executed_on"
    if on is None:
        return not_shown(path)
    if on and (referred is None or on <= referred):
        return own_procedure("claims_resolved")
    if opinion.execute_by is None:
        return not_shown("petition.opinion.execute_by")
    if opinion.execute_by and referred is not None and opinion.execute_by >= referred:
        return review(path, key="on_schedule", due_on=opinion.execute_by)
    return fail(path, key="not_executed")


@checker("ref-refused-claim-counselled", PoliceReferral)
def counselled(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """Where the opinion refused the claim, it was explained before anything was referred."""
    petition = matter(referral, req)
    if isinstance(petition, Outcome):
        return not_applicable() if petition.key else petition
    opinion = petition.opinion
    if opinion is None:
        return not_shown("petition.opinion")
    if opinion is False or opinion.supported or opinion.on is False:
        return not_applicable()
    if opinion.supported is None:
        return not_shown("petition.opinion.supported")
    if opinion.on is None:
        return not_shown("petition.opinion.on")
    if opinion.on < req.version.start:
        return not_applicable()
    on, referred = petition.explained_on, day(referral.referred_on)
    if on is None:
        return not_shown("petition.explained_on")
    if on is False or (referred is not None and on > referred):
        return fail("petition.explained_on", key="not_counselled")
    return own_procedure("petition.explained_on")


@checker("ref-township-not-late", PoliceReferral, params=Handling)
def in_time_itself(referral: PoliceReferral, req: Bound[Handling]) -> Outcome:
    """Who says that a matter is resolved or final was not itself out of time; else a person looks.

    Whether the township was late is judged on the petition.  Here it only weighs on the claim.
    """
    said = (referral.claims_resolved, referral.claims_final)
    silent = claimed(*said, paths=("claims_resolved", "claims_final"))
    if silent is not None:
        return silent
    petition = matter(referral, req)
    if isinstance(petition, Outcome):
        return petition
    outside = _outside(petition, req)
    if outside is not None:
        return outside
    start = _accepted(petition)
    if start is None:
        return not_shown("petition.acceptance.decided_on")
    opinion = petition.opinion
    if opinion is None:
        return not_shown("petition.opinion")
    end = False if opinion is False else opinion.on
    if end is None:
        return not_shown("petition.opinion.on")
    if end is False:
        return review("petition.opinion", key="not_decided")
    return _weighed(petition, start, end, req)


def _outside(petition: Petition, req: Bound[Handling]) -> Outcome | None:
    """Why the term does not apply, or that this cannot be seen."""
    received = petition.received_on
    if received is None:
        return not_shown("petition.received_on")
    if not req.params.routes or (received and received < req.version.start):
        return None
    if petition.route is None:
        return not_shown("petition.route")
    return None if petition.route in req.params.routes else not_applicable()


def _accepted(petition: Petition) -> date | None:
    acceptance = table(petition.acceptance)
    return day(acceptance.decided_on) if acceptance else None


def _weighed(petition: Petition, start: date, end: date, req: Bound[Handling]) -> Outcome:
    """Late only if no extension could make it good; a claimed one is for the petition's check."""
    longer = req.params.extension if petition.extension else 0
    judged = req.within(start, end, longer=longer, path="petition.opinion.on")
    if judged.kind is Kind.FAIL:
        return review("petition.opinion.on", key="late", trace=judged.trace)
    return own_procedure("petition.opinion.on") if judged is ok() else judged


@checker("ref-four-part-duty", PoliceReferral)
def claim_handled_on(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """The claim and the conduct are handled apart: the petition is not closed by the referral."""
    petition = matter(referral, req)
    if isinstance(petition, Outcome):
        return not_applicable() if petition.key else petition
    if petition.closed_by_referral is None:
        return not_shown("petition.closed_by_referral")
    if petition.closed_by_referral:
        return fail("petition.closed_by_referral", key="closed")
    return not_applicable()


@checker("ref-remedies-told", PoliceReferral, params=AtOnce)
def remedies_told(referral: PoliceReferral, req: Bound[AtOnce]) -> Outcome:
    """The ways that the law opens for the claim were told, unless there was no time for it."""
    outcome = spared(referral, req.params)
    if outcome is not None:
        return outcome
    if referral.informed_of_remedies is None:
        return not_shown("informed_of_remedies")
    if not referral.informed_of_remedies:
        return fail("informed_of_remedies", key="not_told")
    return own_procedure("informed_of_remedies")
