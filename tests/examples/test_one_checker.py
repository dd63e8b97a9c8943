"""A program with one model and one checker loads nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "examples" / "one-checker" / "src"


def test_one_model_and_one_checker_need_no_other_room() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import sys, counter_desk; sys.exit(counter_desk.main())"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PACKAGE), *sys.path])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    said, loaded = ran.stdout.splitlines()
    assert said == "1 qualified officer(s) carried out this act; the law asks for at least 2"
    assert loaded == "loaded without need:"
