"""Local figures of village affairs: what is much money, and how soon is at any time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from fazhi_core import Engine, Kind, Reason
from fazhi_core.engine.finding import Finding
from fazhi_core.records.base import Record
from fazhi_core.records.village_account import (
    CollectiveAccount,
    VillageDisclosure,
    VillageDisclosureKind,
)

TOWN = "640402106"
LOCAL = """
format = "fazhi-requirements/1"

[[overlay]]
requirement = "vd-finance-monthly"
profile = "640402"
from = 2020-01-01
source = "a county's rule"
params = {turnover = 500000}

[[overlay]]
requirement = "vd-major-anytime"
profile = "640402"
from = 2020-01-01
source = "a county's rule"
params = {days = 3}
"""


def engine(overlays: Path | None = None) -> Engine:
    extra = [overlays] if overlays else []
    return Engine(as_of=date(2024, 5, 31), profile=TOWN, duty="all", discover=False, overlays=extra)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    file = tmp_path / "county.toml"
    file.write_text(LOCAL, encoding="utf-8")
    return file


def finances(found: Engine, *records: Record) -> Finding:
    report = found.check(list(records), everything=True)
    return next(
        one
        for one in report
        if one.requirement == "vd-finance-monthly" and one.subject.period == "2024"
    )


@pytest.mark.parametrize(
    ("spent", "kind"), [("200000", Kind.OPEN), ("199999", Kind.NOT_APPLICABLE)]
)
def test_a_local_figure_says_what_much_money_is(local: Path, spent: str, kind: Kind) -> None:
    posted = VillageDisclosure(
        id="V1",
        agency=TOWN,
        village="甲村",
        kind=VillageDisclosureKind.FINANCE,
        published_on=date(2024, 3, 29),
    )
    books = CollectiveAccount(
        id="J1",
        agency=TOWN,
        village="甲村",
        year=2024,
        income=Decimal(300000),
        expenditure=Decimal(spent),
    )
    assert finances(engine(local), posted, books).kind is kind
    without = finances(engine(), posted, books)
    assert (without.kind, without.reason) == (Kind.OPEN, Reason.MISSING)


def test_a_county_may_say_how_soon_is_at_any_time(local: Path) -> None:
    record = VillageDisclosure(
        id="V1",
        agency=TOWN,
        kind=VillageDisclosureKind.MAJOR,
        decided_on=date(2024, 3, 4),
        published_on=date(2024, 3, 8),
    )

    def kind(found: Engine) -> Kind:
        report = found.check(record, everything=True)
        return next(one.kind for one in report if one.requirement == "vd-major-anytime")

    assert kind(engine()) is Kind.PASS
    assert kind(engine(local)) is Kind.REVIEW
