"""Checkers of how a request is received, handled and answered, beside the term of the answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._requests import receipts, time_asking
from fazhi_core.records.base import day, table
from fazhi_core.records.disclosure_request import AnswerKind, DisclosureRequest, RequestChannel

__all__ = [
    "content",
    "extended",
    "fee_scale",
    "ground_of_refusal",
    "no_fee",
    "oral_request",
    "partial",
    "receipt_day",
    "reconsideration_first_told",
    "registered",
    "remedies_told",
    "supplement_asked",
    "third_party_heard",
]


@checker("request-received-date", DisclosureRequest)
def receipt_day(request: DisclosureRequest, _req: Bound[None]) -> Outcome:
    """The register shows the day that the law calls receipt for the channel."""
    channel, received = request.received_by, day(request.received_on)
    if channel is None or received is None:
        return not_shown("received_by" if channel is None else "received_on")
    if channel is RequestChannel.IN_PERSON:
        if request.sent_on is None:
            return not_shown("sent_on")
        sent = day(request.sent_on)
        if sent is None or received <= sent:
            return ok()
        return review("received_on", key="handed_in", handed_in=sent, received=received)
    if channel is RequestChannel.POST and request.ordinary_mail:
        confirmed = day(request.confirmed_on)
        if confirmed is not None and confirmed > received:
            return fail("confirmed_on", key="confirmed_late", received=received, on=confirmed)
    return ok()


@attrs.frozen(kw_only=True)
class Supplement:
    """Figures of ``request-7-days-correction``.

    Args:
        times: how often an applicant may be asked to supplement.
    """

    times: int


@checker("request-7-days-correction", DisclosureRequest, params=Supplement)
def supplement_asked(request: DisclosureRequest, req: Bound[Supplement]) -> Outcome:
    """An unclear request is sent back once, within the term from its receipt."""
    asked = day(request.supplement_asked_on)
    if asked is None and day(request.answered_on) is not None:
        return not_applicable()
    if request.content_clear is None:
        return not_shown("content_clear")
    if request.content_clear:
        return not_applicable() if asked is None else review("content_clear", key="clear")
    times = request.supplement_asked_times
    if times is not None and times > req.params.times:
        return fail("supplement_asked_times", key="again", times=times)
    outcomes = [
        req.within(start, request.supplement_asked_on)
        for start in receipts(request, confirmation_counts=True)
    ]
    if len({outcome.kind for outcome in outcomes}) > 1:
        return not_shown("received_by")
    if outcomes[-1].kind is Kind.PASS and times is None:
        return not_shown("supplement_asked_times")
    return outcomes[-1]


@attrs.frozen(kw_only=True)
class Longer:
    """Figures of ``request-extension-20-days``.

    Args:
        days: working days that an extension may add.
        confirmation_counts: whether confirmation counts as receipt.
        other_organ_excluded: whether asking another organ stops the term.
        opinion_days: working days for an opinion.
    """

    days: int
    confirmation_counts: bool
    other_organ_excluded: bool
    opinion_days: int


@checker("request-extension-20-days", DisclosureRequest, params=Longer)
def extended(request: DisclosureRequest, req: Bound[Longer]) -> Outcome:
    """An extension was approved, told in time, and no longer than the law allows."""
    extension = table(request.extended)
    if extension is None or extension.on is False:
        return not_applicable()
    if extension.days is not None and extension.days > req.params.days:
        most = req.params.days
        return fail("extended.days", key="too_long", days=extension.days, most=most)
    for name, value, key in (
        ("approved_by", extension.approved_by, "not_approved"),
        ("notified", extension.notified, "not_told"),
    ):
        if value is False:
            return fail(f"extended.{name}", key=key)
    in_time = _extended_in_time(request, extension.notified_on or extension.on, req)
    if in_time.kind is not Kind.PASS:
        return in_time
    gaps = ("approved_by", "notified", "on")
    unknown = next((name for name in gaps if getattr(extension, name) is None), None)
    return ok() if unknown is None else not_shown(f"extended.{unknown}")


def _extended_in_time(request: DisclosureRequest, told: date | None, req: Bound[Longer]) -> Outcome:
    """Whether the extension came before the first term was over, however that is counted."""
    if told is None:
        return not_shown("extended.on")
    figures = req.params
    starts = receipts(request, confirmation_counts=figures.confirmation_counts)
    spans, unknown = time_asking(
        request,
        req,
        opinion_days=figures.opinion_days,
        other_organ=figures.other_organ_excluded,
    )
    supplemented = day(request.supplemented_on)
    start = max(starts) if supplemented is None else max(*starts, supplemented)
    outcome = req.within(start, told, excluded=spans)
    if outcome.kind is Kind.FAIL and (unknown or len(starts) > 1):
        return not_shown(unknown or "received_by")
    return outcome


@checker("request-third-party-15-days", DisclosureRequest)
def third_party_heard(request: DisclosureRequest, req: Bound[None]) -> Outcome:
    """A third party that is asked has its days before the organ decides without it."""
    asked = table(request.third_party)
    if asked is None or asked.asked_on is False:
        return not_applicable()
    if asked.written is False:
        return fail("third_party.written", key="not_written")
    if asked.replied_on is None:
        return not_shown("third_party.replied_on")
    if asked.replied_on is False:
        received = day(asked.received_on)
        if received is None:
            return not_shown("third_party.received_on")
        outcome = req.waited(received, request.answered_on)
    else:
        outcome = _objection_kept(request, agreed=asked.agreed)
    if outcome.kind is Kind.PASS and asked.written is None:
        return not_shown("third_party.written")
    return outcome


def _objection_kept(request: DisclosureRequest, *, agreed: bool | None) -> Outcome:
    if agreed is None:
        return not_shown("third_party.agreed")
    if agreed:
        return ok()
    if request.answer is None:
        return not_shown("answer")
    return review("answer", key="objected") if request.answer is AnswerKind.DISCLOSED else ok()


@attrs.frozen(kw_only=True)
class Content:
    """Figures of ``request-reply-content``.

    Args:
        with_reasons: the answers that must give reasons.
        with_ground: the answers that rest on a ground for not disclosing.
    """

    with_reasons: tuple[str, ...]
    with_ground: tuple[str, ...]


@checker("request-reply-content", DisclosureRequest, params=Content)
def content(request: DisclosureRequest, req: Bound[Content]) -> Outcome:
    """A refusal names its ground and its reasons, and what is not there was looked for."""
    answer = _answer(request)
    if isinstance(answer, Outcome):
        return answer
    if answer is AnswerKind.NOT_HELD:
        if request.search_done is None:
            return not_shown("search_done")
        return ok() if request.search_done else review("search_done", key="no_search")
    if answer not in req.params.with_reasons:
        return ok()
    if request.reasons_given is False:
        return fail("reasons_given", key="no_reasons")
    if request.reasons_given is None:
        return not_shown("reasons_given")
    if answer in req.params.with_ground and not request.refusal_ground:
        return not_shown("refusal_ground")
    return ok()


def _answer(request: DisclosureRequest) -> AnswerKind | Outcome:
    """How the request was answered, or why that cannot be judged."""
    if request.answered_on is False:
        return not_applicable()
    if request.answered_on is None:
        return not_shown("answered_on")
    return not_shown("answer") if request.answer is None else request.answer


@attrs.frozen(kw_only=True)
class Adverse:
    """Figures of ``request-remedies-told``.

    Args:
        answers: the answers that may be to the applicant's disadvantage.
    """

    answers: tuple[str, ...]


@checker("request-remedies-told", DisclosureRequest, params=Adverse)
def remedies_told(request: DisclosureRequest, req: Bound[Adverse]) -> Outcome:
    """An answer to the applicant's disadvantage tells where to turn."""
    answer = _answer(request)
    if isinstance(answer, Outcome):
        return answer
    if answer not in req.params.answers:
        return not_applicable()
    if request.remedies_stated is None:
        return not_shown("remedies_stated")
    return ok() if request.remedies_stated else fail("remedies_stated", key="not_told")


@checker("request-reconsideration-first-told", DisclosureRequest)
def reconsideration_first_told(request: DisclosureRequest, req: Bound[None]) -> Outcome:
    """A refusal tells that reconsideration comes before a suit."""
    answer = _answer(request)
    if isinstance(answer, Outcome):
        return answer
    answered = day(request.answered_on)
    if answer is not AnswerKind.REFUSED or (answered and answered < req.version.start):
        return not_applicable()
    path = "reconsideration_first_stated"
    if request.reconsideration_first_stated is None:
        return not_shown(path)
    return ok() if request.reconsideration_first_stated else fail(path, key="not_told")


@attrs.frozen(kw_only=True)
class Grounds:
    """Figures of ``request-refusal-ground``.

    Args:
        grounds: the grounds on which a request may be refused.
    """

    grounds: tuple[str, ...]


@checker("request-refusal-ground", DisclosureRequest, params=Grounds)
def ground_of_refusal(request: DisclosureRequest, req: Bound[Grounds]) -> Outcome:
    """What is refused, in whole or in part, is refused on a ground of the regulation."""
    answer = _answer(request)
    if isinstance(answer, Outcome):
        return answer
    if answer not in {AnswerKind.REFUSED, AnswerKind.PARTLY}:
        return not_applicable()
    ground = request.withheld_ground
    if ground is None:
        return not_shown("withheld_ground")
    return ok() if ground in req.params.grounds else fail("withheld_ground", key="no_ground")


@checker("request-partial-disclosure", DisclosureRequest)
def partial(request: DisclosureRequest, _req: Bound[None]) -> Outcome:
    """Before a request is refused as a whole, it is seen whether a part can be given."""
    answer = _answer(request)
    if isinstance(answer, Outcome):
        return answer
    if answer is not AnswerKind.REFUSED:
        return not_applicable()
    if request.partial_considered is None:
        return not_shown("partial_considered")
    return ok() if request.partial_considered else fail("partial_considered", key="not_weighed")


@checker("request-oral-allowed", DisclosureRequest)
def oral_request(request: DisclosureRequest, _req: Bound[None]) -> Outcome:
    """Whoever cannot write asks by word of mouth, and the office fills in the form."""
    if not request.oral:
        return not_shown("oral") if request.oral is None else not_applicable()
    path = "form_filled_by_office"
    if request.form_filled_by_office is None:
        return not_shown(path)
    return ok() if request.form_filled_by_office else fail(path, key="not_filled")


@attrs.frozen(kw_only=True)
class Fee:
    """Figures of ``request-no-fee``.

    Args:
        costs_allowed: whether the costs of searching, copying and posting may be charged.
    """

    costs_allowed: bool


@checker("request-no-fee", DisclosureRequest, params=Fee)
def no_fee(request: DisclosureRequest, req: Bound[Fee]) -> Outcome:
    """An answer costs nothing, unless requests are clearly excessive."""
    fee = request.fee
    if fee is None:
        return not_shown("fee")
    if fee <= 0:
        return ok()
    if req.params.costs_allowed:
        return review("fee", key="costs", fee=fee)
    return not_applicable() if request.excessive else fail("fee", key="charged", fee=fee)


@attrs.frozen(kw_only=True)
class Scale:
    """Figures of ``request-fee-per-item``, by items of one applicant in a calendar month.

    Args:
        free: items that cost nothing.
        plain_up_to: the last item at the plain rate.
        rate: yuan for an item at the plain rate.
        step: items after which the rate rises once more by the plain rate.
    """

    free: int
    plain_up_to: int
    rate: int
    step: int

    def most(self, items: int) -> Decimal:
        """The most that *items* may cost, in yuan."""
        plain = max(0, min(items, self.plain_up_to) - self.free)
        total, left, rate = plain * self.rate, items - self.plain_up_to, self.rate
        while left > 0:
            rate += self.rate
            total += min(left, self.step) * rate
            left -= self.step
        return Decimal(total)


@checker("request-fee-per-item", DisclosureRequest, params=Scale)
def fee_scale(request: DisclosureRequest, req: Bound[Scale]) -> Outcome:
    """A fee by item stays inside the scale."""
    fee, items = request.fee, request.fee_items
    if request.fee_by_item is False or (fee is not None and fee <= 0):
        return not_applicable()
    if fee is None or request.fee_by_item is None:
        return not_shown("fee" if fee is None else "fee_by_item")
    if items is None:
        return not_shown("fee_items")
    most = req.params.most(items)
    return ok() if fee <= most else fail("fee", key="too_much", fee=fee, items=items, most=most)


@checker("request-register", DisclosureRequest)
def registered(request: DisclosureRequest, _req: Bound[None]) -> Outcome:
    """A request is registered, and filed once it is answered."""
    if request.registered is False:
        return fail("registered", key="not_registered")
    if request.registered is None or request.answered_on is None:
        return not_shown("registered" if request.registered is None else "answered_on")
    if request.answered_on is False:
        return ok()
    if request.archived_on is None:
        return not_shown("archived_on")
    return ok() if request.archived_on else fail("archived_on", key="not_archived")
