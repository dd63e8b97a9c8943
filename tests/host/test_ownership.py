"""A checker answers for a requirement of its own plugin, alone; names of plugins carry a prefix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fazhi_core import CheckerModule, Engine, LawError, checker, hookimpl, ok
from fazhi_core.records.disclosure_request import DisclosureRequest
from fazhi_core.records.legality import LegalReview

from ..engine.packs import HEAD, engine, plugin, requirement

DATED = {"governing_date": '["opinion_on"]'}


def passes(name: str, record: type[Any] = LegalReview) -> Any:
    return checker(name, record)(lambda _record, _req: ok())


def refused(**options: Any) -> str:
    with pytest.raises(LawError) as caught:
        Engine(discover=False, **options).check(LegalReview(id="1"))
    (fault,) = caught.value.faults
    assert fault.file.endswith(".py")
    assert fault.line > 0
    return fault.text.en


def test_a_checker_for_a_requirement_of_another_is_refused(tmp_path: Path) -> None:
    pack = plugin(tmp_path, HEAD + requirement("town.a"), [passes("legal-review-body")])
    told = refused(plugins=[pack])
    assert "plugin pack has a checker for legal-review-body, a requirement of plugin nat" in told


def test_a_file_that_only_imports_the_checker_of_another_is_told(tmp_path: Path) -> None:
    text = "from fazhi_core.national.checkers.legality import legal_review_body\n"
    (tmp_path / "town.py").write_text(text, encoding="utf-8")
    assert "plugin town has a checker" in refused(local_plugins=["town.py"], root=tmp_path)


def test_two_checkers_for_one_requirement_are_refused(tmp_path: Path) -> None:
    two = [passes("town.a"), passes("town.a")]
    pack = plugin(tmp_path, HEAD + requirement("town.a", **DATED), two)
    told = refused(plugins=[pack])
    assert "town.a already has a checker (test_ownership.py:" in told


def test_one_checker_brought_twice_is_one(tmp_path: Path) -> None:
    one = passes("town.a")
    found = engine(tmp_path, requirement("town.a", **DATED), [one, one])
    assert found.rulebook.checkers == {"town.a": one}


def test_a_checker_for_other_records_is_refused(tmp_path: Path) -> None:
    mistaken = passes("town.a", DisclosureRequest)
    pack = plugin(tmp_path, HEAD + requirement("town.a", **DATED), [mistaken])
    assert "marked for disclosure_request" in refused(plugins=[pack])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("legal-review-body", "only the plugin that brings a requirement"),
        ("town.b", "did you mean town.a?"),
        ("town.a", "already has a checker"),
    ],
)
def test_modules_are_held_to_the_same_when_they_are_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    lines = [
        "from fazhi_core import checker, ok",
        "from fazhi_core.records.legality import LegalReview",
        f"@checker({name!r}, LegalReview)",
        "def late(review, req):",
        "    return ok()",
    ]
    (tmp_path / "late_checkers.py").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(__import__("sys").modules, "late_checkers", raising=False)
    brought = [passes("town.a"), CheckerModule("late_checkers", ("legal_review",))]
    pack = plugin(tmp_path, HEAD + requirement("town.a", **DATED))
    pack.fazhi_checkers = hookimpl(lambda: brought, specname="fazhi_checkers")
    assert told in refused(plugins=[pack])


@pytest.mark.parametrize("name", ["plain", ".plain", "two-officers-again"])
def test_ids_in_local_files_carry_a_prefix(tmp_path: Path, name: str) -> None:
    (tmp_path / "town.py").write_text("", encoding="utf-8")
    (tmp_path / "town.toml").write_text(HEAD + requirement(name), encoding="utf-8")
    with pytest.raises(LawError, match=r"begin with a prefix of its own, such as town\.") as caught:
        Engine(discover=False, local_plugins=["town.py"], root=tmp_path)
    assert [(one.file, one.line) for one in caught.value.faults] == [("town.toml", 12)]


def test_files_of_one_town_share_their_prefix(tmp_path: Path) -> None:
    for name in ("wells", "roads"):
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
        text = HEAD + requirement(f"town.{name}")
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    found = Engine(
        discover=False, block_plugins=["national"], local_plugins=["*.py"], root=tmp_path
    )
    assert set(found.rulebook.requirements) == {"town.wells", "town.roads"}


@pytest.mark.parametrize(
    ("name", "fits"), [("wells.a", True), ("roads.a", False), ("a", False), ("wells-a", False)]
)
@pytest.mark.parametrize("point", ["wells", "fazhi-wells"])
def test_ids_of_an_installed_plugin_carry_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, point: str, fits: bool
) -> None:
    (tmp_path / "wells.toml").write_text(HEAD + requirement(name), encoding="utf-8")
    (tmp_path / "well_rules.py").write_text(
        "from pathlib import Path\nfrom fazhi_core import hookimpl\n@hookimpl\n"
        "def fazhi_requirements():\n    return [Path(__file__).with_name('wells.toml')]\n",
        encoding="utf-8",
    )
    info = tmp_path / "well_rules-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: well-rules\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[fazhi_core]\n{point} = well_rules\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(__import__("sys").modules, "well_rules", raising=False)
    if fits:
        assert name in Engine(block_plugins=["national"]).rulebook.requirements
    else:
        with pytest.raises(LawError, match=r"such as wells\."):
            Engine(block_plugins=["national"])


def test_files_of_one_name_are_told_apart_without_the_place_of_the_folder(tmp_path: Path) -> None:
    hashes = set()
    for place in ("here", "there"):
        packs = []
        for name, head in (("north", HEAD), ("south", "")):
            folder = tmp_path / place / name
            folder.mkdir(parents=True)
            text = head + requirement(f"{name}.a", **DATED)
            brought = [passes(f"{name}.a")]
            packs.append(plugin(folder, text, brought, name, file_name="rules.toml"))
        found = Engine(discover=False, plugins=packs)
        assert {"north.a", "south.a"} <= set(found.rulebook.requirements)
        hashes.add(found.rulebook.law_sha256)
    assert len(hashes) == 1
