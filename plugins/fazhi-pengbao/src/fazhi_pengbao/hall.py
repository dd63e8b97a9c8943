"""Whether the windows of the service hall are staffed."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.base import day
from fazhi_pengbao.records import HallWindow, ServiceNotice

__all__ = ["Staffing", "hall_staffed"]


@attrs.frozen(kw_only=True)
class Staffing:
    """Figures of ``pengbao.hall-staffed``.

    Args:
        least: how many officials each window has at least.
    """

    least: int


@checker("pengbao.hall-staffed", ServiceNotice, params=Staffing)
def hall_staffed(window: HallWindow, _notice: ServiceNotice, req: Bound[Staffing]) -> Outcome:
    """Officials of the township serve at each window that is open."""
    if day(window.left_on) is not None:
        return not_applicable()
    if window.posted_on is None:
        return not_shown("posted_on")
    if window.posted_on is False:
        return fail("posted_on", key="nobody")
    if window.staff is None:
        return not_shown("staff")
    if window.staff < req.params.least:
        return fail("staff", key="too_few", found=window.staff, required=req.params.least)
    return ok()
