"""Files of waivers and baselines: what may stand in them, and every fault with its place."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import fazhi_core as fz
from fazhi_core.engine.baseline import BaselineEntry
from fazhi_core.records.legality import LegalReview
from fazhi_core.reporters.baseline_file import baseline_text
from tests.cli.town import settle

from .test_settings import write

GOOD = {
    "id": '"镇豁〔2024〕3号"',
    "requirement": '"town.written"',
    "record": '"R-1"',
    "reason": '"水灾期间档案受损"',
    "approver": '"法制审核委员会主任"',
    "approved_on": "2024-06-01",
    "expires": "2024-12-31",
}
RECORD = LegalReview(id="R-1", submitted_on=date(2024, 3, 1), written=False)


def one(**changes: str | None) -> str:
    keys = {**GOOD, **changes}
    return "[[waiver]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items() if value)


def text(*waivers: str) -> str:
    return 'format = "fazhi-waivers/1"\n\n' + "\n".join(waivers)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = settle(tmp_path)
    group = """
[[requirement]]
id = "town.yearly"
title = {zh = "每年审核", en = "Every year"}
record = "legal_review"
governing_date = ["submitted_on"]
group = ["agency", "year"]
[[requirement.version]]
instrument = "审核办法"
edition = 2020
from = 2020-01-01

[[requirement]]
id = "town.never"
title = {zh = "不得豁免", en = "Never waived"}
record = "legal_review"
waivable = false
[[requirement.version]]
instrument = "审核办法"
edition = 2020
from = 2020-01-01
"""
    law = root / "rules" / "town.toml"
    law.write_text(law.read_text("utf-8") + group, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def engine(town: Path, **options: Any) -> fz.Engine:
    return fz.Engine(
        discover=False,
        block_plugins=["national"],
        local_plugins=["rules/*.py"],
        root=town,
        as_of=date(2024, 6, 30),
        **options,
    )


def refusal(town: Path, content: str) -> str:
    write(town, content, "waivers.toml")
    with pytest.raises(fz.ConfigError) as caught:
        engine(town, waivers=["waivers.toml"])
    return caught.value.text.en


def test_a_waiver_is_read_whole(town: Path) -> None:
    write(town, text(one()), "waivers.toml")
    (found,) = engine(town, waivers=["waivers.toml"]).acceptance.waivers
    assert found == fz.Waiver(
        id="镇豁〔2024〕3号",
        requirement="town.written",
        record="R-1",
        reason="水灾期间档案受损",
        approver="法制审核委员会主任",
        approved_on=date(2024, 6, 1),
        expires=date(2024, 12, 31),
    )
    assert (found.file, found.line) == ("waivers.toml", 3)


FAULTS: list[tuple[dict[str, str | None], str]] = [
    ({"id": None}, "waivers.toml:3: waiver: key id is missing"),
    ({"reason": None}, "waivers.toml:3: waiver: key reason is missing"),
    ({"approver": None}, "waivers.toml:3: waiver: key approver is missing"),
    ({"expires": None}, "waivers.toml:3: waiver: key expires is missing"),
    ({"requirement": None}, "waivers.toml:3: waiver: key requirement is missing"),
    ({"expires": '"2024-12-31"'}, "waivers.toml:10: waiver.expires: expires must be a day"),
    ({"expires": "2024-05-31"}, "waivers.toml:10: waiver.expires: expires is earlier"),
    ({"reason": '"  "'}, "waivers.toml:7: waiver.reason: reason must not be empty"),
    ({"approver": '""'}, "waivers.toml:8: waiver.approver: approver must not be empty"),
    ({"id": '"=1+1"'}, "waivers.toml:4: waiver.id: the id of a waiver begins with"),
    ({"id": f'"{"a" * 65}"'}, "waivers.toml:4: waiver.id: the id of a waiver begins with"),
    ({"id": '"a\\u001b[2J"'}, "waivers.toml:4: waiver.id: the id of a waiver begins with"),
    ({"reason": '"见13912345678"'}, "waivers.toml:7: waiver.reason: reason holds a number shaped"),
    (
        {"approver": '"640402199001011234"'},
        "waivers.toml:8: waiver.approver: approver holds a number shaped like an identity-card",
    ),
    (
        {"requirement": '"town.writen"'},
        "there is no requirement town.writen, did you mean town.written?",
    ),
    ({"requirement": '"town.never"'}, "waiver.requirement: requirement town.never cannot be"),
    ({"record": None}, "waivers.toml:3: waiver: name one record"),
    ({"period": '"2024"'}, "waiver.period: name one record"),
    (
        {"requirement": '"town.yearly"'},
        "waivers.toml:3: waiver: requirement town.yearly is judged in groups",
    ),
    (
        {"record": None, "period": '"2024"', "agency": '"640402106"'},
        "waiver.period: requirement town.written is judged record by record",
    ),
    (
        {"requirement": '"town.yearly"', "record": None, "period": '"2024"'},
        "waivers.toml:3: waiver: key agency is missing",
    ),
    ({"expired": "2024-12-31"}, "waiver.expired: unknown key expired, did you mean expires?"),
]


@pytest.mark.parametrize(("changes", "told"), FAULTS, ids=range(len(FAULTS)))
def test_a_faulty_waiver_is_refused_with_its_place(
    town: Path, changes: dict[str, str | None], told: str
) -> None:
    assert told in refusal(town, text(one(**changes)))


def test_all_faults_of_all_files_are_told_at_once(town: Path) -> None:
    write(town, text(one()), "more.toml")
    write(town, text(one(reason='" "'), one(id='"W-2"', record=None)), "waivers.toml")
    with pytest.raises(fz.ConfigError) as caught:
        engine(town, waivers=["waivers.toml", "more.toml"])
    assert [line.partition(": ")[0] for line in caught.value.text.en.splitlines()] == [
        "more.toml:4",
        "waivers.toml:7",
        "waivers.toml:12",
    ]
    assert "already used in waivers.toml:4" in caught.value.text.en


def test_another_format_is_refused(town: Path) -> None:
    assert "unknown format fazhi-waivers/2" in refusal(town, 'format = "fazhi-waivers/2"\n')
    assert "waivers.toml:1: not valid TOML" in refusal(town, "[[waiver]\n")
    assert "unknown key waivers, did you mean waiver?" in refusal(town, "[[waivers]]\nid = 1\n")


def test_an_alias_leads_to_the_requirement(town: Path) -> None:
    write(town, text(one(requirement='"town.paper"')), "waivers.toml")
    report = engine(town, waivers=[town / "waivers.toml"]).check(RECORD)
    assert [found.waiver for found in report.findings if found.requirement == "town.written"] == [
        "镇豁〔2024〕3号"
    ]


def test_waivers_made_by_a_program_are_held_to_the_same(town: Path) -> None:
    good = fz.Waiver(
        id="W",
        requirement="town.written",
        record="R-1",
        reason="a",
        approver="b",
        expires=date(2024, 12, 31),
    )
    assert engine(town, waivers=[good]).check(RECORD).exit_code == 0
    with pytest.raises(fz.ConfigError, match=r"waivers:2: waiver\.id: the id W is already used"):
        engine(town, waivers=[good, good])
    bad = fz.Waiver(**{**_values(good), "requirement": "town.gone"})
    with pytest.raises(fz.ConfigError, match=r"no requirement town\.gone"):
        engine(town, waivers=[bad])


def _values(waiver: fz.Waiver) -> dict[str, Any]:
    names = ("id", "requirement", "record", "reason", "approver", "expires")
    return {name: getattr(waiver, name) for name in names}


def test_arguments_of_a_wrong_type_are_refused(town: Path) -> None:
    for wrong in ("waivers.toml", town / "waivers.toml", [5]):
        with pytest.raises(TypeError, match=r"^waivers takes"):
            engine(town, waivers=wrong)
    with pytest.raises(TypeError, match=r"^baseline takes"):
        engine(town, baseline=5)
    for options in ({"waivers": ["gone.toml"]}, {"baseline": "gone.toml"}):
        with pytest.raises(fz.ConfigError, match=r"there is no file gone\.toml"):
            engine(town, **options)  # type: ignore[arg-type]


ENTRY = {
    "requirement": "town.written",
    "kind": "fail",
    "type": "legal_review",
    "record": 'R"1\\',
    "agency": "某镇\x7f",
    "fingerprint": "0123456789abcdef",
    "record_sha256": "f" * 64,
}


def test_a_baseline_is_read_as_it_was_written(town: Path) -> None:
    entries = [
        BaselineEntry(**{**ENTRY, "kind": fz.Kind.OPEN}),
        BaselineEntry(**{**ENTRY, "kind": fz.Kind.FAIL, "record": "", "period": "2024"}),
    ]
    baseline = fz.Baseline(entries, date(2024, 6, 30))
    assert baseline == fz.Baseline([*reversed(entries), entries[0]], date(2024, 6, 30))
    write(town, baseline_text(baseline), "baseline.toml")
    read = engine(town, baseline="baseline.toml").acceptance.baseline
    assert read == baseline
    assert read is not None
    assert baseline_text(read) == baseline_text(baseline)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("as_of = 2024-06-30\n", "baseline.toml:1: key format is missing"),
        ('format = "fazhi-baseline/1"\n', "key as_of is missing"),
        ('format = "fazhi-baseline/9"\nas_of = 2024-06-30\n', "unknown format fazhi-baseline/9"),
        (
            'format = "fazhi-baseline/1"\nas_of = 2024-06-30\n[[finding]]\nkind = "pass"\n',
            "baseline.toml:4: finding.kind: kind must be one of: fail, open, review",
        ),
        ("\x00", "baseline.toml:1: not valid TOML"),
    ],
)
def test_a_faulty_baseline_is_refused(town: Path, content: str, told: str) -> None:
    write(town, content, "baseline.toml")
    with pytest.raises(fz.ConfigError) as caught:
        engine(town, baseline="baseline.toml")
    assert told in caught.value.text.en


def test_an_engine_is_made_again_with_what_was_accepted(town: Path) -> None:
    write(town, text(one()), "waivers.toml")
    first = engine(town, waivers=["waivers.toml"])
    (town / "waivers.toml").unlink()
    again = pickle.loads(pickle.dumps(first))  # noqa: S301
    assert again.check(RECORD) == first.check(RECORD)
    assert again.check(RECORD).tally.waived == 1
