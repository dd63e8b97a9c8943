"""Checkers of what follows a major decision: report, publication, archive, change, evaluation."""

from __future__ import annotations

from datetime import date

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.records.base import day
from fazhi_core.records.decision import MajorDecision

__all__ = ["archived", "changed_by_procedure", "evaluated", "published", "reported_to_party"]


@checker("decision-party-report", MajorDecision)
def reported_to_party(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """The Party committee was told before the decision came out."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    told, decided = decision.party_report_on, day(decision.decided_on)
    if told is None or decided is None:
        return not_shown("party_report_on" if told is None else "decided_on")
    if told is False:
        return fail("party_report_on", key="not_reported")
    if told <= decided:
        return ok()
    if decision.published_on is None:
        return not_shown("published_on")
    issued = day(decision.published_on)
    if issued is not None and told <= issued:
        return review("party_report_on", key="between", told=told, decided=decided)
    return fail("party_report_on", key="reported_later", told=told, decided=decided)


@checker("decision-published", MajorDecision)
def published(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """The decision was published in time."""
    if decision.secret:
        return not_applicable()
    if (outside := unless_covered(decision)) is not None:
        return outside
    decided = day(decision.decided_on)
    if decided is None:
        return not_shown("decided_on")
    return req.within(decided, decision.published_on)


@checker("decision-archived", MajorDecision)
def archived(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """The papers of every step were archived."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    if decision.archived_on is None:
        return not_shown("archived_on")
    if decision.archived_on is False:
        return review("archived_on", key="not_archived")
    if decision.archive_complete is None:
        return not_shown("archive_complete")
    return ok() if decision.archive_complete else fail("archive_complete", key="incomplete")


@checker("decision-change-procedure", MajorDecision)
def changed_by_procedure(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """A decision was changed or stopped by the procedure, unless it was only suspended."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    change = decision.changed
    if not change:
        return not_applicable()
    if change.suspended_only:
        return not_applicable()
    if change.procedure_followed is None:
        return not_shown("changed.procedure_followed")
    return ok() if change.procedure_followed else fail("changed.procedure_followed", key="skipped")


@checker("decision-post-evaluation", MajorDecision)
def evaluated(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Where many objected, whether to evaluate the decision was at least thought of."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    if decision.objections_many is None:
        return not_shown("objections_many")
    if not decision.objections_many:
        return not_applicable()
    if decision.evaluated_on is None:
        return not_shown("evaluated_on")
    return ok() if isinstance(decision.evaluated_on, date) else review("evaluated_on", key="many")
