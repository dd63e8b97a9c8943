"""What several checkers of coercion ask: measure or execution, by whom, and what is not shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from fazhi_core import Kind, Outcome, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import Day, No, day
from fazhi_core.records.coercion import CoercionCase, CoercionKind, Executor

__all__ = [
    "MEASURES",
    "Flag",
    "by_another",
    "doubtful",
    "each_true",
    "excused",
    "happened",
    "inside",
    "inverse",
    "outside_execution",
    "outside_measures",
]

P = TypeVar("P")
R = TypeVar("R")

MEASURES = frozenset(
    {
        CoercionKind.SEAL,
        CoercionKind.SEIZE,
        CoercionKind.FREEZE,
        CoercionKind.RESTRAIN_PERSON,
    }
)

Truth: TypeAlias = bool | None

Flag: TypeAlias = tuple[Truth, str, str]
"""A fact that must be true, where it stands, and the message where it is not."""


def each_true(*flags: Flag) -> Outcome:
    """Fails at the first fact that is false; open at the first that is not shown; else passes."""
    for value, path, key in flags:
        if value is False:
            return fail(path, key=key)
    for value, path, _ in flags:
        if value is None:
            return not_shown(path)
    return ok()


def inverse(value: Truth) -> Truth:
    """The contrary of a fact; unknown where it is not shown."""
    return None if value is None else not value


def outside_measures(case: CoercionCase) -> Outcome | None:
    """The outcome where the case is no measure (行政强制法 9), ``None`` where it may be one."""
    if case.kind is None:
        return not_shown("kind")
    if case.kind in MEASURES or case.kind is CoercionKind.OTHER:
        return None
    return not_applicable()


def outside_execution(case: CoercionCase, *kinds: CoercionKind) -> Outcome | None:
    """The outcome where the organ did not execute by one of *kinds*, ``None`` where it may have."""
    if case.kind is None:
        return not_shown("kind")
    if case.kind not in kinds and case.kind is not CoercionKind.OTHER:
        return not_applicable()
    return excused(case)


def excused(case: CoercionCase) -> Outcome | None:
    """The outcome where the execution was not for the organ to prepare, ``None`` where it was.

    So it is with what the court or the party itself carried out, and with what was cleared away at
    once (行政强制法 52).
    """
    if case.immediate_removal or by_another(case):
        return not_applicable()
    return _with_leave(case)


def inside(part: P | No | None, get: Callable[[P], R]) -> R | No | None:
    """What *get* finds in a table; ``None`` where none is shown, ``False`` where it is denied."""
    return part if part is None or part is False else get(part)


def happened(on: Day) -> Truth:
    """Whether a thing of which the day is kept did happen; ``None`` where it is not shown."""
    return None if on is None else on is not False


def by_another(case: CoercionCase) -> bool:
    """Whether court or party carried it out, so that no act of the organ is to be judged."""
    return case.carried_out_by in {Executor.COURT, Executor.PARTY, Executor.ASSISTED}


def _with_leave(case: CoercionCase) -> Outcome | None:
    """What was done after the court's leave is the court's execution."""
    leave = day(case.court_leave_on) or day(case.court_ruling_on)
    if leave is None:
        return None
    if case.executed_on is None:
        return not_shown("executed_on")
    return None if case.executed_on and case.executed_on < leave else not_applicable()


def doubtful(case: CoercionCase, outcome: Outcome) -> Outcome:
    """Where the kind is "other", a person must first say whether the rule applies at all."""
    if case.kind is CoercionKind.OTHER and outcome.kind in {Kind.FAIL, Kind.REVIEW}:
        return review(outcome.path, key="other_kind")
    return outcome
