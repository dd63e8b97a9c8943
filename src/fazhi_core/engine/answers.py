"""What reviewers answer for the items that are left to a person, and what the unit replies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

import attrs

from fazhi_core.engine.finding import Subject
from fazhi_core.engine.outcome import Named
from fazhi_core.engine.texts import TEXTS
from fazhi_core.law.sheet import Item, ReviewSheet
from fazhi_core.law.table import LawFault, nearest

__all__ = ["ANSWERS_FORMAT", "Answer", "Fitted", "Reply", "ReplyKind", "Reviewer", "Verdict", "fit"]


ANSWERS_FORMAT = "fazhi-review-answers/1"
"""The name and number of the format of the files that reviewers fill in."""


class Verdict(Named):
    """What a reviewer decided on an item."""

    KEPT = "kept"
    LOST = "lost"
    NOT_APPLICABLE = "not_applicable"


class Reviewer(Named):
    """In which role somebody reviewed.  Names are never kept."""

    FIRST = "first"
    SECOND = "second"
    LEADER = "leader"
    EXPERT = "expert"


class ReplyKind(Named):
    """What the reviewed unit says to a verdict."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    CORRECTED = "corrected"


@attrs.frozen
class Reply:
    """The answer of the reviewed unit.  ``reason`` is its own wording."""

    kind: ReplyKind
    reason: str = attrs.field(default="", repr=False)


@attrs.frozen
class Answer:
    """What one reviewer decided on one item of one case.

    Args:
        case: id of the case.
        item: id of the item.
        verdict: what was decided; ``None`` while it is not.
        points: the points lost, where not those that the sheet takes for one failure.
        page: page of the paper file where it shows.
        reason: the reviewer's own wording; printed in the feedback paper only.
        agency: whose case, where several have the id.
        sheet: by which sheet, where the item's id alone does not say.
        file: the file it was read from.
        line: its line there.
    """

    case: str
    item: str
    verdict: Verdict | None = None
    points: Decimal | None = None
    page: int | None = None
    reason: str = attrs.field(default="", repr=False)
    reviewer: Reviewer = Reviewer.FIRST
    reply: Reply | None = None
    agency: str | None = None
    sheet: str = ""
    file: str = ""
    line: int = 1

    @property
    def blank(self) -> bool:
        """Whether nothing was entered yet."""
        return self.verdict is None and self.page is None and self.reply is None

    def fault(self, key: str, /, **values: object) -> LawFault:
        """A fault at the place of this answer."""
        return LawFault(self.file, self.line, "answer", TEXTS[key].fill(values))

    def means(self, subject: Subject, sheet: ReviewSheet) -> bool:
        """Whether it is about *subject* marked by *sheet*."""
        return (
            self.case == subject.id
            and self.agency in {None, subject.agency}
            and self.sheet in {"", sheet.id}
        )

    def joined(self, other: Answer | None) -> Answer | None:
        """This answer, with the reply that *other* holds; ``None`` where both decide or reply.

        So the unit's replies may lie in a file of their own.
        """
        if other is None or other.blank:
            return self
        if self.blank:
            return other
        decided, replied = (other, self) if self.verdict is None else (self, other)
        if replied.verdict is not None or decided.reply is not None:
            return None
        return attrs.evolve(decided, reply=replied.reply, page=decided.page or replied.page)

    def lost(self, item: Item) -> Decimal:
        """The points that this verdict takes off *item*."""
        if self.verdict is not Verdict.LOST:
            return Decimal()
        return item.deduct if self.points is None else self.points


Fitted: TypeAlias = Mapping[tuple[Subject, str], Answer]
"""The answer for each subject and item."""


def fit(
    answers: Sequence[Answer],
    scored: Sequence[tuple[Subject, ReviewSheet]],
    known: Iterable[str],
) -> tuple[Fitted, list[LawFault]]:
    """Bring *answers* to the cases *scored*; what does not fit is a fault.

    Args:
        answers: of one reviewer or several; no item of a case twice.
        scored: the cases with their sheets.
        known: the ids of all cases, so that an answer for one that is not scored now is no fault.
    """
    faults: list[LawFault] = []
    found: dict[tuple[Subject, str], Answer] = {}
    names = {*known, *(subject.id for subject, _ in scored)}
    for answer in answers:
        if answer.case not in names:
            hint = nearest(answer.case, names)
            faults.append(answer.fault("answer_unknown_case", hint=hint))
            continue
        fitting = [pair for pair in scored if answer.means(*pair)]
        if len(fitting) > 1:
            faults.append(answer.fault("answer_ambiguous"))
        for subject, sheet in fitting[:1]:
            joined = answer.joined(found.get((subject, answer.item)))
            fault = _wrong(answer, sheet)
            if fault is None and joined is None:
                fault = answer.fault("answer_twice", item=answer.item)
            if fault is not None:
                faults.append(fault)
            elif joined is not None and not answer.blank:
                found[subject, answer.item] = joined
    return found, faults


def _wrong(answer: Answer, sheet: ReviewSheet) -> LawFault | None:
    items = {item.id: item for item in sheet.items}
    item = items.get(answer.item)
    if item is None:
        hint = nearest(answer.item, items)
        return answer.fault("answer_unknown_item", sheet=sheet.id, hint=hint)
    if answer.points is not None and answer.verdict is not Verdict.LOST:
        return answer.fault("answer_points_kept", item=item.id)
    if answer.points is not None and answer.points > item.points:
        return answer.fault("answer_points_above", item=item.id, points=item.points)
    return None
