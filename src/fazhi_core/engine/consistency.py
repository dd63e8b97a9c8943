"""Law held against the records that it speaks of and the checkers that read its figures.

It is done for a record type when that type is first met: its classes are imported by then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from fazhi_core._texts import Text
from fazhi_core.engine.checker import Checker
from fazhi_core.engine.paths import LOCAL, IsLocal
from fazhi_core.law.overlay import Overlay
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.sequence import Sequence
from fazhi_core.law.table import TEXTS, nearest
from fazhi_core.records.base import Part, facts, per_class

__all__ = ["Keys", "unfit_overlay", "unknown_facts", "wrong_in_requirement", "wrong_in_sequence"]

Keys: TypeAlias = tuple[str | int, ...]
"""Where in its table of the file of law something stands; versions by their number from 0."""

ClassOf: TypeAlias = Callable[[str], type[Part]]
_EVERY_ITEM = 2  # ``tuple[T, ...]`` has two arguments


def wrong_in_requirement(
    requirement: Requirement, checker: Checker | None, class_of: ClassOf, is_local: IsLocal
) -> Iterator[tuple[Keys, Text]]:
    """What of *requirement* its records or its *checker* know nothing of."""
    for keys, path in unknown_facts(requirement, class_of, is_local):
        yield keys, _no_such_fact(requirement.record, path, class_of)
    if checker is not None:
        yield from _unfit_params(requirement, checker)


def wrong_in_sequence(
    sequence: Sequence, class_of: ClassOf, is_local: IsLocal
) -> Iterator[tuple[Keys, Text]]:
    """What of *sequence* its records know nothing of."""
    for keys, path in unknown_facts(sequence, class_of, is_local):
        yield keys, _no_such_fact(sequence.record, path, class_of)


def _no_such_fact(record: str, path: str, class_of: ClassOf) -> Text:
    hint = nearest(path, facts(class_of(record)))
    return TEXTS["no_such_fact"].fill({"path": path, "record": record, "hint": hint})


def unknown_facts(
    of: Requirement | Sequence, class_of: ClassOf, is_local: IsLocal
) -> Iterator[tuple[Keys, str]]:
    """Each path of *of* that its record type has no fact for, and where it stands.

    A path may lead on through a fact that names another record.
    """
    cls = class_of(of.record)
    named = _in_requirement(of) if isinstance(of, Requirement) else _in_sequence(of)
    for keys, path in named:
        if not _leads(cls, path.split("."), class_of, is_local):
            yield keys, path


def _in_requirement(requirement: Requirement) -> Iterator[tuple[Keys, str]]:
    if requirement.each:
        yield ("each",), requirement.each
    for path in requirement.governing_date:
        yield from ((("governing_date",), way) for way in _ways(path))
    for number, version in enumerate(requirement.versions):
        for path in version.needs:
            yield from ((("version", number, "needs"), way) for way in _ways(path))
        deadline = version.deadline
        for path in (deadline.start, deadline.end) if deadline is not None else ():
            if path:
                yield ("version", number, "deadline"), path


def _in_sequence(sequence: Sequence) -> Iterator[tuple[Keys, str]]:
    for number, stage in enumerate(sequence.stages):
        yield from ((("stage", number, "on"), path) for path in stage.on)
        yield from ((("stage", number, "facts"), path) for path in stage.facts)
    for number, ending in enumerate(sequence.endings):
        yield from ((("ending", number, "when"), path) for path in ending.when)


def _ways(path: str) -> Iterator[str]:
    return (way.strip() for way in path.split("|"))


def _leads(cls: type[Part], names: list[str], class_of: ClassOf, is_local: IsLocal) -> bool:
    """Whether *names* lead to a fact, from *cls* or from a record that a fact on the way names."""
    info = facts(cls).get(names[0])
    if info is None:
        return False
    rest = names[1:]
    if not rest:
        return True
    if names[0] == LOCAL:
        return is_local(cls, rest)
    if info.part is not None and _leads(info.part, rest, class_of, is_local):
        return True
    return any(_leads(class_of(name), rest, class_of, is_local) for name in info.refers_to)


def _unfit_params(requirement: Requirement, checker: Checker) -> Iterator[tuple[Keys, Text]]:
    """The figures of *requirement* that the params class of *checker* cannot take."""
    wanted = _fields_of(checker.params) if checker.params is not None else None
    if wanted is None:
        return
    for number, version in enumerate(requirement.versions):
        for name, param in version.params.items():
            at: Keys = ("version", number, "params", name)
            if name not in wanted:
                values = {"name": name, "known": tuple(wanted), "hint": nearest(name, wanted)}
                yield at, TEXTS["no_such_param"].fill(values)
            elif param.value is not None and not _fits(param.value, wanted[name].annotation):
                shown = {"name": name, "wanted": wanted[name].said}
                yield at, TEXTS["unfit_param"].fill(shown)
        for name, one in wanted.items():
            if one.needed and name not in version.params:
                missing = TEXTS["missing_param"].fill({"name": name})
                yield ("version", number, "params"), missing


def unfit_overlay(overlay: Overlay, checker: Checker) -> Text | None:
    """Why the params class of *checker* cannot take the figure of *overlay*, if it cannot."""
    fields = _fields_of(checker.params) if checker.params is not None else None
    wanted = fields.get(overlay.name) if fields is not None else None
    if wanted is None or _fits(overlay.value, wanted.annotation):
        return None  # that there is no such figure is said where overlays are applied
    return TEXTS["unfit_param"].fill({"name": overlay.name, "wanted": wanted.said})


@attrs.frozen
class _Wanted:
    annotation: Any
    needed: bool

    @property
    def said(self) -> str:
        """The annotation as its author wrote it, more or less."""
        plain = isinstance(self.annotation, type) and get_origin(self.annotation) is None
        return self.annotation.__name__ if plain else str(self.annotation)


@per_class
def _fields_of(params: type[Any]) -> Mapping[str, _Wanted] | None:
    """What *params* is made from, if it is a class of attrs; else nothing is known of it.

    A field with a converter takes what that takes.
    """
    if not attrs.has(params):
        return None
    try:
        hints = get_type_hints(params)
    except NameError:  # a type that was defined inside a function
        hints = {}
    return {
        one.alias or one.name: _Wanted(
            Any if one.converter is not None else hints.get(one.name, Any),
            one.default is attrs.NOTHING,
        )
        for one in attrs.fields(params)
        if one.init
    }


def _fits(value: Any, annotation: Any) -> bool:
    """Whether *value*, which came from TOML, is what *annotation* says."""
    if annotation is Any:
        return True
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return any(_fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple:
        return isinstance(value, tuple) and _all_fit(value, inner)
    if not isinstance(annotation, type) or origin is not None:
        return True  # nothing that a file of law could be held against
    return _is_plain(value, annotation)


def _all_fit(values: tuple[Any, ...], annotations: tuple[Any, ...]) -> bool:
    if len(annotations) == _EVERY_ITEM and annotations[1] is Ellipsis:
        annotations = annotations[:1] * len(values)
    return len(values) == len(annotations) and all(map(_fits, values, annotations))


def _is_plain(value: Any, wanted: type[Any]) -> bool:
    if isinstance(value, bool):
        return wanted is bool
    if isinstance(value, datetime) and wanted is date:
        return False
    return isinstance(value, int | float if wanted is float else wanted)
