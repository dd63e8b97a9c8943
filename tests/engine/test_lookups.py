"""References lead to records of the same agency, inside others or not, and nothing else does."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from fazhi_core import Bound, Engine, Group, Ledger, Outcome, checker, fail, not_shown, ok
from fazhi_core.cli.streamed import Files
from fazhi_core.engine.ledger import Source
from fazhi_core.readers import load
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Record, facts
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.learning import StudyPlan, StudySession
from fazhi_core.records.legality import LegalReview
from tests.engine.packs import engine, requirement

DAY = date(2024, 3, 1)


@checker("r", EnforcementCase)
def reviewed(case: EnforcementCase, req: Bound[None]) -> Outcome:
    review = req.get(case.review, LegalReview)
    if review is None:
        return not_shown("review")
    return ok() if review.written else fail("review", key="wrong", count=1)


@pytest.fixture
def reviews(tmp_path: Path) -> Engine:
    text = requirement("r", record="enforcement_case", uses='["legal_review"]')
    return engine(tmp_path, text, [reviewed], as_of=DAY)


def outcomes(wells: Engine, records: Source | list[Record]) -> dict[tuple[str, str | None], str]:
    report = wells.check(records, everything=True)
    return {(one.subject.id, one.subject.agency): one.kind.value for one in report}


def test_groups_look_into_their_own_agency_in_any_order(tmp_path: Path) -> None:
    @checker("r", StudySession)
    def planned(group: Group, req: Bound[None]) -> Outcome:
        plans = [req.get(one.plan, StudyPlan) for one in group.records]
        good = all(plan is not None and plan.year == 2024 for plan in plans)
        return ok() if good else fail("plan", key="wrong", count=1)

    text = requirement(
        "r",
        record="study_session",
        group='["agency", "year"]',
        uses='["study_plan"]',
        governing_date='["on"]',
    )
    wells = engine(tmp_path, text, [planned], as_of=DAY)
    records = [
        StudySession(id="1", agency="640402106", on=DAY, plan="P"),
        StudyPlan(id="P", agency="640402106", year=2024),
        StudySession(id="1", agency="640402107", on=DAY, plan="P"),
        StudyPlan(id="P", agency="640402107", year=2023),
    ]
    for ordered in permutations(records):
        assert outcomes(wells, list(ordered)) == {
            ("", "640402106"): "pass",
            ("", "640402107"): "fail",
        }


def test_a_record_of_another_agency_is_not_the_one_meant(reviews: Engine) -> None:
    case = EnforcementCase(id="1", agency="a", review="R")
    theirs = LegalReview(id="R", agency="b", written=True)
    assert outcomes(reviews, [case, theirs]) == {("1", "a"): "open"}
    assert outcomes(reviews, [case, theirs, theirs.replace(agency="a")]) == {("1", "a"): "pass"}


def test_of_two_different_records_with_one_id_none_is_meant(reviews: Engine) -> None:
    case = EnforcementCase(id="1", agency="a", review="R")
    good = LegalReview(id="R", agency="a", written=True)
    bad = good.replace(written=False)
    assert outcomes(reviews, [case, good, bad]) == {("1", "a"): "open"}
    assert outcomes(reviews, [case, bad, good]) == {("1", "a"): "open"}
    assert outcomes(reviews, [case, good, good]) == {("1", "a"): "pass"}


@pytest.mark.parametrize("inside", [{"id": "R"}, {}])
@pytest.mark.parametrize("key", ["review", facts(EnforcementCase)["review"].zh])
@pytest.mark.parametrize("name", ["a.json", "a.ndjson"])
def test_a_record_inside_another_is_found_by_its_id(
    tmp_path: Path, reviews: Engine, inside: dict[str, Any], key: str, name: str
) -> None:
    shared = {"type": "enforcement_case", "agency": "a"}
    case = {**shared, "id": "1", key: {**inside, "written": True}}
    other = {**shared, "id": "2", key: inside.get("id", "1#review")}
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in (case, other))
    file = tmp_path / name
    file.write_text(text if name == "a.ndjson" else "[" + text.replace("\n", ",") + "]")
    wanted = {("1", "a"): "pass", ("2", "a"): "pass"}
    loaded = load(file, references="closed")
    assert loaded.faults == ()
    assert outcomes(reviews, loaded.ledger) == wanted
    assert outcomes(reviews, Files([str(file)], RECORD_TYPES)) == wanted


def test_closed_references_lead_to_the_same_agency(tmp_path: Path) -> None:
    case = {"type": "enforcement_case", "id": "1", "agency": "a", "review": "R"}
    review = {"type": "legal_review", "id": "R", "agency": "b"}
    file = tmp_path / "a.json"
    file.write_text(json.dumps([case, review]))
    assert [one.key for one in load(file, references="closed").faults] == ["dangling_reference"]
    file.write_text(json.dumps([case, {**review, "agency": "a"}]))
    assert load(file, references="closed").faults == ()


def test_a_timeline_shows_steps_of_the_same_agency_only() -> None:
    national = Engine(as_of=DAY, discover=False)
    case = EnforcementCase(id="1", agency="a", filed_on=date(2024, 2, 1), review="R")
    review = LegalReview(id="R", agency="b", opinion_on=date(2024, 2, 20))

    def state(given: LegalReview) -> str:
        (line,), _ = national.timelines(Ledger.of([case, given]), "1")
        return next(one.reached.state for one in line.milestones if one.stage.id == "review")

    assert state(review) == "unknown"
    assert state(review.replace(agency="a")) == "done"
