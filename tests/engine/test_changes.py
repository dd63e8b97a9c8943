"""Only what changed is judged, and the groups that it touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core import Bound, Checker, Engine, Group, Outcome, Report, checker, fail
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.legality import LegalReview
from tests.engine.packs import engine, requirement

AS_OF = date(2024, 11, 1)
FEBRUARY, AUGUST = date(2024, 2, 5), date(2024, 8, 1)
GROUP = '["agency", "month"]'


def digested(item: DisclosureItem) -> Any:
    if item.published_on:
        yield item.published_on, None


@checker("r", DisclosureItem, digest=digested)
def by_digest(group: Group, _req: Bound[None]) -> Outcome:
    return fail("title", key="wrong", items=tuple(one.record for one in group.records))


@checker("r", DisclosureItem)
def by_record(group: Group, _req: Bound[None]) -> Outcome:
    return fail("title", key="wrong", items=len(group.records))


def wells(folder: Path, judge: Checker) -> Engine:
    facts = {"group": GROUP, "governing_date": '["published_on"]'}
    if judge is by_digest:
        facts["digest"] = "true"
    text = requirement("r", record="disclosure_item", **facts)
    return engine(folder, text, [judge], as_of=AS_OF)


def item(id_: str, on: Any = FEBRUARY, agency: str = "a", title: str = "x") -> DisclosureItem:
    return DisclosureItem(id=id_, agency=agency, title=title, published_on=on)


def periods(report: Report) -> set[tuple[str | None, str]]:
    return {(one.subject.agency, one.subject.period) for one in report}


OLD = (item("1"), item("2", AUGUST), item("3", AUGUST, "b"))


@pytest.mark.parametrize("judge", [by_record, by_digest], ids=["records", "digests"])
@pytest.mark.parametrize(
    ("new", "touched"),
    [
        (OLD, set()),
        ((*OLD, item("4")), {("a", "2024-02")}),
        ((item("1", title="y"), *OLD[1:]), {("a", "2024-02")}),
        ((item("1", AUGUST), *OLD[1:]), {("a", "2024-02"), ("a", "2024-08")}),
        ((item("1", None), *OLD[1:]), {("a", "2024-02")}),
        ((*OLD, item("4", date(2024, 9, 1), "c")), {("c", "2024-09")}),
    ],
    ids=["same", "added", "changed", "moved", "day gone", "new member"],
)
def test_groups_that_a_change_touches(
    tmp_path: Path, judge: Checker, new: Any, touched: set[tuple[str, str]]
) -> None:
    town = wells(tmp_path, judge)
    found = periods(town.check(new, since=OLD))
    # A month that lost its last digest is no group any more.
    assert found == touched & periods(town.check(new))
    assert found <= touched


def test_a_record_that_is_gone_touches_its_group(tmp_path: Path) -> None:
    town = wells(tmp_path, by_record)
    gone = (item("4", AUGUST), item("5", date(2024, 3, 1)))
    assert periods(town.check(OLD, since=(*OLD, *gone))) == {("a", "2024-08"), ("a", "2024-03")}


@checker("r", EnforcementCase)
def reviewed(case: EnforcementCase, req: Bound[None]) -> Outcome:
    return fail("review", key="wrong", count=int(req.get(case.review, LegalReview) is not None))


def test_what_did_not_change_can_still_be_looked_up(tmp_path: Path) -> None:
    text = requirement("r", record="enforcement_case", uses='["legal_review"]')
    town = engine(tmp_path, text, [reviewed], as_of=AS_OF)
    old = [EnforcementCase(id="1", review="R"), LegalReview(id="R", written=True)]
    new = [*old, EnforcementCase(id="2", review="R")]
    (found,) = town.check(new, since=old)
    (_, whole) = town.check(new)
    assert found == whole
    assert found.subject.id == "2"
    assert "1" in found.message.en


def test_a_record_inside_another_changes_with_it(tmp_path: Path) -> None:
    @checker("r", LegalReview)
    def judge(_review: LegalReview, _req: Bound[None]) -> Outcome:
        return fail("written", key="wrong", count=1)

    town = engine(tmp_path, requirement("r"), [judge], as_of=AS_OF)
    inside = LegalReview(written=False)
    old = [EnforcementCase(id="1", review=inside), EnforcementCase(id="2", review=inside)]
    new = [old[0], old[1].replace(note="x")]
    assert [one.subject.id for one in town.check(new, since=old)] == ["2#review"]
    assert town.check(old, since=old).tally.planned == 0


ITEMS = st.lists(
    st.builds(
        item,
        st.sampled_from("123"),
        st.sampled_from([FEBRUARY, AUGUST, None]),
        st.sampled_from("ab"),
    ),
    max_size=6,
)


@pytest.mark.parametrize("judge", [by_record, by_digest], ids=["records", "digests"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=ITEMS, new=ITEMS)
def test_nothing_is_found_that_a_whole_run_does_not_find(
    tmp_path: Path, judge: Checker, old: list[DisclosureItem], new: list[DisclosureItem]
) -> None:
    town = wells(tmp_path, judge)
    whole = town.check(new).findings
    part = town.check(new, since=old)
    assert set(part.findings) <= set(whole)
    with_records = {(one.agency, f"{one.published_on:%Y-%m}") for one in new if one.published_on}
    shown = [one for one in whole if (one.subject.agency, one.subject.period) in with_records]
    assert list(town.check(new, since=())) == shown
    assert town.check(new, since=new).findings == ()
    assert part.unchanged <= len(new)
