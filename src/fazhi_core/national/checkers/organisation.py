"""Checkers of how rule-of-law work is organised."""

from __future__ import annotations

import attrs

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
from fazhi_core.records.organisation import GroupRole, LeadershipGroup

__all__ = ["funds", "group_composition", "people_and_money", "safety_unit"]


@attrs.frozen(kw_only=True)
class Composition:
    """Figures of ``leading-group-composition``.

    Args:
        heads: fewest heads; two of equal rank are common.
        deputies: fewest deputies.
        members: fewest other members, persons or units.
    """

    heads: int
    deputies: int
    members: int


@checker("leading-group-composition", LeadershipGroup, params=Composition)
def group_composition(group: LeadershipGroup, req: Bound[Composition]) -> Outcome:
    """Look for head, deputy, members, and an office in a named unit."""
    if group.heads is None:
        return not_shown("heads")
    if not group.heads:
        return not_applicable()
    roles = [person.role for person in group.heads]
    wanted = ((GroupRole.HEAD, req.params.heads), (GroupRole.DEPUTY, req.params.deputies))
    led_by_two = roles.count(GroupRole.HEAD) >= req.params.heads + req.params.deputies
    for role, fewest in wanted:
        if roles.count(role) < fewest and not (role is GroupRole.DEPUTY and led_by_two):
            return _absent(roles, role)
    if roles.count(GroupRole.MEMBER) + len(group.units or ()) < req.params.members:
        return not_shown("units") if group.units is None else _absent(roles, GroupRole.MEMBER)
    if group.office is None:
        return not_shown("office")
    if group.office is False:
        return fail("office", key="no_office")
    return ok() if group.office.unit else not_shown("office.unit")


def _absent(roles: list[GroupRole | None], role: GroupRole) -> Outcome:
    """No one has *role*, unless a role that is not shown is that."""
    if None in roles:
        return not_shown(("heads", roles.index(None), "role"))
    return fail("heads", key="role_missing", role=role)


@checker("rule-of-law-people-and-money", LeadershipGroup)
def people_and_money(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """Somebody and some money is set aside; nothing is for a person to look at."""
    if group.staff is None or group.funds is None:
        return not_shown("staff" if group.staff is None else "funds")
    if group.staff <= 0:
        return review("staff", key="nobody")
    return ok() if group.funds > 0 else review("funds", key="no_funds")


@checker("township-safety-inspection", LeadershipGroup)
def safety_unit(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """A unit of the township answers for work safety."""
    if group.safety_unit is None:
        return not_shown("safety_unit")
    return ok() if group.safety_unit else fail("safety_unit", key="no_unit")


@checker("publicity-funds", LeadershipGroup)
def funds(group: LeadershipGroup, _req: Bound[None]) -> Outcome:
    """Money is set aside for the work."""
    if group.funds is None:
        return not_shown("funds")
    return ok() if group.funds > 0 else review("funds", key="no_funds")
