"""Checkers of petitions: the terms bind the organ, never the petitioner."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, not_applicable, not_shown, ok
from fazhi_core.records.base import Day, day, table
from fazhi_core.records.petition import Petition

__all__ = ["dealt_with_in_time"]


@attrs.frozen(kw_only=True)
class Handling:
    """Figures of ``pet-60d``.

    Args:
        extension: the longest extension, in days.
        routes: the items of article 31 to which the term applies; empty: to all matters accepted.
    """

    extension: int
    routes: tuple[int, ...]


@checker("pet-60d", Petition, params=Handling)
def dealt_with_in_time(petition: Petition, req: Bound[Handling]) -> Outcome:
    """Count from acceptance to the opinion, or to the closing where no opinion was due."""
    outside = _outside(petition, req.params)
    if outside is not None:
        return outside
    accepted = table(petition.acceptance)
    start = day(accepted.decided_on) if accepted else None
    if start is None:
        return not_shown("acceptance.decided_on")
    end, path = _end(petition)
    plain = req.within(start, end, path=path)
    if plain is ok():
        return plain
    outcome = _extended(petition, start, req) or plain
    if _withdrawn(petition, plain, outcome):
        return not_applicable()
    if end is None and day(petition.closed_on):
        # A late closing is no delay where the opinion, which is not shown, came in time.
        return not_shown(path)
    return outcome


def _outside(petition: Petition, figures: Handling) -> Outcome | None:
    """Why the term does not apply, or that this cannot be seen."""
    if figures.routes:
        if petition.route is None:
            return not_shown("route")
        if petition.route not in figures.routes:
            return not_applicable()
    acceptance = petition.acceptance
    if acceptance is None:
        return not_shown("acceptance")
    if acceptance is False:
        return not_applicable()
    if acceptance.accepted is None:
        return not_shown("acceptance.accepted")
    if not acceptance.accepted or acceptance.decided_on is False:
        return not_applicable()
    return None


def _end(petition: Petition) -> tuple[Day, str]:
    """The day on which the matter was dealt with: the opinion, or else the closing."""
    opinion = petition.opinion
    if opinion is None:
        return None, "opinion"
    if opinion is not False and opinion.on is not False:
        return opinion.on, "opinion.on"
    return petition.closed_on, "closed_on"


def _withdrawn(petition: Petition, *outcomes: Outcome) -> bool:
    """Whether the petitioner withdrew while the organ was still in time."""
    withdrawn = day(petition.withdrawn_on)
    return withdrawn is not None and any(one.due and withdrawn <= one.due for one in outcomes)


def _extended(petition: Petition, start: date, req: Bound[Handling]) -> Outcome | None:
    """The outcome under an extension; ``None`` where there is none that counts."""
    extension = table(petition.extension)
    if extension is None or extension.approved_on is False:
        return None
    end, path = _end(petition)
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
