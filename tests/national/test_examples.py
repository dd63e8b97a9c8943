"""Every example of the national pack holds, and every checked requirement has its examples."""

from __future__ import annotations

import pytest

from fazhi_core import Engine, national
from fazhi_core.law.requirement import Requirement
from fazhi_core.testing import Example, read_examples, run_example

ENGINE = Engine(discover=False)
RULES = ENGINE.rulebook
EXAMPLES = read_examples(
    sorted(
        (file for file in national.EXAMPLES.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
)
CHECKED = [one for one in RULES.requirements.values() if one.id in RULES.checkers_of(one.record)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.requirement}: {one.name}")
def test_example(example: Example) -> None:
    assert run_example(example, ENGINE)


def test_example_names_are_unique() -> None:
    names = [(example.requirement, example.name) for example in EXAMPLES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("requirement", CHECKED, ids=lambda one: one.id)
def test_a_checked_requirement_has_examples_of_its_outcomes(requirement: Requirement) -> None:
    shown = {one.outcome for one in EXAMPLES if one.requirement == requirement.id}
    assert shown & {"fail", "review"}, "an example of what it finds"
    assert "open" in shown, "an example of what cannot be seen"
    assert shown & {"pass", "not_applicable"}, "an example of what it leaves alone"


@pytest.mark.parametrize("requirement", RULES.requirements.values(), ids=lambda one: one.id)
def test_a_requirement_is_complete(requirement: Requirement) -> None:
    assert requirement.title.zh
    assert requirement.title.en
    assert requirement.why is not None
    checked = requirement.id in RULES.checkers_of(requirement.record)
    ways = (checked, requirement.person is not None, requirement.not_township is not None)
    assert sum(ways) == 1, "checked, or why a person must judge, or why no township is concerned"
    for version in requirement.versions:
        if version.verified == "source":
            assert version.source
        if version.deadline is not None:
            assert version.deadline.value >= 0
    for message in requirement.messages.values():
        assert message.remedy.zh


def test_every_checker_has_its_requirement() -> None:
    known = set(RULES.names())
    for _, module in RULES.modules:
        for record in module.records:
            for name in RULES.checkers_of(record):
                assert name in known


def test_lawful_bases_are_found_lawful() -> None:
    import tomli

    from fazhi_core.readers import read_record

    raw = tomli.loads((national.EXAMPLES / "bases.toml").read_text(encoding="utf-8"))
    for base in raw["base"]:
        record = read_record(base["record"])
        report = ENGINE.check(record)
        wrong = [(one.requirement, one.message.zh) for one in report if one.kind.value == "fail"]
        assert wrong == [], base["name"]
