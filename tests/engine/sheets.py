"""Sheets and findings made for tests, without any law."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from fazhi_core._texts import Text
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.law.instrument import Severity
from fazhi_core.law.sheet import Answered, Block, Grade, Item, ReviewSheet

NAMED = Text("名", "name")
CASE = Subject("enforcement_case", "1", "640402")
GRADES = (
    Grade("good", Text("好", "good"), Decimal(80)),
    Grade("bad", Text("差", "bad"), Decimal(0)),
)


def item(id_: str, points: str = "0", *requirements: str, **keys: Any) -> Item:
    """An item that costs all its points, answered by *requirements* (``id:key@place``)."""
    answered = []
    for one in requirements:
        named, _, at = one.partition("@")
        name, _, key = named.partition(":")
        answered.append(Answered(name, key, tuple(at.split(".")) if at else ()))
    worth = Decimal(points)
    return Item(id_, NAMED, worth, **{"deduct": worth, "answered_by": tuple(answered), **keys})


def block(id_: str, *items: Item, points: str | None = None) -> Block:
    together = sum((one.points for one in items), Decimal())
    return Block(id_, NAMED, together if points is None else Decimal(points), items)


def sheet(*blocks: Block, maximum: str = "", **keys: Any) -> ReviewSheet:
    together = sum((one.points for one in blocks), Decimal())
    return ReviewSheet(
        id="sheet",
        title=NAMED,
        record="enforcement_case",
        maximum=Decimal(maximum) if maximum else together,
        blocks=blocks,
        grades=GRADES,
        **{"method": "add_up", **keys},
    )


def finding(
    requirement: str,
    kind: Kind = Kind.FAIL,
    reason: Reason | None = None,
    *,
    number: int = 0,
    key: str = "late",
    severity: Severity = Severity.VIOLATION,
    waiver: str | None = None,
    subject: Subject = CASE,
) -> Finding:
    """An outcome of *requirement*; those with other *number* are other findings."""
    return Finding(
        requirement=requirement,
        title=NAMED,
        kind=kind,
        reason=reason,
        severity=severity,
        subject=subject,
        path=("acts", number),
        place=None,
        key=key,
        message=Text("错", "wrong"),
        remedy=Text("改", "mend"),
        remedy_kind=None,
        citations=(),
        governing_date=None,
        due=None,
        trace=(),
        fingerprint=f"{requirement}-{key}-{number}",
        waiver=waiver,
    )
