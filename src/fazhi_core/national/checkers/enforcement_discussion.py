"""Checkers of who decides a penalty: the head of the organ, and the heads together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_hearing import Capacity, Discussion
from fazhi_core.records.enforcement_outcome import PenaltyDecision, PenaltyKind
from fazhi_core.records.enforcement_people import SignOffStep

__all__ = [
    "collective_discussion",
    "discussion_decides",
    "discussion_head_last",
    "discussion_without_investigators",
    "head_decides",
]

_VOTERS = frozenset({Capacity.HEAD, Capacity.MEMBER})


@attrs.frozen(kw_only=True)
class Posts:
    """Words by which ``head-decides`` knows a post.

    Args:
        no_head: posts that name a head without being one, looked for first.
        heads: heads of an organ, deputies in charge included.
        offices: people who work on a case or lead an office inside the organ.
    """

    no_head: tuple[str, ...]
    heads: tuple[str, ...]
    offices: tuple[str, ...]


@checker("head-decides", EnforcementCase, params=Posts)
def head_decides(case: EnforcementCase, req: Bound[Posts]) -> Outcome:
    """The decision was made by the head of the organ or the deputy in charge."""
    decision = table(case.decision)
    if case.procedure is Procedure.SUMMARY or case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    if decision is None or decision.approved_by is None:
        return not_shown("decision.approved_by")
    post, posts = decision.approved_by, req.params
    if not _names(post, posts.no_head):
        if _names(post, posts.heads):
            return _signed_in_time(case, decision)
        if _names(post, posts.offices):
            return fail("decision.approved_by", key="office")
    return review("decision.approved_by", key="unclear")


def _signed_in_time(case: EnforcementCase, decision: PenaltyDecision) -> Outcome:
    """The approval, where its day is shown, came no later than the decision."""
    decided = day(decision.on)
    for at, one in enumerate(case.sign_offs or ()):
        signed = day(one.on)
        if one.step is SignOffStep.DECISION and signed and decided and signed > decided:
            path = ("sign_offs", at, "on")
            return review(path, key="signed_later", signed=signed, decided=decided)
    return ok()


def _names(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


@attrs.frozen(kw_only=True)
class DiscussionFigures:
    """What ``collective-discussion`` asks in one edition.

    Args:
        heavy_only: whether only a heavier penalty needs it.
        heavy_kinds: the kinds of penalty that are heavier whatever the amount.
        light_kinds: the kinds that never are.
        heavy_fine: the fine from which it is heavier, in yuan.
        attendees: how many heads make a collective.
        government: words of a meeting of the organ's own heads.
        joint: words of a joint meeting with the party committee.
        party: words of a meeting of the party committee alone.
        inside: words of an office inside the organ, or of a body it entrusted.
        doubtful: words of bodies that may be either, such as a team with a name of its own.
    """

    heavy_only: bool
    heavy_kinds: tuple[str, ...] = ()
    light_kinds: tuple[str, ...] = ()
    heavy_fine: int = 0
    attendees: int
    government: tuple[str, ...]
    joint: tuple[str, ...]
    party: tuple[str, ...]
    inside: tuple[str, ...]
    doubtful: tuple[str, ...]


@checker("collective-discussion", EnforcementCase, params=DiscussionFigures)
def collective_discussion(case: EnforcementCase, req: Bound[DiscussionFigures]) -> Outcome:
    """Complex or grave cases: the heads of the organ itself discussed them before the decision."""
    if (other := _unless_discussed(case)) is not None:
        return other
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    if not req.params.heavy_only:
        return _discussed(case, decided, req.params)
    if decision.kinds is None:
        return not_shown("decision.kinds")
    if PenaltyKind.FINE in decision.kinds and decision.fine is None:
        return not_shown("decision.fine")
    return _if_heavy(case, decision, decided, req.params)


def _unless_discussed(case: EnforcementCase) -> Outcome | None:
    """The outcome where no discussion is asked for, or not known to be."""
    decision = table(case.decision)
    if case.complex_or_major is None:
        summary = case.procedure is Procedure.SUMMARY
        return not_applicable() if summary else not_shown("complex_or_major")
    if not case.complex_or_major:
        return not_applicable()
    imposed = imposes_penalty(decision) if decision else None
    if imposed is None:
        return not_shown("decision.kinds")
    return None if imposed else not_applicable()


def _if_heavy(
    case: EnforcementCase, decision: PenaltyDecision, decided: date, figures: DiscussionFigures
) -> Outcome:
    """As for every penalty where this one is heavier; a person must say where that is unclear."""
    kinds = {*(decision.kinds or ())}
    fine = (decision.fine or 0) if PenaltyKind.FINE in kinds else 0
    if kinds <= {*figures.light_kinds}:
        return not_applicable()
    outcome = _discussed(case, decided, figures)
    heavy = bool(kinds & {*figures.heavy_kinds}) or fine >= figures.heavy_fine
    if heavy or outcome.kind is not Kind.FAIL:
        return outcome
    return review(outcome.path, key="heavier")


def _discussed(case: EnforcementCase, decided: date, figures: DiscussionFigures) -> Outcome:
    if case.discussion is None:
        return not_shown("discussion")
    if case.discussion is False or case.discussion.held_on is False:
        return fail("discussion", key="none")
    given = case.discussion
    if not given.held_on:
        return not_shown("discussion.held_on")
    if given.held_on > decided:
        path = "discussion.held_on"
        return fail(path, key="after_decision", held=given.held_on, decided=decided)
    if given.body is None:
        return not_shown("discussion.body")
    return _by_the_organ(given.body, given, figures)


def _by_the_organ(body: str, given: Discussion, figures: DiscussionFigures) -> Outcome:
    path = "discussion.body"
    if _names(body, figures.joint):
        return review(path, key="joint")
    if not _names(body, figures.government):
        if _names(body, figures.inside):
            return fail(path, key="not_the_organ")
        for key in ("party", "doubtful"):
            if _names(body, getattr(figures, key)):
                return review(path, key=key)
    if given.attendees is None:
        return not_shown("discussion.attendees")
    if given.attendees < figures.attendees:
        return fail("discussion.attendees", key="too_few", found=given.attendees)
    return ok()


@checker("discussion-decides", EnforcementCase)
def discussion_decides(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The discussion was minuted, and the decision is what the heads concluded."""
    given = _held(case)
    if isinstance(given, Outcome):
        return given
    if given.minutes is False:
        return fail("discussion.minutes", key="no_minutes")
    if given.same_as_decision is False:
        return fail("discussion.same_as_decision", key="departs")
    if given.minutes is None:
        return not_shown("discussion.minutes")
    return ok() if given.same_as_decision else not_shown("discussion.same_as_decision")


@checker("discussion-without-investigators", EnforcementCase)
def discussion_without_investigators(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Nobody who investigated the case has a voice in deciding it."""
    given = _held(case)
    if isinstance(given, Outcome):
        return given
    if given.members is None:
        return not_shown("discussion.members")
    unknown: tuple[str | int, ...] = ()
    for position, one in enumerate(given.members):
        at = ("discussion", "members", position)
        if one.investigator is False or one.capacity in {*Capacity} - _VOTERS:
            continue
        if one.investigator and one.capacity in _VOTERS:
            return fail((*at, "investigator"), key="votes", capacity=one.capacity)
        unknown = unknown or (*at, "investigator" if one.investigator is None else "capacity")
    return not_shown(unknown) if unknown else ok()


@checker("discussion-head-last", EnforcementCase)
def discussion_head_last(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The head spoke after all others."""
    given = _held(case)
    if isinstance(given, Outcome):
        return given
    if given.head_last is None:
        return not_shown("discussion.head_last")
    return ok() if given.head_last else fail("discussion.head_last", key="not_last")


def _held(case: EnforcementCase) -> Discussion | Outcome:
    """The discussion that the law asked for, or the outcome where there is none to look at.

    Where none was held, `collective-discussion` says so.
    """
    if (other := _unless_discussed(case)) is not None:
        return other
    if case.discussion is None:
        return not_shown("discussion")
    if case.discussion is False or case.discussion.held_on is False:
        return not_applicable()
    return case.discussion
