"""Checkers: the logic for one requirement, and what they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from types import ModuleType
from typing import Any, Generic, TypeVar

import attrs

from fazhi_core.engine.outcome import (
    Kind,
    Outcome,
    Path,
    Reason,
    Step,
    as_path,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.engine.stages import Look, compared, reached
from fazhi_core.engine.texts import TEXTS
from fazhi_core.engine.view import View
from fazhi_core.engine.words import label_of
from fazhi_core.law.calendar import Span, WorkCalendar
from fazhi_core.law.deadline import Deadline, Due
from fazhi_core.law.instrument import DayCounting
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records.base import No, Record

__all__ = ["Bound", "Checker", "CheckerModule", "Group", "Period", "checker", "checkers_in"]

P = TypeVar("P")
R = TypeVar("R", bound=Record)
Excluded = Iterable[tuple[date, date]]


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
    """All records of one type that belong together for one period, or their digests."""

    member: str
    period: Period
    records: tuple[Any, ...]


class Bound(Generic[P]):
    """A requirement's version, bound to the run: what a checker may know besides the record.

    Attributes:
        requirement: the requirement.
        version: the version in force on the governing day.
        params: its figures, as the checker's own params class.
        as_of: the day on which the run looks at the records.
        calendar: the working days.
    """

    __slots__ = (
        "_least_days",
        "_view",
        "as_of",
        "calendar",
        "counting",
        "params",
        "requirement",
        "version",
    )

    def __init__(
        self,
        requirement: Requirement,
        version: Version,
        *,
        params: P,
        counting: DayCounting,
        view: View,
    ) -> None:
        self.requirement = requirement
        self.version = version
        self.params = params
        self.counting = counting
        self.as_of = view.as_of
        self.calendar: WorkCalendar = view.calendar
        self._view = view
        self._least_days = version.deadline.least_days if version.deadline else float("-inf")

    @property
    def deadline(self) -> Deadline:
        """The version's deadline.

        Raises:
            LookupError: the version has none.
        """
        if self.version.deadline is None:
            raise LookupError(f"{self.requirement.id} has no deadline in this version")
        return self.version.deadline

    def get(self, reference: R | str | No | None, type_: type[R]) -> R | None:
        """The record that *reference* (an id, or the record itself) stands for.

        ``None`` where nothing is shown, it did not happen, or the id leads out of the ledger.

        Raises:
            UndeclaredLookupError: the requirement does not list the type under ``uses``.
        """
        if reference is None or reference is False:
            return None
        if isinstance(reference, str):
            return self._view.find(self.requirement, type_, reference)
        return reference

    def about(self, record: Record, type_: type[R]) -> tuple[R, ...]:
        """The records of *type_* whose ``subject`` is *record*.

        Raises:
            UndeclaredLookupError: the requirement does not list the type under ``uses``.
        """
        return self._view.about(self.requirement, type_, record)

    def every(self, type_: type[R]) -> tuple[R, ...]:
        """All records of *type_* in the ledger.

        Raises:
            UndeclaredLookupError: the requirement does not list the type under ``uses``.
        """
        return self._view.every(self.requirement, type_)

    def last_day(self, start: date, *, excluded: Excluded = (), longer: int = 0) -> Due:
        """The last day of the version's term when it runs from *start* (day 0).

        Args:
            start: day 0.
            excluded: first and last days of spans that do not count.
            longer: units that a lawful extension adds to the term.
        """
        deadline = self.deadline
        if longer:
            deadline = attrs.evolve(deadline, value=deadline.value + longer)
        return deadline.last_day(
            start, counting=self.counting, calendar=self.calendar, excluded=excluded
        )

    def within(
        self,
        start: date,
        end: date | No | None,
        *,
        excluded: Excluded = (),
        longer: int = 0,
        until: date | None = None,
        path: str | Path = (),
    ) -> Outcome:
        """Whether *end* lies within the version's term from *start*.

        Pass; fail with the arithmetic; or open: pending with the due day while there is time,
        overdue once time is up and nothing is recorded, calendar where it cannot be told.

        Args:
            start: day 0.
            end: the day of the act; ``False``: it did not happen; ``None``: not shown.
            excluded: first and last days of spans that do not count.
            longer: units that a lawful extension adds to the term.
            until: the last day after a lawful extension, if later than the term itself.
            path: where the act's day stands; by default the deadline's ``to``.
        """
        if end and (end - start).days <= self._least_days:
            return ok()
        due = self.last_day(start, excluded=excluded, longer=longer)
        if until is not None and until > due.span.earliest:
            due = attrs.evolve(due, span=self.calendar.roll(until), raw=until)
        at = as_path(path or self.deadline.end)
        if isinstance(end, date):
            return self._settled(due, start, end, at, longer)
        trace = partial(self._trace, due, start, None, longer)
        if self.as_of <= due.span.earliest:
            return Outcome(Kind.OPEN, Reason.PENDING, at, trace=trace, due=due.span.earliest)
        if self.as_of <= due.span.latest:
            return Outcome(Kind.OPEN, Reason.CALENDAR, at, trace=trace, due=due.span.earliest)
        if end is False:
            return fail(at, key="late", trace=trace, due=due.span.latest, due_on=due.span.latest)
        return Outcome(Kind.OPEN, Reason.OVERDUE, at, trace=trace, due=due.span.latest)

    def _settled(self, due: Due, start: date, end: date, at: Path, longer: int) -> Outcome:
        if end < due.span.earliest or (end == due.span.earliest and self.deadline.edge == "pass"):
            return ok()
        trace = partial(self._trace, due, start, end, longer)
        last = due.span.latest
        if end > last:
            over = (end - last).days
            return fail(at, key="late", trace=trace, due=last, over=over, due_on=last)
        if not due.law_silent and not due.span.certain:
            return Outcome(Kind.OPEN, Reason.CALENDAR, at, trace=trace, due=due.span.earliest)
        return review(at, key="edge", trace=trace, due=due.span.earliest, due_on=last)

    def waited(self, start: date, act: date | No | None, *, path: str | Path = ()) -> Outcome:
        """Whether *act* came only after the version's waiting period from *start* was over.

        The last day of the period still belongs to the party; the first lawful day is the next.
        Pending (with the last day) while nothing is shown to have been done.
        """
        due = self.last_day(start)
        at = as_path(path or self.deadline.end)
        if act is False:
            return ok()
        if act is None:
            if self.as_of <= due.span.latest:
                trace = partial(self._trace, due, start, None)
                last = due.span.latest
                # Not the words of a pending term: nobody may be told to act while the party's runs.
                return Outcome(Kind.OPEN, Reason.PENDING, at, key="waiting", trace=trace, due=last)
            return Outcome(Kind.OPEN, Reason.MISSING, at)
        if act > due.span.latest:
            return ok()
        trace = partial(self._trace, due, start, act)
        if act <= due.span.earliest:
            early = (due.span.earliest - act).days + 1
            first = due.span.earliest + timedelta(1)
            return fail(at, key="early", trace=trace, early=early, first_lawful=first)
        if due.law_silent:
            return review(at, key="edge", trace=trace, due_on=due.span.latest)
        return Outcome(Kind.OPEN, Reason.CALENDAR, at, trace=trace, due=due.span.latest)

    def announced(self, notice: date, event: date, *, path: str | Path = ()) -> Outcome:
        """Whether *notice* came as long before *event* as the version asks."""
        span = self.deadline.latest_before(event, counting=self.counting, calendar=self.calendar)
        at = as_path(path or self.deadline.start)
        if notice < span.earliest or (notice == span.earliest and self.deadline.edge == "pass"):
            return ok()
        trace = partial(self._notice_trace, notice, span.earliest, event)
        if notice > span.latest:
            return fail(at, key="late", trace=trace, due=span.latest, due_on=span.latest)
        return review(at, key="edge", trace=trace, due=span.latest, due_on=span.latest)

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
        view, requirement = self._view, self.requirement

        def find(types: tuple[str, ...], id_: str) -> Record | None:
            found = (view.find(requirement, view.type_of(name), id_) for name in types)
            return next((one for one in found if one is not None), None)

        def about(type_: str, record: Record) -> tuple[Record, ...]:
            return view.about(requirement, view.type_of(type_), record)

        return Look(find, about)

    def _notice_trace(self, notice: date, latest: date, event: date) -> tuple[Step, ...]:
        return (
            Step(self._label(self.deadline.start), notice),
            Step(TEXTS["latest_notice"], latest),
            Step(self._label(self.deadline.end), event),
        )

    def in_period(self, group: Group, *, done: bool, path: str | Path = ()) -> Outcome:
        """Whether what must be done once in every period was *done* in the group's period.

        Pending while the period runs, overdue once it is over and nothing is recorded.
        """
        if done:
            return ok()
        at, last = as_path(path or self.deadline.end), group.period.end
        reason = Reason.PENDING if self.as_of <= last else Reason.OVERDUE
        return Outcome(Kind.OPEN, reason, at, due=last)

    def _label(self, path: str) -> Any:
        return label_of(self._view.type_of(self.requirement.record), as_path(path))

    def _trace(self, due: Due, start: date, end: date | None, longer: int = 0) -> tuple[Step, ...]:
        steps = [
            Step(self._label(self.deadline.start), start),
            Step(TEXTS["term"], self._term(longer)),
        ]
        if due.excluded:
            steps.append(Step(TEXTS["excluded"], TEXTS["days"].fill({"count": due.excluded})))
        if due.raw is not None and due.span.certain and due.raw != due.span.latest:
            steps.append(Step(TEXTS["moved_on_from"], due.raw))
        steps.append(Step(TEXTS["last_day"], _shown(due.span)))
        if end is not None:
            steps.append(Step(self._label(self.deadline.end), end))
        else:
            steps.append(Step(TEXTS["as_of"], self.as_of))
        return tuple(steps)

    def _term(self, longer: int) -> Any:
        unit: str = "date" if self.deadline.month_day else self.deadline.unit
        if unit == "day":
            readings = self.counting.readings(self.deadline.value)
            unit = readings[0] if len(readings) == 1 else "either"
        month, day = self.deadline.month_day or (0, 0)
        values = {"count": self.deadline.value + longer, "month": month, "day": day}
        return TEXTS[f"unit_{unit}"].fill(values)


def _shown(span: Span) -> Any:
    if span.certain:
        return span.latest
    return TEXTS["span"].fill({"earliest": span.earliest, "latest": span.latest})


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
    """

    requirement: str
    record: type[Record]
    function: Callable[..., Outcome]
    params: type[Any] | None = None
    digest: Callable[[Any], Iterable[tuple[date, Any]]] | None = None

    def __call__(self, *args: Any) -> Outcome:
        """Judge one subject."""
        return self.function(*args)


@attrs.frozen
class CheckerModule:
    """A module of checkers for some record types, imported when a plan first needs it."""

    module: str
    records: tuple[str, ...]


def checker(
    requirement: str,
    record: type[Record],
    *,
    params: type[Any] | None = None,
    digest: Callable[[Any], Iterable[tuple[date, Any]]] | None = None,
) -> Callable[[Callable[..., Outcome]], Checker]:
    """Say that a function is the checker of *requirement*.  Registers nothing.

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
