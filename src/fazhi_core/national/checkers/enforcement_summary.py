"""Checkers of penalties decided on the spot: their limits, their paper and their report."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_shown, ok, review
from fazhi_core.national.checkers._penalties import OTHER_LAWS, spot_decision
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime
from fazhi_core.records.enforcement_outcome import (
    PenaltyDecision,
    PenaltyKind,
    Service,
    ServiceMethod,
)
from fazhi_core.records.enforcement_people import PartyKind

__all__ = ["spot_document", "spot_filed", "spot_limits"]


@attrs.frozen(kw_only=True)
class SpotLimits:
    """What may be decided on the spot.

    Args:
        kinds: the kinds of penalty.
        citizen_most: the highest fine for a citizen, in yuan.
        organisation_most: the highest fine for an organisation, in yuan.
        traffic_most: the highest fine under the traffic law, in yuan; ``None`` before that law.
    """

    kinds: tuple[str, ...]
    citizen_most: int
    organisation_most: int
    traffic_most: int | None = None


@checker("spot-limits", EnforcementCase, params=SpotLimits)
def spot_limits(case: EnforcementCase, req: Bound[SpotLimits]) -> Outcome:
    """Only a warning, or a fine up to the limit for this kind of party."""
    decision = spot_decision(case)
    if isinstance(decision, Outcome):
        return decision
    if decision.kinds is None:
        return not_shown("decision.kinds")
    for kind in decision.kinds:
        if kind not in req.params.kinds:
            if case.legal_regime in OTHER_LAWS:
                return review("decision.kinds", key="other_law", regime=case.legal_regime)
            return fail("decision.kinds", key="kind", penalty=kind)
    return _amount(case, decision, req.params)


def _amount(case: EnforcementCase, decision: PenaltyDecision, limits: SpotLimits) -> Outcome:
    """Whether the fine keeps to the limit; other laws may set a limit of their own."""
    if PenaltyKind.FINE not in (decision.kinds or ()):
        return ok()
    fine, regime = decision.fine, case.legal_regime
    if fine is None:
        return not_shown("decision.fine")
    if regime is LegalRegime.TRAFFIC and limits.traffic_most is not None:
        return ok() if fine <= limits.traffic_most else _over(limits.traffic_most)
    if fine <= limits.citizen_most:
        return ok()
    if regime in OTHER_LAWS:
        return review("decision.fine", key="other_law", regime=regime)
    if fine > limits.organisation_most:
        return _over(limits.organisation_most)
    kind = case.party.kind if case.party else None
    if kind is None:
        return not_shown("party.kind")
    if kind is PartyKind.NATURAL:
        return _over(limits.citizen_most)
    if kind is PartyKind.INDIVIDUAL_BUSINESS:
        return review("decision.fine", key="individual_business", limit=limits.citizen_most)
    return ok()


def _over(limit: int) -> Outcome:
    return fail("decision.fine", key="over", limit=limit)


@attrs.frozen(kw_only=True)
class SpotDocument:
    """What the document of a decision on the spot must show.

    Args:
        items: the facts of the decision that say so.
        refusal_noted: whether a refusal to sign must be noted on it.
    """

    items: tuple[str, ...]
    refusal_noted: bool


@checker("spot-document", EnforcementCase, params=SpotDocument)
def spot_document(case: EnforcementCase, req: Bound[SpotDocument]) -> Outcome:
    """A numbered form with all that the law lists, signed and handed over at once."""
    decision = spot_decision(case)
    if isinstance(decision, Outcome):
        return decision
    decided = day(decision.on)
    if decided is None:
        return not_shown("decision.on")
    stated = {name: getattr(decision, name) for name in req.params.items}
    for name, value in stated.items():
        if value is False:
            return _breach(case, f"decision.{name}", "lacks")
    handed = _handed_over(case, decided, noted=req.params.refusal_noted)
    if handed.kind is Kind.OPEN:
        return handed
    for name, value in stated.items():
        if value is None and handed.kind is Kind.PASS:
            return not_shown(f"decision.{name}")
    return handed


def _handed_over(case: EnforcementCase, decided: date, *, noted: bool) -> Outcome:
    service = table(case.service)
    if service is None:
        missing = case.service is None
        return not_shown("service") if missing else _breach(case, "service", "not_handed_over")
    if service.served_on is False:
        return _breach(case, "service.served_on", "not_handed_over")
    served = day(service.served_on)
    if served is None:
        return not_shown("service.served_on")
    if served > decided:
        return _breach(case, "service.served_on", "later", decided=decided, served=served)
    return _refusal(case, service) if noted else ok()


def _refusal(case: EnforcementCase, service: Service) -> Outcome:
    if service.method is None:
        return not_shown("service.method")
    if service.method is not ServiceMethod.LEFT:
        return ok()
    if service.refusal_noted is None:
        return not_shown("service.refusal_noted")
    noted = service.refusal_noted
    return ok() if noted else _breach(case, "service.refusal_noted", "refusal_not_noted")


def _breach(case: EnforcementCase, path: str, key: str, **days: Any) -> Outcome:
    """A failure; left to a person where another law has a form of its own."""
    if case.legal_regime in OTHER_LAWS:
        return review(path, key="other_form", regime=case.legal_regime)
    return fail(path, key=key, **days)


@checker("spot-filed-with-organ", EnforcementCase)
def spot_filed(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The decision was reported to the organ; the statute gives no term for it."""
    decision = spot_decision(case)
    if isinstance(decision, Outcome):
        return decision
    if decision.reported_on is None:
        return not_shown("decision.reported_on")
    return ok() if decision.reported_on else fail("decision.reported_on", key="not_reported")
