"""Checker of what Ningxia's rule on procedure asks to publish."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker
from fazhi_core.national.checkers._disclosure_items import Categories, published
from fazhi_core.records.disclosure import DisclosureItem

__all__ = ["relief_audited"]


@checker("relief-audit-published-ningxia", DisclosureItem, params=Categories)
def relief_audited(item: DisclosureItem, req: Bound[Categories]) -> Outcome:
    """The audit of what was paid to people in need is public."""
    return published(item, req, "not_published")
