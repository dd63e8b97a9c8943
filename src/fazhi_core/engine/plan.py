"""The plan: which checkers and versions apply to which record type, worked out once per place.

Paths are turned into functions here, so that the run does not look anything up by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from fazhi_core.engine.checker import Bound, Checker
from fazhi_core.engine.outcome import Outcome, Path, not_shown
from fazhi_core.engine.view import View
from fazhi_core.law.instrument import DayCounting
from fazhi_core.law.requirement import Requirement, Version

__all__ = ["BoundStep", "NotChecked", "Plan", "PlannedStep", "Want", "getter", "want"]

Getter: TypeAlias = Callable[[Any], Any]
Want: TypeAlias = Callable[[Any], Outcome | None]


@attrs.frozen
class NotChecked:
    """A requirement that no checker was run for, and why."""

    requirement: str
    reason: str


@attrs.frozen
class Governing:
    """One way to find the day that decides which version applies."""

    path: Path
    on_item: bool
    get: Getter


@attrs.frozen(eq=False)
class PlannedStep:
    """One requirement on one record type, compiled.

    Args:
        requirement: as it stands for the plan's divisions.
        checker: its logic.
        counting: how each version's instrument counts days, in the order of versions.
        params: each version's figures as the checker's params class.
        items: gives the list judged item by item, ``None`` where the record is judged whole.
        governing: the ways to the governing day, first shown wins; none: the as-of day.
        wants: for each version, what must be shown, and whether to look on the item.
    """

    requirement: Requirement
    checker: Checker
    counting: tuple[DayCounting, ...]
    params: tuple[Any, ...]
    items: Getter | None
    governing: tuple[Governing, ...]
    wants: tuple[tuple[tuple[Want, bool], ...], ...]

    def bind(self, view: View) -> BoundStep:
        """This step, ready to run on *view*."""
        bounds = [
            (version, Bound(self.requirement, version, params=params, counting=count, view=view))
            for version, params, count in zip(
                self.requirement.versions, self.params, self.counting, strict=True
            )
        ]
        return BoundStep(self, tuple(bounds), view.as_of)

    def governing_day(self, item: Any, record: Any) -> date | None:
        """The first governing day that *item* of *record* shows."""
        for way in self.governing:
            value = way.get(item if way.on_item else record)
            if value is not None and value is not False:
                found: date = value
                return found
        return None


class BoundStep:
    """A planned step with its versions bound to one run."""

    __slots__ = ("bounds", "call", "each", "governing", "items", "only", "step", "today")

    def __init__(
        self, step: PlannedStep, bounds: tuple[tuple[Version, Bound[Any]], ...], today: date
    ) -> None:
        self.step = step
        self.today = None if step.governing else today
        self.bounds = tuple(
            (version.start, version.end or date.max, bound, wants)
            for (version, bound), wants in zip(bounds, step.wants, strict=True)
        )
        self.call = step.checker.function
        self.items = step.items
        self.each = bool(step.requirement.each)
        self.governing = tuple((way.get, way.on_item) for way in step.governing)
        self.only = self.bounds[0] if len(self.bounds) == 1 else None


@attrs.frozen(eq=False)
class Plan:
    """What is checked for one chain of divisions.

    Args:
        divisions: from the nation down.
        steps: by record type.
        grouped: steps that judge groups of records.
        not_checked: the requirements of these divisions that are not checked, and why.
        kept: the record types that must be kept for look-ups and groups.
    """

    divisions: tuple[str, ...]
    steps: Mapping[str, tuple[PlannedStep, ...]]
    grouped: tuple[PlannedStep, ...]
    not_checked: tuple[NotChecked, ...]
    kept: frozenset[str]


def getter(path: Path) -> Getter:
    """A function that follows *path*; ``None`` or ``False`` on the way is the result."""
    names = [str(name) for name in path]
    if len(names) == 1:
        return attrgetter(names[0])
    first, rest = attrgetter(names[0]), getter(path[1:])

    def follow(value: Any) -> Any:
        inner = first(value)
        return rest(inner) if inner else inner

    return follow


def want(path: str) -> Want:
    """A function that says what is missing for *path* (``a.b``, or ``a.b | c`` for either).

    Its result is ``None`` where the fact is shown, also as not having happened.
    """
    ways = [_want_one(way.strip().split(".")) for way in path.split("|")]
    if len(ways) == 1:
        return ways[0]

    def either(value: Any) -> Outcome | None:
        first: Outcome | None = None
        for way in ways:
            outcome = way(value)
            if outcome is None:
                return None
            first = first or outcome
        return first

    return either


def _want_one(names: list[str]) -> Want:
    absent = not_shown(tuple(names))
    plain = attrgetter(names[0])
    if len(names) == 1:
        return lambda value: absent if plain(value) is None else None

    def look(value: Any) -> Outcome | None:
        missing = _missing(value, names, 0)
        return None if missing is None else not_shown(missing)

    return look


def _missing(value: Any, names: list[str], depth: int) -> Path | None:
    """The path of the first unknown value on the way, ``None`` where all is shown."""
    if depth == len(names):
        return None
    name = names[depth]
    inner = getattr(value, name)
    if inner is None:
        return (name,)
    if inner is False:
        return None
    if isinstance(inner, tuple):
        for position, item in enumerate(inner):
            missing = _missing(item, names, depth + 1)
            if missing is not None:
                return (name, position, *missing)
        return None
    missing = _missing(inner, names, depth + 1)
    return None if missing is None else (name, *missing)
