"""Checkers of who may execute by force, and of the township's order against a building."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._coercion import (
    doubtful,
    each_true,
    happened,
    inverse,
    outside_execution,
)
from fazhi_core.national.checkers._together import together
from fazhi_core.records.base import No, day
from fazhi_core.records.coercion import CoercionBasis, CoercionCase, CoercionKind, Executor
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import CorrectionOrder
from fazhi_core.records.enforcement_people import ActingBody, PlanningZone, Power

__all__ = ["execution_power_by_statute", "village_building_order"]


@attrs.frozen(kw_only=True)
class PowerFigures:
    """Figures of ``execution-power-by-statute``.

    Args:
        court_statutes: titles of the statutes under which only the court executes.
        planning_statute: title of the statute that lets townships pull down buildings.
        village_article: its article for the planning areas of townships and villages.
        county_articles: its articles on the powers of the county.
        substitute_statute: title of the statute on performance in the party's stead.
        substitute_articles: its articles that allow it to any organ.
    """

    court_statutes: tuple[str, ...]
    planning_statute: str
    village_article: int
    county_articles: tuple[int, ...]
    substitute_statute: str
    substitute_articles: tuple[int, ...]


@checker("execution-power-by-statute", CoercionCase, params=PowerFigures)
def execution_power_by_statute(case: CoercionCase, req: Bound[PowerFigures]) -> Outcome:
    """A statute lets the organ execute itself, or the court allowed it."""
    if case.kind is CoercionKind.DEMOLITION and case.carried_out_by is Executor.ASSISTED:
        return review("carried_out_by", key="assisted")
    outside = outside_execution(case, CoercionKind.DEMOLITION, CoercionKind.SUBSTITUTE_PERFORMANCE)
    if outside is not None:
        return outside
    if case.carried_out_by is Executor.VILLAGE:
        return review("carried_out_by", key="by_village")
    return doubtful(case, _empowered(case, req.params))


def _empowered(case: CoercionCase, figures: PowerFigures) -> Outcome:
    return together((_standing(case.acting_body), _basis(case, figures)))


def _standing(body: ActingBody | None) -> Outcome:
    """Whether the organ acted in its own name, with a power of its own."""
    if body is None:
        return not_shown("acting_body.has_power")
    if body.power is Power.NONE:
        return fail("acting_body.power", key="no_power")
    own = each_true(
        (body.has_power, "acting_body.has_power", "no_power"),
        (inverse(body.internal), "acting_body.internal", "internal"),
    )
    if own is not ok():
        return own
    if body.power is None:
        return not_shown("acting_body.power")
    return ok() if body.power is Power.OWN else review("acting_body.power", key="not_own")


def _basis(case: CoercionCase, figures: PowerFigures) -> Outcome:
    if case.legal_basis is False:
        return fail("legal_basis", key="no_basis")
    if case.legal_basis is None or case.legal_basis.instrument is None:
        return not_shown("legal_basis.instrument")
    return _based(case, case.legal_basis, figures)


def _based(case: CoercionCase, basis: CoercionBasis, figures: PowerFigures) -> Outcome:
    """Whether the provision gives the power it is cited for."""
    title = basis.instrument or ""
    planning = figures.planning_statute in title
    court = any(one in title for one in figures.court_statutes)
    if planning and court:
        return review("legal_basis.instrument", key="two_bases")
    if court:
        return fail("legal_basis.instrument", key="court_executes")
    substitute = case.kind is CoercionKind.SUBSTITUTE_PERFORMANCE
    if planning:
        given = _by_planning(basis, figures)
        in_its_stead = substitute and given is ok()
        return review("kind", key="demolition_by_another_name") if in_its_stead else given
    if substitute and figures.substitute_statute in title:
        if basis.article is None:
            return not_shown("legal_basis.article")
        if basis.article in figures.substitute_articles:
            return ok()
    return review("legal_basis.instrument", key="other_basis")


def _by_planning(basis: CoercionBasis, figures: PowerFigures) -> Outcome:
    if basis.article is None:
        return not_shown("legal_basis.article")
    if basis.article in figures.county_articles:
        return review("legal_basis.article", key="county_power")
    if basis.article != figures.village_article:
        return review("legal_basis.article", key="other_basis")
    if basis.planning_zone is None:
        return not_shown("legal_basis.planning_zone")
    if basis.planning_zone is PlanningZone.TOWN:
        return fail("legal_basis.planning_zone", key="town_zone")
    return ok()


@attrs.frozen(kw_only=True)
class OrderFigures:
    """Figures of ``village-building-order``.

    Args:
        planning_statute: title of the statute that gives the township the power to order.
    """

    planning_statute: str


@checker("village-building-order", EnforcementCase, params=OrderFigures)
def village_building_order(case: EnforcementCase, req: Bound[OrderFigures]) -> Outcome:
    """In a village planning area the township first orders to stop and sets a term."""
    authority = case.authority
    if authority is False:
        return not_applicable()
    if authority is None or authority.instrument is None:
        return not_shown("authority.instrument")
    if req.params.planning_statute not in authority.instrument:
        return not_applicable()
    if authority.planning_zone is None:
        return not_shown("authority.planning_zone")
    if authority.planning_zone is PlanningZone.TOWN:
        return review("authority.planning_zone", key="town_zone")
    return _ordered(case, case.correction_order)


def _ordered(case: EnforcementCase, order: CorrectionOrder | No | None) -> Outcome:
    decided = day(case.decision.on) if case.decision else None
    if order is None:
        return not_shown("correction_order")
    if order is False or order.on is False:
        if decided is None:
            return not_shown("decision.on")
        return fail("correction_order", key="no_order", decided=decided)
    served = (happened(order.served_on), "correction_order.served_on", "not_served")
    term = (happened(order.correct_by), "correction_order.correct_by", "no_term")
    return together((each_true(served, term), _stopped(order)))


def _stopped(order: CorrectionOrder) -> Outcome:
    """Only work that goes on can be stopped, and the record does not say whether it did."""
    if order.stop is None:
        return not_shown("correction_order.stop")
    return ok() if order.stop else review("correction_order.stop", key="not_stopped")
