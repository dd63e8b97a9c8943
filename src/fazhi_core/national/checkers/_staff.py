"""How many different people a list of staff shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from fazhi_core.records.enforcement_people import CaseOfficer

__all__ = ["enough_people"]


def enough_people(staff: Sequence[CaseOfficer], minimum: int) -> bool | None:
    """Whether *staff* names at least *minimum* different people; ``None`` where it cannot be told.

    Two entries are one person where name and certificate are the same, two people where either
    differs.
    """
    unsure = False
    for group in combinations(staff, minimum):
        apart = [_different(one, other) for one, other in combinations(group, 2)]
        if all(apart):
            return True
        unsure = unsure or False not in apart
    return None if unsure else False


def _different(one: CaseOfficer, other: CaseOfficer) -> bool | None:
    pairs = ((one.name, other.name), (one.certificate_no, other.certificate_no))
    if any(left and right and left != right for left, right in pairs):
        return True
    return None if any(not left or not right for left, right in pairs) else False
