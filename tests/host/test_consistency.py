"""Law is held against its records and its checkers when a record type is first met."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from fazhi_core import Engine, LawError, checker, hookimpl, ok
from fazhi_core.cli.main import main
from fazhi_core.records.disclosure_request import DisclosureRequest
from fazhi_core.records.legality import LegalReview

from ..engine.packs import HEAD, engine, plugin, requirement

RECORD = LegalReview(id="1", opinion_on=date(2024, 3, 1))
VERSION = """
needs = ["written",
  "opinions_on"]
"""


@attrs.frozen
class Figures:
    minimum: int
    share: float = 0.5
    words: tuple[str, ...] = ()
    pair: tuple[int, str] | None = None
    day: date | None = None
    big: Decimal = attrs.field(default=0, converter=Decimal)


def judged(folder: Path, text: str, *, params: type[Any] | None = None) -> list[str]:
    """What is told when a review is checked by a checker for the requirement ``town.a``."""
    mark = checker("town.a", LegalReview, params=params)(lambda _record, _req: ok())
    made = engine(folder, text, [mark])
    made.check(DisclosureRequest(id="1"))
    with pytest.raises(LawError) as caught:
        made.check(RECORD)
    with pytest.raises(LawError) as again:
        made.rulebook.verify()
    assert again.value.faults == caught.value.faults
    return [one.say("en") for one in caught.value.faults]


def test_facts_that_records_do_not_have_are_told_with_file_line_and_key(tmp_path: Path) -> None:
    text = requirement("town.a", governing_date='["opinionon"]', version=VERSION)
    first, second = judged(tmp_path, text)
    hint = " of legal_review, did you mean opinion_on?"
    assert first == "pack.toml:16: town.a.governing_date: opinionon is no fact" + hint
    assert second == "pack.toml:24: town.a.version.needs: opinions_on is no fact" + hint


def test_the_steps_of_a_case_are_held_against_it_too(tmp_path: Path) -> None:
    steps = """
[[sequence]]
record = "legal_review"
title = {zh = "审核", en = "review"}
[[sequence.stage]]
id = "asked"
title = {zh = "送审", en = "asked"}
on = ["submited_on"]
"""
    (told,) = judged(tmp_path, requirement("town.a") + steps)
    assert told.startswith("pack.toml:31: sequence legal_review: submited_on is no fact")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('params.minimum = {value = "2"}', "the checker takes minimum as int"),
        ("params.minimum = {value = true}", "the checker takes minimum as int"),
        ("params.minimum = {value = 2.5}", "the checker takes minimum as int"),
        ("params.minimun = {value = 2}", "no figure minimun, did you mean minimum?"),
        ("", "the figure minimum that the checker needs is missing"),
        ('params = {minimum = {value = 1}, share = {value = "1"}}', "takes share as float"),
        ('params = {minimum = {value = 1}, words = {value = "a"}}', "takes words as tuple[str"),
        ("params = {minimum = {value = 1}, words = {value = [1]}}", "takes words as tuple[str"),
        ("params = {minimum = {value = 1}, pair = {value = [1]}}", "takes pair as tuple[int"),
        (
            "params = {minimum = {value = 1}, day = {value = 2020-01-01T00:00:00}}",
            "takes day as datetime.date | None",
        ),
    ],
)
def test_figures_that_a_checker_cannot_take_are_told(tmp_path: Path, given: str, told: str) -> None:
    found = judged(tmp_path, requirement("town.a", version=given), params=Figures)
    assert any(told in one for one in found), found
    assert all(one.startswith("pack.toml:") for one in found)


def test_figures_that_fit_are_taken(tmp_path: Path) -> None:
    given = """
params.minimum = {value = 2}
params.share = {value = 1}
params.words = {value = ["a", "b"]}
params.pair = {value = [1, "a"]}
params.day = {value = 2020-01-01}
params.big = {value = "1.5"}
"""
    mark = checker("town.a", LegalReview, params=Figures)(lambda _record, _req: ok())
    assert engine(tmp_path, requirement("town.a", version=given), [mark]).check(RECORD).ok


def test_the_line_is_that_of_the_table_where_one_names_several_editions(tmp_path: Path) -> None:
    older = '[[instrument]]\ntitle = "井法"\nedition = 2010\nname = "井法（2010）"\n'
    older += 'issuer = "某机关"\nrank = "statute"\nfrom = 2010-01-01\nto = 2019-12-31\n'
    text = requirement("town.a").replace("edition = 2020", "editions = [2010, 2020]")
    text = text.replace("from = 2020-01-01", "")
    (told,) = judged(tmp_path, older + text + 'needs = ["gone"]\n')
    assert told.startswith("pack.toml:32: ")
    assert (tmp_path / "pack.toml").read_text("utf-8").splitlines()[31] == 'needs = ["gone"]'


def test_a_local_figure_must_be_what_the_checker_takes(tmp_path: Path) -> None:
    overlays = tmp_path / "county.toml"
    text = requirement("town.a", version='params.minimum = {stricter = "more"}')
    mark = checker("town.a", LegalReview, params=Figures)(lambda _record, _req: ok())
    pack = plugin(tmp_path, HEAD + text, [mark])
    pack.fazhi_overlays = hookimpl(lambda: [overlays], specname="fazhi_overlays")
    options: dict[str, Any] = {"block_plugins": ["national"], "plugins": [pack]}
    for value, fits in (('"three"', False), ("3", True)):
        overlays.write_text(COUNTY + f"params.minimum = {value}\n", encoding="utf-8")
        made = Engine(discover=False, profile="640402", **options)
        if fits:
            assert made.check(RECORD).ok
            continue
        with pytest.raises(LawError) as caught:
            made.check(RECORD)
        (fault,) = caught.value.faults
        assert fault.say("en") == "county.toml:3: town.a: the checker takes minimum as int"


COUNTY = """
profile = "640402"
[[overlay]]
requirement = "town.a"
from = 2021-01-01
source = "某办法"
"""


@pytest.mark.parametrize("command", ["coverage", "requirements"])
def test_commands_on_all_law_tell_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [
        requirement(f"town.{record}", record=record, governing_date='["nothing_like_it"]')
        for record in ("legal_review", "petition")
    ]
    Path("town.py").write_text("", encoding="utf-8")
    Path("town.toml").write_text(HEAD + "".join(texts), encoding="utf-8")
    Path("fazhi.toml").write_text('local_plugins = ["town.py"]\ndiscover = false\n', "utf-8")
    assert main([command, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.count("nothing_like_it is no fact of") == 2


def test_starting_imports_only_the_records_that_come_by() -> None:
    code = """
import sys
from fazhi_core import Engine
from fazhi_core.records.legality import LegalReview
Engine(discover=False).check(LegalReview(id="1"))
print(*(one for one in sys.modules if one.startswith("fazhi_core.records.")))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(ran.stdout.split())
    assert "fazhi_core.records.legality" in loaded
    assert not {"fazhi_core.records.village", "fazhi_core.records.mediation"} & loaded


def test_the_national_law_fits_its_records_and_checkers() -> None:
    Engine(discover=False).rulebook.verify()
