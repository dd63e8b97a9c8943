"""What the commands that list things share: JSON or lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from fazhi_core.cli.arguments import Parser
from fazhi_core.cli.output import opened
from fazhi_core.reporters.painting import safe

__all__ = ["add_format", "print_json", "print_lines"]


def add_format(parser: Parser) -> None:
    """The option ``--format``, for a person or a program."""
    parser.word("format", ("text", "json"))
    parser.value("output", "FILE")


def print_json(value: Any, output: str | None) -> None:
    """Print *value* in UTF-8, its characters as they are, to *output* or standard output."""
    with opened(output, machine=True) as stream:
        stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_lines(lines: Iterable[str], output: str | None) -> None:
    """Print *lines* to *output* or standard output."""
    with opened(output, machine=False) as stream:
        stream.writelines(f"{safe(line).rstrip()}\n" for line in lines)
