"""Plugins are found and asked one at a time; what is wrong with one stops no other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fazhi_core import ConfigError, Engine, LawError, hookimpl
from fazhi_core.host.hookspecs import HOOKS
from fazhi_core.host.installed import may_offer
from fazhi_core.host.plugins import NATIONAL, find_plugins
from fazhi_core.law.calendar import CalendarYear
from fazhi_core.readers import Reading, Source, load
from fazhi_core.readers.sources import Origin
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.legality import LegalReview

from ..engine.packs import HEAD, plugin, requirement

DATED = {"governing_date": '["opinion_on"]'}


def thing(name: str, **hooks: Any) -> Any:
    marked = {hook: hookimpl(function, specname=hook) for hook, function in hooks.items()}
    return SimpleNamespace(__name__=name, **marked)


def test_the_national_pack_is_a_plugin_that_can_be_blocked() -> None:
    assert [one.name for one in find_plugins(discover=False).plugins] == [NATIONAL]
    assert find_plugins(discover=False, block=[NATIONAL]).plugins == ()
    with pytest.raises(ConfigError, match="did you mean national"):
        find_plugins(discover=False, block=["natonal"])
    elsewhere = find_plugins(discover=False, block=["fazhi-ningxia"])
    assert [one.name for one in elsewhere.plugins] == [NATIONAL], "it may not be installed here"


def test_a_misspelt_hook_is_refused_with_the_nearest_name() -> None:
    bad = SimpleNamespace(__name__="town", fazhi_checker=list)
    found = find_plugins(discover=False, given=[bad], block=[NATIONAL])
    (problem,) = found.problems
    assert found.plugins == ()
    assert "fazhi_checkers" in problem.what_en
    report = Engine(discover=False, plugins=[bad]).check(LegalReview(id="1"))
    assert report.exit_code == 3


def test_an_unmarked_hook_is_told() -> None:
    bad = SimpleNamespace(__name__="town", fazhi_checkers=list)
    (problem,) = find_plugins(discover=False, given=[bad]).problems
    assert "@hookimpl" in problem.what_en


@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyError])
def test_a_hook_that_fails_stops_no_other(tmp_path: Path, error: type[BaseException]) -> None:
    def broken() -> list[Any]:
        raise error("private words")

    good = plugin(tmp_path, HEAD + requirement("r", **DATED))
    bad = thing("bad", fazhi_requirements=broken)
    engine = Engine(discover=False, block_plugins=[NATIONAL], plugins=[bad, good])
    assert list(engine.rulebook.requirements) == ["r"]
    (problem,) = engine.plugins.problems
    assert "fazhi_requirements of plugin bad failed" in problem.what_en
    assert "private" not in problem.what_en


def test_a_hook_must_return_a_list() -> None:
    (problem,) = find_plugins(
        discover=False, given=[thing("town", fazhi_checkers=lambda: None)]
    ).problems
    assert "must return a list" in problem.what_en


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize("item", [None, "rules.toml", {}, Path, LegalReview])
def test_a_wrong_item_is_told_and_left_out(hook: str, item: Any) -> None:
    town = thing("town", **{hook: lambda: [item]})
    report = Engine(discover=False, plugins=[town]).check(LegalReview(id="1"))
    (problem,) = report.problems
    assert problem.plugin == "town"
    assert f"item 1 of {hook} of plugin town is {type(item).__name__}, not a" in problem.what_en
    assert report.exit_code == 3


def test_a_built_in_record_type_is_not_replaced() -> None:
    town = thing("town", fazhi_record_types=lambda: [RECORD_TYPES["petition"]])
    (problem,) = find_plugins(discover=False, given=[town]).problems
    assert "a name that no built-in type has" in problem.what_en


def test_examples_that_are_none_stop_nothing() -> None:
    town = thing("town")
    town.EXAMPLES = 5
    (problem,) = find_plugins(discover=False, given=[town]).problems
    assert "EXAMPLES of plugin town failed: TypeError" in problem.what_en


def test_a_gap_in_the_calendar_names_the_plugin() -> None:
    far = CalendarYear(2099, frozenset(), frozenset())
    town = thing("town", fazhi_calendars=lambda: [far])
    with pytest.raises(ConfigError, match="years 2099 of plugin town leave a gap"):
        Engine(discover=False, plugins=[town])


def test_a_required_plugin_must_be_there() -> None:
    with pytest.raises(ConfigError, match="required plugin town is missing; installed: national"):
        find_plugins(discover=False, require=["town"])
    assert find_plugins(discover=False, require=[NATIONAL]).plugins


def test_two_plugins_of_one_name() -> None:
    found = find_plugins(discover=False, given=[thing("town"), thing("town")], block=[NATIONAL])
    assert [one.name for one in found.plugins] == ["town"]
    assert "two plugins called town" in found.problems[0].what_en


def test_plain_files_bring_checkers_and_the_law_beside_them(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    text = requirement("town.written", **DATED)
    (rules / "town.toml").write_text(HEAD + text, encoding="utf-8")
    (rules / "town.py").write_text(
        "from fazhi_core import checker, fail, ok\n"
        "from fazhi_core.records.legality import LegalReview\n"
        "@checker('town.written', LegalReview)\n"
        "def written(review, req):\n"
        "    return ok() if review.written else fail('written', key='wrong', count=1)\n",
        encoding="utf-8",
    )
    (rules / "broken.py").write_text("import nothing_of_this_name\n", encoding="utf-8")
    engine = Engine(discover=False, local_plugins=["rules/*.py"], root=tmp_path)
    from datetime import date

    record = LegalReview(id="1", opinion_on=date(2024, 3, 1), written=False)
    (finding,) = engine.requirement("town.written").check(record)
    assert finding.message.en == "wrong 1"
    assert [one.plugin for one in engine.plugins.problems] == ["broken"]
    with pytest.raises(ConfigError, match="matches no file"):
        Engine(discover=False, local_plugins=["rule/*.py"], root=tmp_path)


def test_faults_of_law_name_file_and_line(tmp_path: Path) -> None:
    text = HEAD + requirement("r", **DATED) + requirement("r", record="no_such_record")
    with pytest.raises(LawError) as caught:
        Engine(
            discover=False, block_plugins=[NATIONAL], plugins=[plugin(tmp_path, text, name="wells")]
        )
    told = [fault.say("en") for fault in caught.value.faults]
    assert any("the id r is already used in wells.toml" in one for one in told)
    assert all(one.startswith("wells.toml:") for one in told)


def test_a_checker_needs_its_requirement(tmp_path: Path) -> None:
    from fazhi_core import checker, ok

    orphan = checker("writen", LegalReview)(lambda _review, _req: ok())
    pack = plugin(tmp_path, HEAD + requirement("written", **DATED), [orphan])
    with pytest.raises(LawError, match="did you mean written"):
        Engine(discover=False, block_plugins=[NATIONAL], plugins=[pack])


def test_installed_plugins_come_through_entry_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "town_rules"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from fazhi_core import hookimpl\n@hookimpl\ndef fazhi_requirements():\n    return []\n",
        encoding="utf-8",
    )
    info = tmp_path / "town_rules-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: town-rules\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(
        "[fazhi_core]\ntown = town_rules\ngone = no_such_module\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    found = find_plugins(block=[NATIONAL])
    assert ("town", "1.2", "package") in [
        (one.name, one.version, one.origin) for one in found.plugins
    ]
    assert [one.plugin for one in found.problems if one.plugin == "gone"] == ["gone"]
    assert EntryPoint("town", "town_rules", "fazhi_core").load() is sys.modules["town_rules"]


def test_a_quick_look_says_perhaps_wherever_a_plugin_could_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = [str(tmp_path)]
    monkeypatch.setattr(sys, "path", path)
    assert not may_offer("fazhi_core")
    (tmp_path / "own-1.dist-info").mkdir()
    declared = tmp_path / "own-1.dist-info" / "entry_points.txt"
    declared.write_text("[console_scripts]\nfazhi = fazhi_core.cli.main:main\n", encoding="utf-8")
    assert not may_offer("fazhi_core")
    declared.write_text("[fazhi_core]\ntown = town_rules\n", encoding="utf-8")
    assert may_offer("fazhi_core")
    path[:] = [str(tmp_path / "no-such-folder")]
    assert not may_offer("fazhi_core")
    path[:] = [str(declared)]  # a file on the path is an archive
    assert may_offer("fazhi_core")
    path.clear()
    finder = SimpleNamespace(find_distributions=lambda context: [])
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    assert may_offer("fazhi_core")


class Lines:
    """A reader for tests: one id a line, each a legality review."""

    suffixes = (".lst",)

    def read(self, source: Source, reading: Reading) -> Iterator[tuple[LegalReview, Origin]]:
        for number, line in enumerate(source.content().decode().split(), start=1):
            record = LegalReview(id=line)
            origin = Origin(source, 0, number)
            if reading.accept(record, origin):
                yield record, origin

    def locate(self, origin: Origin, path: Any) -> None:
        return None


def test_a_reader_of_a_plugin_reads_its_files(tmp_path: Path) -> None:
    (tmp_path / "ids.lst").write_text("A-1\nA-2\nA-1\n", encoding="utf-8")
    brought = [
        reader
        for _, reader in find_plugins(
            discover=False, given=[thing("lines", fazhi_readers=lambda: [Lines()])]
        ).brought("fazhi_readers")
    ]
    loaded = load(tmp_path, readers=brought)
    assert [record.id for record in loaded.records] == ["A-1", "A-2", "A-1"]
    assert [fault.key for fault in loaded.faults] == ["double_id", "double_id"]


def test_one_model_and_one_checker_without_files_or_plugin_scan() -> None:
    """As a program would embed them: no command line, no scan, nothing else imported."""
    code = """
import sys
from datetime import date
from fazhi_core import Engine
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act
engine = Engine(discover=False, as_of=date(2024, 6, 30))
case = EnforcementCase(id="1", acts=(Act(on=date(2024, 3, 1), officers=("a",)),))
report = engine.requirement("two-officers").check(case)
assert [one.requirement for one in report] == ["two-officers"], report.findings
heavy = {"cattrs", "rich", "argparse", "fazhi_core.cli.dispatch", "importlib.metadata"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
assert not [one for one in sys.modules if one.startswith("fazhi_core.readers")]
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert ran.returncode == 0, ran.stderr
