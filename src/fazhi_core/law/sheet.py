"""Review sheets (案卷评查表): what a case file is marked on, as data.

A sheet names the requirements that answer each of its items and what is left to a person.  It adds
no law: whether a requirement is met is for its checker to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from fazhi_core._texts import Text
from fazhi_core.records.base import FrozenMap
from fazhi_core.records.paper_file import PaperDocument

__all__ = ["Answered", "Block", "Grade", "Item", "Method", "ReviewSheet", "SheetSource"]

Method: TypeAlias = Literal["add_up", "deduct"]
"""``add_up``: the blocks' points make the full marks; ``deduct``: points are taken off them."""

_ALL = Decimal(0)


@attrs.frozen
class SheetSource:
    """A published sheet that items were taken from, and how much of it could be read."""

    name: str
    title: str
    address: str = ""
    seen: str = ""


@attrs.frozen
class Answered:
    """A requirement that answers an item.

    Args:
        requirement: its id.
        key: only failures with this message count; empty for every message.
        at: only failures at this fact, or inside it, count; empty for every place.
    """

    requirement: str
    key: str = ""
    at: tuple[str, ...] = ()

    def shares(self, other: Answered) -> bool:
        """Whether one failure could count for both."""
        if self.key and other.key and self.key != other.key:
            return False
        shorter = min(len(self.at), len(other.at))
        return self.at[:shorter] == other.at[:shorter]


@attrs.frozen
class Item:
    """One item of a sheet.

    Args:
        id: as the answers name it; unique in the sheet.
        points: the most it can cost; zero for a veto without points.
        deduct: what one failure costs; the points where the sheet does not say.
        each: whether every failure costs ``deduct``, or all of them together once.
        veto: whether losing it makes the file unqualified whatever the total (一票否决).
        answered_by: the requirements that answer it.
        person: what a person must judge; the whole item where no requirement answers it, else
            what the requirements cannot see.
        documents: the documents of the paper file to look at.
        source: the item of the published sheet.
    """

    id: str
    title: Text
    points: Decimal = _ALL
    deduct: Decimal = _ALL
    each: bool = False
    veto: bool = False
    answered_by: tuple[Answered, ...] = ()
    person: Text | None = None
    documents: tuple[PaperDocument, ...] = ()
    source: str = ""


@attrs.frozen
class Block:
    """Items that belong together; together they cost no more than ``points``."""

    id: str
    title: Text
    points: Decimal
    items: tuple[Item, ...]


@attrs.frozen
class Grade:
    """A grade and the total from which it is given."""

    id: str
    title: Text
    least: Decimal


@attrs.frozen(eq=False)
class ReviewSheet:
    """One sheet.

    Args:
        id: stable name.
        record: the record type whose files it is for.
        maximum: full marks.
        method: see :data:`Method`.
        blocks: its items in order.
        grades: from the best to the lowest; a veto leads to the lowest.
        where: facts of the record and the values for which the sheet is meant.
        dated: paths of the day that says to which year a case belongs; the first that is shown.
        rescale: whether items that do not apply drop out of the full marks; else they are kept.
        veto_to_zero: whether a veto also makes the total nought.
        profile: division code of the place that uses it.
        sources: the published sheets it was taken from.
        note: what else must be known of it.
        file: the file it was read from.
    """

    id: str
    title: Text
    record: str
    maximum: Decimal
    method: Method
    blocks: tuple[Block, ...]
    grades: tuple[Grade, ...]
    where: Mapping[str, tuple[str, ...]] = attrs.field(factory=lambda: FrozenMap({}))
    dated: tuple[str, ...] = ()
    rescale: bool = False
    veto_to_zero: bool = False
    profile: str = "CN"
    sources: tuple[SheetSource, ...] = ()
    note: Text | None = None
    file: str = ""

    @property
    def items(self) -> Iterator[Item]:
        """All items in order."""
        for block in self.blocks:
            yield from block.items

    @property
    def lowest(self) -> Grade:
        """The grade that a veto leads to."""
        return self.grades[-1]

    def grade(self, total: Decimal) -> Grade:
        """The grade for *total*."""
        return next((one for one in self.grades if total >= one.least), self.lowest)
