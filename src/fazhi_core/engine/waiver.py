"""Waivers: approved exceptions, each for one requirement on one subject and for a time."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import attrs
from attrs.validators import instance_of, optional

from fazhi_core.engine.finding import Finding, Subject, digest_of
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.texts import TEXTS
from fazhi_core.law.instrument import Severity

__all__ = ["Waiver", "WaiverNote", "WaiverState", "noted"]

WaiverState: TypeAlias = Literal["expired", "not-yet", "unused", "unmet", "ambiguous"]
"""What is to be said of a waiver:

``expired``: its last day is over; ``not-yet``: it was approved after the day on which the run
looks; ``unused``: nothing was found that it would cover; ``unmet``: no record checked has its id;
``ambiguous``: it names no agency, and covered records of several.
"""


_TEXT = instance_of(str)
_DAY = instance_of(date)


@attrs.frozen(kw_only=True)
class Waiver:
    """An approved exception: findings of one requirement on one subject do not count for a time.

    The subject is the record called ``record`` (of the type that the requirement is about), or the
    group of ``agency`` and ``period``, as the report writes them.  What was approved is for people
    and never stands in a report.

    Args:
        id: name of the waiver, such as the number of the document that approved it.
        requirement: id or alias of the requirement.
        reason: why the exception was granted.
        approver: the post that granted it, never a person's name.
        expires: the last day on which it holds.
        approved_on: the day from which it holds; ``None`` where that was always so.
        record: id of the record; empty where a group is meant.
        agency: who keeps the record, needed where several agencies have one of that id; or the
            first part of the group.
        period: of the group, such as ``2025Q3``; empty where a record is meant.
        file, line: where it was read.

    Raises:
        TypeError: a value is of another type.
    """

    id: str = attrs.field(validator=_TEXT)
    requirement: str = attrs.field(validator=_TEXT)
    reason: str = attrs.field(validator=_TEXT, repr=False)
    approver: str = attrs.field(validator=_TEXT, repr=False)
    expires: date = attrs.field(validator=_DAY)
    approved_on: date | None = attrs.field(default=None, validator=optional(_DAY))
    record: str = attrs.field(default="", validator=_TEXT)
    agency: str | None = attrs.field(default=None, validator=optional(_TEXT))
    period: str = attrs.field(default="", validator=_TEXT)
    file: str = attrs.field(default="", eq=False)
    line: int = attrs.field(default=0, eq=False)

    def holds(self, day: date) -> bool:
        """Whether it was approved and has not expired on *day*."""
        return day <= self.expires and not self.early(day)

    def early(self, day: date) -> bool:
        """Whether it was not approved yet on *day*."""
        return self.approved_on is not None and day < self.approved_on

    def means(self, subject: Subject) -> bool:
        """Whether *subject* is the record or the group that it names."""
        named = (subject.id, subject.period) == (self.record, self.period)
        return named and self.agency in {None, subject.agency}

    @property
    def place(self) -> Place | None:
        """Where it stands; ``None`` for one that was not read from a file."""
        return Place(self.file, self.line, 1) if self.file else None


@attrs.frozen(order=True)
class WaiverNote:
    """Something to say of a waiver, for the account.

    Args:
        waiver: its id.
        state: what is to be said of it.
        file, line: where it stands; empty and 0 for one that was not read from a file.
    """

    waiver: str
    state: WaiverState
    file: str = ""
    line: int = 0


_NAMES: dict[WaiverState, str] = {"unmet": "unused"}


def noted(waiver: Waiver, state: WaiverState, subject: Subject) -> Finding:
    """The finding that says *state* of *waiver*: for a person to look at, advice at most.

    Args:
        waiver: the waiver.
        state: what is to be said.
        subject: what it is about.
    """
    requirement = f"waiver-{_NAMES.get(state, state)}"
    key = f"waiver_{state}".replace("-", "_")
    values = {
        "id": waiver.id,
        "requirement": waiver.requirement,
        "expires": waiver.expires,
        "approved_on": waiver.approved_on,
    }
    return Finding(
        requirement=requirement,
        title=TEXTS[f"{requirement}_title".replace("-", "_")],
        kind=Kind.REVIEW,
        reason=None,
        severity=Severity.ADVICE,
        subject=subject,
        path=(),
        place=waiver.place,
        key=key,
        message=TEXTS[key].fill(values),
        remedy=TEXTS[f"{key}_remedy"].fill(values),
        remedy_kind=None,
        citations=(),
        governing_date=None,
        due=None,
        trace=(),
        fingerprint=digest_of(requirement, waiver.id, subject.type, subject.id, subject.period),
    )
