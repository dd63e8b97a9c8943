"""Checkers of the documents that an enforcement case rests on: they are published."""

from __future__ import annotations

from datetime import date
from typing import Any

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.document import NormativeDocument
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import CitedDocument
from fazhi_core.records.enforcement_people import PartyKind

__all__ = ["measure_basis_published", "penalty_basis_published"]


@checker("normdoc-penalty-basis-published", EnforcementCase)
def penalty_basis_published(
    cited: CitedDocument, case: EnforcementCase, req: Bound[None]
) -> Outcome:
    """What a penalty rests on was published by the day of the decision."""
    decision = table(case.decision)
    imposed = imposes_penalty(decision) if decision else None
    if imposed is False:
        return not_applicable()
    decided = day(decision.on) if decision else None
    if imposed is None or decided is None:
        return not_shown("/decision.kinds")
    return _published(cited, decided, req)


@checker("normdoc-unpublished-no-basis", EnforcementCase)
def measure_basis_published(
    cited: CitedDocument, case: EnforcementCase, req: Bound[None]
) -> Outcome:
    """What an order to a business rests on, where no penalty is imposed, was published."""
    if case.party is None or case.party.kind is None:
        return not_shown("/party.kind")
    if case.party.kind is PartyKind.NATURAL:
        return not_applicable()
    if case.decision is None:
        return not_shown("/decision")
    imposed = imposes_penalty(case.decision) if case.decision else False
    if imposed is not False:
        return not_applicable() if imposed else not_shown("/decision.kinds")
    order = table(case.correction_order)
    ordered = day(order.on) if order else None
    return _published(cited, ordered, req) if ordered else not_shown("/correction_order.on")


def _published(cited: CitedDocument, acted: date, req: Bound[Any]) -> Outcome:
    published = _day_published(cited, req)
    if published is None:
        return not_shown("published_on")
    if published is False:
        return fail("published_on", key="unpublished")
    if published > acted:
        return fail("published_on", key="published_later", published=published, acted=acted)
    return ok()


def _day_published(cited: CitedDocument, req: Bound[Any]) -> Day:
    """The day the case tells, else the day the document itself tells."""
    if cited.published_on is not None:
        return cited.published_on
    document = req.get(cited.document, NormativeDocument)
    return document.published_on if document else None
