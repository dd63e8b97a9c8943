"""The national pack: requirements, checkers and examples of national law.

It comes in through the same hooks as any other plugin; nothing in the engine knows it.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from fazhi_core import CheckerModule, hookimpl

__all__ = ["EXAMPLES", "REQUIREMENTS", "fazhi_checkers", "fazhi_requirements"]

_HERE = files(__name__)
REQUIREMENTS = _HERE / "requirements"
EXAMPLES = _HERE / "examples"

_CHECKERS: dict[str, tuple[str, ...]] = {
    "coercion": ("coercion_case",),
    "decision": ("major_decision", "normative_document"),
    "disclosure": ("disclosure_request",),
    "disclosure_enforcement": ("disclosure_item", "disclosure_catalogue", "annual_report"),
    "enforcement_decision": ("enforcement_case",),
    "enforcement_disclosure": ("enforcement_case", "licence_case", "coercion_case"),
    "enforcement_notice": ("enforcement_case",),
    "enforcement_officers": ("enforcement_case",),
    "enforcement_power": ("enforcement_case",),
    "enforcement_service": ("enforcement_case",),
    "mediation": ("mediation_case",),
    "organisation": ("leadership_group",),
    "organisation_enforcement": ("leadership_group", "assessment", "work_plan", "complaint"),
    "petition": ("petition",),
    "referral": ("police_referral",),
    "report": ("annual_report",),
    "report_text": ("annual_report",),
    "village": ("village_disclosure", "complaint"),
}


def _toml_files(folder: Traversable) -> list[Traversable]:
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )


@hookimpl
def fazhi_requirements() -> list[Traversable]:
    """The requirements of national law, one file per field of work."""
    return _toml_files(REQUIREMENTS)


@hookimpl
def fazhi_checkers() -> list[CheckerModule]:
    """The checkers, one module per field of work, imported when first needed."""
    return [
        CheckerModule(f"{__name__}.checkers.{module}", records)
        for module, records in _CHECKERS.items()
    ]
