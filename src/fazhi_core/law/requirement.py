"""Requirements: one thing the law asks each, as data, with one version per edition of the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

import attrs

from fazhi_core._texts import Text
from fazhi_core.law.deadline import Deadline, Stricter
from fazhi_core.law.instrument import Citation, Instrument, Severity, Verified, severity_of
from fazhi_core.law.rule import Rule
from fazhi_core.law.sequence import Order
from fazhi_core.records.base import FrozenMap, Labelled

__all__ = ["Binding", "DutyHolder", "Message", "Param", "RemedyKind", "Requirement", "Version"]

Binding: TypeAlias = Literal["direct", "by_reference"]


class DutyHolder(Labelled):
    """Whose duty it is.  Only the township's own duties are judged unless asked otherwise."""

    TOWNSHIP = "township", "乡镇人民政府"
    VILLAGE_COMMITTEE = "village_committee", "村民委员会"
    SUPERVISION_COMMITTEE = "supervision_committee", "村务监督委员会"
    COLLECTIVE = "collective", "农村集体经济组织"
    MEDIATION_COMMITTEE = "mediation_committee", "人民调解委员会"
    COUNTY = "county", "县级人民政府及其部门"
    SUPERIOR = "superior", "上级机关"
    POLICE = "police", "公安机关"
    COURT = "court", "人民法院"


class RemedyKind(Labelled):
    """What can still be done; never to write a record afterwards."""

    PUT_RIGHT = "put_right", "可以补正"
    STATE_AS_IS = "state_as_is", "只能如实说明"
    SELF_CORRECT = "self_correct", "机关应当自行纠正"
    NEXT_TIME = "next_time", "今后改进"


@attrs.frozen(eq=False)
class Message:
    """What a finding says and what can be done about it."""

    text: Text
    remedy: Text
    remedy_kind: RemedyKind


@attrs.frozen(eq=False)
class Param:
    """A figure of the law that a lower level may overlay.

    Args:
        value: the figure in force; ``None`` where only local law sets it.
        stricter: which way is stricter for the organ, ``None`` where it may not be overlaid.
        delegable: the provision that lets a lower level loosen it.
        source: where an overlaid value comes from; empty for the national value.
    """

    value: Any
    stricter: Stricter | None = None
    delegable: str = ""
    source: str = ""


@attrs.frozen(eq=False)
class Version:
    """A requirement as one edition of the law puts it.

    Args:
        citation: the article that asks for it.
        start: first day in force.
        severity: how heavy a breach is.
        end: last day in force, ``None`` while in force.
        severity_why: why the severity does not follow from the instrument's rank.
        key_phrase: words that stand in the article; empty where none are quoted.
        also: further articles that it rests on.
        applies: to what it is limited, in words.
        exceptions: what it does not ask for, in words.
        deadline: its term, if it has one.
        params: its figures by name.
        derived: whether it is our inference, which the text does not state itself.
        binding: whether it binds directly or by reference only (参照).
        source: where the text was read, if not in the statute database.
        needs: paths of the facts without which it cannot be judged.
        order: the two steps of the case that must come one before the other.
        transition: how matters pending when this edition came into force are treated.
        layers: the overlays that changed this version, most general first.
        corrected_on: the day we corrected a mistake of our own; no change of law.
        aliases: the names this edition's requirement had when it stood alone.
    """

    citation: Citation
    start: date
    severity: Severity
    end: date | None = None
    severity_why: str = ""
    key_phrase: str = ""
    also: tuple[Citation, ...] = ()
    applies: str = ""
    exceptions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    deadline: Deadline | None = None
    order: Order | None = None
    params: Mapping[str, Param] = attrs.field(factory=lambda: FrozenMap({}))
    derived: bool = False
    binding: Binding = "direct"
    source: str = ""
    transition: Text | None = None
    layers: tuple[str, ...] = ()
    corrected_on: date | None = None
    aliases: tuple[str, ...] = ()

    @property
    def verified(self) -> Verified:
        """How the key phrase was checked."""
        return self.citation.verified

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The article that asks for it, then those that add to it."""
        return (self.citation, *self.also)

    def in_force(self, day: date) -> bool:
        """Whether this version is the law on *day*."""
        return self.start <= day and (self.end is None or day <= self.end)

    def rated(self, instrument: Instrument) -> Severity:
        """The severity that follows from *instrument*'s rank."""
        return severity_of(
            instrument.rank,
            derived=self.derived,
            verified=self.verified,
            by_reference=self.binding == "by_reference",
        )


@attrs.frozen(eq=False)
class Requirement:
    """One thing the law asks.

    Args:
        id: stable name, used by checkers, waivers and findings.
        title: what it asks, in a few words.
        record: the record type it is judged on.
        field: the field of work whose file it stands in.
        versions: in order of time, without overlaps.
        each: the list whose items are judged one by one; empty for the record as a whole.
        group: the facts by which records are judged together (a missing period has a subject).
        roster: for groups, the record type that lists the members of the first group fact.
        digest: for groups, whether its checker is given digests of the records instead of the
            records, so that they need not be kept.
        uses: the other record types that its checker looks at.
        governing_date: paths of the day whose law applies; one that is shown not to have come
            (``false``) is passed over, one that is unknown leaves it open.  ``a | b``: either
            decides where it lies under the newest version.
        duty_holder: whose duty it is.
        waivable: whether an approved exception may set it aside.
        messages: by key, what findings say.
        person: why a person must judge it, where no checker can.
        not_township: why it cannot concern a township; kept so that nobody looks for it in vain.
        why: why it matters, for the rule page.
        profile: the division code of a local requirement, ``CN`` for all others.
        file: the file it was read from.
        rule: its test, where it is written beside it and not in Python.

    Attributes:
        other_names: the aliases of the requirement and of its versions.
    """

    id: str
    title: Text
    record: str
    versions: tuple[Version, ...]
    field: str = ""
    each: str = ""
    group: tuple[str, ...] = ()
    roster: str = ""
    digest: bool = False
    uses: tuple[str, ...] = ()
    governing_date: tuple[str, ...] = ()
    duty_holder: DutyHolder = DutyHolder.TOWNSHIP
    waivable: bool = True
    messages: Mapping[str, Message] = attrs.field(factory=lambda: FrozenMap({}))
    aliases: tuple[str, ...] = ()
    person: Text | None = None
    not_township: Text | None = None
    why: Text | None = None
    profile: str = "CN"
    file: str = ""
    rule: Rule | None = None
    other_names: tuple[str, ...] = attrs.field(init=False)

    @other_names.default
    def _other_names(self) -> tuple[str, ...]:
        return (*self.aliases, *(name for one in self.versions for name in one.aliases))

    def on(self, day: date) -> Version | None:
        """The version in force on *day*, ``None`` before the first, after the last or between."""
        return next((version for version in self.versions if version.in_force(day)), None)

    def changes(self, start: date, end: date) -> Iterator[tuple[date, Version, str]]:
        """What begins or ends from *start* to *end*: the day, the version, and which of both."""
        for version in self.versions:
            if start <= version.start <= end:
                yield version.start, version, "begins"
            if version.end is not None and start <= version.end <= end:
                yield version.end, version, "ends"
