"""The quick way and the strict way must give the same record, or both refuse."""

from __future__ import annotations

import enum
import json
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core.readers.codec import Codec
from fazhi_core.readers.quick import QuickDecoder, Unsure
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Part, Record, Subject, facts

TEXT = st.text(
    st.sampled_from('ab:"\\/{}[],\n\t中文〔〕\u0000\u007f\u2028é') | st.characters(codec="utf-8"),
    max_size=8,
)
ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.sampled_from(
        [1.0, 1e3, -0.0, 1e19, "NaN", " 12 ", "1_0", "2021-9-1", "2021-09-01", "false"]
    ),
    st.sampled_from([[], {}, [[]], [{}], {"type": "x"}, {"a": [1]}, "2021-09-01T10:00:00"]),
    TEXT,
).map(deepcopy)


def available(name: str) -> bool:
    try:
        return bool(RECORD_TYPES[name].cls)
    except ImportError:
        return False


TYPES = [name for name in RECORD_TYPES if available(name)]
CODEC = Codec(RECORD_TYPES)


@cache
def quick(name: str) -> QuickDecoder:
    return QuickDecoder(RECORD_TYPES[name].cls, RECORD_TYPES)


def values(annotation: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    if annotation is NoneType:
        return st.none()
    if annotation == Literal[False]:
        return st.just(False)
    if get_origin(annotation) is tuple:
        return st.lists(values(get_args(annotation)[0], depth), max_size=2)
    simple = {
        str: TEXT,
        bool: st.booleans(),
        int: st.integers(0, 10**6),
        float: st.floats(0, 1000),
        Decimal: st.sampled_from(["1500.50", 12, 3.5, "0.10", "-1"]),
        date: st.dates().map(str),
        datetime: st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))])).map(
            datetime.isoformat
        ),
    }
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        members = list(annotation)
        return st.sampled_from([one.value for one in members] + [members[0].zh])
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return tables(annotation, depth + 1) if depth < 3 else st.just({})
    options = get_args(annotation)
    if options and get_origin(annotation) is not dict and all(one is not Any for one in options):
        return st.one_of(*(values(one, depth) for one in options))
    return st.dictionaries(TEXT, ODD, max_size=2)


@st.composite
def tables(draw: Any, cls: type[Part], depth: int = 0) -> dict[str, Any]:
    known = facts(cls)
    chosen = draw(st.lists(st.sampled_from(sorted(known)), max_size=4, unique=True))
    found = {name: draw(values(known[name].annotation, depth)) for name in chosen}
    if issubclass(cls, Subject) and "type" in found:
        found["type"] = draw(st.sampled_from([*TYPES, "nothing"]))
    if issubclass(cls, Record) and depth and draw(st.booleans()):
        found["type"] = cls.type
    return found


@st.composite
def texts(draw: Any) -> tuple[str, bytes]:
    name = draw(st.sampled_from(TYPES))
    record = {"type": name, "id": draw(st.sampled_from(["R1", "640402198001011234", "中文"]))}
    record.update(draw(tables(RECORD_TYPES[name].cls)))
    for _ in range(draw(st.integers(0, 2))):
        mutate(draw, record, RECORD_TYPES[name].cls)
    ascii_only = draw(st.booleans())
    between = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", " : ")]))
    text = json.dumps(record, ensure_ascii=ascii_only, separators=between)
    if draw(st.integers(0, 3)) == 0:
        text = doubled(draw, text)
    return name, text.encode("utf-8", "surrogatepass")


def mutate(draw: Any, record: dict[str, Any], cls: type[Part]) -> None:
    tables_inside = [one for one in record.values() if isinstance(one, dict)] + [
        one
        for many in record.values()
        if isinstance(many, list)
        for one in many
        if isinstance(one, dict)
    ]
    where = draw(st.sampled_from([record, *tables_inside]))
    key = draw(
        st.sampled_from([*where, *facts(cls), "unknown", "a:b", "审核类别", "类型", "extra"])
    )
    where[key] = draw(ODD)


def doubled(draw: Any, text: str) -> str:
    """The same text with a key more: a known one, an unknown one, or one written with escapes."""
    at = draw(st.sampled_from([n for n, char in enumerate(text) if char == "{"]))
    key = draw(
        st.sampled_from(['"id"', '"type"', '"note"', '"\\u0069d"', '"x\\u003ay"', '"zz" ', '"n:o"'])
    )
    rest = text[at + 1 :].lstrip()
    return f'{text[: at + 1]}{key}:"R1"{"" if rest.startswith("}") else ","}{rest}'


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_both_ways_agree(case):
    name, text = case
    slow = CODEC.decode_strictly(text)
    assert isinstance(slow, Record) or slow
    try:
        fast = quick(name).decode(text)
    except Unsure:
        return
    assert isinstance(slow, Record), text
    assert fast == slow
    assert repr([getattr(fast, one) for one in facts(type(fast))]) == repr(
        [getattr(slow, one) for one in facts(type(slow))]
    )


@pytest.mark.parametrize("name", TYPES)
def test_every_type_has_a_quick_way(name):
    decoder = quick(name)
    assert decoder.usable
    assert decoder.decode(f'{{"type":"{name}","id":"1"}}'.encode()).id == "1"


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"legal_review","id":"R1","zz":1}',
        '{"type" :"legal_review","id":"R1","zz":1}',
        '{"type":"legal_review","id":"R1","subject":{"id":"a\\u003a","zz":1}}',
        '{"type":"legal_review","id":"R1","id":"R1"}',
        '{"type":"legal_review","id":"R1","reviewer":{"role":"a:b","role":"c"}}',
        '{"id":"R1"}',
        '{"type":"contract","id":"R1"}',
        '{"type":"legal_review","id":"R1","note":"\\u0000"}',
        '{"type":"legal_review","id":""}',
        '{"type":"legal_review","id":"R1","subject":{"type":"nothing"}}',
        '{"type":"legal_review","id":"R1"} x',
    ],
)
def test_the_quick_way_is_never_sure_of_a_faulty_record(text):
    with pytest.raises(Unsure):
        quick("legal_review").decode(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"legal_review","id":"R1","note":"a:b {c: 1}","written":true}',
        '{ "type": "legal_review", "id": "R1", "reviewer": { "role": "x : y" } }',
        '{"id":"R1","type":"legal_review","note":"\\u4e2d\\u6587","reviewer":false}',
    ],
)
def test_the_quick_way_is_taken_for_sound_records(text):
    found = quick("legal_review").decode(text.encode())
    assert found == CODEC.decode_strictly(text.encode())
