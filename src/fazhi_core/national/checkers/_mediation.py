"""What the checkers of mediation have in common."""

from __future__ import annotations

from fazhi_core import Outcome, not_applicable, not_shown
from fazhi_core.records.base import table
from fazhi_core.records.mediation import (
    CaseMediator,
    MediatingBody,
    MediationCase,
    MediationKind,
    MediationResult,
)
from fazhi_core.records.mediation_agreement import AgreementForm, MediationAgreement

__all__ = [
    "agreed",
    "agreement_of",
    "by_body",
    "ended_as",
    "in_case",
    "of_kind",
    "recused",
    "written",
]


def of_kind(case: MediationCase, *kinds: MediationKind) -> Outcome | None:
    """Why *case* is not judged where only mediation of *kinds* is."""
    if case.kind is None:
        return not_shown("kind")
    return None if case.kind in kinds else not_applicable()


def in_case(other: Outcome | None) -> Outcome | None:
    """*other*, said of an item of a case: what is not shown stands in the case, not in the item."""
    return not_shown(("/", *other.path)) if other is not None and other.path else other


def by_body(case: MediationCase, body: MediatingBody, *kinds: MediationKind) -> Outcome | None:
    """Why *case* is not judged where only what *body* mediates is, in mediation of *kinds*."""
    other = of_kind(case, *kinds)
    if other is not None:
        return other
    if case.mediated_by is None:
        return not_shown("mediated_by")
    return None if case.mediated_by is body else not_applicable()


def ended_as(case: MediationCase, result: MediationResult) -> Outcome | None:
    """Why *case* is not judged where only what ended with *result* is."""
    if case.result is None:
        return not_shown("result")
    return None if case.result is result else not_applicable()


def agreed(case: MediationCase, *kinds: MediationKind) -> Outcome | None:
    """Why no agreement of *case* is judged: another kind, no agreement, or neither is shown."""
    other = of_kind(case, *kinds) or ended_as(case, MediationResult.AGREED)
    if other is not None:
        return other
    return None if table(case.agreement) else not_shown("agreement")


def agreement_of(case: MediationCase) -> MediationAgreement:
    """The agreement of a case of which :func:`agreed` said that there is one."""
    return table(case.agreement) or MediationAgreement()


def written(case: MediationCase, *kinds: MediationKind) -> Outcome | None:
    """Why *case* is not judged where only written agreements are."""
    other = agreed(case, *kinds)
    if other is not None:
        return other
    form = agreement_of(case).form
    if form is None:
        return not_shown("agreement.form")
    return None if form is AgreementForm.WRITTEN else not_applicable()


def recused(mediator: CaseMediator) -> Outcome | None:
    """What follows from *mediator* having stepped aside; ``None`` where he did not."""
    if mediator.recused is None:
        return not_shown("recused")
    return not_applicable() if mediator.recused else None
