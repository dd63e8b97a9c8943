"""Digests: records are compared across a ledger of any length, and none of them is kept."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from fazhi_core import Bound, Checker, Engine, Group, Outcome, checker, fail, ok
from fazhi_core.engine.ledger import Entry
from fazhi_core.records.base import Record, day
from fazhi_core.records.disclosure import DisclosureItem
from tests.engine.packs import engine, requirement

AS_OF = date(2024, 11, 1)


def published(item: DisclosureItem) -> Iterator[tuple[date, str | None]]:
    on = day(item.published_on)
    if on is not None:
        yield on, item.title


@checker("r", DisclosureItem, digest=published)
def no_title_twice(group: Group, _req: Bound[None]) -> Outcome:
    titles = [one.values for one in group.records]
    if len(set(titles)) == len(titles):
        return ok()
    return fail("title", key="wrong", items=tuple(one.record for one in group.records))


def wells(folder: Path, judge: Checker = no_title_twice) -> Engine:
    text = requirement("r", record="disclosure_item", group='["agency", "month"]', digest="true")
    return engine(folder, text, [judge], as_of=AS_OF)


def item(id_: str, title: str, on: Any = date(2024, 2, 5), agency: str | None = "a") -> Record:
    return DisclosureItem(id=id_, agency=agency, title=title, published_on=on)


class Passing:
    """A source whose records nobody holds; it notes which of them are still alive."""

    unread = ()
    inputs = ()

    def __init__(self, count: int) -> None:
        self.count = count
        self.alive: list[weakref.ref[Record]] = []
        self.most = 0

    def kept(self, types: frozenset[str]) -> Iterator[Record]:
        assert "disclosure_item" not in types
        yield from ()

    @property
    def entries(self) -> Iterator[Entry]:
        for number in range(self.count):
            record = item(f"N-{number}", f"title {number}")
            self.alive.append(weakref.ref(record))
            yield Entry(record)
            del record
            gc.collect()
            self.most = max(self.most, sum(one() is not None for one in self.alive))


def test_no_record_is_kept(tmp_path: Path) -> None:
    source = Passing(100)
    report = wells(tmp_path).stream(source, lambda _: None)
    assert report.tally.passed == 1
    assert source.most <= 40, "only the few records at hand may be alive"


def test_only_periods_in_which_something_was_kept_are_judged(tmp_path: Path) -> None:
    items = [item("1", "x"), item("2", "y", date(2024, 8, 1)), item("3", "z", None)]
    report = wells(tmp_path).check(items, everything=True)
    assert [(one.subject.agency, one.subject.period) for one in report] == [
        ("a", "2024-02"),
        ("a", "2024-08"),
    ]


def test_records_of_another_agency_or_of_none_are_not_compared(tmp_path: Path) -> None:
    items = [item("1", "x"), item("2", "x", agency="b"), item("3", "x", agency=None)]
    report = wells(tmp_path).check(items, everything=True)
    assert {one.kind.value for one in report} == {"pass"}


def test_a_finding_may_name_the_records_in_any_order_of_reading(tmp_path: Path) -> None:
    items = [item("2", "x"), item("1", "x")]
    one, other = wells(tmp_path).check(items), wells(tmp_path).check(reversed(items))
    assert one.findings == other.findings
    (finding,) = one
    assert finding.subject.period == "2024-02"


def test_a_digest_function_that_fails_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    def broken(_item: DisclosureItem) -> Iterator[tuple[date, Any]]:
        raise ValueError("secret")

    @checker("r", DisclosureItem, digest=broken)
    def judge(_group: Group, _req: Bound[None]) -> Outcome:
        return ok()

    report = wells(tmp_path, judge).check([item("1", "x"), item("2", "y")])
    (finding,) = report
    assert finding.kind.value == "error"
    assert "ValueError" in finding.message.en
    assert "secret" not in finding.message.en
    assert report.tally.records == 2


def test_a_digest_without_a_function_is_a_fault_of_the_checker(tmp_path: Path) -> None:
    @checker("r", DisclosureItem)
    def judge(_group: Group, _req: Bound[None]) -> Outcome:
        return ok()

    report = wells(tmp_path, judge).check([item("1", "x")])
    (problem,) = report.problems
    assert problem.plugin == "pack"
    assert "digest" in problem.what_en
    assert report.exit_code == 3
