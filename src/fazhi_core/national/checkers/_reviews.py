"""The legality reviews of a penalty case, wherever the ledger keeps them."""

from __future__ import annotations

from typing import Any

from fazhi_core import Bound
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.legality import LegalReview

__all__ = ["reviews_of"]


def reviews_of(case: EnforcementCase, req: Bound[Any]) -> tuple[LegalReview, ...]:
    """The reviews that *case* names, or that name it as their subject."""
    if case.review is None:
        return req.about(case, LegalReview)
    found = req.get(case.review, LegalReview)
    return (found,) if found is not None else ()
