"""The plan: which checkers and versions apply to which record type, worked out once per place.

Paths are turned into functions here, so that the run does not look anything up by name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from fazhi_core.engine.checker import Checker
from fazhi_core.engine.outcome import Outcome, Path, not_shown
from fazhi_core.engine.paths import Getter
from fazhi_core.law.instrument import Citation, DayCounting
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records.local import Field

__all__ = ["PERIODS", "NotChecked", "Plan", "PlannedStep", "Problem", "Want", "want"]

PERIODS = frozenset({"month", "quarter", "year"})
"""The periods that a requirement may judge groups by."""

Want: TypeAlias = Callable[[Any], Outcome | None]


@attrs.frozen
class Problem:
    """Something a plugin brought that could not be used.

    Args:
        plugin: its name.
        what: what is wrong, in Chinese.
        what_en: the same in English.
        hook: the hook whose answer could not be used, empty where it was none.
    """

    plugin: str
    what: str
    what_en: str
    hook: str = ""


@attrs.frozen(order=True)
class NotChecked:
    """A requirement that no checker was run for, and why."""

    requirement: str
    reason: str


@attrs.frozen
class Governing:
    """One way to find the day that decides which version applies.

    Args:
        days: where that day may stand, and what follows each path.
        on_item: whether they are looked for on the item that is judged.
        get: gives the day that decides among *days*, ``False`` where it never came, ``None`` where
            that cannot be told.
    """

    days: tuple[tuple[Path, Getter], ...]
    on_item: bool
    get: Getter

    @property
    def path(self) -> Path:
        """Where the day stands first of all."""
        return self.days[0][0]


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
        in_force: the first and last day of each edition that the versions cite.
        fields: the local fields that its records may have.
    """

    requirement: Requirement
    checker: Checker
    counting: tuple[DayCounting, ...]
    params: tuple[Any, ...]
    items: Getter | None
    governing: tuple[Governing, ...]
    wants: tuple[tuple[tuple[Want, bool], ...], ...]
    in_force: Mapping[tuple[str, int], tuple[date, date]]
    fields: tuple[Field, ...] = ()

    def cited(self, version: Version | None, day: date | None) -> tuple[Citation, ...]:
        """What *version* cites, each place once, the law that was not in force on *day* left out.

        The version's own article always stands.  Where no version could be chosen, all that the
        newest one cites.
        """
        chosen = version or self.requirement.versions[-1]
        found: dict[Any, Citation] = {}
        for one in chosen.citations:
            first, last = self.in_force.get((one.instrument, one.edition), (date.min, date.max))
            if one is chosen.citation or version is None or not day or first <= day <= last:
                where = (one.instrument, one.edition, one.article, one.paragraph, one.item)
                found.setdefault(where, one)
        return tuple(found.values())

    def governing_day(self, item: Any, record: Any) -> date | None:
        """The governing day of *item* of *record*; ``None`` where it is not shown.

        Days that are shown not to have come are passed over; an unknown one is not, for another
        day could lie under another law.
        """
        for way in self.governing:
            value = way.get(item if way.on_item else record)
            if value is not False:
                found: date | None = value
                return found
        return None


class Plan:
    """What is checked for one chain of divisions; compiled per record type when first needed.

    Args:
        divisions: from the nation down.
        requirements: as they stand for these divisions.
        reason_against: why a requirement is left out, empty where it is taken.
        compile_: makes the step of a requirement; ``None`` where it has no checker, a problem
            where it or its checker cannot be used.
    """

    def __init__(
        self,
        divisions: tuple[str, ...],
        requirements: Iterable[Requirement],
        reason_against: Callable[[Requirement], str],
        compile_: Callable[[Requirement], PlannedStep | Problem | None],
    ) -> None:
        self.divisions = divisions
        self.requirements = tuple(requirements)
        self._reason_against = reason_against
        self._compile = compile_
        self._steps: dict[str, tuple[PlannedStep, ...]] = {}
        self._problems: dict[str, Problem] = {}

    def every_step(self, record_type: str) -> tuple[PlannedStep, ...]:
        """The steps on *record_type*, those that judge groups included."""
        steps = self._steps.get(record_type)
        if steps is None:
            compiled = {
                one.id: self._compile(one)
                for one in self.requirements
                if one.record == record_type and not self._reason_against(one)
            }
            for name, one in compiled.items():
                if isinstance(one, Problem):
                    self._problems[name] = one
            steps = tuple(one for one in compiled.values() if isinstance(one, PlannedStep))
            self._steps[record_type] = steps
        return steps

    def problems_of(self, seen: Collection[str]) -> Mapping[str, Problem]:
        """What is wrong with the requirements on the record types *seen*, by id."""
        return {
            one.id: self._problems[one.id]
            for one in self.requirements
            if one.id in self._problems and (one.record in seen or one.roster in seen)
        }

    def steps(self, record_type: str) -> tuple[PlannedStep, ...]:
        """The steps that judge records of *record_type* one by one."""
        return tuple(one for one in self.every_step(record_type) if not one.requirement.group)

    def looks_at(self, record_type: str) -> bool:
        """Whether records of *record_type* are judged, or looked up where others are judged."""
        return record_type in self._beside or bool(self.every_step(record_type))

    @cached_property
    def _beside(self) -> frozenset[str]:
        """The types that requirements look at beside the records that they judge."""
        taken = (one for one in self.requirements if not self._left_to_others(one))
        return frozenset(name for one in taken for name in (*one.uses, one.roster))

    def _left_to_others(self, one: Requirement) -> str:
        """Why no checker is meant to judge *one*; empty where one is."""
        reason = self._reason_against(one)
        if not reason and one.not_township is not None:
            return "not_township"
        return "person" if not reason and one.person is not None else reason

    def grouped(self, seen: Collection[str]) -> tuple[PlannedStep, ...]:
        """The steps that judge groups, of the record types *seen*."""
        types = {
            one.record
            for one in self.requirements
            if one.group and (one.record in seen or one.roster in seen)
        }
        return tuple(
            step
            for record_type in sorted(types)
            for step in self.every_step(record_type)
            if step.requirement.group
        )

    def not_checked(self, seen: Collection[str]) -> Iterator[NotChecked]:
        """The requirements that were not checked on a ledger with the record types *seen*.

        Reasons: ``deselected``, ``other_duty``, ``not_township``, ``person`` (a person must judge),
        ``no_records``, ``no_checker``, ``unusable`` (see :meth:`problems_of`).
        """
        for one in self.requirements:
            reason = self._left_to_others(one)
            if not reason and one.record not in seen and one.roster not in seen:
                reason = "no_records"
            if not reason and one.id not in {
                step.requirement.id for step in self.every_step(one.record)
            }:
                reason = "unusable" if one.id in self._problems else "no_checker"
            if reason:
                yield NotChecked(one.id, reason)


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

    getters = [attrgetter(name) for name in names]

    def look(value: Any) -> Outcome | None:
        inner = value
        for get in getters:
            inner = get(inner)
            if inner is False:
                return None
            if inner is None or inner.__class__ is tuple:
                missing = _missing(value, names, 0)
                return None if missing is None else not_shown(missing)
        return None

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
