"""Two reviews of the same files, side by side.  It never says which of them is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

import attrs

from fazhi_core._texts import Text
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.scoring import State

__all__ = ["CaseDifference", "Comparison", "Marked", "MarkedItem", "compared"]

_TENTH = Decimal("0.1")
_WHOLE = Decimal(100)


@attrs.frozen
class MarkedItem:
    """One item as one review left it."""

    id: str
    title: Text
    state: State
    lost: Decimal

    @property
    def decided(self) -> bool:
        """Whether it is not left to a person."""
        return self.state is not State.PERSON

    @property
    def result(self) -> tuple[State, Decimal]:
        """What two reviews agree or differ on."""
        return (self.state, self.lost)


@attrs.frozen
class Marked:
    """One case as one review left it."""

    subject: Subject
    sheet: str
    total: Decimal
    grade: Text | None
    items: Mapping[str, MarkedItem]


@attrs.frozen
class CaseDifference:
    """A case on which two reviews differ: the items, first and second."""

    first: Marked
    second: Marked
    items: tuple[tuple[MarkedItem, MarkedItem], ...]


@attrs.frozen
class Comparison:
    """What two reviews have in common and where they differ.

    Args:
        both: items decided in both.
        same: those of them with the same result.
        one: items decided in one only.
        none: items decided in neither.
        differences: the cases with items that differ, by type, agency and id.
        grades: how many cases have different grades.
        only_first: cases in the first only.
        only_second: cases in the second only.
        other_sheets: cases marked by different sheets.
    """

    both: int
    same: int
    one: int
    none: int
    differences: tuple[CaseDifference, ...]
    grades: int
    only_first: tuple[Subject, ...]
    only_second: tuple[Subject, ...]
    other_sheets: tuple[Subject, ...]

    @property
    def agreement(self) -> Decimal | None:
        """How many of a hundred items decided in both have the same result; ``None`` of none."""
        if not self.both:
            return None
        return (_WHOLE * self.same / self.both).quantize(_TENTH, ROUND_HALF_UP)


def compared(first: Sequence[Marked], second: Sequence[Marked]) -> Comparison:
    """Hold two reviews side by side, case by case and item by item."""
    firsts = {one.subject: one for one in first}
    seconds = {one.subject: one for one in second}
    shared = sorted(set(firsts) & set(seconds), key=lambda one: one.order)
    alike = [one for one in shared if firsts[one].sheet == seconds[one].sheet]
    both = same = only_one = none = 0
    differences: list[CaseDifference] = []
    for subject in alike:
        pairs = _pairs(firsts[subject], seconds[subject])
        decided = [pair for pair in pairs if pair[0].decided and pair[1].decided]
        differing = tuple(pair for pair in decided if pair[0].result != pair[1].result)
        both += len(decided)
        same += len(decided) - len(differing)
        only_one += sum(one.decided != other.decided for one, other in pairs)
        none += sum(not one.decided and not other.decided for one, other in pairs)
        if differing:
            differences.append(CaseDifference(firsts[subject], seconds[subject], differing))
    return Comparison(
        both=both,
        same=same,
        one=only_one,
        none=none,
        differences=tuple(differences),
        grades=sum(firsts[one].grade != seconds[one].grade for one in alike),
        only_first=tuple(sorted(set(firsts) - set(seconds), key=lambda one: one.order)),
        only_second=tuple(sorted(set(seconds) - set(firsts), key=lambda one: one.order)),
        other_sheets=tuple(one for one in shared if one not in set(alike)),
    )


def _pairs(first: Marked, second: Marked) -> list[tuple[MarkedItem, MarkedItem]]:
    return [(one, second.items[name]) for name, one in first.items.items() if name in second.items]
