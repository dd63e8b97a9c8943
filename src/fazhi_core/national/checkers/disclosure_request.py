"""Checkers of requests for information: when they must be answered."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, not_applicable, not_shown, review
from fazhi_core.national.checkers._requests import receipts, time_asking
from fazhi_core.records.base import No, day, table
from fazhi_core.records.disclosure_request import DisclosureRequest

__all__ = ["answer_sent", "answered"]


@attrs.frozen(kw_only=True)
class AnswerTerm:
    """Figures of the term for an answer.

    Args:
        confirmation_counts: whether a request by net or ordinary mail counts as received on the
            day on which receipt was confirmed.
        supplement_restarts: whether the text says that the term runs anew from the supplement.
        other_organ_excluded: whether asking another organ stops the term too.
        opinion_days: working days that the body asked has for its opinion, from receipt.
        extension_days: working days that an extension may add at most.
    """

    confirmation_counts: bool
    supplement_restarts: bool
    other_organ_excluded: bool
    opinion_days: int
    extension_days: int


Term = Bound[AnswerTerm]


@checker("request-answer-20-days", DisclosureRequest, params=AnswerTerm)
def answered(request: DisclosureRequest, req: Term) -> Outcome:
    """Whether the answer was made in time, however the request came in."""
    outcome = _in_time(request, req, request.answered_on, "answered_on")
    sent = request.answered_on is None and day(request.answer_sent_on) is not None
    return not_shown("answered_on") if sent and outcome.kind is Kind.OPEN else outcome


@checker("request-answer-sent-in-time", DisclosureRequest, params=AnswerTerm)
def answer_sent(request: DisclosureRequest, req: Term) -> Outcome:
    """Whether an answer made in time was also sent in time."""
    made = _in_time(request, req, request.answered_on, "answered_on")
    if made.kind is Kind.OPEN:
        return made
    if made.kind is not Kind.PASS:
        return not_applicable()
    if request.answer_sent_on is None:
        return not_shown("answer_sent_on")
    return _in_time(request, req, request.answer_sent_on, "answer_sent_on")


def _in_time(request: DisclosureRequest, req: Term, end: date | No | None, path: str) -> Outcome:
    outcomes = [_from(start, request, req, end, path) for start in _days(request, req)]
    if len({outcome.kind for outcome in outcomes}) > 1:
        return not_shown("received_by")
    return outcomes[-1]


def _days(request: DisclosureRequest, req: Term) -> tuple[date, ...]:
    return receipts(request, confirmation_counts=req.params.confirmation_counts)


def _from(
    start: date, request: DisclosureRequest, req: Term, end: date | No | None, path: str
) -> Outcome:
    asked, supplement = day(request.supplement_asked_on), day(request.supplemented_on)
    first = _judged(start, request, req, end, path)
    if asked is not None and asked > req.last_day(start).span.latest:
        return first
    if supplement is not None:
        later = _judged(max(start, supplement), request, req, end, path)
        if req.params.supplement_restarts or first.kind is later.kind:
            return later
        return first if first.kind is not Kind.FAIL else review(path, key="supplement")
    if asked is None or not req.params.supplement_restarts or first.kind is Kind.PASS:
        return first
    # Whoever is asked and does not supplement has given the request up, if that is shown.
    unsaid = request.supplemented_on is None
    return not_shown("supplemented_on") if unsaid else not_applicable()


def _judged(
    start: date, request: DisclosureRequest, req: Term, end: date | No | None, path: str
) -> Outcome:
    figures = req.params
    spans, unknown = time_asking(
        request,
        req,
        opinion_days=figures.opinion_days,
        other_organ=figures.other_organ_excluded,
    )
    outcome = _extended(start, request, req, end, path, spans)
    if outcome.kind is not Kind.FAIL:
        return outcome
    if unknown:
        return not_shown(unknown)
    return review(path, key="excessive") if request.excessive else outcome


def _extended(
    start: date,
    request: DisclosureRequest,
    req: Term,
    end: date | No | None,
    path: str,
    spans: list[tuple[date, date]],
) -> Outcome:
    plain = req.within(start, end, excluded=spans, path=path)
    extension = table(request.extended)
    if extension is None or extension.on is False or plain.kind is Kind.PASS:
        return plain
    days = req.params.extension_days
    longer = req.within(start, end, excluded=spans, longer=days, path=path)
    if longer.kind is Kind.FAIL:
        return longer
    late = req.last_day(start, excluded=spans).span.latest
    if extension.notified is False or (extension.on is not None and extension.on > late):
        return plain
    if plain.kind is Kind.OPEN:
        return longer
    if extension.on is None:
        return not_shown("extended.on")
    return longer if extension.notified else not_shown("extended.notified")
