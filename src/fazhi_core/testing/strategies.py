"""Hypothesis strategies for records of every type, and records with marked private texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st

from fazhi_core.records.base import FactInfo, FrozenMap, Labelled, Part, Record, facts

__all__ = ["days", "filled", "known_paths", "parts", "records", "without"]

R = TypeVar("R", bound=Part)
Path = tuple[str | int, ...]

_CHINA = timezone(timedelta(hours=8))
_MOST_ITEMS = 3


def days() -> st.SearchStrategy[date]:
    """Days at which law changed or calendars turn, and any other between 1995 and 2028."""
    edges = [
        date(2018, 1, 1),
        date(2021, 7, 15),
        date(2022, 5, 1),
        date(2024, 1, 1),
        date(2026, 1, 1),
        date(2027, 1, 1),
    ]
    near = st.builds(
        lambda edge, offset: edge + timedelta(offset), st.sampled_from(edges), st.integers(-9, 9)
    )
    return near | st.dates(min_value=date(1995, 1, 1), max_value=date(2028, 12, 31))


def records(cls: type[R], *, private: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[R]:
    """Well-formed records of *cls*, lawful or not, from empty to full.

    Args:
        cls: the class of record.
        private: what stands in personal and free-text fields.
    """
    ids = st.from_regex(r"[a-z]{1,3}-[0-9]{1,3}", fullmatch=True)
    agency = st.sampled_from([None, "640402106", "640402", "镇政府"])
    return parts(cls, private=private, id=ids, agency=agency)


def parts(
    cls: type[R], *, private: st.SearchStrategy[str] | None = None, **given: Any
) -> st.SearchStrategy[R]:
    """Tables of *cls*; *given* strategies replace those of single facts."""
    optional = {
        name: _value(info, private) for name, info in facts(cls).items() if name not in given
    }
    return st.fixed_dictionaries(given, optional=optional).map(lambda values: cls(**values))


def _value(info: FactInfo, private: st.SearchStrategy[str] | None) -> st.SearchStrategy[Any]:
    if info.name == "extra":
        texts = private if private is not None else st.text(max_size=5)
        return st.none() | st.dictionaries(st.just("local"), texts).map(FrozenMap)
    texts = private if private is not None and info.private else _plain_text()
    return _of(info.annotation, texts, private)


def _plain_text() -> st.SearchStrategy[str]:
    return st.sampled_from(["A-1", "B-2", "〔2021〕3号", "甲", "乙"])


def _of(
    annotation: Any, texts: st.SearchStrategy[str], private: st.SearchStrategy[str] | None
) -> st.SearchStrategy[Any]:
    """Values of *annotation*; tables are deferred, since a record may hold records."""
    origin = get_origin(annotation)
    if origin is Union or isinstance(annotation, UnionType):
        return st.one_of(*(_of(option, texts, private) for option in get_args(annotation)))
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin is tuple:
        inner = _of(get_args(annotation)[0], texts, private)
        return st.lists(inner, max_size=_MOST_ITEMS).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return st.deferred(lambda: parts(annotation, private=private))
    if isinstance(annotation, type) and issubclass(annotation, Labelled):
        return st.sampled_from(annotation)
    return _scalar(annotation, texts)


def _scalar(annotation: Any, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    scalars: Mapping[Any, Callable[[], st.SearchStrategy[Any]]] = {
        type(None): st.none,
        None: st.none,
        bool: st.booleans,
        int: lambda: st.integers(0, 400),
        Decimal: lambda: st.decimals(0, 1_000_000, places=2),
        date: days,
        datetime: lambda: st.builds(
            lambda day, minute: (
                datetime(day.year, day.month, day.day, tzinfo=_CHINA) + timedelta(minutes=minute)
            ),
            days(),
            st.integers(0, 1439),
        ),
        str: lambda: texts,
    }
    return scalars[annotation]()


def filled(cls: type[R], mark: Callable[[FactInfo], str], depth: int = 4) -> R:
    """A record of *cls* with every fact filled in; texts come from *mark*.

    Args:
        cls: the class of record.
        mark: the text of a text fact, by its declaration.
        depth: how deep tables are filled.
    """
    values = {
        name: _filled(info, info.annotation, mark, depth) for name, info in facts(cls).items()
    }
    values = {name: value for name, value in values.items() if value is not None}
    if "extra" in facts(cls):
        values["extra"] = FrozenMap({"local": mark(facts(cls)["extra"])})
    return cls(**values)


def _filled(info: FactInfo, annotation: Any, mark: Callable[[FactInfo], str], depth: int) -> Any:
    origin = get_origin(annotation)
    if origin is Union or isinstance(annotation, UnionType):
        options = [one for one in get_args(annotation) if one is not type(None)]
        tables = [one for one in options if isinstance(one, type) and issubclass(one, Part)]
        chosen = (tables or [one for one in options if get_origin(one) is not Literal])[0]
        return _filled(info, chosen, mark, depth)
    if origin is tuple:
        inner = _filled(info, get_args(annotation)[0], mark, depth)
        return None if inner is None else (inner,)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return filled(annotation, mark, depth - 1) if depth else None
    if isinstance(annotation, type) and issubclass(annotation, Labelled):
        return next(iter(annotation))
    samples: Mapping[Any, Any] = {
        str: mark(info),
        bool: True,
        int: 1,
        Decimal: Decimal(1),
        date: date(2024, 3, 1),
        datetime: datetime(2024, 3, 1, 10, tzinfo=_CHINA),
    }
    return samples.get(annotation)


def known_paths(part: Part, prefix: Path = ()) -> Iterator[Path]:
    """The paths of all facts of *part* that are shown and whose absence means "unknown"."""
    for name, info in facts(type(part)).items():
        if name in {"id", "agency", "extra", "note"} and isinstance(part, Record):
            continue
        value = getattr(part, name)
        if value is None:
            continue
        if info.absence == "unknown":
            yield (*prefix, name)
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for position, item in items:
            if isinstance(item, Part):
                here = (name,) if position is None else (name, position)
                yield from known_paths(item, (*prefix, *here))


def without(part: R, path: Path) -> R:
    """*part* with the fact at *path* no longer shown."""
    name, *rest = path
    assert isinstance(name, str)  # noqa: S101 - paths begin with a name
    if not rest:
        return part.replace(**{name: None})
    value = getattr(part, name)
    if isinstance(value, tuple):
        position, *inner = rest
        assert isinstance(position, int)  # noqa: S101 - a list is followed by a position
        changed = (
            *value[:position],
            without(value[position], tuple(inner)),
            *value[position + 1 :],
        )
        return part.replace(**{name: changed})
    return part.replace(**{name: without(value, tuple(rest))})
