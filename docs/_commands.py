"""The page of the command line: the help texts, as the command prints them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from fazhi_core.cli.dispatch import COMMANDS

__all__ = ["commands_page", "printed"]

_WIDTH = "88"


def printed(arguments: Sequence[str]) -> str:
    """What ``fazhi`` prints for *arguments*, in lines of the same width everywhere."""
    environment = {**os.environ, "COLUMNS": _WIDTH, "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - our own command, with arguments of our own
        [sys.executable, "-m", "fazhi_core", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    return done.stdout.rstrip() + "\n"


def commands_page(introduction: str) -> str:
    """*introduction*, then the help of every command in both languages."""
    lines = [introduction.rstrip(), "", "## fazhi", "", *_help([])]
    for command in COMMANDS:
        lines += ["", f"## fazhi {command}", "", *_help([command])]
    return "\n".join(lines) + "\n"


def _help(command: list[str]) -> list[str]:
    english = printed(["--lang", "en", *command, "--help"])
    chinese = printed(["--lang", "zh", *command, "--help"])
    folded = "".join(f"    {line}".rstrip() + "\n" for line in chinese.splitlines())
    return [
        "```text",
        english.rstrip(),
        "```",
        "",
        '??? note "中文"',
        "",
        "    ```text",
        folded.rstrip(),
        "    ```",
    ]
