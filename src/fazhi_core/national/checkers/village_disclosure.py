"""Checkers of what a village discloses: how often, what, how soon, and whether it is true."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from fazhi_core import (
    Bound,
    Group,
    Kind,
    Outcome,
    Period,
    Reason,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._periodic import Duty, once, strays
from fazhi_core.national.checkers._village_items import is_finance
from fazhi_core.records.base import day
from fazhi_core.records.disclosure import Channel
from fazhi_core.records.village import VillageCommittee
from fazhi_core.records.village_account import (
    CollectiveAccount,
    VillageDisclosure,
    VillageDisclosureKind,
    VillageItem,
    VillageItemClass,
)

__all__ = [
    "board_exists",
    "disclosed_quarterly",
    "finance_monthly",
    "items_covered",
    "major_at_once",
    "public_funds",
    "township_checked",
    "truthful",
]


def _is_general(record: VillageDisclosure) -> bool | None:
    return None if record.kind is None else record.kind is VillageDisclosureKind.GENERAL


def _any(_: VillageDisclosure) -> bool:
    return True


_GENERAL = Duty(
    VillageDisclosure,
    on=lambda one: one.published_on,
    does=_is_general,
    kind="kind",
    left_out=("not_published", "published_on"),
    later="later",
)
_FINANCE = attrs.evolve(_GENERAL, does=is_finance, kind="items")
_POSTED = attrs.evolve(_GENERAL, does=_any)


@checker("vd-quarterly", VillageDisclosure)
def disclosed_quarterly(group: Group, req: Bound[None]) -> Outcome:
    """The village disclosed general matters at least once in the quarter."""
    return once(group, req, _GENERAL)


@attrs.frozen(kw_only=True)
class Turnover:
    """What "much money moves" means.

    Args:
        turnover: income and expenditure of a year, in yuan, from which a village counts as one
            with many transactions; ``None`` where no local rule is set and the village says it.
    """

    turnover: int | None = None


@checker("vd-finance-monthly", VillageDisclosure, params=Turnover)
def finance_monthly(group: Group, req: Bound[Turnover]) -> Outcome:
    """A village where much money moves disclosed its finances in every month of the year.

    Whether much money moves is a fact of the year, so that it is asked for once a year.
    """
    many = _many_transactions(group, req)
    if many is None:
        return not_shown("many_transactions")
    if not many:
        return not_applicable()
    since = min(one.start for one in req.requirement.versions)
    told = [
        once(month, req, _FINANCE)
        for month in _months(group)
        if since <= month.period.start <= req.as_of
    ]
    first = min(told, key=_urgency, default=not_applicable())
    same = [one for one in told if (one.kind, one.reason) == (first.kind, first.reason)]
    months = tuple(one.due.month for one in same if one.due is not None)
    return attrs.evolve(first, values={**first.values, "months": months}) if months else first


def _urgency(outcome: Outcome) -> int:
    """What is still in time comes after all that is not."""
    return _FIRST.index(Reason.PENDING if outcome.reason is Reason.PENDING else outcome.kind)


_FIRST = (Kind.FAIL, Kind.OPEN, Kind.REVIEW, Reason.PENDING, Kind.PASS)


def _months(group: Group) -> Iterator[Group]:
    """The months of the year of *group*."""
    year = group.period.start.year
    for month in range(1, 12 + 1):
        start, end = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        posted = ((one, day(one.published_on)) for one in group.records)
        yield attrs.evolve(
            group,
            period=Period(f"{year}-{month:02d}", start, end),
            records=tuple(one for one, on in posted if on is not None and start <= on <= end),
        )


def _many_transactions(group: Group, req: Bound[Turnover]) -> bool | None:
    """Whether much money moves in the village in that year; ``None`` where records disagree."""
    year = group.period.start.year
    accounts = [
        one
        for one in req.every(CollectiveAccount)
        if one.village == group.member and one.year == year
    ]
    moved = [
        one.income + one.expenditure
        for one in accounts
        if one.income is not None and one.expenditure is not None
    ]
    if req.params.turnover is not None and moved:
        return max(moved) >= req.params.turnover
    told = {one.many_transactions for one in accounts} | {
        one.many_transactions
        for one in req.every(VillageDisclosure)
        if one.village == group.member and _year_of(one) == year
    }
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def _year_of(record: VillageDisclosure) -> int | None:
    on = day(record.published_on)
    return on.year if on else record.year


@attrs.frozen(kw_only=True)
class Soon:
    """How soon is soon, where the law sets no number of days.

    Args:
        days: calendar days; later a person must judge.
    """

    days: int


@checker("vd-major-anytime", VillageDisclosure, params=Soon)
def major_at_once(record: VillageDisclosure, req: Bound[Soon]) -> Outcome:
    """A major matter was posted soon after it was decided; how soon, no law says."""
    if record.kind is not VillageDisclosureKind.MAJOR:
        return not_shown("kind") if record.kind is None else not_applicable()
    decided, posted = day(record.decided_on), record.published_on
    if decided is None:
        return not_shown("decided_on") if record.decided_on is None else not_applicable()
    if posted is None:
        return not_shown("published_on")
    last = req.days_after(decided, req.params.days)
    if posted is False:
        if req.as_of > last:
            return fail("published_on", key="not_published")
        return review("published_on", key="soon", last=last)
    if posted <= last:
        return ok()
    return review("published_on", key="slow", days=(posted - decided).days)


@checker("vd-board-exists", VillageDisclosure)
def board_exists(group: Group, req: Bound[None]) -> Outcome:
    """The village has a board; what it posts online comes on top of it."""
    if any(_on_board(one) for one in group.records):
        return ok()
    boards = [one.board for one in req.every(VillageCommittee) if one.village == group.member]
    if True in boards:
        return ok()
    if False in boards:
        return fail("channels", key="no_board")
    shown = group.records and all(one.channels is not None for one in group.records)
    return not_shown("board_place" if shown else "channels")


def _on_board(record: VillageDisclosure) -> bool:
    boards = {Channel.BOARD, Channel.VILLAGE_BOARD}
    return bool(record.board_place) or not boards.isdisjoint(record.channels or ())


def _classes(names: Iterable[str]) -> tuple[VillageItemClass, ...]:
    return tuple(map(VillageItemClass, names))


@attrs.frozen(kw_only=True)
class ItemClasses:
    """What must be disclosed within a year.

    Args:
        classes: the classes of items that every village has to look for.
    """

    classes: tuple[VillageItemClass, ...] = attrs.field(converter=_classes)


@checker("vd-items", VillageDisclosure, params=ItemClasses)
def items_covered(group: Group, req: Bound[ItemClasses]) -> Outcome:
    """Each class of items came up in the year, if only to say that there was no such matter."""
    records = [one for one in group.records if one.published_on]
    items = [item for one in records for item in one.items or ()]
    shown = {item.item_class for item in items}
    missing = tuple(one for one in req.params.classes if one not in shown)
    if not missing:
        return ok()
    if req.as_of <= group.period.end or not records:
        return req.in_period(group, done=False, path="items")
    if None in shown or any(one.items is None for one in records):
        return not_shown("items")
    for one in strays(group, req, _POSTED):
        if one.published_on is None or one.village is None:
            return not_shown("published_on" if one.published_on is None else "village")
    return review("items", key="not_covered", classes=missing)


@checker("vd-truthful", VillageDisclosure)
def truthful(record: VillageDisclosure, _req: Bound[None]) -> Outcome:
    """What was posted is true, and villagers may ask about it."""
    if record.published_on is None:
        return not_shown("published_on")
    if record.truthful is False:
        return fail("truthful", key="untrue")
    if record.query_refused:
        return fail("query_refused", key="query_refused")
    if record.query_refused is None:
        return not_shown("query_refused")
    return ok() if record.truthful else not_shown("truthful")


@checker("vd-relief-funds", VillageDisclosure)
def public_funds(item: VillageItem, record: VillageDisclosure, _req: Bound[None]) -> Outcome:
    """Money and goods from the government are posted with amounts, and without private details."""
    if item.item_class is not VillageItemClass.PUBLIC_FUNDS:
        return not_shown("item_class") if item.item_class is None else not_applicable()
    if item.nothing:
        return not_applicable()
    if record.published_on is None:
        return not_shown("/published_on")
    if record.published_on is False:
        return fail("/published_on", key="not_published")
    if item.amounts_stated is None:
        return not_shown("amounts_stated")
    if not item.amounts_stated:
        return fail("amounts_stated", key="no_amounts")
    if item.private_details is None:
        return not_shown("private_details")
    return review("private_details", key="private") if item.private_details else ok()


@checker("vd-ningxia-township", VillageDisclosure)
def township_checked(group: Group, req: Bound[None]) -> Outcome:
    """The township looked at the village's disclosure in the year."""
    posted = [one for one in req.every(VillageDisclosure) if one.village == group.member]
    days = [day(one.township_checked_on) for one in posted]
    if any(group.period.start <= on <= group.period.end for on in days if on):
        return ok()
    if req.as_of <= group.period.end:
        return req.in_period(group, done=False, path="township_checked_on")
    if not group.records or any(one.township_checked_on is None for one in group.records):
        return not_shown("township_checked_on")
    return review("township_checked_on", key="not_checked")
