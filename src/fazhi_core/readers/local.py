"""Local fields that plugins declare, read as strictly as the facts of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fazhi_core._nearest import nearest
from fazhi_core.readers.faults import quoted
from fazhi_core.readers.scalars import SCALARS, Refusal, local_fields, wrong_type
from fazhi_core.records.local import Field

__all__ = ["declared_fields"]


def declared_fields(value: Any, fields: Iterable[Field]) -> tuple[Mapping[str, Any], list[Refusal]]:
    """The table ``extra``, and what is wrong with it.

    A table under the prefix of a plugin that declares fields holds nothing else; whatever stands
    beside it is free.
    """
    prefixes: dict[str, list[Field]] = {}
    for one in fields:
        prefixes.setdefault(one.steps[0], []).append(one)
    try:
        free = local_fields(_without(value, prefixes))
    except Refusal as error:
        return {}, [error]
    wrong: list[Refusal] = []
    for prefix, declared in prefixes.items():
        if value.get(prefix) is not None:
            free[prefix] = _table(value[prefix], prefix, declared, wrong)
    return free, wrong


def _without(value: Any, prefixes: Mapping[str, Any]) -> Any:
    """*value* without what is declared; as it is, where it is no table."""
    doubled: tuple[str, ...] = getattr(value, "doubled", ())
    if doubled or not isinstance(value, Mapping):
        return value
    return {key: one for key, one in value.items() if key not in prefixes}


def _table(
    value: Any, prefix: str, declared: Iterable[Field], wrong: list[Refusal]
) -> dict[str, Any]:
    written = {word: one for one in declared for word in (one.title.zh, one.steps[1])}
    found: dict[str, Any] = {}
    if not isinstance(value, Mapping):
        wrong.append(_at(wrong_type(value, "table"), prefix))
        return found
    doubled: tuple[str, ...] = getattr(value, "doubled", ())
    wrong += [Refusal("duplicate_key", (prefix, key), 1, key=quoted(key)) for key in doubled]
    for key, one in value.items():
        field = written.get(key) if isinstance(key, str) else None
        if field is None:
            wrong.append(_unknown(key, prefix, written))
        elif field.steps[1] in found:
            wrong.append(Refusal("duplicate_key", (prefix, key), 1, key=quoted(key)))
        elif one is not None:
            try:
                found[field.steps[1]] = SCALARS[field.cls](one, field.cls)
            except Refusal as error:
                wrong.append(_at(error, prefix, key))
    return found


def _unknown(key: Any, prefix: str, written: Mapping[str, Field]) -> Refusal:
    if not isinstance(key, str):
        return Refusal("key_not_text", (prefix,))
    close = nearest(key, written)
    if close is None:
        return Refusal("unknown_key", (prefix, key), key=quoted(key))
    field = written[close]
    values = {"nearest": field.steps[1], "title": field.title.zh}
    return Refusal("unknown_key_near", (prefix, key), key=quoted(key, close), **values)


def _at(error: Refusal, *path: str) -> Refusal:
    error.problem.path = (*path, *error.problem.path)
    return error
