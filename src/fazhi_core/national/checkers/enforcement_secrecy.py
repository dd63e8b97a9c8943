"""Checker of what a published penalty may give away."""

from __future__ import annotations

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.disclosure import DisclosureItem, EnforcementKind

__all__ = ["secrecy_kept"]


@checker("secrecy-kept", DisclosureItem)
def secrecy_kept(item: DisclosureItem, _req: Bound[None]) -> Outcome:
    """What became known in a penalty case was not published with the decision."""
    if item.enforcement_kind is not EnforcementKind.PENALTY:
        return not_applicable()
    if item.personal_data_removed is None:
        return not_shown("personal_data_removed")
    if not item.personal_data_removed:
        return fail("personal_data_removed", key="not_removed")
    if item.secrecy_reviewed is None:
        return not_shown("secrecy_reviewed")
    return ok() if item.secrecy_reviewed else review("secrecy_reviewed", key="not_reviewed")
