"""The order of two steps, from what the record shows of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_core import Bound, Engine, Finding, LawError, Outcome, checker
from fazhi_core.records.base import Subject
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_hearing import Hearing, Notice
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.enforcement_outcome import PenaltyDecision
from fazhi_core.records.legality import LegalReview
from fazhi_core.testing.strategies import known_paths, without

from .packs import SAYS, engine, requirement

SEQUENCE = """
[[sequence]]
record = "enforcement_case"
title = {zh = "案件", en = "case"}
[[sequence.stage]]
id = "inquiry"
title = {zh = "调查", en = "inquiry"}
on = ["acts.on"]
[[sequence.stage]]
id = "telling"
title = {zh = "告知", en = "telling"}
on = ["hearing.right_told_served_on", "notice.served_on"]
[[sequence.stage]]
id = "review"
title = {zh = "审核", en = "review"}
on = ["review.opinion_on"]
about = "legal_review.opinion_on"
[[sequence.stage]]
id = "decision"
title = {zh = "决定", en = "decision"}
on = ["decision.on"]
[[sequence.stage]]
id = "closing"
title = {zh = "结案", en = "closing"}
on = ["closed_on"]
[[sequence.stage]]
id = "archiving"
title = {zh = "归档", en = "archiving"}
on = ["archived_on"]
[[sequence.ending]]
title = {zh = "移送", en = "transferred"}
when = ["transfer"]
moot = ["archiving", "decision"]
"""
EARLY, MIDDLE, LATE = date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 3)


@checker("r", EnforcementCase)
def in_order(case: EnforcementCase, req: Bound[None]) -> Outcome:
    return req.in_order(case)


def wells(folder: Path, first: str, then: str, same_day: str = "pass") -> Engine:
    order = f'order = {{first = "{first}", then = "{then}", same_day = "{same_day}"}}'
    said = {f"messages.{key}": f"{{{SAYS}}}" for key in ("skipped", "out_of_order", "same_day")}
    keys = {"record": "enforcement_case", "uses": '["legal_review"]', "version": order, **said}
    text = requirement("r", **keys)
    return engine(folder, SEQUENCE + text, [in_order], as_of=date(2024, 6, 30))


def judged(one: Engine, *records: Any) -> Finding:
    (finding,) = (one for one in one.check(records, everything=True))
    return finding


@pytest.mark.parametrize(
    ("closed", "archived", "same_day", "kind", "key"),
    [
        (EARLY, LATE, "pass", "pass", ""),
        (EARLY, EARLY, "pass", "pass", ""),
        (EARLY, EARLY, "review", "review", "same_day"),
        (EARLY, EARLY, "fail", "fail", "same_day"),
        (LATE, EARLY, "pass", "fail", "out_of_order"),
        (False, EARLY, "pass", "fail", "skipped"),
        (None, EARLY, "pass", "open", ""),
        (EARLY, None, "pass", "open", ""),
        (False, None, "pass", "open", ""),
        (LATE, False, "pass", "not_applicable", ""),
        (None, False, "pass", "not_applicable", ""),
    ],
)
def test_one_step_before_another(
    tmp_path: Path, closed: Any, archived: Any, same_day: Any, kind: str, key: str
) -> None:
    case = EnforcementCase(id="1", closed_on=closed, archived_on=archived)
    found = judged(wells(tmp_path, "closing", "archiving", same_day), case)
    assert (found.kind.value, found.key) == (kind, key)
    if key in {"same_day", "out_of_order"}:
        assert [one.label.en for one in found.trace] == ["closing", "archiving"]


def acts(*days: date | None) -> tuple[Act, ...]:
    return tuple(Act(on=one) for one in days)


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        (acts(EARLY, MIDDLE), "pass"),
        (acts(EARLY, LATE), "fail"),  # every act must come first
        (acts(EARLY, None), "open"),  # the unknown one may have come later
        (acts(LATE, None), "fail"),  # whatever the unknown one is
        ((), "fail"),  # shown that nothing was done
        (None, "open"),
    ],
)
def test_a_step_taken_several_times(tmp_path: Path, shown: Any, kind: str) -> None:
    case = EnforcementCase(id="1", acts=shown, decision=PenaltyDecision(on=MIDDLE))
    assert judged(wells(tmp_path, "inquiry", "decision"), case).kind.value == kind


@pytest.mark.parametrize(
    ("hearing", "notice", "kind"),
    [
        (Hearing(right_told_served_on=EARLY), Notice(served_on=LATE), "pass"),
        (False, Notice(served_on=LATE), "fail"),
        (False, Notice(served_on=EARLY), "pass"),
        (None, Notice(served_on=EARLY), "open"),  # the hearing may have been told of later
        (False, False, "fail"),
    ],
)
def test_the_first_way_that_is_not_ruled_out_counts(
    tmp_path: Path, hearing: Any, notice: Any, kind: str
) -> None:
    case = EnforcementCase(
        id="1", hearing=hearing, notice=notice, decision=PenaltyDecision(on=MIDDLE)
    )
    assert judged(wells(tmp_path, "telling", "decision"), case).kind.value == kind


def test_a_review_is_found_inline_by_id_and_by_its_subject(tmp_path: Path) -> None:
    one = wells(tmp_path, "review", "decision")
    decided = PenaltyDecision(on=MIDDLE)
    inline = EnforcementCase(id="1", review=LegalReview(opinion_on=LATE), decision=decided)
    assert judged(one, inline).kind.value == "fail"
    named = EnforcementCase(id="1", review="R", decision=decided)
    assert judged(one, named, LegalReview(id="R", opinion_on=EARLY)).kind.value == "pass"
    assert judged(one, named).kind.value == "open"
    silent = EnforcementCase(id="1", review=False, decision=decided)
    about = LegalReview(id="R", subject=Subject(type="enforcement_case", id="1"), opinion_on=EARLY)
    assert judged(one, silent, about).kind.value == "pass"
    assert judged(one, silent).kind.value == "fail"


days = st.sampled_from([EARLY, MIDDLE, LATE, False, None])
cases = st.builds(
    EnforcementCase,
    id=st.just("1"),
    acts=st.none() | st.lists(st.builds(Act, on=days), max_size=3).map(tuple),
    hearing=st.sampled_from([None, False]) | st.builds(Hearing, right_told_served_on=days),
    notice=st.sampled_from([None, False]) | st.builds(Notice, served_on=days),
    decision=st.sampled_from([None, False]) | st.builds(PenaltyDecision, on=days),
    transfer=st.sampled_from([None, "T-1"]),
)


@pytest.fixture(scope="module", params=["inquiry", "telling"])
def ordered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return wells(tmp_path_factory.mktemp("pack"), request.param, "decision", "fail")


@settings(deadline=None, max_examples=60)
@given(case=cases, data=st.data())
def test_taking_a_fact_away_moves_it_only_to_open(
    ordered: Engine, case: EnforcementCase, data: st.DataObject
) -> None:
    paths = list(known_paths(case))
    if not paths:
        return
    before = judged(ordered, case).kind
    after = judged(ordered, without(case, data.draw(st.sampled_from(paths)))).kind
    assert after.value == "open" or after is before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SEQUENCE.replace('moot = ["archiving"', 'moot = ["archivin"'), "是否为 archiving"),
        (SEQUENCE.replace('id = "closing"', 'id = "closure"'), "没有步骤 closing"),
        ("", "没有步骤 closing"),
    ],
)
def test_unknown_steps_are_refused(tmp_path: Path, text: str, expected: str) -> None:
    order = 'order = {first = "closing", then = "archiving"}'
    with pytest.raises(LawError, match=expected):
        engine(tmp_path, text + requirement("r", record="enforcement_case", version=order))
