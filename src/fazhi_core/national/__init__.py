"""The national pack: requirements, checkers and examples of national law.

It comes in through the same hooks as any other plugin; nothing in the engine knows it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_core import CheckerModule, hookimpl

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "EXAMPLES",
    "FORMS",
    "OVERLAYS",
    "REQUIREMENTS",
    "SHEETS",
    "fazhi_checkers",
    "fazhi_overlays",
    "fazhi_requirements",
    "fazhi_review_sheets",
]


def _here() -> Traversable:
    """Where the data files lie: a plain path if this is a folder, which is the quick way."""
    folder = Path(__file__).parent
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files(__name__)


_HERE = _here()
REQUIREMENTS = _HERE / "requirements"
EXAMPLES = _HERE / "examples"
OVERLAYS = _HERE / "overlays"
FORMS = _HERE / "forms"
SHEETS = _HERE / "sheets"

_CHECKERS: dict[str, tuple[str, ...]] = {
    "coercion": ("coercion_case",),
    "coercion_court": ("coercion_case",),
    "coercion_execution": ("coercion_case",),
    "coercion_measures": ("coercion_case",),
    "coercion_power": ("coercion_case", "enforcement_case"),
    "coercion_seizure": ("coercion_case", "case_transfer"),
    "decision": ("major_decision",),
    "decision_archive": ("normative_document", "contract"),
    "decision_assessment": ("major_decision",),
    "decision_contract": ("contract",),
    "decision_document": ("normative_document",),
    "decision_document_basis": ("enforcement_case",),
    "decision_document_content": ("normative_document",),
    "decision_document_force": ("normative_document",),
    "decision_limits": ("major_decision",),
    "decision_meeting": ("major_decision",),
    "decision_outcome": ("major_decision",),
    "decision_participation": ("major_decision",),
    "decision_review": ("major_decision", "legal_review"),
    "decision_scope": ("major_decision", "disclosure_catalogue"),
    "disclosure_answer": ("disclosure_request",),
    "disclosure_catalogue": ("disclosure_catalogue",),
    "disclosure_enforcement": ("disclosure_item", "disclosure_catalogue", "annual_report"),
    "disclosure_item": ("disclosure_item",),
    "disclosure_matter": ("disclosure_item", "village_disclosure"),
    "disclosure_report": ("annual_report", "assessment"),
    "disclosure_request": ("disclosure_request",),
    "enforcement_consistency": ("enforcement_case",),
    "enforcement_decision": ("enforcement_case",),
    "enforcement_delivery": ("enforcement_case",),
    "enforcement_disclosure": ("enforcement_case", "licence_case", "coercion_case"),
    "enforcement_discussion": ("enforcement_case",),
    "enforcement_document": ("enforcement_case",),
    "enforcement_evidence": ("enforcement_case",),
    "enforcement_files": ("enforcement_case",),
    "enforcement_grounds": ("enforcement_case",),
    "enforcement_hearing": ("enforcement_case",),
    "enforcement_hearing_right": ("enforcement_case",),
    "enforcement_notice": ("enforcement_case",),
    "enforcement_officers": ("enforcement_case",),
    "enforcement_opening": ("enforcement_case",),
    "enforcement_payment": ("enforcement_case",),
    "enforcement_places": ("enforcement_case",),
    "enforcement_power": ("enforcement_case",),
    "enforcement_remedies": ("enforcement_case",),
    "enforcement_secrecy": ("disclosure_item",),
    "enforcement_service": ("enforcement_case",),
    "enforcement_summary": ("enforcement_case",),
    "learning": ("study_plan", "study_session", "officer"),
    "learning_hours": ("study_plan", "study_session", "officer", "exam"),
    "legality": ("legal_review",),
    "legality_document": ("legal_review",),
    "licence": ("licence_case",),
    "licence_hearing": ("licence_case",),
    "local_ningxia": ("enforcement_case",),
    "local_ningxia_decision": ("enforcement_case",),
    "local_ningxia_disclosure": ("disclosure_item",),
    "local_ningxia_service": ("enforcement_case",),
    "mediation": ("mediation_case",),
    "mediation_administrative": ("mediation_case", "leadership_group"),
    "mediation_agreement": ("mediation_case",),
    "mediation_aid": ("mediation_case",),
    "mediation_committee": ("mediation_committee", "mediator", "mediation_case"),
    "mediation_land": ("mediation_case",),
    "mediation_report": ("annual_report",),
    "organisation": ("leadership_group",),
    "organisation_assessment": ("assessment", "work_plan"),
    "organisation_enforcement": ("leadership_group", "assessment", "work_plan", "complaint"),
    "organisation_leaders": ("assessment",),
    "petition": ("petition",),
    "petition_duties": ("petition", "leadership_group"),
    "petition_handling": ("petition",),
    "petition_opinion": ("petition",),
    "petition_review": ("petition",),
    "publicity": ("publicity_event", "publicity_plan"),
    "publicity_days": ("publicity_event",),
    "referral": ("police_referral",),
    "referral_claims": ("police_referral",),
    "referral_safeguards": ("police_referral",),
    "report": ("annual_report",),
    "report_figures": ("annual_report",),
    "report_rectification": ("rectification", "annual_report"),
    "report_supervisors": ("annual_report",),
    "report_text": ("annual_report",),
    "report_wording": ("annual_report", "normative_document"),
    "supervision": ("supervision_activity", "complaint"),
    "supervision_remedy": ("remedy_case",),
    "supervision_remedy_result": ("remedy_case",),
    "transfer": ("case_transfer",),
    "village": ("village_disclosure", "complaint"),
    "village_account": ("collective_account",),
    "village_archive": ("village_committee",),
    "village_collective": ("collective_account", "contract", "supervision_activity"),
    "village_collective_finance": ("village_disclosure", "collective_account"),
    "village_collective_meeting": ("village_meeting",),
    "village_committee": (
        "village_committee",
        "contract",
        "study_session",
        "supervision_activity",
        "annual_report",
    ),
    "village_decision": ("village_decision", "supervision_activity"),
    "village_disclosure": ("village_disclosure",),
    "village_election": ("village_committee", "collective_account"),
    "village_meeting": ("village_meeting", "village_committee"),
    "village_rules": ("village_rules",),
    "village_supervision": ("village_supervision_committee", "village_committee"),
}


def _toml_files(folder: Traversable) -> list[Traversable]:
    found = (one for one in folder.iterdir() if one.name.endswith(".toml"))
    return sorted(found, key=lambda one: one.name)


@hookimpl
def fazhi_requirements() -> list[Traversable]:
    """The requirements of national law, one file per field of work."""
    return _toml_files(REQUIREMENTS)


@hookimpl
def fazhi_overlays() -> list[Traversable]:
    """Figures that national law leaves to provinces and sectors, one file per matter."""
    return _toml_files(OVERLAYS)


@hookimpl
def fazhi_checkers() -> list[CheckerModule]:
    """The checkers, one module per field of work, imported when first needed."""
    return [
        CheckerModule(f"{__name__}.checkers.{module}", records)
        for module, records in _CHECKERS.items()
    ]


@hookimpl
def fazhi_review_sheets() -> list[Traversable]:
    """The review sheets, put together from published ones, and the forms of yearly reports."""
    return [*_toml_files(SHEETS), *_toml_files(FORMS)]
