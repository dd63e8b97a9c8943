"""Checkers of the ways in which a decision is served: by consent, by leaving, by announcement."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_shown, ok, review
from fazhi_core.national.checkers._services import served_by
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import RecordingMedium, RecordingStage
from fazhi_core.records.enforcement_outcome import (
    DocumentKind,
    Service,
    ServiceAttempt,
    ServiceMethod,
)

__all__ = ["announced_service", "electronic_consent", "leaving"]


@checker("e-service-consent", EnforcementCase)
def electronic_consent(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The party signed its consent no later than the day of service."""
    service = served_by(case, ServiceMethod.ELECTRONIC)
    if isinstance(service, Outcome):
        return service
    if service.e_service_consent is False or service.e_service_consent_on is False:
        return fail("service.e_service_consent", key="no_consent")
    agreed, served = day(service.e_service_consent_on), day(service.served_on)
    if agreed and served and agreed > served:
        path = "service.e_service_consent_on"
        return fail(path, key="consent_after", agreed=agreed, served=served)
    if service.e_service_consent is None:
        return not_shown("service.e_service_consent")
    if agreed is None:
        return not_shown("service.e_service_consent_on")
    return ok() if served else not_shown("service.served_on")


@attrs.frozen(kw_only=True)
class Leaving:
    """How leaving a document with a party that refuses it is proved.

    Args:
        recording_suffices: whether pictures of the leaving stand in for a witness.
    """

    recording_suffices: bool


@checker("leave-service", EnforcementCase, params=Leaving)
def leaving(case: EnforcementCase, req: Bound[Leaving]) -> Outcome:
    """Witnessed, with the refusal noted, or filmed where the law lets that suffice."""
    service = served_by(case, ServiceMethod.LEFT)
    if isinstance(service, Outcome):
        return service
    filmed = _filmed(case, service)
    if filmed and req.params.recording_suffices:
        return ok()
    witnessed = _witnessed(case, service)
    if witnessed:
        return _noted(service, filmed=filmed, suffices=req.params.recording_suffices)
    if filmed is None:
        return not_shown("service.process_recorded")
    if witnessed is None:
        return not_shown("service.witness")
    if filmed:
        return review("service.witness", key="filmed_only")
    return fail("service.witness", key="no_proof")


def _noted(service: Service, *, filmed: bool | None, suffices: bool) -> Outcome:
    """With a witness the refusal must be noted; pictures would still mend the lack."""
    if service.refusal_noted:
        return ok()
    if service.refusal_noted is None:
        return not_shown("service.refusal_noted")
    if filmed is None and suffices:
        return not_shown("service.process_recorded")
    return fail("service.refusal_noted", key="refusal_not_noted")


def _left(case: EnforcementCase) -> tuple[ServiceAttempt, ...]:
    return tuple(
        one
        for one in case.services or ()
        if one.document is DocumentKind.DECISION and one.method is ServiceMethod.LEFT
    )


def _filmed(case: EnforcementCase, service: Service) -> bool | None:
    """Whether the leaving was photographed or filmed; ``None`` where it may have been."""
    pictures = {RecordingMedium.PHOTO, RecordingMedium.VIDEO}
    if service.process_recorded or any(one.video for one in _left(case)):
        return True
    if any(
        one.stage is RecordingStage.SERVICE and one.medium in pictures
        for one in case.recordings or ()
    ):
        return True
    return service.process_recorded


def _witnessed(case: EnforcementCase, service: Service) -> bool | None:
    return True if any(one.witness for one in _left(case)) else service.witness


@attrs.frozen(kw_only=True)
class Announcement:
    """What ``announcement-service-30d`` must know besides the term.

    Args:
        changed_on: the day from which announcements run for another term, if it came later.
    """

    changed_on: date | None = None


@checker("announcement-service-30d", EnforcementCase, params=Announcement)
def announced_service(case: EnforcementCase, req: Bound[Announcement]) -> Outcome:
    """Only after other ways failed, and deemed served no earlier than the law says."""
    service = served_by(case, ServiceMethod.PUBLIC_NOTICE)
    if isinstance(service, Outcome):
        return service
    if service.other_ways_failed is False:
        return fail("service.other_ways_failed", key="other_ways_open")
    posted, deemed = day(service.notice_posted_on), day(service.deemed_on)
    if posted is None:
        return not_shown("service.notice_posted_on")
    due = req.last_day(posted)
    first = due.raw or due.span.earliest
    if deemed and deemed < first:
        if req.params.changed_on and posted >= req.params.changed_on:
            return review("service.deemed_on", key="law_changed", posted=posted, first=first)
        return fail("service.deemed_on", key="too_early", deemed=deemed, first=first, due=first)
    if service.other_ways_failed is None:
        return not_shown("service.other_ways_failed")
    return ok() if deemed else not_shown("service.deemed_on")
