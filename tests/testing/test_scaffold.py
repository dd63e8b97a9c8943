"""A new plugin of each kind passes its own tests at once."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from fazhi_core.cli.main import main
from fazhi_core.testing.scaffold import KINDS, new_plugin
from tests.testing.runs import run, run_pytest


@pytest.mark.parametrize("kind", KINDS)
def test_the_tests_of_a_new_plugin_pass_at_once(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "town"
    written = new_plugin("our-town", kind, folder)
    assert {one.name for one in written} >= {"pyproject.toml", "README.md", "test.yml"}
    done = run_pytest(folder)
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout
    assert "$" not in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="needs hatchling")
def test_a_new_plugin_is_found_once_it_is_installed(tmp_path: Path) -> None:
    new_plugin("fazhi-ourtown", "rules", tmp_path / "town")
    site = tmp_path / "site"
    given = ("--quiet", "--no-deps", "--no-build-isolation", "--target", str(site))
    done = run(tmp_path, "-m", "pip", "install", *given, "./town")
    assert done.returncode == 0, done.stderr
    listed = run(tmp_path, "-m", "fazhi_core", "plugins", "--format", "json", paths=(site,))
    found = {one["name"]: one for one in json.loads(listed.stdout)["plugins"]}
    assert found["ourtown"]["version"] == "0.1.0"
    assert found["ourtown"]["adds"]["requirements"] == ["ourtown.mediation-follow-up"]


def test_the_command_writes_a_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plugin", "new", "ourtown", "--kind", "overlay", "--lang", "en"]) == 0
    assert "files written into fazhi-ourtown" in capsys.readouterr().out
    assert (tmp_path / "fazhi-ourtown" / "src" / "fazhi_ourtown" / "__init__.py").is_file()
    before = sorted(tmp_path.rglob("*"))
    assert main(["plugin", "new", "ourtown", "--lang", "en"]) == 2
    assert "holds something already" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "Our Town"], "cannot be called Our Town"),
        (["new", "../town"], "cannot be called ../town"),
        (["new"], "needs a name"),
        (["old", "town"], "usage: fazhi plugin new NAME"),
        (["new", "town", "--kind", "rule"], "rules"),
    ],
)
def test_wrong_use_writes_nothing(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plugin", *arguments, "--lang", "en"]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
