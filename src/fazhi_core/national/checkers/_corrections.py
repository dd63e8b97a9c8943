"""Whether the township ordered what it found unlawful to be put right."""

from __future__ import annotations

from fazhi_core import Outcome, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day
from fazhi_core.records.supervision import SupervisionActivity

__all__ = ["ordered"]


def ordered(activity: SupervisionActivity, *, within_a_time: bool) -> Outcome:
    """Whether correction was ordered, by the township or the county.

    Args:
        activity: the act of supervision that found it.
        within_a_time: whether the law asks for a time within which it is put right.
    """
    order = activity.order
    if order is None:
        return not_applicable() if day(activity.self_corrected_on) else not_shown("order")
    if order is False:
        return _nothing_ordered(activity)
    if order.by_county:
        return ok()
    if order.on is None:
        return not_applicable() if day(activity.self_corrected_on) else not_shown("order.on")
    if order.on is False:
        return _nothing_ordered(activity)
    if not within_a_time:
        return ok()
    if order.correct_by is None:
        return not_shown("order.correct_by")
    return ok() if order.correct_by else fail("order.correct_by", key="no_term")


def _nothing_ordered(activity: SupervisionActivity) -> Outcome:
    """A failure once the file is closed; while it is in hand a person must judge the delay.

    What was put right before any order leaves nothing to order.
    """
    if day(activity.self_corrected_on):
        return not_applicable()
    if activity.archived_on is None:
        return not_shown("archived_on")
    return (
        fail("order", key="not_ordered") if activity.archived_on else review("order", key="in_hand")
    )
