"""Checkers of how a hearing is held before a penalty, and of the decision after it."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import unless_penalty
from fazhi_core.national.checkers._reviews import reviews_of
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime
from fazhi_core.records.enforcement_hearing import Hearing, ReviewTrigger

__all__ = [
    "decide_on_hearing_record",
    "hearing_free",
    "hearing_host_independent",
    "hearing_notice_in_time",
    "hearing_public",
    "hearing_record_signed",
    "hearing_then_legal_review",
]


@attrs.frozen(kw_only=True)
class OnTheRecord:
    """Figures of ``decide-on-hearing-record``.

    Args:
        rests_on_record: whether the decision must rest on the record of the hearing.
    """

    rests_on_record: bool


def _hearing(case: EnforcementCase) -> tuple[Hearing, date] | Outcome:
    """The hearing and its day, once the case shows that one was held under this law."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    hearing = table(case.hearing)
    held = day(hearing.held_on) if hearing is not None else None
    return not_shown("hearing.held_on") if hearing is None or held is None else (hearing, held)


@checker("hearing-notice-7wd", EnforcementCase)
def hearing_notice_in_time(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """Time and place were told long enough before, unless the party agreed to an earlier day."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    hearing, held = found
    path, told = "hearing.notified_on", hearing.notified_on
    if told is None:
        return not_shown(path)
    if told is False:
        return fail(path, key="not_notified", held=held)
    outcome = req.announced(told, held)
    if outcome.kind is not Kind.FAIL:
        return outcome
    last = req.last_day(told).span.latest
    if hearing.earlier_day_agreed:
        return review("hearing.earlier_day_agreed", key="agreed", trace=outcome.trace)
    # Told on a day off, the term counted forward ends no later than one told the day before it.
    if last <= held:
        return review(path, key="edge", trace=outcome.trace, due_on=told)
    return outcome


@checker("hearing-public", EnforcementCase)
def hearing_public(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The hearing was public, or closed on a ground that the law names."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    hearing, _ = found
    if hearing.public is None:
        return not_shown("hearing.public")
    if hearing.public or hearing.closed_ground is not None:
        return ok()
    if hearing.closed_reason:
        return review("hearing.closed_reason", key="other_reason")
    return fail("hearing.public", key="closed")


@checker("hearing-host-independent", EnforcementCase)
def hearing_host_independent(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Whoever presided had not investigated the case."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    same = found[0].presider_is_investigator
    if same is None:
        return not_shown("hearing.presider_is_investigator")
    return fail("hearing.presider_is_investigator", key="investigator") if same else ok()


@checker("hearing-record-signed", EnforcementCase)
def hearing_record_signed(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """There is a record of the hearing, signed or with the refusal noted."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    hearing, _ = found
    if hearing.transcript is None:
        return not_shown("hearing.transcript")
    if not hearing.transcript:
        return fail("hearing.transcript", key="no_record")
    if hearing.transcript_signed is None:
        return not_shown("hearing.transcript_signed")
    return ok() if hearing.transcript_signed else fail("hearing.transcript_signed", key="unsigned")


@checker("hearing-free", EnforcementCase)
def hearing_free(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The party paid nothing for the hearing."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    fee = found[0].fee
    if fee is None:
        return not_shown("hearing.fee")
    return fail("hearing.fee", key="charged", fee=fee) if fee > 0 else ok()


@checker("decide-on-hearing-record", EnforcementCase, params=OnTheRecord)
def decide_on_hearing_record(case: EnforcementCase, req: Bound[OnTheRecord]) -> Outcome:
    """The decision came after the hearing and rests on its record."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    if (other := unless_penalty(case)) is not None:
        return other
    order = req.in_order(case)
    if order.kind is not Kind.PASS or not req.params.rests_on_record:
        return order
    decision = table(case.decision)
    rests = decision.names_hearing_record if decision is not None else None
    if rests is None:
        return not_shown("decision.names_hearing_record")
    return ok() if rests else fail("decision.names_hearing_record", key="not_on_record")


@checker("hearing-then-legal-review", EnforcementCase)
def hearing_then_legal_review(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """A case that was heard went to legality review with the record of the hearing in it."""
    found = _hearing(case)
    if isinstance(found, Outcome):
        return found
    if (other := unless_penalty(case)) is not None:
        return other
    _, held = found
    if case.review is False:
        weighed = _weighed(case, "review", key="no_review")
        # That a review was due and none was made is found before the decision, once.
        return not_applicable() if weighed.kind is Kind.FAIL else weighed
    opinions = [one.opinion_on for one in reviews_of(case, req)]
    if any(on and on >= held for on in opinions):
        return ok()
    if not opinions or None in opinions:
        return not_shown("review.opinion_on" if opinions else "review")
    return _weighed(case, "review.opinion_on", key="before_hearing")


def _weighed(case: EnforcementCase, path: str, *, key: str) -> Outcome:
    """A breach where major rights are shown to be at stake; otherwise a person must judge that."""
    triggers = case.review_triggers
    if triggers is None:
        return not_shown("review_triggers")
    if ReviewTrigger.MAJOR_RIGHTS_AFTER_HEARING in triggers:
        return fail(path, key=key)
    return review(path, key=key)
