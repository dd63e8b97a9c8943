"""A cell of a workbook, told in every format in the way that format can."""

from __future__ import annotations

import io
import json

import pytest

from fazhi_core import write_report
from fazhi_core.engine.ledger import Place, Unread
from tests.reporters.reports import finding, report

CELL = "法制审核!E2"
REPORT = report(
    finding(place=Place("a.xlsx", sheet="法制审核", cell="E2")),
    tally={"unread": (Unread("a.xlsx", None, None, "有误。", "Wrong.", "法制审核", "E2"),)},
)


def written(form: str) -> str:
    stream = io.StringIO()
    write_report(REPORT, stream, format=form)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["text", "concise", "junit", "markdown"])
def test_formats_for_people(form: str) -> None:
    assert written(form).replace("\\", "").count(f"a.xlsx:{CELL}") >= 2


def test_json() -> None:
    found = json.loads(written("json"))
    assert found["findings"][0]["place"] == {"file": "a.xlsx", "sheet": "法制审核", "cell": "E2"}
    (unread,) = found["tally"]["unread"]
    assert (unread["line"], unread["sheet"], unread["cell"]) == (None, "法制审核", "E2")


def test_sarif() -> None:
    run = json.loads(written("sarif"))["runs"][0]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    for location in (run["results"][0]["locations"][0], notes[0]["locations"][0]):
        assert location["physicalLocation"]["region"] == {"startLine": 2}
        assert {"fullyQualifiedName": CELL, "kind": "cell"} in location["logicalLocations"]


def test_formats_that_know_lines_alone() -> None:
    assert "file=a.xlsx,line=2,title=" in written("github")
    assert written("github").count(f"::{CELL} ") == 2
    issues = json.loads(written("gitlab"))
    assert {one["location"]["lines"]["begin"] for one in issues} == {2}
    assert all(CELL in one["description"] for one in issues)
