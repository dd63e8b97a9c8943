"""Local requirements of the national pack stay in their province."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_core import Engine
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import CorrectionOrder

ENGINE = Engine(as_of=date(2024, 12, 31), discover=False)
LOCAL = [one for one in ENGINE.rulebook.requirements.values() if one.profile != "CN"]


def late_order(agency: str) -> EnforcementCase:
    """An order alone, without reasons and long after the case was opened."""
    order = CorrectionOrder(on=date(2024, 9, 2), reasons_stated=False)
    return EnforcementCase(
        id="1", agency=agency, filed_on=date(2024, 3, 1), correction_order=order, decision=False
    )


@pytest.mark.parametrize(("agency", "told"), [("640402106", True), ("110101001", False)])
def test_a_province_s_rule_is_not_another_s(agency: str, told: bool) -> None:
    report = ENGINE.check(late_order(agency))
    found = {one.requirement for one in report if one.kind.value == "fail"}
    assert ({"reasons-given-ningxia", "time-limit-ningxia"} <= found) is told
    assert told or not found & {one.id for one in LOCAL}


def test_local_requirements_name_a_province() -> None:
    assert LOCAL
    assert all(one.profile.endswith("0000") for one in LOCAL)
    instruments = ENGINE.rulebook.instruments
    cited = {one.citation for requirement in LOCAL for one in requirement.versions}
    ranks = {instruments[one.instrument, one.edition].rank for one in cited}
    assert all(rank.startswith("local_") for rank in ranks), "national law binds everywhere"
