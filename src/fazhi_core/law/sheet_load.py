"""Reads review sheets from TOML (``fazhi-review-sheet/1``), one sheet a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import cast, get_args

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.fact_paths import follow
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.sheet import Answered, Block, Grade, Item, Method, ReviewSheet, SheetSource
from fazhi_core.law.table import TEXTS, LawFile, Table, nearest
from fazhi_core.records import RecordType
from fazhi_core.records.base import FrozenMap, Labelled, Part, facts, inner_classes
from fazhi_core.records.paper_file import PaperDocument

__all__ = ["FORMAT", "read_sheet"]

FORMAT = "fazhi-review-sheet/1"

_NOT_APPLICABLE = ("keep", "rescale")
_ON_VETO = ("keep", "zero")
_PER = ("item", "finding")
_KEY_MARK, _AT_MARK = ":", "@"


@attrs.frozen
class _Known:
    """What a sheet may name."""

    requirements: Mapping[str, Requirement]
    types: Mapping[str, RecordType]


def read_sheet(
    file: LawFile, requirements: Iterable[Requirement], types: Mapping[str, RecordType]
) -> ReviewSheet:
    """The sheet in *file*; faults are noted there.

    Args:
        file: the file.
        requirements: those that items may cite, by id or alias.
        types: the record types a sheet may be for.
    """
    by_name = {name: one for one in requirements for name in (one.id, *one.other_names)}
    known = _Known(by_name, types)
    top = file.top
    top.choice("format", (FORMAT,))
    record = _record(top, known)
    sheet = ReviewSheet(
        id=top.text("id", needed=True),
        title=top.bilingual("title", needed=True) or Text("", ""),
        record=record.name if record else "",
        maximum=_points(top, "maximum", needed=True),
        method=cast("Method", top.choice("method", get_args(Method))),
        blocks=tuple(_block(table, known) for table in top.tables("block")),
        grades=tuple(_grade(table) for table in top.tables("grade")),
        where=_where(top, record),
        dated=_dated(top, record),
        rescale=top.choice("not_applicable", _NOT_APPLICABLE, default="keep") == "rescale",
        veto_to_zero=top.choice("on_veto", _ON_VETO, default="keep") == "zero",
        profile=top.division("profile"),
        sources=tuple(_source(table) for table in top.tables("source")),
        note=top.bilingual("note"),
        file=file.name,
    )
    top.done()
    _check_marks(top, sheet)
    _check_grades(top, sheet)
    _check_items(file, sheet)
    return sheet


def _record(top: Table, known: _Known) -> RecordType | None:
    name = top.text("record", needed=True)
    found = known.types.get(name)
    if found is None and name:
        hint = nearest(name, known.types)
        top.fault("record", "unknown_record_type", name=name, hint=hint)
    elif found is not None and found.unscored is not None:
        top.fault("record", "unscored", name=name, why=found.unscored)
        return None
    return found


def _where(top: Table, record: RecordType | None) -> Mapping[str, tuple[str, ...]]:
    """The facts that a record must show, each with the values meant."""
    table = top.table("where")
    found: dict[str, tuple[str, ...]] = {}
    if table is None:
        return FrozenMap(found)
    for name in table.raw:
        values = table.texts(name)
        if record is None:
            continue
        info = facts(record.cls).get(name)
        enums = inner_classes(info.annotation) if info else ()
        words = [str(member) for one in enums if issubclass(one, Labelled) for member in one]
        if not words:
            hint = nearest(name, facts(record.cls))
            table.fault(name, "no_such_word_fact", name=name, record=record.name, hint=hint)
        for value in values if words else ():
            if value not in words:
                hint = nearest(value, words)
                table.fault(name, "not_one_of", key=name, wanted=tuple(words), hint=hint)
        found[name] = values
    return FrozenMap(found)


def _dated(top: Table, record: RecordType | None) -> tuple[str, ...]:
    paths = top.texts("dated")
    if record is None:
        return paths
    for path in paths:
        hint = _not_a_day(record.cls, path.split("."))
        if hint is not None:
            top.fault("dated", "no_such_day", path=path, record=record.name, hint=hint)
    return paths


def _not_a_day(cls: type[Part], names: Sequence[str]) -> Text | None:
    """``None`` where *names* lead from *cls* to one day; else a hint at the nearest fact."""
    infos = follow(cls, names)
    if isinstance(infos, Text):
        return infos
    return None if date in inner_classes(infos[-1].annotation) else Text("", "")


def _source(table: Table) -> SheetSource:
    source = SheetSource(
        name=table.text("name", needed=True),
        title=table.text("title", needed=True),
        address=table.text("address"),
        seen=table.text("seen"),
    )
    table.done()
    return source


def _grade(table: Table) -> Grade:
    grade = Grade(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or Text("", ""),
        least=_points(table, "from", needed=True),
    )
    table.done()
    return grade


def _block(table: Table, known: _Known) -> Block:
    block = Block(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or Text("", ""),
        points=_points(table, "points"),
        items=tuple(_item(one, known) for one in table.tables("item")),
    )
    table.done()
    if not block.items:
        table.fault("", "missing_key", key="item")
    together = sum((one.points for one in block.items), Decimal())
    if "points" not in table:
        return attrs.evolve(block, points=together)
    if block.points > together:
        table.fault("points", "block_above_items", points=block.points, together=together)
    return block


def _item(table: Table, known: _Known) -> Item:
    points = _points(table, "points")
    item = Item(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or Text("", ""),
        points=points,
        deduct=_points(table, "deduct") if "deduct" in table else points,
        each=table.choice("per", _PER, default="item") == "finding",
        veto=table.flag("veto", default=False),
        answered_by=_answered(table, known),
        person=table.bilingual("person"),
        documents=_documents(table),
        source=table.text("source"),
    )
    table.done()
    if item.deduct > points:
        table.fault("deduct", "deducts_too_much", deduct=item.deduct, points=points)
    if not points and not item.veto:
        table.fault("", "item_without_weight", id=item.id)
    if item.person is None and not table.raw.get("requirements"):
        table.fault("", "item_for_nobody", id=item.id)
    return item


def _answered(table: Table, known: _Known) -> tuple[Answered, ...]:
    found: list[Answered] = []
    for name in table.texts("requirements"):
        named, _, at = name.partition(_AT_MARK)
        id_, _, key = named.partition(_KEY_MARK)
        requirement = known.requirements.get(id_)
        if requirement is None:
            hint = nearest(id_, known.requirements)
            table.fault("requirements", "unknown_requirement", id=id_, hint=hint)
        elif key and key not in requirement.messages:
            hint = nearest(key, requirement.messages)
            table.fault("requirements", "unknown_message", id=id_, key=key, hint=hint)
        elif (lost := _no_fact(at, known.types.get(requirement.record))) is not None:
            values = {"path": at, "record": requirement.record, "hint": lost}
            table.fault("requirements", "no_such_fact", **values)
        else:
            place = tuple(at.split(".")) if at else ()
            found.append(Answered(requirement.id, key, place))
    return tuple(found)


def _no_fact(path: str, record: RecordType | None) -> Text | None:
    """A hint where *path* is no fact of *record*; ``None`` where it is one, or empty."""
    cls: type[Part] | None = record.cls if record is not None else None
    for name in path.split(".") if path else ():
        info = facts(cls).get(name) if cls is not None else None
        if info is None:
            return nearest(name, facts(cls)) if cls is not None else Text("", "")
        cls = info.part
    return None


def _documents(table: Table) -> tuple[PaperDocument, ...]:
    words = [str(one) for one in PaperDocument]
    found: list[PaperDocument] = []
    for name in table.texts("documents"):
        if name in words:
            found.append(PaperDocument(name))
        else:
            hint = nearest(name, words)
            table.fault("documents", "not_one_of", key="documents", wanted=tuple(words), hint=hint)
    return tuple(found)


def _points(table: Table, key: str, *, needed: bool = False) -> Decimal:
    return table.points(key, needed=needed) or Decimal()


def _check_marks(top: Table, sheet: ReviewSheet) -> None:
    together = sum((one.points for one in sheet.blocks), Decimal())
    if not sheet.maximum and "maximum" in top:
        top.fault("maximum", "wrong_type", key="maximum", wanted=TEXTS["points"])
    if sheet.method == "add_up" and together != sheet.maximum:
        top.fault("maximum", "marks_do_not_add_up", maximum=sheet.maximum, together=together)
    if sheet.method == "deduct" and sheet.rescale:
        top.fault("not_applicable", "nothing_to_rescale")


def _check_grades(top: Table, sheet: ReviewSheet) -> None:
    least = [one.least for one in sheet.grades]
    falling = all(above > below for above, below in pairwise(least))
    if not least or least[-1] or not falling or least[0] > sheet.maximum:
        top.fault("grade", "bad_grades", maximum=sheet.maximum)


def _check_items(file: LawFile, sheet: ReviewSheet) -> None:
    """Ids are unique, and no failure costs points, or vetoes, in two items."""
    ids: set[str] = set()
    cited: dict[tuple[bool, str], list[Answered]] = {}
    for number, block in enumerate(sheet.blocks):
        for position, item in enumerate(block.items):
            path = ("block", number, "item", position)
            if item.id in ids:
                file.fault((*path, "id"), "item_twice", id=item.id)
            ids.add(item.id)
            for kind in [one for one, has in ((False, item.points), (True, item.veto)) if has]:
                for one in item.answered_by:
                    others = cited.setdefault((kind, one.requirement), [])
                    if any(one.shares(other) for other in others):
                        file.fault((*path, "requirements"), "counted_twice", id=one.requirement)
                    others.append(one)
