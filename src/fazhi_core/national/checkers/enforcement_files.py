"""Checkers of what is kept of a case: records of the whole process, pictures, and the archive."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_inquiry import ActKind, RecordingMedium, RecordingStage

__all__ = ["av_record_contested", "file_archived", "full_process_record"]

_PICTURES = frozenset({RecordingMedium.PHOTO, RecordingMedium.AUDIO, RecordingMedium.VIDEO})


@checker("full-process-record", EnforcementCase)
def full_process_record(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Each step of the case left a record, in whatever form, and the records are in the file."""
    if case.recordings is None or case.procedure is None:
        return not_shown("recordings" if case.recordings is None else "procedure")
    if not case.recordings:
        return fail("recordings", key="nothing")
    stages = [one.stage for one in case.recordings]
    for stage in _stages(case):
        if stage not in stages:
            unknown = None in stages
            return not_shown(
                ("recordings", stages.index(None), "stage") if unknown else "recordings"
            )
    for position, one in enumerate(case.recordings):
        if one.archived is None:
            return not_shown(("recordings", position, "archived"))
        if not one.archived and case.closed_on is not False:
            path = ("recordings", position, "archived")
            return fail(path, key="not_filed") if case.closed_on else not_shown("closed_on")
    return ok()


def _stages(case: EnforcementCase) -> Iterator[RecordingStage]:
    """The steps that the case took, or may have taken."""
    if case.procedure is not Procedure.SUMMARY:
        yield RecordingStage.START
        if case.review is not False:
            yield RecordingStage.REVIEW
    yield from (RecordingStage.INVESTIGATION, RecordingStage.DECISION)
    if case.service is not False:
        yield RecordingStage.SERVICE
    if case.execution is not False:
        yield RecordingStage.EXECUTION


@attrs.frozen(kw_only=True)
class Contested:
    """What ``av-record-contested`` takes for prone to dispute.

    Args:
        methods: the ways of serving a document.
    """

    methods: tuple[str, ...]


@checker("av-record-contested", EnforcementCase, params=Contested)
def av_record_contested(case: EnforcementCase, req: Bound[Contested]) -> Outcome:
    """Seizure on the spot and service without the party's hand left pictures or sound."""
    if case.acts is None or case.service is None:
        return not_shown("acts" if case.acts is None else "service")
    service = table(case.service)
    if service is not None and service.method is None:
        return not_shown("service.method")
    for position, act in enumerate(case.acts):
        if act.kind is None:
            return not_shown(("acts", position, "kind"))
    served = service is not None and service.method in req.params.methods
    seized = any(act.kind is ActKind.SEIZURE for act in case.acts)
    if not served and not seized:
        return not_applicable()
    if seized and (outcome := _unpictured(case, RecordingStage.INVESTIGATION)) is not None:
        return outcome
    if served and service is not None and not service.process_recorded:
        outcome = _unpictured(case, RecordingStage.SERVICE)
        if outcome is not None and service.process_recorded is None:
            return not_shown("service.process_recorded")
        return outcome or ok()
    return ok()


def _unpictured(case: EnforcementCase, stage: RecordingStage) -> Outcome | None:
    """What is to be said where no picture or sound of *stage* is shown; ``None`` where one is."""
    if case.recordings is None:
        return not_shown("recordings")
    if any(one.stage is stage and one.medium in _PICTURES for one in case.recordings):
        return None
    for position, one in enumerate(case.recordings):
        if one.stage is None:
            return not_shown(("recordings", position, "stage"))
        if one.stage is stage and one.medium is None:
            return not_shown(("recordings", position, "medium"))
    return fail("recordings", key="no_pictures", stage=stage)


@checker("file-archived", EnforcementCase)
def file_archived(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A closed case went to the archive."""
    if case.archived_on is None or case.closed_on is None:
        return not_shown("archived_on" if case.archived_on is None else "closed_on")
    if case.closed_on is False:
        return not_applicable()
    if case.archived_on is False:
        return fail("archived_on", key="not_archived")
    if case.archived_on < case.closed_on:
        return review("archived_on", key="early", closed=case.closed_on, archived=case.archived_on)
    return ok()
