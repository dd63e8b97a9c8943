"""A counter that asks one question of one record: were two officers at the inspection?

It needs no command line, no file and no plugin: one model, one checker.
"""

import sys
from datetime import date

from fazhi_core import Engine
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act, ActKind
from fazhi_core.records.enforcement_people import CaseOfficer, OfficerStatus

__all__ = ["main", "officers_missing"]

_CHECK = Engine(discover=False).requirement("two-officers")


def officers_missing(case: EnforcementCase) -> list[str]:
    """What the check says of *case*, in English; empty where nothing is wrong or open."""
    return [finding.message.en for finding in _CHECK.check(case)]


def main() -> int:
    """Ask about an invented inspection by one officer, and say what was not needed for it."""
    officer = CaseOfficer(
        name="甲",
        status=OfficerStatus.OFFICER,
        certificate_valid_from=date(2022, 1, 1),
        certificate_valid_to=date(2026, 12, 31),
    )
    act = Act(kind=ActKind.INSPECTION, on=date(2024, 3, 1), officers=("甲",))
    for sentence in officers_missing(EnforcementCase(id="1", officers=(officer,), acts=(act,))):
        print(sentence)
    unneeded = (
        "fazhi_core.cli",
        "fazhi_core.readers",
        "fazhi_core.reporters",
        "importlib.metadata",
    )
    print(" ".join(["loaded without need:", *(one for one in unneeded if one in sys.modules)]))
    return 0
