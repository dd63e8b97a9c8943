"""The run: every planned requirement on every subject, each in exactly one bucket."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from fazhi_core.engine.checker import Bound, Group
from fazhi_core.engine.digest import Digests
from fazhi_core.engine.finding import Finding, Subject, make_finding
from fazhi_core.engine.ledger import Entry, inline_of
from fazhi_core.engine.outcome import Kind, Outcome, Path, Reason, Word, not_shown, ok
from fazhi_core.engine.periods import groups_of
from fazhi_core.engine.plan import BoundStep, Plan, PlannedStep, Want
from fazhi_core.engine.tally import Counts
from fazhi_core.engine.view import View
from fazhi_core.law.requirement import Version
from fazhi_core.records.base import Record

__all__ = ["Run"]

_PASS = ok()
_NOT_IN_FORCE = Outcome(Kind.NOT_APPLICABLE, key="not_in_force")
_SILENT = frozenset({Kind.PASS, Kind.NOT_APPLICABLE})
_STRICT = frozenset({Reason.MISSING, Reason.OVERDUE})


class Run:
    """One run over one ledger.

    Args:
        plan_for: the plan for an agency's division code or name.
        view: what this run sees.
        found: told of each finding, in the order of the records.
        owners: the plugin that brought each requirement, for crashes.
        strict: under strict evidence ``missing`` and ``overdue`` count as failures.
        everything: also tell of what passed and what did not apply.
    """

    def __init__(
        self,
        plan_for: Callable[[str | None], Plan],
        view: View,
        found: Callable[[Finding], None],
        *,
        owners: Mapping[str, str],
        strict: bool = False,
        everything: bool = False,
    ) -> None:
        self.counts = Counts()
        self.plans: dict[tuple[str, ...], Plan] = {}
        self._plan_for = plan_for
        self._view = view
        self._found = found
        self._owners = owners
        self._strict = strict
        self._everything = everything
        self._digests = Digests(plan_for, _crash)
        self._steps: dict[tuple[str | None, str], tuple[BoundStep, ...]] = {}
        self._bound: dict[tuple[tuple[str, ...], str], tuple[BoundStep, ...]] = {}

    def feed(self, entries: Iterable[Entry]) -> None:
        """Judge the records of *entries* and the records inside them."""
        for entry in self._digests.watch(entries):
            self._judge_whole(entry)

    def _judge_whole(self, entry: Entry) -> None:
        self._judge(entry)
        for inline in inline_of(entry):
            record = inline.record
            agency = record.agency if record.agency is not None else entry.record.agency
            if self._steps_for(agency, record.type) or inline_of(Entry(record)):
                self._judge_whole(inline.adopted(entry))
            else:
                self.counts.seen(record.type)
                self.counts.unchecked += 1

    def _judge(self, entry: Entry) -> None:
        record = entry.record
        self.counts.seen(record.type)
        steps = self._steps_for(record.agency, record.type)
        if not steps:
            self.counts.unchecked += 1
            return
        self._view.agency = record.agency
        passed = 0
        for step in steps:
            if step.each:
                passed += self._judge_items(step, entry)
                continue
            outcome = _conclude(step, record, record)
            if outcome is _PASS and not self._everything:
                passed += 1
            else:
                self._note(step, entry, outcome, (), record)
        self.counts.passed(passed)

    def _judge_items(self, step: BoundStep, entry: Entry) -> int:
        """Judge each item of the step's list; how many passed silently."""
        items = step.items(entry.record) if step.items else None
        each = step.step.requirement.each
        if items is None:
            self._note(step, entry, not_shown(f"/{each}"), (), None)
            return 0
        if not items:
            none = Outcome(Kind.NOT_APPLICABLE, path=("/", each), key="did_not_happen")
            self._note(step, entry, none, (), None)
            return 0
        passed = 0
        for position, item in enumerate(items):
            outcome = _conclude(step, item, entry.record)
            if outcome is _PASS and not self._everything:
                passed += 1
            else:
                self._note(step, entry, outcome, (each, position), item)
        return passed

    def finish(self, kept: Iterable[Record]) -> None:
        """Judge the groups, once all records were fed.

        Args:
            kept: the records of the types that a plan keeps.
        """
        records = list(kept)
        for plan in list(self.plans.values()):
            mine = [
                one for one in records if self._plan_for(one.agency).divisions == plan.divisions
            ]
            for planned in plan.grouped(self.counts.types):
                step = planned.bind(self._view)
                for group, outcome in self._groups(planned, mine):
                    self._judge_group(step, group, outcome)

    def _groups(
        self, planned: PlannedStep, records: list[Record]
    ) -> Iterator[tuple[Group, Outcome | None]]:
        """The groups that *planned* judges, with the outcome of those that cannot be judged."""
        as_of = self._view.as_of
        if planned.requirement.digest:
            yield from ((group, None) for group in self._digests.groups(planned, as_of))
            yield from self._digests.failed(planned, as_of)
        else:
            yield from ((group, None) for group in groups_of(planned, records, as_of))

    def _judge_group(self, step: BoundStep, group: Group, outcome: Outcome | None) -> None:
        outcome = outcome or _apply(step, group.period.end, (group,), group)
        requirement = step.step.requirement
        if not self._counts_silently(outcome):
            subject = Subject(requirement.record, agency=group.member, period=group.period.name)
            version = requirement.on(group.period.end)
            self._tell(step, outcome, None, subject, outcome.path, group.period.end, version)

    def _counts_silently(self, outcome: Outcome) -> bool:
        self.counts.add(outcome.kind, strict=self._counts_as_fail(outcome))
        return outcome.kind in _SILENT and not self._everything

    def _counts_as_fail(self, outcome: Outcome) -> bool:
        return self._strict and outcome.reason in _STRICT

    def _note(
        self, step: BoundStep, entry: Entry, outcome: Outcome, prefix: Path, item: Any
    ) -> None:
        if self._counts_silently(outcome):
            return
        record = entry.record
        path = outcome.path[1:] if outcome.path[:1] == ("/",) else (*prefix, *outcome.path)
        subject = Subject(record.type, record.id, record.agency)
        day = step.today
        if day is None and item is not None and outcome.kind is not Kind.ERROR:
            day = step.step.governing_day(item, record)
        version = step.step.requirement.on(day) if day is not None else None
        self._tell(step, outcome, entry, subject, path, day, version)

    def _tell(
        self,
        step: BoundStep,
        outcome: Outcome,
        entry: Entry | None,
        subject: Subject,
        path: Path,
        day: date | None,
        version: Version | None,
    ) -> None:
        requirement = step.step.requirement
        if outcome.kind is Kind.ERROR:
            owner = Word(self._owners.get(requirement.id, ""))
            outcome.values = {**outcome.values, "plugin": owner}
        self._found(
            make_finding(
                requirement,
                version,
                outcome,
                entry=entry,
                subject=subject,
                path=path,
                cls=step.step.checker.record,
                governing=day,
                strict=self._counts_as_fail(outcome),
            )
        )

    def _steps_for(self, agency: str | None, record_type: str) -> tuple[BoundStep, ...]:
        key = (agency, record_type)
        steps = self._steps.get(key)
        if steps is None:
            plan = self._plan_for(agency)
            self.plans[plan.divisions] = plan
            bound = self._bound.get((plan.divisions, record_type))
            if bound is None:
                bound = tuple(step.bind(self._view) for step in plan.steps(record_type))
                self._bound[plan.divisions, record_type] = bound
            steps = self._steps[key] = bound
        return steps


def _conclude(step: BoundStep, item: Any, record: Any) -> Outcome:
    """The outcome on one subject: by the law of its day, once its facts are shown."""
    day = step.today
    if day is None:
        try:
            for number, (get, on_item) in enumerate(step.governing):
                day = get(item if on_item else record)
                if day is None:
                    return _unknown_day(step, number)
                if day:
                    break
            else:
                return Outcome(
                    Kind.NOT_APPLICABLE,
                    path=("/", *step.step.governing[0].path),
                    key="did_not_happen",
                )
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a wrong path in one requirement must not stop the others
            return _crash(error)
    return _apply(step, day, (item, record) if step.each else (record,), item)


def _apply(step: BoundStep, day: date, args: tuple[Any, ...], item: Any) -> Outcome:
    for start, end, bound, wants in step.bounds:
        if start <= day <= end:
            return _call(step, bound, wants, args, item)
    return _NOT_IN_FORCE


def _call(
    step: BoundStep,
    bound: Bound[Any],
    wants: tuple[tuple[Want, bool], ...],
    args: tuple[Any, ...],
    item: Any,
) -> Outcome:
    try:
        for wanted, on_item in wants:
            missing = wanted(item if on_item else args[-1])
            if missing is not None:
                return missing if on_item else not_shown(("/", *missing.path))
        outcome = step.call(*args, bound)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash is an outcome of its own
        return _crash(error)
    return outcome if outcome.__class__ is Outcome else _no_outcome(step)


def _unknown_day(step: BoundStep, number: int) -> Outcome:
    """The governing day is not shown, so that it cannot be said which law applies."""
    way = step.step.governing[number]
    return not_shown(way.path[1:] if way.on_item else ("/", *way.path))


def _crash(error: BaseException) -> Outcome:
    """An error outcome that names the place, never the text: that could quote a record."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return Outcome(
        Kind.ERROR,
        key="crash",
        values={
            "exception": Word(type(error).__name__),
            "file": Word(PurePath(last.filename).name if last else ""),
            "line": (last.lineno or 0) if last else 0,
        },
    )


def _no_outcome(step: BoundStep) -> Outcome:
    code = getattr(step.call, "__code__", None)
    return Outcome(
        Kind.ERROR,
        key="no_outcome",
        values={
            "file": Word(PurePath(code.co_filename).name if code else ""),
            "line": code.co_firstlineno if code else 0,
        },
    )
