"""Checkers of public participation in major decisions: comments, hearings, groups concerned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._decisions import unless_covered
from fazhi_core.records.base import day, table
from fazhi_core.records.decision import MajorDecision, Participation, ParticipationKind

__all__ = [
    "after_comment_period",
    "comment_materials",
    "comment_period",
    "comments_considered",
    "group_consulted",
    "hearing_materials",
    "hearing_record_signed",
    "public_participation",
]

_ONE = timedelta(1)

_Place: TypeAlias = tuple[str | int, ...]


@checker("decision-public-participation", MajorDecision)
def public_participation(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """The public was heard before the decision, in whatever way."""
    if (outside := _unless_public(decision)) is not None:
        return outside
    decided = day(decision.decided_on)
    if decided is None:
        return not_shown("decided_on")
    days, gap = _heard(decision)
    if any(one <= decided for one in days):
        return ok()
    if gap is not None:
        return not_shown(gap)
    if days:
        return fail("participation", key="after_decision", heard=min(days), decided=decided)
    return fail("participation", key="none")


def _heard(decision: MajorDecision) -> tuple[list[date], _Place | None]:
    """The days on which the public began to be heard, and a fact that could show another."""
    days: list[date] = []
    gap: _Place | None = ("participation",) if decision.participation is None else None
    for position, one in enumerate(decision.participation or ()):
        if start := day(one.start):
            days.append(start)
        elif one.start is None:
            gap = gap or ("participation", position, "start")
    draft = decision.draft_published
    published = draft.on if draft else draft
    if isinstance(published, date):
        days.append(published)
    elif published is None:
        gap = gap or ("draft_published",)
    return days, gap


def _unless_public(decision: MajorDecision) -> Outcome | None:
    """The outcome where the public need not be heard."""
    return not_applicable() if decision.secret else unless_covered(decision)


@checker("decision-comment-period-30-days", MajorDecision)
def comment_period(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """The draft lay open long enough, or the notice said why not."""
    if (outside := _unless_public(decision)) is not None:
        return outside
    draft = table(decision.draft_published)
    if draft is None or draft.until is None:
        return not_shown("draft_published.until")
    start, until = day(draft.on), day(draft.until)
    if start is None or until is None:
        return not_applicable()
    outcome = req.announced(start, until, path="draft_published.until")
    if outcome.kind is not Kind.FAIL or draft.shortened_reason:
        return outcome if outcome.kind is not Kind.FAIL else ok()
    at, open_for = "draft_published.until", (until - start).days
    if outcome.due is not None and start - outcome.due == _ONE:
        return review(at, key="edge", trace=outcome.trace, days=open_for)
    return fail(at, key="short", trace=outcome.trace, days=open_for)


@checker("decision-comment-materials", MajorDecision)
def comment_materials(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """With the draft came an explanation, the ways to comment and the last day for it."""
    if (outside := _unless_public(decision)) is not None:
        return outside
    draft = table(decision.draft_published)
    if draft is None:
        return not_shown("draft_published")
    asked = {
        "explanation": draft.explanation,
        "how_to_comment": draft.how_to_comment,
        "until": draft.until,
    }
    for name, shown in asked.items():
        if shown is False:
            return fail(("draft_published", name), key=f"no_{name}")
    unknown = next((name for name, shown in asked.items() if shown is None), None)
    return ok() if unknown is None else not_shown(("draft_published", unknown))


@checker("decision-after-comment-period", MajorDecision)
def after_comment_period(decision: MajorDecision, req: Bound[None]) -> Outcome:
    """The draft was discussed only when the time for comments was over."""
    if (outside := _unless_public(decision)) is not None:
        return outside
    if decision.draft_published is None:
        return not_shown("draft_published")
    if decision.draft_published is False or decision.draft_published.until is False:
        return not_applicable()
    return req.in_order(decision)


@checker("decision-hearing-materials-7-days", MajorDecision)
def hearing_materials(item: Participation, decision: MajorDecision, req: Bound[None]) -> Outcome:
    """The papers reached those who take part in the hearing early enough."""
    if (outside := _unless_hearing(item, decision)) is not None:
        return outside
    served, held = item.materials_served_on, day(item.start)
    if served is None:
        return not_shown("materials_served_on")
    if served is False:
        return fail("materials_served_on", key="not_served")
    return req.announced(served, held, path="materials_served_on") if held else not_shown("start")


@checker("decision-hearing-signed-record", MajorDecision)
def hearing_record_signed(
    item: Participation, decision: MajorDecision, _req: Bound[None]
) -> Outcome:
    """Those who took part in the hearing signed its record."""
    if (outside := _unless_hearing(item, decision)) is not None:
        return outside
    if item.record_signed is None:
        return not_shown("record_signed")
    return ok() if item.record_signed else fail("record_signed", key="not_signed")


def _unless_hearing(item: Participation, decision: MajorDecision) -> Outcome | None:
    """The outcome where *item* is no hearing on a decision that the procedure covers."""
    if item.kind is None:
        return not_shown("kind")
    if item.kind is not ParticipationKind.HEARING:
        return not_applicable()
    return unless_covered(decision)


@checker("decision-comments-considered", MajorDecision)
def comments_considered(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """Comments that came in were summed up and weighed."""
    if (outside := unless_covered(decision)) is not None:
        return outside
    draft = decision.draft_published
    if draft is None:
        return not_shown("draft_published")
    if draft is False:
        return not_applicable()
    if draft.comments_received is None:
        return not_shown("draft_published.comments_received")
    if not draft.comments_received:
        return not_applicable()
    if draft.feedback_given is None:
        return not_shown("draft_published.feedback_given")
    if draft.feedback_given:
        return ok()
    return fail("draft_published.feedback_given", key="left_aside", count=draft.comments_received)


@checker("decision-special-group-consultation", MajorDecision)
def group_consulted(decision: MajorDecision, _req: Bound[None]) -> Outcome:
    """A group whose interests are touched was spoken with."""
    if (outside := _unless_public(decision)) is not None:
        return outside
    if decision.affects_group is None:
        return not_shown("affects_group")
    if not decision.affects_group:
        return not_applicable()
    if decision.group_consulted is None:
        return not_shown("group_consulted")
    return ok() if decision.group_consulted else fail("group_consulted", key="not_consulted")
