"""Findings: outcomes worth showing, with everything a reader needs to act on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from fazhi_core._texts import Text, spoken
from fazhi_core.engine.crash import where
from fazhi_core.engine.ledger import Entry, Origin, Place
from fazhi_core.engine.outcome import Kind, Outcome, Path, Reason, Step, showable
from fazhi_core.engine.plan import PlannedStep
from fazhi_core.engine.texts import TEXTS
from fazhi_core.engine.words import label_of
from fazhi_core.law.instrument import Citation, Severity
from fazhi_core.law.requirement import RemedyKind, Requirement, Version
from fazhi_core.records.base import Record
from fazhi_core.records.local import Field

__all__ = [
    "Finding",
    "Subject",
    "Traced",
    "accept",
    "digest_of",
    "fingerprints",
    "make_finding",
    "settled",
    "told_soundly",
]


_FINGERPRINT = 16
_NO_WORDS = Text("", "")
_LATE = ("message", "remedy", "remedy_kind", "place", "trace", "fingerprint", "why")


@attrs.frozen
class Subject:
    """What was judged: a record, or all records of one kind for one period."""

    type: str
    id: str = ""
    agency: str | None = None
    period: str = ""

    @property
    def order(self) -> tuple[str, str, str, str]:
        """The place of this subject among others."""
        return (self.type, self.agency or "", self.id, self.period)


@attrs.frozen
class Traced:
    """One line of the arithmetic, as shown."""

    label: Text
    value: Text


class _ToldLate:
    """Works out the costly facts of a finding when one of them is first read.

    Wording, arithmetic and place cost far more than the judgement, and a finding may only be
    counted.  A fact that is set is read like any other attribute and never comes here; two threads
    that read an unset one at the same time work out the same value.
    """

    __slots__ = ("_telling",)

    _telling: _Telling

    def __getattr__(self, name: str) -> Any:
        if name not in _LATE:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        value = getattr(self._telling, name)
        object.__setattr__(self, name, value)
        return value


@attrs.frozen
class Finding(_ToldLate):
    """An outcome worth showing.

    Args:
        requirement: id of the requirement.
        title: its title.
        kind: what was concluded.
        reason: for an open finding, why.
        severity: how heavy; ``None`` for an error.
        subject: what was judged.
        path: where in the subject.
        place: where in the files, ``None`` where it is not known.
        key: the message's key; empty for the engine's own wording of an open outcome.
        message: what is wrong or open.
        remedy: what can be done.
        remedy_kind: which sort of remedy that is; ``None`` for open findings and errors.
        citations: the article that asks for it, then those that add to it.
        governing_date: the day whose law was applied.
        due: the last day, where there is one.
        trace: the arithmetic, line by line; empty where there is none.
        fingerprint: the same for the same finding in every run, whatever the lines.
        aliases: other names of the requirement, older ones among them.
        waiver: id of the approved exception that covers it, ``None`` where there is none.
        baselined: whether it was accepted at a starting day.
        why: why the requirement matters; empty where it does not say.
    """

    requirement: str
    title: Text
    kind: Kind
    reason: Reason | None
    severity: Severity | None
    subject: Subject
    path: Path
    place: Place | None
    key: str
    message: Text
    remedy: Text
    remedy_kind: RemedyKind | None
    citations: tuple[Citation, ...]
    governing_date: date | None
    due: date | None
    trace: tuple[Traced, ...]
    fingerprint: str
    aliases: tuple[str, ...] = ()
    waiver: str | None = None
    baselined: bool = False
    why: Text = _NO_WORDS

    @property
    def order(self) -> tuple[Any, ...]:
        """The place of this finding in a report."""
        steps = tuple((isinstance(step, str), str(step).zfill(8)) for step in self.path)
        return (*self.subject.order, self.requirement, steps)


def make_finding(
    step: PlannedStep,
    version: Version | None,
    outcome: Outcome,
    *,
    entry: Entry | None,
    subject: Subject,
    path: Path,
    governing: date | None,
    owner: str,
    strict: bool = False,
) -> Finding:
    """The finding that shows *outcome*; what it says is worked out when it is first read.

    *path* is the whole path in the record, list positions included; *governing* the day whose law
    was applied; *owner* the plugin that brought the requirement; *strict* says that an open outcome
    counts as a failure under strict evidence.
    """
    requirement = step.requirement
    kind = Kind.FAIL if strict else outcome.kind
    severity = None
    if kind is not Kind.ERROR:
        severity = version.severity if version is not None else _lightest(requirement)
    told = {
        "requirement": requirement.id,
        "title": requirement.title,
        "kind": kind,
        "reason": outcome.reason,
        "severity": severity,
        "subject": subject,
        "path": path,
        "key": outcome.key,
        "citations": step.cited(version, governing),
        "governing_date": governing,
        "due": outcome.due,
        "aliases": requirement.other_names,
        "waiver": None,
        "baselined": False,
        "_telling": _Telling(
            requirement,
            outcome,
            step.checker.record,
            step.fields,
            subject,
            path,
            tuple(map(str, path)) if entry is None else _named(entry.record, path),
            entry.origin if entry is not None else None,
            entry.prefix if entry is not None else (),
            owner,
            strict,
        ),
    }
    finding = object.__new__(Finding)
    for name, value in told.items():
        object.__setattr__(finding, name, value)
    return finding


def accept(finding: Finding, *, waiver: str | None, baselined: bool) -> None:
    """Mark *finding* as covered; only for one that was just made and that nobody has seen yet."""
    object.__setattr__(finding, "waiver", waiver)
    object.__setattr__(finding, "baselined", baselined)


def fingerprints(finding: Finding) -> Iterator[str]:
    """The fingerprint of *finding*, then those it had when its requirement had its older names.

    Only for findings that a run makes.
    """
    yield finding.fingerprint
    yield from map(finding._telling.fingerprint_as, finding.aliases)


def digest_of(*parts: str) -> str:
    """What names something that consists of *parts* in a few characters."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_FINGERPRINT]


def told_soundly(requirement: Requirement, outcome: Outcome) -> bool:
    """Whether *outcome* has words to say it, and a day where it names one."""
    key = outcome.key or (outcome.reason or outcome.kind).value
    has_words = key in requirement.messages or f"{key}_remedy" in TEXTS
    return has_words and (outcome.due is None or isinstance(outcome.due, date))


def settled(finding: Finding) -> Finding:
    """*finding* with everything it says worked out, so that it no longer depends on any file."""
    for name in _LATE:
        getattr(finding, name)
    return finding


@attrs.frozen(eq=False)
class _Telling:
    """What a finding is told from; keeps no record, so that kept findings stay small."""

    requirement: Requirement
    outcome: Outcome
    cls: type[Record]
    fields: tuple[Field, ...]
    subject: Subject
    at: Path
    named: tuple[str, ...]
    origin: Origin | None
    prefix: Path
    owner: str
    strict: bool

    @property
    def message(self) -> Text:
        text = _filled(self._words[0], self._values)
        return TEXTS["strict"].fill({"text": text}) if self.strict else text

    @property
    def remedy(self) -> Text:
        return _filled(self._words[1], self._values)

    @property
    def remedy_kind(self) -> RemedyKind | None:
        return self._words[2]

    @property
    def why(self) -> Text:
        return self.requirement.why or _NO_WORDS

    @property
    def place(self) -> Place | None:
        return self.origin.place((*self.prefix, *self.at)) if self.origin is not None else None

    @property
    def trace(self) -> tuple[Traced, ...]:
        try:
            return tuple(_traced(step) for step in self.outcome.trace)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the finding stands without its arithmetic
            values = {"plugin": self.owner, **where(error)}
            return (Traced(TEXTS["no_trace"], TEXTS["no_trace_why"].fill(values)),)

    @property
    def fingerprint(self) -> str:
        return self.fingerprint_as(self.requirement.id)

    def fingerprint_as(self, requirement: str) -> str:
        """The fingerprint where the requirement is called *requirement*."""
        subject, outcome = self.subject, self.outcome
        return digest_of(
            subject.agency or "",
            subject.type,
            subject.id,
            subject.period,
            requirement,
            outcome.key or (outcome.reason or outcome.kind).value,
            *self.named,
        )

    @property
    def _values(self) -> dict[str, Any]:
        outcome = self.outcome
        label = label_of(self.cls, self.at, self.fields)
        return {"label": label, "due": outcome.due, **outcome.values}

    @property
    def _words(self) -> tuple[Text, Text, RemedyKind | None]:
        """Message and remedy with their places empty, and which sort of remedy it is."""
        outcome = self.outcome
        own = self.requirement.messages.get(outcome.key or (outcome.reason or ""))
        if own is not None:
            return own.text, own.remedy, own.remedy_kind
        key = outcome.key or (outcome.reason or outcome.kind).value
        return TEXTS[key], TEXTS[f"{key}_remedy"], None


def _lightest(requirement: Requirement) -> Severity:
    """Where no version could be chosen, the mildest that might apply."""
    return min((one.severity for one in requirement.versions), key=lambda one: one.weight)


def _filled(text: Text, values: Mapping[str, Any]) -> Text:
    try:
        return text.fill(values)
    except (KeyError, IndexError, ValueError):
        return text


def _traced(step: Step) -> Traced:
    value = showable(step.label.in_("zh"), step.value)
    return Traced(step.label, Text(spoken(value, "zh"), spoken(value, "en")))


def _named(record: Record, path: Path) -> tuple[str, ...]:
    """*path* with list positions replaced by the element's kind and day, where it has them."""
    named: list[str] = []
    value: Any = record
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
            kind, day = getattr(value, "kind", None), getattr(value, "on", None)
            named.append(f"{kind}@{day}" if kind and day else str(step))
        else:
            value = getattr(value, step, None)
            named.append(step)
    return tuple(named)
