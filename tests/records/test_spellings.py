"""Files may be written with the Chinese words that people were told to use."""

from __future__ import annotations

import enum
import tomllib
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from fazhi_core.readers import read_record
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Part, facts

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("interchange_words.toml").read_text(encoding="utf-8")
)
TYPES = [(name, word) for name, words in WORDS["types"].items() for word in words]
TITLES = [(name, fact, word) for name, row in WORDS["titles"].items() for fact, word in row.items()]
LABELS = [
    (path, member, word)
    for path, row in WORDS["labels"].items()
    for member, words in row.items()
    for word in words
]


def sample(annotation: Any) -> Any:
    """A plain value, other than nothing, that may stand where *annotation* says."""
    for option in get_args(annotation) or (annotation,):
        if option in {bool, str} or get_origin(option) is tuple:
            return {bool: True, str: "x"}.get(option, [])
        if isinstance(option, type) and issubclass(option, enum.Enum):
            return next(iter(option)).value
        if isinstance(option, type) and issubclass(option, Part):
            return {}
    return False


def table(path: list[str], value: Any, cls: Any) -> dict[str, Any]:
    """A record's table that holds *value* at *path*."""
    name, *rest = path
    info = facts(cls)[name]
    inner = table(rest, value, info.part) if rest else value
    return {name: [inner] if info.many and rest else inner}


def at(part: Any, path: list[str]) -> Any:
    for name in path:
        part = getattr(part, name)
        part = part[0] if isinstance(part, tuple) else part
    return part


@pytest.mark.parametrize(("name", "word"), TYPES)
def test_titles_of_record_types(name: str, word: str) -> None:
    assert read_record({"type": word}).type == name


@pytest.mark.parametrize(("name", "fact", "word"), TITLES)
def test_titles_of_facts(name: str, fact: str, word: str) -> None:
    value = sample(facts(RECORD_TYPES[name].cls)[fact].annotation)
    written = read_record({"type": name, word: value})
    assert getattr(written, fact) is not None
    assert written == read_record({"type": name, fact: value})


@pytest.mark.parametrize(("path", "member", "word"), LABELS)
def test_labels_of_enumerations(path: str, member: str, word: str) -> None:
    name, *steps = path.split(".")
    written = read_record({"type": name, **table(steps, word, RECORD_TYPES[name].cls)})
    assert at(written, steps) == member
