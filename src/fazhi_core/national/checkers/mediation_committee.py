"""Checkers of mediation committees and of mediators, on the roster and in a case."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._mediation import in_case, of_kind, recused
from fazhi_core.national.checkers._together import together
from fazhi_core.national.checkers._weighing import wanted
from fazhi_core.records.base import Day, day
from fazhi_core.records.mediation import (
    CaseMediator,
    CommitteeElector,
    CommitteeKind,
    MediationCase,
    MediationCommittee,
    MediationKind,
    Mediator,
    MediatorChoice,
    MediatorMisconduct,
)

__all__ = [
    "accepted",
    "adult",
    "appointed",
    "basis_named",
    "court_told",
    "elected",
    "less_numerous",
    "misconduct_dealt_with",
    "size",
    "stepped_aside",
    "term",
    "township_composition",
    "trained",
    "village_pays",
    "woman",
]

_OWN = (CommitteeKind.VILLAGE, CommitteeKind.RESIDENTS, CommitteeKind.ENTERPRISE)
_ELECTED = (CommitteeKind.VILLAGE, CommitteeKind.RESIDENTS)


@attrs.frozen(kw_only=True)
class Size:
    """Figures of a committee.

    Args:
        fewest: fewest members.
        most: most members.
        chairs: how many chairs.
    """

    fewest: int
    most: int
    chairs: int


@attrs.frozen(kw_only=True)
class Least:
    """How many of somebody there must be at least."""

    least: int


@attrs.frozen(kw_only=True)
class Composition(Size):
    """Figures of a committee set up by a township.

    Args:
        least: how many women, and members of the smaller peoples, there must be at least.
    """

    least: int


@attrs.frozen(kw_only=True)
class Electors:
    """Who may choose the members.

    Args:
        village: of a village's committee.
        residents: of a community's committee.
    """

    village: tuple[str, ...]
    residents: tuple[str, ...]


def _of_kind(committee: MediationCommittee, *kinds: CommitteeKind) -> Outcome | None:
    """Why *committee* is not judged where only those of *kinds* are that still exist."""
    if committee.kind is None:
        return not_shown("kind")
    if committee.kind not in kinds or day(committee.dissolved_on):
        return not_applicable()
    return None


@checker("pm-committee-size", MediationCommittee, params=Size)
def size(committee: MediationCommittee, req: Bound[Size]) -> Outcome:
    """The committee has three to nine members and one chair."""
    return _of_kind(committee, *_OWN) or _size(committee, req.params)


def _size(committee: MediationCommittee, figures: Size) -> Outcome:
    members, chairs = committee.members, committee.chairs
    if members is not None and not figures.fewest <= members <= figures.most:
        return fail(
            "members", key="wrong_size", found=members, fewest=figures.fewest, most=figures.most
        )
    if chairs is not None and chairs != figures.chairs:
        return fail("chairs", key="chairs", found=chairs, wanted=figures.chairs)
    if members is None or chairs is None:
        return not_shown("members" if members is None else "chairs")
    return ok()


@checker("pm-committee-woman", MediationCommittee, params=Least)
def woman(committee: MediationCommittee, req: Bound[Least]) -> Outcome:
    """At least one woman is on the committee."""
    return _of_kind(committee, *_OWN) or _woman(committee, req.params.least)


def _woman(committee: MediationCommittee, least: int) -> Outcome:
    if committee.women is None:
        return not_shown("women")
    return ok() if committee.women >= least else fail("women", key="no_woman", wanted=least)


@checker("pm-committee-minority", MediationCommittee, params=Least)
def less_numerous(committee: MediationCommittee, req: Bound[Least]) -> Outcome:
    """Where several peoples live, one with fewer inhabitants is represented."""
    return _of_kind(committee, *_OWN) or _less_numerous(committee, req.params.least)


def _less_numerous(committee: MediationCommittee, least: int) -> Outcome:
    if committee.multi_ethnic_area is None:
        return not_shown("multi_ethnic_area")
    if not committee.multi_ethnic_area:
        return not_applicable()
    found = committee.minority_members
    if found is None:
        return not_shown("minority_members")
    return ok() if found >= least else fail("minority_members", key="no_minority", wanted=least)


@checker("pm-township-committee-composition", MediationCommittee, params=Composition)
def township_composition(committee: MediationCommittee, req: Bound[Composition]) -> Outcome:
    """A committee that the township set up is composed as the law says of the village's."""
    return _of_kind(committee, CommitteeKind.TOWNSHIP) or together(
        (
            _size(committee, req.params),
            _woman(committee, req.params.least),
            _less_numerous(committee, req.params.least),
        )
    )


@checker("pm-township-committee-legal-form", MediationCommittee)
def basis_named(committee: MediationCommittee, _req: Bound[None]) -> Outcome:
    """The paper that set the township's committee up says on what it rests."""
    other = _of_kind(committee, CommitteeKind.TOWNSHIP)
    if other is not None:
        return other
    if committee.founding_basis_named is None:
        return not_shown("founding_basis_named")
    return (
        ok() if committee.founding_basis_named else review("founding_basis_named", key="no_basis")
    )


@checker("pm-committee-elected", MediationCommittee, params=Electors)
def elected(committee: MediationCommittee, req: Bound[Electors]) -> Outcome:
    """The villagers or residents chose the members."""
    other = _of_kind(committee, *_ELECTED)
    if other is not None:
        return other
    if committee.elected_on is False:
        return fail("elected_on", key="not_elected")
    village = committee.kind is CommitteeKind.VILLAGE
    lawful = map(CommitteeElector, req.params.village if village else req.params.residents)
    by = committee.elected_by
    if by is None:
        return not_shown("elected_by")
    if by not in tuple(lawful):
        return fail("elected_by", key="other_elector", found=by)
    return not_shown("elected_on") if committee.elected_on is None else ok()


@checker("pm-committee-term", MediationCommittee)
def term(committee: MediationCommittee, req: Bound[None]) -> Outcome:
    """The members serve three years; then others, or the same again, are chosen."""
    other = _of_kind(committee, *_ELECTED)
    if other is not None:
        return other
    start = day(committee.elected_on)
    if start is None:
        return not_shown("elected_on") if committee.elected_on is None else not_applicable()
    if committee.term_until is None:
        return not_shown("term_until")
    last = req.last_day(start).span.latest
    if committee.term_until and committee.term_until > last:
        return fail("term_until", key="too_long", until=committee.term_until, due_on=last)
    return req.within(start, _next_election(committee, start, req), path="elected_on")


def _next_election(committee: MediationCommittee, start: date, req: Bound[None]) -> date | None:
    """The day on which the same village or community next chose its committee."""
    same = (committee.village, committee.kind, committee.agency)
    elections = [
        day(one.elected_on)
        for one in req.every(MediationCommittee)
        if committee.village is not None and (one.village, one.kind, one.agency) == same
    ]
    later = [one for one in elections if one is not None and one > start]
    return min(later, default=None)


@checker("pm-roster-reported", MediationCommittee)
def court_told(committee: MediationCommittee, _req: Bound[None]) -> Outcome:
    """County justice told the court who is on the committee, and of every change."""
    if committee.court_told_on is None:
        return not_shown("court_told_on")
    told = day(committee.court_told_on)
    if told is None:
        return fail("court_told_on", key="not_told")
    if committee.changed_on is None:
        return not_shown("changed_on")
    changed = day(committee.changed_on)
    if changed is not None and changed > told:
        return review("court_told_on", key="change_not_told", told=told, changed=changed)
    return ok()


@checker("pm-village-funds", MediationCommittee)
def village_pays(committee: MediationCommittee, _req: Bound[None]) -> Outcome:
    """The village gives its committee a place to work and the money it needs."""
    return _of_kind(committee, CommitteeKind.VILLAGE) or wanted(
        (committee.premises, "premises", "no_premises"), (committee.funds, "funds", "no_funds")
    )


@checker("pm-mediator-adult-qualified", Mediator)
def adult(mediator: Mediator, _req: Bound[None]) -> Outcome:
    """A mediator is of age; whether the other conditions are met a person judges."""
    if mediator.adult is None:
        return not_shown("adult")
    if not mediator.adult:
        return fail("adult", key="minor")
    if mediator.qualified is None:
        return not_shown("qualified")
    return ok() if mediator.qualified else review("qualified", key="unsuitable")


@checker("pm-mediator-training", Mediator)
def trained(mediator: Mediator, req: Bound[None]) -> Outcome:
    """A mediator who serves was trained lately, by whomever."""
    if day(mediator.left_on):
        return not_applicable()
    if mediator.trainings is None:
        return not_shown("trainings")
    days = [day(one.on) for one in mediator.trainings if one.on is not False]
    latest = max((one for one in days if one is not None), default=None)
    if latest is not None and req.as_of <= req.last_day(latest).span.latest:
        return ok()
    if None in days:
        return not_shown("trainings")
    if latest is not None:
        return review("trainings", key="not_lately", last=latest)
    return _never_trained(mediator.appointed_on, req)


def _never_trained(appointed_on: Day, req: Bound[None]) -> Outcome:
    """Nobody need be trained before a first year is over."""
    start = day(appointed_on)
    if start is None:
        return not_shown("appointed_on")
    outcome = req.within(start, None)
    return outcome if req.as_of <= (outcome.due or start) else review("trainings", key="never")


@checker("pm-mediator-misconduct", Mediator)
def misconduct_dealt_with(
    misconduct: MediatorMisconduct, _mediator: Mediator, _req: Bound[None]
) -> Outcome:
    """Something was done about misconduct that was found true."""
    if misconduct.action_on is False:
        return fail("action_on", key="nothing_done")
    if misconduct.action_on is None or misconduct.action is None:
        return not_shown("action" if misconduct.action is None else "action_on")
    return ok()


@checker("pm-mediator-appointed", MediationCase)
def appointed(mediator: CaseMediator, case: MediationCase, req: Bound[None]) -> Outcome:
    """Who mediates is on the committee or was appointed by it; one mediator is enough."""
    other = in_case(of_kind(case, MediationKind.PEOPLE))
    if other is not None:
        return other
    if mediator.qualified:
        return ok()
    if mediator.qualified is None:
        known = req.get(mediator.mediator, Mediator)
        return ok() if known and known.position else not_shown("qualified")
    return recused(mediator) or fail("qualified", key="not_appointed")


@checker("pm-party-chooses-mediator", MediationCase)
def accepted(mediator: CaseMediator, case: MediationCase, _req: Bound[None]) -> Outcome:
    """The parties chose the mediator, or accepted the one whom the committee assigned."""
    other = in_case(of_kind(case, MediationKind.PEOPLE))
    if other is not None:
        return other
    if mediator.choice is MediatorChoice.CHOSEN or mediator.accepted:
        return ok()
    if mediator.accepted is None or mediator.choice is None:
        return not_shown("accepted" if mediator.accepted is None else "choice")
    return recused(mediator) or fail("accepted", key="not_accepted")


@checker("pm-mediator-recusal", MediationCase)
def stepped_aside(mediator: CaseMediator, case: MediationCase, _req: Bound[None]) -> Outcome:
    """A mediator with a stake in the matter steps aside, unless the parties accept him."""
    other = in_case(of_kind(case, MediationKind.PEOPLE))
    if other is not None:
        return other
    if mediator.conflict is None:
        return not_shown("conflict")
    if not mediator.conflict:
        return ok()
    if mediator.recused is None or mediator.accepted is None:
        return not_shown("recused" if mediator.recused is None else "accepted")
    if mediator.recused or mediator.accepted:
        return ok()
    return fail("recused", key="not_recused")
