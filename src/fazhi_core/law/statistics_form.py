"""The form of the yearly statistics of enforcement: tables, columns, and what falls into them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.count import Count, Steps

__all__ = ["Column", "StatisticsForm", "StatisticsTable", "Unit"]


@attrs.frozen
class Unit:
    """A unit of money.

    Args:
        id: its name.
        title: how it is printed.
        factor: how many yuan it is.
        decimals: how many decimals are printed at most.
    """

    id: str
    title: Text
    factor: Decimal
    decimals: int


@attrs.frozen
class Column:
    """One column; one of ``kinds``, ``rest``, ``total`` and ``count`` says what stands in it.

    Args:
        id: its name.
        title: its heading.
        also: other headings under which published tables have it.
        kinds: cases whose heaviest kind is one of these.
        rest: cases whose kinds have no place in the order.
        total: the columns that it adds up.
        count: what is counted or added up by itself.
        money: whether it is an amount of money.
    """

    id: str
    title: Text
    also: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    rest: bool = False
    total: tuple[str, ...] = ()
    count: Count | None = None
    money: bool = False


@attrs.frozen
class StatisticsTable:
    """One table.

    Args:
        id: its name.
        title: what it is called.
        cases: which cases it is about.
        columns: in order.
        kind: the fact that holds the kinds of a case.
        order: the kinds from the lightest to the heaviest: a case counts once, under its heaviest.
        notes: how is counted, as it is printed below.
    """

    id: str
    title: Text
    cases: Count
    columns: tuple[Column, ...]
    kind: Steps = ()
    order: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    def column(self, id_: str) -> Column | None:
        """The column called *id_*."""
        return next((one for one in self.columns if one.id == id_), None)


@attrs.frozen(eq=False)
class StatisticsForm:
    """One form.

    Args:
        id: stable name.
        title: what it is called; ``year`` may be filled in.
        tables: in order.
        units: of money; the first is the default.
        notes: how is counted, for all tables.
        profile: division code of the place that uses it.
        file: the file it was read from.
    """

    id: str
    title: Text
    tables: tuple[StatisticsTable, ...]
    units: tuple[Unit, ...]
    notes: tuple[Text, ...] = ()
    profile: str = "CN"
    file: str = ""

    @property
    def columns(self) -> Iterator[Column]:
        """The columns of all tables."""
        for table in self.tables:
            yield from table.columns

    @property
    def records(self) -> frozenset[str]:
        """The record types that are counted in some table."""
        columns = (one.count.record for one in self.columns if one.count is not None)
        return frozenset((*(one.cases.record for one in self.tables), *columns))
