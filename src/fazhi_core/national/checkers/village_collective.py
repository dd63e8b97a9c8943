"""Checkers of a collective's organisation and property, and of the township's orders to correct."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._collective import before_law, of_earlier_year, year_runs
from fazhi_core.national.checkers._corrections import ordered
from fazhi_core.national.checkers._local import years_after
from fazhi_core.records.base import day, table
from fazhi_core.records.contract import Contract, ContractHolder
from fazhi_core.records.supervision import SupervisedKind, SupervisionActivity, SupervisionKind
from fazhi_core.records.village_account import (
    BookkeepingMode,
    CollectiveAccount,
    CollectiveCharter,
    CollectiveCouncil,
    CollectiveRegister,
)

__all__ = [
    "charter_filed",
    "charter_or_decision_corrected",
    "council_apart",
    "council_size",
    "entrusted_in_writing",
    "misconduct_corrected",
    "no_debt",
    "no_debt_in_books",
    "no_guarantee",
    "no_guarantee_in_books",
    "no_private_account",
    "register_filed",
    "supervisors_apart",
]


@checker("ce-register-filed", CollectiveAccount)
def register_filed(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """The register of members made under the law was filed with township and county."""
    register = table(account.register)
    on = register.changed_on if register else None
    outside = of_earlier_year(account, req) or _unmade(account.register, "register")
    outside = outside or before_law(on, "register.changed_on", req)
    return outside or _filed(account, "register", register, req)


@checker("ce-charter-filed", CollectiveAccount)
def charter_filed(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """The charter adopted under the law was filed with township and county."""
    charter = table(account.charter)
    on = charter.adopted_on if charter else None
    outside = of_earlier_year(account, req) or _unmade(account.charter, "charter")
    outside = outside or before_law(on, "charter.adopted_on", req)
    return outside or _filed(account, "charter", charter, req)


def _unmade(paper: object, path: str) -> Outcome | None:
    if paper is False:
        return fail(path, key="none")
    return not_shown(path) if paper is None else None


def _filed(
    account: CollectiveAccount,
    name: str,
    paper: CollectiveRegister | CollectiveCharter | None,
    req: Bound[None],
) -> Outcome:
    places = ("filed_township_on", "filed_county_on")
    for place in places:
        if getattr(paper, place) is False:
            if year_runs(account, req):
                return review((name, place), key="in_hand")
            return fail((name, place), key="not_filed")
    missing = next((place for place in places if getattr(paper, place) is None), "")
    return not_shown((name, missing)) if missing else ok()


@attrs.frozen(kw_only=True)
class CouncilShape:
    """The usual size and the term of a council.

    Args:
        sizes: the numbers of members.
        years: the term in years.
    """

    sizes: tuple[int, ...]
    years: int


@checker("ce-council-odd", CollectiveAccount, params=CouncilShape)
def council_size(account: CollectiveAccount, req: Bound[CouncilShape]) -> Outcome:
    """The council has the usual number of members and the term of the law."""
    outside = of_earlier_year(account, req)
    if outside is not None:
        return outside
    council = table(account.council)
    if council is None:
        return not_applicable() if account.council is False else not_shown("council")
    return before_law(council.elected_on, "council.elected_on", req) or _usual(council, req)


def _usual(council: CollectiveCouncil, req: Bound[CouncilShape]) -> Outcome:
    elected = day(council.elected_on)
    if elected is None:
        return not_shown("council.elected_on")
    if council.members is None:
        return not_shown("council.members")
    until = day(council.term_until)
    if until is None:
        return not_shown("council.term_until")
    if council.members not in req.params.sizes:
        return review("council.members", key="size", found=council.members)
    end = years_after(elected, req.params.years)
    if until in {end, req.days_after(end, -1)}:
        return ok()
    return review("council.term_until", key="term", until=until)


@checker("ce-council-kin", CollectiveAccount)
def council_apart(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """No near relatives sit together on the council."""
    return _apart(account, "near_relatives", "kin", req)


@checker("ce-supervisor-no-kin", CollectiveAccount)
def supervisors_apart(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """No supervisor sits on the council, keeps the books or is near kin of one who does."""
    return _apart(account, "supervisor_conflict", "conflict", req)


def _apart(account: CollectiveAccount, fact: str, key: str, req: Bound[None]) -> Outcome:
    outside = of_earlier_year(account, req)
    if outside is not None:
        return outside
    council = table(account.council)
    if council is None:
        return not_applicable() if account.council is False else not_shown("council")
    path = f"council.{fact}"
    mixed = getattr(council, fact)
    if not mixed:
        return not_shown(path) if mixed is None else ok()
    elected = day(council.elected_on)
    if elected is None:
        return not_shown("council.elected_on")
    return review(path, key="earlier") if elected < req.version.start else fail(path, key=key)


@checker("ce-no-personal-account", CollectiveAccount)
def no_private_account(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """No collective money lies in an account in a person's name."""
    return of_earlier_year(account, req) or _free(account, "private_account", "private")


@checker("ce-no-gov-debt-in-books", CollectiveAccount)
def no_debt_in_books(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """The collective owes nothing that it borrowed for a government."""
    return of_earlier_year(account, req) or _free(account, "government_debt", "debt")


@checker("ce-no-guarantee-in-books", CollectiveAccount)
def no_guarantee_in_books(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """The collective stands surety for nobody."""
    return of_earlier_year(account, req) or _free(account, "guarantee_given", "guarantee")


@checker("ce-no-gov-debt", Contract)
def no_debt(contract: Contract, _req: Bound[None]) -> Outcome:
    """No contract of a collective borrows for a government."""
    return _of_another(contract) or _free(contract, "government_debt", "debt")


@checker("ce-no-guarantee", Contract)
def no_guarantee(contract: Contract, _req: Bound[None]) -> Outcome:
    """No contract of a collective guarantees somebody's debt."""
    return _of_another(contract) or _free(contract, "guarantees_debt", "guarantee")


def _of_another(contract: Contract) -> Outcome | None:
    """Why *contract* is not judged where only those of collectives are."""
    if contract.holder is None:
        return not_shown("holder")
    return None if contract.holder is ContractHolder.COLLECTIVE else not_applicable()


def _free(record: CollectiveAccount | Contract, fact: str, key: str) -> Outcome:
    """Whether *record* is free of what the law forbids."""
    forbidden = getattr(record, fact)
    if forbidden is None:
        return not_shown(fact)
    return fail(fact, key=key) if forbidden else ok()


@checker("ce-entrusted-bookkeeping", CollectiveAccount)
def entrusted_in_writing(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """Whoever keeps the books for the collective has its mandate in writing."""
    outside = of_earlier_year(account, req)
    if outside is not None:
        return outside
    if account.bookkeeping is not BookkeepingMode.ENTRUSTED:
        return not_shown("bookkeeping") if account.bookkeeping is None else not_applicable()
    if account.mandate is False:
        return fail("mandate", key="no_mandate")
    agreed = account.mandate.agreement_on if account.mandate else None
    if agreed is None:
        return not_shown("mandate.agreement_on")
    return ok() if agreed else fail("mandate.agreement_on", key="no_mandate")


@attrs.frozen(kw_only=True)
class Defects:
    """What is corrected under one article.

    Args:
        defects: the kinds of what was found unlawful.
    """

    defects: tuple[str, ...]


@checker("ce-orders-correction", SupervisionActivity, params=Defects)
def charter_or_decision_corrected(activity: SupervisionActivity, req: Bound[Defects]) -> Outcome:
    """The township ordered the correction of the unlawful charter or decision that it found."""
    return _not_found(activity, req.params.defects) or ordered(activity, within_a_time=True)


@checker("ce-misconduct-order", SupervisionActivity, params=Defects)
def misconduct_corrected(activity: SupervisionActivity, req: Bound[Defects]) -> Outcome:
    """The township ordered the correction of the misconduct that it found."""
    return _not_found(activity, req.params.defects) or ordered(activity, within_a_time=True)


def _not_found(activity: SupervisionActivity, defects: tuple[str, ...]) -> Outcome | None:
    """Why nothing had to be ordered: none of *defects* was found in a collective."""
    if activity.kind is SupervisionKind.OTHER:
        if activity.supervised is not SupervisedKind.COLLECTIVE:
            unknown = activity.supervised is None
            return not_shown("supervised") if unknown else not_applicable()
    elif activity.kind is not SupervisionKind.COLLECTIVE_CORRECTION:
        return not_shown("kind") if activity.kind is None else not_applicable()
    if not activity.unlawful_found:
        return not_shown("unlawful_found") if activity.unlawful_found is None else not_applicable()
    if activity.collective_defect is None:
        return not_shown("collective_defect")
    return None if activity.collective_defect in defects else not_applicable()
