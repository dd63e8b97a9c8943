"""Checkers of the publication of enforcement decisions, and of what is told during the act."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import dated_penalty_of
from fazhi_core.national.checkers._publication import (
    best,
    by_party,
    items_of,
    left_to_a_person,
    published,
)
from fazhi_core.national.checkers._together import shown, together
from fazhi_core.records.base import day, table
from fazhi_core.records.coercion import CoercionCase
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act, Evidence
from fazhi_core.records.enforcement_outcome import SocialImpact
from fazhi_core.records.enforcement_people import PartyKind
from fazhi_core.records.licence import LicenceCase, LicenceOutcome

__all__ = [
    "camera_site_published",
    "disclose_coercion",
    "disclose_licence",
    "disclose_penalty",
    "licence_public",
    "rights_told_in_the_act",
    "social_impact_published",
    "withdrawn",
]

_WORST_FIRST = (Kind.FAIL, Kind.REVIEW, Kind.OPEN, Kind.PASS)
_NO_IMPACT = SocialImpact()


@attrs.frozen(kw_only=True)
class DisclosureFigures:
    """What ``disclose-penalty-licence-7wd`` looks at.

    Args:
        impact_counts: whether a statute asks for decisions with social impact only.
    """

    impact_counts: bool


@checker("disclose-penalty-licence-7wd", EnforcementCase, params=DisclosureFigures)
def disclose_penalty(case: EnforcementCase, req: Bound[DisclosureFigures]) -> Outcome:
    """Published in time; where it was not, what speaks for leaving it to a person."""
    penalty = dated_penalty_of(case)
    if isinstance(penalty, Outcome):
        return penalty
    outcome = published(case, penalty[1], req)
    if outcome.kind is not Kind.FAIL:
        return outcome
    weighed = by_party(case.party, outcome)
    if weighed is not outcome or not req.params.impact_counts:
        return weighed
    impact = case.social_impact.value if case.social_impact else None
    if impact is None:
        return not_shown("social_impact.value")
    return outcome if impact else left_to_a_person(outcome, "no_social_impact")


@checker("disclose-social-impact", EnforcementCase)
def social_impact_published(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """A decision that the organ itself holds to have social impact is published."""
    penalty = dated_penalty_of(case)
    if isinstance(penalty, Outcome):
        return penalty
    impact = case.social_impact or _NO_IMPACT
    if impact.value is None:
        return not_shown("social_impact.value")
    if not impact.value:
        return _held_to_have_none(impact)
    outcome = published(case, penalty[1], req)
    if outcome.kind is not Kind.FAIL:
        return outcome
    kind = case.party.kind if case.party else None
    if case.party is None or kind is None:
        return not_shown("party.kind")
    if kind is PartyKind.NATURAL and case.party.minor is not False:
        minor = case.party.minor
        return not_shown("party.minor") if minor is None else left_to_a_person(outcome, "minor")
    return outcome


def _held_to_have_none(impact: SocialImpact) -> Outcome:
    """That a decision has no social impact must be somebody's finding, with a reason."""
    if impact.decided_by is None:
        return not_shown("social_impact.decided_by")
    return not_shown("social_impact.reason") if impact.reason is None else not_applicable()


@checker("disclose-licence-7wd", LicenceCase)
def disclose_licence(case: LicenceCase, req: Bound[None]) -> Outcome:
    """A licence that was granted or refused is published in time."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    if decision.outcome is None:
        return not_shown("decision.outcome")
    if decision.outcome is LicenceOutcome.WITHDRAWN:
        return not_applicable()
    outcome = published(case, decided, req)
    return by_party(case.party, outcome) if outcome.kind is Kind.FAIL else outcome


@checker("licence-decision-public", LicenceCase)
def licence_public(case: LicenceCase, req: Bound[None]) -> Outcome:
    """A licence granted is public; the statute sets no days."""
    granted = table(case.decision)
    outcome = granted.outcome if granted else None
    if outcome is None:
        return not_shown("decision.outcome")
    if outcome is not LicenceOutcome.GRANTED:
        return not_applicable()
    items = items_of(case, req)
    if isinstance(items, Outcome):
        return items
    if items:
        found = best(_public(one) for one in items)
    elif case.disclosure is False:
        found = fail("disclosure", key="not_public")
    else:
        found = not_shown("disclosure")
    return by_party(case.party, found) if found.kind is Kind.FAIL else found


def _public(item: DisclosureItem) -> Outcome:
    path = "disclosure.published_on"
    if item.published_on is None:
        return not_shown(path)
    if item.published_on:
        return ok()
    return review(path, key="withheld") if item.withheld_ground else fail(path, key="not_public")


@checker("disclose-other-20wd", CoercionCase)
def disclose_coercion(case: CoercionCase, req: Bound[None]) -> Outcome:
    """A decision that is neither penalty nor licence is published in time."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decided is None:
        return not_shown("decision.on")
    outcome = published(case, decided, req)
    return by_party(case.party, outcome) if outcome.kind is Kind.FAIL else outcome


@checker("withdraw-3wd", EnforcementCase)
def withdrawn(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """What was published of a decision that fell is taken down in time, with public reasons."""
    if case.decision is None:
        return not_shown("decision")
    reversal = table(case.reversal)
    if reversal is None or reversal.on is False or case.disclosure is False:
        return not_applicable()
    reversed_on = reversal.on
    if reversed_on is None:
        return not_shown("reversal.on")
    if reversed_on < req.version.start:
        return not_applicable()
    items = items_of(case, req)
    if isinstance(items, Outcome):
        return items
    outcomes = [
        _taken_down(one, reversed_on, req) for one in items if one.published_on is not False
    ]
    nothing = not_applicable() if items else not_shown("disclosure")
    return min(outcomes, key=lambda one: _WORST_FIRST.index(one.kind), default=nothing)


def _taken_down(item: DisclosureItem, reversed_on: date, req: Bound[None]) -> Outcome:
    if item.published_on is None:
        return not_shown("disclosure.published_on")
    outcome = req.within(reversed_on, item.withdrawn_on)
    if outcome.kind is not Kind.PASS:
        return outcome
    if item.withdrawal_reason is None:
        return not_shown("disclosure.withdrawal_reason")
    if item.withdrawal_reason is False:
        return fail("disclosure.withdrawal_reason", key="no_reason")
    return ok()


@checker("in-act-disclosure-118", EnforcementCase)
def rights_told_in_the_act(act: Act, _case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Cause, basis, rights and duties are told when the officers act."""
    if act.rights_told is None:
        return not_shown("rights_told")
    return ok() if act.rights_told else fail("rights_told", key="not_told")


@checker("camera-sites-published", EnforcementCase)
def camera_site_published(evidence: Evidence, _case: EnforcementCase, req: Bound[None]) -> Outcome:
    """A camera has a basis in law, was reviewed, and its place was published before it was used."""
    if not evidence.automated:
        return not_applicable()
    collected = day(evidence.collected_on)
    if collected is None:
        return not_shown("collected_on")
    if collected < req.version.start:
        return not_applicable()
    return together(
        (
            shown(evidence.equipment_basis, "equipment_basis", "no_basis"),
            _before(evidence, "equipment_reviewed_on", "not_reviewed", collected),
            _before(evidence, "site_published_on", "site_not_published", collected),
        )
    )


def _before(evidence: Evidence, name: str, key: str, collected: date) -> Outcome:
    """Whether the day *name* came no later than the recording."""
    on = getattr(evidence, name)
    if on is None:
        return not_shown(name)
    return ok() if on and on <= collected else fail(name, key=key, collected=collected)
