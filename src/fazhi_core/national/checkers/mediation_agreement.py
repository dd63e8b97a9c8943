"""Checkers of what people's mediation ends with: the agreement, its confirmation, the file."""

from __future__ import annotations

from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._mediation import agreed, agreement_of, of_kind, written
from fazhi_core.national.checkers._together import shown, together
from fazhi_core.national.checkers._weighing import wanted
from fazhi_core.records.base import day, table
from fazhi_core.records.mediation import MediationCase, MediationKind, MediationResult
from fazhi_core.records.mediation_agreement import (
    AgreementForm,
    ConfirmationResult,
    JudicialConfirmation,
    MediationPaper,
)

__all__ = [
    "confirmed_in_time",
    "content",
    "copies",
    "filed",
    "followed_up",
    "in_force",
    "no_waiver",
    "oral_agreement_recorded",
    "status_not_confirmed",
    "written_under_old_rule",
]

PEOPLE = MediationKind.PEOPLE


@attrs.frozen(kw_only=True)
class FileContents:
    """The papers of a file.

    Args:
        opening: papers of which one shows how the case was taken up.
        always: papers that every file holds.
        written: papers that a file with a written agreement holds as well.
    """

    opening: tuple[str, ...]
    always: tuple[str, ...]
    written: tuple[str, ...]


@checker("pm-no-blocking-remedies", MediationCase)
def no_waiver(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The agreement gives up no right to sue, to petition or to complain."""
    other = agreed(case, PEOPLE)
    if other is not None:
        return other
    waives = agreement_of(case).waives_remedies
    if waives is None:
        return not_shown("agreement.waives_remedies")
    return fail("agreement.waives_remedies", key="waives") if waives else ok()


@checker("pm-oral-agreement-recorded", MediationCase)
def oral_agreement_recorded(case: MediationCase, _req: Bound[None]) -> Outcome:
    """What the parties agreed by word of mouth was written down."""
    other = _oral(case)
    if other is not None:
        return other
    return shown(agreement_of(case).oral_recorded, "agreement.oral_recorded", "not_recorded")


@checker("pm-written-if-rights", MediationCase)
def written_under_old_rule(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Until 2010 an agreement on civil rights was to be in writing."""
    other = _oral(case)
    if other is not None:
        return other
    rights = agreement_of(case).civil_rights
    if rights is None:
        return not_shown("agreement.civil_rights")
    return review("agreement.form", key="oral") if rights else ok()


def _oral(case: MediationCase) -> Outcome | None:
    """Why *case* is not judged where only oral agreements are."""
    other = agreed(case, PEOPLE)
    if other is not None:
        return other
    form = agreement_of(case).form
    if form is None:
        return not_shown("agreement.form")
    return None if form is AgreementForm.ORAL else not_applicable()


@checker("pm-agreement-content", MediationCase)
def content(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The paper states what was disputed, what was agreed, and how and by when it is done."""
    other = written(case, PEOPLE)
    if other is not None:
        return other
    one = agreement_of(case)
    return wanted(
        (one.disputed_matter_stated, "agreement.disputed_matter_stated", "not_stated"),
        (one.duties_stated, "agreement.duties_stated", "not_stated"),
        (one.performance_stated, "agreement.performance_stated", "not_stated"),
    )


@checker("pm-agreement-effective", MediationCase)
def in_force(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The parties and the mediator signed, and the committee's seal is on it."""
    other = written(case, PEOPLE)
    if other is not None:
        return other
    one = agreement_of(case)
    return wanted(
        (one.signed, "agreement.signed", "not_signed"),
        (one.mediator_signed, "agreement.mediator_signed", "mediator_not_signed"),
        (one.sealed, "agreement.sealed", "not_sealed"),
    )


@checker("pm-agreement-copies", MediationCase)
def copies(case: MediationCase, _req: Bound[None]) -> Outcome:
    """Every party has the paper and the committee keeps one."""
    other = written(case, PEOPLE)
    if other is not None:
        return other
    return shown(agreement_of(case).copies_filed, "agreement.copies_filed", "no_copies")


@checker("pm-performance-follow-up", MediationCase)
def followed_up(case: MediationCase, req: Bound[None]) -> Outcome:
    """Once the term of the agreement is over, somebody asked whether it was kept."""
    other = agreed(case, PEOPLE)
    if other is not None:
        return other
    one = agreement_of(case)
    if one.perform_by is None:
        return not_shown("agreement.perform_by")
    if one.perform_by and req.as_of <= one.perform_by:
        return not_applicable()
    if day(case.followed_up_on) or day(one.performed_on):
        return ok()
    if case.followed_up_on is None:
        return not_shown("followed_up_on")
    if one.performed_on is None:
        return not_shown("agreement.performed_on")
    if not one.perform_by:
        return review("followed_up_on", key="no_term")
    return fail("followed_up_on", key="not_followed_up")


@checker("pm-judicial-confirmation-30d", MediationCase)
def confirmed_in_time(case: MediationCase, req: Bound[None]) -> Outcome:
    """Tell the day until which the parties may ask the court; a late request is nobody's breach."""
    other = agreed(case, PEOPLE)
    if other is not None:
        return other
    if case.confirmation is False:
        return not_applicable()
    asked = table(case.confirmation) or JudicialConfirmation()
    if asked.applied_on is False:
        return not_applicable()
    effective = day(agreement_of(case).effective_on)
    if effective is None:
        return not_shown("agreement.effective_on")
    if asked.applied_on is None:
        open_term = req.within(effective, None)
        in_time = open_term.due is not None and req.as_of <= open_term.due
        return open_term if in_time else not_shown("confirmation.applied_on")
    if asked.jointly is None:
        return not_shown("confirmation.jointly")
    if not asked.jointly:
        return review("confirmation.jointly", key="not_jointly")
    outcome = req.within(effective, asked.applied_on)
    if outcome.kind is not Kind.FAIL:
        return outcome
    return review(
        outcome.path, key="too_late", trace=outcome.trace, due=outcome.due, due_on=outcome.due
    )


@checker("pm-confirmation-not-status", MediationCase)
def status_not_confirmed(case: MediationCase, _req: Bound[None]) -> Outcome:
    """The court confirms no marriage, adoption or other status."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    asked = table(case.confirmation)
    if asked is None:
        unknown = case.confirmation is None
        return not_shown("confirmation") if unknown else not_applicable()
    if asked.status_matter is None:
        return not_shown("confirmation.status_matter")
    if not asked.status_matter:
        return ok()
    if asked.result is None:
        return not_shown("confirmation.result")
    if asked.result is ConfirmationResult.CONFIRMED:
        return review("confirmation.result", key="confirmed")
    return ok()


@checker("pm-file-archived", MediationCase, params=FileContents)
def filed(case: MediationCase, req: Bound[FileContents]) -> Outcome:
    """A case that is over was archived, with the papers that such a case must have."""
    other = of_kind(case, PEOPLE)
    if other is not None:
        return other
    if not case.ended_on:
        return not_shown("ended_on") if case.ended_on is None else not_applicable()
    return together((shown(case.archived_on, "archived_on", "not_archived"), _papers(case, req)))


def _papers(case: MediationCase, req: Bound[Any]) -> Outcome:
    if case.papers is None:
        return not_shown("papers")
    words = req.params
    if not any(MediationPaper(one) in case.papers for one in words.opening):
        return fail("papers", key="no_opening")
    absent = [one for one in map(MediationPaper, words.always) if one not in case.papers]
    if absent:
        return fail("papers", key="paper_missing", paper=absent[0])
    absent = [one for one in map(MediationPaper, words.written) if one not in case.papers]
    if not absent:
        return ok()
    if case.result is None:
        return not_shown("result")
    if case.result is not MediationResult.AGREED:
        return ok()
    agreement = table(case.agreement)
    if agreement is None or agreement.form is None:
        return not_shown("agreement.form")
    if agreement.form is AgreementForm.WRITTEN:
        return fail("papers", key="paper_missing", paper=absent[0])
    return ok()
