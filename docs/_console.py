"""Runs the code blocks of README and docs, so that what they show is what happens.

Run as a program it writes what the commands print now into the pages (``python docs/_console.py``);
the tests call the same functions and fail where a page would change.

In a page, blocks are followed in order, in a folder of the page's own that holds ``examples``:

* a block with a ``title`` that names a file is written to that file;
* other ``python`` blocks are run, in one namespace; a ``text`` block with the title ``output``
  behind one shows what it printed;
* ``console`` blocks hold ``$ fazhi …`` with what it prints on standard output, and ``$ echo $?``.
  A line ``…`` stands for lines left out; what follows it begins at a line that is printed.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

__all__ = ["ROOT", "followed", "page_files", "refreshed"]

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_GAP = "…"


def page_files() -> list[Path]:
    """README in both languages and every written page of docs."""
    return [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def followed(text: str) -> str:
    """*text* as it should read: its blocks followed, what they print put in.

    Raises:
        Exception: whatever a Python block raises.
        LookupError: a line behind a gap is not printed any more, or nothing is printed at all.
    """
    if not _BLOCK.search(text):
        return text
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        reader = _Reader(folder)
        with chdir(folder):
            return _BLOCK.sub(reader.block, text)


class _Reader:
    """Follows the blocks of one page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.namespace: dict[str, Any] = {"__name__": "page"}
        self.output = ""

    def block(self, match: re.Match[str]) -> str:
        language, rest, body = match.groups()
        title = _TITLE.search(rest)
        if title and title[1] == "output":
            body = self.output
        elif title:
            file = self.folder / title[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        elif language == "python":
            self._run(body)
        elif language == "console":
            body = "\n".join(_commands(body.splitlines(), self.folder)) + "\n"
        return f"```{language}{rest}\n{body}```"

    def _run(self, code: str) -> None:
        with redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, "page", "exec"), self.namespace)  # noqa: S102 - our own pages
        self.output = printed.getvalue()


def _commands(lines: Sequence[str], folder: Path) -> Iterator[str]:
    code = 0
    for command, shown in _calls(lines):
        yield f"$ {command}"
        words = shlex.split(command)
        if words == ["echo", "$?"]:
            yield str(code)
            continue
        if words[0] != "fazhi":
            raise LookupError(f"only fazhi is run here: {command}")
        real, code = _printed(words[1:], folder)
        yield from refreshed(shown, real)


def _calls(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].removeprefix("$ "), list(lines[start + 1 : end])


def _printed(arguments: Sequence[str], folder: Path) -> tuple[list[str], int]:
    environment = {**os.environ, "COLUMNS": "88", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(  # noqa: S603 - our own command, with arguments of our own pages
        [sys.executable, "-m", "fazhi_core", *arguments],
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    if not done.stdout:
        raise LookupError(f"fazhi {shlex.join(arguments)} prints nothing: {done.stderr}")
    return done.stdout.rstrip("\n").split("\n"), done.returncode


def refreshed(shown: Sequence[str], real: Sequence[str]) -> list[str]:
    """*shown* with the lines that *real* has now; gaps stay where they were.

    Raises:
        LookupError: the first line behind a gap is not in *real*.
    """
    if _GAP not in (line.strip() for line in shown):
        return list(real)
    result: list[str] = []
    at, number = 0, 0
    while number < len(shown):
        if shown[number].strip() == _GAP:
            result.append(shown[number])
            number += 1
            continue
        end = number
        while end < len(shown) and shown[end].strip() != _GAP:
            end += 1
        if number:
            if shown[number] not in real[at:]:
                raise LookupError(f"not printed any more: {shown[number]}")
            at = real.index(shown[number], at)
        count = end - number if end < len(shown) else len(real) - at
        result += real[at : at + count]
        at, number = at + count, end
    return result


def main() -> None:
    """Write what the blocks print now into the pages."""
    for file in page_files():
        text = file.read_text(encoding="utf-8")
        new = followed(text)
        if new != text:
            file.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{file.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
