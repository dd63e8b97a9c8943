"""What every record class owes to readers, checkers and the people named in records."""

from __future__ import annotations

import enum
import pickle
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
import msgspec
import pytest

from fazhi_core.records import FIELDS, RECORD_TYPES
from fazhi_core.records.base import FrozenMap, Labelled, Part, Record, facts, names

PRIVATE = "张某某住某某路"
CJK = re.compile(r"[\u4e00-\u9fff]")
INTERCHANGE: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("interchange.toml").read_text(encoding="utf-8")
)
# Texts that are numbers, codes or keys, and so may be printed.
PRINTABLE = {"id", "type", "agency", "matter_key", "village"}

P = TypeVar("P", bound=Part)

every_type = pytest.mark.parametrize("name", RECORD_TYPES)


def options(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of an annotation, aliases of unions included."""
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return tuple(one for arg in get_args(annotation) for one in options(arg))
    return (annotation,)


def parts(cls: type[Part], seen: set[type[Part]] | None = None) -> Iterator[type[Part]]:
    """The class and every table below it, each once."""
    seen = set() if seen is None else seen
    if cls in seen:
        return
    seen.add(cls)
    yield cls
    for info in facts(cls).values():
        if info.part is not None:
            yield from parts(info.part, seen)


def enums(cls: type[Part]) -> set[type[enum.Enum]]:
    found: set[type[enum.Enum]] = set()
    for part in parts(cls):
        for info in facts(part).values():
            for option in options(info.annotation):
                inner = get_args(option)[0] if get_origin(option) is tuple else option
                if isinstance(inner, type) and issubclass(inner, enum.Enum):
                    found.add(inner)
    return found


def filled(annotation: Any) -> Any:
    """A value for an annotation, with the private text wherever a text may stand."""
    choices = [one for one in options(annotation) if one is not type(None)]
    if str in choices:
        return PRIVATE
    values: dict[Any, Any] = {
        bool: True,
        int: 7,
        date: date(2024, 3, 1),
        datetime: datetime(2024, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=8))),
        Decimal: Decimal("12.50"),
    }
    for one in choices:
        if one in values:
            return values[one]
        if get_origin(one) is tuple:
            return (filled(get_args(one)[0]),)
        if get_origin(one) is Mapping:
            return {"note": PRIVATE, "list": [PRIVATE]}
        if isinstance(one, type) and issubclass(one, enum.Enum):
            return next(iter(one))
        if isinstance(one, type) and issubclass(one, Part):
            return full(one)
    raise AssertionError(f"no value for {annotation}")


def full(cls: type[P]) -> P:
    values = {
        info.name: filled(info.annotation) for info in facts(cls).values() if info.name != "id"
    }
    return cls(**values)


def tables(part: Part) -> Iterator[Part]:
    """The table and all tables below it."""
    yield part
    for name in names(type(part)):
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from tables(one)


@every_type
def test_name_title_and_field_of_work(name: str) -> None:
    declared = RECORD_TYPES[name]
    assert issubclass(declared.cls, Record)
    assert declared.cls.type == name
    assert CJK.search(declared.zh)
    assert declared.field in FIELDS


def test_titles_of_types_are_unique() -> None:
    titles = [word for one in RECORD_TYPES.values() for word in (one.zh, *one.also)]
    assert len(titles) == len(set(titles))


@every_type
def test_every_fact_is_titled_in_both_languages(name: str) -> None:
    for part in parts(RECORD_TYPES[name].cls):
        for info in facts(part).values():
            assert CJK.search(info.zh), (part, info.name)
            assert not re.search(r"\s", info.zh), (part, info.name)
            assert re.fullmatch(r"[A-Z].*[.]", info.en), (part, info.name)
            assert info.absence in {"unknown", "none"}, (part, info.name)


@every_type
def test_titles_are_unique_in_a_table(name: str) -> None:
    for part in parts(RECORD_TYPES[name].cls):
        titles = [word for info in facts(part).values() for word in (info.zh, *info.also)]
        assert len(titles) == len(set(titles)), part
        assert not set(titles) & set(names(part)), part


@every_type
def test_enumerations_have_unique_chinese_labels(name: str) -> None:
    for kind in enums(RECORD_TYPES[name].cls):
        assert issubclass(kind, Labelled)
        labels = [word for member in kind for word in (member.zh, *member.also)]
        assert all(map(CJK.search, labels)), kind
        assert len(labels) == len(set(labels)), kind
        assert all(re.fullmatch(r"[a-z0-9_]+", member.value) for member in kind), kind


@every_type
def test_nothing_is_known_unless_the_file_shows_it(name: str) -> None:
    for part in parts(RECORD_TYPES[name].cls):
        described: Any = part
        for field in attrs.fields(described):
            assert field.default is None or field.name == "id", (part, field.name)
            assert field.converter is None, (part, field.name)
            assert field.alias == field.name, (part, field.name)


@every_type
def test_a_fact_is_one_kind_of_thing(name: str) -> None:
    """A reader must never have to guess between two tables, or meet an open dict."""
    for part in parts(RECORD_TYPES[name].cls):
        for info in facts(part).values():
            found = options(info.annotation)
            classes = [one for one in found if isinstance(one, type) and issubclass(one, Part)]
            assert len(classes) <= 1, (part, info.name)
            assert Any not in found, (part, info.name)
            is_table = any(one is dict or get_origin(one) in {dict, Mapping} for one in found)
            assert not is_table or info.name == "extra", (part, info.name)
            if classes and str in found:
                assert info.refers_to, (part, info.name)


@every_type
def test_references_lead_to_known_types(name: str) -> None:
    for part in parts(RECORD_TYPES[name].cls):
        for info in facts(part).values():
            assert set(info.refers_to) <= set(RECORD_TYPES), (part, info.name)
            if info.part is not None and issubclass(info.part, Record):
                assert info.refers_to == (info.part.type,), (part, info.name)


@every_type
def test_free_texts_are_marked(name: str) -> None:
    for part in parts(RECORD_TYPES[name].cls):
        for info in facts(part).values():
            found = options(info.annotation)
            texts = str in found or tuple[str, ...] in found
            if texts and not info.refers_to and not info.private:
                assert info.name in PRINTABLE or info.name.endswith("_no"), (part, info.name)


@every_type
def test_days_may_be_denied(name: str) -> None:
    """A file can show that a thing did not happen; a bare day must be able to say so."""
    for part in parts(RECORD_TYPES[name].cls):
        for info in facts(part).values():
            found = options(info.annotation)
            if date in found:
                assert Literal[False] in found, (part, info.name)
            if int in found or Decimal in found:
                assert bool not in found, (part, info.name)


@every_type
def test_fast_decoder_can_be_built(name: str) -> None:
    cls = RECORD_TYPES[name].cls
    decoder = msgspec.json.Decoder(cls)
    assert decoder.decode(b'{"id": "1"}') == cls(id="1")


@every_type
def test_values_survive_pickling_and_replacing(name: str) -> None:
    cls = RECORD_TYPES[name].cls
    for record in (cls(), full(cls)):
        copy = pickle.loads(pickle.dumps(record))  # noqa: S301 - our own bytes
        assert copy == record
        assert hash(copy) == hash(record)
        changed = record.replace(id="another")
        assert changed.id == "another"
        assert changed != record
        assert changed.replace(id=record.id) == record


@every_type
def test_values_never_change(name: str) -> None:
    record = full(RECORD_TYPES[name].cls)
    for part in tables(record):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(part, names(type(part))[0], None)
    extra: Any = record.extra
    assert FrozenMap in type(extra).__mro__
    with pytest.raises(TypeError):
        extra["note"] = "x"


@every_type
def test_representation_shows_no_content(name: str) -> None:
    record = full(RECORD_TYPES[name].cls)
    for part in tables(record):
        shown = f"{part!r} {part}"
        assert PRIVATE not in shown
        assert "12.50" not in shown
        assert "2024" not in shown
    assert PRIVATE not in repr(record.extra)


@pytest.mark.parametrize("path", INTERCHANGE)
def test_names_of_the_interchange_format_exist(path: str) -> None:
    name, *steps = path.split(".")
    cls: type[Part] = RECORD_TYPES[name].cls
    for step in steps:
        inner = facts(cls)[step].part
        assert inner is not None, (cls, step)
        cls = inner
    assert set(INTERCHANGE[path].split()) <= set(names(cls))


@every_type
def test_common_names_are_everywhere(name: str) -> None:
    assert {"id", "agency", "note", "extra"} <= set(names(RECORD_TYPES[name].cls))
