"""Local fields: declared in TOML, read strictly, seen by rules and checkers, never printed."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from fazhi_core import Engine, Kind, LawError, checker, fail, load, ok
from fazhi_core.engine.outcome import Reason
from fazhi_core.readers import RecordFault, read_record
from fazhi_core.records.mediation import MediationCase

from ..engine.packs import engine, plugin, requirement


def field(name: str = "town.window", type_: str = "integer", **more: str) -> str:
    own = "\n".join(f"{key} = {value}" for key, value in more.items())
    return f"""
[[field]]
record = "mediation_case"
name = "{name}"
title = {{zh = "{name}标题", en = "Title of {name}"}}
type = "{type_}"
{own}
"""


RULE = requirement("r", record="mediation_case", version='needs = ["extra.town.window"]').replace(
    "[[requirement.version]]",
    "[[requirement.require]]\nthat = 'record.extra.town.window > 2'\nkey = 'wrong'\n"
    "at = 'extra.town.window'\nvalues = {count = 'record.extra.town.window'}\n"
    "[[requirement.version]]",
)


def case(**town: object) -> dict[str, object]:
    return {"type": "mediation_case", "id": "1", "extra": {"town": town, "else": {"free": 1}}}


def told(made: Engine, table: dict[str, object]) -> object:
    record = read_record(table, record_types=made.rulebook.record_types)
    (finding,) = made.check(record, everything=True)
    return finding


def test_a_rule_reads_a_field_by_its_path(tmp_path: Path) -> None:
    made = engine(tmp_path, field() + RULE, as_of=date(2024, 6, 30))
    assert told(made, case(window=3)).kind is Kind.PASS  # type: ignore[attr-defined]
    finding = told(made, case(window=2))
    assert finding.kind is Kind.FAIL  # type: ignore[attr-defined]
    assert finding.path == ("extra", "town", "window")  # type: ignore[attr-defined]
    assert finding.message.en == "wrong 2"  # type: ignore[attr-defined]


@pytest.mark.parametrize("extra", [{}, None, {"town": {}}, {"town": None}, {"else": 1}])
def test_a_field_that_is_not_shown_leaves_it_open(tmp_path: Path, extra: object) -> None:
    made = engine(tmp_path, field() + RULE, as_of=date(2024, 6, 30))
    finding = told(made, {"type": "mediation_case", "id": "1", "extra": extra})
    assert (finding.kind, finding.reason) == (Kind.OPEN, Reason.MISSING)  # type: ignore[attr-defined]
    assert "extra" in finding.path  # type: ignore[attr-defined]


def test_its_title_is_shown_and_may_stand_in_files(tmp_path: Path) -> None:
    made = engine(tmp_path, field() + RULE.replace("needs", "#"), as_of=date(2024, 6, 30))
    finding = told(made, case())
    assert "town.window标题" in finding.message.zh  # type: ignore[attr-defined]
    assert told(made, case(**{"town.window标题": 3})).kind is Kind.PASS  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        ("integer", 3, "3"),
        ("text", "a", 3),
        ("boolean", True, "yes"),
        ("amount", "3.50", 3.5),
        ("date", "2024-03-01", "2024-3-1"),
        ("datetime", "2024-03-01T10:00:00", "2024-03-01"),
    ],
)
def test_a_field_is_read_strictly(tmp_path: Path, type_: str, good: object, bad: object) -> None:
    made = engine(tmp_path, field(type_=type_))
    types = made.rulebook.record_types
    record = read_record(case(window=good), record_types=types)
    (one,) = types["mediation_case"].fields
    assert record.local("town.window", one.cls).__class__ is one.cls
    assert record.local("town.other", int) is None
    with pytest.raises(RecordFault) as error:
        read_record(case(window=bad), record_types=types)
    (fault,) = error.value.faults
    assert fault.path == ("extra", "town", "window")
    assert str(bad) not in fault.message_en


def test_faults_in_a_file_have_their_place(tmp_path: Path) -> None:
    made = engine(tmp_path, field())
    file = tmp_path / "m.json"
    head = '[{"type": "mediation_case", "id": "1",\n'
    text = head + ' "extra": {"town": {"window": "x",\n "windw": 1}}}]'
    file.write_text(text, encoding="utf-8")
    found = load(file, record_types=made.rulebook.record_types).unread
    assert [one.line for one in found] == [2, 3]


def test_what_nobody_declares_stays_free(tmp_path: Path) -> None:
    made = engine(tmp_path, field())
    record = read_record(case(window=1), record_types=made.rulebook.record_types)
    assert record.extra is not None
    assert record.extra["else"]["free"] == 1
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own bytes


def test_a_python_checker_sees_the_field(tmp_path: Path) -> None:
    @checker("r", MediationCase)
    def window(one: MediationCase, req: object) -> object:
        number = one.local("town.window", int)
        return ok() if number == 3 else fail("extra.town.window", key="wrong", count=1)

    plain = requirement("r", record="mediation_case")
    made = engine(tmp_path, field() + plain, [window], as_of=date(2024, 6, 30))
    assert told(made, case(window=3)).kind is Kind.PASS  # type: ignore[attr-defined]
    assert told(made, case(window=4)).kind is Kind.FAIL  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"town\.window holds a str"):
        MediationCase(extra={"town": {"window": "3"}}).local("town.window", int)


def test_a_personal_field_cannot_be_put_into_a_message(tmp_path: Path) -> None:
    made = engine(tmp_path, field(personal="true") + RULE, as_of=date(2024, 6, 30))
    (problem,) = made.rulebook.problems_of(["mediation_case"])
    assert "messages take nothing personal" in problem.what_en


def test_a_record_made_in_memory_with_another_type_is_an_error(tmp_path: Path) -> None:
    made = engine(tmp_path, field() + RULE, as_of=date(2024, 6, 30))
    record = MediationCase(id="1", extra={"town": {"window": Decimal(3)}})
    (finding,) = made.check(record, everything=True)
    assert (finding.kind, finding.key) == (Kind.ERROR, "crash")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (field(name="window"), "must be prefix.name"),
        (field(name="town.keys"), "cannot be used"),
        (field(type_="day"), "must be one of"),
        (field().replace("mediation_case", "mediation_cas"), "did you mean mediation_case?"),
        (field() + field(), "already has a field"),
        (field(persnal="true"), "did you mean personal?"),
        (RULE, "extra.town.window is no fact"),
    ],
)
def test_a_wrong_declaration_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LawError, match=r"pack\.toml:\d+") as error:
        engine(tmp_path, text).rulebook.verify()
    assert said in error.value.faults[0].text.en


def test_a_file_of_law_alone_is_a_plugin_with_a_prefix(tmp_path: Path) -> None:
    plugin(tmp_path, field(), name="ourtown")
    (tmp_path / "ourtown_examples.toml").write_text("", encoding="utf-8")
    given = {"discover": False, "local_plugins": ["*.toml"], "root": tmp_path}
    made = Engine(**given, cache=tmp_path / "kept")
    (one,) = [one for one in made.plugins.plugins if one.origin == "file"]
    assert one.name == "ourtown"
    assert [file.name for file in one.examples] == ["ourtown_examples.toml"]
    again = Engine(**given, cache=tmp_path / "kept")
    fields = again.rulebook.record_types["mediation_case"].fields
    assert fields == made.rulebook.record_types["mediation_case"].fields != ()


def test_rules_are_kept_with_the_law(tmp_path: Path) -> None:
    from fazhi_core.host.law import read_law
    from fazhi_core.law.stored import dump
    from fazhi_core.law.stored import load as unpacked

    made = engine(tmp_path, field() + RULE)
    law = read_law(made.plugins, made.rulebook.record_types, None)
    kept = unpacked(dump(law))
    rule, before = kept.requirements["r"].rule, law.requirements["r"].rule
    assert rule is not None
    assert before is not None
    assert [one.that for one in rule.require] == [one.that for one in before.require]
    assert dict(rule.require[0].values) == {"count": "record.extra.town.window"}
    assert kept.fields == law.fields
