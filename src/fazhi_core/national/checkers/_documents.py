"""Which papers are normative documents, and which of them touch businesses."""

from __future__ import annotations

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.document import NormativeDocument

__all__ = ["ELEMENTS", "unless_normative", "unless_touching_business"]

ELEMENTS = ("public", "affects_rights", "generally_binding", "reusable")
"""The four facts that together make a paper a normative document."""


def unless_normative(document: NormativeDocument) -> Outcome | None:
    """The outcome where the paper is no normative document, or is not shown to be one.

    Work plans, minutes, appointments, answers to one case and forwarded papers are none, whatever
    number they bear.
    """
    missing = ""
    for name in ELEMENTS:
        shown = getattr(document, name)
        if shown is False:
            return not_applicable()
        if shown is None:
            missing = missing or name
    return not_shown(missing) if missing else None


def unless_touching_business(document: NormativeDocument) -> Outcome | None:
    """The outcome where the paper does not touch businesses, or is not shown to."""
    if document.touches_business is None:
        return not_shown("touches_business")
    return None if document.touches_business else not_applicable()
