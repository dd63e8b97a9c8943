"""Checkers of the township's own part in village disclosure: it looks into what villagers say."""

from __future__ import annotations

from fazhi_core import (
    Bound,
    Outcome,
    checker,
    fail,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.records.base import Day, day
from fazhi_core.records.supervision import Complaint, ComplaintKind
from fazhi_core.records.village_account import (
    DisclosureComplaint,
    VillageDisclosure,
)

__all__ = ["complaint_in_ledger", "township_investigates"]


@checker("vd-township-investigates", Complaint)
def township_investigates(complaint: Complaint, _req: Bound[None]) -> Outcome:
    """The township looked into a villager's complaint and, where it was true, gave an order."""
    if complaint.kind is None:
        return not_shown("kind")
    if complaint.kind is not ComplaintKind.VILLAGE_DISCLOSURE:
        return not_applicable()
    if complaint.verified_on is False:
        return _not_looked_into(complaint)
    outcome = _handled(complaint, complaint.verified_on, "verified_on")
    if outcome is not None:
        return outcome
    if complaint.villager is not True:
        return not_shown("villager") if complaint.villager is None else not_applicable()
    return _not_done("not_ordered", "order", *_ended(complaint))


def _not_looked_into(complaint: Complaint) -> Outcome:
    """What follows where the record shows that the township did not look into the complaint."""
    if complaint.villager is not True:
        return not_shown("villager") if complaint.villager is None else not_applicable()
    if complaint.transfer is None:
        return not_shown("transfer")
    if complaint.transfer is not False:
        return review("transfer", key="handed_on")
    return _not_done("not_investigated", "verified_on", *_ended(complaint))


def _ended(complaint: Complaint) -> tuple[Day, str]:
    """Whether the township was done with *complaint*, by closing or answering it, and where."""
    closed, replied = complaint.closed_on, complaint.replied_on
    if day(closed) or day(replied):
        return day(closed) or day(replied), "closed_on"
    return (None, "closed_on") if closed is None else (replied, "replied_on")


@checker("vd-complaint-investigated", VillageDisclosure)
def complaint_in_ledger(
    complaint: DisclosureComplaint, _record: VillageDisclosure, _req: Bound[None]
) -> Outcome:
    """The same duty, where the complaint is kept with the disclosure."""
    if complaint.received_by_township is None:
        return not_shown("received_by_township")
    if not complaint.received_by_township:
        return not_applicable()
    looked = complaint.investigated_on
    answered = complaint.answered_on
    if looked is False:
        return _not_done("not_investigated", "investigated_on", answered, "answered_on")
    outcome = _handled(complaint, looked, "investigated_on")
    return outcome or _not_done("not_ordered", "order", answered, "answered_on")


def _handled(complaint: Complaint | DisclosureComplaint, looked: Day, at: str) -> Outcome | None:
    """What follows from an inquiry; ``None`` where an order was due and none was given."""
    if looked is None:
        return not_shown(at)
    if complaint.upheld is None:
        return not_shown("upheld")
    if not complaint.upheld:
        return ok()
    order = complaint.order
    if not order:
        return not_shown("order") if order is None else None
    if order.on is not False:
        return not_shown("order.on") if order.on is None else ok()
    # What the village has posted by itself leaves nothing to order.
    if order.corrected_on is None:
        return not_shown("order.corrected_on")
    return ok() if order.corrected_on else None


def _not_done(key: str, path: str, ended: Day, end_path: str) -> Outcome:
    """A failure once the matter is over; while it is in hand a person must judge the delay."""
    if ended is None:
        return not_shown(end_path)
    return fail(path, key=key) if ended else review(path, key="in_hand")
