"""Checkers of what the township does while its act is under attack."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._remedies import of_another_kind, withdrawn_by
from fazhi_core.national.checkers._weighing import Place, wanted, worst
from fazhi_core.records.base import day
from fazhi_core.records.remedy import (
    AppearancePost,
    AttackedAct,
    CourtHearing,
    EvidenceAfterAct,
    RemedyCase,
    RemedyKind,
    RemedyProcedure,
    TownshipRole,
)

__all__ = [
    "answer_the_court",
    "appear_in_court",
    "forward_application",
    "gather_nothing_in_court",
    "gather_nothing_in_reconsideration",
    "reply",
    "reply_in_simplified_procedure",
]

_ANSWERING = {TownshipRole.RESPONDENT, TownshipRole.JOINT_RESPONDENT}
_HANDED_OVER = {AttackedAct.SPOT_PENALTY, AttackedAct.CAMERA_PENALTY}


def _not_answering(case: RemedyCase, kind: RemedyKind) -> Outcome | None:
    """Why the township has nothing to answer for in proceedings of this kind."""
    outside = of_another_kind(case, kind)
    if outside is not None:
        return outside
    if case.role is None:
        return not_shown("role")
    return None if case.role in _ANSWERING else not_applicable()


@attrs.frozen(kw_only=True)
class Procedures:
    """What ``reconsideration-reply-10wd`` must know of an edition.

    Args:
        simplified: whether there is a simplified procedure with a term of its own.
    """

    simplified: bool


@checker("reconsideration-reply-10wd", RemedyCase, params=Procedures)
def reply(case: RemedyCase, req: Bound[Procedures]) -> Outcome:
    """Written answer, evidence and basis in time, in the ordinary procedure."""
    outside = _not_answering(case, RemedyKind.RECONSIDERATION)
    if outside is not None:
        return outside
    if req.params.simplified:
        if case.procedure is None:
            return not_shown("procedure")
        if case.procedure is RemedyProcedure.SIMPLIFIED:
            return not_applicable()
    return _replied(case, req)


@checker("reconsideration-reply-5wd", RemedyCase)
def reply_in_simplified_procedure(case: RemedyCase, req: Bound[None]) -> Outcome:
    """The same, in the simplified procedure."""
    outside = _not_answering(case, RemedyKind.RECONSIDERATION)
    if outside is not None:
        return outside
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is not RemedyProcedure.SIMPLIFIED:
        return not_applicable()
    return _replied(case, req)


def _replied(case: RemedyCase, req: Bound[Procedures] | Bound[None]) -> Outcome:
    received = day(case.copy_received_on)
    if received is None:
        return not_shown("copy_received_on")
    if withdrawn_by(case, req.last_day(received).span.latest):
        return not_applicable()
    outcomes = [
        req.within(received, case.reply_on, path="reply_on"),
        req.within(received, case.evidence_on, path="evidence_on"),
    ]
    if case.reply_on:
        outcomes.append(wanted((case.reply_written, "reply_written", "unwritten")))
    return worst([*outcomes, *_basis(case)])


def _basis(case: RemedyCase) -> list[Outcome]:
    """Whether what the act rests on came with the evidence."""
    if not case.evidence_on:
        return []
    return [wanted((case.basis_submitted, "basis_submitted", "no_basis"))]


@checker("litigation-evidence-15d", RemedyCase)
def answer_the_court(case: RemedyCase, req: Bound[None]) -> Outcome:
    """Late evidence counts as none; a late answer alone does not stop the court."""
    outside = _not_answering(case, RemedyKind.LITIGATION)
    if outside is not None:
        return outside
    received = day(case.copy_received_on)
    if received is None:
        return not_shown("copy_received_on")
    if withdrawn_by(case, req.last_day(received).span.latest):
        return not_applicable()
    until = day(case.evidence_extended_to)
    evidence = req.within(received, case.evidence_on, until=until, path="evidence_on")
    answer = req.within(received, case.reply_on, path="reply_on")
    if answer.kind is Kind.FAIL:
        answer = review(
            answer.path, key="late_answer", trace=answer.trace, due=answer.due, due_on=answer.due
        )
    return worst([evidence, answer, *_basis(case)])


@attrs.frozen(kw_only=True)
class HandedIn:
    """Figures of ``reconsideration-forward-5wd``.

    Args:
        since: the first day on which an application may be handed to the organ itself.
    """

    since: date


@checker("reconsideration-forward-5wd", RemedyCase, params=HandedIn)
def forward_application(case: RemedyCase, req: Bound[HandedIn]) -> Outcome:
    """An application handed to the township: the act is changed, or the papers move on in time."""
    outside = _not_answering(case, RemedyKind.RECONSIDERATION)
    if outside is not None:
        return outside
    if case.act is None:
        return not_shown("act")
    if case.act not in _HANDED_OVER or case.handed_to_township_on is False:
        return not_applicable()
    if case.handed_to_township_on is None:
        return not_shown("handed_to_township_on")
    if case.handed_to_township_on < req.params.since:
        return not_applicable()
    if case.changed_by_township_on:
        return ok()
    return req.within(case.handed_to_township_on, case.forwarded_on, path="forwarded_on")


@attrs.frozen(kw_only=True)
class Supplement:
    """What an edition says of evidence added with leave.

    Args:
        allowed: whether it may be added where the other side raised something new.
    """

    allowed: bool


@checker("no-evidence-after-act", RemedyCase, params=Supplement)
def gather_nothing_in_reconsideration(case: RemedyCase, req: Bound[Supplement]) -> Outcome:
    """Nothing that the township itself gathers while reconsideration runs."""
    outside = _not_answering(case, RemedyKind.RECONSIDERATION)
    return _gathered(case, req) if outside is None else outside


@checker("no-evidence-in-litigation", RemedyCase, params=Supplement)
def gather_nothing_in_court(case: RemedyCase, req: Bound[Supplement]) -> Outcome:
    """Nothing that the township itself gathers while the suit runs."""
    outside = _not_answering(case, RemedyKind.LITIGATION)
    return _gathered(case, req) if outside is None else outside


def _gathered(case: RemedyCase, req: Bound[Supplement]) -> Outcome:
    started = day(case.accepted_on)
    if started is None:
        return not_shown("accepted_on")
    if case.evidence_after_act is None:
        return not_shown("evidence_after_act")
    items = enumerate(case.evidence_after_act)
    return worst(
        _judged(one, ("evidence_after_act", position), started, req.params)
        for position, one in items
    )


def _judged(item: EvidenceAfterAct, path: Place, started: date, supplement: Supplement) -> Outcome:
    if item.by_township is None:
        return not_shown((*path, "by_township"))
    if not item.by_township or item.collected_on is False:
        return not_applicable()
    if item.collected_on is None:
        return not_shown((*path, "collected_on"))
    if item.collected_on < started:
        return not_applicable()
    if item.collected_on == started:
        return review(path, key="same_day", collected=started)
    leave = day(item.permitted_on)
    if not item.new_reasons_raised or leave is None:
        return fail(path, key="gathered", collected=item.collected_on)
    if not supplement.allowed or leave > item.collected_on:
        return review(path, key="leave", collected=item.collected_on, leave=leave)
    return ok()


@checker("head-appears-in-court", RemedyCase)
def appear_in_court(case: RemedyCase, _req: Bound[None]) -> Outcome:
    """A head, or staff of the organ with the reason stated; never lawyers alone."""
    outside = _not_answering(case, RemedyKind.LITIGATION)
    if outside is not None:
        return outside
    if case.hearings is None:
        return not_shown("hearings")
    return worst(
        _appeared(one, ("hearings", position)) for position, one in enumerate(case.hearings)
    )


def _appeared(hearing: CourtHearing, path: Place) -> Outcome:
    if hearing.on is None:
        return not_shown((*path, "on"))
    if hearing.on is False:
        return not_applicable()
    if hearing.head is None:
        return not_shown((*path, "head"))
    if hearing.head is not AppearancePost.NONE:
        return ok()
    staff = wanted((hearing.staff_present, (*path, "staff_present"), "nobody"))
    if staff.kind is not Kind.PASS or hearing.absence_explained:
        return staff
    return review((*path, "absence_explained"), key="unexplained")
