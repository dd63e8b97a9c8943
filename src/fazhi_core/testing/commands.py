"""The commands that show a plugin, run as its users run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from fazhi_core._texts import Language
from fazhi_core.host.cache import user_folder
from fazhi_core.law.requirement import Requirement
from fazhi_core.testing.subject import Subject

__all__ = ["Commands"]

_SECONDS = 120
_STANDING_IN = "plugin_under_test"
_STAND_IN = """
import {module} as module

EXAMPLES = getattr(module, "EXAMPLES", ())
globals().update({{name: one for name, one in vars(module).items() if name.startswith("fazhi_")}})
"""


@attrs.frozen
class Commands:
    """``fazhi`` with the plugin *subject*.

    A module that is not installed comes in as a file beside a ``fazhi.toml`` of its own.
    """

    subject: Subject

    def assert_listed(self) -> None:
        """``fazhi plugins`` names it, and has no problem with it."""
        told = self._run("plugins", "--format", "json")
        known = {one["name"] for one in json.loads(told)["plugins"]}
        assert self._name in known, sorted(known)

    def assert_explained(self, requirement: Requirement, language: Language) -> None:
        """``fazhi explain`` tells title, messages and examples of *requirement* in *language*."""
        told = self._run("explain", requirement.id, "--lang", language)
        assert requirement.title.in_(language) in told, told
        for key in requirement.messages:
            assert f"  {key}: " in told, key

    @property
    def _name(self) -> str:
        way, name = self._way
        return {"file": Path(name).stem, "module": _STANDING_IN}.get(way, name)

    @property
    def _way(self) -> tuple[str, str]:
        if self.subject.way is None:
            pytest.skip("an object that a program hands over is seen by no command")
        return self.subject.way

    def _run(self, *arguments: str) -> str:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self._settle(folder)
            done = self._called(folder, arguments)
        if done.returncode != 0:
            told = done.stdout + done.stderr
            raise AssertionError(f"fazhi {' '.join(arguments)}: {done.returncode}\n{told}")
        return done.stdout

    def _settle(self, folder: Path) -> None:
        """Write settings into *folder* with which a command finds the plugin."""
        way, name = self._way
        local: list[str] = []
        if way == "file":
            local = [name]
        elif way == "module":
            file = folder / f"{_STANDING_IN}.py"
            file.write_text(_STAND_IN.format(module=name), encoding="utf-8")
            local = [file.name]
        # What is found by its file would be found twice if it is installed as well.
        lines = f"local_plugins = {json.dumps(local)}\ndiscover = {str(not local).lower()}\n"
        (folder / "fazhi.toml").write_text(lines, encoding="utf-8")

    @staticmethod
    def _called(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        paths = [one for one in sys.path if one]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
        kept = user_folder()
        if kept is not None:
            environment["FAZHI_CACHE_DIR"] = str(kept)
        return subprocess.run(  # noqa: S603 - our own command, with names of the plugin under test
            [sys.executable, "-m", "fazhi_core", *arguments],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=False,
            timeout=_SECONDS,
        )
