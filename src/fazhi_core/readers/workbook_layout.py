"""What the sheets and columns of a workbook are for, told by their names.

A sheet is named after a record type, and its columns after facts.  What stands in a table inside a
record has the names of both, ``review.opinion_on``; a list of tables has a sheet of its own, named
``enforcement_case.acts``, whose rows say to which record they belong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from fazhi_core._nearest import nearest
from fazhi_core.readers.faults import Path, Problem, quoted
from fazhi_core.readers.vocabulary import Names, spellings
from fazhi_core.readers.workbook_words import SEPARATOR, limit, plain_word, split_name, words
from fazhi_core.readers.xlsx import Row, Sheet
from fazhi_core.records import RecordType
from fazhi_core.records.base import FactInfo, Part, facts

__all__ = ["AGENCY", "Column", "Kind", "Listing", "is_skipped", "kind_of", "listing_of"]


@attrs.frozen
class Kind:
    """What the rows of a sheet are.

    Args:
        record: the record type; empty for the sheet of the agency.
        cls: the class of a row.
        lists: the way from the record to the rows where they are no records themselves, cut after
            each list.
    """

    record: str
    cls: type[Part] | None
    lists: tuple[Path, ...] = ()


AGENCY = Kind("", None)
"""The sheet that says whose the records are."""


@attrs.frozen
class Column:
    """A column and the fact it is for.

    Args:
        path: from the row to the fact, with names that are not known as they are written.
        annotation: of the fact; ``Any`` where none is declared.
        role: ``parent`` or ``parent_row`` for what says where a row belongs.
        fault: why nothing may stand there.
    """

    path: Path
    annotation: Any = Any
    role: str = ""
    fault: Problem | None = None


@attrs.frozen(eq=False)
class Listing:
    """A sheet with its headings understood.

    Args:
        number: among the sheets of the workbook, from 0.
        heading: the number of the row that holds the headings.
        columns: by their numbers, which count from 1.
        key: the number of the column that says which record a row is, or belongs to.
        rows: those below the headings.
    """

    number: int
    sheet: Sheet
    kind: Kind
    heading: int
    columns: Mapping[int, Column]
    key: int
    rows: Sequence[Row]


def is_skipped(sheet: Sheet) -> bool:
    """Whether *sheet* is none of the ledger's: hidden, set aside, or an explanation."""
    name = plain_word(sheet.name)
    aside = name.startswith(words("sheets", "silent"))
    return sheet.hidden or aside or name.lower() in words("sheets", "skipped")


def kind_of(name: str, names: Names) -> Kind | Problem:
    """What the rows of the sheet called *name* are, or what is wrong with its name."""
    plain = plain_word(name)
    if plain.lower() in words("sheets", "agency"):
        return AGENCY
    steps = split_name(plain)
    # The name of a plugin's type has a separator in it.
    for size in range(len(steps), 0, -1):
        ways = (plain, plain.lower()) if size == len(steps) else (_joined(steps[:size], names),)
        known = next((names.by_word[way] for way in ways if way in names.by_word), None)
        if known is not None:
            return _rows_of(names.types[known], steps[size:])
    close = nearest(plain, names.by_word)
    if close is None:
        return Problem("unknown_sheet")
    near = names.types[names.by_word[close]]
    return Problem("unknown_sheet_near", values={"nearest": near.name, "title": near.zh})


def _joined(steps: Sequence[str], names: Names) -> str:
    ways = (mark.join(steps) for mark in words("sheets", "separators"))
    return next((one for one in ways if one in names.by_word), "")


def _rows_of(kind: RecordType, steps: Sequence[str]) -> Kind | Problem:
    cls: type[Part] | None = kind.cls
    lists: list[Path] = []
    way: Path = ()
    for step in steps:
        written = spellings(cls) if cls is not None else {}
        info = facts(cls).get(written.get(step, "")) if cls is not None else None
        if info is None or info.part is None:
            return Problem("unknown_list", values={"known": tuple(_lists_in(kind.cls, kind.zh))})
        way, cls = (*way, info.name), info.part
        if info.many:
            lists.append(way)
            way = ()
    if way:
        return Problem("unknown_list", values={"known": tuple(_lists_in(kind.cls, kind.zh))})
    return Kind(kind.name, cls, tuple(lists))


def _lists_in(cls: type[Part], name: str) -> list[str]:
    """The names of the sheets for the lists of tables in *cls*, by their Chinese titles."""
    found = [one for one in facts(cls).values() if one.many and one.part is not None]
    return [f"{name}{SEPARATOR}{one.zh}" for one in found]


def listing_of(
    number: int, sheet: Sheet, kind: Kind, rows: list[Row], names: Names
) -> Listing | Problem:
    """The *rows* of *sheet* below its headings, or that no headings were found."""
    wanted = _keys(kind, names)
    for position, (row, cells) in enumerate(rows[: limit("heading_rows")]):
        texts = {at: plain_word(one) for at, one in cells.items() if isinstance(one, str)}
        key = next((at for at, one in texts.items() if one.lower() in wanted), None)
        if key is None:
            continue
        columns = {
            at: _column(texts[at], kind, names)
            if at in texts
            else Column((), fault=Problem("heading_not_text"))
            for at in cells
        }
        return Listing(number, sheet, kind, row, columns, key, rows[position + 1 :])
    return Problem("no_headings", values={"wanted": wanted[:1], "wanted_en": wanted[-1:]})


def _keys(kind: Kind, names: Names) -> tuple[str, ...]:
    """The headings one of which a sheet of *kind* must have: first in Chinese, last in English."""
    if kind.lists:
        return words("columns", "parent")
    if kind.cls is None:
        code, name = words("columns", "code"), words("columns", "name")
        return (*code[:-1], *name, code[-1])
    english, *chinese = names.spelled(kind.cls, ("id",))
    return (*chinese, english)


def _column(text: str, kind: Kind, names: Names) -> Column:
    if kind.cls is None:
        found = (one for one in ("code", "name") if text.lower() in words("columns", one))
        return Column((next(found, text),), str)
    if kind.lists:
        for role in ("parent", "parent_row"):
            if text.lower() in words("columns", role):
                return Column((), role=role)
    return _fact(text, kind, names)


def _fact(text: str, kind: Kind, names: Names) -> Column:
    cls: type[Part] | None = kind.cls
    steps = (text,) if cls is not None and text in spellings(cls) else split_name(text)
    path: Path = ()
    info: FactInfo | None = None
    for position, step in enumerate(steps):
        name = spellings(cls).get(step, step) if cls is not None else step
        info = facts(cls).get(name) if cls is not None else None
        path, cls = (*path, name), info.part if info else None
        if info is not None and cls is not None and info.many and position < len(steps) - 1:
            return Column(path, fault=_own_sheet(kind, info, names))
    if info is not None:
        return Column(path, info.annotation)
    # A record's type is no fact of its class, but text nevertheless.
    return Column(path, str if path == ("type",) else _declared(path, names.types[kind.record]))


def _declared(path: Path, kind: RecordType) -> Any:
    """The class of the local field at *path*, where a plugin declares it."""
    found = (
        one.cls
        for one in kind.fields
        if path[0] == "extra" and path[1:] in {one.steps, (one.steps[0], one.title.zh)}
    )
    return next(found, Any)


def _own_sheet(kind: Kind, info: FactInfo, names: Names) -> Problem:
    title = names.types[kind.record].zh
    values = {"key": quoted(info.zh, info.zh), "sheet": f"{title}{SEPARATOR}{info.zh}"}
    return Problem("list_needs_sheet", values=values)
