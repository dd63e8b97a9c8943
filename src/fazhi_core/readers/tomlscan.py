"""Finds the line and column of every key and element in TOML text that a parser took.

Used only for faults and findings: a clean file is never scanned.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fazhi_core.readers.faults import Path

__all__ = ["places"]

_KEY = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]+)|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')[ \t]*""")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}|' + r"'''(?:[^']|'{1,2}(?!'))*'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]\}#\n]+")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        here: Path = ()
        self.blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                here = self.header()
            else:
                self.pair(here)
            self.blank()
        return self.found

    def blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def key(self) -> list[tuple[str, int]]:
        names = []
        while found := _KEY.match(self.text, self.at):
            bare, quoted, literal = found.groups()
            begin = found.start() + len(found.group()) - len(found.group().lstrip())
            names.append((_plain(bare, quoted, literal), begin))
            self.at = found.end()
            if self.text[self.at : self.at + 1] != ".":
                break
            self.at += 1
        return names

    def header(self) -> Path:
        begin = self.at
        many = self.text.startswith("[[", begin)
        self.at += 2 if many else 1
        path: Path = ()
        names = self.key()
        for position, (name, _) in enumerate(names):
            path = (*path, name)
            if many and position == len(names) - 1:
                self.found.setdefault(path, begin)
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
            self.found.setdefault(path, begin)
        self.at += 2 if many else 1
        return path

    def pair(self, path: Path) -> None:
        before = self.at
        for name, begin in self.key():
            path = (*path, name)
            self.found.setdefault(path, begin)
        self.at += 1
        self.value(path)
        self.at = max(self.at, before + 1)

    def value(self, path: Path) -> None:
        self.blank()
        first = self.text[self.at : self.at + 1]
        if first == "[":
            self.array(path)
        elif first == "{":
            self.inline(path)
        else:
            found = (_STRING if first and first in "\"'" else _SCALAR).match(self.text, self.at)
            self.at = found.end() if found else self.at + 1

    def array(self, path: Path) -> None:
        self.at += 1
        number = 0
        self.blank()
        while self.at < len(self.text) and self.text[self.at] != "]":
            self.found.setdefault((*path, number), self.at)
            self.value((*path, number))
            number += 1
            self.comma()
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        self.blank()
        while self.at < len(self.text) and self.text[self.at] != "}":
            self.pair(path)
            self.comma()
        self.at += 1

    def comma(self) -> None:
        self.blank()
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
        self.blank()


def _plain(bare: str | None, quoted: str | None, literal: str | None) -> str:
    if bare is not None:
        return bare
    if literal is not None:
        return literal
    import json

    try:
        return str(json.loads(f'"{quoted}"'))
    except ValueError:
        return quoted or ""


@lru_cache(maxsize=2)
def places(text: str) -> dict[Path, tuple[int, int]]:
    """Line and column, both from 1, of every table, key and list element in *text*."""
    starts = [0, *(newline.end() for newline in re.finditer("\n", text))]
    found: dict[Path, tuple[int, int]] = {}
    line = 0
    for path, offset in sorted(_Scanner(text).run().items(), key=lambda one: one[1]):
        while line + 1 < len(starts) and starts[line + 1] <= offset:
            line += 1
        found[path] = (line + 1, offset - starts[line] + 1)
    return found
