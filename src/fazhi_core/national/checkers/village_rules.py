"""Checkers of village rules: who adopted and filed them, and what they may not hold."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._weighing import worst
from fazhi_core.national.checkers._wording import first
from fazhi_core.records.base import day
from fazhi_core.records.village_meeting import (
    CorrectionOrder,
    RulesDefect,
    VillageDecider,
    VillageRules,
)

__all__ = [
    "adopted_by_assembly",
    "correction_ordered",
    "filed",
    "lawful",
    "review_recorded",
    "wording",
]


@checker("vrule-adopted-by-assembly", VillageRules)
def adopted_by_assembly(rules: VillageRules, _req: Bound[None]) -> Outcome:
    """The villagers' assembly adopted the rules; whether representatives may, a person judges."""
    if rules.adopted_by is None:
        return not_shown("adopted_by")
    if rules.adopted_by is VillageDecider.ASSEMBLY:
        return ok()
    if rules.adopted_by is VillageDecider.REPRESENTATIVES:
        return review("adopted_by", key="representatives")
    return fail("adopted_by", key="other_body", by=rules.adopted_by)


@attrs.frozen(kw_only=True)
class Soon:
    """How soon is soon, where the law sets no number of days.

    Args:
        days: calendar days; until then a person is told that it is still to be done.
    """

    days: int


@checker("vrule-filed", VillageRules, params=Soon)
def filed(rules: VillageRules, req: Bound[Soon]) -> Outcome:
    """The rules were filed with the township, which acknowledged it; how soon, no law says."""
    adopted = day(rules.adopted_on)
    if adopted is None:
        return not_shown("adopted_on") if rules.adopted_on is None else not_applicable()
    if not rules.filed_on:
        if rules.filed_on is None:
            return not_shown("filed_on")
        last = req.days_after(adopted, req.params.days)
        if req.as_of > last:
            return fail("filed_on", key="not_filed")
        return review("filed_on", key="soon", last=last)
    if rules.filed_on < adopted:
        return review("filed_on", key="before_adoption", filed=rules.filed_on, adopted=adopted)
    if rules.filing_received_on is None:
        return not_shown("filing_received_on")
    received = rules.filing_received_on is not False
    return ok() if received else review("filing_received_on", key="no_receipt")


@checker("vrule-lawful", VillageRules)
def lawful(rules: VillageRules, _req: Bound[None]) -> Outcome:
    """Nobody found anything in the rules that the law forbids."""
    if rules.defects is None:
        return not_shown("defects")
    named = tuple(one for one in rules.defects if one is not RulesDefect.OTHER)
    if named:
        return fail("defects", key="unlawful", defects=named)
    return review("defects", key="other_defect") if rules.defects else ok()


@attrs.frozen(kw_only=True)
class Wording:
    """What is looked for in the text of rules.

    Args:
        raised: patterns of sentences that a person should look at.
        lawful: patterns that take such a sentence out again.
        gap: the longest gap, in characters.
    """

    raised: tuple[str, ...]
    lawful: tuple[str, ...]
    gap: int


@checker("vrule-wording", VillageRules, params=Wording)
def wording(rules: VillageRules, req: Bound[Wording]) -> Outcome:
    """Raise sentences that sound like fines, withheld benefits or limits on remedies."""
    if rules.text is None:
        return not_shown("text")
    known = req.params
    number = first(rules.text, known.raised, known.lawful, known.gap)
    return ok() if number is None else review("text", key="raised", sentence=number)


@checker("vrule-township-orders", VillageRules, params=Soon)
def correction_ordered(rules: VillageRules, req: Bound[Soon]) -> Outcome:
    """Where rules were found unlawful the township ordered them put right, and looked again."""
    found = _found_unlawful(rules)
    if not found:
        return not_applicable() if found is False else not_shown(_unseen(rules))
    order = rules.order
    if order is None:
        return not_shown("order")
    if order is False:
        return _not_ordered(rules, req)
    if order.on is False:
        # What the village has changed by itself leaves nothing to order.
        if order.corrected_on is None:
            return not_shown("order.corrected_on")
        return ok() if order.corrected_on else _not_ordered(rules, req)
    if order.on is None or order.written is None:
        return not_shown("order.on" if order.on is None else "order.written")
    form = ok() if order.written else review("order.written", key="not_written")
    return worst((form, _followed_up(order, req)))


def _found_unlawful(rules: VillageRules) -> bool | None:
    """Whether anybody found the rules unlawful; ``None`` where somebody still may have."""
    look = rules.review
    if rules.defects or (look and look.lawful is False):
        return True
    if rules.defects is None or look is None or (look and look.lawful is None):
        return None
    return False


def _unseen(rules: VillageRules) -> str:
    if rules.defects is None:
        return "defects"
    return "review" if rules.review is None else "review.lawful"


def _not_ordered(rules: VillageRules, req: Bound[Soon]) -> Outcome:
    """No order was given: a breach once the township has known long enough."""
    look = rules.review
    if not look:
        return not_shown("review") if look is None else review("order", key="in_hand")
    if not look.on:
        return not_shown("review.on")
    late = req.as_of > req.days_after(look.on, req.params.days)
    return fail("order", key="not_ordered") if late else review("order", key="in_hand")


def _followed_up(order: CorrectionOrder, req: Bound[Soon]) -> Outcome:
    """The rules were put right, or the township looked again once the time it gave was over."""
    if order.corrected_on or order.followed_up_on:
        return ok()
    if order.corrected_on is None or order.followed_up_on is None:
        corrected = order.corrected_on is not None
        return not_shown("order.followed_up_on" if corrected else "order.corrected_on")
    if not order.correct_by:
        none_set = order.correct_by is False
        return (
            review("order.correct_by", key="no_term") if none_set else not_shown("order.correct_by")
        )
    in_time = req.as_of <= order.correct_by
    return ok() if in_time else review("order.followed_up_on", key="not_followed_up")


@checker("vrule-township-review-record", VillageRules)
def review_recorded(rules: VillageRules, _req: Bound[None]) -> Outcome:
    """The township looked at what was filed, and the file shows who did and with what result."""
    if not rules.filing_received_on:
        shown = rules.filing_received_on is not None
        return not_applicable() if shown else not_shown("filing_received_on")
    look = rules.review
    if not look:
        return not_shown("review") if look is None else fail("review", key="not_reviewed")
    if look.on is False or look.record is False:
        return fail("review.record", key="no_record")
    for name in ("on", "reviewer", "lawful", "record", "as_approval"):
        if getattr(look, name) is None:
            return not_shown(("review", name))
    return review("review.as_approval", key="approval") if look.as_approval else ok()
