"""Instruments: the statutes, regulations, rules and policies that requirements cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias

import attrs

from fazhi_core.records.base import Labelled

__all__ = [
    "Citation",
    "CountingStyle",
    "DayCounting",
    "Instrument",
    "Rank",
    "Severity",
    "severity_of",
]


class Severity(Labelled):
    """How heavy a breach is."""

    VIOLATION = "violation", "违法"
    WARNING = "warning", "提示"
    ADVICE = "advice", "建议"

    @property
    def lowered(self) -> Severity:
        """One step lower, for rules that bind only by reference (参照)."""
        return _LOWER[self]

    @property
    def raised(self) -> Severity:
        """One step higher, where a lower level says that a rule binds."""
        return _HIGHER[self]

    @property
    def weight(self) -> int:
        """2 for a violation, 1 for a warning, 0 for advice."""
        return _WEIGHT[self]


_LOWER = {
    Severity.VIOLATION: Severity.WARNING,
    Severity.WARNING: Severity.ADVICE,
    Severity.ADVICE: Severity.ADVICE,
}
_HIGHER = {
    Severity.VIOLATION: Severity.VIOLATION,
    Severity.WARNING: Severity.VIOLATION,
    Severity.ADVICE: Severity.WARNING,
}
_WEIGHT = {Severity.VIOLATION: 2, Severity.WARNING: 1, Severity.ADVICE: 0}


class Rank(Labelled):
    """Where an instrument stands among the sources of law."""

    CONSTITUTION = "constitution", "宪法"
    STATUTE = "statute", "法律"
    REGULATION = "regulation", "行政法规"
    LOCAL_REGULATION = "local_regulation", "地方性法规"
    RULE = "rule", "部门规章"
    LOCAL_RULE = "local_rule", "地方政府规章"
    INTERPRETATION = "interpretation", "司法解释"
    PARTY_STATE = "party_state", "党政联合法规"
    POLICY = "policy", "政策文件"
    CUSTOM = "custom", "本单位做法"


_BINDING = frozenset(Rank) - {Rank.POLICY, Rank.CUSTOM}

Verified: TypeAlias = Literal["database", "source", "none"]
"""How a version's key phrase was checked: in the statute database, at a named source, or not."""

CountingStyle: TypeAlias = Literal["calendar", "working", "listed", "up_to", "undefined"]
"""How plain days are counted, see :class:`DayCounting`."""


def severity_of(rank: Rank, *, derived: bool, verified: Verified, by_reference: bool) -> Severity:
    """The severity that follows from the rank of the instrument and what is known of the text.

    Binding law gives a violation, policy a warning.  What is our inference (``derived``) is a
    warning at most, what was not verified advice, and what binds only by reference one step lower.
    """
    severity = Severity.VIOLATION if rank in _BINDING else Severity.WARNING
    if rank is Rank.CUSTOM or verified == "none":
        severity = Severity.ADVICE
    elif derived:
        severity = Severity.WARNING
    return severity.lowered if by_reference else severity


@attrs.frozen
class DayCounting:
    """How an instrument counts the terms it gives in plain days (日).

    Args:
        style: ``calendar`` counts every day; ``working`` counts working days only; ``listed`` and
            ``up_to`` count working days for the terms in *terms*, or not longer than *limit*, and
            calendar days for all others; ``undefined`` leaves it open, so both readings are kept.
        terms: for ``listed``, the numbers of days that mean working days.
        limit: for ``up_to``, the longest term that means working days.
        moves_on: whether a last day that is a day off moves on to the next working day.
        article: the article that says so, ``0`` where the instrument is silent.
        key_phrase: words of that article.
    """

    style: CountingStyle = "calendar"
    terms: frozenset[int] = frozenset()
    limit: int = 0
    moves_on: bool = True
    article: int = 0
    key_phrase: str = ""

    def readings(self, days: int) -> tuple[Literal["day", "working_day"], ...]:
        """The units in which a term of *days* may be counted; two where the law is silent."""
        if self.style == "undefined":
            return ("day", "working_day")
        working = (
            self.style == "working"
            or (self.style == "listed" and days in self.terms)
            or (self.style == "up_to" and days <= self.limit)
        )
        return ("working_day",) if working else ("day",)


@attrs.frozen
class Instrument:
    """A statute, regulation, rule or policy in one edition.

    Args:
        title: the short title that requirements cite.
        edition: the year of this edition.
        name: the full title with its number.
        issuer: who issued it.
        rank: its place among the sources of law.
        start: first day in force; may lie in the future.
        end: last day in force, ``None`` while in force.
        counting: how it counts plain days.
        database: the title under which the statute database holds this edition, empty if it
            does not.
        source: where the text was read, if not in the database.
    """

    title: str
    edition: int
    name: str
    issuer: str
    rank: Rank
    start: date
    end: date | None = None
    counting: DayCounting = DayCounting()
    database: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Title and edition, unique in a body of law."""
        return (self.title, self.edition)


@attrs.frozen
class Citation:
    """A place in an instrument: article, paragraph and item as integers."""

    instrument: str
    edition: int
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    verified: Verified = "none"
    key_phrase: str = ""

    def __str__(self) -> str:
        parts = ((self.article, "条"), (self.paragraph, "款"), (self.item, "项"))
        where = "".join(f"第{number}{unit}" for number, unit in parts if number)
        return f"《{self.instrument}》（{self.edition}）{where}"


def instruments_by_key(
    instruments: Iterable[Instrument],
) -> Mapping[tuple[str, int], Instrument]:
    """*instruments* by title and edition; the first of two equal ones wins."""
    found: dict[tuple[str, int], Instrument] = {}
    for instrument in instruments:
        found.setdefault(instrument.key, instrument)
    return found
