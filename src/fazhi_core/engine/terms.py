"""The terms of a version: what lies within them, what came too early, and the arithmetic shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

import attrs

from fazhi_core.engine.outcome import Kind, Outcome, Path, Reason, Step, as_path, fail, ok, review
from fazhi_core.engine.texts import TEXTS
from fazhi_core.engine.view import View
from fazhi_core.engine.words import label_of
from fazhi_core.law.calendar import Span, WorkCalendar, moved
from fazhi_core.law.deadline import Deadline, Due
from fazhi_core.law.instrument import DayCounting
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records.base import No

__all__ = ["WAITING", "Excluded", "Terms"]

WAITING = "waiting"
"""Key of an open outcome whose day must pass before the act; any other day is the last to act."""

P = TypeVar("P")
Excluded = Iterable[tuple[date, date]]


class Terms(Generic[P]):
    """A requirement's version with its figures and its term, counted as its instrument counts.

    Attributes:
        requirement: the requirement.
        version: the version in force on the governing day.
        params: its figures, as the checker's own params class.
        counting: how its instrument counts days.
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

    @staticmethod
    def days_after(start: date, days: int) -> date:
        """*start* moved by calendar *days*, never beyond the last day there is.

        Ledgers write 9999-12-31 for "for ever", and a record may name a term of any length.
        """
        return moved(start, days)

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
                return Outcome(Kind.OPEN, Reason.PENDING, at, key=WAITING, trace=trace, due=last)
            return Outcome(Kind.OPEN, Reason.MISSING, at)
        if act > due.span.latest:
            return ok()
        trace = partial(self._trace, due, start, act)
        if act <= due.span.earliest:
            early = (due.span.earliest - act).days + 1
            first = moved(due.span.earliest, 1)
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

    def _notice_trace(self, notice: date, latest: date, event: date) -> tuple[Step, ...]:
        return (
            Step(self._label(self.deadline.start), notice),
            Step(TEXTS["latest_notice"], latest),
            Step(self._label(self.deadline.end), event),
        )

    def _label(self, path: str) -> Any:
        kind = self._view.record_type(self.requirement.record)
        return label_of(kind.cls, as_path(path), kind.fields)

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
