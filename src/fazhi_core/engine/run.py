"""The run: every planned requirement on every subject, each in exactly one bucket."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice
from typing import TypeAlias

import attrs

from fazhi_core.engine.acceptance import NOTHING_ACCEPTED, Accepting
from fazhi_core.engine.changes import Changes
from fazhi_core.engine.checker import Group
from fazhi_core.engine.crash import crash
from fazhi_core.engine.digest import Digests
from fazhi_core.engine.finding import Finding, Subject, make_finding, told_soundly
from fazhi_core.engine.ledger import Entry, expand, inline_of
from fazhi_core.engine.outcome import (
    Kind,
    Outcome,
    Path,
    Reason,
    Word,
    not_applicable,
    ok,
)
from fazhi_core.engine.paths import leads
from fazhi_core.engine.periods import groups_of, period_of
from fazhi_core.engine.plan import Plan, PlannedStep
from fazhi_core.engine.step import BoundStep, Judge, Judged, SameDay, same_days
from fazhi_core.engine.tally import Counts
from fazhi_core.engine.view import View
from fazhi_core.law.requirement import Version
from fazhi_core.records.base import Record

__all__ = ["Run"]

_PASS, _NOT_APPLICABLE = ok(), not_applicable()
_SILENT = frozenset({Kind.PASS, Kind.NOT_APPLICABLE})
_BATCH = 16
"""How many records are judged together, requirement by requirement.

A checker that runs a few times in a row costs about half of one that runs once among others, for
its code stays in the processor's caches.
"""
_STRICT = frozenset({Reason.MISSING, Reason.OVERDUE})


_Subject: TypeAlias = tuple[Judged, Entry, list[Finding]]
"""What is judged, the record it belongs to, and where the findings on that record go."""


class Run:
    """One run over one ledger.

    Args:
        plan_for: the plan for an agency's division code or name.
        view: what this run sees.
        found: told of each finding, in the order of the records.
        owners: the plugin that brought each requirement, for crashes.
        accepting: marks what was accepted; by default nothing was.
        strict: under strict evidence ``missing`` and ``overdue`` count as failures.
        everything: also tell of what passed and what did not apply.
        changes: where given, only what changed is judged.
    """

    def __init__(
        self,
        plan_for: Callable[[str | None], Plan],
        view: View,
        found: Callable[[Finding], None],
        *,
        owners: Mapping[str, str],
        accepting: Accepting | None = None,
        strict: bool = False,
        everything: bool = False,
        changes: Changes | None = None,
    ) -> None:
        self.counts = Counts()
        self.plans: dict[tuple[str, ...], Plan] = {}
        self._plan_for = plan_for
        self._view = view
        self._found = found
        self._owners = owners
        self._accepting = accepting or Accepting(NOTHING_ACCEPTED, {}, view.as_of)
        self._strict = strict
        self._everything = everything
        # What passed, and what did not apply, is only counted, unless everything is told.
        self._pass = None if everything else _PASS
        self._not_applicable = None if everything else _NOT_APPLICABLE
        self._changes = changes
        self._digests = Digests(plan_for, crash)
        self._steps: dict[tuple[str | None, str], tuple[SameDay, ...]] = {}
        self._bound: dict[tuple[PlannedStep, str | None], BoundStep] = {}

    def feed(self, entries: Iterable[Entry]) -> None:
        """Judge the records of *entries* and the records inside them, in order."""
        watched = self._watched(entries)
        if self._changes is not None:
            watched = self._only_changed(watched)
        self._feed(watched)

    def _watched(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """*entries*, while digests are taken of them and the ids that waivers name are noted."""
        return self._digests.watch(self._accepting.watch(entries))

    def _only_changed(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Those of *entries* that changed; digests are taken of all records, inner ones too."""
        assert self._changes is not None  # noqa: S101 - for the type checker
        for entry in entries:
            if self._changes.changed(entry):
                yield entry
            else:
                for _ in self._watched(islice(expand(entry), 1, None)):
                    pass

    def _feed(self, entries: Iterable[Entry]) -> None:
        for findings in self._judged(entries):
            for finding in findings:
                self._found(finding)

    def _judged(self, entries: Iterable[Entry]) -> Iterator[list[Finding]]:
        """The findings on each of *entries*, then those on the records inside it."""
        for (agency, type_), alike in groupby(entries, key=_kind):
            steps = self._steps_for(agency, type_)
            while batch := list(islice(alike, _BATCH)):
                self.counts.seen(type_, len(batch))
                found = self._judge(batch, steps)
                inside = [
                    (one, findings)
                    for entry, findings in zip(batch, found, strict=True)
                    for one in self._inside(entry)
                ]
                judged = self._judged(self._watched(one for one, _ in inside))
                for more, (_, findings) in zip(judged, inside, strict=True):
                    findings.extend(more)
                yield from found

    def _inside(self, entry: Entry) -> Iterator[Entry]:
        """The records inside that of *entry*; what nothing looks at is only counted."""
        for inline in inline_of(entry.record):
            record = inline.record
            agency = record.agency if record.agency is not None else entry.record.agency
            if self._looked_at(agency, record.type) or inline_of(record):
                yield inline.adopted(entry)
            else:
                self.counts.seen(record.type)
                self.counts.unchecked += 1

    def _judge(self, batch: list[Entry], steps: tuple[SameDay, ...]) -> list[list[Finding]]:
        """Judge a few records of one type and agency; the findings of each."""
        found: list[list[Finding]] = [[] for _ in batch]
        if not steps and not self._looked_at(*_kind(batch[0])):
            self.counts.unchecked += len(batch)
        pairs = list(zip(batch, found, strict=True))
        whole = [(Judged(entry.record, entry.record), entry, mine) for entry, mine in pairs]
        for same_day in steps:
            subjects = list(self._items(same_day, pairs)) if same_day.each else whole
            for law, alike in groupby(subjects, key=lambda one: same_day.law_of(one[0])):
                self._judge_alike(law, list(alike))
        return found

    def _items(
        self, steps: SameDay, pairs: list[tuple[Entry, list[Finding]]]
    ) -> Iterator[_Subject]:
        """The items of the list that *steps* judge; what is to be said where there are none."""
        for entry, findings in pairs:
            record = entry.record
            items = steps.items(record) if steps.items else None
            if not items:
                empty = Outcome(Kind.NOT_APPLICABLE, path=("/", steps.each), key="did_not_happen")
                for step in steps.steps:
                    outcome = step.conclude_unlisted(record) if items is None else empty
                    self._note(step, entry, outcome, Judged(None, record), findings)
            for position, item in enumerate(items or ()):
                yield Judged(item, record, (steps.each, position)), entry, findings

    def _judge_alike(self, law: tuple[Judge, ...], subjects: list[_Subject]) -> None:
        """Judge *subjects*, which lie under the same law, requirement by requirement."""
        judged = [one for one, _, _ in subjects]
        passed = left = 0
        for judge in law:
            for outcome, (one, entry, findings) in zip(
                judge.conclude(judged), subjects, strict=True
            ):
                if outcome is self._pass:
                    passed += 1
                elif outcome is self._not_applicable:
                    left += 1
                else:
                    self._note(judge.step, entry, outcome, one, findings)
        self.counts.add(Kind.PASS, passed)
        self.counts.add(Kind.NOT_APPLICABLE, left)

    def finish(self, kept: Iterable[Record]) -> None:
        """Judge the groups, once all records were fed.

        Args:
            kept: the records of the types that a plan keeps.
        """
        records = list(kept)
        types = set(self.counts.types)
        for one in self._changes.settle() if self._changes is not None else ():
            plan = self._plan_for(one.agency)
            self.plans[plan.divisions] = plan
            types.add(one.type)
        for plan in list(self.plans.values()):
            mine = [
                one for one in records if self._plan_for(one.agency).divisions == plan.divisions
            ]
            for planned in plan.grouped(types):
                for group, outcome in self._isolated(planned, mine):
                    self._judge_group(self._bind(planned, group.agency), group, outcome)

    def _isolated(
        self, planned: PlannedStep, records: list[Record]
    ) -> list[tuple[Group, Outcome | None]]:
        """The groups of *planned*; where they cannot be made, one without a member says so."""
        try:
            return list(self._groups(planned, records))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one requirement must not stop the others
            period = period_of(planned.requirement.group[1], self._view.as_of)
            return [(Group("", period, ()), crash(error))]

    def _groups(
        self, planned: PlannedStep, records: list[Record]
    ) -> Iterator[tuple[Group, Outcome | None]]:
        """The groups that *planned* judges, with the outcome of those that cannot be judged."""
        as_of = self._view.as_of
        groups: Iterable[Group]
        if planned.requirement.digest:
            groups = self._digests.groups(planned, as_of)
        else:
            groups = groups_of(planned, records, as_of)
        if self._changes is not None:
            groups = filter(self._changes.touched(planned, as_of), groups)
        yield from ((group, None) for group in groups)
        if planned.requirement.digest:
            yield from self._digests.failed(planned, as_of)

    def _judge_group(self, step: BoundStep, group: Group, outcome: Outcome | None) -> None:
        if outcome is None:
            [outcome] = step.on(group.period.end).conclude([Judged(group, group)])
        requirement = step.step.requirement
        outcome, path = self._sound(step, outcome, ())
        self._count(outcome)
        if outcome.kind not in _SILENT or self._everything:
            subject = Subject(
                requirement.record, agency=group.member or None, period=group.period.name
            )
            version = requirement.on(group.period.end)
            day = group.period.end
            finding = self._finding(step, outcome, None, subject, path, day, version)
            self._accepting.see(finding, group.records)
            self._found(finding)

    def _sound(self, step: BoundStep, outcome: Outcome, prefix: Path) -> tuple[Outcome, Path]:
        """*outcome* with its path from the record, or an error in its place.

        A path of other steps than declared facts, or a key without a message, could carry a text
        of the record into the report.
        """
        try:
            path = outcome.path[1:] if outcome.path[:1] == ("/",) else (*prefix, *outcome.path)
            cls = step.step.checker.record
            view = self._view
            sound = leads(cls, path, view.type_of, view.is_local)
            if sound and told_soundly(step.step.requirement, outcome):
                return outcome, path
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one requirement must not stop the others
            return crash(error), ()
        return Outcome(Kind.ERROR, key="no_message"), ()

    def _count(self, outcome: Outcome) -> None:
        self.counts.add(Kind.FAIL if self._counts_as_fail(outcome) else outcome.kind)

    def _counts_as_fail(self, outcome: Outcome) -> bool:
        return self._strict and outcome.reason in _STRICT

    def _note(
        self,
        step: BoundStep,
        entry: Entry,
        outcome: Outcome,
        judged: Judged,
        findings: list[Finding],
    ) -> None:
        if outcome.kind in _SILENT and not self._everything:
            self.counts.add(outcome.kind)
            return
        outcome, path = self._sound(step, outcome, judged.path)
        self._count(outcome)
        record = entry.record
        subject = Subject(record.type, record.id, record.agency)
        day = step.today
        if day is None and judged.item is not None and outcome.kind is not Kind.ERROR:
            day = step.step.governing_day(judged.item, record)
        version = step.step.requirement.on(day) if day is not None else None
        finding = self._finding(step, outcome, entry, subject, path, day, version)
        self._accepting.see(finding, (record,))
        findings.append(finding)

    def _finding(
        self,
        step: BoundStep,
        outcome: Outcome,
        entry: Entry | None,
        subject: Subject,
        path: Path,
        day: date | None,
        version: Version | None,
    ) -> Finding:
        requirement = step.step.requirement
        owner = Word(self._owners.get(requirement.id, ""))
        if outcome.kind is Kind.ERROR:
            outcome = attrs.evolve(outcome, values={**outcome.values, "plugin": owner})
        return make_finding(
            step.step,
            version,
            outcome,
            entry=entry,
            subject=subject,
            path=path,
            governing=day,
            owner=owner,
            strict=self._counts_as_fail(outcome),
        )

    def _looked_at(self, agency: str | None, record_type: str) -> bool:
        """Whether a requirement judges the records, alone or in groups, or looks them up."""
        return bool(self._steps_for(agency, record_type)) or self._plan_for(agency).looks_at(
            record_type
        )

    def _steps_for(self, agency: str | None, record_type: str) -> tuple[SameDay, ...]:
        key = (agency, record_type)
        steps = self._steps.get(key)
        if steps is None:
            plan = self._plan_for(agency)
            self.plans[plan.divisions] = plan
            bound = (self._bind(step, agency) for step in plan.steps(record_type))
            steps = self._steps[key] = same_days(bound)
        return steps

    def _bind(self, step: PlannedStep, agency: str | None) -> BoundStep:
        """*step* for the records of *agency*; one that looks nothing up is the same for all."""
        key = (step, agency if step.requirement.uses or step.requirement.roster else None)
        bound = self._bound.get(key)
        if bound is None:
            bound = self._bound[key] = BoundStep(step, self._view, agency)
        return bound


def _kind(entry: Entry) -> tuple[str | None, str]:
    record = entry.record
    return record.agency, record.type
