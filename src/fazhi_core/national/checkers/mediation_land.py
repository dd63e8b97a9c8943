"""Checkers of disputes over land: mediation of land contracts, and decisions on title."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._mediation import (
    agreement_of,
    by_body,
    ended_as,
    in_case,
    of_kind,
)
from fazhi_core.national.checkers._together import shown, together
from fazhi_core.national.checkers._weighing import wanted
from fazhi_core.records.base import day, table
from fazhi_core.records.mediation import (
    MediatingBody,
    MediationCase,
    MediationKind,
    MediationResult,
    MediationSession,
)
from fazhi_core.records.mediation_agreement import AgreementForm, ApplicationForm, NamedRemedy
from fazhi_core.records.mediation_land import (
    TitleDecider,
    TitleDecision,
    TitleDispute,
    TitleObject,
    TitleParties,
)

__all__ = [
    "both_heard",
    "by_village",
    "decided_by_the_right_one",
    "forest_term_stated",
    "land_term_stated",
    "next_step_named",
    "oral_application_noted",
    "signed_and_sealed",
    "status_quo",
    "written_agreement",
]

LAND = MediationKind.LAND_CONTRACT


@attrs.frozen(kw_only=True)
class TermToSue:
    """The special term to sue over a decision on title.

    Args:
        days: calendar days from the day on which the decision reached the party.
    """

    days: int


def _by_township(case: MediationCase) -> Outcome | None:
    return by_body(case, MediatingBody.TOWNSHIP, LAND)


@checker("land-mediation-oral-application", MediationCase)
def oral_application_noted(case: MediationCase, _req: Bound[None]) -> Outcome:
    """What was asked for by word of mouth was written down on the spot."""
    return _by_township(case) or _oral_noted(case)


def _oral_noted(case: MediationCase) -> Outcome:
    if case.request_form is None:
        return not_shown("request_form")
    if case.request_form is not ApplicationForm.ORAL:
        return not_applicable()
    return shown(case.oral_request_recorded, "oral_request_recorded", "not_noted")


@checker("land-mediation-hear-both", MediationCase)
def both_heard(session: MediationSession, case: MediationCase, _req: Bound[None]) -> Outcome:
    """Both sides were heard."""
    other = in_case(_by_township(case))
    if other is not None:
        return other
    return shown(session.both_heard, "both_heard", "not_heard")


@checker("land-mediation-written-agreement", MediationCase)
def written_agreement(case: MediationCase, _req: Bound[None]) -> Outcome:
    """An agreement over a land contract is put on paper."""
    return _by_township(case) or _agreed(case) or _written(case)


def _agreed(case: MediationCase) -> Outcome | None:
    other = ended_as(case, MediationResult.AGREED)
    if other is not None:
        return other
    return None if table(case.agreement) else not_shown("agreement")


def _written(case: MediationCase) -> Outcome:
    form = agreement_of(case).form
    if form is None:
        return not_shown("agreement.form")
    return ok() if form is AgreementForm.WRITTEN else fail("agreement.form", key="oral")


@checker("land-mediation-sign-seal", MediationCase)
def signed_and_sealed(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Both parties and the mediator signed, and the township's seal is on it."""
    return _by_township(case) or _agreed(case) or _signed(case)


def _signed(case: MediationCase) -> Outcome:
    one = agreement_of(case)
    if one.form is None:
        return not_shown("agreement.form")
    if one.form is not AgreementForm.WRITTEN:
        return not_applicable()
    return wanted(
        (one.signed, "agreement.signed", "not_signed"),
        (one.mediator_signed, "agreement.mediator_signed", "mediator_not_signed"),
        (one.sealed, "agreement.sealed", "not_sealed"),
    )


@checker("land-mediation-by-village", MediationCase)
def by_village(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The same duties, where the village committee mediates."""
    other = by_body(case, MediatingBody.VILLAGE_COMMITTEE, LAND)
    if other is not None:
        return other
    parts = [_oral_noted(case)]
    ended = _agreed(case)
    parts += [_written(case), _signed(case)] if ended is None else [ended]
    return together(parts)


@checker("land-mediation-next-step", MediationCase)
def next_step_named(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Where mediation failed, arbitration and the court were both named."""
    other = _by_township(case) or ended_as(case, MediationResult.FAILED)
    if other is not None:
        return other
    if case.compensation_dispute:
        return not_applicable()
    if case.remedies_named is None:
        return not_shown("remedies_named")
    both = (NamedRemedy.LAND_ARBITRATION, NamedRemedy.CIVIL_SUIT)
    absent = [one for one in both if one not in case.remedies_named]
    return fail("remedies_named", key="not_named", remedy=absent[0]) if absent else ok()


def _title(case: MediationCase) -> tuple[TitleDispute, Outcome | None]:
    """The dispute over title, and why the case is not judged where only such disputes are."""
    dispute = table(case.title_dispute)
    if dispute is not None:
        return dispute, of_kind(case, MediationKind.ADMINISTRATIVE)
    unknown = case.title_dispute is None
    none = not_shown("title_dispute") if unknown else not_applicable()
    return TitleDispute(), of_kind(case, MediationKind.ADMINISTRATIVE) or none


def _decision(case: MediationCase) -> tuple[TitleDispute, TitleDecision, Outcome | None]:
    """The dispute, its decision, and why the case is not judged where only decisions are."""
    dispute, other = _title(case)
    decision = table(dispute.decision)
    if other is None and decision is None:
        unknown = dispute.decision is None
        other = not_shown("title_dispute.decision") if unknown else not_applicable()
    return dispute, decision or TitleDecision(), other


@checker("land-title-decision-township", MediationCase)
def decided_by_the_right_one(case: MediationCase, _req: Bound[None]) -> Outcome:
    """A dispute with an individual is decided by a government, one between units by the county."""
    dispute, decision, other = _decision(case)
    if other is not None:
        return other
    at = "title_dispute.decision"
    if decision.decided_by is None:
        return not_shown(f"{at}.decided_by")
    if decision.decided_by is TitleDecider.OFFICE:
        return fail(f"{at}.decided_by", key="no_government")
    if dispute.between is None:
        return not_shown("title_dispute.between")
    township = decision.decided_by is TitleDecider.TOWNSHIP
    if township and dispute.between is TitleParties.UNITS:
        return fail(f"{at}.decided_by", key="units")
    return shown(decision.written, f"{at}.written", "not_written")


@checker("land-title-sue-30d", MediationCase, params=TermToSue)
def land_term_stated(case: MediationCase, req: Bound[TermToSue]) -> Outcome:
    """A decision on title to land names thirty days to sue, or reconsideration first."""
    return _term_stated(case, TitleObject.LAND, req.params.days)


@checker("forest-title-sue-30d", MediationCase, params=TermToSue)
def forest_term_stated(case: MediationCase, req: Bound[TermToSue]) -> Outcome:
    """The same of a decision on title to forest."""
    return _term_stated(case, TitleObject.FOREST, req.params.days)


def _term_stated(case: MediationCase, title: TitleObject, days: int) -> Outcome:
    dispute, decision, other = _decision(case)
    if other is not None:
        return other
    at = "title_dispute.decision"
    if dispute.object is None or decision.decided_by is None:
        unknown = "title_dispute.object" if dispute.object is None else f"{at}.decided_by"
        return not_shown(unknown)
    if dispute.object is not title or decision.decided_by is not TitleDecider.TOWNSHIP:
        return not_applicable()
    if decision.remedies_stated is None:
        return not_shown(f"{at}.remedies_stated")
    if not decision.remedies_stated:
        return fail(f"{at}.remedies_stated", key="not_stated", days=days)
    if decision.rights_obtained is None:
        return not_shown(f"{at}.rights_obtained")
    if decision.rights_obtained:
        first = decision.reconsideration_first_stated
        return shown(first, f"{at}.reconsideration_first_stated", "reconsideration_first")
    stated = decision.litigation_days
    if stated is None:
        return not_shown(f"{at}.litigation_days")
    if stated == days:
        return ok()
    return fail(f"{at}.litigation_days", key="other_term", found=stated, days=days)


@checker("land-status-quo", MediationCase)
def status_quo(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The township approved nothing on the plot while its title was in dispute."""
    dispute, other = _title(case)
    if other is not None:
        return other
    if dispute.approved_on is None:
        return not_shown("title_dispute.approved_on")
    approved, taken_up = day(dispute.approved_on), day(case.accepted_on)
    if approved is None:
        return ok()
    if taken_up is None:
        return not_shown("accepted_on") if case.accepted_on is None else not_applicable()
    if approved < taken_up:
        return ok()
    decision = dispute.decision
    settled = decision.on if isinstance(decision, TitleDecision) else decision
    if settled is None:
        return not_shown("title_dispute.decision")
    if settled and approved >= settled:
        return ok()
    return fail("title_dispute.approved_on", key="approved", approved=approved)
