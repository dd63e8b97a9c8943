"""Checkers of how a fine is paid: by whom it is taken, where it goes and what is added to it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._fines import (
    collected_on_the_spot,
    days_late,
    execution_of,
    fine_of,
    surcharge,
)
from fazhi_core.national.checkers._penalties import OTHER_LAWS, fined
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_outcome import Execution, Payee
from fazhi_core.records.remedy import RemedyCase

__all__ = [
    "deferral_approved",
    "fine_receipt",
    "fine_separation",
    "fine_term",
    "handed_to_bank",
    "handed_to_organ",
    "remote_collection",
    "spot_collection",
    "surcharge_cap",
    "surcharge_stops",
    "to_treasury",
]

_TAKEN = "execution.on_the_spot_collection"
_PROPER_PAYEES = frozenset({Payee.BANK, Payee.ELECTRONIC})


@checker("fine-separation", EnforcementCase)
def fine_separation(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A fine not taken on the spot goes to the bank or the electronic system."""
    execution = collected_on_the_spot(case, wanted=False)
    if isinstance(execution, Outcome):
        return execution
    if execution.paid_on is None:
        return not_shown("execution.paid_on")
    if execution.paid_on is False:
        return not_applicable()
    if execution.payee is None:
        return not_shown("execution.payee")
    if execution.payee in _PROPER_PAYEES:
        return ok()
    return fail("execution.payee", key="self_collected", payee=execution.payee)


@checker("fine-term-15-days", EnforcementCase)
def fine_term(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """The party has its whole term to pay, and no surcharge begins before it is over."""
    execution = collected_on_the_spot(case, wanted=False)
    if isinstance(execution, Outcome):
        return execution
    service = table(case.service)
    served = day(service.served_on) if service else None
    if served is None:
        return not_shown("service.served_on")
    last = req.last_day(served)
    due = day(execution.due_on)
    if due and last.raw and due < last.raw:
        return fail("execution.due_on", key="short", stated=due, due=last.raw, last=last.raw)
    early = _surcharge_begins(execution, served, req)
    if early.kind is Kind.FAIL or due:
        return early
    return not_shown("execution.due_on")


def _surcharge_begins(execution: Execution, served: date, req: Bound[None]) -> Outcome:
    if execution.extra_fine is None:
        return not_shown("execution.extra_fine")
    if not execution.extra_fine:
        return ok()
    begins, deferred = day(execution.extra_fine_from), day(execution.deferred_until)
    path = "execution.extra_fine_from"
    if begins is None:
        return not_shown(path)
    if deferred and begins <= deferred:
        return fail(path, key="while_deferred", begins=begins, until=deferred)
    return req.waited(served, begins, path=path)


@attrs.frozen(kw_only=True)
class SpotCollection:
    """When officers may take the money on the spot.

    Args:
        most: the highest fine that may always be taken, in yuan.
    """

    most: int


@checker("spot-collection", EnforcementCase, params=SpotCollection)
def spot_collection(case: EnforcementCase, req: Bound[SpotCollection]) -> Outcome:
    """Money taken for a decision on the spot: a small fine, or a reason that is kept."""
    execution = collected_on_the_spot(case, wanted=True)
    if isinstance(execution, Outcome):
        return execution
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is not Procedure.SUMMARY:
        return not_applicable()
    if execution.spot_reason:
        return ok()
    fine = fine_of(case)
    if fine is None:
        return not_shown("decision.fine")
    if fine <= req.params.most:
        return ok()
    if case.legal_regime in OTHER_LAWS:
        return review(_TAKEN, key="other_law", regime=case.legal_regime)
    if execution.remote_area:
        return not_applicable()
    if execution.party_asked and execution.remote_area is None:
        return review(_TAKEN, key="remote_not_shown")
    return fail(_TAKEN, key="over", most=req.params.most)


@checker("remote-collection-on-request", EnforcementCase, params=SpotCollection)
def remote_collection(case: EnforcementCase, req: Bound[SpotCollection]) -> Outcome:
    """Money that may be taken only in a remote place is taken at the party's own request."""
    execution = collected_on_the_spot(case, wanted=True)
    if isinstance(execution, Outcome):
        return execution
    if (other := _taken_otherwise(case, execution, req.params.most)) is not None:
        return other
    if execution.party_asked and execution.remote_area:
        return ok()
    if case.legal_regime in OTHER_LAWS:
        return review(_TAKEN, key="other_law", regime=case.legal_regime)
    if not execution.party_asked:
        return fail("execution.party_asked", key="not_asked")
    if execution.remote_area is None:
        return review("execution.remote_area", key="remote_not_shown")
    return fail("execution.remote_area", key="not_remote")


def _taken_otherwise(case: EnforcementCase, execution: Execution, most: int) -> Outcome | None:
    """Why it is not judged whether the place was remote: on the spot, other grounds come first."""
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is not Procedure.SUMMARY:
        return None
    if not execution.remote_area or execution.spot_reason:
        return not_applicable()
    fine = fine_of(case)
    if fine is None:
        return not_shown("decision.fine")
    return not_applicable() if fine <= most else None


@checker("fine-receipt", EnforcementCase)
def fine_receipt(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Whoever takes money on the spot gives the receipt of the finance department."""
    execution = collected_on_the_spot(case, wanted=True)
    if isinstance(execution, Outcome):
        return execution
    if execution.receipt_given is None:
        return not_shown("execution.receipt_given")
    return ok() if execution.receipt_given else fail("execution.receipt_given", key="no_receipt")


@checker("fine-handover-officer-2wd", EnforcementCase)
def handed_to_organ(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """Officers hand over what they took in time; on water the term runs from landing."""
    execution = collected_on_the_spot(case, wanted=True)
    if isinstance(execution, Outcome):
        return execution
    taken = day(execution.landed_on) or day(execution.collected_on)
    if taken is None:
        return not_shown("execution.collected_on")
    return req.within(taken, execution.handed_over_on, path="execution.handed_over_on")


@checker("fine-handover-organ-2wd", EnforcementCase)
def handed_to_bank(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """The organ pays what its officers handed over into the bank in time."""
    execution = collected_on_the_spot(case, wanted=True)
    if isinstance(execution, Outcome):
        return execution
    if execution.handed_over_on is None:
        return not_shown("execution.handed_over_on")
    if execution.handed_over_on is False:
        return not_applicable()
    return req.within(execution.handed_over_on, execution.banked_on, path="execution.banked_on")


@attrs.frozen(kw_only=True)
class Surcharge:
    """The surcharge for late payment.

    Args:
        percent: of the fine, for each day.
    """

    percent: int


def _surcharged(case: EnforcementCase) -> tuple[Execution, Decimal, Decimal] | Outcome:
    """The execution, the surcharge and the fine; or why no surcharge is judged."""
    execution = execution_of(case)
    if isinstance(execution, Outcome):
        return execution
    added, fine = execution.extra_fine, fine_of(case)
    if added is None:
        return not_shown("execution.extra_fine")
    if not added:
        return not_applicable()
    return not_shown("decision.fine") if fine is None else (execution, added, fine)


@checker("surcharge-3pct-cap", EnforcementCase, params=Surcharge)
def surcharge_cap(case: EnforcementCase, req: Bound[Surcharge]) -> Outcome:
    """The surcharge is no higher than the fine, nor than the daily rate gives."""
    found = _surcharged(case)
    if isinstance(found, Outcome):
        return found
    execution, added, fine = found
    if added > fine:
        return fail("execution.extra_fine", key="over_cap", added=added, fine=fine)
    days = days_late(execution, req.as_of)
    if isinstance(days, str):
        return not_shown(days)
    most = surcharge(fine, req.params.percent, days)
    if added > most:
        return fail("execution.extra_fine", key="over_rate", added=added, most=most, days=days)
    return ok()


@checker("surcharge-stops-in-review", EnforcementCase, params=Surcharge)
def surcharge_stops(case: EnforcementCase, req: Bound[Surcharge]) -> Outcome:
    """The days of reconsideration and litigation bring no surcharge."""
    found = _surcharged(case)
    if isinstance(found, Outcome):
        return found
    execution, added, fine = found
    days = days_late(execution, req.as_of)
    if isinstance(days, str):
        return not_shown(days)
    stopped = max(_proceedings(case, execution, req), execution.suspended_days or 0)
    most = surcharge(fine, req.params.percent, days - stopped)
    if stopped and added > most:
        return fail("execution.extra_fine", key="counted", added=added, most=most, stopped=stopped)
    return not_shown("execution.suspended_days") if execution.suspended_days is None else ok()


def _proceedings(case: EnforcementCase, execution: Execution, req: Bound[Surcharge]) -> int:
    """How many days of the surcharge lie in proceedings that the ledger shows from end to end."""
    first, last = day(execution.extra_fine_from), day(execution.paid_on) or req.as_of
    stopped: set[int] = set()
    for one in req.about(case, RemedyCase):
        begun, ended = day(one.applied_on), day(one.ended_on)
        if one.ended_on is False:
            ended = last
        if first and begun and ended:
            begin, end = max(begun, first), min(ended, last)
            stopped.update(range(begin.toordinal(), end.toordinal() + 1))
    return len(stopped)


@checker("deferral-approved", EnforcementCase)
def deferral_approved(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """More time to pay was asked for by the party and granted by the organ."""
    execution = execution_of(case)
    if isinstance(execution, Outcome):
        return execution
    approved = day(execution.deferral_approved_on)
    if not approved and not execution.deferred_until:
        return _late_without_surcharge(execution)
    if not approved:
        return fail("execution.deferral_approved_on", key="not_approved")
    asked = execution.deferral_asked_on
    if asked is None:
        return not_shown("execution.deferral_asked_on")
    if asked is False:
        return fail("execution.deferral_asked_on", key="not_asked")
    if asked > approved:
        path = "execution.deferral_asked_on"
        return fail(path, key="asked_after", asked=asked, approved=approved)
    return ok()


def _late_without_surcharge(execution: Execution) -> Outcome:
    """Paid late without any surcharge and without a grant of more time: for a person to weigh."""
    paid, due = day(execution.paid_on), day(execution.due_on)
    if execution.paid_on is False:
        return not_applicable()
    if paid is None:
        return not_shown("execution.paid_on")
    if due is None:
        return not_shown("execution.due_on")
    if paid <= due:
        return not_applicable()
    if execution.extra_fine is None:
        return not_shown("execution.extra_fine")
    if execution.extra_fine:
        return not_applicable()
    return review("execution.paid_on", key="late_without_surcharge", paid=paid, last=due)


@attrs.frozen(kw_only=True)
class Treasury:
    """What money goes to the treasury.

    Args:
        confiscations: the kinds of penalty that bring money besides fines.
    """

    confiscations: tuple[str, ...]


@checker("fines-to-treasury", EnforcementCase, params=Treasury)
def to_treasury(case: EnforcementCase, req: Bound[Treasury]) -> Outcome:
    """All money of fines and confiscations goes to the treasury."""
    decision = table(case.decision)
    imposed = fined(decision) if decision else None
    if decision is None or imposed is None:
        return not_shown("decision.kinds")
    if not imposed and not any(one in req.params.confiscations for one in decision.kinds or ()):
        return not_applicable()
    execution = table(case.execution)
    if execution is None:
        return not_shown("execution") if case.execution is None else not_applicable()
    if imposed and execution.paid_on is None:
        return not_shown("execution.paid_on")
    if imposed and execution.paid_on is False:
        return not_applicable()
    if execution.to_treasury is None:
        return not_shown("execution.to_treasury")
    return ok() if execution.to_treasury else fail("execution.to_treasury", key="kept")
