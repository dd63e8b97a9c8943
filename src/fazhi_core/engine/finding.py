"""Findings: outcomes worth showing, with everything a reader needs to act on them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from fazhi_core._texts import Text, spoken
from fazhi_core.engine.ledger import Entry, Place
from fazhi_core.engine.outcome import Kind, Outcome, Path, Reason
from fazhi_core.engine.texts import TEXTS
from fazhi_core.engine.words import label_of
from fazhi_core.law.instrument import Citation, Severity
from fazhi_core.law.requirement import RemedyKind, Requirement, Version
from fazhi_core.records.base import Record

__all__ = ["Finding", "Subject", "Traced", "make_finding"]


_FINGERPRINT = 16


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


@attrs.frozen
class Finding:
    """An outcome worth showing.

    Args:
        requirement: id of the requirement.
        title: its title.
        kind: what was concluded.
        reason: for an open finding, why.
        severity: how heavy; ``None`` for an error.
        path: where in the subject.
        place: where in the files, ``None`` where it is not known.
        key: the message's key; empty for the engine's own wording of an open outcome.
        message: what is wrong or open.
        remedy: what can be done.
        remedy_kind: which sort of remedy that is; ``None`` for open findings and errors.
        governing_date: the day whose law was applied.
        due: the last day, where there is one.
        fingerprint: the same for the same finding in every run, whatever the lines.
        waiver: the approved exception that covers it.
        baselined: whether it was accepted at a starting day.
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

    @property
    def order(self) -> tuple[Any, ...]:
        """The place of this finding in a report."""
        steps = tuple((isinstance(step, str), str(step).zfill(8)) for step in self.path)
        return (*self.subject.order, self.requirement, steps)


def make_finding(
    requirement: Requirement,
    version: Version | None,
    outcome: Outcome,
    *,
    entry: Entry | None,
    subject: Subject,
    path: Path,
    cls: type[Record],
    governing: date | None,
    strict: bool = False,
) -> Finding:
    """The finding that shows *outcome*.

    *path* is the whole path in the record, list positions included; *governing* the day whose law
    was applied; *strict* says that an open outcome counts as a failure under strict evidence.
    """
    message, remedy, sort = _wording(requirement, outcome, path, cls)
    kind = outcome.kind
    if strict:
        kind, message = Kind.FAIL, TEXTS["strict"].fill({"text": message})
    severity = None
    if kind is not Kind.ERROR:
        severity = version.severity if version is not None else _lightest(requirement)
    return Finding(
        requirement=requirement.id,
        title=requirement.title,
        kind=kind,
        reason=outcome.reason,
        severity=severity,
        subject=subject,
        path=path,
        place=entry.place(path) if entry is not None else None,
        key=outcome.key,
        message=message,
        remedy=remedy,
        remedy_kind=sort,
        citations=version.citations if version is not None else _cited(requirement),
        governing_date=governing,
        due=outcome.due,
        trace=tuple(_traced(step.label, step.value) for step in outcome.trace),
        fingerprint=_fingerprint(requirement, outcome, subject, path, entry),
        aliases=requirement.other_names,
    )


def _lightest(requirement: Requirement) -> Severity:
    """Where no version could be chosen, the mildest that might apply."""
    return min((one.severity for one in requirement.versions), key=lambda one: one.weight)


def _cited(requirement: Requirement) -> tuple[Citation, ...]:
    """Where no version could be chosen, the newest."""
    return requirement.versions[-1].citations


def _wording(
    requirement: Requirement, outcome: Outcome, path: Path, cls: type[Record]
) -> tuple[Text, Text, RemedyKind | None]:
    values: dict[str, Any] = {"label": label_of(cls, path), "due": outcome.due, **outcome.values}
    own = requirement.messages.get(outcome.key or (outcome.reason or ""))
    if own is not None:
        return _filled(own.text, values), _filled(own.remedy, values), own.remedy_kind
    key = outcome.key or (outcome.reason or outcome.kind).value
    try:
        return _filled(TEXTS[key], values), _filled(TEXTS[f"{key}_remedy"], values), None
    except KeyError:
        return TEXTS["no_message"].fill({"key": key}), Text("", ""), None


def _filled(text: Text, values: Mapping[str, Any]) -> Text:
    try:
        return text.fill(values)
    except (KeyError, IndexError, ValueError):
        return text


def _traced(label: Text, value: Any) -> Traced:
    return Traced(label, Text(spoken(value, "zh"), spoken(value, "en")))


def _fingerprint(
    requirement: Requirement, outcome: Outcome, subject: Subject, path: Path, entry: Entry | None
) -> str:
    named = _named(entry.record, path) if entry is not None else [str(step) for step in path]
    parts = (
        subject.agency or "",
        subject.type,
        subject.id,
        subject.period,
        requirement.id,
        outcome.key or (outcome.reason or outcome.kind).value,
        *named,
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_FINGERPRINT]


def _named(record: Record, path: Path) -> list[str]:
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
    return named
