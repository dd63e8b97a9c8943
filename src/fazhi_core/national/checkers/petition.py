"""Checkers of how long a petition takes: the terms bind the organ, never the petitioner."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._petitions import (
    Handling,
    unless_accepted,
    unless_opinion,
)
from fazhi_core.national.checkers._together import shown
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.petition import Petition
from fazhi_core.records.petition_steps import PetitionApprover, PetitionExtension

__all__ = ["approver", "dealt_with_in_time", "extension_lawful", "no_gap", "simplified"]


@checker("pet-60d", Petition, params=Handling)
def dealt_with_in_time(petition: Petition, req: Bound[Handling]) -> Outcome:
    """Count from acceptance to the opinion, or to the closing where no opinion was due."""
    outside = unless_accepted(petition, req.params.routes)
    if outside is not None:
        return outside
    accepted = table(petition.acceptance)
    start = day(accepted.decided_on) if accepted else None
    if start is None:
        return not_shown("acceptance.decided_on")
    withdrawn = day(petition.withdrawn_on)
    if withdrawn is not None:
        in_time = _counted(petition, start, withdrawn, "withdrawn_on", req)
        if in_time.kind is not Kind.FAIL:
            return not_applicable() if in_time is ok() else in_time
    end, path = _end(petition)
    outcome = _counted(petition, start, end, path, req)
    if outcome.kind is Kind.FAIL and path == "closed_on":
        gap = _settlement_unknown(petition)
        return not_shown(gap) if gap else outcome
    if outcome is not ok() and end is None and day(petition.closed_on):
        # A late closing is no delay where the opinion, which is not shown, came in time.
        return not_shown(path)
    return outcome


def _end(petition: Petition) -> tuple[Day, str]:
    """The day on which the matter was dealt with: the opinion, a settlement, or the closing."""
    opinion = petition.opinion
    if opinion is None:
        return None, "opinion"
    if opinion is not False and opinion.on is not False:
        return opinion.on, "opinion.on"
    settlement = table(petition.settlement)
    if settlement is not None and day(settlement.on):
        return settlement.on, "settlement.on"
    return petition.closed_on, "closed_on"


def _settlement_unknown(petition: Petition) -> str:
    """The fact without which a late closing is no delay: an earlier settlement ends the matter."""
    if petition.settlement is None:
        return "settlement"
    settlement = table(petition.settlement)
    return "settlement.on" if settlement is not None and settlement.on is None else ""


def _counted(petition: Petition, start: date, end: Day, path: str, req: Bound[Handling]) -> Outcome:
    """Whether *end* lies within the term, or within its extension."""
    plain = req.within(start, end, path=path)
    return plain if plain is ok() else _extended(petition, start, end, path, req) or plain


def _extended(
    petition: Petition, start: date, end: Day, path: str, req: Bound[Handling]
) -> Outcome | None:
    """The outcome under an extension; ``None`` where there is none that counts."""
    extension = table(petition.extension)
    if extension is None or extension.approved_on is False:
        return None
    longest = req.within(start, end, longer=req.params.extension, path=path)
    approved = extension.approved_on
    if approved is None:
        return None if longest.kind is Kind.FAIL else not_shown("extension.approved_on")
    if approved > req.last_day(start).span.latest:
        return None
    until = day(extension.until)
    if longest.kind is Kind.FAIL:
        return longest
    if until is None:
        return not_shown("extension.until") if isinstance(end, date) else longest
    if until >= req.last_day(start, longer=req.params.extension).span.earliest:
        return longest
    return req.within(start, end, until=until, path=path)


@checker("pet-extension", Petition, params=Handling)
def extension_lawful(petition: Petition, req: Bound[Handling]) -> Outcome:
    """Approved before the term was over, not for longer than may be, and told with reasons."""
    extension = table(petition.extension)
    if extension is None or extension.approved_on is False:
        return not_applicable()
    outside = unless_accepted(petition, req.params.routes)
    if outside is not None:
        return outside
    accepted = table(petition.acceptance)
    start = day(accepted.decided_on) if accepted else None
    if start is None:
        return not_shown("acceptance.decided_on")
    if extension.approved_on is None:
        return not_shown("extension.approved_on")
    approved = req.within(start, extension.approved_on)
    return approved if approved is not ok() else _length(extension, start, req)


def _length(extension: PetitionExtension, start: date, req: Bound[Handling]) -> Outcome:
    """Whether the longer term is as long as it may be, and its reasons were told."""
    until = day(extension.until)
    if until is None:
        return not_shown("extension.until")
    last = req.last_day(start, longer=req.params.extension).span.latest
    if until > last:
        return fail("extension.until", key="too_long", due=last, due_on=last)
    return shown(extension.reasons_told, "extension.reasons_told", "not_told")


@checker("pet-extension-approver", Petition)
def approver(petition: Petition, _req: Bound[None]) -> Outcome:
    """The head of the organ, or a deputy in charge, approved the extension."""
    extension = table(petition.extension)
    if extension is None or extension.approved_on is False:
        return not_applicable()
    if extension.approved_on is None or extension.approved_by is None:
        return not_shown(f"extension.approved_{'on' if extension.approved_on is None else 'by'}")
    if extension.approved_by is PetitionApprover.OTHER:
        return fail("extension.approved_by", key="not_head")
    return ok()


@checker("pet-simplified", Petition)
def simplified(petition: Petition, req: Bound[None]) -> Outcome:
    """A matter handled in the simplified way was dealt with in its short term."""
    if not petition.simple:
        return not_shown("simple") if petition.simple is None else not_applicable()
    outside = unless_accepted(petition, ())
    if outside is not None:
        return outside
    accepted = table(petition.acceptance)
    start = day(accepted.decided_on) if accepted else None
    if start is None:
        return not_shown("acceptance.decided_on")
    end, path = _end(petition)
    return req.within(start, end, path=path)


@attrs.frozen(kw_only=True)
class Pace:
    """How long a matter may lie without anything done.

    Args:
        days: the longest gap between two steps, in days.
        routes: the items of article 31 that are looked at.
    """

    days: int
    routes: tuple[int, ...]


@checker("pet-no-delay", Petition, params=Pace)
def no_gap(petition: Petition, req: Bound[Pace]) -> Outcome:
    """From acceptance to the opinion something was done every so often."""
    outside = unless_accepted(petition, req.params.routes) or unless_opinion(petition)
    if outside is not None:
        return outside
    accepted, opinion = table(petition.acceptance), table(petition.opinion)
    start = day(accepted.decided_on) if accepted else None
    end = day(opinion.on) if opinion else None
    if start is None or end is None:
        return not_shown("acceptance.decided_on" if start is None else "opinion.on")
    if petition.steps is None:
        return not_shown("steps")
    on = [day(step.on) for step in petition.steps]
    days = sorted({start, end, *(one for one in on if one and start < one < end)})
    gap = max(((later - one).days for one, later in pairwise(days)), default=0)
    if gap <= req.params.days:
        return ok()
    unknown = [at for at, step in enumerate(petition.steps) if step.on is None]
    if unknown:
        return not_shown(("steps", unknown[0], "on"))
    return review("steps", key="gap", found=gap, most=req.params.days)
