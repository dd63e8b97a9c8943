"""One requirement bound to a run: what it concludes on one subject.

This is the inner loop of every check, so everything that does not depend on the subject is worked
out when the step is bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any, NamedTuple, Protocol

from fazhi_core.engine.checker import Bound
from fazhi_core.engine.crash import crash
from fazhi_core.engine.outcome import Kind, Outcome, Path, Word, not_shown
from fazhi_core.engine.paths import Getter
from fazhi_core.engine.plan import Governing, PlannedStep, Want
from fazhi_core.engine.view import View

__all__ = ["BoundStep", "Judge", "Judged", "SameDay", "same_days"]

_NOT_IN_FORCE = Outcome(Kind.NOT_APPLICABLE, key="not_in_force")
_A_DAY = timedelta(1)


class Judged(NamedTuple):
    """What a requirement is held against.

    Attributes:
        item: an item of the requirement's list, a group, or the record.
        record: the record it stands in; a group again.
        path: from the record to the item.
    """

    item: Any
    record: Any
    path: Path = ()


class Judge(Protocol):
    """Concludes on subjects that lie under the same law."""

    @property
    def step(self) -> BoundStep:
        """The requirement that is judged."""

    def conclude(self, subjects: Sequence[Judged]) -> list[Outcome]:
        """The outcome on each of *subjects*.

        Never raises: what goes wrong in one requirement must not stop the others.
        """


class _Settled:
    """Concludes the same on every subject."""

    __slots__ = ("_outcome", "step")

    def __init__(self, step: BoundStep, outcome: Outcome) -> None:
        self.step = step
        self._outcome = outcome

    def conclude(self, subjects: Sequence[Judged]) -> list[Outcome]:
        return [self._outcome] * len(subjects)


class _InForce:
    """The version of a requirement that is in force on some day."""

    __slots__ = ("_bound", "_call", "_each", "_wants", "end", "start", "step")

    def __init__(
        self, step: BoundStep, bound: Bound[Any], wants: tuple[tuple[Want, bool], ...]
    ) -> None:
        self.step = step
        self.start = bound.version.start
        self.end = bound.version.end or date.max
        self._bound = bound
        self._wants = wants
        self._call = step.step.checker.function
        self._each = step.each

    def conclude(self, subjects: Sequence[Judged]) -> list[Outcome]:
        found: list[Outcome] = []
        call, bound = self._call, self._bound
        for item, record, _ in subjects:
            try:
                outcome = self._missing(item, record) if self._wants else None
                if outcome is None:
                    outcome = call(item, record, bound) if self._each else call(record, bound)
                if outcome.__class__ is not Outcome:
                    outcome = _no_outcome(call)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash is an outcome of its own
                outcome = crash(error)
            found.append(outcome)
        return found

    def unlisted(self, judge: Callable[[Any, Bound[Any]], Outcome], record: Any) -> Outcome | None:
        """What *judge* concludes on *record*; ``None`` where that waits for facts of the items."""
        if any(on_item or wanted(record) is not None for wanted, on_item in self._wants):
            return None
        outcome = judge(record, self._bound)
        return outcome if outcome.__class__ is Outcome else _no_outcome(judge)

    def _missing(self, item: Any, record: Any) -> Outcome | None:
        """What is open because a fact that is needed is not shown."""
        for wanted, on_item in self._wants:
            missing = wanted(item if on_item else record)
            if missing is not None:
                return missing if on_item else not_shown(("/", *missing.path))
        return None


class BoundStep:
    """A planned step with its versions bound to one run.

    Args:
        step: the planned step.
        view: what the run sees.
        agency: whose records are judged.

    Attributes:
        today: the as-of day, where that decides which law applies.
    """

    __slots__ = ("_absent", "_governing", "each", "step", "today", "versions")

    def __init__(self, step: PlannedStep, view: View, agency: str | None) -> None:
        requirement = step.requirement
        self.step = step
        self.each = bool(requirement.each)
        self.today = None if step.governing else view.as_of
        self._governing = tuple((way.get, way.on_item, _unknown(way)) for way in step.governing)
        self._absent = (
            Outcome(Kind.NOT_APPLICABLE, path=("/", *step.governing[0].path), key="did_not_happen")
            if step.governing
            else _NOT_IN_FORCE
        )
        bound = [
            _InForce(
                self,
                Bound(
                    requirement,
                    version,
                    params=params,
                    counting=counting,
                    view=view,
                    agency=agency,
                ),
                wants,
            )
            for version, params, counting, wants in zip(
                requirement.versions, step.params, step.counting, step.wants, strict=True
            )
        ]
        # Most records lie under the law in force, so the newest version is tried first.
        self.versions = tuple(reversed(bound))

    def day_of(self, item: Any, record: Any) -> date | Outcome:
        """The day whose law applies, or what is concluded where no such day is shown."""
        if self.today is not None:
            return self.today
        for get, on_item, unknown in self._governing:
            where = item if on_item else record
            day = get(where)
            if day is None:
                return next(outcome for look, outcome in unknown if look(where) is None)
            if day:
                found: date = day
                return found
        return self._absent

    def on(self, day: date) -> Judge:
        """What concludes by the law of *day*."""
        return self._in_force(day) or _Settled(self, _NOT_IN_FORCE)

    def conclude_unlisted(self, record: Any) -> Outcome:
        """The outcome on a record that does not show the list whose items are judged.

        It is open, unless the same follows for every item that could stand there.
        """
        unknown = not_shown(f"/{self.step.requirement.each}")
        judge = self.step.checker.unlisted
        if judge is None or any(on_item for _, on_item, _ in self._governing):
            return unknown
        try:
            day = self.day_of(None, record)
            if isinstance(day, Outcome):
                return day if day is self._absent else unknown
            law = self._in_force(day)
            return law.unlisted(judge, record) or unknown if law else _NOT_IN_FORCE
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash is an outcome of its own
            return crash(error)

    def _in_force(self, day: date) -> _InForce | None:
        for version in self.versions:
            if version.start <= day <= version.end:
                return version
        return None


class SameDay:
    """Steps on the same subjects whose law the same day decides.

    That day, and the version of each step that is in force on it, are looked for once for all.

    Args:
        steps: at least one.

    Attributes:
        each: the list whose items are judged; empty where records are judged whole.
        items: gives that list.
    """

    __slots__ = ("_changes", "_laws", "each", "items", "steps")

    def __init__(self, steps: Iterable[BoundStep]) -> None:
        self.steps = tuple(steps)
        self.each = self.steps[0].step.requirement.each
        self.items = self.steps[0].step.items
        versions = [one for step in self.steps for one in step.versions]
        first = {one.start for one in versions}
        after = {one.end + _A_DAY for one in versions if one.end < date.max}
        self._changes = sorted(first | after)
        self._laws: dict[int, tuple[Judge, ...]] = {}

    def law_of(self, subject: Judged) -> tuple[Judge, ...]:
        """What concludes on *subject*, in the order of the steps; never raises."""
        try:
            day = self.steps[0].day_of(subject.item, subject.record)
            if not isinstance(day, Outcome):
                return self._law(bisect_right(self._changes, day))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash is an outcome of its own
            day = crash(error)
        return tuple(_Settled(step, day) for step in self.steps)

    def _law(self, number: int) -> tuple[Judge, ...]:
        """What concludes between two changes of law, of which *number* came before."""
        law = self._laws.get(number)
        if law is None:
            day = self._changes[number - 1] if number else date.min
            law = self._laws[number] = tuple(step.on(day) for step in self.steps)
        return law


def same_days(steps: Iterable[BoundStep]) -> tuple[SameDay, ...]:
    """*steps*, those together that judge the same subjects by the law of the same day."""
    found: dict[object, list[BoundStep]] = {}
    for step in steps:
        one = step.step.requirement
        # Where either of two days may decide, the newest law has a say in which.
        newest = one.versions[-1].start if "|" in "".join(one.governing_date) else None
        found.setdefault((one.each, one.governing_date, newest), []).append(step)
    return tuple(map(SameDay, found.values()))


def _no_outcome(call: Callable[..., object]) -> Outcome:
    code = getattr(call, "__code__", None)
    return Outcome(
        Kind.ERROR,
        key="no_outcome",
        values={
            "file": Word(PurePath(code.co_filename).name if code else ""),
            "line": code.co_firstlineno if code else 0,
        },
    )


def _unknown(way: Governing) -> tuple[tuple[Getter, Outcome], ...]:
    """For each day that may decide: what follows it, and the outcome where it is not shown."""
    return tuple(
        (get, not_shown(path[1:] if way.on_item else ("/", *path))) for path, get in way.days
    )
