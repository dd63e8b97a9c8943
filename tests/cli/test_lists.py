"""explain, requirements, coverage, due, plugins, config."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.town import enter, review, settle

OVERLAY = """
[[overlay]]
profile = "640000"
requirement = "town.in-time"
deadline = 8
from = 2021-01-01
source = "province"

[[overlay]]
profile = "640402"
requirement = "town.in-time"
deadline = 5
from = 2023-01-01
source = "county"
"""


def overlaid(town: Path) -> None:
    settings = town / "fazhi.toml"
    (town / "layers.toml").write_text(OVERLAY, encoding="utf-8")
    settings.write_text(settings.read_text("utf-8") + 'overlays = ["layers.toml"]\n', "utf-8")


def test_coverage(town: Path, fazhi: Run) -> None:
    ran = fazhi("coverage", "--format", "json", "--lang", "en")
    assert ran.code == 0
    rows = {row["id"]: row for row in json.loads(ran.out)["requirements"]}
    keys = ["id", "aliases", "record", "status", "reason", "outcomes"]
    assert all(list(row) == keys for row in rows.values())
    assert rows["town.written"] == {
        "id": "town.written",
        "aliases": ["town.paper"],
        "record": "legal_review",
        "status": "checked",
        "reason": None,
        "outcomes": ["pass", "fail"],
    }
    statuses = {id_: row["status"] for id_, row in rows.items()}
    assert statuses == {
        "town.written": "checked",
        "town.in-time": "checked",
        "town.qualified": "checked",
        "town.police": "checked",
        "town.considered": "person",
        "town.village": "other_duty",
        "town.court": "not_township",
    }
    assert rows["town.considered"]["reason"] == "depth is for a person to judge"
    told = fazhi("coverage").out
    assert "深浅由人判断" in told
    without = {line.split()[0] for line in told.splitlines() if line.endswith("没有示例")}
    assert without == {id_ for id_ in rows if rows[id_]["status"] == "checked"} - {"town.written"}


BROKEN_LAW = """
[[requirement]]
id = "odd.{name}"
title = {{zh = "坏的", en = "Broken"}}
record = "legal_review"
governing_date = ["submitted_on"]
messages.no = {{zh = "错", en = "wrong", remedy = "next_time", \
remedy_zh = "改", remedy_en = "mend"}}
{more}
[[requirement.version]]
instrument = "审核办法"
edition = 2020
article = 1
from = 2020-01-01
verified = "none"
{figures}
"""
RULE = '[[requirement.require]]\nthat = "record.writen"\nkey = "no"\n'
FOR_A_PERSON = 'person = {zh = "由人看", en = "a person looks"}'
LOST = """
from fazhi_core import CheckerModule, hookimpl


@hookimpl
def fazhi_checkers():
    return [CheckerModule("nobody_has_this", ("legal_review",))]
"""
CRASHING_FIGURES = """
import attrs
from fazhi_core import checker, ok
from fazhi_core.records.legality import LegalReview


@attrs.frozen
class Figures:
    most: int = attrs.field()

    @most.validator
    def _small(self, attribute, value):
        raise ValueError("never small enough")


@checker("odd.figures", LegalReview, params=Figures)
def figures(record, req):
    return ok()
"""


@pytest.mark.parametrize(
    ("name", "more", "figures", "code", "said"),
    [
        ("rule", RULE, "", None, "did you mean written"),
        ("lost", "", "", LOST, "nobody_has_this: ModuleNotFoundError"),
        ("figures", "", "params.most = {value = 1}", CRASHING_FIGURES, "never small enough"),
    ],
    ids=["an expression that names nothing", "a module that is not there", "unfit figures"],
)
def test_coverage_shows_what_is_broken_as_broken(
    town: Path, fazhi: Run, name: str, more: str, figures: str, code: str | None, said: str
) -> None:
    law = BROKEN_LAW.format(name=name, more=more, figures=figures)
    law += BROKEN_LAW.format(name="looked-at", more=FOR_A_PERSON, figures="")
    (town / "rules" / "odd.toml").write_text(law, encoding="utf-8")
    if code is not None:
        (town / "rules" / "odd.py").write_text(code, encoding="utf-8")
    else:
        settings = town / "fazhi.toml"
        patterns = settings.read_text("utf-8").replace(
            '"rules/*.py"', '"rules/*.py", "rules/odd.toml"'
        )
        settings.write_text(patterns, encoding="utf-8")
    ran = fazhi("coverage", "--format", "json", "--lang", "en")
    rows = {row["id"]: row for row in json.loads(ran.out)["requirements"]}
    row = rows[f"odd.{name}"]
    assert (ran.code, row["status"]) == (3, "error")
    assert said in row["reason"]
    assert ran.err.count(said) == 1
    assert {rows[id_]["status"] for id_ in rows if id_ != f"odd.{name}"} == {
        "checked",
        "person",
        "other_duty",
        "not_township",
    }
    told = fazhi("coverage", "--lang", "en")
    assert told.code == 3
    (listed,) = told.out.partition("broken, cannot be checked (1)")[2].splitlines()[1:]
    assert listed.startswith(f"  odd.{name} ")
    enter(town, review("R-1"))
    report = json.loads(fazhi("check", "ledger", "--format", "json").out)
    left = {one["requirement"]: one["reason"] for one in report["tally"]["not_checked"]}
    assert (left[f"odd.{name}"], left["odd.looked-at"]) == ("unusable", "person")


def test_faulty_examples(town: Path, fazhi: Run) -> None:
    (town / "rules" / "town_examples.toml").write_text("[[example]]\nx = 1\n", encoding="utf-8")
    ran = fazhi("coverage", "--lang", "en")
    assert ran.code == 2
    assert "town_examples.toml" in ran.err


def test_explain(town: Path, fazhi: Run) -> None:
    ran = fazhi("explain", "town.paper")
    assert ran.code == 0
    for told in (
        "town.written  审核意见须书面",
        "口头意见无从查证。",
        "责任主体：乡镇人民政府",
        "《审核办法》（2020）第3条",
        "施行：2020-01-01 至 今后",
        "条文：审核意见应当书面作出",
        "程度：违法（效力等级：部门规章）",
        "已与来源核对：镇政府公报",
        "别名：town.paper",
        "只能如实说明：如实说明",
        "符合  书面意见",
        "不符合  spoken",
    ):
        assert told in ran.out
    table = json.loads(fazhi("explain", "town.written", "--format", "json").out)
    assert table["versions"][0]["citations"][0]["article"] == 3
    assert [one["outcome"] for one in table["examples"]] == ["pass", "fail"]


def test_explain_says_why_it_is_mild(town: Path, fazhi: Run) -> None:
    out = fazhi("explain", "town.qualified", "--lang", "en").out
    assert "severity: advice (rank: rule, text not verified)" in out


def test_explain_tells_the_deadline_and_its_layers(town: Path, fazhi: Run) -> None:
    overlaid(town)
    out = fazhi("explain", "town.in-time").out
    assert "期限：自“送审日期”起 10日内完成“审核意见日期”" in out
    assert "各级规定" not in out
    ran = fazhi("explain", "town.in-time", "--profile", "640402106", "--format", "json")
    layers = json.loads(ran.out)["layers"]
    told = [(one["profile"], one["value"], one["source"], one["won"]) for one in layers]
    assert told[1:] == [("640000", 8, "province", False), ("640402", 5, "county", True)]
    assert told[0][:2] == ("CN", 10)
    earlier = ("--as-of", "2022-06-01", "--profile", "640402106", "--format", "json")
    layers = json.loads(fazhi("explain", "town.in-time", *earlier).out)["layers"]
    assert [one["won"] for one in layers] == [False, True, False]
    out = fazhi("explain", "town.in-time", "--profile", "640402106").out
    assert "640402：deadline = 5，2023-01-01 至 今后，依据 county　← 当日有效" in out


def test_requirements(town: Path, fazhi: Run) -> None:
    out = fazhi("requirements").out
    assert "town.written" in out
    assert "共 7 项要求" in out
    rows = json.loads(fazhi("requirements", "--format", "json", "--select", "town.paper").out)
    assert [row["id"] for row in rows["requirements"]] == ["town.written"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2029-01-01..", [("2029-12-31", "ends", "town.in-time")]),
        ("2029-01-01..2029-12-30", []),
        ("2030-01-01..", []),
        ("..2019-12-31", []),
    ],
)
def test_changes(town: Path, fazhi: Run, span: str, expected: list[tuple[str, str, str]]) -> None:
    ran = fazhi("requirements", "--changes", span, "--format", "json")
    rows = json.loads(ran.out)["changes"]
    assert [(row["day"], row["change"], row["id"]) for row in rows] == expected
    assert fazhi("requirements", "--changes", span).code == 0


def test_a_correction_of_our_own_is_shown_and_is_no_change_of_law(town: Path, fazhi: Run) -> None:
    law = town / "rules" / "town.toml"
    changes = ("requirements", "--changes", "..2040-01-01", "--format", "json")
    before = fazhi(*changes).out
    text = law.read_text("utf-8").replace(
        "article = 3\n", "article = 3\ncorrected_on = 2024-06-03\n"
    )
    law.write_text(text, encoding="utf-8")
    assert fazhi(*changes).out == before
    assert "2020-01-01" in before
    assert (
        "corrected on (no change of law): 2024-06-03"
        in fazhi("explain", "town.written", "--lang", "en").out
    )
    table = json.loads(fazhi("explain", "town.written", "--format", "json").out)
    assert [one["corrected_on"] for one in table["versions"]] == ["2024-06-03"]
    other = json.loads(fazhi("explain", "town.in-time", "--format", "json").out)
    assert [one["corrected_on"] for one in other["versions"]] == [None]


def test_what_is_due_in_order(town: Path, fazhi: Run) -> None:
    enter(
        town,
        review("R-1", submitted_on="2024-06-28", opinion_on=None),
        review("R-2", submitted_on="2024-06-25", opinion_on=None),
        review("R-3", submitted_on="2024-03-01", opinion_on=None),
        review("R-4"),
    )
    ran = fazhi("due", "ledger", "--format", "json")
    assert ran.code == 0
    table = json.loads(ran.out)
    told = [(one["due"], one["reason"], one["subject"]["id"]) for one in table["due"]]
    assert told == [
        ("2024-03-11", "overdue", "R-3"),
        ("2024-07-05", "pending", "R-2"),
        ("2024-07-08", "pending", "R-1"),
    ]
    assert [one["days_left"] for one in table["due"]] == [-111, 5, 8]
    until = json.loads(fazhi("due", "ledger", "--format", "json", "--until", "2024-07-05").out)
    assert len(until["due"]) == 2
    assert "还有 5 天" in fazhi("due", "ledger").out
    assert fazhi("due", "ledger", "--by", "requirement").out.count("\ntown.in-time\n") == 1


def test_due_tells_of_what_it_could_not_read(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1", opinion_on="soon"))
    ran = fazhi("due", "ledger")
    assert ran.code == 3
    assert "reviews.json:2:" in ran.out
    ran = fazhi("due", "ledger", "--format", "json")
    assert (ran.code, "reviews.json:2:" in ran.err) == (3, True)


def test_under_strict_evidence_what_is_overdue_stays_in_the_list(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1", opinion_on=None))
    ran = fazhi("due", "ledger", "--format", "json", "--evidence", "strict")
    told = [(one["due"], one["reason"]) for one in json.loads(ran.out)["due"]]
    assert told == [("2024-03-11", "overdue")]


def test_no_command_is_incomplete_without_a_word(
    tmp_path: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = settle(tmp_path, crash=True)
    monkeypatch.chdir(town)
    enter(town, review("R-1"))
    ran = fazhi("due", "ledger")
    assert (ran.code, "crash.always" in ran.out) == (3, True)
    (town / "rules" / "broken.py").write_text("import nobody_has_this\n", encoding="utf-8")
    for arguments in (["due", "ledger"], ["coverage"]):
        for form in ("text", "json"):
            ran = fazhi(*arguments, "--format", form, "--lang", "en")
            assert ran.code == 3
            assert "! broken: " in ran.out + ran.err
    json.loads(ran.out)


def test_due_never_groups_by_person(town: Path, fazhi: Run) -> None:
    for person in ("party", "petitioner", "name", "agency", "reviewer.name"):
        assert fazhi("due", "ledger", "--by", person).code == 2


def test_plugins(town: Path, fazhi: Run) -> None:
    out = fazhi("plugins").out
    version = sha256((town / "rules" / "town.py").read_bytes()).hexdigest()[:16]
    assert f"town {version}（本地文件）" in out
    assert "要求 7 项" in out
    assert "等，另有 1 个" in out
    table = json.loads(fazhi("plugins", "--format", "json").out)
    (plugin,) = table["plugins"]
    assert (plugin["name"], plugin["origin"], table["problems"]) == ("town", "file", [])
    assert "town.written" in plugin["adds"]["checkers"]


def test_plugins_names_a_few_of_many_to_people_and_all_to_programs(fazhi: Run) -> None:
    national = fazhi("plugins", "--no-config", "--no-plugins", "--lang", "en").out
    assert max(map(len, national.splitlines())) < 1500
    assert re.search(r" and \d{3} more$", national, re.MULTILINE)
    listed = fazhi("plugins", "--no-config", "--no-plugins", "--format", "json").out
    assert len(json.loads(listed)["plugins"][0]["adds"]["requirements"]) > 500


def test_config_tells_where_each_value_came_from(town: Path, fazhi: Run) -> None:
    ran = fazhi("config", "--format", "json", "--evidence", "strict")
    table = json.loads(ran.out)
    assert table["file"] == "fazhi.toml"
    settings = table["settings"]
    assert settings["evidence"] == {
        "value": "strict",
        "layer": "command_line",
        "file": None,
        "line": None,
    }
    assert settings["as_of"] == {
        "value": "2024-06-30",
        "layer": "file",
        "file": "fazhi.toml",
        "line": 2,
    }
    assert settings["profile"]["layer"] == "default"
    out = fazhi("config", "--lang", "en").out
    assert "fazhi.toml:2" in out
    assert "command line" in out
    assert "fazhi.toml" not in fazhi("config", "--no-config").out


def test_config_of_what_lies_elsewhere(
    town: Path,
    fazhi: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert json.loads(fazhi("config", "--format", "json").out)["file"] is None
    found = json.loads(fazhi("config", str(town), "--format", "json").out)
    assert found["file"] == str(town / "fazhi.toml")


@pytest.mark.parametrize(
    "command",
    ["check", "explain", "requirements", "coverage", "due", "plugins", "config", "init", "schema"],
)
def test_help_in_both_languages(town: Path, fazhi: Run, command: str) -> None:
    assert fazhi(command, "--help").out.startswith(f"用法：fazhi {command}")
    english = fazhi(command, "--help", "--lang", "en")
    assert english.out.isascii()
    assert english.code == 0


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        (("timeline",), "CASE PATH ..."),
        (("plugin",), "new NAME"),
        (("baseline",), "write|apply|prune PATH ..."),
        (("config",), "[PATH]"),
        (("init",), "[DIR]"),
        (("schema",), "[NAME]"),
    ],
)
def test_the_usage_shows_what_must_be_given(
    fazhi: Run, command: tuple[str, ...], usage: str
) -> None:
    shown = fazhi(*command, "--help").out.partition("\n\n")[0]
    assert " ".join(shown.split()).endswith(f"] {usage}")


def test_overview(fazhi: Run) -> None:
    assert "coverage" in fazhi("--help").out
    assert fazhi("--lang", "en", "--help").out.startswith("usage:")
    assert fazhi().code == 2
    assert fazhi("--lang", "en", "--version").out == fazhi("--version").out
