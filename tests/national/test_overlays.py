"""The local figures that ship with the pack: each has a source, a place and its days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fazhi_core import Engine
from fazhi_core.law.overlay import Overlay, apply_overlays
from fazhi_core.law.profile import chain
from fazhi_core.law.requirement import Requirement

RULES = Engine(discover=False).rulebook
HEARING = "hearing-request-window"
GUANGDONG = "440000"
ONE = timedelta(1)


def hearing(divisions: tuple[str, ...], *more: Overlay) -> tuple[Requirement, int]:
    """The requirement as it stands for *divisions*, and how many overlays were refused."""
    found, faults = apply_overlays(RULES.requirements, (*RULES.overlays, *more), divisions)
    return found[HEARING], len(faults)


def value(requirement: Requirement, name: str, day: date) -> object:
    version = requirement.on(day)
    assert version is not None
    return version.params[name].value


def named(one: Overlay) -> str:
    return f"{one.profile} {one.name}"


@pytest.mark.parametrize("one", RULES.overlays, ids=named)
def test_a_shipped_figure_holds_in_its_place_from_its_day(one: Overlay) -> None:
    assert one.source
    requirement, refused = hearing(chain(one.profile))
    assert refused == 0
    assert value(requirement, one.name, one.start) == one.value
    assert value(requirement, one.name, one.start - ONE) is None
    nation, _ = hearing(chain("CN"))
    assert value(nation, one.name, one.start) is None


def test_ningxia_has_no_figure_that_we_could_read() -> None:
    requirement, _ = hearing(chain("640402106"))
    assert value(requirement, "natural", date(2024, 1, 1)) is None
    assert value(requirement, "organisation", date(2024, 1, 1)) is None


@pytest.mark.parametrize(("figure", "refused"), [(50000, 0), (200000, 1)])
def test_a_city_may_lower_the_sum_and_never_raise_it(figure: int, refused: int) -> None:
    city = "440100"
    start = date(2023, 1, 1)
    local = Overlay(HEARING, city, "organisation", figure, start, None, "市规定第3条")
    requirement, faults = hearing(chain(city), local)
    assert faults == refused
    expected = 100000 if refused else figure
    assert value(requirement, "organisation", start) == expected
    assert value(requirement, "organisation", start - ONE) == 100000


def test_figures_of_one_province_reach_no_other() -> None:
    day = date(2024, 1, 1)
    sums = {
        code: value(hearing(chain(code))[0], "organisation", day)
        for code in (GUANGDONG, "310000", "410000", "360000", "500000")
    }
    assert sums == {
        GUANGDONG: 100000,
        "310000": 50000,
        "410000": 50000,
        "360000": 20000,
        "500000": None,
    }
