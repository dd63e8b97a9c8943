"""Overlays tighten freely, loosen only where delegable, and never clash in silence."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_core.law.instrument import Severity, instruments_by_key
from fazhi_core.law.load import read_instruments, read_requirements
from fazhi_core.law.overlay import apply_overlays, read_overlays
from fazhi_core.law.profile import chain
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.table import LawFault, LawFile

from .test_load import INSTRUMENT, REQUIREMENT

TOWN = "640402106"


def requirements(extra: str = "") -> dict[str, Requirement]:
    file = LawFile("wells.toml", INSTRUMENT + REQUIREMENT.replace("days = 7", f"days = 7{extra}"))
    found = read_requirements(file, instruments_by_key(read_instruments(file)))
    return {one.id: one for one in found}


def overlaid(text: str, extra: str = "") -> tuple[Requirement, list[LawFault]]:
    file = LawFile("local.toml", text)
    overlays = read_overlays(file)
    file.top.done()
    assert file.faults == []
    found, faults = apply_overlays(requirements(extra), overlays, chain(TOWN))
    return found["well.covered"], faults


def overlay(
    value: str, *, profile: str = "640000", start: str = "2021-01-01", more: str = ""
) -> str:
    return (
        f'[[overlay]]\nrequirement = "well.covered"\nprofile = "{profile}"\n'
        f'from = {start}\n{value}\nsource = "某省规定第3条"\n{more}\n'
    )


def test_a_lower_level_tightens_from_its_day_on() -> None:
    requirement, faults = overlaid(overlay("deadline = 5"))
    assert faults == []
    before, after = requirement.on(date(2020, 12, 31)), requirement.on(date(2021, 1, 1))
    assert before is not None
    assert after is not None
    assert before.deadline is not None
    assert after.deadline is not None
    assert (before.deadline.value, after.deadline.value) == (7, 5)
    assert after.layers == ("640000: deadline = 5 (某省规定第3条)",)


def test_loosening_is_refused() -> None:
    requirement, faults = overlaid(overlay("deadline = 9"))
    assert len(faults) == 1
    assert "not delegable" in faults[0].text.en
    version = requirement.on(date(2021, 6, 1))
    assert version is not None
    assert version.deadline is not None
    assert version.deadline.value == 7


def test_loosening_what_is_delegable() -> None:
    requirement, faults = overlaid(overlay("deadline = 9"), extra=', delegable = "第5条"')
    assert faults == []
    version = requirement.on(date(2021, 6, 1))
    assert version is not None
    assert version.deadline is not None
    assert version.deadline.value == 9


def test_the_nearest_level_wins() -> None:
    text = overlay("deadline = 5") + overlay("deadline = 3", profile="640402")
    requirement, faults = overlaid(text)
    assert faults == []
    version = requirement.on(date(2021, 6, 1))
    assert version is not None
    assert version.deadline is not None
    assert version.deadline.value == 3
    assert len(version.layers) == 2


def test_two_values_at_one_level_are_refused() -> None:
    _, faults = overlaid(overlay("deadline = 5") + overlay("deadline = 4", start="2021-03-01"))
    assert [fault.line for fault in faults] == [8]
    assert "two values" in faults[0].text.en


def test_an_overlay_for_another_place_is_left_aside() -> None:
    requirement, faults = overlaid(overlay("deadline = 5", profile="650000"))
    assert faults == []
    assert all(not version.layers for version in requirement.versions)


def test_params_have_their_own_direction() -> None:
    requirement, faults = overlaid(overlay("params.minimum = 3"))
    assert faults == []
    version = requirement.on(date(2021, 6, 1))
    assert version is not None
    assert version.params["minimum"].value == 3
    _, faults = overlaid(overlay("params.minimum = 1"))
    assert "loosens" in faults[0].text.en


@pytest.mark.parametrize("text", [overlay("deadline = 5").replace("covered", "coverd")])
def test_an_unknown_requirement_is_named(text: str) -> None:
    _, faults = overlaid(text)
    assert "did you mean well.covered?" in faults[0].text.en


def test_binding_moves_the_severity_one_step() -> None:
    requirement, faults = overlaid(overlay('binding = "by_reference"'))
    assert faults == []
    before, after = requirement.on(date(2020, 6, 1)), requirement.on(date(2021, 6, 1))
    assert before is not None
    assert after is not None
    assert (before.severity, after.severity) == (Severity.VIOLATION, Severity.WARNING)


@pytest.mark.parametrize(
    ("code", "divisions"),
    [
        ("CN", ("CN",)),
        ("640000", ("CN", "640000")),
        ("640402", ("CN", "640000", "640400", "640402")),
        ("640402106000", ("CN", "640000", "640400", "640402", "640402106")),
    ],
)
def test_chain_of_divisions(code: str, divisions: tuple[str, ...]) -> None:
    assert chain(code) == divisions


@pytest.mark.parametrize("code", ["", "64", "64040a", "６４０４０２", "6404021061"])
def test_what_is_no_division_code(code: str) -> None:
    with pytest.raises(ValueError, match="division code"):
        chain(code)


@pytest.mark.parametrize(
    ("value", "line", "told"),
    [
        ("deadline = -5", 5, "deadline must be an integer, not negative"),
        ('deadline = "5"', 5, "deadline must be an integer"),
        ("params.minimum = true", 5, "minimum must be a number, a day or a text"),
        ("params.minimum = [3]", 5, "minimum must be a number, a day or a text"),
        ("params.minimum = 2021-01-01T00:00:00", 5, "minimum must be a number, a day or a text"),
        ("params.deadline = 3", 5, "unknown key deadline"),
        ("", 1, "it changes nothing; one of these is needed: deadline, binding, params"),
        ("params = {}", 1, "it changes nothing"),
    ],
)
def test_what_an_overlay_cannot_say_is_told_when_it_is_read(
    value: str, line: int, told: str
) -> None:
    file = LawFile("local.toml", overlay(value))
    assert [one for one in read_overlays(file) if one.value is None] == []
    (fault,) = file.faults
    assert fault.line == line
    assert told in fault.text.en


@pytest.mark.parametrize("value", ['"three"', "2.5", "2021-01-01"])
def test_a_figure_of_another_kind_cannot_take_the_place(value: str) -> None:
    requirement, (fault,) = overlaid(overlay(f"params.minimum = {value}"))
    assert "is of another kind" in fault.text.en
    version = requirement.on(date(2021, 6, 1))
    assert version is not None
    assert version.params["minimum"].value == 2
