"""Checkers of sealing and seizure: decision and list, scope, term, custody, release, hand-over."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    Reason,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._coercion import each_true, happened, inside, inverse
from fazhi_core.records.base import day
from fazhi_core.records.coercion import CoercionCase, CoercionKind, Seizure, SeizureOutcome
from fazhi_core.records.transfer import CaseTransfer

__all__ = [
    "seizure_30_days",
    "seizure_custody_free",
    "seizure_decision_and_list",
    "seizure_extension_notice",
    "seizure_release",
    "seizure_scope",
    "seizure_transfer_with_crime",
]

_OF_GOODS = frozenset({CoercionKind.SEAL, CoercionKind.SEIZE})


def _seizure(case: CoercionCase) -> Seizure | Outcome:
    """The sealing or seizure, or the outcome where there is none to judge."""
    if case.kind is None:
        return not_shown("kind")
    if case.kind not in _OF_GOODS:
        return not_applicable()
    return case.seizure or not_shown("seizure")


@checker("seizure-decision-and-list", CoercionCase)
def seizure_decision_and_list(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """Decision and list are handed over on the spot, and the decision is complete."""
    seizure = _seizure(case)
    if isinstance(seizure, Outcome):
        return seizure
    return each_true(
        (seizure.decision_delivered, "seizure.decision_delivered", "no_decision"),
        (seizure.list_delivered, "seizure.list_delivered", "no_list"),
        (seizure.decision_complete, "seizure.decision_complete", "incomplete"),
    )


@checker("seizure-scope", CoercionCase)
def seizure_scope(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """Only goods of the case, no necessities of life, nothing that is sealed already."""
    seizure = _seizure(case)
    if isinstance(seizure, Outcome):
        return seizure
    return each_true(
        (seizure.related_goods_only, "seizure.related_goods_only", "unrelated"),
        (inverse(seizure.necessities_taken), "seizure.necessities_taken", "necessities"),
        (inverse(seizure.already_sealed), "seizure.already_sealed", "sealed_twice"),
    )


@attrs.frozen(kw_only=True)
class TermFigures:
    """Figures of ``seizure-30-days``.

    Args:
        extension_days: by how many days a head may lengthen the term, once.
    """

    extension_days: int


@checker("seizure-30-days", CoercionCase, params=TermFigures)
def seizure_30_days(case: CoercionCase, req: Bound[TermFigures]) -> Outcome:
    """Decided upon or lifted within the term, the lawful extension and days of tests included."""
    seizure = _seizure(case)
    if isinstance(seizure, Outcome):
        return seizure
    start = day(seizure.start)
    if start is None:
        return not_shown("seizure.start")
    extended = req.params.extension_days if _extended(seizure, start, req) else 0
    if not seizure.test_days:
        return _in_term(seizure, start, extended, req)
    with_tests = _in_term(seizure, start, extended + seizure.test_days, req)
    if seizure.test_told or with_tests.kind is Kind.FAIL:
        return with_tests
    without = _in_term(seizure, start, extended, req)
    if seizure.test_told is False or without.kind is with_tests.kind:
        return without
    return not_shown("seizure.test_told")


def _extended(seizure: Seizure, start: date, req: Bound[TermFigures]) -> bool:
    """Whether a head lengthened the term; one that is over cannot be (行政强制法 28)."""
    if not day(seizure.extended_to) or not seizure.extension_approved:
        return False
    approved = day(seizure.extension_approved_on)
    tests = (seizure.test_days or 0) if seizure.test_told is not False else 0
    return approved is None or approved <= req.last_day(start, longer=tests).span.latest


def _in_term(seizure: Seizure, start: date, longer: int, req: Bound[TermFigures]) -> Outcome:
    """Whether the goods were decided upon or released within the term."""
    prolonged = day(seizure.extended_to) if _extended(seizure, start, req) else None
    if prolonged is not None:
        further = req.within(start, prolonged, longer=longer, path="seizure.extended_to")
        if further.kind is Kind.FAIL:
            return further
    names = ("handled_on", "lifted_on")
    ends = [
        req.within(start, getattr(seizure, name), longer=longer, path=f"seizure.{name}")
        for name in names
    ]
    if any(one.kind is Kind.PASS for one in ends):
        return ok()
    if seizure.end is False:  # the measure goes on
        return req.within(start, seizure.end, longer=longer, path="seizure.end")
    return next((one for one in ends if one.kind is Kind.OPEN), ends[0])


@checker("seizure-extension-notice", CoercionCase)
def seizure_extension_notice(case: CoercionCase, req: Bound[None]) -> Outcome:
    """The party is told of an extension in writing, with reasons, before the first term is over."""
    seizure = _seizure(case)
    if isinstance(seizure, Outcome):
        return seizure
    if not day(seizure.extended_to):
        return not_applicable()
    if seizure.extension_notified is False or seizure.extension_notified_on is False:
        return fail("seizure.extension_notified", key="not_told")
    if seizure.extension_notified is None:
        return not_shown("seizure.extension_notified")
    start, told = day(seizure.start), day(seizure.extension_notified_on)
    if start is None or told is None:
        return not_shown("seizure.start" if start is None else "seizure.extension_notified_on")
    due = req.last_day(start, longer=seizure.test_days or 0)
    if told <= due.span.latest:
        return ok()
    return review("seizure.extension_notified_on", key="told_late", due_on=due.span.latest)


@checker("seizure-custody-free", CoercionCase)
def seizure_custody_free(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """The organ bears the cost of custody and leaves the goods as they are."""
    seizure = _seizure(case)
    if isinstance(seizure, Outcome):
        return seizure
    fee = seizure.custody_fee
    free = None if fee is None else not fee
    return each_true(
        (free, "seizure.custody_fee", "charged"),
        (inverse(seizure.goods_misused), "seizure.goods_misused", "misused"),
    )


_KEPT = frozenset({SeizureOutcome.CONFISCATED, SeizureOutcome.DESTROYED, SeizureOutcome.AUCTIONED})


@checker("seizure-release", CoercionCase)
def seizure_release(case: CoercionCase, req: Bound[None]) -> Outcome:
    """What is lifted is returned at once; what is kept beyond the term was decided upon."""
    seizure = _seizure(case)
    if isinstance(seizure, Outcome):
        return seizure
    if seizure.lifted_on is None:
        return not_shown("seizure.lifted_on")
    if seizure.lifted_on is False:
        return _not_lifted(seizure, req)
    if seizure.returned_on is False:
        return _kept(seizure, seizure.lifted_on)
    if seizure.returned_on is None:
        return not_shown("seizure.returned_on")
    if seizure.returned_on <= seizure.lifted_on:
        return ok()
    days = (seizure.returned_on - seizure.lifted_on).days
    return review("seizure.returned_on", key="returned_later", days=days)


def _kept(seizure: Seizure, lifted: date) -> Outcome:
    """Goods that were not given back once the measure was lifted."""
    if seizure.outcome is None:
        return not_shown("seizure.outcome")
    if seizure.outcome in _KEPT:
        return not_applicable()
    return fail("seizure.returned_on", key="not_returned", lifted=lifted)


def _not_lifted(seizure: Seizure, req: Bound[None]) -> Outcome:
    """Goods that are still held."""
    last = day(seizure.extended_to) or day(seizure.end)
    if last is None:
        return not_shown("seizure.end")
    if req.as_of <= last:
        pending = not_shown("seizure.lifted_on")
        return attrs.evolve(pending, reason=Reason.PENDING, due=last)
    if seizure.handled_on is False:
        return fail("seizure.lifted_on", key="still_held", due=last, last=last)
    if seizure.handled_on is None:
        return not_shown("seizure.handled_on")
    if seizure.outcome is None:
        return not_shown("seizure.outcome")
    if seizure.outcome in _KEPT:
        return not_applicable()
    return review("seizure.lifted_on", key="kept")


@checker("seizure-transfer-with-crime", CaseTransfer)
def seizure_transfer_with_crime(transfer: CaseTransfer, _req: Bound[None]) -> Outcome:
    """Where a suspected crime is handed over, the goods go with it and the party is told."""
    if transfer.seized_goods is False or transfer.suspected_crime is False:
        return not_applicable()
    for name in ("seized_goods", "suspected_crime"):
        if getattr(transfer, name) is None:
            return not_shown(name)
    handed = inside(transfer.handover, lambda one: one.on)
    return each_true(
        (happened(handed), "handover.on", "goods_kept"),
        (happened(transfer.party_told_on), "party_told_on", "not_told"),
    )
