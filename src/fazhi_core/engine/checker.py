"""Checkers: the logic for one requirement, and what they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from types import ModuleType
from typing import Any, TypeAlias, TypeVar, overload

import attrs

from fazhi_core.engine.outcome import (
    Kind,
    Outcome,
    Path,
    Reason,
    as_path,
    fail,
    not_applicable,
    not_shown,
    ok,
)
from fazhi_core.engine.stages import Look, compared, reached
from fazhi_core.engine.terms import Terms
from fazhi_core.engine.view import View
from fazhi_core.law.instrument import DayCounting
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records.base import No, Record

__all__ = ["Bound", "Checker", "CheckerModule", "Group", "Period", "checker", "checkers_in"]

P = TypeVar("P")
R = TypeVar("R", bound=Record)


@attrs.frozen
class Period:
    """A quarter, month or year that records are judged on.

    Args:
        name: ``2021Q3``, ``2021-07`` or ``2021``.
        start: first day.
        end: last day.
    """

    name: str
    start: date
    end: date


@attrs.frozen
class Group:
    """All records of one type that belong together for one period, or their digests.

    Args:
        member: the value of the first group fact that they share.
        period: the period.
        records: the records, or their digests; none where the period has none.
        agency: the agency that keeps the member's records, ``None`` where it is not one.
    """

    member: str
    period: Period
    records: tuple[Any, ...]
    agency: str | None = None


class Bound(Terms[P]):
    """A requirement's version, bound to the run: what a checker may know besides the record.

    Attributes:
        agency: the agency whose records are judged; references lead to its records only.
    """

    __slots__ = ("agency",)

    def __init__(
        self,
        requirement: Requirement,
        version: Version,
        *,
        params: P,
        counting: DayCounting,
        view: View,
        agency: str | None = None,
    ) -> None:
        super().__init__(requirement, version, params=params, counting=counting, view=view)
        self.agency = agency

    def get(self, reference: R | str | No | None, type_: type[R]) -> R | None:
        """The record that *reference* (an id, or the record itself) stands for.

        ``None`` where nothing is shown, it did not happen, or the agency has no such
        record in the ledger.

        Raises:
            UndeclaredLookupError: the requirement does not list the type under ``uses``.
        """
        if reference is None or reference is False:
            return None
        if isinstance(reference, str):
            return self._view.find(self.requirement, type_, reference, self.agency)
        return reference

    def about(self, record: Record, type_: type[R]) -> tuple[R, ...]:
        """The records of *type_* whose ``subject`` is *record*.

        Raises:
            UndeclaredLookupError: the requirement does not list the type under ``uses``.
        """
        return self._view.about(self.requirement, type_, record)

    def every(self, type_: type[R]) -> tuple[R, ...]:
        """All records of *type_* in the ledger, whichever agency keeps them.

        Raises:
            UndeclaredLookupError: the requirement does not list the type under ``uses``.
        """
        return self._view.every(self.requirement, type_)

    def in_order(self, record: Record) -> Outcome:
        """Whether the two steps of the version's ``order`` came in that order.

        Open where a day is not shown; not applicable where the later step did not happen.  Fails
        with the message ``skipped`` where the earlier step did not happen, ``out_of_order`` where
        it came later; ``same_day`` is the message where both fall on one day and the law does not
        simply allow that.

        Raises:
            LookupError: the version has no order.
            UndeclaredLookupError: a step lies in a type that is not listed under ``uses``.
        """
        order, sequence = self.version.order, self._view.sequences[self.requirement.record]
        if order is None:
            raise LookupError(f"{self.requirement.id} has no order in this version")
        first, then = sequence.stage(order.first), sequence.stage(order.then)
        look = self._look()
        later = reached(then, record, look)
        if later.state == "not_done":
            return not_applicable()
        if later.state == "unknown":
            return not_shown(("/", *later.path))
        earlier = reached(first, record, look)
        if earlier.state == "not_done":
            return fail(("/", *earlier.path), key="skipped", then=later.days[0])
        return compared(order, (first, earlier), (then, later))

    def _look(self) -> Look:
        view, requirement, agency = self._view, self.requirement, self.agency

        def find(types: tuple[str, ...], id_: str) -> Record | None:
            every = (view.find(requirement, view.type_of(name), id_, agency) for name in types)
            return next((one for one in every if one is not None), None)

        def about(type_: str, record: Record) -> tuple[Record, ...]:
            return view.about(requirement, view.type_of(type_), record)

        return Look(find, about)

    def in_period(self, group: Group, *, done: bool, path: str | Path = ()) -> Outcome:
        """Whether what must be done once in every period was *done* in the group's period.

        Pending while the period runs, overdue once it is over and nothing is recorded.
        """
        if done:
            return ok()
        at, last = as_path(path or self.deadline.end), group.period.end
        reason = Reason.PENDING if self.as_of <= last else Reason.OVERDUE
        return Outcome(Kind.OPEN, reason, at, due=last)


@attrs.frozen(eq=False)
class Checker:
    """The logic for one requirement.  Calling it calls the function.

    Args:
        requirement: id of the requirement.
        record: the class of record it judges.
        function: ``(record, req)``, ``(item, record, req)`` where the requirement says ``each``,
            or ``(group, req)`` where it says ``group``.
        params: the attrs class of its figures, ``None`` where it has none.
        digest: where the requirement says ``digest``: gives the days and values that are kept of
            one record, so that the record itself is not.
        unlisted: where the requirement says ``each``: ``(record, req)``, what can be said of a
            record that does not show the list; ``None`` where nothing can.
    """

    requirement: str
    record: type[Record]
    function: Callable[..., Outcome]
    params: type[Any] | None = None
    digest: Callable[[Any], Iterable[tuple[date, Any]]] | None = None
    unlisted: Callable[..., Outcome] | None = None

    def __call__(self, *args: Any) -> Outcome:
        """Judge one subject."""
        return self.function(*args)


@attrs.frozen
class CheckerModule:
    """A module of checkers for some record types, imported when a plan first needs it."""

    module: str
    records: tuple[str, ...]


_Judge: TypeAlias = (
    Callable[[R, Bound[P]], Outcome]
    | Callable[[Any, R, Bound[P]], Outcome]
    | Callable[[Group, Bound[P]], Outcome]
)
"""What a checker's function takes: the record, an item and its record, or a group."""

_Kept: TypeAlias = Callable[[R], Iterable[tuple[date, Any]]]
"""What is kept of one record: days, and a value for each."""


@overload
def checker(
    requirement: str, record: type[R], *, digest: _Kept[R] | None = None
) -> Callable[[_Judge[R, None]], Checker]: ...


@overload
def checker(
    requirement: str, record: type[R], *, params: type[P], digest: _Kept[R] | None = None
) -> Callable[[_Judge[R, P]], Checker]: ...


def checker(
    requirement: str,
    record: type[Record],
    *,
    params: type[Any] | None = None,
    digest: Callable[[Any], Iterable[tuple[date, Any]]] | None = None,
) -> Callable[[Callable[..., Outcome]], Checker]:
    """Say that a function is the checker of *requirement*.  Registers nothing.

    A type checker holds the function against *record* and *params*.

    Args:
        requirement: id of the requirement, which the same plugin brings.
        record: the class of record it judges.
        params: the attrs class of the requirement's figures; without it the function gets a
            ``Bound[None]``.
        digest: where the requirement says ``digest``: gives the days and values that are kept of
            one record, so that the record itself is not.

    >>> from fazhi_core.records.legality import LegalReview
    >>> @checker("example.reviewed", LegalReview)
    ... def reviewed(review, req):
    ...     return ok() if review.opinion_on else fail("opinion_on", key="none")
    >>> reviewed.requirement
    'example.reviewed'
    """

    def mark(function: Callable[..., Outcome]) -> Checker:
        return Checker(requirement, record, function, params, digest)

    return mark


def checkers_in(module: ModuleType) -> Iterator[Checker]:
    """The checkers that *module* defines or imports, in the order of their names there."""
    for value in vars(module).values():
        if isinstance(value, Checker):
            yield value
