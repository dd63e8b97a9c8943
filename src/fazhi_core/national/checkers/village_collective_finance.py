"""Checkers of how a collective tells its members about its money."""

from __future__ import annotations

from fazhi_core import Bound, Group, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._collective import of_earlier_year, year_runs
from fazhi_core.national.checkers._periodic import Duty, once
from fazhi_core.national.checkers._village_items import is_finance
from fazhi_core.records.village_account import (
    CollectiveAccount,
    VillageDisclosure,
    VillageDisclosureKind,
    VillagePublisher,
)

__all__ = ["finances_checked", "finances_published", "finances_quarterly"]

_FINANCE = Duty(
    VillageDisclosure,
    on=lambda one: one.published_on,
    does=is_finance,
    kind="items",
    left_out=("not_published", "published_on"),
    later="later",
)


@checker("cf-quarterly", VillageDisclosure)
def finances_quarterly(group: Group, req: Bound[None]) -> Outcome:
    """The finances were disclosed at least once in the quarter."""
    return once(group, req, _FINANCE)


@checker("cf-group-audit", VillageDisclosure)
def finances_checked(record: VillageDisclosure, _req: Bound[None]) -> Outcome:
    """The finance group had checked the collective's figures when they were disclosed."""
    outside = _other_matters(record)
    if outside is not None:
        return outside
    checked, published = record.supervisors_checked_on, record.published_on
    if checked is None or not published:
        return not_shown("supervisors_checked_on" if checked is None else "published_on")
    if checked is False:
        return fail("supervisors_checked_on", key="not_checked")
    if checked <= published:
        return ok()
    path = "supervisors_checked_on"
    return fail(path, key="checked_later", checked=checked, published=published)


def _other_matters(record: VillageDisclosure) -> Outcome | None:
    """Why *record* is not judged as a disclosure of the collective's finances."""
    finance = is_finance(record)
    if not finance:
        return not_shown("items") if finance is None else not_applicable()
    if record.publisher is VillagePublisher.COLLECTIVE:
        return None
    return not_shown("publisher") if record.publisher is None else _of_the_committee(record)


def _of_the_committee(record: VillageDisclosure) -> Outcome | None:
    """What a village committee posts are its own finances, unless the collective's are named."""
    named = is_finance(record.replace(kind=VillageDisclosureKind.GENERAL))
    if named:
        return None
    return not_shown("items") if named is None else not_applicable()


@checker("ce-finance-published", CollectiveAccount)
def finances_published(account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """The finances of the year were published to the members."""
    outside = of_earlier_year(account, req)
    if outside is not None:
        return outside
    on = account.finance_published_on
    if on is None:
        return not_shown("finance_published_on")
    if on is False:
        runs = year_runs(account, req)
        path = "finance_published_on"
        return review(path, key="not_yet") if runs else fail(path, key="not_published")
    if account.year is not None and on.year < account.year:
        return review("finance_published_on", key="earlier", on=on)
    return ok()
