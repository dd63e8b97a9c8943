"""Checkers of mediation by the township itself: what it names, who mediates, what it may not do."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._mediation import (
    agreed,
    agreement_of,
    by_body,
    ended_as,
    in_case,
    of_kind,
)
from fazhi_core.national.checkers._together import shown, together
from fazhi_core.records.mediation import (
    CaseMediator,
    DisputeNature,
    MediatingBody,
    MediationCase,
    MediationKind,
    MediationResult,
)
from fazhi_core.records.mediation_agreement import NamedRemedy
from fazhi_core.records.organisation import LeadershipGroup

__all__ = [
    "adviser",
    "collective_dispute",
    "dispute_with_agency",
    "no_reconsideration_named",
    "no_suit_named",
    "no_waiver",
    "regulated",
    "stepped_aside",
]

ADMINISTRATIVE = MediationKind.ADMINISTRATIVE
OWN = (MediationKind.ADMINISTRATIVE, MediationKind.LAND_CONTRACT)


def _nature(case: MediationCase, *natures: DisputeNature) -> Outcome | None:
    """Why *case* is not judged where only administrative mediation of *natures* is."""
    other = of_kind(case, ADMINISTRATIVE)
    if other is not None:
        return other
    if case.nature is None:
        return not_shown("nature")
    return None if case.nature in natures else not_applicable()


@checker("am-not-reconsiderable", MediationCase)
def no_reconsideration_named(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Reconsideration is not named as a remedy against mediating a civil dispute."""
    return _not_named(case, NamedRemedy.RECONSIDERATION)


@checker("am-not-litigable", MediationCase)
def no_suit_named(case: MediationCase, _req: Bound[None]) -> Outcome:
    """An administrative suit is not named as a remedy against mediating a civil dispute."""
    return _not_named(case, NamedRemedy.ADMINISTRATIVE_SUIT)


def _not_named(case: MediationCase, remedy: NamedRemedy) -> Outcome:
    other = _nature(case, DisputeNature.CIVIL, DisputeNature.COLLECTIVE_ORGANISATION)
    if other is not None:
        return other
    if case.remedies_named is None:
        return not_shown("remedies_named")
    return fail("remedies_named", key="named") if remedy in case.remedies_named else ok()


@checker("am-dispute-with-agency-lawful", MediationCase)
def dispute_with_agency(case: MediationCase, _req: Bound[None]) -> Outcome:
    """What ends a dispute with an agency is lawful and wished by every party."""
    other = _nature(case, DisputeNature.ADMINISTRATIVE) or agreed(case, ADMINISTRATIVE)
    if other is not None:
        return other
    if case.parties is None:
        return not_shown("parties")
    consents = [
        not_shown(("parties", position, "consent_on"))
        if one.consent_on is None
        else ok()
        if one.consent_on
        else fail(("parties", position, "consent_on"), key="no_consent")
        for position, one in enumerate(case.parties)
    ]
    return together((shown(agreement_of(case).lawful, "agreement.lawful", "unlawful"), *consents))


@checker("am-no-blocking-remedies", MediationCase)
def no_waiver(case: MediationCase, _req: Bound[None]) -> Outcome:
    """A clause that gives up the right to sue, to petition or to complain is raised."""
    other = agreed(case, *OWN)
    if other is not None:
        return other
    waives = agreement_of(case).waives_remedies
    if waives is None:
        return not_shown("agreement.waives_remedies")
    return review("agreement.waives_remedies", key="waives") if waives else ok()


@checker("am-mediator-recusal", MediationCase)
def stepped_aside(mediator: CaseMediator, case: MediationCase, _req: Bound[None]) -> Outcome:
    """An official with a stake in the matter does not mediate for the township."""
    other = in_case(by_body(case, MediatingBody.TOWNSHIP, *OWN))
    if other is not None:
        return other
    if mediator.conflict is None:
        return not_shown("conflict")
    if not mediator.conflict:
        return ok()
    return shown(mediator.recused, "recused", "not_recused")


@checker("am-legal-adviser", MediationCase)
def adviser(case: MediationCase, _req: Bound[None]) -> Outcome:
    """In a major dispute a person looks whether a legal adviser would have helped."""
    other = of_kind(case, *OWN)
    if other is not None:
        return other
    if case.major is None:
        return not_shown("major")
    if not case.major:
        return not_applicable()
    if case.legal_adviser_joined is None:
        return not_shown("legal_adviser_joined")
    joined = case.legal_adviser_joined
    return ok() if joined else review("legal_adviser_joined", key="not_joined")


@checker("am-local-rule", LeadershipGroup)
def regulated(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """The township has regulated how it mediates."""
    return shown(group.mediation_system, "mediation_system", "no_rules")


@checker("collective-dispute-mediation", MediationCase)
def collective_dispute(case: MediationCase, _req: Bound[None]) -> Outcome:
    """A dispute in a collective that was brought to the township is taken up, and led on."""
    other = _nature(case, DisputeNature.COLLECTIVE_ORGANISATION)
    if other is not None:
        return other
    if case.accepted_on is None:
        return not_shown("accepted_on")
    if case.accepted_on is False:
        return review("accepted_on", key="not_taken_up")
    failed = ended_as(case, MediationResult.FAILED)
    if failed is not None:
        return failed if case.result is None else ok()
    if case.remedies_named is None:
        return not_shown("remedies_named")
    wanted = (NamedRemedy.LAND_ARBITRATION, NamedRemedy.CIVIL_SUIT)
    absent = [one for one in wanted if one not in case.remedies_named]
    return fail("remedies_named", key="not_named", remedy=absent[0]) if absent else ok()
