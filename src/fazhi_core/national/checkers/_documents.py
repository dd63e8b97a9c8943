"""Which papers are normative documents, and which of them touch businesses."""

from __future__ import annotations

from fazhi_core import Kind, Outcome, not_applicable, not_shown
from fazhi_core.records.document import NormativeDocument

__all__ = [
    "ELEMENTS",
    "unless_normative",
    "unless_normative_for_business",
    "unless_touching_business",
]

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


def unless_normative_for_business(document: NormativeDocument) -> Outcome | None:
    """The outcome where the paper is no normative document that touches businesses, or not shown.

    An internal paper is none whatever it touches, and nobody need say whether it does.
    """
    reasons = [unless_normative(document), unless_touching_business(document)]
    outside = [one for one in reasons if one is not None]
    settled = [one for one in outside if one.kind is Kind.NOT_APPLICABLE]
    return next(iter(settled or outside), None)
