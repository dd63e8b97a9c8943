"""A folder of installed packages, as an installer leaves it: the package and its description."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

__all__ = ["PLUGINS", "Site"]

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "plugins"
_ENTRIES = "[fazhi_core]\n"


class Site:
    """A folder on the path of a new process; nothing of it reaches this one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, name: str) -> None:
        """Put in the package *name* of this repository."""
        described = tomllib.loads((PLUGINS / name / "pyproject.toml").read_text(encoding="utf-8"))
        (package,) = described["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
        source = PLUGINS / name / package
        shutil.copytree(source, self.folder / source.name, ignore=_without_caches)
        project = described["project"]
        self.describe(name, project["version"], project["entry-points"]["fazhi_core"])

    def write(self, name: str, files: dict[str, str]) -> None:
        """Put in a package made of *files*; its entry point has its name."""
        package = name.replace("-", "_")
        for path, text in {"__init__.py": "", **files}.items():
            file = self.folder / package / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.describe(name, "1.0", {name: package})

    def describe(self, name: str, version: str, points: dict[str, str]) -> None:
        """Write the description by which a package is found."""
        folder = self.folder / f"{name.replace('-', '_')}-{version}.dist-info"
        folder.mkdir()
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (folder / "METADATA").write_text(head, encoding="utf-8")
        entries = "".join(f"{key} = {value}\n" for key, value in points.items())
        (folder / "entry_points.txt").write_text(_ENTRIES + entries, encoding="utf-8")

    def fazhi(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the program with the packages of this folder installed."""
        path = os.pathsep.join([str(ROOT / "src"), str(self.folder)])
        return subprocess.run(
            [sys.executable, "-m", "fazhi_core", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
            check=False,
        )

    def report(self, *arguments: str | Path) -> dict[str, Any]:
        """The report of ``fazhi check`` as a table."""
        done = self.fazhi("check", *arguments, "--format", "json")
        told: dict[str, Any] = json.loads(done.stdout)
        assert done.returncode == told["exit_code"]
        return told


def _without_caches(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "__pycache__"}
