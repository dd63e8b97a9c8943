"""Checkers of the village committee, and of what the township owes it and must not do to it."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import (
    Bound,
    Group,
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
from fazhi_core.national.checkers._corrections import ordered
from fazhi_core.national.checkers._weighing import wanted
from fazhi_core.national.checkers._yearly import once
from fazhi_core.records.base import day
from fazhi_core.records.contract import Contract, ContractHolder
from fazhi_core.records.learning import StudyAudience, StudySession
from fazhi_core.records.organisation import Assessment, AssessmentKind
from fazhi_core.records.report import AnnualReport, ReportKind, ReportLevel
from fazhi_core.records.supervision import SupervisedKind, SupervisionActivity, SupervisionKind
from fazhi_core.records.village import (
    CommitteeChange,
    DelegatedWork,
    MembershipCause,
    TownshipInstruction,
    VillageCommittee,
)

__all__ = [
    "delegated_work",
    "guided",
    "no_appointment",
    "no_guarantee",
    "no_interference",
    "no_relatives",
    "omission_corrected",
    "reported_to_congress",
    "size",
    "smaller_people",
    "term",
    "trained",
    "woman",
]

_VACATING = frozenset(MembershipCause) - {
    MembershipCause.ELECTION,
    MembershipCause.APPOINTED,
    MembershipCause.SUSPENDED,
}


@attrs.frozen(kw_only=True)
class Seats:
    """How many seats the law asks for.

    Args:
        fewest: fewest members of the kind.
        most: most members, ``None`` where the law sets no limit.
    """

    fewest: int
    most: int | None = None


@attrs.frozen(kw_only=True)
class TermFigures:
    """Figures of the term of office.

    Args:
        prompt_days: calendar days after the term within which an election may still be prompt.
        lengthened_years: years by which provinces could lengthen terms that ran when the law
            changed.
    """

    prompt_days: int
    lengthened_years: int


@attrs.frozen(kw_only=True)
class Causes:
    """Why seats change.

    Args:
        forbidden: the causes that nobody may set.
        doubtful: the causes of which the text does not speak and which may come to the same.
    """

    forbidden: tuple[str, ...]
    doubtful: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Matters:
    """Matters that the villagers decide.

    Args:
        matters: those that the law lists.
    """

    matters: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Delegation:
    """What work handed to a village must have.

    Args:
        basis_needed: whether the text asks for a basis in statute or regulation.
    """

    basis_needed: bool


@checker("vc-size", VillageCommittee, params=Seats)
def size(committee: VillageCommittee, req: Bound[Seats]) -> Outcome:
    """The committee has as many members as the law asks for, and no more."""
    members, most = committee.members, req.params.most
    if members is not None and most is not None and members > most:
        return fail("members", key="too_many", found=members, required=most)
    return _seated(committee, members, "members", req)


@checker("vc-woman", VillageCommittee, params=Seats)
def woman(committee: VillageCommittee, req: Bound[Seats]) -> Outcome:
    """A woman is among the members."""
    return _seated(committee, committee.women, "women", req)


@checker("vc-minority", VillageCommittee, params=Seats)
def smaller_people(committee: VillageCommittee, req: Bound[Seats]) -> Outcome:
    """Where several peoples live, one with fewer inhabitants has a seat."""
    if committee.multi_ethnic_village is None:
        return not_shown("multi_ethnic_village")
    if not committee.multi_ethnic_village:
        return not_applicable()
    return _seated(committee, committee.minority_members, "minority_members", req)


def _seated(
    committee: VillageCommittee, members: int | None, path: str, req: Bound[Seats]
) -> Outcome:
    """Whether enough *members* sit; a seat that fell vacant may wait for a by-election."""
    fewest = req.params.fewest
    if members is None:
        return not_shown(path)
    if members >= fewest:
        return ok()
    if committee.changes is None:
        return not_shown("changes")
    for position, one in enumerate(committee.changes):
        if one.cause is None:
            return not_shown(("changes", position, "cause"))
    vacant = any(one.cause in _VACATING for one in committee.changes)
    found = review if vacant else fail
    return found(path, key="vacant" if vacant else "too_few", found=members, required=fewest)


@checker("vc-kin-recusal", VillageCommittee)
def no_relatives(committee: VillageCommittee, _req: Bound[None]) -> Outcome:
    """No near relatives sit together."""
    if committee.near_relatives is None:
        return not_shown("near_relatives")
    return fail("near_relatives", key="relatives") if committee.near_relatives else ok()


@checker("vc-term", VillageCommittee, params=TermFigures)
def term(committee: VillageCommittee, req: Bound[TermFigures]) -> Outcome:
    """The next committee was elected when the term was over."""
    elected = day(committee.elected_on)
    if elected is None:
        return not_shown("elected_on")
    successor = _successor(committee, elected, req) or committee.succeeded_on
    outcome = req.within(elected, successor, path="succeeded_on")
    postponed, actual = day(committee.postponed_until), day(successor) or req.as_of
    covered = postponed is not None and actual <= postponed
    if outcome.reason is Reason.OVERDUE and covered:
        return attrs.evolve(outcome, reason=Reason.PENDING, due=postponed)
    if outcome.kind is not Kind.FAIL or outcome.due is None:
        return outcome
    if committee.village is None:
        return not_shown("village")
    if covered:
        return review("succeeded_on", key="postponed", due_on=outcome.due)
    return _late(elected, actual, outcome.due, req)


def _late(elected: date, actual: date, last: date, req: Bound[TermFigures]) -> Outcome:
    """What an election on *actual*, after the term ended on *last*, means."""
    over = (actual - last).days
    longer = req.params.lengthened_years
    if longer and actual <= req.last_day(elected, longer=longer).span.latest:
        return review("succeeded_on", key="transition", due_on=last)
    if over <= req.params.prompt_days:
        return review("succeeded_on", key="soon_after", due_on=last, over=over)
    return fail("succeeded_on", key="late", due=last, due_on=last, over=over)


def _successor(committee: VillageCommittee, elected: date, req: Bound[TermFigures]) -> date | None:
    """The day on which the ledger shows the next committee of the village to be elected."""
    if committee.village is None:
        return None
    days = (
        day(one.elected_on)
        for one in req.every(VillageCommittee)
        if (one.agency, one.village) == (committee.agency, committee.village)
    )
    own = day(committee.succeeded_on)
    return min((one for one in (*days, own) if one is not None and one > elected), default=None)


@checker("vc-no-appointment", VillageCommittee, params=Causes)
def no_appointment(
    change: CommitteeChange, _committee: VillageCommittee, req: Bound[Causes]
) -> Outcome:
    """No member was appointed, sent or removed."""
    cause = change.cause
    if cause is None:
        return not_shown("cause")
    if change.by_township is None:
        return not_shown("by_township")
    if cause.value in req.params.forbidden:
        if change.by_township:
            return fail("cause", key="appointed", cause=cause)
        return review("cause", key="by_others", cause=cause)
    if cause.value in req.params.doubtful:
        return review("cause", key="doubtful", cause=cause)
    return review("by_township", key="decided", cause=cause) if change.by_township else ok()


@checker("vc-no-interference", VillageCommittee, params=Matters)
def no_interference(
    instruction: TownshipInstruction, _committee: VillageCommittee, req: Bound[Matters]
) -> Outcome:
    """The township advises on what the villagers decide, and orders nothing."""
    matter = instruction.matter
    if matter is None:
        return not_shown("matter")
    if matter.value not in req.params.matters:
        return not_applicable()
    if instruction.binding is None:
        return not_shown("binding")
    if not instruction.binding:
        return ok()
    if instruction.lawful_basis is None:
        return not_shown("lawful_basis")
    if instruction.lawful_basis:
        return review("binding", key="with_basis", matter=matter)
    return fail("binding", key="ordered", matter=matter)


@checker("vc-no-guarantee", Contract)
def no_guarantee(contract: Contract, _req: Bound[None]) -> Outcome:
    """No contract of the village committee gives a guarantee."""
    if contract.holder is not ContractHolder.VILLAGE:
        return not_shown("holder") if contract.holder is None else not_applicable()
    if contract.guarantees_debt:
        return fail("guarantees_debt", key="guarantee")
    if contract.guarantees_debt is None:
        return not_shown("guarantees_debt")
    # A contract of guarantee in which the village is the one whose claim is secured is lawful.
    return ok()


@checker("vc-delegated-work-funded", VillageCommittee, params=Delegation)
def delegated_work(
    work: DelegatedWork, _committee: VillageCommittee, req: Bound[Delegation]
) -> Outcome:
    """Work that the township handed to the committee has a basis and is paid for."""
    if not work.by_township:
        return not_shown("by_township") if work.by_township is None else not_applicable()
    facts = [(work.lawful_basis, "lawful_basis", "no_basis")] if req.params.basis_needed else []
    if work.costs:
        facts.append((work.funded, "funded", "not_funded"))
    outcome = wanted(*facts)
    return not_shown("costs") if outcome.kind is Kind.PASS and work.costs is None else outcome


@checker("vc-training", StudySession)
def trained(group: Group, req: Bound[None]) -> Outcome:
    """Village officials were trained in the year, by township or county."""

    def for_villages(session: StudySession) -> bool | None:
        return (
            None if session.audience is None else session.audience is StudyAudience.VILLAGE_CADRES
        )

    return once(group, req, for_villages, StudySession, "audience")


@checker("vc-correct-omission", SupervisionActivity)
def omission_corrected(activity: SupervisionActivity, _req: Bound[None]) -> Outcome:
    """A committee found to omit its duty was ordered to correct, or did so by itself."""
    if activity.supervised is not SupervisedKind.VILLAGE_COMMITTEE:
        return not_shown("supervised") if activity.supervised is None else not_applicable()
    if not activity.duty_omitted:
        return not_shown("duty_omitted") if activity.duty_omitted is None else not_applicable()
    return ordered(activity, within_a_time=False)


@checker("vc-promote-standard", SupervisionActivity)
def guided(group: Group, req: Bound[None]) -> Outcome:
    """The township guided villages in the year, by a visit or by an assessment."""

    def guides(activity: SupervisionActivity) -> bool | None:
        return None if activity.kind is None else activity.kind is SupervisionKind.VILLAGE_GUIDANCE

    outcome = once(group, req, guides, SupervisionActivity, "kind")
    if outcome.kind is Kind.PASS:
        return outcome
    assessed = [_guides(one, group) for one in req.every(Assessment)]
    if True in assessed:
        return ok()
    return not_shown("kind") if outcome.kind is Kind.REVIEW and None in assessed else outcome


def _guides(assessment: Assessment, group: Group) -> bool | None:
    """Whether *assessment* looked into disclosure in villages within the period of *group*."""
    held = assessment.held_on
    if (
        assessment.agency != group.member
        or held is False
        or assessment.kind not in {None, AssessmentKind.VILLAGE_GUIDANCE}
        or (held is not None and not group.period.start <= held <= group.period.end)
    ):
        return False
    return None if assessment.kind is None or held is None else True


@checker("rural-report-to-congress", AnnualReport)
def reported_to_congress(report: AnnualReport, req: Bound[None]) -> Outcome:
    """The report on rural revival was made to the congress of the township."""
    if report.kind is not ReportKind.RURAL_REVIVAL:
        return not_shown("kind") if report.kind is None else not_applicable()
    if report.level is not ReportLevel.TOWNSHIP:
        return not_shown("level") if report.level is None else not_applicable()
    if report.congress_on is None:
        return not_shown("congress_on")
    if report.congress_on:
        return ok()
    if report.year is None:
        return not_shown("year")
    # Sessions are held every year, so that the next one can still hear it.
    over = req.as_of.year > report.year + 1
    return (fail if over else review)("congress_on", key="not_reported" if over else "in_time")
