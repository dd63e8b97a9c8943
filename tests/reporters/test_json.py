from __future__ import annotations

import io
import json
from typing import Any

import pytest

from fazhi_core import Kind, Place, Report
from fazhi_core.engine.finding import Subject
from fazhi_core.host.protocols import Reporter
from fazhi_core.reporters import BUILT_IN, format_names, reporter
from fazhi_core.reporters.json import finding_table
from tests.reporters.reports import SHORTFALLS, finding, report


def written(whole: Report, name: str) -> str:
    stream = io.StringIO()
    reporter(name).write(whole, stream, "zh")
    return stream.getvalue()


@pytest.mark.parametrize("findings", [(), (finding(),), (finding(), finding(requirement="x.z"))])
@pytest.mark.parametrize("changes", [{}, SHORTFALLS])
def test_json_is_json(findings: tuple[Any, ...], changes: dict[str, Any]) -> None:
    whole = report(*findings, **changes)
    table = json.loads(written(whole, "json"))
    assert table["findings"] == [finding_table(one) for one in findings]
    assert table["exit_code"] == whole.exit_code
    lines = [json.loads(line) for line in written(whole, "ndjson").splitlines()]
    assert lines[:-1] == table["findings"]
    assert lines[-1] == {name: value for name, value in table.items() if name != "findings"}


def test_unread_has_the_fixed_keys_first_and_its_place_and_english_after() -> None:
    table = json.loads(written(report(**SHORTFALLS), "json"))
    (unread,) = table["tally"]["unread"]
    assert list(unread.items()) == [
        ("file", "b.json"),
        ("line", 4),
        ("fault", "日期有误。"),
        ("column", 2),
        ("fault_en", "a wrong day."),
    ]


def test_places_hold_no_nulls() -> None:
    assert finding_table(finding(place=None))["place"] is None
    cell = Place("a.xlsx", sheet="S", cell="B3")
    assert finding_table(finding(place=cell))["place"] == {
        "file": "a.xlsx",
        "sheet": "S",
        "cell": "B3",
    }


def test_groups_and_errors() -> None:
    group = Subject("legal_review", agency="640402", period="2021Q3")
    table = finding_table(finding(subject=group, kind=Kind.ERROR, severity=None))
    assert table["subject"] == {"type": "legal_review", "agency": "640402", "period": "2021Q3"}
    assert (table["kind"], table["severity"]) == ("error", None)


def test_every_built_in_format_is_a_reporter() -> None:
    for name in BUILT_IN:
        made = reporter(name)
        assert isinstance(made, Reporter)
        assert made.name == name


def test_an_unknown_format() -> None:
    with pytest.raises(LookupError):
        reporter("nothing")
    assert format_names()[:3] == ("text", "json", "ndjson")
