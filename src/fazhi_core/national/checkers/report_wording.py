"""Checkers of sentences in reports and documents that announce more than the law allows.

Each requirement holds the patterns of one topic and the article that stands against them; all of
them raise a sentence for a person and say nothing more.  No text is shown, only its number.
"""

from __future__ import annotations

from fazhi_core import Bound, Checker, Outcome, checker
from fazhi_core.national.checkers._wording import PetitionWording, Wording, looked_at
from fazhi_core.records.document import NormativeDocument
from fazhi_core.records.report import AnnualReport, Section

__all__ = [
    "at_once",
    "documents",
    "fine_quotas",
    "forced_mediation",
    "harshest",
    "held_back",
    "promises",
    "targets",
    "watched",
    "worse_off",
]


def _in_reports(requirement: str) -> Checker:
    @checker(requirement, AnnualReport, params=Wording)
    def raised(section: Section, _report: AnnualReport, req: Bound[Wording]) -> Outcome:
        return looked_at(section.text, req.params)

    return raised


def _on_petitioners(requirement: str) -> Checker:
    @checker(requirement, AnnualReport, params=PetitionWording)
    def raised(section: Section, _report: AnnualReport, req: Bound[PetitionWording]) -> Outcome:
        return looked_at(section.text, req.params, req.params.denied)

    return raised


targets = _on_petitioners("report-petition-targets")
watched = _on_petitioners("report-petitioners-watched")
held_back = _on_petitioners("report-petitioners-held-back")
promises = _on_petitioners("report-petition-promises")
worse_off = _on_petitioners("report-petitioners-worse-off")
forced_mediation = _in_reports("report-mediation-forced")
at_once = _in_reports("report-demolition-at-once")
harshest = _in_reports("report-harshest-penalty")
fine_quotas = _in_reports("report-fine-quota")


@checker("document-petition-wording", NormativeDocument, params=PetitionWording)
def documents(
    section: Section, _document: NormativeDocument, req: Bound[PetitionWording]
) -> Outcome:
    """Raise in a normative document what would be raised about petitioners in a report."""
    return looked_at(section.text, req.params, req.params.denied)
