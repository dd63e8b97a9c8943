"""Its examples hold, it stays in the region, and it says what was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Engine
from fazhi_core.law.requirement import Requirement
from fazhi_core.records.mediation import MediationCase, MediationKind
from fazhi_core.testing import Example, read_examples, run_example

NAME = "fazhi-ningxia"
ENGINE = Engine(require_plugins=[NAME])
(PLUGIN,) = (one for one in ENGINE.plugins.plugins if one.name == NAME)
EXAMPLES = read_examples(PLUGIN.examples)
OWN = [
    one for one in ENGINE.rulebook.requirements.values() if ENGINE.rulebook.owners[one.id] == NAME
]
OLD_NAMES = {
    "announcement-service-ningxia",
    "contract-unchanged-ningxia",
    "contract-written-ningxia",
    "decision-ningxia-rules-apply",
    "decision-rules-ningxia",
    "joint-enforcement-ningxia",
    "joint-enforcement-separate-decisions",
    "ningxia-hearing-rules",
    "normdoc-duty-basis-ningxia",
    "officer-certificate-ningxia",
    "pm-ningxia-regulation",
    "statement-recorded-ningxia",
}
"""Names under which these requirements were known before they had a package of their own."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.requirement}: {one.name}")
def test_example(example: Example) -> None:
    assert run_example(example, ENGINE)


@pytest.mark.parametrize("one", OWN, ids=lambda one: one.id)
def test_a_requirement_is_judged_and_shown_or_left_to_a_person(one: Requirement) -> None:
    shown = {example.outcome for example in EXAMPLES if example.requirement == one.id}
    if one.id in ENGINE.rulebook.checkers_of(one.record):
        assert {"open", "not_applicable"} <= shown
        assert shown & {"fail", "review"}
    else:
        assert one.person is not None
    assert one.profile == "640000"
    assert all(version.verified == "source" and version.source for version in one.versions)


def test_old_names_still_lead_to_them() -> None:
    found = {name: ENGINE.rulebook.named(name) for name in OLD_NAMES}
    assert {name for name, one in found.items() if one is None} == set()
    assert all(one.id.startswith("ningxia.") for one in found.values() if one)


def test_nothing_is_wrong_with_it() -> None:
    assert ENGINE.plugins.problems == ()
    assert ENGINE.rulebook.problems_of(ENGINE.rulebook.record_types) == ()


def test_the_readme_tells_of_every_figure_that_is_not_set() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line.startswith("| `"))
    told = {cells[1].strip(" `"): cells[2] for cells in rows}
    unset = {
        one.id: [name for name, param in one.versions[-1].params.items() if param.value is None]
        for one in ENGINE.with_options(profile="640402106").plan_for(None).requirements
    }
    open_ = {id_: names for id_, names in unset.items() if names}
    assert set(open_) <= set(told)
    for id_, names in open_.items():
        if id_ != "hearing-request-window":  # nine sums, told as one
            assert all(f"`{name}`" in told[id_] for name in names)
    assert not set(told) & {id_ for id_, names in unset.items() if not names}


def mediation(agency: str) -> MediationCase:
    return MediationCase(
        id="1",
        agency=agency,
        kind=MediationKind.ADMINISTRATIVE,
        accepted_on=date(2024, 5, 6),
        ended_on=date(2024, 8, 1),
    )


@pytest.mark.parametrize(("agency", "told"), [("640402106", True), ("110101001", False)])
def test_it_stays_in_the_region(agency: str, told: bool) -> None:
    report = ENGINE.with_options(as_of=date(2024, 12, 31)).check(mediation(agency))
    found = {one.requirement for one in report if one.kind.value == "fail"}
    assert ("ningxia.mediation-thirty-days" in found) is told


def test_a_county_may_shorten_the_region_s_term_and_not_lengthen_it(tmp_path: Path) -> None:
    file = tmp_path / "county.toml"
    table = (
        'profile = "640402"\n[[overlay]]\nrequirement = "ningxia.mediation-thirty-days"\n'
        'from = 2024-01-01\nsource = "某县行政调解办法第九条"\ndeadline = '
    )
    file.write_text(table + "20\n", encoding="utf-8")
    case = mediation("640402106").replace(ended_on=date(2024, 5, 31))
    asked = {"as_of": date(2024, 12, 31), "select": ["ningxia.mediation-thirty-days"]}
    assert ENGINE.with_options(**asked).check(case).tally.failed == 0
    assert Engine(overlays=[file], **asked).check(case).tally.failed == 1
    file.write_text(table + "45\n", encoding="utf-8")
    with pytest.raises(ValueError, match="45"):
        Engine(overlays=[file], **asked).check(case)
