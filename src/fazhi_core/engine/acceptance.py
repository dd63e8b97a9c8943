"""What was accepted: waivers and the baseline, held against each finding as it is met.

An :class:`Acceptance` never changes and may be shared; each run keeps its own account in an
:class:`Accepting`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from fazhi_core.engine.baseline import Baseline, BaselineEntry, can_be_baselined, shown_sha256
from fazhi_core.engine.finding import Finding, Subject, accept
from fazhi_core.engine.ledger import Entry
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.tally import Tally
from fazhi_core.engine.waiver import Waiver, WaiverNote, WaiverState, noted
from fazhi_core.law.requirement import Requirement
from fazhi_core.records.base import Record

__all__ = ["NOTHING_ACCEPTED", "Acceptance", "Accepting", "Draft", "LeftOut"]

_WAIVED_KINDS = frozenset({Kind.FAIL, Kind.OPEN, Kind.REVIEW})
_HASHES_KEPT = 64


def _by_id(waivers: Iterable[Waiver]) -> tuple[Waiver, ...]:
    return tuple(sorted(waivers, key=lambda one: one.id))


@attrs.frozen
class Acceptance:
    """What was accepted.

    Args:
        waivers: each with the id of its requirement, no id twice.
        baseline: the findings accepted at a starting day; ``None`` where there is none.
    """

    waivers: tuple[Waiver, ...] = attrs.field(default=(), converter=_by_id)
    baseline: Baseline | None = None
    _by_requirement: Mapping[str, tuple[Waiver, ...]] = attrs.field(
        init=False, repr=False, eq=False
    )

    @_by_requirement.default
    def _index(self) -> Mapping[str, tuple[Waiver, ...]]:
        found: dict[str, tuple[Waiver, ...]] = {}
        for one in self.waivers:
            found[one.requirement] = (*found.get(one.requirement, ()), one)
        return found

    def __bool__(self) -> bool:
        return bool(self.waivers) or self.baseline is not None

    def of(self, requirement: str) -> tuple[Waiver, ...]:
        """The waivers of *requirement*, by id."""
        return self._by_requirement.get(requirement, ())

    @property
    def sha256(self) -> str:
        """A hash over all that was accepted, wherever it was written; empty for nothing."""
        if not self:
            return ""
        waivers = [
            attrs.asdict(one, filter=lambda field, _: field.name not in {"file", "line"})
            for one in self.waivers
        ]
        baseline = self.baseline.sha256 if self.baseline is not None else None
        told = json.dumps([waivers, baseline], sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()


NOTHING_ACCEPTED = Acceptance()


@attrs.define
class LeftOut:
    """How many findings a draft of a baseline leaves out, and why.

    Args:
        not_waivable: nobody may accept them.
        waived: a waiver names them.
        waiting: they end by themselves: a term that still runs, a calendar, a local figure.
    """

    not_waivable: int = 0
    waived: int = 0
    waiting: int = 0


@attrs.define
class Draft:
    """A baseline in the making."""

    entries: list[BaselineEntry] = attrs.field(factory=list)
    left_out: LeftOut = attrs.field(factory=LeftOut)


Judged: TypeAlias = Iterable[Any]
"""The record that was judged, or the records or digests of a group."""


class Accepting:
    """One run's account of what was accepted.

    Args:
        acceptance: what was accepted.
        requirements: those in use, by id.
        as_of: the day on which the run looks at the records.
        draft: filled with an entry for each finding that may be put into a baseline.
    """

    def __init__(
        self,
        acceptance: Acceptance,
        requirements: Mapping[str, Requirement],
        as_of: date,
        draft: Draft | None = None,
    ) -> None:
        self.waived = 0
        self.baselined = 0
        self.notes: tuple[WaiverNote, ...] = ()
        self._acceptance = acceptance
        self._requirements = requirements
        self._as_of = as_of
        self._draft = draft
        self._used: set[BaselineEntry] = set()
        self._covered: dict[str, set[str | None]] = {}
        self._met: dict[tuple[str, str], set[str | None]] = {
            (requirements[one.requirement].record, one.record): set()
            for one in acceptance.waivers
            if one.record
        }
        self._hashes: dict[int, tuple[Record, str]] = {}

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers in use, by id."""
        return self._acceptance.waivers

    def told_in(self, tally: Tally) -> Tally:
        """*tally* with what was accepted."""
        return attrs.evolve(tally, waived=self.waived, baselined=self.baselined, waivers=self.notes)

    def watch(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        """The *entries* as they are; that a waiver's record was met is noted as it passes by."""
        return self._watched(entries) if self._met else entries

    def _watched(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            record = entry.record
            agencies = self._met.get((record.type, record.id))
            if agencies is not None:
                agencies.add(record.agency)
            yield entry

    def see(self, finding: Finding, judged: Judged) -> None:
        """Mark *finding*, just made of *judged*, where it was accepted."""
        if not self._acceptance and self._draft is None:
            return
        requirement = self._requirements.get(finding.requirement)
        if finding.kind not in _WAIVED_KINDS or requirement is None or not requirement.waivable:
            if self._draft is not None and finding.kind in _WAIVED_KINDS:
                self._draft.left_out.not_waivable += 1
            return
        named = [
            one for one in self._acceptance.of(finding.requirement) if one.means(finding.subject)
        ]
        holding = [one.id for one in named if one.holds(self._as_of)]
        for id_ in holding:
            self._covered.setdefault(id_, set()).add(finding.subject.agency)
        # What a waiver allowed for a time counts again when the time is over, whatever else
        # accepted it.
        lapsed = bool(named) and not holding
        baselined = self._in_baseline(finding, judged) and not lapsed
        waiver = holding[0] if holding else None
        self.waived += waiver is not None
        self.baselined += baselined
        accept(finding, waiver=waiver, baselined=baselined)
        if self._draft is not None:
            self._enter(self._draft, finding, judged, waived=bool(named))

    def _in_baseline(self, finding: Finding, judged: Judged) -> bool:
        baseline = self._acceptance.baseline
        if baseline is None or not can_be_baselined(finding):
            return False
        found = baseline.candidates(finding)
        if not found:
            return False
        now = self._hash(judged)
        same = [one for one in found if one.record_sha256 == now]
        self._used.update(same)
        return bool(same)

    def _enter(self, draft: Draft, finding: Finding, judged: Judged, *, waived: bool) -> None:
        if waived:
            draft.left_out.waived += 1
        elif not can_be_baselined(finding):
            draft.left_out.waiting += 1
        else:
            draft.entries.append(BaselineEntry.of(finding, self._hash(judged)))

    def _hash(self, judged: Judged) -> str:
        """The hash of *judged*; that of one record is worked out once for all its findings."""
        every = tuple(judged)
        if len(every) != 1:
            return shown_sha256(every)
        (record,) = every
        kept = self._hashes.get(id(record))
        if kept is None or kept[0] is not record:
            if len(self._hashes) >= _HASHES_KEPT:
                self._hashes.clear()
            kept = self._hashes[id(record)] = (record, shown_sha256(every))
        return kept[1]

    def unmatched(self, checked: Callable[[str], bool]) -> tuple[BaselineEntry, ...]:
        """The entries of the baseline that no finding matched.

        Args:
            checked: whether a requirement was checked; entries of others are left aside.
        """
        baseline = self._acceptance.baseline
        entries = baseline.entries if baseline is not None else ()
        return tuple(one for one in entries if one not in self._used and checked(one.requirement))

    def close(self, checked: Collection[str], *, whole: bool) -> list[Finding]:
        """What is to be said of the waivers themselves, once all records were judged.

        Args:
            checked: ids of the requirements that were checked; of others nothing is said.
            whole: whether files were checked.  Where a program hands over single records, that a
                waiver's record is not among them says nothing.
        """
        found: list[Finding] = []
        notes: list[WaiverNote] = []
        for one in self._acceptance.waivers:
            type_ = self._requirements[one.requirement].record
            met = self._met[type_, one.record] if one.record else set()
            agencies = {agency for agency in met if one.agency in {None, agency}}
            state = self._state(one, met=bool(agencies) or not one.record)
            if state is None or one.requirement not in checked or not (agencies or whole):
                continue
            agency = one.agency or (next(iter(agencies)) if len(agencies) == 1 else None)
            found.append(noted(one, state, Subject(type_, one.record, agency, one.period)))
            notes.append(WaiverNote(one.id, state, one.file, one.line))
        self.notes = tuple(sorted(notes))
        return found

    def _state(self, waiver: Waiver, *, met: bool) -> WaiverState | None:
        if waiver.early(self._as_of):
            return "not-yet"
        if not waiver.holds(self._as_of):
            return "expired"
        covered = self._covered.get(waiver.id, set())
        if not covered:
            return "unused" if met else "unmet"
        return "ambiguous" if len(covered) > 1 else None
