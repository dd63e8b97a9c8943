from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fazhi_core import ConfigError, LawError
from fazhi_core.host.settings import DEFAULTS, Settings, find_settings, read_settings
from fazhi_core.law.calendar import national_calendar


def write(folder: Path, text: str, name: str = "fazhi.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


WHOLE = """
profile = "640402"
as_of = 2024-06-30
evidence = "strict"
duty = "all"
select = ["enforcement"]
ignore = ["two-officers"]
fail_on = "warning"
references = "closed"
lang = "en"
format = "json"
discover = false
local_plugins = ["rules/*.py"]
block_plugins = ["national"]
require_plugins = ["town"]
calendars = ["2031.toml"]
overlays = ["county.toml"]
waivers = ["waivers.toml"]
baseline = "baseline.toml"
cache = false
docs_url = "https://docs.example/fazhi"
"""


def test_every_setting_can_stand_in_a_file(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, WHOLE))
    assert set(settings) == set(DEFAULTS)
    for line, name in enumerate(DEFAULTS, start=2):
        setting = settings.values[name]
        assert setting.value != DEFAULTS[name]
        assert (setting.layer, setting.line) == ("file", line)
    assert settings["as_of"] == date(2024, 6, 30)


def test_every_value_remembers_its_layer(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, 'profile = "640402"\nlang = "en"\n'))
    above = settings.over({"lang": "zh", "evidence": None, "select": ("a",)})
    layers = {name: above.values[name].layer for name in ("profile", "lang", "evidence", "select")}
    assert layers == {
        "profile": "file",
        "lang": "command_line",
        "evidence": "default",
        "select": "command_line",
    }
    assert settings["lang"] == "en", "settings never change"


def test_what_is_blocked_stays_blocked(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, 'block_plugins = ["a"]\nselect = ["x"]\n'))
    above = settings.over({"block_plugins": ("b",), "select": ("y",)})
    assert above["block_plugins"] == ("a", "b")
    assert above["select"] == ("y",)


def test_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.fazhi]\nprofile = "640402"\n[tool.other]\nx = 1\n'
    settings = read_settings(write(tmp_path, text, "pyproject.toml"))
    assert settings["profile"] == "640402"
    assert settings.values["profile"].line == 5


def test_a_pyproject_without_our_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no \[tool\.fazhi\] table"):
        read_settings(write(tmp_path, '[project]\nname = "x"\n', "pyproject.toml"))


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    top = write(tmp_path, "")
    deep = tmp_path / "a" / "b"
    write(deep, '[project]\nname = "x"\n', "pyproject.toml")
    assert find_settings(deep) == top
    near = write(deep, "[tool.fazhi]\n", "pyproject.toml")
    assert find_settings(deep) == near
    own = write(deep, "")
    assert find_settings(deep) == own
    assert find_settings(deep / "not-there.json") == own


def test_a_broken_pyproject_of_others_is_passed_over(tmp_path: Path) -> None:
    top = write(tmp_path, "")
    write(tmp_path / "a", "[[[", "pyproject.toml")
    assert find_settings(tmp_path / "a") == top
    broken = write(tmp_path / "a", "[tool.fazhi]\nprofile =\n", "pyproject.toml")
    assert find_settings(tmp_path / "a") == broken
    with pytest.raises(ConfigError, match="not valid TOML"):
        read_settings(broken)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('profil = "CN"', "unknown key profil, did you mean profile?"),
        ('profile = "12"', "a division code is CN or 6, 9 or 12 digits: 12"),
        ('as_of = "2024-06-30"', "as_of must be a day"),
        ('evidence = "stric"', "evidence must be one of: recorded, strict, did you mean strict?"),
        ('select = "two-officers"', "select must be an array of texts"),
        ("discover = 1", "discover must be true or false"),
        ('fail_on = "error"', "fail_on must be one of"),
    ],
)
def test_faults_name_file_line_and_key(tmp_path: Path, line: str, told: str) -> None:
    file = write(tmp_path, f"# settings\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        read_settings(file)
    assert "fazhi.toml:2: " in caught.value.text.en
    assert told in caught.value.text.en
    assert "fazhi.toml:2: " in caught.value.text.zh


def test_all_faults_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_settings(write(tmp_path, 'x = 1\nlang = "fr"\ny = 2\n'))
    lines = caught.value.text.en.splitlines()
    starts = [line.partition("fazhi.toml:")[2][:2] for line in lines]
    assert starts == ["1:", "2:", "3:"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
    (tmp_path / "fazhi.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_settings(tmp_path / "fazhi.toml")


CALENDAR = """
[[year]]
year = 2031
holidays = [2031-01-01]
workdays = []
notice = "notice"
"""


def test_calendars_lie_beside_the_settings(tmp_path: Path) -> None:
    file = write(tmp_path, 'calendars = ["days/2031.toml"]\ndiscover = false\n')
    with pytest.raises(ConfigError, match=r"fazhi\.toml:1: calendars: there is no file"):
        read_settings(file).engine()
    write(tmp_path / "days", CALENDAR, "2031.toml")
    (year,) = read_settings(file).calendar_years()
    assert year.holidays == {date(2031, 1, 1)}
    with pytest.raises(ConfigError, match="leaves a gap"):
        read_settings(file).engine()
    write(tmp_path / "days", CALENDAR.replace("2031-01-01", "2030-01-01"), "2031.toml")
    with pytest.raises(LawError, match=r"2031\.toml:4"):
        read_settings(file).engine()


def test_a_calendar_year_that_follows(tmp_path: Path) -> None:
    following = national_calendar().years[-1].year + 1
    write(tmp_path, CALENDAR.replace("2031", str(following)), "next.toml")
    engine = read_settings(
        write(tmp_path, 'calendars = ["next.toml"]\ndiscover = false\n')
    ).engine()
    assert engine.rulebook.calendar.years[-1].notice == "notice"


LAW = """
[[instrument]]
title = "办法"
edition = 2020
name = "办法"
issuer = "某县"
rank = "rule"
from = 2020-01-01

[[requirement]]
id = "town.rule"
title = {zh = "办理", en = "Done"}
record = "legal_review"
[[requirement.version]]
instrument = "办法"
edition = 2020
article = 1
key_phrase = "至少二"
from = 2020-01-01
verified = {source = "公报"}
params.minimum = {value = 2, stricter = "more"}
"""

OVERLAY = """
profile = "640402"
[[overlay]]
requirement = "town.rule"
params.minimum = 3
from = 2021-01-01
source = "county notice 1"
"""


def test_overlays_without_a_package(tmp_path: Path) -> None:
    write(tmp_path, LAW, "town.toml")
    write(tmp_path, "", "town.py")
    write(tmp_path, OVERLAY, "county.toml")
    file = write(
        tmp_path,
        'profile = "640402106"\ndiscover = false\nblock_plugins = ["national"]\n'
        'local_plugins = ["town.py"]\noverlays = ["county.toml"]\n',
    )
    engine = read_settings(file).engine()
    (requirement,) = engine.plan_for(None).requirements
    version = requirement.on(date(2024, 1, 1))
    assert version is not None
    assert version.params["minimum"].value == 3
    without = read_settings(file).over({"overlays": ()}).engine()
    assert without.rulebook.law_sha256 != engine.rulebook.law_sha256


def test_defaults_make_an_engine() -> None:
    engine = Settings().over({"discover": False, "block_plugins": ("national",)}).engine()
    assert engine.options.profile == "CN"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("town.toml", "fazhi-requirements/1"),
        ("county.toml", "fazhi-requirements/1"),
        ("days.toml", "fazhi-calendar/1"),
    ],
)
@pytest.mark.parametrize("number", [1, 9])
def test_a_format_that_is_not_ours_is_refused(
    tmp_path: Path, name: str, known: str, number: int
) -> None:
    following = national_calendar().years[-1].year + 1
    texts = {
        "town.toml": LAW,
        "county.toml": OVERLAY,
        "days.toml": CALENDAR.replace("2031", str(following)),
        "town.py": "",
    }
    texts[name] = f'format = "{known[:-1]}{number}"\n' + texts[name]
    for one, text in texts.items():
        write(tmp_path, text, one)
    file = write(
        tmp_path,
        'discover = false\nblock_plugins = ["national"]\nlocal_plugins = ["town.py"]\n'
        'overlays = ["county.toml"]\ncalendars = ["days.toml"]\n',
    )
    if number == 1:
        read_settings(file).engine()
        return
    with pytest.raises(LawError, match=f"unknown format.*; this version reads {known}") as caught:
        read_settings(file).engine()
    assert [(one.file, one.line) for one in caught.value.faults] == [(name, 1)]


@pytest.mark.parametrize("tool", ["5", '"fazhi"', "[]"])
def test_a_pyproject_of_others_may_hold_anything(tmp_path: Path, tool: str) -> None:
    top = write(tmp_path, "")
    project = write(tmp_path / "a", f"tool = {tool}\n", "pyproject.toml")
    assert find_settings(project.parent) == top
    with pytest.raises(ConfigError, match=r"there is no \[tool\.fazhi\] table"):
        read_settings(project)


@pytest.mark.parametrize("pattern", ["", "**a", "a\\u0000b"])
def test_a_pattern_that_is_none_matches_nothing(tmp_path: Path, pattern: str) -> None:
    file = write(tmp_path, f'local_plugins = ["{pattern}"]\ndiscover = false\n')
    with pytest.raises(ConfigError, match="matches no file"):
        read_settings(file).engine()
