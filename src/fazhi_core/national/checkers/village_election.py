"""Checkers of village elections: the list of voters, reports, the handover, and exit audits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    Reason,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._assemblies import Share, reached
from fazhi_core.national.checkers._weighing import Place, worst
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.village import (
    ElectionComplaint,
    Handover,
    VillageCommittee,
    VillageElection,
    VoterListObjection,
)
from fazhi_core.records.village_account import CollectiveAccount, VillageAudit, VillageAuditKind

__all__ = [
    "audited",
    "handed_over",
    "handover_supervised",
    "list_published",
    "objections_decided",
    "reports_investigated",
    "result_published",
    "secret_and_open",
    "turnout",
]

_OF_MEMBERS = frozenset({VillageAuditKind.EXIT, VillageAuditKind.TERM})


@attrs.frozen(kw_only=True)
class Objections:
    """Figures of objections to the list of voters.

    Args:
        objection_days: calendar days after publication of the list in which villagers may object.
    """

    objection_days: int


@checker("ve-list-20d", VillageCommittee)
def list_published(committee: VillageCommittee, req: Bound[None]) -> Outcome:
    """The list of voters was published long enough before the vote."""
    election = table(committee.election)
    voted = election and day(election.on)
    if election is None or not voted:
        return not_shown("election.on")
    return _before(election.voter_list_on, voted, "election.voter_list_on", req)


def _before(published: Day, event: date, path: str, req: Bound[Any]) -> Outcome:
    """Whether *published* came as long before *event* as the version asks, or still can."""
    if published:
        return req.announced(published, event, path=path)
    span = req.deadline.latest_before(event, counting=req.counting, calendar=req.calendar)
    safe = req.days_after(span.latest, -1) if req.deadline.edge == "review" else span.latest
    if req.as_of <= safe:
        return Outcome(Kind.OPEN, Reason.PENDING, tuple(path.split(".")), due=safe)
    if published is None or req.as_of <= span.latest:
        return not_shown(path)
    return fail(path, key="not_published", due=span.latest)


@attrs.frozen(kw_only=True)
class Turnout:
    """How many must vote.

    Args:
        more_than: the share of the listed villagers of which more must vote.
    """

    more_than: Share


@checker("ve-turnout", VillageCommittee, params=Turnout)
def turnout(committee: VillageCommittee, req: Bound[Turnout]) -> Outcome:
    """More than half of the villagers on the list voted in the vote that made the committee."""
    election = committee.election
    if not election:
        return not_shown("election.ballots") if election is None else not_applicable()
    ballots, voters = election.ballots, election.voters
    enough = reached(ballots, voters, req.params.more_than, beyond=True)
    if enough is None:
        return not_shown("election.ballots" if ballots is None else "election.voters")
    if enough:
        return ok()
    # A vote that nobody was elected by is held again.
    if not committee.elected_on:
        return not_shown("elected_on") if committee.elected_on is None else not_applicable()
    return fail("election.ballots", key="too_few", ballots=ballots, voters=voters)


@checker("ve-secret-open", VillageCommittee)
def secret_and_open(committee: VillageCommittee, _req: Bound[None]) -> Outcome:
    """The vote was secret, counted in public, and its result announced on the spot."""
    election = committee.election
    if not election:
        return not_shown("election.secret") if election is None else not_applicable()
    if election.secret is False:
        return fail("election.secret", key="not_secret")
    announced, voted = election.result_published_on, day(election.on)
    if announced is False:
        return fail("election.result_published_on", key="not_announced")
    if election.secret is None or announced is None:
        return not_shown(
            "election.secret" if election.secret is None else "election.result_published_on"
        )
    if voted is None:
        return not_shown("election.on")
    if announced <= voted:
        return ok()
    return review("election.result_published_on", key="later", on=announced, voted=voted)


@checker("ve-objection-3d", VillageCommittee, params=Objections)
def objections_decided(committee: VillageCommittee, req: Bound[Objections]) -> Outcome:
    """Each objection to the list was decided in time and the result published."""
    election = table(committee.election)
    if election is None or election.objections is None:
        return not_shown("election.objections")
    return worst(
        _decided(one, ("election", "objections", position), election, req)
        for position, one in enumerate(election.objections)
    )


def _decided(
    objection: VoterListObjection, at: Place, election: VillageElection, req: Bound[Objections]
) -> Outcome:
    received = day(objection.received_on)
    if received is None:
        missing = objection.received_on is None
        return not_shown((*at, "received_on")) if missing else not_applicable()
    outcome = req.within(received, objection.decided_on, path=(*at, "decided_on"))
    if outcome.kind is Kind.FAIL:
        return _unless_late(received, outcome, election, req)
    if outcome.kind is not Kind.PASS or objection.published_on:
        return outcome
    path = (*at, "published_on")
    return not_shown(path) if objection.published_on is None else fail(path, key="not_published")


def _unless_late(
    received: date, outcome: Outcome, election: VillageElection, req: Bound[Objections]
) -> Outcome:
    """*outcome*, unless the objection itself may have come after its own time."""
    listed = day(election.voter_list_on)
    if listed is None:
        return not_shown("election.voter_list_on")
    if received <= req.days_after(listed, req.params.objection_days):
        return outcome
    return review(outcome.path, key="late_objection")


@checker("ve-complaint-investigated", VillageCommittee)
def reports_investigated(committee: VillageCommittee, _req: Bound[None]) -> Outcome:
    """The township looked into each report that it got, and dealt with what was true."""
    election = table(committee.election)
    if election is None or election.complaints is None:
        return not_shown("election.complaints")
    return worst(
        attrs.evolve(outcome, path=("election", "complaints", position, *outcome.path))
        for position, outcome in enumerate(_investigated(election.complaints))
    )


def _investigated(complaints: tuple[ElectionComplaint, ...]) -> Iterator[Outcome]:
    for one in complaints:
        if not one.received_by_township:
            shown = one.received_by_township is not None
            yield not_applicable() if shown else not_shown("received_by_township")
        elif not one.investigated_on:
            yield _not_looked_into(one)
        elif not one.upheld or one.handled_on:
            yield not_shown("upheld") if one.upheld is None else ok()
        elif one.handled_on is None:
            yield not_shown("handled_on")
        else:
            yield _not_done("not_handled", "handled_on", one)


def _not_looked_into(complaint: ElectionComplaint) -> Outcome:
    if complaint.investigated_on is None:
        return not_shown("investigated_on")
    if complaint.to_county_on is False:
        return _not_done("not_investigated", "investigated_on", complaint)
    return not_applicable() if complaint.to_county_on else not_shown("to_county_on")


def _not_done(key: str, path: str, complaint: ElectionComplaint) -> Outcome:
    """A failure once the report was answered; before that a person must judge the delay."""
    if complaint.answered_on is None:
        return not_shown("answered_on")
    return fail(path, key=key) if complaint.answered_on else review(path, key="in_hand")


@checker("ve-handover-10d", VillageCommittee)
def handed_over(committee: VillageCommittee, req: Bound[None]) -> Outcome:
    """Work was handed to the new committee in time."""
    elected = day(committee.elected_on)
    if elected is None:
        return not_shown("elected_on")
    _, on = _handover(committee)
    return req.within(elected, on, path="election.handover.on")


@checker("ve-handover-supervised", VillageCommittee)
def handover_supervised(committee: VillageCommittee, _req: Bound[None]) -> Outcome:
    """The township watched over the handover."""
    handover, on = _handover(committee)
    if handover is None or not on:
        return not_applicable() if on is False else not_shown("election.handover.on")
    path = "election.handover.township_supervised"
    if handover.township_supervised is None:
        return not_shown(path)
    return ok() if handover.township_supervised else fail(path, key="not_supervised")


def _handover(committee: VillageCommittee) -> tuple[Handover | None, Day]:
    """The handover and its day, ``False`` where there was none."""
    election = table(committee.election)
    if election is None or election.handover is None:
        return None, None
    if election.handover is False:
        return None, False
    return election.handover, election.handover.on


@checker("vaudit-term-exit", CollectiveAccount)
def audited(audit: VillageAudit, _account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """A member whose term ended or who left was audited."""
    other = _not_the_townships(audit)
    if other is not None:
        return other
    if audit.reported_on is None:
        return not_shown("reported_on")
    if audit.reported_on:
        return ok()
    if audit.next_election_on is None:
        return not_shown("next_election_on")
    held = day(audit.next_election_on)
    # Only an exit audit has a last day, the next election.
    if audit.kind is VillageAuditKind.EXIT and held is not None and held <= req.as_of:
        return fail("reported_on", key="not_audited", kind=audit.kind)
    return review("reported_on", key="in_hand", kind=audit.kind)


@checker("vaudit-published-before-election", CollectiveAccount)
def result_published(audit: VillageAudit, _account: CollectiveAccount, req: Bound[None]) -> Outcome:
    """The result of an exit audit was published before the next election."""
    if audit.kind is VillageAuditKind.TERM:
        return not_applicable()
    other = _not_the_townships(audit)
    election = day(audit.next_election_on)
    if other is not None or election is None:
        return other or not_shown("next_election_on")
    return _before(audit.published_on, election, "published_on", req)


def _not_the_townships(audit: VillageAudit) -> Outcome | None:
    """Why *audit* is none of a member that the township organises."""
    if audit.kind is None:
        return not_shown("kind")
    if audit.kind not in _OF_MEMBERS:
        return not_applicable()
    if audit.by_township is None:
        return not_shown("by_township")
    return None if audit.by_township else not_applicable()
