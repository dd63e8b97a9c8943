"""Checkers of Ningxia's rules on enforcement decisions that no statute governs.

Penalties, licences, compulsion and hearings follow their own statutes; what is left of a case is
an order to put right that stands alone, without a penalty.
"""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.national.checkers._terms import longest, running, term_kept
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime
from fazhi_core.records.enforcement_inquiry import CorrectionOrder

__all__ = ["reasons_given_ningxia", "time_limit_ningxia"]


def _order_alone(case: EnforcementCase) -> CorrectionOrder | Outcome:
    """The order that ended a case without a penalty, or the outcome where there is none."""
    if case.legal_regime is LegalRegime.POLICE or case.decision:
        return not_applicable()
    if case.decision is None:
        return not_shown("decision")
    if case.correction_order is None:
        return not_shown("correction_order")
    return case.correction_order or not_applicable()


@checker("reasons-given-ningxia", EnforcementCase)
def reasons_given_ningxia(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The order gives reasons for evidence, basis and discretion."""
    order = _order_alone(case)
    if isinstance(order, Outcome):
        return order
    if order.reasons_stated is None:
        return not_shown("correction_order.reasons_stated")
    if order.reasons_stated or order.urgent:
        return ok() if order.reasons_stated else not_applicable()
    return fail("correction_order.reasons_stated", key="no_reasons")


@attrs.frozen(kw_only=True)
class OrderTerm:
    """Figures of ``time-limit-ningxia``.

    Args:
        most_extra_days: how many days an approved extension may add.
    """

    most_extra_days: int


@checker("time-limit-ningxia", EnforcementCase, params=OrderTerm)
def time_limit_ningxia(case: EnforcementCase, req: Bound[OrderTerm]) -> Outcome:
    """From the start of the procedure to the order."""
    order = _order_alone(case)
    if isinstance(order, Outcome):
        return order
    if order.on is False or case.filed_on is False:
        return not_applicable()
    if case.filed_on is None:
        return not_shown("filed_on")
    if order.on is None:
        return running(case, case.filed_on, None, "correction_order.on", req)
    kept = term_kept(case, case.filed_on, order.on, "correction_order.on", req)
    return (
        kept
        if kept.kind is not Kind.PASS
        else longest(
            case, case.filed_on, order.on, "correction_order.on", req, req.params.most_extra_days
        )
    )
