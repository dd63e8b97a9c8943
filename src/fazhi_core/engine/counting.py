"""Counts the records of a year.

What a record does not show is never taken for a no: such a record is named as unclear beside the
figure it may belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, TypeAlias

import attrs

from fazhi_core.engine.dossier import subject_of
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.paths import getter
from fazhi_core.law.count import Amount, Condition, Count, Rate, Steps
from fazhi_core.records.base import Record

__all__ = [
    "Chosen",
    "Counted",
    "Counter",
    "Records",
    "Truth",
    "all_hold",
    "amount_of",
    "tallied",
    "year_of",
]

Truth: TypeAlias = bool | None
"""Yes, no, or not shown."""

Records: TypeAlias = Callable[[str], Iterable[Record]]
"""Gives the records of a type."""

_HUNDRED = 100


@attrs.frozen
class Counted:
    """A figure and the records that it comes from.

    Args:
        value: the number; ``None`` where the ledger holds no record of that kind for the year.
        subjects: the records counted.
        unclear: records that may belong here, but do not show what is needed to tell.
    """

    value: Decimal | None
    subjects: tuple[Subject, ...] = ()
    unclear: tuple[Subject, ...] = ()


@attrs.frozen
class Counter:
    """Counts the records of one year.

    Args:
        year: the calendar year.
        records: where they come from.
    """

    year: int
    records: Records

    def count(self, spec: Count) -> Counted:
        """Count what *spec* says."""
        return tallied(spec, self.chosen(spec))

    def chosen(self, spec: Count) -> Chosen:
        """The records that *spec* means, and those that do not tell."""
        found = Chosen()
        for record in self.records(spec.record):
            _take(found, spec, record, self.year)
        return found

    def rate(self, spec: Rate, counts: Mapping[str, Counted]) -> Counted:
        """The part that *spec* names in a hundred of its whole; no value where that is none."""
        part, whole = counts[spec.part], counts[spec.whole]
        unclear = tuple(dict.fromkeys((*part.unclear, *whole.unclear)))
        if part.value is None or not whole.value:
            return Counted(None, unclear=unclear)
        step = Decimal(1).scaleb(-spec.decimals)
        value = (_HUNDRED * part.value / whole.value).quantize(step, ROUND_HALF_UP)
        return Counted(value, subjects=whole.subjects, unclear=unclear)


@attrs.define
class Chosen:
    """The records that a count means.

    Args:
        met: whether there is any record of the year, whatever the conditions.
        pairs: each record counted, with the element of its list that is counted; itself where
            records are counted.
        unclear: records that may belong here, but do not show what is needed to tell.
    """

    met: bool = False
    pairs: list[tuple[Record, Any]] = attrs.field(factory=list)
    unclear: dict[Subject, None] = attrs.field(factory=dict)


def _take(found: Chosen, spec: Count, record: Record, year: int) -> None:
    """Look at *record*: it counts, it does not, or it does not tell."""
    if _later(record, spec.not_before, year):
        return
    if spec.of_year and year_of(record, spec.of_year) not in {None, year}:
        return
    meant = all_hold(record, spec.of_where)
    if meant is False:
        return
    elements = _reach(spec.each)(record) if spec.each else (record,)
    if elements is None:
        found.unclear[subject_of(record)] = None
    for one in elements or ():
        of, within = year_of(one, spec.dated, spec.never), _within(one, spec)
        within = meant if within else within
        if of == year:
            found.met = True
            if within:
                found.pairs.append((record, one))
            if within is not None:
                continue
        elif of is not None or within is False:
            continue
        found.unclear[subject_of(record)] = None


def tallied(spec: Count, chosen: Chosen) -> Counted:
    """What *chosen* comes to: the number of records, or the sum of their amounts."""
    value = Decimal()
    unclear = dict(chosen.unclear)
    subjects: dict[Subject, None] = {}
    for record, one in chosen.pairs:
        amounts = [amount_of(one, amount) for amount in spec.amounts] or [Decimal(1)]
        shown = [amount for amount in amounts if amount is not None]
        if None in amounts:
            unclear[subject_of(record)] = None
        if shown:
            subjects[subject_of(record)] = None
        value += sum(shown, Decimal())
    return Counted(
        value=value if chosen.met else None,
        subjects=tuple(sorted(subjects, key=lambda one: one.order)),
        unclear=tuple(sorted(unclear, key=lambda one: one.order)),
    )


def year_of(
    one: Any, dated: Iterable[Steps], never: frozenset[Steps] = frozenset()
) -> int | bool | None:
    """The year to which *one* belongs by the first of *dated* that is shown.

    ``None`` where none is shown, ``False`` where the record shows that it never came; the absence
    of those in *never* shows that.
    """
    unknown = False
    for steps in dated:
        value = _reach(steps)(one)
        if isinstance(value, date):
            return value.year
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        unknown = unknown or (value is None and steps not in never)
    return None if unknown else False


def _later(record: Record, not_before: Steps, year: int) -> bool:
    found = _reach(not_before)(record) if not_before else None
    return isinstance(found, date) and found.year > year


def _within(one: Any, spec: Count) -> Truth:
    if any(_holds(one, condition) for condition in spec.unless):
        return False
    return all_hold(one, spec.where)


def all_hold(one: Any, conditions: Iterable[Condition]) -> Truth:
    """Whether all *conditions* hold for *one*."""
    answers = [_holds(one, condition) for condition in conditions]
    if False in answers:
        return False
    return None if None in answers else True


def _holds(one: Any, condition: Condition) -> Truth:
    value = _reach(condition.steps)(one)
    if value is None:
        return False if condition.absent_is_none else None
    if not condition.values:
        return value is not False and value != ()
    if isinstance(value, tuple):
        return any(element in condition.values for element in value)
    return value in condition.values


def amount_of(one: Any, amount: Amount) -> Decimal | None:
    """What *amount* comes to in *one*; ``None`` where it does not show it."""
    applies = all_hold(one, amount.where)
    if applies is False:
        return Decimal()
    value = _reach(amount.steps)(one)
    if value is None or isinstance(value, bool) or applies is None:
        return Decimal() if amount.optional else None
    return Decimal(value)


@cache
def _reach(steps: Steps) -> Callable[[Any], Any]:
    return getter(steps)
