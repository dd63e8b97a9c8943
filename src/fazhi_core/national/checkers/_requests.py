"""When a request for information came in, and which days do not count towards its answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from fazhi_core import Bound
from fazhi_core.records.base import day, table
from fazhi_core.records.disclosure_request import (
    Consultation,
    DisclosureRequest,
    RequestChannel,
)

__all__ = ["receipts", "time_asking"]


def receipts(request: DisclosureRequest, *, confirmation_counts: bool) -> tuple[date, ...]:
    """The day of receipt; two days where it hangs on a channel that is not shown.

    Args:
        request: the request.
        confirmation_counts: whether a request by net or ordinary mail counts as received on the
            day on which receipt was confirmed.
    """
    received, confirmed = day(request.received_on), day(request.confirmed_on)
    if received is None:
        return ()
    if not confirmation_counts or confirmed is None or confirmed <= received:
        return (received,)
    channel = request.received_by
    if channel is None:
        return (received, confirmed)
    by_mail = channel is RequestChannel.POST and bool(request.ordinary_mail)
    return (confirmed,) if by_mail or channel is RequestChannel.ONLINE else (received,)


def time_asking(
    request: DisclosureRequest, req: Bound[Any], *, opinion_days: int, other_organ: bool
) -> tuple[list[tuple[date, date]], str]:
    """The days that asking others took, and the first fact without which some cannot be told.

    Args:
        request: the request.
        req: the version, for its calendar.
        opinion_days: working days that whoever is asked has for an opinion, from receipt.
        other_organ: whether asking another organ stops the term too.
    """
    asked = {"third_party": table(request.third_party)}
    if other_organ:
        asked["other_organ"] = table(request.other_organ)
    spans: list[tuple[date, date]] = []
    unknown = ""
    for name, one in asked.items():
        if one is None or one.asked_on is False:
            continue
        span = _span(one, req, opinion_days)
        if isinstance(span, str):
            unknown = unknown or f"{name}.{span}"
        else:
            spans.append(span)
    return spans, unknown


def _span(asked: Consultation, req: Bound[Any], days: int) -> tuple[date, date] | str:
    """First and last day of asking, or the fact without which they cannot be told."""
    begun, replied = day(asked.asked_on), asked.replied_on
    if begun is None:
        return "asked_on"
    if replied is None:
        return "replied_on"
    if replied is False:
        received = day(asked.received_on)
        if received is None:
            return "received_on"
        replied = req.calendar.add_working(received, days).latest
    return begun, replied
