"""Checkers of the township's own part in a collective's books: mandate, figures, audit."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_shown, ok, review
from fazhi_core.national.checkers._collective import mandate_of_township, of_earlier_year
from fazhi_core.records.base import day
from fazhi_core.records.village_account import (
    BookkeepingMandate,
    BookkeepingMode,
    CollectiveAccount,
    CollectiveIntervention,
    DataSupply,
    PaymentApprover,
)

__all__ = [
    "audited",
    "basis_named",
    "figures_supplied",
    "mandate_by_decision",
    "not_interfered",
    "rights_stay",
]


@checker("ent-four-rights", CollectiveAccount)
def rights_stay(account: CollectiveAccount, _req: Bound[None]) -> Outcome:
    """Where the township keeps the books, it neither owns nor approves."""
    mandate = mandate_of_township(account)
    if isinstance(mandate, Outcome):
        return mandate
    if mandate.four_rights_kept is False:
        return fail("mandate.four_rights_kept", key="not_kept")
    if mandate.approver is PaymentApprover.TOWNSHIP:
        return fail("mandate.approver", key="township_approves")
    if mandate.four_rights_kept is None:
        return not_shown("mandate.four_rights_kept")
    if mandate.approver is None:
        return not_shown("mandate.approver")
    both = mandate.approver is PaymentApprover.BOTH
    return review("mandate.approver", key="both_approve") if both else ok()


@checker("ent-democratic-mandate", CollectiveAccount)
def mandate_by_decision(account: CollectiveAccount, _req: Bound[None]) -> Outcome:
    """The township keeps the books because the village decided so, by a signed agreement."""
    if account.bookkeeping is BookkeepingMode.ENTRUSTED and account.mandate is False:
        return review("mandate", key="no_mandate")
    mandate = mandate_of_township(account)
    return mandate if isinstance(mandate, Outcome) else _decided_and_signed(mandate)


def _decided_and_signed(mandate: BookkeepingMandate) -> Outcome:
    if mandate.decided_on is False:
        return fail("mandate.decided_on", key="not_decided")
    for name in ("agreement_on", "signed"):
        if getattr(mandate, name) is False:
            return fail(f"mandate.{name}", key="no_agreement")
    for name in ("decided_on", "agreement_on", "signed"):
        if getattr(mandate, name) is None:
            return not_shown(f"mandate.{name}")
    decided, agreed = day(mandate.decided_on), day(mandate.agreement_on)
    if decided is None or agreed is None or decided <= agreed:
        return ok()
    return fail("mandate.decided_on", key="decided_later", decided=decided, agreed=agreed)


@attrs.frozen(kw_only=True)
class Sources:
    """The law a mandate may rest on.

    Args:
        sources: words by which it is named.
    """

    sources: tuple[str, ...]


@checker("ent-accounting-law", CollectiveAccount, params=Sources)
def basis_named(account: CollectiveAccount, req: Bound[Sources]) -> Outcome:
    """The agreement names the law that lets a township keep books."""
    mandate = mandate_of_township(account)
    if isinstance(mandate, Outcome):
        return mandate
    if mandate.basis is None:
        return not_shown("mandate.basis")
    named = any(one in mandate.basis for one in req.params.sources)
    return ok() if named else review("mandate.basis", key="no_hook")


@checker("ent-supply-disclosure", CollectiveAccount)
def figures_supplied(supply: DataSupply, account: CollectiveAccount, _req: Bound[None]) -> Outcome:
    """The village had the figures of the period before it disclosed them."""
    mandate = mandate_of_township(account)
    if isinstance(mandate, Outcome):
        return not_shown(("/", *mandate.path)) if mandate.path else mandate
    supplied, disclosed = supply.supplied_on, supply.disclosed_on
    if supplied is None or disclosed is None:
        return not_shown("supplied_on" if supplied is None else "disclosed_on")
    if not disclosed:
        return review("disclosed_on", key="not_disclosed")
    if not supplied:
        return fail("supplied_on", key="not_supplied")
    if supplied <= disclosed:
        return ok()
    return fail("supplied_on", key="supplied_late", supplied=supplied, disclosed=disclosed)


@attrs.frozen(kw_only=True)
class Powers:
    """Which acts are the township's by law, and which are the collective's own.

    Args:
        lawful: kinds of acts that the law gives to the township.
        own: kinds of acts that are for the collective to decide.
    """

    lawful: tuple[str, ...]
    own: tuple[str, ...]


@checker("ce-no-interference", CollectiveAccount, params=Powers)
def not_interfered(
    act: CollectiveIntervention, _account: CollectiveAccount, req: Bound[Powers]
) -> Outcome:
    """What is the collective's own the township left to it, or had a basis for."""
    if act.kind is None:
        return not_shown("kind")
    if act.kind in req.params.lawful:
        return ok()
    if act.kind not in req.params.own:
        return review("kind", key="unclear")
    if act.legal_basis or act.members_decided:
        return ok()
    for name in ("legal_basis", "members_decided"):
        if getattr(act, name) is None:
            return not_shown(name)
    return fail("kind", key="interfered", kind=act.kind)


@attrs.frozen(kw_only=True)
class AuditKinds:
    """The audits that the law asks for as the case requires.

    Args:
        kinds: their kinds.
    """

    kinds: tuple[str, ...]


@checker("ce-township-audit", CollectiveAccount, params=AuditKinds)
def audited(account: CollectiveAccount, req: Bound[AuditKinds]) -> Outcome:
    """The books of the year were audited, or an audit was planned."""
    outside = of_earlier_year(account, req)
    if outside is not None:
        return outside
    if day(account.audit_plan_on):
        return ok()
    made = [one for one in account.audits or () if one.kind in (None, *req.params.kinds)]
    if any(one.kind is not None and day(one.reported_on) for one in made):
        return ok()
    if account.audit_plan_on is None:
        return not_shown("audit_plan_on")
    if account.audits is None or any(None in (one.kind, one.reported_on) for one in made):
        return not_shown("audits")
    return review("audits", key="none")
