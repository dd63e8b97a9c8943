"""Lines of text for a screen or a file: coloured on a terminal, plain everywhere else."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Part", "Pen", "escaped", "literal", "pen_for", "safe"]

Part: TypeAlias = str | tuple[str, str]
"""Plain words, or words and the style they are shown in on a terminal."""

_INVISIBLE = dict.fromkeys((*range(32), *range(127, 160)), "�")


def safe(text: str) -> str:
    """*text* without control characters, which could steer a terminal."""
    return text.translate(_INVISIBLE)


def escaped(text: str) -> str:
    """*text* as plain words of a Markdown page, or of a cell in its tables."""
    return " ".join(literal(text).split())


def literal(text: str) -> str:
    """*text* with a backslash before whatever Markdown would take for a mark."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text


class Pen(Protocol):
    """Writes lines."""

    def line(self, *parts: Part) -> None:
        """Write one line of *parts*."""


class _Plain:
    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def line(self, *parts: Part) -> None:
        words = [part if isinstance(part, str) else part[0] for part in parts]
        self._stream.write(safe("".join(words)).rstrip() + "\n")


class _Coloured:
    def __init__(self, console: Console) -> None:
        self._console = console

    def line(self, *parts: Part) -> None:
        from rich.text import Text

        whole = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            whole.append(safe(words), style=style)
        self._console.print(whole)


def pen_for(stream: IO[str]) -> Pen:
    """Colours where *stream* is a terminal and ``NO_COLOR`` is not set; else no escape codes."""
    dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if dumb or not stream.isatty():
        return _Plain(stream)
    from rich.console import Console

    return _Coloured(
        Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    )
