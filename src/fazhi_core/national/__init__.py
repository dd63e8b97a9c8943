"""The national pack: requirements, checkers and examples of national law.

It comes in through the same hooks as any other plugin; nothing in the engine knows it.
"""

from __future__ import annotations

from pathlib import Path

from fazhi_core import CheckerModule, hookimpl

__all__ = ["EXAMPLES", "REQUIREMENTS", "fazhi_checkers", "fazhi_requirements"]

_HERE = Path(__file__).parent
REQUIREMENTS = _HERE / "requirements"
EXAMPLES = _HERE / "examples"

_CHECKERS: dict[str, tuple[str, ...]] = {
    "coercion": ("coercion_case",),
    "decision": ("major_decision",),
    "decision_archive": ("normative_document", "contract"),
    "decision_contract": ("contract",),
    "decision_document": ("normative_document",),
    "decision_document_basis": ("enforcement_case",),
    "decision_document_content": ("normative_document",),
    "decision_document_force": ("normative_document",),
    "disclosure": ("disclosure_request",),
    "enforcement_consistency": ("enforcement_case",),
    "enforcement_decision": ("enforcement_case",),
    "enforcement_delivery": ("enforcement_case",),
    "enforcement_discussion": ("enforcement_case",),
    "enforcement_document": ("enforcement_case",),
    "enforcement_notice": ("enforcement_case",),
    "enforcement_officers": ("enforcement_case",),
    "enforcement_payment": ("enforcement_case", "assessment"),
    "enforcement_remedies": ("enforcement_case",),
    "enforcement_service": ("enforcement_case",),
    "enforcement_summary": ("enforcement_case",),
    "legality": ("legal_review",),
    "legality_document": ("legal_review",),
    "local_ningxia_decision": ("enforcement_case",),
    "local_ningxia_document": ("normative_document", "contract"),
    "local_ningxia_service": ("enforcement_case",),
    "mediation": ("mediation_case",),
    "organisation": ("leadership_group",),
    "petition": ("petition",),
    "referral": ("police_referral",),
    "report": ("annual_report",),
    "report_text": ("annual_report",),
    "village": ("village_disclosure", "complaint"),
}


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


@hookimpl
def fazhi_requirements() -> list[Path]:
    """The requirements of national law, one file per field of work."""
    return _toml_files(REQUIREMENTS)


@hookimpl
def fazhi_checkers() -> list[CheckerModule]:
    """The checkers, one module per field of work, imported when first needed."""
    return [
        CheckerModule(f"{__name__}.checkers.{module}", records)
        for module, records in _CHECKERS.items()
    ]
