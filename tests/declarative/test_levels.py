"""Rules without code are overlaid, explained and waived like checkers; and lists not shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fazhi_core import Engine, Kind, LawError, Reason, Waiver
from fazhi_core.cli.main import main
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.mediation import MediationCase

from ..engine.packs import HEAD, engine, requirement

AS_OF = date(2024, 6, 30)
COUNTY = "640402106"
TERM = 'deadline = {kind = "organ_deadline", plain_days = 30, from = "accepted_on", to = "ended_on"'
TIGHTER = TERM + ', stricter = "less"}'
FIGURE = 'params.least = {value = 1, stricter = "more"}'
OVERLAY = """
[[overlay]]
profile = "{profile}"
requirement = "r"
from = {start}
source = "{profile}规定"
{value}
"""


def rule(*conditions: str, record: str = "mediation_case", **keys: str) -> str:
    """A requirement ``r`` on a mediation with these *conditions*."""
    tables = "".join(f"[[requirement.require]]\n{one}\n" for one in conditions)
    head, mark, version = requirement("r", record=record, **keys).partition(
        "[[requirement.version]]"
    )
    return head + tables + mark + version


def asks(that: str, count: str = "1") -> str:
    return f"that = '{that}'\nkey = 'wrong'\nvalues = {{count = '{count}'}}"


WITHIN = rule("term = 'within'", governing_date='["accepted_on"]', version=TIGHTER)
BY_HAND = rule(asks("record.ended_on <= due"), governing_date='["accepted_on"]', version=TIGHTER)
COUNTED = rule(
    asks("size(record.sessions) >= params.least", "params.least"),
    governing_date='["accepted_on"]',
    version=FIGURE,
)
CASE = MediationCase(
    id="M-1",
    agency=COUNTY,
    accepted_on=date(2024, 4, 1),
    ended_on=date(2024, 4, 21),
    sessions=(),
)


def overlaid(folder: Path, law: str, *overlays: str, **options: Any) -> Engine:
    file = folder / "levels.toml"
    file.write_text("".join(overlays), encoding="utf-8")
    return engine(folder, law, overlays=[file], as_of=AS_OF, **options)


def over(profile: str, value: str, start: str = "2024-01-01") -> str:
    return OVERLAY.format(profile=profile, value=value, start=start)


@pytest.mark.parametrize("law", [WITHIN, BY_HAND], ids=["term", "due"])
def test_a_tighter_term_of_a_lower_level_is_the_one_that_is_judged(
    tmp_path: Path, law: str
) -> None:
    levels = over("640000", "deadline = 25"), over("640402", "deadline = 15")
    made = overlaid(tmp_path, law, *levels)
    (finding,) = made.check(CASE, everything=True)
    assert finding.kind is Kind.FAIL
    elsewhere = CASE.replace(agency="640121001")  # the region alone: 25 days
    (finding,) = made.check(elsewhere, everything=True)
    assert finding.kind is Kind.PASS
    before = CASE.replace(accepted_on=date(2023, 12, 1), ended_on=date(2023, 12, 30))
    (finding,) = made.check(before, everything=True)  # the nation alone: 30 days
    assert finding.kind is Kind.PASS


def test_a_term_that_the_rule_asks_for_ends_on_the_overlaid_day(tmp_path: Path) -> None:
    made = overlaid(tmp_path, WITHIN, over("640402", "deadline = 15"))
    (finding,) = made.check(CASE)
    assert finding.due == date(2024, 4, 16)
    assert any("15" in step.value.en for step in finding.trace)


def test_a_figure_of_a_lower_level_is_read_and_shown(tmp_path: Path) -> None:
    made = overlaid(tmp_path, COUNTED, over("640402", "params.least = 2"))
    (finding,) = made.check(CASE)
    assert (finding.kind, finding.message.en) == (Kind.FAIL, "wrong 2")
    (finding,) = made.check(CASE.replace(agency="110101001"))
    assert finding.message.en == "wrong 1"


def test_a_figure_that_nobody_sets_is_open_until_a_level_sets_it(tmp_path: Path) -> None:
    law = COUNTED.replace("{value = 1, ", "{").replace("count = 'params.least'", "count = '1'")
    (finding,) = overlaid(tmp_path, law).check(CASE)
    assert (finding.kind, finding.reason) == (Kind.OPEN, Reason.LOCAL_VALUE)
    (finding,) = overlaid(tmp_path, law, over("640402", "params.least = 2")).check(CASE)
    assert finding.kind is Kind.FAIL


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([over("640402", "deadline = 40")], "40"),
        ([over("640402", "deadline = 20"), over("640402", "deadline = 10")], "640402"),
    ],
    ids=["looser", "two values"],
)
def test_an_overlay_may_not_loosen_or_clash(tmp_path: Path, levels: list[str], said: str) -> None:
    made = overlaid(tmp_path, WITHIN, *levels)
    with pytest.raises(LawError, match=said):
        made.check(CASE)


def test_by_reference_lowers_a_rule_one_step(tmp_path: Path) -> None:
    made = overlaid(tmp_path, COUNTED, over("640402", 'binding = "by_reference"'))
    (finding,) = made.check(CASE)
    assert (finding.kind, str(finding.severity)) == (Kind.FAIL, "warning")


def explained(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, *more: str) -> Any:
    """What ``fazhi explain`` says of a rule with overlays of a region and a county."""
    monkeypatch.chdir(folder)
    law = (HEAD + BY_HAND).replace('"r"', '"town.r"')
    Path("town.toml").write_text(law, encoding="utf-8")
    levels = over("640000", "deadline = 25"), over("640402", "deadline = 15", "2024-05-01")
    overlays = "".join(levels).replace('"r"', '"town.r"')
    Path("levels.toml").write_text(overlays, encoding="utf-8")
    settings = 'local_plugins = ["town.toml"]\noverlays = ["levels.toml"]\ndiscover = false\n'
    Path("fazhi.toml").write_text(settings, encoding="utf-8")
    assert main(["explain", "town.r", "--lang", "en", *more]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("day", "won"), [("2024-06-30", [False, False, True]), ("2024-03-01", [False, True, False])]
)
def test_explain_shows_each_layer_of_a_rule_and_which_won(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, day: str, won: list[bool]
) -> None:
    asked = ("--profile", COUNTY, "--as-of", day)
    table = json.loads(explained(tmp_path, monkeypatch, capsys, *asked, "--format", "json"))
    assert table["rule"]["require"][0]["that"] == "record.ended_on <= due"
    assert [(one["profile"], one["value"], one["source"]) for one in table["layers"]] == [
        ("CN", 30, table["layers"][0]["source"]),
        ("640000", 25, "640000规定"),
        ("640402", 15, "640402规定"),
    ]
    assert [one["won"] for one in table["layers"]] == won
    assert main(["explain", "town.r", "--lang", "en", *asked]) == 0
    told = capsys.readouterr().out
    assert "record.ended_on <= due" in told
    assert told.count("from 640402规定") == 1
    assert main(["explain", "town.r", "--lang", "en", "--profile", "110101001"]) == 0
    assert "640402规定" not in capsys.readouterr().out


def waiver(**changes: Any) -> Waiver:
    given = {
        "id": "W-1",
        "requirement": "r",
        "record": "M-1",
        "reason": "报经批准",
        "approver": "镇长",
        "expires": AS_OF,
    }
    return Waiver(**{**given, **changes})


def test_a_finding_of_a_rule_is_waived_marked_and_comes_back(tmp_path: Path) -> None:
    report = engine(tmp_path, COUNTED, as_of=AS_OF, waivers=[waiver()]).check(CASE)
    (finding,) = report
    assert (finding.kind, finding.waiver) == (Kind.FAIL, "W-1")
    assert (report.exit_code, report.tally.waived) == (0, 1)
    late = [waiver(expires=date(2024, 6, 29))]
    report = engine(tmp_path, COUNTED, as_of=AS_OF, waivers=late).check(CASE)
    assert report.exit_code == 1
    assert {(one.kind, one.waiver) for one in report} >= {(Kind.FAIL, None)}


def test_a_rule_that_may_not_be_waived_is_not(tmp_path: Path) -> None:
    law = COUNTED.replace(
        'record = "mediation_case"', 'record = "mediation_case"\nwaivable = false'
    )
    with pytest.raises(ValueError, match="requirement r cannot be waived"):
        engine(tmp_path, law, as_of=AS_OF, waivers=[waiver()])


BY_ACT = {"record": "enforcement_case", "each": '"acts"'}
SUMMARY_ONLY = "'''record.procedure == \"summary\"'''"
ORDINARY = EnforcementCase(id="1", procedure=Procedure.ORDINARY)


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        (SUMMARY_ONLY, Kind.NOT_APPLICABLE),
        ("'''record.procedure == \"summary\" && item.record_made'''", Kind.NOT_APPLICABLE),
        ("'''record.procedure == \"ordinary\"'''", Kind.OPEN),
        ("'''item.record_made'''", Kind.OPEN),
        ("'''size(record.acts) > 9'''", Kind.OPEN),
        ("'''record.emergency'''", Kind.OPEN),
    ],
)
def test_when_is_asked_before_an_unknown_list_leaves_it_open(
    tmp_path: Path, when: str, kind: Kind
) -> None:
    law = rule(asks("item.record_made"), when=when, **BY_ACT)
    (finding,) = engine(tmp_path, law, as_of=AS_OF).check(ORDINARY, everything=True)
    assert finding.kind is kind
    if kind is Kind.OPEN:
        assert (finding.reason, finding.path) == (Reason.MISSING, ("acts",))


@pytest.mark.parametrize(
    ("keys", "record", "kind"),
    [
        ({"governing_date": '["acts.on"]'}, ORDINARY, Kind.OPEN),
        ({"governing_date": '["filed_on"]'}, ORDINARY, Kind.OPEN),
        ({"version": 'needs = ["acts.officers"]'}, ORDINARY, Kind.OPEN),
        ({"version": 'needs = ["filed_on"]'}, ORDINARY, Kind.OPEN),
        (
            {"version": 'needs = ["filed_on"]'},
            ORDINARY.replace(filed_on=date(2024, 3, 1)),
            Kind.NOT_APPLICABLE,
        ),
        (
            {"governing_date": '["filed_on"]'},
            ORDINARY.replace(filed_on=date(2019, 3, 1)),
            Kind.NOT_APPLICABLE,
        ),
    ],
)
def test_an_unknown_list_is_judged_only_where_any_list_would_be_judged_the_same(
    tmp_path: Path, keys: dict[str, str], record: EnforcementCase, kind: Kind
) -> None:
    made = engine(
        tmp_path, rule(asks("item.record_made"), when=SUMMARY_ONLY, **BY_ACT, **keys), as_of=AS_OF
    )
    (finding,) = made.check(record, everything=True)
    assert finding.kind is kind
    for act in (Act(), Act(on=date(2024, 3, 1), record_made=False, officers=())):
        (known,) = made.check(record.replace(acts=(act,)), everything=True)
        assert kind in {known.kind, Kind.OPEN}
