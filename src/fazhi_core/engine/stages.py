"""What a record shows of the steps of its case: which came when, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

import attrs

from fazhi_core.engine.outcome import Outcome, Path, Step, as_path, fail, not_shown, ok, review
from fazhi_core.law.sequence import Ending, Order, Sequence, Stage
from fazhi_core.records.base import Record, facts

__all__ = ["Look", "Reached", "State", "compared", "ending_of", "reached"]

State: TypeAlias = Literal["done", "not_done", "unknown", "moot"]


@attrs.frozen
class Look:
    """How records beyond the case are found.

    Args:
        find: the record of one of the types with an id, ``None`` where there is none.
        about: the records of a type whose subject is a record.
    """

    find: Callable[[tuple[str, ...], str], Record | None]
    about: Callable[[str, Record], tuple[Record, ...]]


@attrs.frozen
class Reached:
    """What a record shows of a stage.

    Args:
        state: ``done``; ``not_done``: shown not to have happened; ``unknown``: not shown;
            ``moot``: the case ended so that it need not come.
        days: the days of it, in order; several for a step that is taken more than once.
        path: where the record shows it, or would.
        gap: an unknown fact that could change the days.
        firm: whether the gap can only add a day, not put another in place of those shown.
    """

    state: State
    days: tuple[date, ...] = ()
    path: Path = ()
    gap: Path | None = None
    firm: bool = True


def ending_of(sequence: Sequence, record: Record) -> Ending | None:
    """The early ending that *record* shows."""
    for ending in sequence.endings:
        for path in ending.when:
            if any(value for value, _ in _leaves(record, as_path(path), (), None)):
                return ending
    return None


def reached(stage: Stage, record: Record, look: Look) -> Reached:
    """What *record* shows of *stage*, endings left aside."""
    gap: Path | None = None
    refused: Path | None = None
    for path in stage.on:
        shown = list(_leaves(record, as_path(path), (), look))
        unknown = next((at for value, at in shown if value is None), None)
        days = _days(value for value, _ in shown)
        if days:
            return Reached("done", days, as_path(path), gap or unknown, firm=gap is None)
        gap = gap or unknown
        if unknown is None:
            refused = refused or shown[0][1]
    if stage.about:
        type_, _, fact = stage.about.partition(".")
        days = _days(getattr(one, fact) for one in look.about(type_, record))
        if days:
            at = as_path(stage.on[0]) if stage.on else ()
            return Reached("done", days, at, gap, firm=gap is None)
    if gap is None and refused is not None:
        return Reached("not_done", (), refused)
    return Reached("unknown", (), gap or (), gap)


def _days(values: Iterable[Any]) -> tuple[date, ...]:
    return tuple(sorted(_day(one) for one in values if isinstance(one, date)))


def compared(order: Order, first: tuple[Stage, Reached], then: tuple[Stage, Reached]) -> Outcome:
    """Whether the days of *first* lie before those of *then*, as far as the record shows them."""
    (stage, earlier), (next_stage, later) = first, then
    for one in (earlier, later):
        if one.state == "unknown" or not one.firm:
            return not_shown(("/", *(one.gap or ())))
    last, start = earlier.days[-1], later.days[0]
    at = ("/", *earlier.path)
    trace = (Step(stage.title, last), Step(next_stage.title, start))
    if last > start:
        return fail(at, key="out_of_order", trace=trace, first=last, then=start)
    gap = earlier.gap or later.gap
    if gap is not None:
        return not_shown(("/", *gap))
    if last < start or order.same_day == "pass":
        return ok()
    if order.same_day == "review":
        return review(at, key="same_day", trace=trace, first=last, then=start)
    return fail(at, key="same_day", trace=trace, first=last, then=start)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _leaves(value: Any, names: Path, at: Path, look: Look | None) -> Iterator[tuple[Any, Path]]:
    """Each value that *names* leads to, with its path; references are followed by *look*."""
    if not names:
        yield value, at
        return
    name = str(names[0])
    inner = getattr(value, name)
    here = (*at, name)
    if inner is None or inner is False:
        yield inner, here
    elif isinstance(inner, tuple):
        if not inner:
            yield False, here
        for position, item in enumerate(inner):
            yield from _leaves(item, names[1:], (*here, position), look)
    elif isinstance(inner, str) and len(names) > 1:
        types = facts(type(value))[name].refers_to
        found = look.find(types, inner) if look is not None and types else None
        if found is None:
            yield None, here
        else:
            yield from _leaves(found, names[1:], here, look)
    else:
        yield from _leaves(inner, names[1:], here, look)
