"""Checkers of who may enforce: how many officers, and with what qualification."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_inquiry import Act, ActKind
from fazhi_core.records.enforcement_people import CaseOfficer, OfficerStatus

__all__ = ["officer_qualified", "two_officers"]

_SINGLE_OFFICER_LAWS = frozenset({LegalRegime.POLICE, LegalRegime.TRAFFIC})
"""The procedural laws under which a statute may let one officer act alone."""


@attrs.frozen(kw_only=True)
class TwoOfficers:
    """Figures of ``two-officers``.

    Args:
        minimum: officers needed for each act.
        summary_too: whether on-the-spot penalties need them too.
    """

    minimum: int
    summary_too: bool


class _Standing(Enum):
    """What the case shows of a person's qualification on the day of the act."""

    QUALIFIED = auto()
    NO_OFFICER = auto()
    NO_CERTIFICATE = auto()
    EXPIRED = auto()
    NOT_YET = auto()
    UNKNOWN = auto()


_UNQUALIFIED = frozenset(_Standing) - {_Standing.QUALIFIED, _Standing.UNKNOWN}


@attrs.define
class _Person:
    """One person of an act, under whatever names the act uses.

    Args:
        standing: the person's qualification.
        heads: how many persons there may be at most, more than one only for namesakes.
        entry: the person's entry among the officers of the case, where it is known.
        missing: what is not shown about the person, where the standing is unknown.
    """

    standing: _Standing
    heads: int = 1
    entry: CaseOfficer | None = None
    missing: tuple[str | int, ...] = ()


@checker("two-officers", EnforcementCase, params=TwoOfficers)
def two_officers(act: Act, case: EnforcementCase, req: Bound[TwoOfficers]) -> Outcome:
    """Count the different qualified persons of each act, by name or certificate."""
    if (other := _unless_asked(act, case, req.params)) is not None:
        return other
    if _plainly_qualified(act, case) >= req.params.minimum:
        return ok()
    people = _people(act, case)
    shown = len([one for one in people if one.standing is _Standing.QUALIFIED])
    if shown >= req.params.minimum:
        return ok()
    found = sum(one.heads for one in people if one.standing not in _UNQUALIFIED)
    if found >= req.params.minimum:
        return _first_unknown(people)
    if act.kind is None:
        return not_shown("kind")
    if act.kind is ActKind.OTHER:
        return review("kind", key="other_act", found=found, required=req.params.minimum)
    if case.legal_regime in _SINGLE_OFFICER_LAWS and found:
        if not shown:
            return _first_unknown(people)
        return review("officers", key="other_law", found=found, regime=case.legal_regime)
    return fail("officers", key="too_few", found=found, required=req.params.minimum)


def _unless_asked(act: Act, case: EnforcementCase, figures: TwoOfficers) -> Outcome | None:
    """Not applicable or not shown, unless the law of the act's day asks for two officers."""
    on = day(act.on)
    if figures.summary_too and on is not None:
        return None
    if case.procedure is None:
        return not_shown("/procedure")
    if case.procedure is Procedure.SUMMARY:
        return not_shown("on") if on is None else not_applicable()
    return None


@checker("officer-qualified", EnforcementCase)
def officer_qualified(act: Act, case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Each officer of the act holds a certificate valid on that day; helpers may only help."""
    if _nobody_collected(act, case):
        return fail("officers", key="evidence_without_officer")
    if _plainly_qualified(act, case):
        return ok()
    people = _people(act, case)
    for one in people:
        if one.entry is not None and (outcome := _without_certificate(one, one.entry, act)):
            return outcome
    if any(one.standing is _Standing.UNKNOWN for one in people):
        return _first_unknown(people)
    if not any(one.standing is _Standing.QUALIFIED for one in people):
        return fail("officers", key="no_officer")
    return ok()


def _without_certificate(person: _Person, entry: CaseOfficer, act: Act) -> Outcome | None:
    """The failure of an officer whose certificate is shown not to cover the day of the act."""
    on = day(act.on)
    if person.standing is _Standing.NO_CERTIFICATE:
        return fail("officers", key="no_certificate")
    if person.standing is _Standing.EXPIRED:
        return fail("officers", key="expired", on=on, last=day(entry.certificate_valid_to))
    if person.standing is _Standing.NOT_YET:
        return fail("officers", key="not_yet", on=on, first=day(entry.certificate_valid_from))
    return None


def _nobody_collected(act: Act, case: EnforcementCase) -> bool:
    """Whether the case says that no officer collected any of its evidence, on the day of the act.

    Evidence from monitoring equipment needs nobody on the spot.
    """
    for one in case.evidence or ():
        if one.by_officers != 0 or one.automated is True:
            return False
    collected = [day(one.collected_on) for one in case.evidence or ()]
    return any(on == day(act.on) for on in collected if on)


def _first_unknown(people: list[_Person]) -> Outcome:
    for one in people:
        if one.standing is _Standing.UNKNOWN:
            return not_shown(one.missing)
    return not_shown("officers")


def _plainly_qualified(act: Act, case: EnforcementCase) -> int:
    """How many persons of *act* there are, if all are qualified and none could be mistaken.

    The usual case, told without weighing what a name may mean; 0 in all others.
    """
    officers = case.officers or ()
    known: dict[str | None, int] = {}
    for at, one in enumerate(officers):
        known[one.name] = known[one.certificate_no] = at
    if len(known) < 2 * len(officers):
        return 0
    on = day(act.on)
    entries: set[int] = set()
    for token in act.officers or ():
        entry = known.get(token)
        if entry is None or _standing(officers[entry], on) is not _Standing.QUALIFIED:
            return 0
        entries.add(entry)
    return len(entries)


def _people(act: Act, case: EnforcementCase) -> list[_Person]:
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


def _person(
    entries: set[int],
    heads: int,
    by_name: bool,  # noqa: FBT001 - a fact about the person, not a switch
    officers: tuple[CaseOfficer, ...],
    on: date | None,
) -> _Person:
    """The best that the entries show of a person.

    A person found by name may also be meant by an entry that shows no name.
    """
    unknown = worst = None
    for at in sorted(entries) if len(entries) > 1 else entries:
        standing = _standing(officers[at], on)
        if standing is _Standing.QUALIFIED:
            return _Person(standing, heads, officers[at])
        if standing is _Standing.UNKNOWN:
            unknown = at if unknown is None else unknown
        elif worst is None or standing.value > worst[0].value:
            worst = standing, at
    if unknown is not None:
        missing = _missing(officers[unknown], unknown, on)
        return _Person(_Standing.UNKNOWN, heads, None, missing)
    if worst is None or (by_name and any(one.name is None for one in officers)):
        return _Person(_Standing.UNKNOWN, heads, None, ("/", "officers"))
    standing, at = worst
    return _Person(standing, heads, officers[at])


def _standing(officer: CaseOfficer, on: date | None) -> _Standing:
    if officer.status is None:
        return _Standing.UNKNOWN
    if officer.status is not OfficerStatus.OFFICER:
        return _Standing.NO_OFFICER
    first, last = officer.certificate_valid_from, officer.certificate_valid_to
    if first is False:
        return _Standing.NO_CERTIFICATE
    if on is None:
        return _Standing.UNKNOWN
    if last and last < on:
        return _Standing.EXPIRED
    if first and first > on:
        return _Standing.NOT_YET
    return _Standing.UNKNOWN if first is None or last is None else _Standing.QUALIFIED


def _missing(officer: CaseOfficer, at: int, on: date | None) -> tuple[str | int, ...]:
    """The fact that would say whether *officer* was qualified."""
    if officer.status is None:
        return ("/", "officers", at, "status")
    if on is None:
        return ("on",)
    name = "from" if officer.certificate_valid_from is None else "to"
    return ("/", "officers", at, f"certificate_valid_{name}")
