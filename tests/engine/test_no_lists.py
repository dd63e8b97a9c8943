"""Records of petitions and referrals are put together by agency only: no lists of those who ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Bound, Checker, Group, LawError, Outcome, checker, ok
from fazhi_core.cli import dispatch
from fazhi_core.records.base import Record
from fazhi_core.records.mediation import MediationCase
from fazhi_core.records.petition import Petition
from fazhi_core.records.referral import PoliceReferral
from tests.engine.packs import engine, requirement

AS_OF = date(2024, 11, 1)


def counting(record: type[Record]) -> Checker:
    @checker("r", record)
    def count(_group: Group, _req: Bound[None]) -> Outcome:
        return ok()

    return count


@pytest.mark.parametrize("record", [Petition, PoliceReferral], ids=lambda one: one.type)
@pytest.mark.parametrize(
    "fact",
    ["petitioner", "petitioners", "village", "matter_key", "channel", "referred_on", "extra", "id"],
)
def test_groups_of_petitions_are_refused(tmp_path: Path, record: type[Record], fact: str) -> None:
    text = requirement("r", record=record.type, group=f'["{fact}", "year"]')
    with pytest.raises(LawError) as refused:
        engine(tmp_path, text, [counting(record)], as_of=AS_OF).check(record(id="1", agency="a"))
    (fault,) = (one for one in refused.value.faults if "grouped" in one.text.en)
    assert f"may not be grouped by {fact}" in fault.text.en
    assert "lists of those who petition" in fault.text.en
    assert fault.file.endswith("pack.toml")
    assert fault.line > 1


def test_a_digest_of_petitions_is_refused(tmp_path: Path) -> None:
    text = requirement("r", record="petition", group='["matter_key", "month"]', digest="true")
    with pytest.raises(LawError, match="matter_key"):
        engine(tmp_path, text, [counting(Petition)], as_of=AS_OF).rulebook.verify()


def test_petitions_are_no_roster(tmp_path: Path) -> None:
    text = requirement("r", record="mediation_case", group='["kind", "year"]', roster='"petition"')
    pack = engine(tmp_path, text, [counting(MediationCase)], as_of=AS_OF)
    with pytest.raises(LawError, match="kind"):
        pack.check(Petition(id="1", agency="a"))


def test_an_agency_may_be_judged_by_period(tmp_path: Path) -> None:
    keys = {"group": '["agency", "year"]', "governing_date": '["received_on"]'}
    pack = engine(
        tmp_path,
        requirement("r", record="petition", **keys),
        [counting(Petition)],
        as_of=AS_OF,
    )
    report = pack.check(Petition(id="1", agency="a", received_on=date(2024, 3, 1)), everything=True)
    assert [(one.subject.agency, one.subject.period) for one in report] == [("a", "2024")]


@pytest.mark.parametrize("record", ["petition", "police_referral"])
@pytest.mark.parametrize(
    ("type_", "personal", "at"),
    [
        ("text", "false", 'type = "text"'),
        ("text", "true", "personal"),
        ("date", "true", "personal"),
    ],
)
def test_no_plugin_adds_a_name(
    tmp_path: Path, record: str, type_: str, personal: str, at: str
) -> None:
    declared = local_field(record, type_, personal)
    with pytest.raises(LawError, match=r"town\.who could hold who petitioned") as refused:
        engine(tmp_path, requirement("r", record=record).replace("[[", declared + "[[", 1), [])
    (fault,) = refused.value.faults
    pack = Path(tmp_path / "pack.toml").read_text(encoding="utf-8").splitlines()
    assert pack[fault.line - 1].startswith(at)


@pytest.mark.parametrize("type_", ["boolean", "integer", "date"])
def test_counts_and_days_may_be_added(tmp_path: Path, type_: str) -> None:
    declared = local_field("petition", type_, "false")
    text = requirement("r", record="petition").replace("[[", declared + "[[", 1)
    pack = engine(tmp_path, text, [counting(Petition)])
    assert [one.name for one in pack.rulebook.record_types["petition"].fields] == ["town.who"]


def local_field(record: str, type_: str, personal: str) -> str:
    return f"""
[[field]]
record = "{record}"
name = "town.who"
title = {{zh = "谁", en = "Who"}}
type = "{type_}"
personal = {personal}

"""


def test_no_command_counts_or_ranks() -> None:
    assert not {"stats", "rank", "list", "people"} & set(dispatch.COMMANDS)
