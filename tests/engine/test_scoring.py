"""A sheet filled in: what costs points, what is left to a person, what must always hold."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core._texts import Text
from fazhi_core.engine.answers import Answer, Fitted, Reply, ReplyKind, Verdict, fit
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.engine.scoring import CaseScore, ItemScore, State, Why, score_case
from fazhi_core.law.instrument import Severity
from fazhi_core.law.sheet import Item, ReviewSheet
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.paper_file import PaperDocument, PaperPage
from tests.engine.sheets import CASE, GRADES, block, finding, item, sheet

QUESTION = Text("是否？", "Is it?")
NOTHING: Fitted = {}


def scored(
    marks: ReviewSheet,
    findings: Iterable[Finding] = (),
    answers: Fitted = NOTHING,
    record: EnforcementCase | None = None,
) -> CaseScore:
    case = record or EnforcementCase(id=CASE.id, agency=CASE.agency)
    return score_case(case, CASE, marks, findings, answers)


def one(asked: Item, *findings: Finding, **keys: Any) -> ItemScore:
    (result,) = scored(sheet(block("a", asked)), findings, **keys).items
    return result


def answered(item_id: str, verdict: Verdict, **keys: Any) -> Fitted:
    return {(CASE, item_id): Answer(CASE.id, item_id, verdict, **keys)}


def test_a_failure_of_any_requirement_costs_the_item_once() -> None:
    asked = item("1", "5", "a", "b")
    passed = finding("a", Kind.PASS)
    assert one(asked, passed, finding("b", Kind.PASS)).state is State.KEPT
    lost = one(asked, passed, finding("b"))
    assert (lost.state, lost.lost, lost.kept) == (State.LOST, 5, 0)
    assert one(asked, finding("a"), finding("b")).lost == 5


def test_each_failure_costs_up_to_the_points_of_the_item() -> None:
    asked = item("1", "5", "a", deduct=Decimal(2), each=True)
    assert one(asked, finding("a")).lost == 2
    assert one(asked, finding("a"), finding("a", number=1)).lost == 4
    assert one(asked, *(finding("a", number=number) for number in range(9))).lost == 5


def test_a_failure_counts_once_however_often_it_is_told() -> None:
    asked = item("1", "5", "a", deduct=Decimal(2), each=True)
    assert one(asked, finding("a"), finding("a")).lost == 2


@pytest.mark.parametrize(
    ("kind", "reason", "why"),
    [
        (Kind.OPEN, Reason.MISSING, Why.NOT_SEEN),
        (Kind.OPEN, Reason.OVERDUE, Why.NOT_SEEN),
        (Kind.OPEN, Reason.CALENDAR, Why.UNCERTAIN),
        (Kind.OPEN, Reason.LOCAL_VALUE, Why.UNCERTAIN),
        (Kind.REVIEW, None, Why.REVIEW),
        (Kind.ERROR, None, Why.ERROR),
    ],
)
def test_what_cannot_be_said_is_left_to_a_person(
    kind: Kind, reason: Reason | None, why: Why
) -> None:
    left = one(item("1", "5", "a"), finding("a", kind, reason))
    assert (left.state, left.why, left.lost) == (State.PERSON, why, 0)


def test_strict_evidence_makes_a_failure_of_what_is_not_shown() -> None:
    assert one(item("1", "5", "a"), finding("a", Kind.FAIL, Reason.MISSING)).lost == 5


def test_what_was_not_checked_is_left_to_a_person() -> None:
    left = one(item("1", "5", "a", "b"), finding("a", Kind.PASS))
    assert (left.state, left.why) == (State.PERSON, Why.NOT_CHECKED)


def test_a_question_stays_open_though_the_checks_pass() -> None:
    asked = item("1", "5", "a", person=QUESTION)
    left = one(asked, finding("a", Kind.PASS))
    assert (left.state, left.why) == (State.PERSON, Why.QUESTION)
    assert one(asked, finding("a")).state is State.LOST
    assert one(item("1", "5", person=QUESTION)).why is Why.QUESTION


def test_what_does_not_apply_keeps_its_points_and_says_so() -> None:
    result = one(item("1", "5", "a"), finding("a", Kind.NOT_APPLICABLE))
    assert (result.state, result.kept) == (State.NOT_APPLICABLE, 5)
    mixed = one(
        item("1", "5", "a", "b"), finding("a", Kind.NOT_APPLICABLE), finding("b", Kind.PASS)
    )
    assert mixed.state is State.KEPT


def test_time_that_is_still_running_costs_nothing_and_is_not_final() -> None:
    result = scored(
        sheet(block("a", item("1", "5", "a"))), [finding("a", Kind.OPEN, Reason.PENDING)]
    )
    assert result.items[0].state is State.PENDING
    assert (result.points, result.final, result.grade) == (5, False, None)


def test_a_waived_failure_costs_nothing_and_is_shown() -> None:
    result = one(item("1", "5", "a"), finding("a", waiver="w-1"))
    assert (result.state, result.lost) == (State.KEPT, 0)
    assert [shown.waiver for shown in result.waived] == ["w-1"]


def test_only_the_named_fault_costs_an_item_its_points() -> None:
    asked = item("1", "3", "a:no_date")
    assert one(asked, finding("a", key="no_date")).lost == 3
    other = one(asked, finding("a", key="no_seal"))
    assert (other.state, other.why) == (State.PERSON, Why.ELSEWHERE)


def test_only_a_fault_at_the_named_place_costs_an_item_its_points() -> None:
    asked = item("1", "3", "a@acts")
    assert one(asked, finding("a")).lost == 3
    elsewhere = one(item("1", "3", "a@acts.place"), finding("a"))
    assert (elsewhere.state, elsewhere.why) == (State.PERSON, Why.ELSEWHERE)


def test_a_veto_makes_the_file_unqualified_whatever_the_total() -> None:
    marks = sheet(block("a", item("V", "0", "a", veto=True), item("1", "100", "b")))
    result = scored(marks, [finding("a"), finding("b", Kind.PASS)])
    assert (result.points, result.total, result.grade) == (100, 100, GRADES[-1])
    zero = scored(sheet(*marks.blocks, veto_to_zero=True), [finding("a"), finding("b", Kind.PASS)])
    assert (zero.points, zero.total) == (100, 0)
    assert scored(marks, [finding("a", Kind.PASS), finding("b", Kind.PASS)]).grade == GRADES[0]


def test_what_is_no_violation_does_not_veto_by_itself() -> None:
    asked = item("V", "0", "a", veto=True)
    light = one(asked, finding("a", severity=Severity.WARNING))
    assert (light.state, light.why) == (State.PERSON, Why.LIGHTER)
    assert one(item("1", "5", "a"), finding("a", severity=Severity.ADVICE)).lost == 5


def test_a_block_costs_no_more_than_its_own_points() -> None:
    service = block("s", item("1", "3", "a"), item("2", "3", "b"), points="3")
    result = scored(sheet(service, block("r", item("3", "7", "c"))), map(finding, "abc"))
    assert (result.lost_in(service), result.points) == (3, 0)


def test_deductions_never_go_below_nought() -> None:
    marks = sheet(
        block("a", item("1", "70", "a"), item("2", "70", "b")), maximum="100", method="deduct"
    )
    assert scored(marks, [finding("a"), finding("b", Kind.PASS)]).points == 30
    assert scored(marks, [finding("a"), finding("b")]).points == 0


def test_rescaling_lets_what_does_not_apply_drop_out() -> None:
    blocks = block("a", item("1", "30", "a"), item("2", "10", "b"), item("3", "60", "c"))
    outcomes = [finding("a", Kind.PASS), finding("b"), finding("c", Kind.NOT_APPLICABLE)]
    assert scored(sheet(blocks), outcomes).points == 90
    assert scored(sheet(blocks, rescale=True), outcomes).points == 75
    none = [finding(name, Kind.NOT_APPLICABLE) for name in "abc"]
    assert scored(sheet(blocks, rescale=True), none).points == 100


def test_a_reviewer_decides_over_the_checks() -> None:
    asked = item("1", "5", "a", deduct=Decimal(2), each=True)
    left = finding("a", Kind.OPEN, Reason.MISSING)
    lost = one(asked, left, answers=answered("1", Verdict.LOST, page=7))
    assert (lost.state, lost.lost, lost.pages) == (State.LOST, 2, (7,))
    some = one(asked, left, answers=answered("1", Verdict.LOST, points=Decimal(1)))
    assert some.lost == 1
    kept = one(asked, finding("a"), answers=answered("1", Verdict.KEPT))
    assert (kept.state, kept.lost, kept.checked, kept.checked_lost) == (
        State.KEPT,
        0,
        State.LOST,
        2,
    )


def test_only_overruling_the_checks_needs_a_reason() -> None:
    asked = item("1", "5", "a")
    assert one(asked, finding("a"), answers=answered("1", Verdict.KEPT)).needs_reason
    assert not one(
        asked, finding("a"), answers=answered("1", Verdict.KEPT, reason="x")
    ).needs_reason
    assert not one(asked, finding("a"), answers=answered("1", Verdict.LOST)).needs_reason
    open_ = finding("a", Kind.REVIEW)
    assert not one(asked, open_, answers=answered("1", Verdict.KEPT)).needs_reason


def test_pages_come_from_the_record_unless_the_reviewer_names_one() -> None:
    pages = (
        PaperPage(document=PaperDocument.NOTICE, page=9),
        PaperPage(document=PaperDocument.DECISION, page=21),
        PaperPage(document=PaperDocument.NOTICE, page=4),
        PaperPage(document=PaperDocument.NOTICE),
    )
    record = EnforcementCase(id=CASE.id, agency=CASE.agency, pages=pages)
    asked = item("V", "0", "a", veto=True, documents=(PaperDocument.NOTICE,))
    assert one(asked, finding("a"), record=record).pages == (4, 9)
    assert one(asked, finding("a")).pages == ()
    named = answered("V", Verdict.LOST, page=5)
    assert one(asked, finding("a"), record=record, answers=named).pages == (5,)


def test_failures_the_sheet_does_not_ask_about_are_told() -> None:
    result = scored(
        sheet(block("a", item("1", "5", "a"))), [finding("z"), finding("y", waiver="w")]
    )
    assert [found.requirement for found in result.beyond] == ["z"]


# What must always hold.

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMES = "abcdef"
points = st.decimals(0, 20, places=2)
outcomes = st.lists(
    st.builds(
        finding,
        st.sampled_from(NAMES),
        st.sampled_from(Kind),
        st.none() | st.sampled_from(Reason),
        number=st.integers(0, 3),
        severity=st.sampled_from(Severity),
        waiver=st.none() | st.just("w"),
    ),
    max_size=12,
)


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    worth = draw(points)
    return item(
        name,
        str(worth),
        *draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3)),
        deduct=min(worth, draw(points)),
        each=draw(st.booleans()),
        veto=draw(st.booleans()),
        person=draw(st.none() | st.just(QUESTION)),
    )


@st.composite
def sheets(draw: st.DrawFn) -> ReviewSheet:
    blocks = []
    for number in range(draw(st.integers(1, 3))):
        inside = [
            draw(items(f"{number}.{position}")) for position in range(draw(st.integers(1, 3)))
        ]
        most = sum((one.points for one in inside), Decimal())
        blocks.append(block(str(number), *inside, points=str(min(most, draw(points)))))
    if draw(st.booleans()):
        return sheet(*blocks, maximum="100", method="deduct", veto_to_zero=draw(st.booleans()))
    return sheet(*blocks, rescale=draw(st.booleans()), veto_to_zero=draw(st.booleans()))


@st.composite
def reviews(draw: st.DrawFn, marks: ReviewSheet) -> Fitted:
    found = {}
    for asked in marks.items:
        if draw(st.booleans()):
            verdict = draw(st.none() | st.sampled_from(Verdict))
            lost = verdict is Verdict.LOST and draw(st.booleans())
            taken = min(asked.points, draw(points)) if lost else None
            found[CASE, asked.id] = Answer(CASE.id, asked.id, verdict, taken)
    return found


@patient
@given(data=st.data())
def test_points_stay_within_bounds_and_add_up(data: st.DataObject) -> None:
    marks = data.draw(sheets())
    result = scored(marks, data.draw(outcomes), data.draw(reviews(marks)))
    for each in result.items:
        assert 0 <= each.lost <= each.item.points
        assert each.kept + each.lost == each.item.points
        assert each.lost == 0 or each.state is State.LOST
    for each_block in marks.blocks:
        assert 0 <= result.lost_in(each_block) <= each_block.points
    assert 0 <= result.at_least <= result.points <= marks.maximum
    assert result.total in {result.points, 0}
    if not marks.rescale:
        lost = sum((result.lost_in(one) for one in marks.blocks), Decimal())
        assert result.points == max(Decimal(), marks.maximum - lost)
    assert result.final is not any(
        one.state in {State.PERSON, State.PENDING} for one in result.items
    )


@patient
@given(data=st.data())
def test_a_veto_dominates(data: st.DataObject) -> None:
    marks = data.draw(sheets())
    result = scored(marks, data.draw(outcomes), data.draw(reviews(marks)))
    if result.vetoes:
        assert result.grade == marks.lowest
    elif result.final:
        assert result.grade == marks.grade(result.points)
    else:
        assert result.grade is None


@patient
@given(data=st.data())
def test_the_order_of_findings_changes_nothing(data: st.DataObject) -> None:
    marks, found = data.draw(sheets()), data.draw(outcomes)
    unique = list({one.fingerprint: one for one in found}.values())
    assert scored(marks, unique) == scored(marks, data.draw(st.permutations(unique)))


@patient
@given(data=st.data())
def test_what_is_not_shown_never_costs_points(data: st.DataObject) -> None:
    marks = data.draw(sheets())
    open_ = [finding(name, Kind.OPEN, Reason.MISSING) for name in NAMES]
    assert scored(marks, open_).points == marks.maximum


def test_answers_are_brought_to_their_cases() -> None:
    marks = sheet(block("a", item("1", "5", "a")))
    other = Subject("enforcement_case", "1", "640403")
    cases = [(CASE, marks), (other, marks)]
    named = Answer("1", "1", Verdict.KEPT, agency="640403")
    fitted, faults = fit([named], cases, ["1"])
    assert (fitted, faults) == ({(other, "1"): named}, [])
    assert fit([Answer("2", "1", Verdict.KEPT)], cases, ["1", "2"]) == ({}, [])
    wrong = [
        Answer("1", "1", Verdict.KEPT),
        Answer("3", "1", Verdict.KEPT),
        Answer("1", "9", Verdict.KEPT, agency="640403"),
        Answer("1", "1", Verdict.KEPT, points=Decimal(1), agency="640403"),
        Answer("1", "1", Verdict.LOST, points=Decimal(6), agency="640403"),
    ]
    for answer in wrong:
        fitted, faults = fit([answer], cases, ["1"])
        assert not fitted or len(faults) == 1
        assert len(faults) == 1
    reply = Answer("1", "1", reply=Reply(ReplyKind.AGREED), agency="640403")
    for pair in ([named, reply], [reply, named]):
        fitted, faults = fit(pair, cases, ["1"])
        assert not faults
        assert fitted[other, "1"] == attrs.evolve(named, reply=reply.reply)
    assert len(fit([named, reply, reply], cases, ["1"])[1]) == 1
    assert len(fit([named, named], cases, ["1"])[1]) == 1
    assert fit([Answer("1", "1", agency="640403")], cases, ["1"]) == ({}, [])
