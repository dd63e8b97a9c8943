"""Who is the same person as whom, and what a case shows of a person's qualification.

An act names those who did it by name or by certificate number; the officers of the case say which
name and which certificate belong together.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

import attrs

from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.enforcement_people import CaseOfficer, OfficerStatus

__all__ = [
    "UNQUALIFIED",
    "Person",
    "Standing",
    "identity",
    "investigated",
    "people",
    "plainly_qualified",
    "same_person",
]


class Standing(Enum):
    """What the case shows of a person's qualification on the day of the act."""

    QUALIFIED = auto()
    NO_OFFICER = auto()
    NO_CERTIFICATE = auto()
    EXPIRED = auto()
    NOT_YET = auto()
    UNKNOWN = auto()


UNQUALIFIED = frozenset(Standing) - {Standing.QUALIFIED, Standing.UNKNOWN}


@attrs.define
class Person:
    """One person of an act, under whatever names the act uses.

    Args:
        standing: the person's qualification.
        heads: how many persons there may be at most, more than one only for namesakes.
        entry: the person's entry among the officers of the case, where it is known.
        at: the position of that entry.
        missing: what is not shown about the person, where the standing is unknown.
    """

    standing: Standing
    heads: int = 1
    entry: CaseOfficer | None = None
    at: int = -1
    missing: tuple[str | int, ...] = ()


def plainly_qualified(act: Act, case: EnforcementCase) -> int:
    """How many persons of *act* there are, if all are qualified and none could be mistaken.

    The usual case, told without weighing what a name may mean; 0 in all others.
    """
    officers = case.officers or ()
    known: dict[str | None, int] = {}
    for at, one in enumerate(officers):
        known[one.name] = known[one.certificate_no] = at
    if len(known) < 2 * len(officers) or None in known:
        return 0
    on = day(act.on)
    entries: set[int] = set()
    for token in act.officers or ():
        entry = known.get(token)
        if entry is None or _standing(officers[entry], on) is not Standing.QUALIFIED:
            return 0
        entries.add(entry)
    return len(entries)


def people(act: Act, case: EnforcementCase) -> list[Person]:
    """The different persons of *act*: a name and a certificate of one entry are one person."""
    officers = case.officers or ()
    tokens = act.officers or ()
    groups: list[tuple[set[int], int, bool]] = []
    for token in dict.fromkeys(tokens):
        entries, by_name = _entries(token, officers)
        heads = min(tokens.count(token), len(entries)) or 1
        for group in groups:
            other, others, named = group
            if other & entries:
                entries, heads, by_name = entries | other, max(heads, others), by_name and named
                groups = [one for one in groups if one is not group]
        groups.append((entries, heads, by_name))
    on = day(act.on)
    return [_person(entries, heads, by_name, officers, on) for entries, heads, by_name in groups]


def _entries(token: str, officers: tuple[CaseOfficer, ...]) -> tuple[set[int], bool]:
    """The entries that *token* may mean, and whether it names them only by name."""
    certified: set[int] = set()
    named: set[int] = set()
    for at, one in enumerate(officers):
        if one.certificate_no == token:
            certified.add(at)
        elif one.name == token:
            named.add(at)
    return (certified, False) if certified else (named, True)


def same_person(one: str, other: str, case: EnforcementCase) -> bool | None:
    """Whether two names or certificate numbers of acts of *case* mean one person.

    ``None`` where it cannot be told: the officers of the case are not shown, one of them has no
    name, a token is not among them, or a name has namesakes.
    """
    officers = case.officers
    if officers is None:
        return None
    first, by_name = _entries(one, officers)
    second, named = _entries(other, officers)
    if (by_name or named) and any(officer.name is None for officer in officers):
        return None
    if one == other:
        return None if by_name and len(first) > 1 else True
    if not first or not second:
        return None
    return bool(first & second)


def identity(token: str, case: EnforcementCase) -> str:
    """What *token* is known by in every case: the certificate number, else the name itself."""
    entries, _ = _entries(token, case.officers or ())
    numbers = {(case.officers or ())[at].certificate_no for at in entries}
    number = numbers.pop() if len(numbers) == 1 else None
    return number or token


def investigated(name: str, case: EnforcementCase) -> bool | None:
    """Whether a person called *name* handled *case* or did one of its acts.

    ``True`` may be a namesake: let a person look.  ``None`` where a name is not shown.
    """
    officers, acts = case.officers, case.acts
    done_by = {token for act in acts or () for token in act.officers or ()}
    if any(one.name == name for one in officers or ()) or name in done_by:
        return True
    unnamed = officers is None or any(one.name is None for one in officers)
    unsaid = acts is None or any(act.officers is None for act in acts)
    return None if unnamed or unsaid else False


def _person(
    entries: set[int],
    heads: int,
    by_name: bool,  # noqa: FBT001 - a fact about the person, not a switch
    officers: tuple[CaseOfficer, ...],
    on: date | None,
) -> Person:
    """The best that the entries show of a person.

    A person found by name may also be meant by an entry that shows no name.
    """
    unknown = worst = None
    for at in sorted(entries) if len(entries) > 1 else entries:
        standing = _standing(officers[at], on)
        if standing is Standing.QUALIFIED:
            return Person(standing, heads, officers[at], at)
        if standing is Standing.UNKNOWN:
            unknown = at if unknown is None else unknown
        elif worst is None or standing.value > worst[0].value:
            worst = standing, at
    if unknown is not None:
        return Person(Standing.UNKNOWN, heads, missing=_missing(officers[unknown], unknown, on))
    if worst is None or (by_name and any(one.name is None for one in officers)):
        return Person(Standing.UNKNOWN, heads, missing=("/", "officers"))
    standing, at = worst
    return Person(standing, heads, officers[at], at)


def _standing(officer: CaseOfficer, on: date | None) -> Standing:
    if officer.status is None:
        return Standing.UNKNOWN
    if officer.status is not OfficerStatus.OFFICER:
        return Standing.NO_OFFICER
    first, last = officer.certificate_valid_from, officer.certificate_valid_to
    if first is False:
        return Standing.NO_CERTIFICATE
    if on is None:
        return Standing.UNKNOWN
    if last and last < on:
        return Standing.EXPIRED
    if first and first > on:
        return Standing.NOT_YET
    return Standing.UNKNOWN if first is None or last is None else Standing.QUALIFIED


def _missing(officer: CaseOfficer, at: int, on: date | None) -> tuple[str | int, ...]:
    """The fact that would say whether *officer* was qualified."""
    if officer.status is None:
        return ("/", "officers", at, "status")
    if on is None:
        return ("on",)
    name = "from" if officer.certificate_valid_from is None else "to"
    return ("/", "officers", at, f"certificate_valid_{name}")
