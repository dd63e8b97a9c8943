"""A case file marked by a review sheet: what each item keeps or loses, and why.

Points are taken off only for what a checker found to fail or a reviewer decided; what the file does
not show is left to a person.  Nothing here knows a requirement by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

import attrs

from fazhi_core.engine.answers import Answer, Fitted, Verdict
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.outcome import Kind, Named, Reason
from fazhi_core.law.instrument import Severity
from fazhi_core.law.sheet import Answered, Block, Grade, Item, ReviewSheet
from fazhi_core.records.base import Record
from fazhi_core.records.paper_file import PaperPage

__all__ = ["CaseScore", "ItemScore", "State", "Why", "score_case"]

_HUNDREDTH = Decimal("0.01")
_NOTHING = Decimal()


class State(Named):
    """What became of an item.

    ``pending``: its time is not up, so that it keeps its points for now; ``person``: left to one.
    """

    KEPT = "kept"
    LOST = "lost"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    PERSON = "person"


class Why(Named):
    """Why an item is left to a person.

    ``question``: the sheet asks what no checker can see; ``not_seen``: the file does not show it;
    ``review``: the law leaves it to a person; ``uncertain``: a calendar or a local figure is not
    there; ``not_checked``: no requirement that answers it was run; ``error``: a check crashed;
    ``elsewhere``: a check stopped at a fault that another item counts; ``lighter``: what was found
    is no violation, so that it does not veto by itself.
    """

    QUESTION = "question"
    NOT_SEEN = "not_seen"
    REVIEW = "review"
    UNCERTAIN = "uncertain"
    NOT_CHECKED = "not_checked"
    ERROR = "error"
    ELSEWHERE = "elsewhere"
    LIGHTER = "lighter"


_OPEN = {
    Reason.MISSING: Why.NOT_SEEN,
    Reason.OVERDUE: Why.NOT_SEEN,
    Reason.CALENDAR: Why.UNCERTAIN,
    Reason.LOCAL_VALUE: Why.UNCERTAIN,
}
_DECIDED = {
    Verdict.KEPT: State.KEPT,
    Verdict.LOST: State.LOST,
    Verdict.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


@attrs.frozen
class ItemScore:
    """One item of the sheet, filled in.

    Args:
        item: the item.
        state: what became of it.
        lost: the points it loses by itself; a block may cost less than its items together.
        why: for an item left to a person, why.
        findings: what it loses points for, or what leaves it open.
        waived: failures that an approved exception covers; they cost nothing.
        pages: pages of the paper file, where the record or the answer names them.
        answer: the reviewer's decision; ``None`` where the checks decided.
        checked: what the checks alone said.
        checked_lost: the points they alone took.
    """

    item: Item
    state: State
    lost: Decimal = _NOTHING
    why: Why | None = None
    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    pages: tuple[int, ...] = ()
    answer: Answer | None = None
    checked: State = State.PERSON
    checked_lost: Decimal = _NOTHING

    @property
    def kept(self) -> Decimal:
        """The points it keeps, those of an undecided item included."""
        return self.item.points - self.lost

    @property
    def decided(self) -> bool:
        """Whether nothing is left to a person here."""
        return self.state is not State.PERSON

    @property
    def vetoes(self) -> bool:
        """Whether it makes the file unqualified."""
        return self.item.veto and self.state is State.LOST

    @property
    def needs_reason(self) -> bool:
        """Whether the reviewer overrules the checks without saying why."""
        if self.answer is None or self.answer.reason or self.checked is State.PERSON:
            return False
        return (self.checked, self.checked_lost) != (self.state, self.lost)


@attrs.frozen(slots=False)
class CaseScore:
    """The sheet of one case, filled in.

    Args:
        subject: the case.
        sheet: the sheet.
        items: its items, in order.
        beyond: failures that no item of the sheet asks about.
    """

    subject: Subject
    sheet: ReviewSheet
    items: tuple[ItemScore, ...]
    beyond: tuple[Finding, ...] = ()

    @cached_property
    def of_item(self) -> Mapping[str, ItemScore]:
        """The filled-in items by id."""
        return {one.item.id: one for one in self.items}

    def lost_in(self, block: Block) -> Decimal:
        """The points that *block* loses: those of its items, but not more than its own."""
        return self._lost(block, {})

    def _lost(self, block: Block, supposed: Mapping[str, Decimal]) -> Decimal:
        lost = (supposed.get(one.id, self.of_item[one.id].lost) for one in block.items)
        return min(block.points, sum(lost, _NOTHING))

    @cached_property
    def points(self) -> Decimal:
        """Full marks less what was lost, whatever the vetoes; what is undecided is kept."""
        return self._points({})

    @cached_property
    def at_least(self) -> Decimal:
        """The points if everything that is left to a person were lost."""
        open_ = {one.item.id: one.item.points for one in self.items if not one.decided}
        return self._points(open_)

    def _points(self, supposed: Mapping[str, Decimal]) -> Decimal:
        sheet = self.sheet
        lost = sum((self._lost(block, supposed) for block in sheet.blocks), _NOTHING)
        if not sheet.rescale:
            return max(_NOTHING, sheet.maximum - lost)
        applicable = sum((self._applicable(block) for block in sheet.blocks), _NOTHING)
        if not applicable:
            return sheet.maximum
        share = sheet.maximum * (applicable - lost) / applicable
        return share.quantize(_HUNDREDTH, ROUND_HALF_UP)

    def _applicable(self, block: Block) -> Decimal:
        left = (
            one.points
            for one in block.items
            if self.of_item[one.id].state is not State.NOT_APPLICABLE
        )
        return min(block.points, sum(left, _NOTHING))

    @property
    def vetoes(self) -> tuple[ItemScore, ...]:
        """The items that make the file unqualified."""
        return tuple(one for one in self.items if one.vetoes)

    @property
    def total(self) -> Decimal:
        """The points that count: nought after a veto where the sheet says so."""
        return _NOTHING if self.vetoes and self.sheet.veto_to_zero else self.points

    @property
    def grade(self) -> Grade | None:
        """The grade: the lowest after a veto, whatever the total; none while it is not final."""
        if self.vetoes:
            return self.sheet.lowest
        return self.sheet.grade(self.points) if self.final else None

    @property
    def left(self) -> tuple[ItemScore, ...]:
        """The items left to a person."""
        return tuple(one for one in self.items if not one.decided)

    @property
    def final(self) -> bool:
        """Whether nothing is left to a person and no time is still running."""
        return all(one.decided and one.state is not State.PENDING for one in self.items)


def score_case(
    record: Record,
    subject: Subject,
    sheet: ReviewSheet,
    findings: Iterable[Finding],
    answers: Fitted,
) -> CaseScore:
    """Fill in *sheet* for one case.

    Args:
        record: the case.
        subject: the case as findings name it.
        sheet: the sheet.
        findings: every outcome on the file, also what passed and what did not apply.
        answers: what reviewers decided.
    """
    by_requirement: dict[str, list[Finding]] = {}
    for one in {_identity(one): one for one in findings}.values():
        by_requirement.setdefault(one.requirement, []).append(one)
    items = tuple(
        _answered(_item(item, by_requirement), answers.get((subject, item.id)), record)
        for item in sheet.items
    )
    asked = {one.requirement for item in sheet.items for one in item.answered_by}
    beyond = tuple(
        one
        for id_, found in sorted(by_requirement.items())
        for one in sorted(found, key=lambda one: one.order)
        if id_ not in asked and one.kind is Kind.FAIL and one.waiver is None
    )
    return CaseScore(subject, sheet, items, beyond)


def _identity(finding: Finding) -> tuple[object, ...]:
    """What makes two outcomes one: told twice, a failure still counts once."""
    return (finding.requirement, finding.subject, finding.path, finding.kind, finding.key)


def _item(item: Item, by_requirement: Mapping[str, list[Finding]]) -> ItemScore:
    """What the checks alone say of *item*."""
    failed: list[Finding] = []
    waived: list[Finding] = []
    doubts: list[tuple[Why, Finding | None]] = []
    pending: list[Finding] = []
    kinds: set[Kind] = set()
    for answered in item.answered_by:
        found = by_requirement.get(answered.requirement, [])
        if not found:
            doubts.append((Why.NOT_CHECKED, None))
        for one in sorted(found, key=lambda one: one.order):
            kinds.add(one.kind)
            if one.kind is Kind.FAIL and one.waiver is not None:
                waived.append(one)
            elif one.kind is Kind.FAIL and _counts(one, answered):
                if item.veto and one.severity is not Severity.VIOLATION:
                    doubts.append((Why.LIGHTER, one))
                else:
                    failed.append(one)
            elif one.reason is Reason.PENDING:
                pending.append(one)
            elif (why := _doubt(one)) is not None:
                doubts.append((why, one))
    if item.person is not None or not item.answered_by:
        doubts.append((Why.QUESTION, None))
    return _judged(item, failed, waived, doubts, pending, kinds)


def _judged(
    item: Item,
    failed: list[Finding],
    waived: list[Finding],
    doubts: list[tuple[Why, Finding | None]],
    pending: list[Finding],
    kinds: set[Kind],
) -> ItemScore:
    score = ItemScore(item, State.KEPT, waived=tuple(waived))
    if failed:
        times = len(failed) if item.each else 1
        lost = min(item.points, item.deduct * times)
        score = attrs.evolve(score, state=State.LOST, lost=lost, findings=tuple(failed))
    elif doubts:
        shown = tuple(one for _, one in doubts if one is not None)
        score = attrs.evolve(score, state=State.PERSON, why=doubts[0][0], findings=shown)
    elif kinds == {Kind.NOT_APPLICABLE}:
        score = attrs.evolve(score, state=State.NOT_APPLICABLE)
    elif pending:
        score = attrs.evolve(score, state=State.PENDING, findings=tuple(pending))
    return attrs.evolve(score, checked=score.state, checked_lost=score.lost)


def _counts(finding: Finding, answered: Answered) -> bool:
    """Whether the failure *finding* is one that *answered* names."""
    names = tuple(step for step in finding.path if isinstance(step, str))
    return answered.key in {"", finding.key} and names[: len(answered.at)] == answered.at


def _doubt(finding: Finding) -> Why | None:
    """Why *finding* leaves an item to a person; ``None`` where it does not."""
    if finding.kind is Kind.ERROR:
        return Why.ERROR
    if finding.kind is Kind.REVIEW:
        return Why.REVIEW
    if finding.kind is Kind.FAIL:
        return Why.ELSEWHERE
    return _OPEN.get(finding.reason) if finding.reason is not None else None


def _answered(score: ItemScore, answer: Answer | None, record: Record) -> ItemScore:
    """*score* with the pages of *record* and, over the checks, what the reviewer decided."""
    score = attrs.evolve(score, pages=_pages(score.item, record))
    if answer is None:
        return score
    if answer.page is not None:
        score = attrs.evolve(score, pages=(answer.page,))
    if answer.verdict is None:
        return attrs.evolve(score, answer=answer)
    lost = answer.lost(score.item)
    return attrs.evolve(score, state=_DECIDED[answer.verdict], lost=lost, why=None, answer=answer)


def _pages(item: Item, record: Record) -> tuple[int, ...]:
    """The pages of the paper file on which the documents of *item* begin, where they are known."""
    listed: tuple[PaperPage, ...] = getattr(record, "pages", None) or ()
    found = {one.page for one in listed if one.page and one.document in item.documents}
    return tuple(sorted(found))
