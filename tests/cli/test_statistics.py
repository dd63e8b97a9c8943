"""``fazhi report statistics``: what is counted beside the penalties, and what is not compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

AGENCY = "640402106"


@pytest.fixture
def tables(fazhi: Run, tmp_path: Path) -> Any:
    """Writes records and gives the tables of 2021, each with its cells by id."""

    def tables(*rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
        file = tmp_path / "ledger.json"
        file.write_text(json.dumps([{"agency": AGENCY, **one} for one in rows]), "utf-8")
        ran = fazhi("report", "statistics", str(file), "--year", "2021", "--format", "json")
        assert ran.code == 0, ran.err
        return {
            table["id"]: {one["id"]: one for one in table["rows"][-1]["cells"]}
            for table in json.loads(ran.out)["tables"]
        }

    return tables


def values(cells: dict[str, Any]) -> dict[str, Any]:
    """The cells that hold something."""
    return {id_: one["value"] for id_, one in cells.items() if one["value"]}


def penalty(number: int, procedure: str | None, **facts: Any) -> dict[str, Any]:
    told = {} if procedure is None else {"procedure": procedure}
    decision = {"on": "2021-05-01", "kinds": ["fine"], "fine": 1, **facts.pop("decision", {})}
    record = {"type": "enforcement_case", "id": f"A{number}", **told, "hearing": False}
    return {**record, "decision": decision, "filed_on": "2021-04-01", **facts}


def test_penalties_are_counted_by_procedure(tables: Any) -> None:
    found = tables(
        penalty(1, "summary"),
        penalty(2, "ordinary", hearing={"held_on": "2021-04-20"}, closed_on="2021-06-01"),
        penalty(3, "ordinary", filed_on="2020-12-01", closed_on="2022-01-05"),
        penalty(4, "fast", decision={"on": "2022-01-03"}),
        penalty(5, None),
        penalty(6, "ordinary", decision={"no_penalty": True}),
    )["penalty-handling"]
    assert values(found) == {
        "filed": 5,
        "closed": 1,
        "summary": 1,
        "ordinary": 2,
        "decided": 3,
        "no-penalty": 1,
        "hearings": 1,
    }
    assert found["filed"]["records"] == ["A1", "A2", "A4", "A5", "A6"]
    assert found["ordinary"]["unclear"] == ["A5"]
    assert found["decided"]["unclear"] == ["A5"]


def remedy(id_: str, kind: str, **facts: Any) -> dict[str, Any]:
    return {
        "type": "remedy_case",
        "id": id_,
        "kind": kind,
        "role": "respondent",
        "act": "penalty",
        "accepted_on": "2021-07-01",
        **facts,
    }


def ruling(stage: str, outcome: str, effective: Any) -> dict[str, Any]:
    return {"stage": stage, "outcome": outcome, "effective_on": effective}


def test_remedies_count_when_they_took_effect(tables: Any) -> None:
    """A judgment that was appealed never took effect and is not the one that counts."""
    lost_then_won = [ruling("first", "revoked", False), ruling("second", "dismissed", "2021-12-01")]
    found = tables(
        remedy(
            "FY1", "reconsideration", rulings=[ruling("reconsideration", "revoked", "2021-09-01")]
        ),
        remedy(
            "FY2", "reconsideration", rulings=[ruling("reconsideration", "upheld", "2021-09-01")]
        ),
        remedy("FY3", "reconsideration", act="disclosure", rulings=[]),
        remedy("FY4", "reconsideration"),
        remedy("SS1", "litigation", rulings=lost_then_won),
        remedy("SS2", "litigation", rulings=[ruling("first", "unlawful", "2021-11-01")]),
        remedy(
            "SS3", "litigation", role="third_party", rulings=[ruling("first", "void", "2021-11-01")]
        ),
        remedy("SS4", "litigation", role=None, rulings=[ruling("first", "void", "2021-11-01")]),
    )["penalty-handling"]
    assert values(found) == {
        "reconsiderations": 3,
        "reconsiderations-corrected": 1,
        "litigations": 2,
        "litigations-lost": 1,
    }
    assert found["reconsiderations-corrected"]["unclear"] == ["FY4"]
    assert found["litigations"]["unclear"] == ["SS4"]
    assert found["litigations-lost"]["records"] == ["SS2"]
    assert found["litigations-lost"]["unclear"] == ["SS4"]


def test_reviews_and_transfers_come_from_their_own_records(tables: Any) -> None:
    review = {"type": "legal_review", "kind": "enforcement", "opinion_on": "2021-03-01"}
    transfer = {"type": "case_transfer", "suspected_crime": True, "sent_on": "2021-08-01"}
    found = tables(
        {**review, "id": "R1", "outcome": "passed"},
        {**review, "id": "R2", "outcome": "rejected"},
        {**review, "id": "R3", "outcome": "rejected", "kind": "contract"},
        {**transfer, "id": "T1", "filing": {"notified_on": "2021-08-03", "filed": True}},
        {**transfer, "id": "T2", "filing": {"notified_on": "2021-08-03", "filed": False}},
        {**transfer, "id": "T3", "suspected_crime": False},
    )["penalty-handling"]
    assert values(found) == {
        "reviews": 2,
        "reviews-corrected": 1,
        "transfers": 2,
        "transfers-accepted": 1,
    }


def licence(number: int, **facts: Any) -> dict[str, Any]:
    return {"type": "licence_case", "id": f"X{number}", "received_on": "2021-02-01", **facts}


def test_licences_are_counted_step_by_step_and_by_kind(tables: Any) -> None:
    accepted = {"acceptance": {"on": "2021-02-02", "accepted": True}}
    granted = {"decision": {"on": "2021-02-20", "outcome": "granted"}}
    found = tables(
        licence(1, kind="ordinary", **accepted, **granted),
        licence(
            2,
            kind="registration",
            **accepted,
            **granted,
            reversal={"on": "2021-12-01", "kind": "revoked"},
        ),
        licence(
            3, kind="ordinary", **accepted, decision={"on": "2021-03-01", "outcome": "refused"}
        ),
        licence(4, acceptance={"on": "2021-02-02", "accepted": False}, decision=False),
        licence(5, **accepted, **granted),
        licence(
            6, kind="ordinary", **accepted, decision={"on": "2022-01-04", "outcome": "granted"}
        ),
    )
    assert values(found["licence"]) == {
        "applied": 6,
        "accepted": 5,
        "granted": 3,
        "refused": 1,
        "revoked": 1,
    }
    kinds = found["licence-kinds"]
    assert values(kinds) == {"ordinary": 1, "registration": 1, "total": 2}
    assert kinds["total"]["unclear"] == ["X5"]


def test_a_day_whose_absence_says_no_leaves_nothing_unclear(tables: Any) -> None:
    demolished = {"type": "coercion_case", "kind": "demolition", "executed_on": "2021-06-01"}
    found = tables(
        {**demolished, "id": "Q1"}, {**demolished, "id": "Q2", "court_applied_on": "2021-05-01"}
    )["coercion"]
    assert (found["court"]["value"], found["court"]["unclear"]) == (1, [])
    assert found["total"]["value"] == 2


def test_one_line_may_hold_the_columns_of_several_tables(fazhi: Run, tmp_path: Path) -> None:
    ledger, table = tmp_path / "ledger.json", tmp_path / "published.csv"
    rows = [
        {"agency": AGENCY, **penalty(1, "summary")},
        {"agency": AGENCY, **penalty(2, "ordinary")},
    ]
    ledger.write_text(json.dumps(rows), encoding="utf-8")
    table.write_text(
        "单位,警告,罚款,合计,简易程序数量,一般程序数量,本地栏目\n某镇,0,2,2,1,2,7\n",
        encoding="utf-8",
    )
    run = ("report", "statistics", str(ledger), "--year", "2021", "--against", str(table))
    ran = fazhi(*run)
    assert ran.code == 1
    assert "“普通程序数量”公布为2，台账为1：A2" in ran.out
    assert "“行政处罚实施情况统计表”一行第7栏，样式没有相应的栏目，没有核对" in ran.out
    told = json.loads(fazhi(*run, "--format", "json").out)
    assert [(one["table"], one["records"]) for one in told["differences"]] == [
        ("penalty-handling", ["A2"])
    ]
    assert told["not_compared"] == [{"table": "penalty", "column": 7}]
