"""Checkers of what counts as a major decision, its catalogue, and who is in charge of it."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.records.base import day
from fazhi_core.records.decision import MajorDecision
from fazhi_core.records.disclosure import CatalogueKind, DisclosureCatalogue

__all__ = ["catalogue_published", "exclusion_founded", "lead_unit"]


@checker("decision-scope-exclusions", MajorDecision)
def exclusion_founded(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Who says that the procedure does not cover a decision says on what ground."""
    if decision.outside_scope:
        return review("outside_scope", key="no_power", kind=decision.outside_scope)
    if not (decision.emergency or decision.other_law_procedure):
        return not_applicable()
    return ok() if decision.procedure_basis else not_shown("procedure_basis")


@checker("decision-lead-unit", MajorDecision)
def lead_unit(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """A unit in charge was named."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    if decision.lead_unit is None:
        return not_shown("lead_unit")
    return ok() if decision.lead_unit else fail("lead_unit", key="none")


@checker("decision-catalogue-published", DisclosureCatalogue)
def catalogue_published(catalogue: DisclosureCatalogue, _req: Bound[None]) -> Outcome:
    """A catalogue of decisions went to the Party committee before it was published."""
    if catalogue.kind is None:
        return not_shown("kind")
    if catalogue.kind is not CatalogueKind.DECISION:
        return not_applicable()
    published, agreed = day(catalogue.published_on), catalogue.party_committee_agreed_on
    if agreed is None:
        return not_shown("party_committee_agreed_on")
    if agreed is False:
        return fail("party_committee_agreed_on", key="not_agreed")
    if published is None:
        return fail("published_on", key="not_published")
    if agreed <= published:
        return ok()
    at = "party_committee_agreed_on"
    return fail(at, key="agreed_later", agreed=agreed, published=published)
