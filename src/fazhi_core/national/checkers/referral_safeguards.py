"""Checkers of safeguards around a referral: liberty, retaliation, recusal, secrecy, review.

Urgency is never asked for liberty, retaliation and recusal: it excuses none of their breaches.
"""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, review
from fazhi_core.national.checkers._referrals import AtOnce, own_procedure, spared
from fazhi_core.records.base import day
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.petition import Petition
from fazhi_core.records.petition_steps import AdverseKind, AdverseMeasure
from fazhi_core.records.referral import PoliceReferral

__all__ = [
    "corrected",
    "no_more_than_needed",
    "no_outcome_passed_on",
    "nobody_held",
    "nobody_without_supply",
    "nobody_worse_off",
    "recused",
    "reviewed",
]


def _forbidden(path: str, key: str, *, shown: bool | None) -> Outcome:
    """What may not happen: nothing is asked where it is shown not to have."""
    if shown is None:
        return not_shown(path)
    return fail(path, key=key) if shown else not_applicable()


@checker("ref-recusal", PoliceReferral)
def recused(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """Who is complained of, or has a direct interest, does not decide on the referral."""
    return _forbidden("decider_conflict", "conflict", shown=referral.decider_conflict)


@checker("ref-no-township-detention", PoliceReferral)
def nobody_held(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """The township held nobody, by its own hands or by others'."""
    held, held_by_others = referral.person_detained_by_township, referral.held_by_others
    own = _forbidden("person_detained_by_township", "held", shown=held)
    others = _forbidden("held_by_others", "held_by_others", shown=held_by_others)
    return max(own, others, key=_weight)


_WEIGHTS = ("not_applicable", "review", "open", "fail")


def _weight(outcome: Outcome) -> int:
    return _WEIGHTS.index(outcome.kind.value)


@checker("ref-no-retaliation", PoliceReferral)
def nobody_worse_off(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """Nobody's relief, licence, fine or work was changed because of a petition.

    A change that rests on a ground of its own is for a person to judge: it came at that time.
    """
    if referral.adverse_measures is None:
        return not_shown("adverse_measures")
    judged = [
        _judged(one, at)
        for at, one in enumerate(referral.adverse_measures)
        if one.kind is not AdverseKind.UTILITY
    ]
    return max((*judged, _reported(referral, req)), key=_weight)


def _judged(measure: AdverseMeasure, at: int) -> Outcome:
    path = f"adverse_measures.{at}"
    if measure.kind is None:
        return not_shown(f"{path}.kind")
    if measure.own_basis is None:
        return not_shown(f"{path}.own_basis")
    if measure.own_basis:
        return review(path, key="at_that_time", kind=measure.kind)
    return fail(path, key="retaliation", kind=measure.kind)


def _reported(referral: PoliceReferral, req: Bound[None]) -> Outcome:
    """What follows from retaliation that the record of the petition reports."""
    if referral.petition is False:
        return not_applicable()
    petition = req.get(referral.petition, Petition)
    if petition is None:
        return not_shown("petition")
    if petition.retaliation is None:
        return not_shown("petition.retaliation")
    if not petition.retaliation:
        return not_applicable()
    looked = petition.retaliation_investigated_on
    if looked is None:
        return not_shown("petition.retaliation_investigated_on")
    if looked is False:
        return fail("petition.retaliation", key="not_looked_into")
    return review("petition.retaliation", key="looked_into", on=looked)


@checker("ref-no-benefit-cut", PoliceReferral)
def nobody_without_supply(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """Water, power, heat and gas are no means of pressure."""
    measures = referral.adverse_measures
    if measures is None:
        return not_shown("adverse_measures")
    kinds = [one.kind for one in measures]
    if AdverseKind.UTILITY in kinds:
        at = kinds.index(AdverseKind.UTILITY)
        return fail(f"adverse_measures.{at}", key="cut_off")
    if None in kinds:
        return not_shown(f"adverse_measures.{kinds.index(None)}.kind")
    return not_applicable()


@checker("ref-outcome-fed-back", PoliceReferral)
def corrected(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """Where the police found no offence, the township corrects what it said."""
    found = referral.public_security_decision
    if found is None:
        return not_shown("public_security_decision")
    if found is False or found.no_offence is False:
        return not_applicable()
    if found.no_offence is None:
        return not_shown("public_security_decision.no_offence")
    if referral.corrected_on is None:
        return not_shown("corrected_on")
    if referral.corrected_on is False:
        return fail("corrected_on", key="not_corrected")
    return own_procedure("corrected_on")


@checker("ref-record-sealed", PoliceReferral)
def no_outcome_passed_on(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """What the police decided is neither published nor passed on."""
    return _forbidden("outcome_published", "passed_on", shown=referral.outcome_published)


@checker("ref-personal-data-limits", PoliceReferral)
def no_more_than_needed(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """What is handed over concerns the act, not what was petitioned for."""
    return _forbidden("petition_content_passed", "too_much", shown=referral.petition_content_passed)


@checker("ref-referral-reviewed", PoliceReferral, params=AtOnce)
def reviewed(referral: PoliceReferral, req: Bound[AtOnce]) -> Outcome:
    """A legality review came before the referral, unless there was no time for it."""
    outcome = spared(referral, req.params)
    if outcome is not None:
        return outcome
    if referral.legal_review is False:
        return fail("legal_review", key="none")
    opinion = req.get(referral.legal_review, LegalReview)
    if opinion is None:
        return not_shown("legal_review")
    on, referred = opinion.opinion_on, day(referral.referred_on)
    if on is None:
        return not_shown("legal_review.opinion_on")
    if on is False:
        return fail("legal_review", key="none")
    if referred is not None and on > referred:
        return fail("legal_review", key="afterwards", on=on, referred_on=referred)
    return own_procedure("legal_review")
