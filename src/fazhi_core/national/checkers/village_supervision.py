"""Checkers of those who supervise a village, and of the yearly appraisal."""

from __future__ import annotations

from datetime import date

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
from fazhi_core.records.base import day
from fazhi_core.records.village import (
    Appraisal,
    SupervisionBodyForm,
    SupervisionReport,
    VillageCommittee,
    VillageSupervisionCommittee,
)

__all__ = [
    "appraised",
    "chair",
    "chosen",
    "exists",
    "hosted",
    "misconduct_reported",
    "no_ties",
    "same_term",
    "skilled",
    "usual_size",
]


@attrs.frozen(kw_only=True)
class Electors:
    """Who chooses the body.

    Args:
        lawful: those whom the law names.
        unlawful: those who never may.
    """

    lawful: tuple[str, ...]
    unlawful: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Skilled:
    """How many must know accounting and management.

    Args:
        fewest: fewest of them.
    """

    fewest: int


@attrs.frozen(kw_only=True)
class SameTerm:
    """How near two terms must end.

    Args:
        doubt_days: calendar days up to which a difference may come from the days of the choice.
    """

    doubt_days: int


@attrs.frozen(kw_only=True)
class UsualSize:
    """The usual size of a supervision committee.

    Args:
        fewest: fewest members.
        most: most members.
        chairs: how many chair it.
    """

    fewest: int
    most: int
    chairs: int


@checker("vs-exists", VillageSupervisionCommittee)
def exists(body: VillageSupervisionCommittee, _req: Bound[None]) -> Outcome:
    """The village has a supervision body, in whatever form."""
    if body.established_on is False:
        return fail("established_on", key="none")
    return ok() if body.established_on or day(body.elected_on) else not_shown("established_on")


@checker("vs-elected", VillageSupervisionCommittee, params=Electors)
def chosen(body: VillageSupervisionCommittee, req: Bound[Electors]) -> Outcome:
    """The assembly or the representatives chose the members."""
    elector = body.elected_by
    if elector is None:
        return not_shown("elected_by")
    if elector.value in req.params.lawful:
        return ok()
    if elector.value in req.params.unlawful:
        return fail("elected_by", key="appointed", elector=elector)
    return review("elected_by", key="otherwise", elector=elector)


@checker("vs-finance-skill", VillageSupervisionCommittee, params=Skilled)
def skilled(body: VillageSupervisionCommittee, req: Bound[Skilled]) -> Outcome:
    """Somebody on the body can read books."""
    found, fewest = body.finance_skilled, req.params.fewest
    if found is None:
        return not_shown("finance_skilled")
    if found >= fewest:
        return ok()
    return fail("finance_skilled", key="none", found=found, required=fewest)


@checker("vs-no-kin", VillageSupervisionCommittee)
def no_ties(body: VillageSupervisionCommittee, _req: Bound[None]) -> Outcome:
    """No member of the village committee and no near relative of one sits on the body."""
    if body.has_committee_member:
        return fail("has_committee_member", key="member")
    if body.has_near_relative:
        return fail("has_near_relative", key="relative")
    if body.has_committee_member is None:
        return not_shown("has_committee_member")
    return not_shown("has_near_relative") if body.has_near_relative is None else ok()


@checker("vs-term", VillageSupervisionCommittee, params=SameTerm)
def same_term(body: VillageSupervisionCommittee, req: Bound[SameTerm]) -> Outcome:
    """The body's term ends with the village committee's."""
    own, other = day(body.term_until), day(body.committee_term_until)
    if own is None:
        return not_shown("term_until")
    if other is None:
        return not_shown("committee_term_until")
    apart = abs((own - other).days)
    if apart > req.params.doubt_days:
        return fail("term_until", key="differs", days=apart)
    return review("term_until", key="close", days=apart) if apart else ok()


@checker("vs-size-chair", VillageSupervisionCommittee, params=UsualSize)
def usual_size(body: VillageSupervisionCommittee, req: Bound[UsualSize]) -> Outcome:
    """A supervision committee is of the usual size and has one chair."""
    if body.form is not SupervisionBodyForm.COMMITTEE:
        return not_shown("form") if body.form is None else not_applicable()
    usual, members, chairs = req.params, body.members, body.chairs
    if members is None:
        return not_shown("members")
    if chairs is None:
        return not_shown("chairs")
    if not usual.fewest <= members <= usual.most:
        return review("members", key="size", found=members, fewest=usual.fewest, most=usual.most)
    if chairs != usual.chairs:
        return review("chairs", key="chairs", found=chairs, required=usual.chairs)
    return ok()


@checker("vs-chair-not-secretary", VillageSupervisionCommittee)
def chair(body: VillageSupervisionCommittee, _req: Bound[None]) -> Outcome:
    """The Party secretary does not as a rule chair a supervision committee."""
    if body.form is not SupervisionBodyForm.COMMITTEE:
        return not_shown("form") if body.form is None else not_applicable()
    if body.chair_is_secretary is None:
        return not_shown("chair_is_secretary")
    return review("chair_is_secretary", key="secretary") if body.chair_is_secretary else ok()


@checker("vs-reports-misconduct", VillageSupervisionCommittee)
def misconduct_reported(
    report: SupervisionReport, _body: VillageSupervisionCommittee, _req: Bound[None]
) -> Outcome:
    """Misconduct that was found was reported upwards."""
    if report.reported_on is None:
        return not_shown("reported_on")
    if report.reported_on:
        return ok()
    if report.handled_on is None:
        return not_shown("handled_on")
    if report.handled_on:
        return fail("reported_on", key="not_reported")
    return review("reported_on", key="in_hand")


@checker("vs-appraisal-yearly", VillageCommittee)
def appraised(committee: VillageCommittee, req: Bound[None]) -> Outcome:
    """An appraisal was held in each full calendar year of the term."""
    elected, until = day(committee.elected_on), day(committee.term_until)
    appraisals = committee.appraisals
    if elected is None or until is None or appraisals is None:
        return not_applicable()
    ended = min(until, day(committee.succeeded_on) or until)
    due = range(elected.year + 1, min(ended.year, req.as_of.year + 1))
    held = {on.year for one in appraisals if (on := day(one.on)) is not None}
    first = next((year for year in due if year not in held), None)
    if first is None:
        return ok() if due else not_applicable()
    undated = next((at for at, one in enumerate(appraisals) if one.on is None), None)
    if undated is not None:
        return not_shown(("appraisals", undated, "on"))
    last = date(first, 12, 31)
    if req.as_of <= last:
        return Outcome(Kind.OPEN, Reason.PENDING, ("appraisals",), due=last)
    if not held and committee.succeeded_on is not None:
        return fail("appraisals", key="none", year=first)
    return Outcome(Kind.OPEN, Reason.OVERDUE, ("appraisals",), due=last)


@checker("vs-appraisal-host", VillageCommittee)
def hosted(appraisal: Appraisal, _committee: VillageCommittee, _req: Bound[None]) -> Outcome:
    """The supervision body presided over the appraisal."""
    if appraisal.by_supervision_body is None:
        return not_shown("by_supervision_body")
    return ok() if appraisal.by_supervision_body else fail("by_supervision_body", key="other_host")
