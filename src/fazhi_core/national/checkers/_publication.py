"""When a decision was published: what several checkers of decisions ask of its public record.

Only public records count as publication.  They are joined to a case by id, inline, or because they
name the case as their subject.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from fazhi_core import Bound, Kind, Outcome, not_shown, review
from fazhi_core.records.coercion import CoercionCase
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_people import Party, PartyKind
from fazhi_core.records.licence import LicenceCase

__all__ = ["Publishable", "best", "by_party", "items_of", "left_to_a_person", "published"]

Publishable: TypeAlias = EnforcementCase | CoercionCase | LicenceCase

_BEST_FIRST = (Kind.PASS, Kind.OPEN, Kind.REVIEW, Kind.FAIL)


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome that is best for the organ: one publication in time is enough."""
    return min(outcomes, key=lambda one: _BEST_FIRST.index(one.kind))


def items_of(case: Publishable, req: Bound[Any]) -> tuple[DisclosureItem, ...] | Outcome:
    """The public records of *case*; not shown where its reference leads out of the ledger."""
    if case.disclosure is False:
        return ()
    found = req.get(case.disclosure, DisclosureItem)
    if case.disclosure is not None and found is None:
        return not_shown("disclosure")
    return (found,) if found is not None else req.about(case, DisclosureItem)


def published(case: Publishable, decided: date, req: Bound[Any]) -> Outcome:
    """Whether *case* was published within the version's term from *decided*.

    Where it was not, a recorded ground for not publishing is left to a person (message
    ``withheld``).
    """
    items = items_of(case, req)
    if isinstance(items, Outcome):
        return items
    if not items:
        return req.within(decided, False if case.disclosure is False else None)
    outcome = best(req.within(decided, one.published_on) for one in items)
    if outcome.kind is Kind.FAIL and any(one.withheld_ground for one in items):
        return left_to_a_person(outcome, "withheld")
    return outcome


def left_to_a_person(outcome: Outcome, key: str) -> Outcome:
    """*outcome* as a question for a person, with the same arithmetic."""
    return review(outcome.path, key=key, trace=outcome.trace, due=outcome.due, due_on=outcome.due)


def by_party(party: Party | None, outcome: Outcome) -> Outcome:
    """*outcome*, unless the party is a natural person: then a person must judge it."""
    kind = party.kind if party else None
    if kind is None:
        return not_shown("party.kind")
    return left_to_a_person(outcome, "natural_person") if kind is PartyKind.NATURAL else outcome
