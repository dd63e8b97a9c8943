"""The schemas of records and the reader accept the same, but for what is listed here."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from fazhi_core.readers import make_reading
from fazhi_core.readers.codec import Codec
from fazhi_core.readers.load import load
from fazhi_core.readers.vocabulary import spellings
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Record, facts
from fazhi_core.schemas import make_schema, schema_names, schemas
from tests.readers.support import review, write
from tests.readers.test_parity import mutate, tables

BEYOND = {
    "duplicate_key": "a fact under two names; a key given twice",
    "identity_number": "an id that looks like the number of an identity card",
    "phone_number": "an id that looks like a telephone number",
    "no_such_day": "a day that no calendar has",
    "bad_datetime": "an hour that no day has",
    "not_finite": "NaN and Infinity, which are no JSON",
    "bad_text": "half of a surrogate pair",
    "too_deep": "nesting without end",
}
"""What the reader refuses and a schema cannot, by the name of the fault."""

CODEC = Codec(RECORD_TYPES)

# To JSON Schema 1.0 is an integer; to the reader it is not (tested below).
Strict = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)


@cache
def validator(name: str) -> Any:
    return Strict(make_schema(name))


def faults(text: str) -> list[str]:
    """The names of the faults that the reader finds in a record."""
    found = CODEC.decode(text.encode("utf-8", "surrogatepass"))
    return [] if isinstance(found, Record) else [one.key for one in found]


def agree(name: str, text: str) -> bool:
    refused = faults(text)
    accepted = validator(name).is_valid(json.loads(text))
    if not refused:
        return accepted
    return not accepted or set(refused) <= set(BEYOND)


@st.composite
def written(draw: Any, name: str, *, mutations: int) -> str:
    """A record as it may stand in a file, its facts under either name."""
    cls = RECORD_TYPES[name].cls
    record: dict[str, Any] = {"type": name, "id": "R1", **draw(tables(cls))}
    for _ in range(mutations):
        mutate(draw, record, cls)
    if draw(st.booleans()):
        key = draw(st.sampled_from(sorted(record)))
        titles = [zh for zh, fact in spellings(cls).items() if fact == key and zh not in record]
        if titles:
            record[draw(st.sampled_from(titles))] = record.pop(key)
    return json.dumps(record)


quickly = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", RECORD_TYPES)
@quickly
@given(data=st.data())
def test_sound_records_are_sound_to_both(name: str, data: Any) -> None:
    text = data.draw(written(name, mutations=0))
    assert agree(name, text), (faults(text), text)


@pytest.mark.parametrize("name", RECORD_TYPES)
@quickly
@given(data=st.data())
def test_faulty_records_are_faulty_to_both(name: str, data: Any) -> None:
    text = data.draw(written(name, mutations=data.draw(st.integers(1, 3))))
    assert agree(name, text), (faults(text), text)


@quickly
@given(data=st.data())
def test_a_record_of_any_type_is_judged_as_one_of_its_own(data: Any) -> None:
    name = data.draw(st.sampled_from(sorted(RECORD_TYPES)))
    text = data.draw(written(name, mutations=data.draw(st.integers(0, 1))))
    assert agree("record", text), (faults(text), text)


@pytest.mark.parametrize("name", schema_names())
def test_each_is_a_schema_that_stands_alone(name: str) -> None:
    schema = make_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for line in json.dumps(schema, indent=0).splitlines():
        if line.startswith('"$ref"'):
            assert '"#/' in line
    assert json.dumps(make_schema(name)) == json.dumps(schema)


def test_all_of_them_are_given() -> None:
    assert tuple(name for name, _ in schemas()) == schema_names()
    assert set(RECORD_TYPES) < set(schema_names())


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_fact_has_its_title_and_says_what_it_is(name: str) -> None:
    cls = RECORD_TYPES[name].cls
    schema = make_schema(name)
    shown = schema["$defs"][f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"]["properties"]
    assert set(shown) == set(spellings(cls))
    for fact in facts(cls).values():
        assert shown[fact.name]["title"] == fact.zh
        assert shown[fact.name]["description"].startswith(fact.en)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"送审日期": "2024-03-01", "submitted_on": "2024-03-01"}, "duplicate_key"),
        ({"id": "640402198001011234"}, "identity_number"),
        ({"id": "13912345678"}, "phone_number"),
        ({"submitted_on": "2024-02-30"}, "no_such_day"),
        ({"note": "\ud800"}, "bad_text"),
    ],
)
def test_what_a_schema_cannot_say(change: dict[str, Any], fault: str) -> None:
    text = json.dumps(review(**change))
    assert faults(text) == [fault]
    assert fault in BEYOND
    assert validator("legal_review").is_valid(json.loads(text))


def test_a_whole_number_with_a_point_is_an_integer_to_schemas_only() -> None:
    text = json.dumps({"type": "exam", "id": "E1", "taken": 3.0})
    known = next(one.name for one in facts(RECORD_TYPES["exam"].cls).values() if _counts(one))
    text = text.replace("taken", known)
    assert faults(text) == ["wrong_type"]
    assert Draft202012Validator(make_schema("exam")).is_valid(json.loads(text))


def _counts(fact: Any) -> bool:
    return fact.annotation == (int | None)


def test_labels_are_words_of_both_languages() -> None:
    for kind in ("规范性文件", "nothing"):
        text = json.dumps(review(kind=kind))
        assert agree("legal_review", text)
    members = make_schema("legal_review")["$defs"]["legality.ReviewKind"]["enum"]
    assert any(one.isascii() for one in members)
    assert any(not one.isascii() for one in members)


REVIEW = review()
FILES: list[tuple[Any, bool]] = [
    ([], True),
    ([REVIEW], True),
    (REVIEW, True),
    ({"records": [REVIEW]}, True),
    ({"format": "fazhi-records/1", "agency": "640402106", "records": [REVIEW]}, True),
    ({"$schema": "records.json", "records": [REVIEW]}, True),
    ({"agency": {"code": "640402106", "name": "某镇"}, "records": []}, True),
    ({"agency": {"name": "某镇"}, "records": []}, True),
    ({"agency": {"code": None, "name": "某镇"}, "records": []}, True),
    ({"$schema": 1, "records": [REVIEW]}, False),
    ({"$schema": "records.json", **REVIEW}, False),
    ({"agency": "", "records": []}, False),
    ({"agency": {}, "records": []}, False),
    ({"agency": {"code": ""}, "records": []}, False),
    ({"agency": {"code": "640402106", "name": 1}, "records": []}, False),
    ({"agency": {"code": "640402106", "town": "x"}, "records": []}, False),
    ({"format": "fazhi-records/2", "records": []}, False),
    ({"format": "fazhi-records/1"}, False),
    ({"records": REVIEW}, False),
    ({"records": [], "more": 1}, False),
    ({"records": [{"type": "legal_review"}]}, False),
    ([1], False),
    ([{"id": "R1"}], False),
    ([{"type": "审查", "id": "R1"}], False),
    ([{"类型": "合法性审查", "编号": "R1"}], True),
    ("text", False),
]


@pytest.mark.parametrize(("content", "sound"), FILES)
def test_files_of_json(tmp_path: Any, content: Any, sound: bool) -> None:
    file = write(tmp_path, "a.json", json.dumps(content))
    assert (load(file).faults == ()) is sound
    assert validator("records").is_valid(content) is sound


TOML: list[tuple[str, bool]] = [
    ('[[record]]\ntype = "legal_review"\nid = "R1"\nsubmitted_on = 2024-03-01\n', True),
    ('"$schema" = "x"\nagency = "a"\n[[record]]\ntype = "legal_review"\nid = "R1"\n', True),
    ('format = "fazhi-records/1"\nrecord = []\n', True),
    ('format = "fazhi-records/1"\n', False),
    ('[[records]]\ntype = "legal_review"\nid = "R1"\n', False),
    ('[[record]]\ntype = "legal_review"\nid = "R1"\nsubmitted = 2024-03-01\n', False),
    ('[record]\ntype = "legal_review"\nid = "R1"\n', False),
]


@pytest.mark.parametrize(("text", "sound"), TOML)
def test_files_of_toml(tmp_path: Any, text: str, sound: bool) -> None:
    import tomli

    file = write(tmp_path, "a.toml", text)
    assert (load(file).faults == ()) is sound
    plain = json.loads(json.dumps(tomli.loads(text), default=str))
    assert validator("records-toml").is_valid(plain) is sound


def test_the_schema_of_a_file_moves_no_record(tmp_path: Any) -> None:
    text = '{"$schema": "records.json",\n"records": [\n{"type": "legal_review", "id": "R1"}]}'
    loaded = load(write(tmp_path, "a.json", text))
    place = loaded.origins[0].place(("id",))
    assert place is not None
    assert (place.line, place.column) == (3, 26)
    assert make_reading(RECORD_TYPES).faults == []
