"""The filled-in sheets of a run, with what was left out and what recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

import attrs

from fazhi_core.engine.finding import Subject
from fazhi_core.engine.report import ExitCode, Receipt, exit_code
from fazhi_core.engine.rulebook import Problem
from fazhi_core.engine.sampling import Sample
from fazhi_core.engine.scoring import CaseScore, State
from fazhi_core.engine.tally import Tally
from fazhi_core.law.sheet import Item, ReviewSheet
from fazhi_core.records import RecordType

__all__ = ["SCORE_FORMAT", "AgencyScores", "Common", "LeftOut", "Scores"]

SCORE_FORMAT = "fazhi-score/1"
"""The name and number of the format in which scores are kept and compared."""

_TENTH = Decimal("0.1")


@attrs.frozen
class LeftOut:
    """A case that got no score, and why: ``no_sheet`` or ``undated``."""

    subject: Subject
    reason: str


@attrs.frozen
class Common:
    """An item that files lose, and how many of those marked by its sheet."""

    sheet: ReviewSheet
    item: Item
    cases: int
    of: int


@attrs.frozen
class AgencyScores:
    """The files of one organ.

    Args:
        agency: the organ.
        sheet: the sheet they were marked by.
        cases: how many.
        final: how many with nothing left to a person.
        mean: the mean total of those; ``None`` where there are none.
        unqualified: how many have the lowest grade.
        common: the items that its files lose, the most frequent first.
    """

    agency: str
    sheet: ReviewSheet
    cases: int
    mean: Decimal | None
    unqualified: int
    final: int
    common: tuple[Common, ...]


@attrs.frozen
class Scores:
    """What one run of reviewing found.

    Args:
        receipt: what ran.
        tally: the account of the checks behind it.
        cases: the filled-in sheets, by type, agency and id.
        left_out: the cases without a score.
        unscored: the types met that are never given points.
        sample: how the cases were drawn, ``None`` where all were taken.
        drawn_from: how many there were to draw from.
        year: the year of the cases, ``None`` for all.
        problems: plugins that could not be used.
    """

    receipt: Receipt
    tally: Tally
    cases: tuple[CaseScore, ...]
    left_out: tuple[LeftOut, ...] = ()
    unscored: tuple[RecordType, ...] = ()
    sample: Sample | None = None
    drawn_from: int = 0
    year: int | None = None
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[CaseScore]:
        return iter(self.cases)

    @property
    def sheets(self) -> tuple[ReviewSheet, ...]:
        """The sheets used, by id."""
        found = {case.sheet.id: case.sheet for case in self.cases}
        return tuple(found[id_] for id_ in sorted(found))

    @property
    def common(self) -> tuple[Common, ...]:
        """The items that files lose, the most frequent first."""
        found = [one for sheet in self.sheets for one in _common(sheet, self.cases)]
        return tuple(sorted(found, key=lambda one: -one.cases))

    @property
    def agencies(self) -> tuple[AgencyScores, ...]:
        """The files by organ and sheet, in the order of their names and not of their totals."""
        grouped: dict[tuple[str, str], list[CaseScore]] = {}
        for case in self.cases:
            key = (case.subject.agency or "", case.sheet.id)
            grouped.setdefault(key, []).append(case)
        return tuple(_agency(name, grouped[name, sheet]) for name, sheet in sorted(grouped))

    @property
    def exit_code(self) -> ExitCode:
        """0; 3 where something could not be read or checked; 4 where there is no score."""
        return exit_code(
            incomplete=bool(self.tally.error or self.tally.unread or self.problems),
            nothing=not self.cases,
        )


def _common(sheet: ReviewSheet, cases: Iterable[CaseScore]) -> list[Common]:
    """The items of *sheet* that *cases* lose, the most frequent first."""
    mine = [case for case in cases if case.sheet.id == sheet.id]
    lost = Counter(one.item.id for case in mine for one in case.items if one.state is State.LOST)
    found = [Common(sheet, item, lost[item.id], len(mine)) for item in sheet.items]
    return sorted((one for one in found if one.cases), key=lambda one: -one.cases)


def _agency(name: str, cases: list[CaseScore]) -> AgencyScores:
    sheet = cases[0].sheet
    final = [case.total for case in cases if case.final]
    return AgencyScores(
        agency=name,
        sheet=sheet,
        cases=len(cases),
        mean=_mean(final),
        unqualified=sum(case.grade == sheet.lowest for case in cases),
        final=len(final),
        common=tuple(_common(sheet, cases)),
    )


def _mean(totals: list[Decimal]) -> Decimal | None:
    if not totals:
        return None
    return (sum(totals, Decimal()) / len(totals)).quantize(_TENTH, ROUND_HALF_UP)
