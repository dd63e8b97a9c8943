"""Reads the local fields that files of law declare: ``[[field]]``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast, get_args

from fazhi_core._texts import Text
from fazhi_core.law.table import LawFile, Table, nearest
from fazhi_core.records import RecordType
from fazhi_core.records.local import Field, FieldType, LocalFields

__all__ = ["field_of_work", "read_fields"]

_TEXT: FieldType = "text"
_NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


def field_of_work(file: LawFile) -> str:
    """The field of work that *file* states with ``field = "…"``.

    TOML gives a key one meaning, so a file that declares local fields states it requirement by
    requirement.
    """
    return "" if isinstance(file.top.raw.get("field"), list) else file.top.text("field")


def read_fields(
    files: Iterable[tuple[LawFile, str | None, str]], types: Mapping[str, RecordType]
) -> list[Field]:
    """The fields of *files*; faults are noted there and the sound ones returned.

    Args:
        files: each file, the prefix that its plugin must use (``None``: none, empty: any), and the
            name of the plugin.
        types: the record types there are, by name.
    """
    found: dict[tuple[str, str], Field] = {}
    titled: set[tuple[str, str, str]] = set()
    for file, prefix, plugin in files:
        if isinstance(file.top.raw.get("field", ""), str):
            continue
        for table in file.top.tables("field"):
            one = _field(table, types)
            table.done()
            if one is None or not _rightly_named(one, table.fault, prefix, plugin):
                continue
            title = (one.record, one.steps[0], one.title.zh)
            if (one.record, one.name) in found or title in titled:
                table.fault("name", "duplicate_field", name=one.name, record=one.record)
                continue
            titled.add(title)
            found[one.record, one.name] = one
    return list(found.values())


def _field(table: Table, types: Mapping[str, RecordType]) -> Field | None:
    record = table.text("record", needed=True)
    name = table.text("name", needed=True)
    title = table.bilingual("title", needed=True)
    kind = table.choice("type", get_args(FieldType))
    personal = table.flag("personal", default=False)
    if record and record not in types:
        table.fault("record", "no_such_type", name=record, hint=nearest(record, types))
    if not record or not name or title is None or record not in types:
        return None
    unlisted = types[record].ungrouped
    if unlisted is not None and (personal or kind == _TEXT):
        # Counts and days tell of a matter; a text could name who it was.
        table.fault("personal" if personal else "type", "no_names", name=name, why=unlisted)
        return None
    return Field(record, name, title or Text("", ""), cast("FieldType", kind), personal)


def _rightly_named(one: Field, fault: Callable[..., Any], prefix: str | None, plugin: str) -> bool:
    if not _NAME.fullmatch(one.name):
        fault("name", "bad_field_name", name=one.name)
        return False
    head, name = one.steps
    if hasattr(LocalFields, head) or hasattr(LocalFields, name):
        fault("name", "taken_field_name", name=one.name)
        return False
    wanted = prefix.replace("-", "_") if prefix else ""
    if wanted and head != wanted:
        fault("name", "field_without_prefix", plugin=plugin, wanted=f"{wanted}.{name}")
        return False
    return True
