"""What is said of code that failed: where, and never with which words."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import PurePath

from fazhi_core.engine.outcome import Kind, Outcome, Word

__all__ = ["crash", "where"]


def crash(error: BaseException) -> Outcome:
    """An error outcome that names the place, never the text: that could quote a record."""
    return Outcome(Kind.ERROR, key="crash", values=where(error))


def where(error: BaseException) -> Mapping[str, Word | int]:
    """The kind of *error*, its file and its line.

    A class may have been made from a text of a record; only a plain name is shown.
    """
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    name = type(error).__name__
    plain = name.isascii() and name.isidentifier()
    return {
        "exception": Word(name if plain else Exception.__name__),
        "file": Word(PurePath(last.filename).name if last else ""),
        "line": (last.lineno or 0) if last else 0,
    }
