"""One requirement bound to a run: what it concludes on one subject.

This is the inner loop of every check, so everything that does not depend on the subject is worked
out when the step is bound.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Any

from fazhi_core.engine.checker import Bound
from fazhi_core.engine.crash import crash
from fazhi_core.engine.outcome import Kind, Outcome, Word, not_shown
from fazhi_core.engine.plan import Governing, PlannedStep
from fazhi_core.engine.view import View

__all__ = ["BoundStep"]

_NOT_IN_FORCE = Outcome(Kind.NOT_APPLICABLE, key="not_in_force")


class BoundStep:
    """A planned step with its versions bound to one run.

    Args:
        step: the planned step.
        view: what the run sees.
        agency: whose records are judged.
    """

    __slots__ = ("_absent", "_call", "_governing", "_versions", "each", "items", "step", "today")

    def __init__(self, step: PlannedStep, view: View, agency: str | None) -> None:
        requirement = step.requirement
        self.step = step
        self.items = step.items
        self.each = bool(requirement.each)
        self.today = None if step.governing else view.as_of
        self._call = step.checker.function
        self._governing = tuple((way.get, way.on_item, _unknown(way)) for way in step.governing)
        self._absent = (
            Outcome(Kind.NOT_APPLICABLE, path=("/", *step.governing[0].path), key="did_not_happen")
            if step.governing
            else _NOT_IN_FORCE
        )
        bound = [
            (
                version.start,
                version.end or date.max,
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
        self._versions = tuple(reversed(bound))

    def conclude(self, item: Any, record: Any, day: date | None = None) -> Outcome:
        """The outcome on one subject: by the law of its day, once its facts are shown.

        Never raises: what goes wrong in one requirement must not stop the others.

        Args:
            item: what is judged: an item of the requirement's list, a group, or the record.
            record: the record it stands in; a group again.
            day: the day whose law applies, where the subject does not say it itself.
        """
        try:
            day = day or self.today
            if day is None:
                for get, on_item, unknown in self._governing:
                    day = get(item if on_item else record)
                    if day is None:
                        return unknown
                    if day:
                        break
                else:
                    return self._absent
            for start, end, bound, wants in self._versions:
                if not start <= day <= end:
                    continue
                for wanted, on_item in wants:
                    missing = wanted(item if on_item else record)
                    if missing is not None:
                        return missing if on_item else not_shown(("/", *missing.path))
                call = self._call
                outcome = call(item, record, bound) if self.each else call(record, bound)
                return outcome if outcome.__class__ is Outcome else self._no_outcome()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash is an outcome of its own
            return crash(error)
        return _NOT_IN_FORCE

    def conclude_unlisted(self, record: Any) -> Outcome:
        """The outcome on a record that does not show the list whose items are judged.

        It is open, unless the same follows for every item that could stand there.
        """
        unknown = not_shown(f"/{self.step.requirement.each}")
        judge = self.step.checker.unlisted
        if judge is None:
            return unknown
        try:
            day = self.today
            if day is None:
                for get, on_item, _ in self._governing:
                    day = None if on_item else get(record)
                    if day is None:
                        return unknown
                    if day:
                        break
                else:
                    return self._absent
            for start, end, bound, wants in self._versions:
                if not start <= day <= end:
                    continue
                if any(on_item or wanted(record) is not None for wanted, on_item in wants):
                    return unknown
                outcome = judge(record, bound)
                return outcome if outcome.__class__ is Outcome else self._no_outcome()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash is an outcome of its own
            return crash(error)
        return _NOT_IN_FORCE

    def _no_outcome(self) -> Outcome:
        code = getattr(self._call, "__code__", None)
        return Outcome(
            Kind.ERROR,
            key="no_outcome",
            values={
                "file": Word(PurePath(code.co_filename).name if code else ""),
                "line": code.co_firstlineno if code else 0,
            },
        )


def _unknown(way: Governing) -> Outcome:
    """The governing day is not shown, so that it cannot be said which law applies."""
    return not_shown(way.path[1:] if way.on_item else ("/", *way.path))
