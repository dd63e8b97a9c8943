"""Its examples hold, its own records are read, and it stays in the township."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from fazhi_pengbao.records import NoticeMatter, ServiceNotice

from fazhi_core import Engine
from fazhi_core.law.requirement import Requirement
from fazhi_core.readers import load
from fazhi_core.testing import Example, read_examples, run_example

NAME = "fazhi-pengbao"
ENGINE = Engine(require_plugins=[NAME], as_of=date(2022, 2, 28))
(PLUGIN,) = (one for one in ENGINE.plugins.plugins if one.name == NAME)
EXAMPLES = read_examples(PLUGIN.examples)
OWN = [
    one for one in ENGINE.rulebook.requirements.values() if ENGINE.rulebook.owners[one.id] == NAME
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.requirement}: {one.name}")
def test_example(example: Example) -> None:
    assert run_example(example, ENGINE)


@pytest.mark.parametrize("one", OWN, ids=lambda one: one.id)
def test_every_outcome_is_shown(one: Requirement) -> None:
    shown = {example.outcome for example in EXAMPLES if example.requirement == one.id}
    assert shown >= {"pass", "fail", "open", "not_applicable"}


def test_rules_come_both_ways() -> None:
    without_code = {one.id for one in OWN if one.rule is not None}
    assert len(without_code) >= 2
    assert {one.id for one in OWN} - without_code == {
        "pengbao.document-order",
        "pengbao.hall-staffed",
    }


def test_nothing_is_wrong_with_it() -> None:
    assert ENGINE.plugins.problems == ()
    assert ENGINE.rulebook.problems_of(ENGINE.rulebook.record_types) == ()


def test_notices_are_read_under_chinese_titles(tmp_path: Path) -> None:
    file = tmp_path / "notices.json"
    table = {
        "type": "便民服务公示",
        "编号": "B-1",
        "公示事项": "便民服务事项",
        "公示日期": "2021-03-01",
        "公示收费标准": False,
        "服务窗口": [{"窗口号": 1, "进驻干部人数": 2, "进驻日期": "2021-03-01"}],
    }
    file.write_text(json.dumps([table], ensure_ascii=False), encoding="utf-8")
    loaded = load(file, record_types=ENGINE.rulebook.record_types)
    assert [fault.say("en") for fault in loaded.faults] == []
    (notice,) = loaded.records
    assert isinstance(notice, ServiceNotice)
    assert notice.matter is NoticeMatter.SERVICE
    assert notice.windows is not None
    assert notice.windows[0].staff == 2


def test_a_fault_in_a_notice_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "notices.json"
    file.write_text(
        '[{"type": "pengbao.service_notice", "id": "B-1",\n  "fees_shown": "perhaps"}]',
        encoding="utf-8",
    )
    (fault,) = load(file, record_types=ENGINE.rulebook.record_types).faults
    assert (fault.line, fault.type, fault.id) == (2, "pengbao.service_notice", "B-1")


@pytest.mark.parametrize(("agency", "told"), [("640402106", True), ("640402100", False)])
def test_another_township_is_not_judged(agency: str, told: bool) -> None:
    notice = ServiceNotice(
        id="B-1",
        agency=agency,
        matter=NoticeMatter.SERVICE,
        posted_on=date(2021, 3, 1),
        duties_shown=False,
    )
    report = ENGINE.check(notice)
    found = {one.requirement for one in report if one.kind.value == "fail"}
    assert ("pengbao.notice-contents" in found) is told
