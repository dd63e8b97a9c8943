"""Every schema by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fazhi_core.host.settings import DEFAULTS
from fazhi_core.readers.envelope import FORMAT as RECORDS
from fazhi_core.readers.envelope import SCHEMA_KEY
from fazhi_core.records import RECORD_TYPES, RecordType
from fazhi_core.schemas.forms import FORMS, form_schema
from fazhi_core.schemas.records import Records
from fazhi_core.schemas.values import TEXTS, Schema, about, ref

__all__ = ["make_schema", "schema_names", "schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REPORT, _REPORT_LINE = "report", "report-line"
_LINE, _JSON, _TOML = "record", "records", "records-toml"
_FILES = (_LINE, _JSON, _TOML)


def schema_names(types: Mapping[str, RecordType] = RECORD_TYPES) -> tuple[str, ...]:
    """The names of all schemas: of files, then of single records of each of *types*."""
    return (*FORMS, _REPORT_LINE, *_FILES, *types)


def schemas(types: Mapping[str, RecordType] = RECORD_TYPES) -> Iterator[tuple[str, Schema]]:
    """Every schema with its name."""
    for name in schema_names(types):
        yield name, make_schema(name, types)


def make_schema(name: str, types: Mapping[str, RecordType] = RECORD_TYPES) -> Schema:
    """The schema called *name*; it refers to nothing outside itself.

    Args:
        name: one of :func:`schema_names`.
        types: the record types, those of plugins too.

    Raises:
        KeyError: there is no such schema.
    """
    if name in FORMS:
        made = form_schema(name, types, DEFAULTS if name == "settings" else {})
        return {"$schema": _DIALECT, **made}
    if name == _REPORT_LINE:
        return {"$schema": _DIALECT, **_report_line(form_schema(_REPORT, types, {}))}
    records = Records(types)
    if name in _FILES:
        made = {"title": TEXTS[name].zh, "description": TEXTS[name].en, **_file(name, records)}
    else:
        made = {"title": types[name].zh, **records.whole(name)}
    return {"$schema": _DIALECT, **made, "$defs": records.definitions}


def _report_line(report: Schema) -> Schema:
    """The schema of a line of an NDJSON report, from that of the whole *report*."""
    definitions = report["$defs"]
    last = {key: one for key, one in report.items() if key not in {"$defs", "title"}}
    last["properties"] = {key: one for key, one in last["properties"].items() if key != "findings"}
    last["required"] = [key for key in last["required"] if key != "findings"]
    return {
        "title": TEXTS[_REPORT_LINE].zh,
        "description": TEXTS[_REPORT_LINE].en,
        "if": {"required": ["format"]},
        "then": ref("last"),
        "else": ref("finding"),
        "$defs": {**definitions, "last": last},
    }


def _file(name: str, records: Records) -> Schema:
    one = records.any_whole()
    if name == _LINE:
        return one
    records.definitions["record"] = one
    listed: Schema = {"type": "array", "items": ref("record")}
    if name == _TOML:
        return _envelope("record", listed)
    records.definitions["envelope"] = _envelope("records", listed)
    return {
        "if": {"type": "array"},
        "then": listed,
        "else": {
            "if": {"anyOf": [{"required": [key]} for key in ("records", "format")]},
            "then": ref("envelope"),
            "else": ref("record"),
        },
    }


def _envelope(key: str, listed: Schema) -> Schema:
    """What stands around the records, which are called *key*."""
    said = {"type": ["string", "null"], "maxLength": 0}
    named = {one: {"type": ["string", "null"]} for one in ("code", "name")}
    agency: Schema = {
        "description": about(TEXTS["agency"]),
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "properties": named,
                "additionalProperties": False,
                "anyOf": [{"required": [one], "properties": {one: {"not": said}}} for one in named],
            },
        ],
    }
    return {
        "type": "object",
        "properties": {
            SCHEMA_KEY: {"type": "string", "description": about(TEXTS["schema_key"])},
            "format": {"const": RECORDS, "description": about(TEXTS["format"])},
            "agency": agency,
            key: {**listed, "description": about(TEXTS["listed"])},
        },
        "required": [key],
        "additionalProperties": False,
    }
