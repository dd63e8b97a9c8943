"""One expression, found sound, and what it says of one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias

import attrs

from fazhi_core.declarative.ends import end_at
from fazhi_core.declarative.environment import Program
from fazhi_core.declarative.reads import longest, missing, not_happened, plain, table
from fazhi_core.declarative.types import Reads, Type
from fazhi_core.engine.checker import Bound
from fazhi_core.engine.outcome import (
    Kind,
    Outcome,
    Path,
    Reason,
    Word,
    as_path,
    local_value,
    not_shown,
    review,
)
from fazhi_core.law.calendar import Span

__all__ = ["Expression", "Origin", "Subject"]

_MOST_STEPS = 1_000_000
_WIDEST = 62
_HARDEST = 2
"""Nesting from which lists can make an expression costly; CEL itself bounds a single loop."""


@attrs.frozen(eq=False, slots=False)
class Origin:
    """Where an expression is written; looked for only where something is wrong with it."""

    find: Callable[[], tuple[str, int]]

    @cached_property
    def place(self) -> tuple[str, int]:
        """File and line."""
        return self.find()


@attrs.frozen
class Subject:
    """What is judged: the record, the item of its list (or the record again), and the version.

    ``each`` is the name of that list, empty where the record is judged as a whole.  ``item`` is
    ``None`` where the list is not shown.
    """

    record: Any
    item: Any
    req: Bound[Any]
    each: str

    def path(self, root: str, path: Path) -> Path:
        """*path* from *root* as a checker gives it."""
        return ("/", *path) if root == "record" and self.each else path


Answer: TypeAlias = Outcome | bool | int | float | str
"""A value; or the outcome where there is none."""


@attrs.frozen(eq=False)
class Expression:
    """An expression that can be asked.

    Args:
        program: what evaluates it.
        type: what it gives.
        origin: where it is written.
        tables: what it reads of ``record`` and ``item``.
        about: what it reads of records about the subject, by type.
        params: the figures that it reads.
        named: the other variables that it reads.
        depth: how many loops lie inside each other.
    """

    program: Program
    type: Type
    origin: Origin
    tables: Mapping[str, Reads]
    about: Mapping[str, Reads]
    params: Mapping[str, Type]
    named: frozenset[str]
    depth: int

    def ask(self, subject: Subject, at: str = "", *, latest: bool = False) -> Answer:
        """What it says of *subject*; the outcome, where it cannot say anything.

        Args:
            subject: what is judged.
            at: where that shows.
            latest: take the latest day that may be the last one, for a message about a breach.
        """
        data = self._data(subject)
        if self.depth >= _HARDEST and longest(data) ** self.depth > _MOST_STEPS:
            return self._trouble("rule_too_large")
        if "due" not in self.named:
            return self._settled(data, subject, at)
        begins = end_at(subject.req.deadline.start, subject.each)
        start = begins.day(subject.item, subject.record)
        if isinstance(start, date):
            if not latest:
                return self._due(data, subject, start, at)
            data["due"] = subject.req.last_day(start).span.latest.toordinal()
            return self._settled(data, subject, at)
        if start is None:
            return not_shown(begins.path)
        return self._trouble("rule_not_happened", begins.path)

    def _data(self, subject: Subject) -> dict[str, Any]:
        req = subject.req
        data: dict[str, Any] = {}
        for root, reads in self.tables.items():
            part = subject.item if root == "item" else subject.record
            data[root] = {} if part is None else table(reads, part, req)
        if self.about:
            data["about"] = {
                name: [table(reads, one, req) for one in self._records(reads, subject)]
                for name, reads in self.about.items()
            }
        if self.params:
            figures = req.version.params
            data["params"] = {
                name: float(value) if kind.kind == "number" else plain(value)
                for name, kind in self.params.items()
                if (value := figures[name].value) is not None
            }
        if "as_of" in self.named:
            data["as_of"] = req.as_of.toordinal()
        return data

    def _records(self, reads: Reads, subject: Subject) -> tuple[Any, ...]:
        cls: Any = reads.cls
        return subject.req.about(subject.record, cls)

    def _due(self, data: dict[str, Any], subject: Subject, start: date, at: str) -> Answer:
        """The answer, if it is the same on each day that may be the last one."""
        due = subject.req.last_day(start)
        span = due.span
        if span.certain:
            data["due"] = span.latest.toordinal()
            return self._settled(data, subject, at)
        answers: list[Answer] = []
        for last in _days(span):
            data["due"] = last
            answers.append(self._settled(data, subject, at))
        # True and 1 are equal, but one expression gives values of one type only.
        if len(answers) <= _WIDEST and all(one == answers[0] for one in answers):
            return answers[0]
        if due.law_silent:
            return review(at, key="edge", due=span.earliest, due_on=span.latest)
        return Outcome(Kind.OPEN, Reason.CALENDAR, as_path(at), due=span.earliest)

    def _settled(self, data: Mapping[str, Any], subject: Subject, at: str) -> Answer:
        try:
            answer: Any = self.program(data)
        except RuntimeError:  # CEL counts the rounds of all loops and stops
            return self._trouble("rule_too_large")
        if answer is None and subject.item is None:
            return not_shown(f"/{subject.each}")
        return self._unanswered(subject, at) if answer is None else answer

    def _unanswered(self, subject: Subject, at: str) -> Outcome:
        """Why there is no answer: a fact is not shown, a figure is not set; else the rule errs."""
        subjects = {"item": subject.item, "record": subject.record}
        for root, reads in self.tables.items():
            path = missing(reads, subjects[root], subject.req)
            if path is not None:
                return not_shown(subject.path(root, path))
        for name in self.params:
            if subject.req.version.params[name].value is None:
                return local_value(name)
        for reads in self.about.values():
            for one in self._records(reads, subject):
                if missing(reads, one, subject.req) is not None:
                    return not_shown(at or subject.path("record", ("id",)))
        for root, reads in self.tables.items():
            path = not_happened(reads, subjects[root], subject.req)
            if path is not None:
                return self._trouble("rule_not_happened", subject.path(root, path))
        return self._trouble("rule_no_answer")

    def _trouble(self, key: str, path: Path = ()) -> Outcome:
        file, line = self.origin.place
        return Outcome(Kind.ERROR, None, path, key, {"file": Word(file), "line": line})

    def value(self, answer: Any) -> Any:
        """*answer* as a message shows it."""
        kind = self.type.kind
        if kind in {"day", "due"}:
            return date.fromordinal(answer)
        if kind == "hours":
            return round(timedelta(microseconds=answer) / timedelta(hours=1))
        if kind == "choice":
            return self.type.of(answer)
        if isinstance(answer, float):
            return Decimal(int(answer)) if answer.is_integer() else Decimal(str(answer))
        return answer


def _days(span: Span) -> range:
    """Each day that may be the last one; no more than can be tried, and one."""
    first, last = span.earliest.toordinal(), span.latest.toordinal()
    return range(first, min(last, first + _WIDEST) + 1)
