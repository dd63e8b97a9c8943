"""The contract suite: the national pack passes a sample of it, and broken plugins do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from fazhi_core.testing import ContractSuite, contract_suite
from fazhi_core.testing.scaffold import new_plugin
from fazhi_core.testing.subject import Subject
from fazhi_core.testing.wording import wrong_name

TestNational = contract_suite("national", sample=6, max_examples=4)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The folder of a sound plugin's module, as a plain file with its law beside it."""
    new_plugin("town", "rules", tmp_path / "town")
    inside = tmp_path / "town" / "src" / "fazhi_town"
    for old, new in {
        "checkers.py": "town.py",
        "requirements/mediation.toml": "town.toml",
        "examples/mediation.toml": "town_examples.toml",
    }.items():
        (inside / old).rename(tmp_path / new)
    return tmp_path


def suite_on(folder: Path) -> Callable[[str], int]:
    """Runs one test of the suite for the plugin in *folder*, on everything it is for; how often."""
    suite = contract_suite(folder / "town.py", max_examples=8)
    subject = suite.subject()
    given = {
        "requirement": list(subject.requirements),
        "checked": list(subject.checked),
        "example": list(subject.examples),
        "record_type": subject.record_types,
        "broken": subject.broken,
    }

    def run(name: str) -> int:
        test = getattr(suite(), name)
        (argument,) = [*test.__code__.co_varnames[1 : test.__code__.co_argcount], None][:1]
        subjects = given[argument] if argument else [None]
        for one in subjects:
            test(one) if argument else test()
        return len(subjects)

    return run


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


TESTS = [name for name in vars(ContractSuite) if name.startswith("test_")]


@pytest.mark.parametrize("name", TESTS)
def test_a_sound_plugin_passes(rules: Path, name: str) -> None:
    ran = suite_on(rules)(name)
    assert ran > 0, "a test that runs on nothing proves nothing"


@pytest.mark.parametrize(
    ("name", "file", "old", "new"),
    [
        ("test_it_loads", "town.py", '@checker("', 'fazhi_chekers = print\n\n\n@checker("'),
        ("test_wording_and_citations", "town.toml", "make the visit if it was not made", "回访"),
        ("test_wording_and_citations", "town.toml", "last day was {due_on}", "day was {over}"),
        ("test_wording_and_citations", "town.toml", "article = 8", "article = 0"),
        ("test_examples_of_each_outcome", "town_examples.toml", '"open", reason', '"open", due'),
        (
            "test_every_requirement_is_judged",
            "town.toml",
            'record = "',
            'person = {zh = "须由人判断", en = "for a person"}\nrecord = "',
        ),
        (
            "test_examples_have_names_of_their_own",
            "town_examples.toml",
            '"visited a day late"',
            '"visited on the last day"',
        ),
        ("test_example", "town_examples.toml", "2024-04-07", "2024-04-02"),
        (
            "test_nothing_crashes_changes_or_differs",
            "town.py",
            "    ended = day(case.ended_on)\n",
            "    ended = case.ended_on.date()\n",
        ),
        (
            "test_nothing_crashes_changes_or_differs",
            "town.py",
            "    ended = day(case.ended_on)\n",
            "    object.__setattr__(case, 'note', 'seen')\n    ended = day(case.ended_on)\n",
        ),
        (
            "test_lawful_records_are_found_lawful",
            "town.py",
            "    return req.within(ended, case.followed_up_on)",
            "    return req.within(ended, False)",
        ),
        (
            "test_a_fault_breaks_its_requirement_alone",
            "town.py",
            "    return req.within(ended, case.followed_up_on)",
            "    return not_applicable()",
        ),
    ],
)
def test_a_broken_plugin_does_not(rules: Path, name: str, file: str, old: str, new: str) -> None:
    change(rules / file, old, new)
    with pytest.raises((AssertionError, LookupError)):
        suite_on(rules)(name)


def test_names_without_prefix_or_used_twice_are_told(rules: Path) -> None:
    (one,) = contract_suite(rules / "town.py").subject().requirements
    assert wrong_name(one, "town", [one.id]) == []
    assert wrong_name(one, "", [one.id]) == []
    assert "does not begin with village" in wrong_name(one, "village", [one.id])[0]
    assert "of another requirement too" in wrong_name(one, None, [one.id, one.id])[0]
    assert "small letters" in wrong_name(attrs.evolve(one, id="town.Visit"), "town", [])[0]


def test_private_texts_are_found_out(rules: Path) -> None:
    change(
        rules / "town.py",
        "    return req.within(ended, case.followed_up_on)",
        "    from fazhi_core import Word, fail\n\n"
        '    return fail(key="late", due_on=Word(str(case.note)))',
    )
    with pytest.raises(AssertionError):
        suite_on(rules)("test_nothing_personal_is_printed")


def test_what_is_no_plugin_is_told() -> None:
    with pytest.raises(ImportError):
        Subject.of("no_such_plugin", {})
