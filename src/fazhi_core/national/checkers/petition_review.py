"""Checkers of the two reviews of a petition, and of what may be called final.

复查 is the first review, by the organ above; 复核 the final one, by the organ above that.  Their
terms for the petitioner are waiting periods of the organ, never a fault of the petitioner.
"""

from __future__ import annotations

from datetime import date

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._petitions import unless_opinion
from fazhi_core.national.checkers._together import shown
from fazhi_core.records.base import Day, No, day, table
from fazhi_core.records.petition import Petition
from fazhi_core.records.petition_steps import FinalReview, FirstReview, NotReaccepted

__all__ = [
    "final_review_in_time",
    "final_review_window",
    "first_review_in_time",
    "first_review_window",
    "not_reaccepted",
    "work_after_final",
]

Level = FirstReview | FinalReview | No | None


@checker("pet-fucha-window", Petition)
def first_review_window(petition: Petition, req: Bound[None]) -> Outcome:
    """The matter was not called final while the first review could still be asked for."""
    outside = unless_opinion(petition)
    if outside is not None:
        return outside
    opinion = table(petition.opinion)
    served = opinion.served_on if opinion else None
    return _open_until(petition, served, petition.first_review, "first_review", req)


@checker("pet-fuhe-window", Petition)
def final_review_window(petition: Petition, req: Bound[None]) -> Outcome:
    """The matter was not called final while the final review could still be asked for."""
    first = petition.first_review
    if not first or first.decided_on is False:
        return not_shown("first_review") if first is None else not_applicable()
    if first.decided_on is None:
        return not_shown("first_review.decided_on")
    return _open_until(petition, first.served_on, petition.final_review, "final_review", req)


def _open_until(
    petition: Petition, served: Day, asked: Level, path: str, req: Bound[None]
) -> Outcome:
    """Whether the matter was called final only once the term from *served* was over.

    Args:
        petition: the petition.
        served: when the paper against which the review is open was served.
        asked: the review; once it was asked for, nobody waits for the term any more.
        path: where the review stands.
        req: the waiting period.
    """
    if asked and asked.requested_on:
        return not_applicable()
    if served is None:
        return not_shown(req.deadline.start)
    final = day(petition.finalised_on)
    if final is None:
        outcome = req.waited(served, None) if served else not_applicable()
        return outcome if outcome.due else not_applicable()
    outcome = req.waited(served, final) if served else fail("finalised_on", key="not_served")
    unknown = asked is None or (asked and asked.requested_on is None)
    if unknown and outcome.kind is not Kind.OPEN:
        return not_shown(f"{path}.requested_on" if asked else path)
    return outcome


@checker("pet-fucha-30d", Petition)
def first_review_in_time(petition: Petition, req: Bound[None]) -> Outcome:
    """The organ above answered the request for the first review in time and in writing."""
    first = petition.first_review
    if not first or first.received_on is False:
        return not_shown("first_review") if first is None else not_applicable()
    if first.received_on is None:
        return not_shown("first_review.received_on")
    outcome = req.within(first.received_on, first.decided_on)
    if outcome.kind is not Kind.PASS:
        return outcome
    return shown(first.written, "first_review.written", "not_written")


@checker("pet-fuhe-30d", Petition)
def final_review_in_time(petition: Petition, req: Bound[None]) -> Outcome:
    """The organ above that decided in time; the days of a hearing do not count."""
    final = petition.final_review
    if not final or final.received_on is False:
        return not_shown("final_review") if final is None else not_applicable()
    if final.received_on is None:
        return not_shown("final_review.received_on")
    days = max(final.hearing_days or 0, 0)
    outcome = req.within(final.received_on, final.decided_on, longer=days)
    if outcome.kind is Kind.FAIL and final.hearing and final.hearing_days is None:
        return not_shown("final_review.hearing_days")
    return outcome


@checker("pet-not-reaccepted", Petition)
def not_reaccepted(petition: Petition, req: Bound[None]) -> Outcome:
    """A matter was refused as dealt with only after the final review, and only the same matter."""
    refused = petition.not_reaccepted
    if not refused or refused.on is False:
        return not_applicable()
    if refused.on is None:
        return not_shown("not_reaccepted.on")
    if not refused.same_facts:
        return shown(refused.same_facts, "not_reaccepted.same_facts", "other_facts")
    return _rests_on(petition, refused, refused.on, req)


def _rests_on(petition: Petition, refused: NotReaccepted, on: date, req: Bound[None]) -> Outcome:
    """Whether the refusal rests on a final review, or at least on terms that ran out unused."""
    final = petition.final_review
    if refused.final_review_no or (final and final.decided_on):
        return ok()
    if refused.final_review_no is None:
        return not_shown("not_reaccepted.final_review_no")
    if final is None or (final and final.decided_on is None):
        return not_shown("final_review" if final is None else "final_review.decided_on")
    if final and final.requested_on is not False:
        gap = final.requested_on is None
        return not_shown("final_review.requested_on") if gap else _too_early()
    return _lapsed(petition, on, req)


def _lapsed(petition: Petition, refused_on: date, req: Bound[None]) -> Outcome:
    """Whether the last term for asking had run out unused when the matter was refused."""
    first, opinion = petition.first_review, petition.opinion
    if first is None:
        return not_shown("first_review")
    if first and first.requested_on is None:
        return not_shown("first_review.requested_on")
    if first and first.requested_on:
        if not first.decided_on:
            gap = first.decided_on is None
            return not_shown("first_review.decided_on") if gap else _too_early()
        served, path = first.served_on, "first_review.served_on"
    elif opinion is None:
        return not_shown("opinion")
    else:
        served, path = (False if opinion is False else opinion.served_on), "opinion.served_on"
    if not served:
        return not_shown(path) if served is None else _too_early()
    over = refused_on > req.last_day(served).span.latest
    return review("not_reaccepted", key="lapsed") if over else _too_early()


def _too_early() -> Outcome:
    return fail("not_reaccepted", key="no_final_review")


@checker("pet-after-final-duties", Petition)
def work_after_final(petition: Petition, _req: Bound[None]) -> Outcome:
    """After the final review the township still looked after the matter."""
    final = petition.final_review
    if not final or final.decided_on is False:
        return not_shown("final_review") if final is None else not_applicable()
    if final.decided_on is None:
        return not_shown("final_review.decided_on")
    path = "followed_up_on"
    if petition.followed_up_on is None:
        return not_shown(path)
    return ok() if petition.followed_up_on else review(path, key="none")
