"""What a plugin gets wrong is told with its name, shows no text of a record, and stops no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from fazhi_core import (
    Bound,
    Checker,
    Engine,
    Group,
    LawError,
    Outcome,
    checker,
    fail,
    not_shown,
    ok,
)
from fazhi_core._texts import Text
from fazhi_core.engine.outcome import Step
from fazhi_core.records.disclosure_request import DisclosureRequest
from fazhi_core.records.legality import LegalReview, Reviewer
from tests.engine.packs import engine, requirement

DAY = date(2024, 3, 1)
NAME = "张三"
RECORD = LegalReview(id="1", agency="a", opinion_on=DAY, written=True, note=NAME)


@checker("good", LegalReview)
def good(_review: LegalReview, _req: Bound[None]) -> Outcome:
    return ok()


def wells(folder: Path, judge: Checker, **keys: str) -> Engine:
    text = requirement("r", **keys) + requirement("good")
    return engine(folder, text, [judge, good], as_of=DAY)


def secret(_: LegalReview) -> Exception:
    return type(NAME, (Exception,), {})()


def raising(review: LegalReview) -> Any:
    raise secret(review)


@pytest.mark.parametrize(
    "outcome",
    [
        lambda review: fail(5, key="wrong", count=1),
        lambda review: fail(review.note, key="wrong", count=1),
        lambda review: fail(("reviewer", review.note), key="wrong", count=1),
        lambda review: fail(("extra", review.note), key="wrong", count=1),
        lambda review: not_shown(review.note),
        lambda review: fail(key=review.note),
        lambda review: fail(key="wrong", count=1, due=review.note),
        raising,
    ],
)
def test_an_outcome_that_could_show_a_text_is_an_error(tmp_path: Path, outcome: Any) -> None:
    @checker("r", LegalReview)
    def judge(review: LegalReview, _req: Bound[None]) -> Outcome:
        found: Outcome = outcome(review)
        return found

    report = wells(tmp_path, judge).check(RECORD)
    (finding,) = report
    assert finding.kind.value == "error"
    assert "pack" in finding.remedy.en
    assert NAME not in repr(attrs.asdict(finding))
    assert (report.tally.passed, report.exit_code) == (1, 3)


@pytest.mark.parametrize(
    "trace",
    [
        lambda review: lambda: raising(review),
        lambda review: (Step(Text("起", "start"), review.note),),
        lambda review: 5,
    ],
)
def test_a_finding_stands_without_arithmetic_that_cannot_be_told(
    tmp_path: Path, trace: Any
) -> None:
    @checker("r", LegalReview)
    def judge(review: LegalReview, _req: Bound[None]) -> Outcome:
        return fail("written", key="wrong", count=1, trace=trace(review))

    report = wells(tmp_path, judge).check(RECORD)
    (finding,) = report
    assert finding.message.en == "wrong 1"
    (line,) = finding.trace
    assert "pack" in line.value.en
    assert NAME not in repr(attrs.asdict(finding))


def test_figures_that_the_checker_does_not_know_are_refused_at_their_line(tmp_path: Path) -> None:
    @attrs.frozen
    class Figures:
        minimun: int

    @checker("r", LegalReview, params=Figures)
    def judge(_review: LegalReview, _req: Bound[Figures]) -> Outcome:
        return ok()

    figures = 'params.minimum = {value = 1, stricter = "more"}'
    with pytest.raises(LawError, match="minimum") as told:
        wells(tmp_path, judge, version=figures).check(RECORD)
    assert {fault.file for fault in told.value.faults} == {"pack.toml"}
    assert all(fault.line > 1 for fault in told.value.faults)


@pytest.mark.parametrize(
    "group", [["applicant", "year"], ["agency", "decade"], ["agency"], ["x", "year"]]
)
def test_a_group_that_cannot_be_or_would_show_a_person_is_refused(
    tmp_path: Path, group: list[str]
) -> None:
    @checker("r", DisclosureRequest)
    def judge(_group: Group, _req: Bound[None]) -> Outcome:
        return fail("received_on", key="wrong", count=1)

    named = "[" + ", ".join(f'"{one}"' for one in group) + "]"
    dated = {"governing_date": '["received_on"]', "record": "disclosure_request"}
    town = wells(tmp_path, judge, group=named, **dated)
    asked = DisclosureRequest(id="1", agency="a", applicant=NAME, received_on=DAY)
    report = town.check([asked, RECORD])
    assert report.findings == ()
    (problem,) = report.problems
    assert (problem.plugin, report.tally.passed, report.exit_code) == ("pack", 1, 3)
    assert town.check(RECORD).problems == ()


def test_paths_into_declared_facts_stand(tmp_path: Path) -> None:
    @checker("r", LegalReview)
    def judge(_review: LegalReview, _req: Bound[None]) -> Outcome:
        return fail("reviewer.law_qualified", key="wrong", count=1)

    record = RECORD.replace(reviewer=Reviewer(law_qualified=False))
    (finding,) = wells(tmp_path, judge).check(record)
    assert finding.path == ("reviewer", "law_qualified")
