"""Sequences: the steps of a case in their order, as data.

A sequence names the steps, where a record shows the day of each, who signs it, and which endings
make later steps moot.  Which step must come before which is said by the requirement that asks for
it (``order``), so that each order has its own article and its own days in force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, TypeAlias, cast

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.table import LawFile, Table, nearest

__all__ = [
    "Ending",
    "Order",
    "SameDay",
    "Sequence",
    "Stage",
    "by_record",
    "read_order",
    "read_sequences",
]

SameDay: TypeAlias = Literal["pass", "review", "fail"]
"""What it means that both steps of an order fall on one day."""

_SAME_DAY = ("pass", "review", "fail")


@attrs.frozen
class Order:
    """One step must come before another.

    Args:
        first: id of the stage that comes first.
        then: id of the stage that must wait for it.
        same_day: what the law says where both fall on one day.
    """

    first: str
    then: str
    same_day: SameDay = "pass"


@attrs.frozen(eq=False)
class Stage:
    """One step of a case.

    Args:
        id: name by which orders and endings speak of it.
        title: what is done.
        on: paths of its day in the record; the first that is shown counts.
        about: ``record_type.fact``: the day in records whose subject is the case.
        facts: further facts of the record that belong to it, so that what is found there is told
            under it.
        signs: who signs it; ``None`` where nobody need.
        optional: whether a lawful case may do without it.
    """

    id: str
    title: Text
    on: tuple[str, ...]
    about: str = ""
    facts: tuple[str, ...] = ()
    signs: Text | None = None
    optional: bool = False


@attrs.frozen(eq=False)
class Ending:
    """A way in which a case ends early.

    Args:
        title: how it ends.
        when: paths of facts; one that is shown and not false shows the ending.
        moot: ids of the stages that need not come any more.
    """

    title: Text
    when: tuple[str, ...]
    moot: tuple[str, ...]


@attrs.frozen(eq=False)
class Sequence:
    """The steps of one type of case.

    Args:
        record: the record type.
        title: what kind of case.
        stages: in the order in which they come.
        endings: the ways in which a case may end before the last stage.
    """

    record: str
    title: Text
    stages: tuple[Stage, ...]
    endings: tuple[Ending, ...] = ()

    def stage(self, name: str) -> Stage:
        """The stage called *name*.

        Raises:
            KeyError: there is none.
        """
        for one in self.stages:
            if one.id == name:
                return one
        raise KeyError(name)


def read_sequences(file: LawFile) -> list[Sequence]:
    """The sequences of *file*; faults are noted there."""
    return [_sequence(table) for table in file.top.tables("sequence")]


def _sequence(table: Table) -> Sequence:
    stages = tuple(_stage(one) for one in table.tables("stage"))
    sequence = Sequence(
        record=table.text("record", needed=True),
        title=table.bilingual("title", needed=True) or Text("", ""),
        stages=stages,
        endings=tuple(
            _ending(one, {stage.id for stage in stages}) for one in table.tables("ending")
        ),
    )
    table.done()
    return sequence


def _stage(table: Table) -> Stage:
    stage = Stage(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or Text("", ""),
        on=table.texts("on"),
        about=table.text("about"),
        facts=table.texts("facts"),
        signs=table.bilingual("signs"),
        optional=table.flag("optional", default=False),
    )
    table.done()
    return stage


def _ending(table: Table, known: Collection[str]) -> Ending:
    ending = Ending(
        title=table.bilingual("title", needed=True) or Text("", ""),
        when=table.texts("when"),
        moot=table.texts("moot"),
    )
    for name in ending.moot:
        if name not in known:
            hint = nearest(name, known)
            table.fault("moot", "unknown_stage", name=name, hint=hint)
    table.done()
    return ending


def read_order(table: Table | None) -> Order | None:
    """``order = {first = …, then = …, same_day = …}`` of a version."""
    if table is None:
        return None
    order = Order(
        first=table.text("first", needed=True),
        then=table.text("then", needed=True),
        same_day=cast("Any", table.choice("same_day", _SAME_DAY, default="pass")),
    )
    table.done()
    return order


def by_record(sequences: Iterable[Sequence]) -> Mapping[str, Sequence]:
    """*sequences* by record type; the first of two on one type counts."""
    found: dict[str, Sequence] = {}
    for one in sequences:
        found.setdefault(one.record, one)
    return found
