"""The forms of settings, law and reports name every key that the code takes, and no other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import fazhi_core
from fazhi_core import Engine
from fazhi_core.engine.answers import ANSWERS_FORMAT
from fazhi_core.host import acceptance
from fazhi_core.host.assemble import CALENDAR_FORMAT, read_calendar
from fazhi_core.host.settings import DEFAULTS, read_settings
from fazhi_core.law.instrument import instruments_by_key
from fazhi_core.law.load import FORMAT, read_instruments, read_requirements
from fazhi_core.law.local_field import field_of_work, read_fields
from fazhi_core.law.overlay import read_overlays
from fazhi_core.law.sequence import read_sequences
from fazhi_core.law.sheet_load import read_sheet
from fazhi_core.law.table import LawError, LawFile, Table
from fazhi_core.readers import answers
from fazhi_core.records import RECORD_TYPES
from fazhi_core.reporters.json import finding_table, receipt_table, tally_table
from fazhi_core.reporters.ndjson import finding_line, last_line
from fazhi_core.schemas import make_schema
from fazhi_core.schemas.forms import form
from fazhi_core.testing import comparing, examples, read_examples
from fazhi_core.testing.examples import ExampleError

NATIONAL = Path(fazhi_core.__file__).parent / "national"
ROOT = Path(__file__).parents[2]
ENGINE = Engine(discover=False, block_plugins=())
INSTRUMENTS = ENGINE.rulebook.instruments

BEYOND_NAMES = "told by the reader itself"
BEYOND = {
    BEYOND_NAMES,
    "bad_division",
    "bad_grades",
    "bad_year",
    "block_above_items",
    "counted_twice",
    "deducts_too_much",
    "ends_before_it_begins",
    "item_twice",
    "item_without_weight",
    "marks_do_not_add_up",
    "month_day",
    "no_version",
    "no_such_day",
    "no_such_fact",
    "no_such_word_fact",
    "nothing_to_rescale",
    "outside_instrument",
    "overlapping_versions",
    "severity_needs_why",
    "unknown_edition",
    "unknown_instrument",
    "unknown_message",
    "unknown_requirement",
    "unknown_stage",
    "unscored",
}
"""Faults that lie between keys or files; no schema sees them."""


def files(folder: str) -> list[Path]:
    return sorted((NATIONAL / folder).glob("*.toml"))


def parsed(file: Path) -> dict[str, Any]:
    return tomli.loads(file.read_text(encoding="utf-8"))


def as_json(raw: Any) -> Any:
    """What an editor makes of TOML: days become text."""
    return json.loads(json.dumps(raw, default=str))


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(make_schema(name))


def told(name: str, raw: Any) -> list[str]:
    return [f"{one.json_path}: {one.message}" for one in validator(name).iter_errors(as_json(raw))]


def read_top(file: LawFile) -> None:
    """What files of requirements and of overlays have alike."""
    file.top.format(FORMAT)
    for key in ("law_version", "title", "profile"):
        file.top.text(key)
    field_of_work(file)
    read_fields([(file, "", "town")], RECORD_TYPES)


def read_law(file: LawFile) -> None:
    read_top(file)
    known = {**INSTRUMENTS, **instruments_by_key(read_instruments(file))}
    for one in read_requirements(file, known):
        if one.record not in RECORD_TYPES:
            file.top.fault("requirement", "unknown_record_type", name=one.record, hint="")
    read_sequences(file)
    file.top.done()


def read_local(file: LawFile) -> None:
    read_top(file)
    read_overlays(file)
    file.top.done()


def read_marks(file: LawFile) -> None:
    read_sheet(file, ENGINE.rulebook.requirements.values(), RECORD_TYPES)


def read_waivers(file: LawFile) -> None:
    for one in acceptance._in_file(file):
        for fault in acceptance._wrong_subject(one):
            file.fault((), "waives_what", given=fault)


def read_years(file: LawFile) -> None:
    file.top.format(CALENDAR_FORMAT)
    read_calendar(file)
    file.top.done()


YEAR = {"format": CALENDAR_FORMAT, "year": [{"year": 2031, "holidays": [], "workdays": []}]}
WAIVER = {
    "id": "原府函〔2024〕3号",
    "requirement": "fine-in-words",
    "record": "2024-001",
    "agency": "640402106",
    "reason": "已另行补正",
    "approver": "县司法局局长",
    "approved_on": date(2024, 6, 3),
    "expires": date(2024, 12, 31),
}
PERIOD = {**WAIVER, "id": "W-2", "record": "", "period": "2024Q2"}
WAIVERS = {"format": acceptance.WAIVERS_FORMAT, "waiver": [WAIVER, PERIOD]}
ANSWER = {"case": "2024-001", "item": "a1", "verdict": "lost", "points": 1.5, "page": 14}
REPLIED = {
    "case": "2024-001",
    "item": "a2",
    "agency": "640402106",
    "sheet": "penalty-ordinary",
    "verdict": "",
    "reason": "见第十四页",
    "reviewer": "leader",
    "reply": {"kind": "corrected", "reason": "已经补正"},
}
ANSWERS = {"format": ANSWERS_FORMAT, "reviewer": "second", "answer": [ANSWER, REPLIED]}
READERS: dict[str, tuple[Callable[[LawFile], None], list[dict[str, Any]]]] = {
    "requirements": (read_law, [parsed(one) for one in files("requirements")]),
    "overlays": (read_local, [parsed(one) for one in files("overlays")]),
    "review-sheet": (read_marks, [parsed(one) for one in files("sheets")]),
    "calendar": (read_years, [YEAR]),
    "waivers": (read_waivers, [WAIVERS]),
    "review-answers": (answers._answers, [ANSWERS]),
}
SAMPLES = [(name, number) for name, (_, raw) in READERS.items() for number in range(len(raw))]


class Heard(LawFile):
    """A file of law that is already parsed and remembers the names of its faults."""

    def __init__(self, raw: dict[str, Any]) -> None:
        super().__init__("heard.toml", "")
        self.top = Table(raw, (), self)
        self.names: list[str] = []

    def fault(self, path: tuple[str | int, ...], message: str, /, **values: Any) -> None:
        self.names.append(message)
        super().fault(path, message, **values)


def faults(name: str, raw: dict[str, Any]) -> list[str]:
    file = Heard(raw)
    READERS[name][0](file)
    return file.names or [BEYOND_NAMES for _ in file.faults]


@pytest.mark.parametrize(("name", "number"), SAMPLES)
def test_files_of_the_national_pack_are_sound_to_both(name: str, number: int) -> None:
    raw = READERS[name][1][number]
    assert told(name, raw) == []
    assert faults(name, raw) == []


def walked(name: str, path: tuple[str | int, ...]) -> str | None:
    """The table of the form *name* that *path* leads to; ``None`` where it has free keys."""
    tables = form(name)
    here, rest = "file", list(path)
    while rest:
        key = tables[here]["keys"][rest.pop(0)]
        if "tables" in key or "named" in key:
            if not rest:
                return None
            rest.pop(0)
        inner = key.get("table") or key.get("tables") or key.get("named")
        if inner is None:
            return "verified" if "verified" in path[-1:] else None
        here = inner
    return here


@pytest.mark.parametrize("name", READERS)
def test_each_key_that_is_read_is_in_the_form(name: str, monkeypatch: Any) -> None:
    met: list[Table] = []
    plain = Table.__init__

    def noted(self: Table, *given: Any) -> None:
        plain(self, *given)
        met.append(self)

    monkeypatch.setattr(Table, "__init__", noted)
    read, raws = READERS[name]
    for raw in raws:
        read(Heard(raw))
    asked: dict[str, set[str]] = {}
    for table in met:
        kind = walked(name, table.path)
        if kind is not None:
            asked.setdefault(kind, set()).update(table._asked)
    written = {kind: set(table["keys"]) for kind, table in form(name).items()}
    assert asked == {kind: written[kind] for kind in asked}
    assert set(written) - set(asked) <= {"verified"} if name != "requirements" else True


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value inside *value*."""
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for step, inner in inside:
        yield (*path, step)
        yield from places(inner, (*path, step))


@st.composite
def spoilt(draw: Any, name: str) -> dict[str, Any]:
    """A sound file with one thing in it changed."""
    raw = deepcopy(draw(st.sampled_from(READERS[name][1])))
    first = draw(st.sampled_from([key for key in raw if isinstance(raw[key], list)]))
    table = draw(st.sampled_from(raw[first]))
    alone = name != "review-sheet"
    raw = {key: one for key, one in raw.items() if not (alone and isinstance(one, list))}
    raw[first] = [table]
    *way, last = draw(st.sampled_from(sorted(places(raw), key=str)))
    # Years in order, and words of the record's own facts, are beyond a schema.
    assume(not {"editions", "where"} & {*way, last})
    holder: Any = raw
    for step in way:
        holder = holder[step]
    odd = draw(st.sampled_from([1, -1, 1.5, True, "odd", "", [], ["odd"], [1], {}, {"odd": 1}]))
    change = draw(st.sampled_from(["drop", "replace", "add"]))
    if change == "drop":
        del holder[last]
    elif change == "replace" or not isinstance(holder, dict):
        holder[last] = odd
    else:
        holder[draw(st.sampled_from(["odd", "title", "from", "record", "edition"]))] = odd
    return raw


def toml_of(value: Any) -> str:
    """*value* as TOML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml_of(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_of, value)) + "]"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def written(folder: Path, raw: dict[str, Any]) -> Path:
    file = folder / "file.toml"
    lines = (f"{key} = {toml_of(one)}\n" for key, one in raw.items())
    file.write_text("".join(lines), encoding="utf-8")
    return file


REFUSED_WAIVERS = [
    {"reason": ""},
    {"record": ""},
    {"period": "2024Q2"},
    {"record": "", "period": "2024Q2", "agency": ""},
    {"approver": 1},
    {"id": "W" * 65},
    {"until": date(2024, 12, 31)},
]


@pytest.mark.parametrize("change", [{}, *REFUSED_WAIVERS], ids=str)
def test_files_of_waivers(tmp_path: Path, change: dict[str, Any]) -> None:
    raw = {"format": "fazhi-waivers/1", "waiver": [{**WAIVER, **change}]}
    file = written(tmp_path, raw)
    assert bool(told("waivers", raw)) is bool(change)
    if change:
        with pytest.raises(fazhi_core.ConfigError):
            Engine(discover=False, waivers=[file])
    else:
        assert len(Engine(discover=False, waivers=[file]).acceptance.waivers) == 1


REFUSED_ANSWERS = [
    {"item": ""},
    {"verdict": "won"},
    {"points": -1},
    {"page": 0},
    {"reviewer": "张三"},
    {"reply": {"kind": "", "reason": 1}},
    {"reply": {"kind": "", "because": "x"}},
    {"reply": {"kind": "denied"}},
    {"note": "x"},
]


@pytest.mark.parametrize("change", [{}, *REFUSED_ANSWERS], ids=str)
def test_files_of_answers(tmp_path: Path, change: dict[str, Any]) -> None:
    raw = {"format": "fazhi-review-answers/1", "answer": [{**ANSWER, **change}, REPLIED]}
    file = written(tmp_path, raw)
    assert bool(told("review-answers", raw)) is bool(change)
    if change:
        with pytest.raises(LawError):
            answers.read_answers([file])
    else:
        assert len(answers.read_answers([file])) == 2


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_faulty_files_are_faulty_to_both(name: str, data: Any) -> None:
    raw = data.draw(spoilt(name))
    refused, wrong = faults(name, raw), told(name, raw)
    if wrong:
        assert refused, wrong
    else:
        assert set(refused) <= BEYOND


@pytest.mark.parametrize("file", files("examples"), ids=lambda file: file.stem)
def test_examples_of_the_national_pack(file: Path) -> None:
    assert told("examples", parsed(file)) == []


def test_keys_of_examples() -> None:
    tables = form("examples")
    assert set(tables["example"]["keys"]) == examples._KEYS
    assert set(tables["expect"]["keys"]) == {"outcome", *comparing._DETAILS}
    needed = {key for key, one in tables["example"]["keys"].items() if one.get("needed")}
    assert needed == set(examples._NEEDED)


@pytest.mark.parametrize("drop", ["requirement", "name", "as_of", "expect", "expect.outcome"])
def test_examples_that_lack_something(tmp_path: Path, drop: str) -> None:
    lines = {
        "requirement": 'requirement = "x"',
        "name": 'name = "x"',
        "as_of": "as_of = 2024-01-01",
        "expect": 'expect = {outcome = "fail"}',
    }
    if drop == "expect.outcome":
        lines["expect"] = "expect = {}"
    text = "\n".join(["[[example]]", *(one for key, one in lines.items() if key != drop)])
    file = tmp_path / "examples.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ExampleError):
        read_examples([file])
    assert told("examples", tomli.loads(text))


WRONG_SETTINGS = [
    'profile = "64"',
    'profile = ""',
    "as_of = true",
    'evidence = "lax"',
    'evidence = ""',
    'select = "enforcement"',
    "select = [1]",
    "discover = 1",
    "format = 1",
    "profil = 'CN'",
    "overlays = {}",
    'docs_url = "docs.example"',
    'docs_url = "javascript:alert(1)"',
    'docs_url = "https://docs.example/?page="',
    'docs_url = "https://docs.example/a b"',
]


def test_settings_name_every_setting() -> None:
    keys = make_schema("settings")["properties"]
    assert set(keys) == set(DEFAULTS)
    shown = {name: one["default"] for name, one in keys.items() if "default" in one}
    plain = {name: list(one) if one == () else one for name, one in DEFAULTS.items()}
    assert shown == {name: one for name, one in plain.items() if one is not None}


@pytest.mark.parametrize("text", WRONG_SETTINGS)
def test_wrong_settings_are_wrong_to_both(tmp_path: Path, text: str) -> None:
    file = tmp_path / "fazhi.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(fazhi_core.ConfigError):
        read_settings(file)
    assert told("settings", tomli.loads(text))


def test_settings_of_the_example_are_sound() -> None:
    assert told("settings", parsed(ROOT / "examples" / "pengbao-2021" / "fazhi.toml")) == []


def test_a_report_is_what_its_schema_says() -> None:
    engine = ENGINE.with_options(as_of=date(2022, 2, 28), duty="all")
    report = engine.check(fazhi_core.load(ROOT / "examples"), everything=True)
    one_of_each = {(one.kind, one.reason, bool(one.subject.period)): one for one in report.findings}
    tables = {
        "receipt": receipt_table(report.receipt),
        "tally": tally_table(report.tally),
        "finding": finding_table(report.findings[0]),
    }
    whole = {
        "format": "fazhi-report/1",
        "receipt": tables["receipt"],
        "tally": {**tables["tally"], "not_checked": tables["tally"]["not_checked"][:5]},
        "findings": [finding_table(one) for one in one_of_each.values()],
        "exit_code": report.exit_code,
    }
    assert told("report", whole) == []
    for kind, table in tables.items():
        keys = [key for key in form("report")[kind]["keys"] if key != "partial"]
        assert keys == list(table)
    for kind in ("receipt", "tally"):
        for key in form("report")[kind]["keys"]:
            lacking = {name: one for name, one in whole[kind].items() if name != key}
            assert bool(told("report", {**whole, kind: lacking})) is (key in whole[kind])


def test_each_line_of_a_report_is_what_its_schema_says() -> None:
    engine = ENGINE.with_options(as_of=date(2022, 2, 28))
    lines: list[str] = []
    report = engine.stream(
        fazhi_core.load(ROOT / "examples"), lambda one: lines.append(finding_line(one))
    )
    assert len(lines) > 10
    for line in (*lines[::7], last_line(report)):
        assert told("report-line", json.loads(line)) == []
    first, last = json.loads(lines[0]), json.loads(last_line(report))
    for whole, key in ((first, "kind"), (last, "tally"), (last, "format"), (last, "exit_code")):
        assert told("report-line", {name: one for name, one in whole.items() if name != key})


def test_what_is_said_of_waivers_is_what_the_schema_says() -> None:
    waiver = fazhi_core.Waiver(**{**WAIVER, "record": "nobody"})
    report = Engine(discover=False, waivers=[waiver], as_of=date(2024, 6, 30)).check(
        fazhi_core.load(ROOT / "examples")
    )
    line = json.loads(last_line(report))
    assert [one["state"] for one in line["tally"]["waivers"]] == ["unmet"]
    assert told("report-line", line) == []
    assert list(form("report")["waiver_note"]["keys"]) == list(line["tally"]["waivers"][0])


def test_a_report_of_another_form_is_refused() -> None:
    assert told("report", {"format": "fazhi-report/2"})
    assert told("report", {})
