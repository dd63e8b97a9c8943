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
    "decision": ("major_decision", "normative_document"),
    "disclosure": ("disclosure_request",),
    "enforcement_decision": ("enforcement_case",),
    "enforcement_notice": ("enforcement_case",),
    "enforcement_officers": ("enforcement_case",),
    "enforcement_service": ("enforcement_case",),
    "licence": ("licence_case",),
    "licence_hearing": ("licence_case",),
    "mediation": ("mediation_case",),
    "organisation": ("leadership_group",),
    "petition": ("petition",),
    "referral": ("police_referral",),
    "report": ("annual_report",),
    "report_text": ("annual_report",),
    "supervision_remedy": ("remedy_case",),
    "supervision_remedy_result": ("remedy_case",),
    "transfer": ("case_transfer",),
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
