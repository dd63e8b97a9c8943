"""The timeline of one case: where it stands, what came in the wrong order, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import attrs

from fazhi_core.engine.dossier import subject_of
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.index import Index, index_of
from fazhi_core.engine.ledger import Entry, Ledger, expand
from fazhi_core.engine.outcome import Kind, Path, as_path
from fazhi_core.engine.stages import Look, Reached, ending_of, reached
from fazhi_core.law.sequence import Ending, Sequence, Stage
from fazhi_core.records.base import Record, facts

__all__ = ["Milestone", "Timeline", "look_into", "make_timeline"]


@attrs.frozen
class Milestone:
    """One step of the case.

    Args:
        stage: the step.
        reached: what the record shows of it.
        findings: what the check says of it.
        due: the last day for it, where the check knows one and it is still open.
        not_before: the last day of a period that the organ must let pass before it.
    """

    stage: Stage
    reached: Reached
    findings: tuple[Finding, ...] = ()
    due: date | None = None
    not_before: date | None = None

    @property
    def wanting(self) -> bool:
        """Whether it has still to come: not shown, not moot, and no case may do without it."""
        return self.reached.state == "unknown" and not self.stage.optional


@attrs.frozen
class Timeline:
    """One case along the steps of its sequence.

    Args:
        sequence: the steps.
        type: record type of the case.
        id: id of the case.
        milestones: the steps in their order.
        ending: how the case ended early, ``None`` where it did not.
        others: findings on the case that belong to no step.
    """

    sequence: Sequence
    type: str
    id: str
    milestones: tuple[Milestone, ...]
    ending: Ending | None = None
    others: tuple[Finding, ...] = ()

    @property
    def next(self) -> Milestone | None:
        """The step that comes next; ``None`` where nothing is left.

        A step with a running term comes first, then the first step after the last one taken.
        """
        running = [one for one in self.milestones if one.due and one.reached.state == "unknown"]
        if running:
            return min(running, key=lambda one: one.due or date.max)
        taken = [at for at, one in enumerate(self.milestones) if one.reached.state == "done"]
        after = self.milestones[taken[-1] + 1 if taken else 0 :]
        return next((one for one in after if one.wanting), None)


def make_timeline(
    sequence: Sequence,
    record: Record,
    findings: Iterable[Finding],
    index: Index,
    waits: Collection[str] = (),
) -> Timeline:
    """*record* along *sequence*, each of *findings* on it under the step that it is about.

    *index* finds the records beyond it; *waits* are the requirements whose term is a waiting
    period of the organ, no last day for it.
    """
    look = _looking(index, record.agency)
    ending = ending_of(sequence, record)
    moot = ending.moot if ending else ()
    under: dict[str, list[Finding]] = {stage.id: [] for stage in sequence.stages}
    others: list[Finding] = []
    related = _related(sequence, record, look)
    for finding in findings:
        path = _path_in(finding, related)
        if path is not None:
            stage = _stage_of(sequence, path)
            (under[stage.id] if stage else others).append(finding)
    milestones = []
    for stage in sequence.stages:
        shown = reached(stage, record, look)
        if shown.state == "unknown" and stage.id in moot:
            shown = attrs.evolve(shown, state="moot")
        milestones.append(_milestone(stage, shown, under[stage.id], waits))
    return Timeline(sequence, record.type, record.id, tuple(milestones), ending, tuple(others))


def _milestone(
    stage: Stage, shown: Reached, findings: list[Finding], waits: Collection[str]
) -> Milestone:
    terms = [(one.requirement in waits, one.due) for one in findings if one.kind is Kind.OPEN]
    return Milestone(
        stage,
        shown,
        tuple(findings),
        due=min((due for waiting, due in terms if due and not waiting), default=None),
        not_before=max((due for waiting, due in terms if due and waiting), default=None),
    )


def _related(sequence: Sequence, record: Record, look: Look) -> dict[Subject, Path]:
    """The records inside *record*, those it names and those about it, with their place in it."""
    found = {subject_of(one.record): one.prefix for one in expand(Entry(record))}
    for name, info in facts(type(record)).items():
        value = getattr(record, name)
        if info.refers_to and isinstance(value, str):
            found |= {Subject(type_, value, record.agency): (name,) for type_ in info.refers_to}
    for stage in sequence.stages:
        type_ = stage.about.partition(".")[0]
        for one in look.about(type_, record) if type_ else ():
            found.setdefault(subject_of(one), as_path(stage.facts[0] if stage.facts else ""))
    return found


def _path_in(finding: Finding, related: Mapping[Subject, Path]) -> Path | None:
    """The path of *finding*, seen from the case; ``None`` where it is about another one."""
    place = related.get(finding.subject)
    return None if place is None else (*place, *finding.path)


def _stage_of(sequence: Sequence, path: Path) -> Stage | None:
    """The stage that says most of *path*: the longest way they go together."""
    steps = tuple(step for step in path if isinstance(step, str))
    best, longest = None, 0
    for stage in sequence.stages:
        for way in (*stage.on, *stage.facts):
            together = _together(steps, as_path(way))
            whole = together == len(as_path(way)) or way in stage.on
            if together > longest and whole:
                best, longest = stage, together
    return best


def _together(one: Path, other: Path) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def look_into(ledger: Ledger) -> Index:
    """How records beyond a case are found in *ledger*."""
    return index_of(ledger.entries)


def _looking(index: Index, agency: str | None) -> Look:
    """How records beyond a case of *agency* are found in *index*."""

    def find(types: tuple[str, ...], id_: str) -> Record | None:
        found = (index.find(agency, name, id_) for name in types)
        return next((one for one in found if one is not None), None)

    def about(type_: str, record: Record) -> tuple[Record, ...]:
        return tuple(index.about(record, type_))

    return Look(find, about)
