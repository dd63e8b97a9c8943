"""Checkers of the penalty decision: the review before it, and how long it may take."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.national.checkers._reviews import reviews_of
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_hearing import Extension
from fazhi_core.records.legality import LegalReview, ReviewOutcome
from fazhi_core.records.transfer import CaseTransfer

__all__ = ["decide_within_90_days", "review_before_decision"]

_BEST_FIRST = (Kind.PASS, Kind.OPEN, Kind.REVIEW, Kind.FAIL)
_NOT_PASSED = {ReviewOutcome.REJECTED, ReviewOutcome.RETURNED}


@attrs.frozen(kw_only=True)
class ReviewFigures:
    """What ``review-before-decision`` asks in one edition.

    Args:
        every_case: whether every ordinary case needs a review.
        triggers: the reasons that make a review necessary where not every case needs one.
    """

    every_case: bool
    triggers: tuple[str, ...]


@checker("review-before-decision", EnforcementCase, params=ReviewFigures)
def review_before_decision(case: EnforcementCase, req: Bound[ReviewFigures]) -> Outcome:
    """A review that passed, dated no later than the decision, where the law asks for one."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    wanted = _asked_for(case, req.params)
    if wanted is None:
        return not_shown("review_triggers")
    imposed = imposes_penalty(decision)
    if not wanted or imposed is False:
        return not_applicable()
    if imposed is None:
        return not_shown("decision.kinds")
    if case.review is False:
        return fail("review", key="none")
    outcomes = [_passed(one, decided) for one in reviews_of(case, req)]
    return min(outcomes, key=lambda one: _BEST_FIRST.index(one.kind), default=not_shown("review"))


def _asked_for(case: EnforcementCase, figures: ReviewFigures) -> bool | None:
    if case.procedure is Procedure.SUMMARY:
        return False
    if figures.every_case:
        return True
    given: set[str] = {*(case.review_triggers or ())}
    if case.public_interest:
        given.add("public_interest")
    if given & {*figures.triggers}:
        return True
    return None if case.review_triggers is None else False


def _passed(given: LegalReview, decided: date) -> Outcome:
    if given.reviewer is False or given.opinion_on is False:
        return fail("review", key="none")
    if given.outcome in _NOT_PASSED:
        return fail("review.outcome", key="not_passed", conclusion=given.outcome)
    if given.opinion_on is None:
        return not_shown("review.opinion_on")
    if given.opinion_on > decided:
        on = given.opinion_on
        return fail("review.opinion_on", key="after_decision", reviewed=on, decided=decided)
    if given.outcome is ReviewOutcome.PASSED_WITH_CHANGES:
        return _resubmitted(given, decided)
    return ok() if given.outcome else not_shown("review.outcome")


def _resubmitted(given: LegalReview, decided: date) -> Outcome:
    path = "review.resubmitted_on"
    again = given.resubmitted_on
    if again is None:
        return not_shown(path)
    if again is False:
        return review(path, key="not_resubmitted")
    if again > decided:
        return fail(path, key="resubmitted_late", resubmitted=again, decided=decided)
    return ok()


@attrs.frozen
class Longer:
    """The extensions and excluded days of a case that count.

    Args:
        excluded: first and last days that do not count.
        until: the last days of extensions that name a day.
        days: how many days the other extensions add.
    """

    excluded: tuple[tuple[date, date], ...] = ()
    until: tuple[date, ...] = ()
    days: int = 0


@checker("decide-within-90-days", EnforcementCase)
def decide_within_90_days(case: EnforcementCase, req: Bound[None]) -> Outcome:
    """From filing to decision; a closing or a transfer ends a case that has no decision."""
    if case.procedure is Procedure.SUMMARY or case.filed_on is False:
        return not_applicable()
    if case.filed_on is None:
        return not_shown("filed_on")
    filed = case.filed_on
    decision = table(case.decision)
    decided = decision.on if decision else case.decision
    if decided is False:
        return _without_decision(case, filed, req)
    if isinstance(decided, date):
        return _judged(case, filed, decided, "decision.on", req)
    return _settle(filed, None, "decision.on", _shown(case, proved=False), req)


def _without_decision(case: EnforcementCase, filed: date, req: Bound[None]) -> Outcome:
    transfer = req.get(case.transfer, CaseTransfer)
    sent = transfer.sent_on if transfer else None
    ends = [one for one in (day(case.closed_on), day(sent)) if one]
    if ends and req.within(filed, min(ends)).kind is Kind.PASS:
        return ok()
    if case.transfer is not None and sent is None:
        return not_shown("transfer")
    if ends:
        return _judged(case, filed, min(ends), "closed_on", req)
    outcome = _settle(filed, case.closed_on, "closed_on", _shown(case, proved=False), req)
    return not_shown("transfer") if outcome.kind is Kind.FAIL else outcome


def _judged(case: EnforcementCase, filed: date, end: date, path: str, req: Bound[None]) -> Outcome:
    """Late only where no extension and no excluded days, each with its basis, cover *end*."""
    plain = req.within(filed, end, path=path)
    if plain.kind is not Kind.FAIL:
        return plain
    gap = _unmeasured(case)
    if gap:
        return not_shown(gap)
    widest = _settle(filed, end, path, _shown(case, proved=False), req)
    if widest.kind is Kind.FAIL:
        return _late(case, widest)
    proved = _settle(filed, end, path, _shown(case, proved=True), req)
    if proved.kind is not Kind.FAIL:
        return _in_time(case, filed, proved, req)
    return not_shown(_unproved(case) or path)


def _late(case: EnforcementCase, outcome: Outcome) -> Outcome:
    if not table(case.redo_of):
        return outcome
    return review(
        outcome.path, key="redo", trace=outcome.trace, due=outcome.due, due_on=outcome.due
    )


def _in_time(case: EnforcementCase, filed: date, outcome: Outcome, req: Bound[None]) -> Outcome:
    """*outcome*, unless an extension it needs was approved when time was already up."""
    excluded = _shown(case, proved=True).excluded
    last = req.last_day(filed, excluded=excluded).span.latest
    for position, one in enumerate(case.extensions or ()):
        approved = day(one.approved_on)
        if approved and approved > last:
            return review(
                ("extensions", position, "approved_on"), key="late_extension", due_on=last
            )
    return outcome


def _settle(filed: date, end: Day, path: str, more: Longer, req: Bound[None]) -> Outcome:
    until = max(more.until, default=None)
    return req.within(filed, end, excluded=more.excluded, longer=more.days, until=until, path=path)


def _shown(case: EnforcementCase, *, proved: bool) -> Longer:
    """What counts towards a longer time; with *proved* only what names its basis."""
    spans = tuple(
        (one.start, one.end)
        for one in case.excluded_days or ()
        if one.start and one.end and (one.basis or not proved)
    )
    granted = [
        one
        for one in case.extensions or ()
        if one.approved_on is not False and (not proved or (one.basis and one.approved_on))
    ]
    until = tuple(one.until for one in granted if one.until)
    return Longer(spans, until, sum(one.days or 0 for one in granted if not one.until))


def _unmeasured(case: EnforcementCase) -> tuple[str | int, ...] | None:
    """The first fact without which a longer time cannot be measured."""
    for position, span in enumerate(case.excluded_days or ()):
        if span.start is None or span.end is None:
            return ("excluded_days", position, "start" if span.start is None else "end")
    for position, one in enumerate(case.extensions or ()):
        if one.until is None and one.days is None:
            return ("extensions", position, "until")
    return None


def _unproved(case: EnforcementCase) -> tuple[str | int, ...] | None:
    """The first fact that would show a longer time to rest on law."""
    for position, span in enumerate(case.excluded_days or ()):
        if not span.basis:
            return ("excluded_days", position, "basis")
    for position, one in enumerate(case.extensions or ()):
        gap = _gap(one)
        if gap:
            return ("extensions", position, gap)
    return None


def _gap(extension: Extension) -> str:
    if not extension.basis:
        return "basis"
    return "approved_on" if extension.approved_on is None else ""
