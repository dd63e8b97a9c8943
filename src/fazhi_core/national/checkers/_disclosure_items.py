"""What holds for published items of every kind: whether one is published, and of which category."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, fail, not_applicable, not_shown, ok
from fazhi_core.records.base import day
from fazhi_core.records.coercion import CoercionCase
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.licence import LicenceCase

__all__ = [
    "Categories",
    "published",
    "publishes_a_record",
    "started",
    "unless_category",
    "unless_of_a_case",
    "unless_published",
]


_CASES = {EnforcementCase.type, CoercionCase.type, LicenceCase.type}
"""What is published of a case is judged with the case, by the terms for decisions."""


@attrs.frozen(kw_only=True)
class Categories:
    """The kinds of item that a requirement is about.

    Args:
        categories: what a ledger writes as their category, in either language.
    """

    categories: tuple[str, ...]


def unless_published(item: DisclosureItem) -> Outcome | None:
    """Why *item* is not judged as a published one; ``None`` where it is one."""
    if item.published_on is None:
        return not_shown("published_on")
    return not_applicable() if item.published_on is False else None


def unless_category(item: DisclosureItem, categories: tuple[str, ...]) -> Outcome | None:
    """Why *item* is not judged as one of *categories*; ``None`` where it is one.

    What is about enforcement or publishes another record, what another body must publish, and a
    note that there was nothing are none.
    """
    if publishes_a_record(item):
        return not_applicable()
    if item.category is None:
        return not_shown("category")
    if item.category not in categories or item.made_by_other or item.nil_return:
        return not_applicable()
    return None


def publishes_a_record(item: DisclosureItem) -> bool:
    """Whether *item* is about enforcement or publishes a case or document of the ledger."""
    return item.enforcement_kind is not None or item.subject is not None


def unless_of_a_case(item: DisclosureItem) -> Outcome | None:
    """Why *item* is judged with a case; ``None`` where it publishes none."""
    if item.subject is None:
        return None
    if item.subject.type is None:
        return not_shown("subject.type")
    return not_applicable() if item.subject.type in _CASES else None


def published(item: DisclosureItem, req: Bound[Categories], key: str) -> Outcome:
    """Whether an item of the requirement's categories is public at all, where no term is set."""
    if (other := unless_category(item, req.params.categories)) is not None:
        return other
    if item.published_on is None:
        return not_shown("published_on")
    return ok() if item.published_on else fail("published_on", key=key)


def started(item: DisclosureItem, formed: date) -> date:
    """The day from which a term runs: a later change counts unless it came after publication."""
    changed, published = day(item.changed_on), day(item.published_on)
    if changed is None or (published is not None and published < changed):
        return formed
    return max(formed, changed)
