"""Checkers of coercive measures: approval, officers, telling and hearing, record, power."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from fazhi_core import (
    Bound,
    Outcome,
    Reason,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._coercion import (
    MEASURES,
    by_another,
    doubtful,
    each_true,
    inside,
    outside_measures,
)
from fazhi_core.national.checkers._coercion_officers import head_count
from fazhi_core.records.base import day
from fazhi_core.records.coercion import CoercionBasis, CoercionCase, CoercionKind
from fazhi_core.records.enforcement_inquiry import RecordingMedium
from fazhi_core.records.enforcement_people import Power

__all__ = [
    "av_record_seizure_demolition",
    "compulsory_power_not_entrustable",
    "measure_approved_first",
    "measure_certificate_shown",
    "measure_party_told",
    "measure_site_record",
    "measure_statement_heard",
    "measure_two_officers",
    "measure_urgent_24h",
    "non_coercive_first",
]


@checker("measure-approved-first", CoercionCase)
def measure_approved_first(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """A head approves before the act; on one day the hours decide."""
    outside = outside_measures(case)
    if outside is not None or case.urgent:
        return outside or not_applicable()
    acted = day(case.executed_on)
    if acted is None:
        return not_shown("executed_on")
    return doubtful(case, _approved(case, acted))


def _approved(case: CoercionCase, acted: date) -> Outcome:
    if case.approved_on is False:
        return fail("approved_on", key="not_approved")
    if case.approved_on is None:
        return not_shown("approved_on")
    if case.approved_on > acted:
        return fail("approved_on", key="afterwards", approved=case.approved_on, acted=acted)
    if case.approved_on < acted:
        return ok()
    if case.approved_at is None or case.executed_at is None:
        return not_shown("approved_at" if case.approved_at is None else "executed_at")
    if case.approved_at > case.executed_at:
        return fail("approved_at", key="afterwards", approved=case.approved_on, acted=acted)
    return ok()


@attrs.frozen(kw_only=True)
class UrgentFigures:
    """Figures of ``measure-urgent-24h``.

    Args:
        hours: within how many hours of the act a head must be told and approve.
    """

    hours: int


@checker("measure-urgent-24h", CoercionCase, params=UrgentFigures)
def measure_urgent_24h(case: CoercionCase, req: Bound[UrgentFigures]) -> Outcome:
    """An urgent measure is approved within hours of the act, or lifted at once."""
    outside = outside_measures(case)
    if outside is not None or not case.urgent:
        return outside or not_applicable()
    acted = day(case.executed_on)
    if acted is None:
        return not_shown("executed_on")
    return doubtful(case, _made_good(case, acted, req))


def _made_good(case: CoercionCase, acted: date, req: Bound[UrgentFigures]) -> Outcome:
    term = timedelta(hours=req.params.hours)
    last = acted + term
    if case.approved_on is False:
        return _refused(case, last)
    if case.approved_on is None:
        reason = Reason.PENDING if req.as_of <= last else Reason.OVERDUE
        return attrs.evolve(not_shown("approved_on"), reason=reason, due=last)
    if case.approved_on > last:
        return fail("approved_on", key="late", due=last, due_on=last)
    if case.approved_on < last:
        return ok()
    # Approved on the next day: only the hours show whether that was in time.
    if case.approved_at is None or case.executed_at is None:
        return not_shown("approved_at" if case.approved_at is None else "executed_at")
    in_time = case.approved_at - case.executed_at <= term
    return ok() if in_time else fail("approved_at", key="late", due=last, due_on=last)


def _refused(case: CoercionCase, last: date) -> Outcome:
    """Where the head did not approve, the measure must be lifted at once."""
    lifted = inside(case.seizure, lambda one: one.lifted_on)
    if lifted is None:
        return not_shown("seizure.lifted_on")
    if lifted is False or lifted > last:
        return fail("approved_on", key="refused_not_lifted")
    return ok()


@attrs.frozen(kw_only=True)
class OfficerFigures:
    """Figures of ``measure-two-officers``.

    Args:
        minimum: qualified officers needed.
    """

    minimum: int


@checker("measure-two-officers", CoercionCase, params=OfficerFigures)
def measure_two_officers(case: CoercionCase, req: Bound[OfficerFigures]) -> Outcome:
    """Count the different persons whose certificates were valid on the day of the act."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    acted = day(case.executed_on)
    if acted is None or case.officers is None:
        return not_shown("executed_on" if acted is None else "officers")
    count = head_count(case.officers, acted)
    if count.sure >= req.params.minimum:
        return ok()
    if count.at_most >= req.params.minimum:
        return not_shown(("officers", *count.missing))
    found, required = count.at_most, req.params.minimum
    return doubtful(case, fail("officers", key="too_few", found=found, required=required))


@checker("measure-certificate-shown", CoercionCase)
def measure_certificate_shown(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """The officers show their certificates."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    shown = (case.certificate_shown, "certificate_shown", "not_shown")
    return doubtful(case, each_true(shown))


@checker("measure-party-told", CoercionCase)
def measure_party_told(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """Reasons, basis, rights and remedies are told on the spot; a freezing is told afterwards."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    if case.kind is CoercionKind.FREEZE:
        return not_applicable()
    told = each_true(
        (case.reasons_told, "reasons_told", "reasons_not_told"),
        (case.remedies_told, "remedies_told", "remedies_not_told"),
    )
    return doubtful(case, told)


@checker("measure-statement-heard", CoercionCase)
def measure_statement_heard(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """The party may speak when the measure is taken."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    if case.kind is CoercionKind.FREEZE:
        return not_applicable()
    heard = (case.statement_heard, "statement_heard", "not_heard")
    return doubtful(case, each_true(heard))


@checker("measure-site-record", CoercionCase)
def measure_site_record(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """A record made on the spot and signed; a witness where the party did not come."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    made = (case.record_made, "record_made", "no_record")
    if case.kind is CoercionKind.FREEZE:
        return each_true(made)
    signed = (case.record_signed, "record_signed", "not_signed")
    outcome = each_true(made, signed)
    if outcome is not ok() or case.party_present or case.witness_present:
        return doubtful(case, outcome)
    if case.party_present is None:
        return not_shown("party_present")
    return doubtful(case, each_true((case.witness_present, "witness_present", "no_witness")))


@attrs.frozen(kw_only=True)
class Townships:
    """What ``compulsory-power-not-entrustable`` looks at.

    Args:
        townships: words in the names of townships and street offices.
    """

    townships: tuple[str, ...]


@checker("compulsory-power-not-entrustable", CoercionCase, params=Townships)
def compulsory_power_not_entrustable(case: CoercionCase, req: Bound[Townships]) -> Outcome:
    """A statute or regulation gives the organ the power over measures; nobody can entrust it."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    return doubtful(case, _power(case, req.params.townships))


def _power(case: CoercionCase, townships: tuple[str, ...]) -> Outcome:
    power = case.acting_body.power if case.acting_body else None
    if power is Power.ENTRUSTED:
        return fail("acting_body.power", key="entrusted")
    if power is Power.NONE:
        return fail("acting_body.power", key="no_power")
    if case.legal_basis is False:
        return fail("legal_basis", key="no_basis")
    if power is None:
        return not_shown("acting_body.power")
    if case.legal_basis is None or case.legal_basis.instrument is None:
        return not_shown("legal_basis.instrument")
    if power is Power.CONFERRED:
        return review("acting_body.power", key="conferred")
    if case.kind is CoercionKind.RESTRAIN_PERSON:
        return review("kind", key="liberty")
    return _given(case, case.legal_basis, townships)


def _given(case: CoercionCase, basis: CoercionBasis, townships: tuple[str, ...]) -> Outcome:
    """Statutes give measures to county departments; a township needs one that names townships."""
    name = case.acting_body.name if case.acting_body else None
    if name is None:
        return not_shown("acting_body.name")
    if not any(word in name for word in townships):
        return ok()
    return each_true((basis.names_township, "legal_basis.names_township", "not_named"))


@checker("non-coercive-first", CoercionCase)
def non_coercive_first(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """Whether softer means would have done is for a person; that it was weighed is on file."""
    outside = outside_measures(case)
    if outside is not None:
        return outside
    if case.softer_means_weighed is None:
        return not_shown("softer_means_weighed")
    return ok() if case.softer_means_weighed else review("softer_means_weighed", key="not_weighed")


_ON_THE_SPOT = frozenset(MEASURES - {CoercionKind.FREEZE}) | {CoercionKind.DEMOLITION}


@checker("av-record-seizure-demolition", CoercionCase)
def av_record_seizure_demolition(case: CoercionCase, _req: Bound[None]) -> Outcome:
    """What bears on liberty or on much property is filmed."""
    if case.kind is None:
        return not_shown("kind")
    if case.kind not in _ON_THE_SPOT or by_another(case):
        return not_applicable()
    if case.recordings is None:
        return not_shown("recordings")
    media = [one.medium for one in case.recordings]
    if RecordingMedium.VIDEO in media:
        return ok()
    if None in media:
        return not_shown(("recordings", media.index(None), "medium"))
    return fail("recordings", key="not_filmed")
