"""How many qualified officers a list of persons shows on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from fazhi_core.records.enforcement_people import CaseOfficer, OfficerStatus

__all__ = ["HeadCount", "head_count", "is_qualified"]


@attrs.frozen
class HeadCount:
    """Qualified persons.

    Args:
        sure: how many are shown to be qualified.
        at_most: how many there can be, those included of whom too little is shown.
        missing: the first fact that is not shown, as a path below the list.
    """

    sure: int
    at_most: int
    missing: tuple[str | int, ...]


def head_count(officers: Sequence[CaseOfficer], on: date) -> HeadCount:
    """The qualified persons among *officers* on the day *on*.

    A person is known by the number of the certificate: two entries with one number are one person,
    and an entry without a number may be anybody.
    """
    standings = [(is_qualified(one, on), one.certificate_no) for one in officers]
    sure = {number for standing, number in standings if standing and number}
    possible = [number for standing, number in standings if standing is not False]
    nameless = sum(number is None for number in possible)
    at_most = len({number for number in possible if number}) + nameless
    missing = next(
        (
            (at, _missing(one))
            for at, one in enumerate(officers)
            if is_qualified(one, on) is None or one.certificate_no is None
        ),
        (),
    )
    return HeadCount(len(sure), at_most, missing)


def is_qualified(officer: CaseOfficer, on: date) -> bool | None:
    """Whether *officer* held a valid certificate on the day *on*; ``None`` where not shown."""
    first, last = officer.certificate_valid_from, officer.certificate_valid_to
    if officer.status not in {None, OfficerStatus.OFFICER} or first is False:
        return False
    if (first and first > on) or (last and last < on):
        return False
    return None if officer.status is None or first is None or last is None else True


def _missing(officer: CaseOfficer) -> str:
    for name in ("status", "certificate_valid_from", "certificate_valid_to"):
        if getattr(officer, name) is None:
            return name
    return "certificate_no"
