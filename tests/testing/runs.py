"""Runs pytest in a project of its own, as somebody would who has fazhi-core installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import fazhi_core

SOURCE = Path(fazhi_core.__file__).resolve().parents[1]
PLUGIN = "fazhi_core.testing.pytest_plugin"


def run(
    folder: Path, *command: str, paths: tuple[Path, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run *command* in *folder* with fazhi-core and *paths* importable."""
    every = (SOURCE, *paths)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, every)),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Named below: loaded by its entry point too, it would be there twice.
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    environment.pop("PYTEST_ADDOPTS", None)
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=300,
    )


def run_pytest(
    folder: Path, *arguments: str, paths: tuple[Path, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run pytest in *folder* with the plugin, whether or not it is installed as an entry point."""
    given = ("-p", PLUGIN, "-p", "no:cacheprovider", *arguments)
    return run(folder, "-m", "pytest", *given, paths=paths)
