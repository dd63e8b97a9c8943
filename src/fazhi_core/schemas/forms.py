"""Schemas of files that are no records, from the forms in ``data/*.toml``.

A form names the tables of a file; each table its keys; each key what it holds and what it means in
both languages.  Words that code knows (ranks, severities, record types) are taken from the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import tomli

from fazhi_core._texts import LANGUAGES, Text
from fazhi_core.engine import answers
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.engine.report import ExitCode
from fazhi_core.engine.waiver import WaiverState
from fazhi_core.host.settings import CHOICES
from fazhi_core.law.deadline import DeadlineKind, Stricter
from fazhi_core.law.instrument import CountingStyle, Rank, Severity, Verified
from fazhi_core.law.requirement import Binding, DutyHolder, RemedyKind
from fazhi_core.law.rule import Term, Verdict
from fazhi_core.law.sequence import SameDay
from fazhi_core.law.sheet import Method
from fazhi_core.records.base import Labelled
from fazhi_core.records.local import FieldType
from fazhi_core.records.paper_file import PaperDocument
from fazhi_core.schemas.values import DAY, Schema, about, ref

__all__ = ["FORMS", "form", "form_schema", "words_of"]

FORMS = (
    "settings",
    "requirements",
    "overlays",
    "calendar",
    "examples",
    "review-sheet",
    "review-answers",
    "waivers",
    "report",
)
"""The files that have a form."""

_TOP = "file"
_FOLLOWS = "follows"

_WORDS: Mapping[str, Any] = {
    **CHOICES,
    "binding": get_args(Binding),
    "counting": get_args(CountingStyle),
    "deadline_kind": get_args(DeadlineKind),
    "document": PaperDocument,
    "duty_holder": DutyHolder,
    "exit_code": get_args(ExitCode),
    "field_type": get_args(FieldType),
    "kind": Kind,
    "method": get_args(Method),
    "rank": Rank,
    "reason": Reason,
    "remedy": RemedyKind,
    "reply_kind": answers.ReplyKind,
    "reviewer": answers.Reviewer,
    "rule_term": get_args(Term),
    "rule_verdict": get_args(Verdict),
    "same_day": get_args(SameDay),
    "severity": Severity,
    "stated_severity": (_FOLLOWS, *Severity),
    "stricter": get_args(Stricter),
    "verdict": answers.Verdict,
    "verified": get_args(Verified),
    "waiver_state": get_args(WaiverState),
}

_PLAIN: Mapping[str, Schema] = {
    "any": {},
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0},
    "points": {"type": "number", "minimum": 0},
    "day": DAY,
    "days": {"type": "array", "items": DAY},
    "texts": {"type": "array", "items": {"type": "string"}},
    "division": {"type": "string", "pattern": "^(CN|[0-9]{6}|[0-9]{9}|[0-9]{12})$"},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "path": {"type": "array", "items": {"type": ["string", "integer"]}},
}
_BILINGUAL: Schema = {
    "type": "object",
    "properties": {one: {"type": "string", "minLength": 1} for one in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}


@cache
def form(name: str) -> Mapping[str, Any]:
    """The form called *name*: its tables by name, the file itself first."""
    text = files("fazhi_core.schemas").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


def words_of(name: str, types: Iterable[str]) -> Iterable[Any]:
    """The words called *name* that may stand in a file; *types* are the record types."""
    known: Iterable[Any] = types if name == "record_type" else _WORDS[name]
    return known


def form_schema(name: str, types: Iterable[str], defaults: Mapping[str, Any]) -> Schema:
    """The schema of the form called *name*.

    Args:
        name: one of :data:`FORMS`.
        types: the record types that may be named.
        defaults: what keys of the file itself hold where they are left out.
    """
    tables = form(name)
    made = {key: _table(one, tuple(types)) for key, one in tables.items()}
    top = made.pop(_TOP)
    for key, value in defaults.items():
        if value is not None:
            top["properties"][key]["default"] = list(value) if isinstance(value, tuple) else value
    return {**top, "$defs": {**made, "bilingual": _BILINGUAL}}


def _table(table: Mapping[str, Any], types: tuple[str, ...]) -> Schema:
    keys: Mapping[str, Any] = table["keys"]
    return {
        "title": table["zh"],
        "description": table["en"],
        "type": "object",
        "properties": {key: _key(one, types) for key, one in keys.items()},
        "required": [key for key, one in keys.items() if one.get("needed")],
        "additionalProperties": table.get("open", False),
        **table.get("schema", {}),
    }


def _key(key: Mapping[str, Any], types: tuple[str, ...]) -> Schema:
    held = {**_held(key, types), **key.get("schema", {})}
    if key.get("needed") and key.get("type") == "text" and not key.get("may_be_empty"):
        held.setdefault("minLength", 1)
    if key.get("null"):
        held = {"anyOf": [held, {"type": "null"}]}
    lines = [about(Text(key["zh"], key["en"]))]
    words = _WORDS.get(key.get("choices", ""))
    if isinstance(words, type) and issubclass(words, Labelled):
        lines += [f"{one.value} {one.zh}" for one in words]
    return {**held, "description": "\n".join(lines)}


def _held(key: Mapping[str, Any], types: tuple[str, ...]) -> Schema:
    if "table" in key:
        return ref(key["table"])
    if "tables" in key:
        return {"type": "array", "items": ref(key["tables"])}
    if "named" in key:
        return {"type": "object", "additionalProperties": ref(key["named"])}
    if "is" in key:
        return {"const": key["is"]}
    if "choices" in key:
        blank = [""] if key.get("may_be_blank") else []
        one = {"enum": [*words_of(key["choices"], types), *blank]}
        return {"type": "array", "items": one} if key.get("many") else one
    return ref("bilingual") if key["type"] == "bilingual" else dict(_PLAIN[key["type"]])
