"""Titles of laws held against a list of those that are no longer in force."""

from __future__ import annotations

import unicodedata
from datetime import date

import attrs

from fazhi_core import Outcome, ok, review

__all__ = ["Repealed", "in_force"]


@attrs.frozen(kw_only=True)
class Repealed:
    """Laws that were repealed.

    Args:
        titles: their short titles.
        last_days: the last day on which each was in force.
        state: the words before a short title in the full one.
        marks: the marks around a title.
        remark: the sign that opens a remark behind a title, as it reads in plain width.
    """

    titles: tuple[str, ...]
    last_days: tuple[date, ...]
    state: str
    marks: tuple[str, ...]
    remark: str


def in_force(laws: tuple[str, ...], on: date, known: Repealed) -> Outcome:
    """A review where one of *laws* was repealed before *on*; whole titles only are compared."""
    ends = dict(zip(known.titles, known.last_days, strict=True))
    for position, law in enumerate(laws):
        last = ends.get(_short(law, known))
        if last is not None and on > last:
            return review(("laws", position), key="repealed", number=position + 1, last=last)
    return ok()


def _short(law: str, known: Repealed) -> str:
    plain = "".join(unicodedata.normalize("NFKC", law).split())
    for mark in known.marks:
        plain = plain.replace(mark, "")
    return plain.removeprefix(known.state).split(known.remark)[0]
