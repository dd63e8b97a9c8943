"""The national review sheets: each item from a published one, nothing counted twice."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import fazhi_core
from fazhi_core import Engine, national
from fazhi_core.engine.scoring import State
from fazhi_core.host.scoring import review_sheets
from fazhi_core.records import RECORD_TYPES
from fazhi_core.testing.examples import read_bases

ENGINE = Engine(discover=False)
SHEETS = review_sheets(ENGINE)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "pengbao-2021"
each_sheet = pytest.mark.parametrize("name", SHEETS)


@each_sheet
def test_every_item_names_the_published_sheet_it_comes_from(name: str) -> None:
    sheet = SHEETS[name]
    named = {one.name for one in sheet.sources}
    assert sheet.sources
    assert sheet.note
    for item in sheet.items:
        assert {one.split()[0] for one in item.source.split("；")} <= named, item.id
    used = {one.split()[0] for item in sheet.items for one in item.source.split("；")}
    assert used == named


@each_sheet
def test_every_item_says_where_in_the_paper_file_to_look(name: str) -> None:
    for item in SHEETS[name].items:
        assert item.documents, item.id


@each_sheet
def test_requirements_are_about_the_file(name: str) -> None:
    """What is cited is judged on the case itself, or on a record that belongs to it."""
    sheet = SHEETS[name]
    beside = {"legal_review", "disclosure_item", "case_transfer"}
    for item in sheet.items:
        for one in item.answered_by:
            record = ENGINE.rulebook.requirements[one.requirement].record
            assert record in {sheet.record, *beside}, one.requirement


def test_the_points_of_the_ordinary_sheet_are_those_of_its_sources() -> None:
    blocks = {one.id: one.points for one in SHEETS["penalty-ordinary"].blocks}
    assert blocks == {
        "legality": 0,
        "filing": 5,
        "records": 10,
        "evidence": 10,
        "report": 10,
        "deciding": 28,
        "decision": 21,
        "service": 3,
        "execution": 6,
        "archive": 7,
    }


def test_no_sheet_is_for_petitions_or_persons() -> None:
    assert all(RECORD_TYPES[one.record].unscored is None for one in SHEETS.values())


def test_the_example_ledger_is_scored() -> None:
    scores = fazhi_core.score(
        EXAMPLES, profile="640402106", as_of=date(2022, 2, 28), discover=False
    )
    by_id = {one.subject.id: one for one in scores}
    reviewed_late = by_id["2021-010"]
    assert [one.item.id for one in reviewed_late.vetoes] == ["V16"]
    assert (reviewed_late.total, reviewed_late.grade) == (0, reviewed_late.sheet.lowest)
    assert {one.sheet.id for one in scores} == set(SHEETS)
    assert "P-2021-01" not in by_id
    for case in scores:
        assert all(one.state is not State.LOST or one.findings for one in case.items)
        assert Decimal(0) <= case.points <= case.sheet.maximum


def test_a_penalty_without_standing_is_vetoed(tmp_path: Path) -> None:
    bases = read_bases([national.EXAMPLES / "bases.toml"])
    lawful = dict(bases["ordinary-case"])
    body = {**lawful["acting_body"], "name": "镇综合执法办公室", "internal": True}
    file = tmp_path / "case.json"
    vetoes = {}
    for name, record in {"lawful": lawful, "office": {**lawful, "acting_body": body}}.items():
        file.write_text(json.dumps(record, default=str, ensure_ascii=False), encoding="utf-8")
        (case,) = fazhi_core.score(file, as_of=date(2024, 12, 31), discover=False)
        vetoes[name] = [one.item.id for one in case.vetoes]
    assert vetoes == {"lawful": [], "office": ["V1"]}


def test_a_licence_is_vetoed_for_what_the_law_asks_of_every_file(tmp_path: Path) -> None:
    bases = read_bases([national.EXAMPLES / "bases.toml"])
    lawful = dict(bases["licence-case"])
    refused = {**lawful["decision"], "outcome": "refused", "reasons_stated": False}
    alone = {**lawful["verification"], "staff": lawful["verification"]["staff"][:1]}
    file = tmp_path / "case.json"
    told = {}
    for name, changed in {
        "lawful": {},
        "alone": {"verification": alone},
        "refused": {"decision": refused, "issued_on": False},
        "late": {"issued_on": date(2024, 12, 2)},
    }.items():
        record = {**lawful, **changed}
        file.write_text(json.dumps(record, default=str, ensure_ascii=False), encoding="utf-8")
        (case,) = fazhi_core.score(file, as_of=date(2025, 6, 30), discover=False)
        lost = [one.item.id for one in case.items if one.state is State.LOST]
        told[name] = ([one.item.id for one in case.vetoes], lost, case.at_least >= 0)
    assert told == {
        "lawful": ([], [], True),
        "alone": (["V5"], ["V5"], True),
        "refused": (["V6"], ["V6"], True),
        "late": ([], ["3.1"], True),
    }


def test_a_small_sample_of_the_year_is_the_same_for_everybody() -> None:
    draw = fazhi_core.Sample(4, "2021")
    options = {"as_of": date(2022, 2, 28), "discover": False, "year": 2021, "sample": draw}
    first = fazhi_core.score(EXAMPLES, **options)
    files = sorted(EXAMPLES.glob("*.json"), reverse=True)
    second = fazhi_core.score(files, **options)
    assert [one.subject for one in first] == [one.subject for one in second]
    assert len(first.cases) == 4
