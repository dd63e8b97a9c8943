"""The strict way from parsed text to records: nothing is coerced, every fault is collected.

The quick way (:mod:`fazhi_core.readers.quick`) must give the same records; whatever it is not sure
of comes here.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from fazhi_core._nearest import nearest
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.faults import MESSAGES, Problem, presentable, quoted
from fazhi_core.readers.local import declared_fields
from fazhi_core.readers.scalars import SCALARS, Hook, Refusal, local_fields, no, wrong_type
from fazhi_core.readers.vocabulary import Names, spellings
from fazhi_core.records.base import Part, Record, Subject, facts
from fazhi_core.records.identity import identity_like

__all__ = ["converter", "problems_of", "unknown_type"]


def converter(names: Names) -> Converter:
    """A cattrs converter that coerces nothing; the caller structures whole records with it."""
    made = Converter(detailed_validation=True)
    for kind, hook in SCALARS.items():
        made.register_structure_hook(kind, hook)
    made.register_structure_hook_func(lambda one: one == Literal[False], no)
    made.register_structure_hook_func(_is_mapping, local_fields)
    made.register_structure_hook_factory(_is_tuple, lambda one: _sequence(made, one))
    made.register_structure_hook_factory(_is_union, lambda one: _union(made, one))
    made.register_structure_hook_factory(
        lambda one: isinstance(one, type) and issubclass(one, Part),
        lambda one: _part(made, one, names),
    )
    return made


def _is_mapping(one: Any) -> bool:
    origin = get_origin(one) or one
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_tuple(one: Any) -> bool:
    return get_origin(one) is tuple


def _is_union(one: Any) -> bool:
    return isinstance(one, UnionType) or get_origin(one) is Union


def _sequence(made: Converter, annotation: Any) -> Hook:
    element = get_args(annotation)[0]

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise wrong_type(value, "list")
        found: list[Any] = []
        errors: list[Exception] = []
        structure = made.get_structure_hook(element)
        for number, one in enumerate(value):
            try:
                found.append(structure(one, element))
            except (Refusal, BaseValidationError) as error:
                error.add_note(IterableValidationNote("", number, element))
                errors.append(error)
        if errors:
            raise IterableValidationError("list", errors, annotation)
        return tuple(found)

    return hook


_FITS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (bool, ("boolean", "false")),
    (str, ("text", "choice", "date", "datetime", "amount")),
    (int, ("integer", "number", "amount")),
    ((float, Decimal), ("number", "amount")),
    (datetime, ("datetime",)),
    (date, ("date",)),
    (Mapping, ("table",)),
    (list | tuple, ("list",)),
)


def _word(option: Any) -> str:
    """The catalogue's word for what an annotation takes."""
    if _is_tuple(option):
        return "list"
    if option == Literal[False]:
        return "false"
    words: dict[Any, str] = {
        str: "text",
        bool: "boolean",
        int: "integer",
        float: "number",
        Decimal: "amount",
        date: "date",
        datetime: "datetime",
    }
    if isinstance(option, type) and issubclass(option, enum.Enum):
        return "choice"
    return words.get(option, "table")


def _union(made: Converter, annotation: Any) -> Hook:
    options = [one for one in get_args(annotation) if one is not NoneType]
    words = [_word(one) for one in options]
    proper = [one for one in options if one != Literal[False]]

    def hook(value: Any, _: Any) -> Any:
        if value is None and NoneType in get_args(annotation):
            return None
        fits = next((fit for kind, fit in _FITS if isinstance(value, kind)), ())
        chosen = [one for one, word in zip(options, words, strict=True) if word in fits]
        if not chosen and len(proper) == 1 and not isinstance(value, Mapping | list):
            chosen = proper if words != ["list"] else []
        if not chosen or (value is True and chosen == [Literal[False]]):
            raise wrong_type(value, *words)
        return _first(made, value, chosen)

    return hook


def _first(made: Converter, value: Any, options: list[Any]) -> Any:
    for option in options[:-1]:
        try:
            return made.get_structure_hook(option)(value, option)
        except (Refusal, BaseValidationError):
            continue
    return made.get_structure_hook(options[-1])(value, options[-1])


def _part(made: Converter, cls: type[Part], names: Names) -> Hook:
    inner = make_dict_structure_fn(cls, made, _cattrs_detailed_validation=True)
    written = spellings(cls)
    ids = [name for name, info in facts(cls).items() if info.refers_to]
    if issubclass(cls, Record | Subject):
        ids.append("id")

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise wrong_type(value, "table")
        known, errors = _renamed(value, written)
        errors += _type_faults(cls, known, names)
        errors += _id_faults(known, ids)
        extra: Any = None
        if issubclass(cls, Record):
            known.pop("type", None)
            kind = names.types.get(cls.type)
            if kind is not None and kind.fields and known.get("extra") is not None:
                extra, wrong = declared_fields(known.pop("extra"), kind.fields)
                errors += [_in_extra(one) for one in wrong]
        try:
            made_of = inner(known, cls)
        except ClassValidationError as error:
            errors += error.exceptions
        if errors:
            raise ClassValidationError(cls.__name__, errors, cls)
        return made_of if extra is None else made_of.replace(extra=extra)

    return hook


def _in_extra(error: Refusal) -> Refusal:
    """*error* inside ``extra``, whose values are never shown."""
    error.add_note(AttributeValidationNote("", "extra", Any))
    return error


def _renamed(
    value: Mapping[Any, Any], written: Mapping[str, str]
) -> tuple[dict[str, Any], list[Exception]]:
    """The table with Chinese titles turned into names, and the faults of its keys."""
    errors: list[Exception] = []
    known: dict[str, Any] = {}
    doubled: list[str] = [written.get(key, key) for key in getattr(value, "doubled", ())]
    for key, one in value.items():
        if not isinstance(key, str):
            errors.append(Refusal("key_not_text"))
            continue
        name = written.get(key)
        if name is None:
            errors.append(_unknown_key(key, written))
        elif name in known:
            doubled.append(name)
        else:
            known[name] = one
    errors += [
        Refusal("duplicate_key", (key,), 1, key=quoted(key)) for key in dict.fromkeys(doubled)
    ]
    return known, errors


def _unknown_key(key: str, written: Mapping[str, str]) -> Refusal:
    close = nearest(key, written)
    if close is None:
        return Refusal("unknown_key", (key,), key=quoted(key))
    title = next((zh for zh, name in written.items() if name == written[close] and zh != name), "")
    return Refusal(
        "unknown_key_near",
        (key,),
        key=quoted(key, close),
        nearest=written[close],
        title=title or close,
    )


def _type_faults(cls: type[Part], known: dict[str, Any], names: Names) -> list[Exception]:
    given = known.get("type")
    if not isinstance(given, str) or not issubclass(cls, Record | Subject):
        return [] if given is None or cls is Subject else _foreign_type(cls, given)
    name = names.by_word.get(given)
    if issubclass(cls, Subject):
        if name is None:
            return [unknown_type(given, names)]
        known["type"] = name
        return []
    return [] if (name or given) == cls.type else _foreign_type(cls, given)


def _foreign_type(cls: type[Part], given: Any) -> list[Exception]:
    if not issubclass(cls, Record):
        return []
    if not isinstance(given, str):
        error = wrong_type(given, "text")
        error.problem.path = ("type",)
        return [error]
    return [Refusal("type_mismatch", ("type",), expected=cls.type)]


def unknown_type(given: str, names: Names) -> Refusal:
    """The refusal of a record type nobody declared."""
    close = nearest(given, names.by_word)
    if close is None:
        return Refusal("unknown_type", ("type",), value=given)
    name = names.by_word[close]
    return Refusal(
        "unknown_type_near", ("type",), value=given, nearest=name, title=names.types[name].zh
    )


def _id_faults(known: Mapping[str, Any], ids: list[str]) -> list[Exception]:
    errors: list[Exception] = []
    for name in ids:
        value = known.get(name)
        many = value if isinstance(value, list | tuple) else (value,)
        for number, one in enumerate(many):
            if fault := identity_like(one):
                path: Path = (name,) if many is not value else (name, number)
                errors.append(Refusal(fault, path))
    return errors


def problems_of(error: Exception, path: Path = (), *, private: bool = False) -> list[Problem]:
    """All problems inside an error of the converter, with their paths and nothing private."""
    if isinstance(error, Refusal):
        problem = error.problem
        problem.path = (*path, *problem.path)
        if "value" in problem.values:
            problem.values = _discreet(problem.values, private=private)
        return [problem]
    if not isinstance(error, BaseValidationError):
        raise error
    found: list[Problem] = []
    for inner in error.exceptions:
        step, hidden = _step(inner, getattr(error, "cl", None))
        found += problems_of(inner, (*path, *step), private=private or hidden)
    return found


def _discreet(values: Mapping[str, Any], *, private: bool) -> Mapping[str, Any]:
    hide = private or not presentable(values["value"])
    return {**values, "value": MESSAGES["not_shown"] if hide else values["value"]}


def _step(error: BaseException, cls: Any) -> tuple[Path, bool]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            info = facts(cls).get(note.name) if isinstance(cls, type) else None
            return (note.name,), bool(info and info.private)
        if isinstance(note, IterableValidationNote):
            return (note.index,), False
    return (), False
