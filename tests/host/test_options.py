"""What an engine is told is checked at once: no word is taken for another, no text for a list."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import fazhi_core as fz
from fazhi_core.law.calendar import CalendarYear, national_calendar
from fazhi_core.readers import load
from fazhi_core.records.legality import LegalReview

BARE: dict[str, Any] = {"discover": False, "block_plugins": ["national"]}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("evidence", "Strict", "evidence must be one of: recorded, strict; not Strict"),
        ("duty", "bogus", "duty must be one of: township, all; not bogus"),
        ("fail_on", "violatoin", "not violatoin, did you mean violation?"),
        ("references", "close", "did you mean closed?"),
    ],
)
def test_an_unknown_word_is_refused(name: str, value: str, told: str) -> None:
    engine = fz.Engine(**BARE)
    for make in (
        lambda: fz.Engine(**BARE, **{name: value}),
        lambda: engine.with_options(**{name: value}),
    ):
        with pytest.raises(fz.ConfigError) as caught:
            make()
        assert told in caught.value.text.en


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("select", "two-officers"),
        ("ignore", "two-officers"),
        ("select", [1]),
        ("block_plugins", "national"),
        ("require_plugins", "national"),
        ("local_plugins", "rules/*.py"),
        ("calendars", ["2027.toml"]),
        ("plugins", ["town"]),
        ("plugins", "town"),
        ("as_of", "2024-06-30"),
        ("as_of", datetime(2024, 6, 30)),  # noqa: DTZ001 - a time of day is what is refused
        ("profile", 640402),
        ("cache", 1),
        ("root", 1),
    ],
)
def test_a_value_of_another_type_is_refused(name: str, value: Any) -> None:
    with pytest.raises(TypeError, match=rf"^{name} takes "):
        fz.Engine(**{**BARE, name: value})


def test_folders_may_be_given_as_text(tmp_path: Path) -> None:
    (tmp_path / "town.py").write_text("", encoding="utf-8")
    engine = fz.Engine(
        **BARE, root=str(tmp_path), cache=str(tmp_path / "kept"), local_plugins=["town.py"]
    )
    assert [one.name for one in engine.plugins.plugins] == ["town"]
    assert list((tmp_path / "kept").iterdir())


def test_options_given_as_lists_are_kept_as_tuples() -> None:
    engine = fz.Engine(**BARE).with_options(select=["legality"], as_of=date(2024, 1, 1))
    assert engine.options.select == ("legality",)


def test_only_records_are_checked(tmp_path: Path) -> None:
    engine = fz.Engine(**BARE)
    file = tmp_path / "one.json"
    file.write_text('{"type": "legal_review", "id": "1"}', encoding="utf-8")
    told = {
        "not str; read files": str(file),
        "Path; read files": file,
        "give its `ledger`": load(file),
        "not str in dict; make records": {"type": "legal_review"},
        "not dict in list; make records": [{"type": "legal_review"}],
        "not str in list; make records": [str(file)],
    }
    for words, given in told.items():
        with pytest.raises(TypeError) as caught:
            engine.check(given)
        assert words in str(caught.value)
    one = LegalReview(id="1")
    for sound in (one, [one], iter([one]), fz.load(file)):
        assert engine.check(sound).tally.records_without_checks == 1


def test_reading_knows_two_words_for_references(tmp_path: Path) -> None:
    with pytest.raises(fz.ConfigError, match="references must be one of: open, closed"):
        fz.load(tmp_path, references="bogus")


def identity(**options: Any) -> tuple[Any, ...]:
    receipt = fz.Engine(**{**BARE, **options}).check(LegalReview(id="1")).receipt
    return receipt.config_sha256, receipt.law_sha256, receipt.plugins


def test_a_receipt_tells_apart_runs_that_could_end_differently(tmp_path: Path) -> None:
    year = national_calendar().years[-1].year + 1
    off = frozenset({date(year, 1, 1)})
    file = tmp_path / "town.py"
    file.write_text("A = 1\n", encoding="utf-8")
    local = {"local_plugins": ["town.py"], "root": tmp_path}
    runs = [
        identity(),
        identity(references="closed"),
        identity(evidence="strict"),
        identity(duty="all"),
        identity(profile="640402"),
        identity(calendars=[CalendarYear(year, off, frozenset())]),
        identity(calendars=[CalendarYear(year, frozenset(), frozenset())]),
        identity(**local),
    ]
    file.write_text("A = 2\n", encoding="utf-8")
    runs.append(identity(**local))
    assert len(set(runs)) == len(runs)
    assert identity(as_of=date(2024, 1, 1)) == runs[0], "the day stands in the receipt itself"
    (version,) = runs[-1][2]
    assert len(version.version) == 16


def test_calendars_of_plugins_count_as_those_of_the_program(tmp_path: Path) -> None:
    following = CalendarYear(national_calendar().years[-1].year + 1, frozenset(), frozenset())
    town = SimpleNamespace(
        __name__="town",
        fazhi_calendars=fz.hookimpl(lambda: [following], specname="fazhi_calendars"),
    )
    assert identity(plugins=[town])[0] == identity(calendars=[following])[0] != identity()[0]
