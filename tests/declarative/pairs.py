"""Ten requirements, each written twice: as CEL in TOML, and as a checker in Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from fazhi_core import Checker, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.engine.outcome import Reason
from fazhi_core.records.base import Record
from fazhi_core.records.disclosure_request import AnswerKind, DisclosureRequest
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_hearing import Discussion
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.enforcement_outcome import PenaltyDecision
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.mediation import MediationCase
from fazhi_core.records.village_meeting import VillageMeeting
from fazhi_core.testing.strategies import days, parts

__all__ = ["PAIRS", "Pair"]


@attrs.frozen(eq=False)
class Pair:
    """One requirement in both ways.

    Args:
        record: what it judges.
        rule: the keys ``when`` and ``require`` in TOML.
        checker: the same in Python, for the requirement with the id given.
        keys: the keys of the requirement that both share.
        version: the keys of its version that both share.
        shown: facts that generated records always say something about, so that the rule has
            something to judge.
    """

    record: type[Record]
    rule: str
    checker: Callable[[str], Checker]
    keys: Mapping[str, str] = {}
    version: str = ""
    shown: Mapping[str, st.SearchStrategy[Any]] = {}


A_DAY = st.one_of(days(), st.just(False), st.none())
A_FLAG = st.sampled_from([True, True, False, None])
FINE = st.sampled_from([None, Decimal(99999), Decimal(100000), Decimal("100000.01")])
ACTS = st.lists(
    parts(
        Act,
        on=A_DAY,
        officers=st.none() | st.lists(st.just("A-1"), max_size=3).map(tuple),
        record_signed=A_FLAG,
    ),
    max_size=3,
).map(tuple)


def condition(that: str, *, when: str = "", at: str = "", values: str = "count = '1'") -> str:
    """The TOML of one condition, with the message ``wrong``."""
    start = f"when = '{when}'\n" if when else ""
    asked = f"that = '''{that}'''\nkey = 'wrong'\nat = '{at}'\nvalues = {{{values}}}\n"
    return f"{start}[[requirement.require]]\n{asked}"


@attrs.frozen
class Least:
    minimum: int


def officers(id_: str) -> Checker:
    @checker(id_, EnforcementCase, params=Least)
    def check(act: Any, case: Any, req: Any) -> Any:
        if act.officers is None:
            return not_shown("officers")
        found = len(act.officers)
        return ok() if found >= req.params.minimum else fail("officers", key="wrong", count=found)

    return check


def follow_up(id_: str) -> Checker:
    @checker(id_, MediationCase)
    def check(case: Any, req: Any) -> Any:
        if case.ended_on is False:
            return not_applicable()
        return req.within(case.ended_on, case.followed_up_on)

    return check


def by_due(id_: str) -> Checker:
    @checker(id_, DisclosureRequest)
    def check(case: Any, req: Any) -> Any:
        if case.received_on is False or case.answered_on is False:
            return not_applicable()
        span = req.last_day(case.received_on).span
        if case.answered_on <= span.earliest:
            return ok()
        if case.answered_on <= span.latest:
            return Outcome(Kind.OPEN, Reason.CALENDAR, ("answered_on",), due=span.earliest)
        return fail("answered_on", key="wrong", count=span.latest)

    return check


def review_first(id_: str) -> Checker:
    @checker(id_, EnforcementCase)
    def check(case: Any, req: Any) -> Any:
        if case.decision is None:
            return not_shown("decision")
        if case.decision is False or case.decision.on is False:
            return not_applicable()
        if case.decision.on is None:
            return not_shown("decision.on")
        if case.review is None:
            return not_shown("review")
        if case.review is False:
            return fail("review", key="wrong", count=1)
        found = req.get(case.review, LegalReview)
        if found is None:
            return not_shown("review")
        if found.opinion_on is None:
            return not_shown("review.opinion_on")
        if found.opinion_on is not False and found.opinion_on <= case.decision.on:
            return ok()
        return fail("review", key="wrong", count=1)

    return check


def majority(id_: str) -> Checker:
    @checker(id_, VillageMeeting)
    def check(meeting: Any, req: Any) -> Any:
        if 2 * meeting.adults_present > meeting.adults:
            return ok()
        return fail(
            "adults_present", key="wrong", count=meeting.adults - 2 * meeting.adults_present
        )

    return check


def three_days_before(id_: str) -> Checker:
    @checker(id_, VillageMeeting)
    def check(meeting: Any, req: Any) -> Any:
        if meeting.special_circumstances:
            return not_applicable()
        if meeting.held_on is False:
            return not_applicable()
        if meeting.held_on is None:
            return not_shown("held_on")
        if meeting.notified_on is None:
            return not_shown("notified_on")
        if meeting.notified_on is False:
            return fail("notified_on", key="wrong", count=0)
        if meeting.notified_on + timedelta(10) <= meeting.held_on:
            return ok()
        return fail("notified_on", key="wrong", count=0)

    return check


def refusal(id_: str) -> Checker:
    @checker(id_, DisclosureRequest)
    def check(case: Any, req: Any) -> Any:
        refused = {AnswerKind.REFUSED, AnswerKind.NOT_HELD}
        if case.answer is None:
            return not_shown("answer")
        if case.answer not in refused:
            return not_applicable()
        if case.reasons_given and case.remedies_stated:
            return ok()
        for name in ("reasons_given", "remedies_stated"):
            if getattr(case, name) is False:
                return fail("answer", key="wrong", count=case.answer)
        return not_shown("reasons_given" if case.reasons_given is None else "remedies_stated")

    return check


def signed_acts(id_: str) -> Checker:
    @checker(id_, EnforcementCase)
    def check(case: Any, req: Any) -> Any:
        acts = case.acts
        if acts is None:
            return not_shown("acts")
        known = [one.record_signed for one in acts]
        if False in known:
            return fail("acts", key="wrong", count=len(acts))
        return not_shown("acts") if None in known else ok()

    return check


def large_fine(id_: str) -> Checker:
    @attrs.frozen
    class Large:
        large: int

    @checker(id_, EnforcementCase, params=Large)
    def check(case: Any, req: Any) -> Any:
        decision = case.decision
        if not decision:
            return not_shown("decision") if decision is None else not_applicable()
        if decision.fine is None:
            return not_shown("decision.fine")
        if decision.fine < req.params.large:
            return not_applicable()
        if case.discussion is None:
            return not_shown("discussion")
        return ok() if case.discussion else review("discussion", key="wrong", count=decision.fine)

    return check


def reviews_about(id_: str) -> Checker:
    @checker(id_, EnforcementCase)
    def check(case: Any, req: Any) -> Any:
        found = req.about(case, LegalReview)
        shown = [one.written for one in found]
        if True in shown:
            return ok()
        return (
            not_shown("review") if None in shown else fail("review", key="wrong", count=len(found))
        )

    return check


TERM = '[[requirement.require]]\nterm = "within"\n'
PAIRS: Mapping[str, Pair] = {
    "officers": Pair(
        EnforcementCase,
        condition(
            "size(item.officers) >= params.minimum",
            at="officers",
            values="count = 'size(item.officers)'",
        ),
        officers,
        {"each": '"acts"', "governing_date": '["acts.on"]'},
        'params.minimum = {value = 2, stricter = "more"}',
        shown={"acts": ACTS},
    ),
    "follow-up": Pair(
        MediationCase,
        TERM,
        follow_up,
        version='needs = ["ended_on"]\n'
        'deadline = {kind = "organ_deadline", working_days = 20, '
        'from = "ended_on", to = "followed_up_on"}',
        shown={"ended_on": A_DAY, "followed_up_on": A_DAY},
    ),
    "by-due": Pair(
        DisclosureRequest,
        condition(
            "record.answered_on <= due",
            when="happened(record.received_on) && happened(record.answered_on)",
            at="answered_on",
            values="count = 'due'",
        ),
        by_due,
        version='needs = ["received_on", "answered_on"]\n'
        'deadline = {kind = "organ_deadline", months = 1, '
        'from = "received_on", to = "answered_on"}',
        shown={"received_on": A_DAY, "answered_on": A_DAY},
    ),
    "review-first": Pair(
        EnforcementCase,
        condition(
            "happened(record.review) && happened(record.review.opinion_on) "
            "&& record.review.opinion_on <= record.decision.on",
            when="happened(record.decision) && happened(record.decision.on)",
            at="review",
        ),
        review_first,
        {"uses": '["legal_review"]'},
        shown={
            "decision": parts(PenaltyDecision, on=A_DAY),
            "review": st.sampled_from(["r-1", "r-2", False, None])
            | parts(LegalReview, opinion_on=A_DAY),
        },
    ),
    "majority": Pair(
        VillageMeeting,
        condition(
            "record.adults_present * 2 > record.adults",
            at="adults_present",
            values="count = 'record.adults - 2 * record.adults_present'",
        ),
        majority,
        version='needs = ["adults", "adults_present"]',
        shown=dict.fromkeys(("adults", "adults_present"), st.none() | st.integers(0, 5)),
    ),
    "ten-days": Pair(
        VillageMeeting,
        condition(
            "happened(record.notified_on) && record.notified_on + days(10) <= record.held_on",
            when="!record.special_circumstances && happened(record.held_on)",
            at="notified_on",
            values="count = '0'",
        ),
        three_days_before,
        shown={"held_on": A_DAY, "notified_on": A_DAY},
    ),
    "refusal": Pair(
        DisclosureRequest,
        condition(
            "record.reasons_given && record.remedies_stated",
            when='record.answer in ["refused", "not_held"]',
            at="answer",
            values="count = 'record.answer'",
        ),
        refusal,
        shown={
            "answer": st.sampled_from([*AnswerKind, None]),
            "reasons_given": A_FLAG,
            "remedies_stated": A_FLAG,
        },
    ),
    "signed-acts": Pair(
        EnforcementCase,
        condition(
            "record.acts.all(a, a.record_signed)", at="acts", values="count = 'size(record.acts)'"
        ),
        signed_acts,
        shown={"acts": ACTS},
    ),
    "large-fine": Pair(
        EnforcementCase,
        condition(
            "happened(record.discussion)",
            when="happened(record.decision) && record.decision.fine >= params.large",
            at="discussion",
            values="count = 'record.decision.fine'",
        ).replace("key = 'wrong'", "key = 'wrong'\nverdict = 'review'"),
        large_fine,
        version='params.large = {value = 100000, stricter = "less"}',
        shown={
            "decision": parts(PenaltyDecision, fine=FINE),
            "discussion": st.sampled_from([None, False, Discussion()]),
        },
    ),
    "about": Pair(
        EnforcementCase,
        condition(
            "about.legal_review.exists(r, r.written)",
            at="review",
            values="count = 'size(about.legal_review)'",
        ),
        reviews_about,
        {"uses": '["legal_review"]'},
    ),
}
