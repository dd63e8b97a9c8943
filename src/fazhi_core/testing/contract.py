"""The suite of tests that every plugin should pass, run in one line.

In a test file of the plugin's::

    from fazhi_core.testing import contract_suite

    TestContract = contract_suite("ourtown")

It asks what users of a plugin rely on: names that clash with nobody's, citations that can be looked
up, texts in both languages, examples that hold, and checks that neither crash, nor change what they
are given, nor say two things of one record, nor print a private person's data.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from io import StringIO
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core._texts import LANGUAGES
from fazhi_core.engine.outcome import Kind
from fazhi_core.host.engine import Engine
from fazhi_core.law.requirement import Requirement
from fazhi_core.records.base import FactInfo, Record
from fazhi_core.reporters import BUILT_IN, reporter
from fazhi_core.testing.assertions import assert_breaks, assert_lawful
from fazhi_core.testing.commands import Commands
from fazhi_core.testing.examples import Example, run_example
from fazhi_core.testing.lawful_records import Fault, lawful, lawful_but_for
from fazhi_core.testing.strategies import filled, records
from fazhi_core.testing.subject import Subject
from fazhi_core.testing.wording import wrong_in_requirement, wrong_name

__all__ = ["ContractSuite", "contract_suite"]

CANARY = "金丝雀canary"
_PLENTY = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


class ContractSuite:
    """The tests; a subclass says which plugin they are for.

    Attributes:
        plugin: an installed plugin's name, a module's, a ``.py`` or ``.toml`` file's path, or a
            module or object with hooks.
        sample: how many requirements, examples and record types are tried at most, evenly chosen;
            ``None`` for all.
        max_examples: how many records of each type are made.
        options: further options of the engine, such as ``profile``.
    """

    plugin: ClassVar[Any] = ""
    sample: ClassVar[int | None] = None
    max_examples: ClassVar[int] = 15
    options: ClassVar[dict[str, Any]] = {}

    @classmethod
    def subject(cls) -> Subject:
        """The plugin and an engine that has it."""
        return _subject(cls)

    @classmethod
    def pytest_generate_tests(cls, metafunc: pytest.Metafunc) -> None:
        """One test for each requirement, example and record type of the plugin."""
        subject = _subject(cls)
        kinds: dict[str, tuple[list[Any], Any]] = {
            "requirement": (list(subject.requirements), lambda one: one.id),
            "checked": (list(subject.checked), lambda one: one.id),
            "example": (list(subject.examples), lambda one: f"{one.requirement}: {one.name}"),
            "record_type": (list(subject.record_types), str),
            "broken": (list(subject.broken), str),
        }
        for name, (found, ids) in kinds.items():
            if name in metafunc.fixturenames:
                metafunc.parametrize(name, _sampled(found, cls.sample), ids=ids)

    def test_it_loads(self) -> None:
        """The plugin is found, every hook of it works, and all its modules import."""
        subject = self.subject()
        assert subject.problems == ()
        subject.engine.rulebook.verify()

    def test_it_brings_something(self) -> None:
        """A plugin without a working hook is none."""
        assert any(self.subject().plugin.brings.values())

    def test_names_are_its_own(self) -> None:
        """Every id is unique and begins with the plugin's prefix."""
        subject = self.subject()
        others = list(subject.engine.rulebook.names())
        for requirement in subject.requirements:
            assert not wrong_name(requirement, subject.prefix, others), requirement.id

    def test_wording_and_citations(self, requirement: Requirement) -> None:
        """Titles, reasons, messages and remedies stand in both languages; the law can be found."""
        assert not wrong_in_requirement(requirement, self.subject().engine.rulebook)

    def test_examples_of_each_outcome(self, checked: Requirement) -> None:
        """What it finds, what it leaves open and what it leaves alone are all shown."""
        named = {checked.id, *checked.other_names}
        shown = {one.outcome for one in self.subject().examples if one.requirement in named}
        assert shown & {"fail", "review"}, "there is no example of what it finds"
        assert "open" in shown, "there is no example of what cannot be seen"
        assert shown & {"pass", "not_applicable"}, "there is no example of what it leaves alone"

    def test_every_requirement_is_judged(self, requirement: Requirement) -> None:
        """It has a checker, or says why a person must judge it or why it concerns no township."""
        checked = requirement.id in {one.id for one in self.subject().checked}
        ways = (checked, requirement.person is not None, requirement.not_township is not None)
        assert sum(ways) == 1

    def test_examples_have_names_of_their_own(self) -> None:
        """No two examples of one requirement are called the same."""
        names = [(one.requirement, one.name) for one in self.subject().examples]
        assert sorted(set(names)) == sorted(names)

    def test_example(self, example: Example) -> None:
        """The requirement says what the example expects."""
        run_example(example, self.subject().engine)

    def test_nothing_crashes_changes_or_differs(self, record_type: str) -> None:
        """Whatever a record holds, it is judged without a crash, unchanged, and always alike."""
        engine, name = self.subject().alone, self.subject().plugin.name
        cls = engine.rulebook.record_types[record_type].cls
        # Few records made at random hold all that a checker needs to judge them; whole ones do.
        made = records(cls) | lawful(engine, record_type, plugin=name)

        @self._tried
        @given(st.lists(made, min_size=1, max_size=3))
        def holds(found: list[Record]) -> None:
            before = pickle.dumps(found)
            report = engine.check(found, everything=True)
            assert pickle.dumps(found) == before, "a checker changed its record"
            assert [one.message.en for one in report if one.kind is Kind.ERROR] == []
            assert report.problems == ()
            assert engine.check(found, everything=True) == report, "two runs differ"

        holds()

    def test_a_record_without_facts_passes_nothing(self, record_type: str) -> None:
        """Silence is never compliance."""
        engine = self.subject().alone
        record = engine.rulebook.record_types[record_type].cls(id="empty")
        told = {one.requirement: one.kind.value for one in engine.check(record, everything=True)}
        assert {id_: kind for id_, kind in told.items() if kind != "open"} == {}

    def test_nothing_personal_is_printed(self, record_type: str) -> None:
        """No text of a personal or free-text fact reaches any output."""
        engine = self.subject().alone
        cls = engine.rulebook.record_types[record_type].cls
        assert CANARY not in _printed(filled(cls, _mark), engine)

        @self._tried
        @given(records(cls, private=st.just(CANARY)))
        def holds(record: Record) -> None:
            assert CANARY not in _printed(record, engine)

        holds()

    def test_lawful_records_are_found_lawful(self, record_type: str) -> None:
        """It does not cry wolf: no record that is lawful by construction breaks anything."""
        engine, name = self.subject().everybody, self.subject().plugin.name

        @self._tried
        @given(lawful(engine, record_type, plugin=name))
        def holds(record: Record) -> None:
            assert_lawful(engine, record)

        holds()

    def test_a_fault_breaks_its_requirement_alone(self, broken: str) -> None:
        """Each example of a failure breaks that requirement and the companions it names."""
        engine = self.subject().everybody

        @self._tried
        @given(lawful_but_for(engine, broken))
        def holds(fault: Fault) -> None:
            assert_breaks(engine, fault)

        holds()

    def test_commands_work(self) -> None:
        """``fazhi plugins`` and ``fazhi explain`` show it, in both languages."""
        subject = self.subject()
        commands = Commands(subject)
        commands.assert_listed()
        for requirement in _sampled(list(subject.requirements), 2):
            for language in LANGUAGES:
                commands.assert_explained(requirement, language)

    @property
    def _tried(self) -> settings:
        return settings(
            max_examples=self.max_examples,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=_PLENTY,
        )


def contract_suite(
    plugin: Any, *, sample: int | None = None, max_examples: int = 15, **options: Any
) -> type[ContractSuite]:
    """A class of tests for *plugin*, to be assigned to a name that begins with ``Test``.

    Args:
        plugin: an installed plugin's name, a module's, a ``.py`` or ``.toml`` file's path, or a
            module or object with hooks.
        sample: how many requirements, examples and record types are tried at most; ``None`` for
            all.
        max_examples: how many records of each type are made.
        options: further options of the engine, such as ``profile``.
    """
    members = {
        "plugin": plugin,
        "sample": sample,
        "max_examples": max_examples,
        "options": options,
        "__doc__": f"What users of the plugin {plugin} rely on.",
    }
    return type("TestContract", (ContractSuite,), members)


_SUBJECTS: dict[type[ContractSuite], Subject] = {}


def _subject(suite: type[ContractSuite]) -> Subject:
    """The plugin of *suite*, found once for all its tests."""
    if suite not in _SUBJECTS:
        _SUBJECTS[suite] = Subject.of(suite.plugin, suite.options)
    return _SUBJECTS[suite]


def _sampled(found: list[Any], most: int | None) -> list[Any]:
    """*most* of *found*, evenly chosen, the first and the last among them."""
    if most is None or len(found) <= most:
        return found
    step = (len(found) - 1) / (most - 1) if most > 1 else 0
    return [found[round(number * step)] for number in range(most)]


def _mark(info: FactInfo) -> str:
    return CANARY if info.private else "A-1"


def _printed(record: Record, engine: Engine) -> str:
    """Everything that can be printed about *record*."""
    report = engine.check(record, everything=True)
    return "\n".join([repr(record), repr(report), *_written(report)])


def _written(report: Any) -> Iterator[str]:
    for name in BUILT_IN:
        for language in LANGUAGES:
            stream = StringIO()
            reporter(name).write(report, stream, language)
            yield stream.getvalue()
