"""Pages of the record types, written from the classes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from fazhi_core.records import FIELDS, RECORD_TYPES, RecordType
from fazhi_core.records.base import FactInfo, Labelled, Part, Record, facts

__all__ = ["cell", "class_text", "index_page", "record_page", "row"]

_PLAIN: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "integer",
    float: "number",
    Decimal: "amount",
    date: "day",
    datetime: "day and hour",
}
_HEAD = ("key", "标题", "type", "absent means", "marks", "unit", "what it is")


def cell(value: Any) -> str:
    """*value* as it may stand in a table."""
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def row(values: Sequence[Any]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cell(value) for value in values) + " |"


def class_text(cls: type[Any]) -> str:
    """What the docstring of *cls* says, one paragraph a line."""
    paragraphs = (cls.__doc__ or "").strip().split("\n\n")
    return "\n\n".join(" ".join(one.split()) for one in paragraphs if one.strip())


def index_page() -> str:
    """The page that lists all record types by field of work."""
    lines = [
        "# Record types",
        "",
        "What a ledger may hold (`fazhi-records/1`). These pages are written from the classes when",
        "the documentation is built. How to read the columns: [Values and absence](values.md).",
    ]
    for field, title in FIELDS.items():
        lines += ["", f"## {field} {title}", "", "| type | 名称 | what it is |", "|---|---|---|"]
        for one in RECORD_TYPES.values():
            if one.field == field:
                about = class_text(one.cls).split("\n\n")[0]
                lines.append(row((f"[`{one.name}`]({one.name}.md)", one.zh, about)))
    return "\n".join(lines) + "\n"


def record_page(record: RecordType) -> str:
    """The page of one record type: its facts, the tables inside it, the words it takes."""
    cls = record.cls
    lines = [f"# {record.name} {record.zh}", "", class_text(cls), ""]
    module, _, name = record.target.partition(":")
    lines += [f"Field of work: {record.field} {FIELDS.get(record.field, '')}.", ""]
    lines += [f"In Python: `{module}.{name}`.", ""]
    if record.caution is not None:
        lines += ['!!! warning "In every report"', f"    {record.caution.zh}", ""]
        lines += [f"    {record.caution.en}", ""]
    lines += ["## Fields", "", *_table(cls)]
    for part in _parts(cls):
        lines += ["", f"## {_anchor(part)}", "", class_text(part), "", *_table(part)]
    for words in _enumerations(cls):
        lines += ["", f"## {_anchor(words)}", "", class_text(words), ""]
        lines += ["| in files | 标签 |", "|---|---|"]
        lines += [row((f"`{one.value}`", "、".join((one.zh, *one.also)))) for one in words]
    return "\n".join(lines) + "\n"


def _table(cls: type[Part]) -> Iterator[str]:
    yield row(_HEAD)
    yield "|---" * len(_HEAD) + "|"
    for fact in facts(cls).values():
        marks = [name for name in ("personal", "free_text") if getattr(fact, name)]
        yield row(
            (
                f"`{fact.name}`",
                "、".join((fact.zh, *fact.also)),
                _type(fact),
                "there is none" if fact.absence == "none" else "not shown",
                ", ".join(marks).replace("_", " "),
                fact.unit,
                fact.en,
            )
        )


def _type(fact: FactInfo) -> str:
    words = " or ".join(dict.fromkeys(_words(fact.annotation, fact)))
    if fact.refers_to:
        words += " (" + ", ".join(f"[{one}]({one}.md)" for one in fact.refers_to) + ")"
    return words


def _words(annotation: Any, fact: FactInfo) -> Iterator[str]:
    """The types that *annotation* allows, in words."""
    for option in _options(annotation):
        if option is type(None):
            continue
        if get_origin(option) is Literal:
            yield "`false`"
        elif get_origin(option) is tuple:
            inner = " or ".join(_words(get_args(option)[0], fact))
            yield "list of " + inner.removeprefix("one of ")
        elif option is str and fact.refers_to:
            yield "id"
        elif isinstance(option, type) and issubclass(option, Record):
            yield "the record inline"
        elif isinstance(option, type) and issubclass(option, Part):
            yield f"table [{_anchor(option)}](#{_anchor(option).lower()})"
        elif isinstance(option, type) and issubclass(option, Labelled):
            yield f"one of [{_anchor(option)}](#{_anchor(option).lower()})"
        else:
            yield _PLAIN.get(option, "table")


def _options(annotation: Any) -> tuple[Any, ...]:
    union = isinstance(annotation, UnionType) or get_origin(annotation) is Union
    return get_args(annotation) if union else (annotation,)


def _anchor(cls: type[Any]) -> str:
    return cls.__name__


def _parts(cls: type[Part]) -> Iterator[type[Part]]:
    """The tables inside *cls*, those inside them too, each once, records left out."""
    seen: dict[type[Part], None] = {}

    def gather(outer: type[Part]) -> None:
        for option in _leaves(outer):
            inner = isinstance(option, type) and issubclass(option, Part)
            if inner and not issubclass(option, Record) and option not in seen:
                seen[option] = None
                gather(option)

    gather(cls)
    yield from seen


def _enumerations(cls: type[Part]) -> Iterator[type[Labelled]]:
    found: dict[type[Labelled], None] = {}
    for one in (cls, *_parts(cls)):
        for option in _leaves(one):
            if isinstance(option, type) and issubclass(option, Labelled):
                found[option] = None
    yield from found


def _leaves(cls: type[Part]) -> Iterator[Any]:
    """The types that the facts of *cls* name, those of lists' items too."""
    for fact in facts(cls).values():
        for option in _options(fact.annotation):
            if get_origin(option) is tuple:
                yield from _options(get_args(option)[0])
            else:
                yield option
