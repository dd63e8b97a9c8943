"""Checkers of how a normative document is made: who issues it, and the steps before that."""

from __future__ import annotations

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._documents import (
    ELEMENTS,
    unless_normative,
    unless_normative_for_business,
)
from fazhi_core.national.checkers._reviewed import heard_before, reviewed_before
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.document import Creates, IssuerKind, NormativeDocument

__all__ = [
    "adviser_heard",
    "business_reviewed",
    "deliberated",
    "disabled_heard",
    "full_procedure",
    "issuer",
    "legally_reviewed",
    "normative",
    "office_checked",
    "women_heard",
]

_LAYS_DOWN = frozenset(Creates) - {Creates.NONE}


@checker("normdoc-definition", NormativeDocument)
def normative(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """What is said to be an internal paper does not lay down duties for the public."""
    other = unless_normative(document)
    if other is None:
        return ok()
    if other.kind is Kind.OPEN:
        return other
    if document.creates is None:
        return not_shown("creates")
    if not _LAYS_DOWN.intersection(document.creates):
        return not_applicable()
    denied = next(name for name in ELEMENTS if getattr(document, name) is False)
    return review(denied, key="looks_normative")


@checker("normdoc-issuer", NormativeDocument)
def issuer(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """The township government issues it, alone or together with the party committee."""
    if (other := unless_normative(document)) is not None:
        return other
    kind = document.issuer_kind
    if kind is None:
        return not_shown("issuer_kind")
    if kind is IssuerKind.LEADING_GROUP:
        return fail("issuer_kind", key="leading_group")
    if kind is IssuerKind.OFFICE:
        return fail("issuer_kind", key="office")
    return not_applicable() if kind is IssuerKind.PARTY_COMMITTEE else ok()


@checker("normdoc-full-procedure", NormativeDocument)
def full_procedure(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """An important document went through all five steps."""
    if document.important is False:
        return not_applicable()
    if (other := unless_normative(document)) is not None:
        return other
    if document.important is None:
        return not_shown("important")
    steps = _steps(document)
    skipped = [path for path, shown in steps if shown is False]
    if skipped:
        told = review if document.urgent else fail
        key = "urgent" if document.urgent else "skipped"
        return told(skipped[0], key=key, count=len(skipped))
    unknown = next((path for path, shown in steps if shown is None), None)
    return not_shown(unknown) if unknown else ok()


def _steps(document: NormativeDocument) -> list[tuple[str, bool | None]]:
    """Each step with whether it was taken; a lawfully closed paper needs no public ones."""
    discussion = table(document.discussion)
    held = discussion.held_on if discussion else document.discussion
    steps: list[tuple[str, bool | None]] = [
        ("evaluated_on", _taken(document.evaluated_on)),
        ("review", None if document.review is None else document.review is not False),
        ("discussion", None if held is None else held is not False),
    ]
    if not document.secret:
        asked = document.comment
        steps.append(("comment", None if asked is None else asked is not False))
        steps.append(("published_on", _taken(document.published_on)))
    return steps


def _taken(on: Day) -> bool | None:
    return None if on is None else on is not False


@checker("normdoc-legal-review-required", NormativeDocument)
def legally_reviewed(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The legality review was passed before the document was put to the meeting."""
    return unless_normative(document) or reviewed_before(document, req)


@checker("normdoc-business-legality-review", NormativeDocument)
def business_reviewed(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """A document that touches businesses passed its legality review before it was issued."""
    return unless_normative_for_business(document) or reviewed_before(document, req)


@checker("normdoc-office-check", NormativeDocument)
def office_checked(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The office looked at how it was drafted before it was put to the meeting."""
    return unless_normative(document) or req.in_order(document)


@checker("normdoc-collective-deliberation", NormativeDocument)
def deliberated(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """A meeting deliberated before it was issued, whatever the meeting is called."""
    if (other := unless_normative(document)) is not None:
        return other
    order = req.in_order(document)
    if order.key != "skipped":
        return order
    if document.urgent:
        return review(order.path, key="urgent")
    party = document.party_committee_approved_on
    if party is None:
        return not_shown("party_committee_approved_on")
    return review(order.path, key="party_only", party=party) if party else order


@checker("adviser-normdoc-participation", NormativeDocument)
def adviser_heard(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """Where the township has an adviser, he or she was heard before the document was issued."""
    if document.has_adviser is False:
        return not_applicable()
    if (other := unless_normative(document)) is not None:
        return other
    if document.has_adviser is None:
        return not_shown("has_adviser")
    issued = day(document.issued_on)
    if issued is None:
        return not_shown("adviser_opinion")
    return heard_before(document.adviser_opinion, issued, "late")


@checker("normdoc-women-federation", NormativeDocument)
def women_heard(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """The women's federation was heard where the rights of women are touched."""
    return _heard(document, "touches_women", "women_federation_heard")


@checker("normdoc-accessibility-consult", NormativeDocument)
def disabled_heard(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """Representatives of the disabled and the elderly were heard where access is touched."""
    return _heard(document, "touches_accessibility", "disabled_and_elderly_heard")


def _heard(document: NormativeDocument, touched: str, heard: str) -> Outcome:
    if getattr(document, touched) is False:
        return not_applicable()
    if (other := unless_normative(document)) is not None:
        return other
    if getattr(document, touched) is None:
        return not_shown(touched)
    shown = getattr(document, heard)
    if shown is None:
        return not_shown(heard)
    return ok() if shown else fail(heard, key="not_heard")
