"""A sample of cases that anybody can draw again from its seed, whatever the order of the files.

Each case gets a number: the SHA-256 of the seed, its type, agency and id.  The cases with the
smallest numbers are drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import attrs

from fazhi_core.engine.finding import Subject

__all__ = ["Sample", "drawn", "number_of"]

T = TypeVar("T")

_BETWEEN = "\x1f"


@attrs.frozen
class Sample:
    """How a sample is drawn.

    Args:
        size: how many cases; of each group where ``each`` names one.
        seed: any text; the same seed draws the same cases.
        each: ``agency`` or ``sheet`` to draw that many of each, empty to draw of all.
    """

    size: int
    seed: str
    each: str = ""


def number_of(subject: Subject, seed: str) -> str:
    """The number that decides whether *subject* is drawn."""
    parts = (seed, subject.type, subject.agency or "", subject.id)
    return hashlib.sha256(_BETWEEN.join(parts).encode()).hexdigest()


def drawn(
    cases: Iterable[T],
    sample: Sample,
    subject_of: Callable[[T], Subject],
    group_of: Callable[[T], Any] = lambda _: "",
) -> Sequence[T]:
    """The cases that *sample* draws, in the order of their numbers.

    Args:
        cases: the cases to draw from, in any order.
        sample: how to draw.
        subject_of: the subject of a case.
        group_of: the group of a case, where so many of each are wanted.
    """
    groups: dict[Any, list[tuple[str, T]]] = {}
    for case in cases:
        number = number_of(subject_of(case), sample.seed)
        groups.setdefault(group_of(case), []).append((number, case))
    picked: list[tuple[str, T]] = []
    for group in groups.values():
        picked += sorted(group, key=lambda pair: pair[0])[: sample.size]
    return [case for _, case in sorted(picked, key=lambda pair: pair[0])]
