"""The baseline: the findings accepted at a starting day, each as long as its record stays as it is.

An entry is found again by its fingerprint, never by a line, and holds only while the hash of what
the record shows is the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from fazhi_core.engine.finding import Finding, fingerprints
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.records.base import Part, Record

__all__ = ["Baseline", "BaselineEntry", "can_be_baselined", "shown_sha256"]

_STANDING = frozenset({Reason.MISSING, Reason.OVERDUE})
"""Why an open finding may be in a baseline.  A term that still runs, a calendar that is not out yet
and a local figure that is not set end by themselves, and must be seen until they do."""


@attrs.frozen(kw_only=True)
class BaselineEntry:
    """One accepted finding.

    Args:
        fingerprint: of the finding.
        requirement: id of the requirement when it was accepted.
        kind: ``fail``, ``open`` or ``review``.
        record_sha256: hash of what the record, or the records of the group, showed.
        type: of the record.
        record: id of the record; empty for a group.
        agency: who keeps it, or the first part of the group.
        period: of the group; empty for a record.
    """

    fingerprint: str
    requirement: str
    kind: Kind
    record_sha256: str
    type: str
    record: str = ""
    agency: str | None = None
    period: str = ""

    @classmethod
    def of(cls, finding: Finding, record_sha256: str) -> BaselineEntry:
        """The entry that accepts *finding*."""
        subject = finding.subject
        return cls(
            fingerprint=finding.fingerprint,
            requirement=finding.requirement,
            kind=finding.kind,
            record_sha256=record_sha256,
            type=subject.type,
            record=subject.id,
            agency=subject.agency,
            period=subject.period,
        )

    @property
    def order(self) -> tuple[str, ...]:
        """Its place in a file."""
        subject = (self.type, self.agency or "", self.record, self.period)
        return (*subject, self.requirement, self.fingerprint, self.kind.value, self.record_sha256)

    def covers(self, finding: Finding) -> bool:
        """Whether *finding*, of the same fingerprint, is no graver than what was accepted.

        What was accepted as not shown is not accepted as a failure under strict evidence.
        """
        return self.kind in {finding.kind, Kind.FAIL}


def _entries(given: Iterable[BaselineEntry]) -> tuple[BaselineEntry, ...]:
    return tuple(sorted(set(given), key=lambda one: one.order))


@attrs.frozen
class Baseline:
    """The findings accepted at a starting day.

    Args:
        entries: in any order, kept sorted, each once.
        as_of: the starting day.
    """

    entries: tuple[BaselineEntry, ...] = attrs.field(default=(), converter=_entries)
    as_of: date | None = None
    _by_fingerprint: Mapping[str, tuple[BaselineEntry, ...]] = attrs.field(
        init=False, repr=False, eq=False
    )

    @_by_fingerprint.default
    def _index(self) -> Mapping[str, tuple[BaselineEntry, ...]]:
        found: dict[str, tuple[BaselineEntry, ...]] = {}
        for one in self.entries:
            found[one.fingerprint] = (*found.get(one.fingerprint, ()), one)
        return found

    def __len__(self) -> int:
        return len(self.entries)

    def candidates(self, finding: Finding) -> tuple[BaselineEntry, ...]:
        """The entries for *finding*, if its record shows what it showed then."""
        known = self._by_fingerprint
        names = fingerprints(finding)
        return tuple(one for name in names for one in known.get(name, ()) if one.covers(finding))

    def without(self, dropped: Iterable[BaselineEntry]) -> Baseline:
        """This baseline without *dropped*."""
        gone = set(dropped)
        return attrs.evolve(self, entries=[one for one in self.entries if one not in gone])

    @property
    def sha256(self) -> str:
        """A hash over all entries."""
        told = json.dumps([one.order for one in self.entries])
        return hashlib.sha256(told.encode()).hexdigest()


def can_be_baselined(finding: Finding) -> bool:
    """Whether *finding* is of a kind that stays until somebody does something about it."""
    if finding.kind is Kind.OPEN:
        return finding.reason in _STANDING
    return finding.kind in {Kind.FAIL, Kind.REVIEW}


def shown_sha256(judged: Iterable[Any]) -> str:
    """A hash of what the records *judged* (or their digests) show, in whatever order they come.

    What is not shown takes no part, so that a fact that a later version of the library adds
    changes nothing for the records that do not show it.
    """
    hashes = sorted(hashlib.sha256(_canonical(one).encode()).hexdigest() for one in judged)
    if len(hashes) == 1:
        return hashes[0]
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


def _canonical(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """*value* in the words of JSON, the same for equal values."""
    if isinstance(value, Part):
        return _shown(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(map(_canonical, value))
    if attrs.has(type(value)):
        return {one.name: _plain(getattr(value, one.name)) for one in attrs.fields(type(value))}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return _scalar(value.value)
    if isinstance(value, Decimal):
        # 10 yuan and 10.00 yuan are one amount.
        return f"{value.normalize():f}"
    if isinstance(value, date | time):
        return value.isoformat()
    known = value is None or isinstance(value, bool | int | float | str)
    return value if known else repr(value)


def _shown(part: Part) -> dict[str, Any]:
    """The facts that *part* shows: those that are not as if nobody had written them."""
    cls = type(part)
    facts = {
        name: _plain(value) for name, value in vars(part).items() if value != getattr(cls, name)
    }
    if isinstance(part, Record):
        facts["type"] = part.type
    return facts
