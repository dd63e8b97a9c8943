"""What is counted for a report, as data: which records, of which year, and what of them.

Counting knows three answers.  A record that does not show what a count asks for is neither counted
nor left out in silence: it is named beside the figure.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from fazhi_core._texts import Text

__all__ = ["Amount", "Condition", "Count", "Rate", "Steps"]

Steps: TypeAlias = tuple[str, ...]
"""The names that lead to a fact."""


@attrs.frozen
class Condition:
    """A fact and the values it may have.

    Args:
        steps: the fact; of a list, one element that fits is enough.
        values: the values meant; none: the fact must be shown, whatever its value.
        absent_is_none: whether an absent fact counts as one that did not happen.
    """

    steps: Steps
    values: frozenset[str | bool] = frozenset()
    absent_is_none: bool = False


@attrs.frozen
class Amount:
    """Numbers that are added up.

    Args:
        steps: the fact that holds the number.
        where: only of records that fulfil these.
        optional: whether a record without the number adds nothing instead of being unclear.
    """

    steps: Steps
    where: tuple[Condition, ...] = ()
    optional: bool = False


@attrs.frozen
class Count:
    """What is counted.

    Args:
        id: its name in the form.
        title: what it is called.
        record: the record type counted.
        each: a list inside the record whose elements are counted instead.
        dated: facts with a day or a year; the first that is shown says to which year it belongs.
        never: those of ``dated`` whose absence means that it never happened.
        of_year: the same for the record, where elements of a list are counted.
        of_where: what must hold of the record, where elements of a list are counted.
        not_before: a day of the record after whose year nothing of it can belong to the year.
        where: conditions that must all hold.
        unless: exceptions of which none may be shown; what is rare is seldom recorded as absent.
        amounts: numbers to add up; where there are none, the records are counted.
    """

    id: str
    title: Text
    record: str
    each: Steps = ()
    dated: tuple[Steps, ...] = ()
    never: frozenset[Steps] = frozenset()
    of_year: tuple[Steps, ...] = ()
    of_where: tuple[Condition, ...] = ()
    not_before: Steps = ()
    where: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    amounts: tuple[Amount, ...] = ()


@attrs.frozen
class Rate:
    """One count in a hundred of another.

    Args:
        id: its name in the form.
        title: what it is called.
        part: the count above.
        whole: the count below.
        decimals: how many decimals it is rounded to.
    """

    id: str
    title: Text
    part: str
    whole: str
    decimals: int
