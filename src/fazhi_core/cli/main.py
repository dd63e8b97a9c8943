"""The entry point of ``fazhi``: from arguments to an exit code.

Nothing is imported before it is known which command is wanted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["command", "main"]

_OBJECTS = 50_000
"""New objects between two searches for garbage.  Nearly all that start-up makes stays in use."""


def command() -> NoReturn:
    """The process ``fazhi``: :func:`main`, with fewer searches for garbage that is not there."""
    gc.set_threshold(_OBJECTS)
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``fazhi`` with *argv* (by default the arguments of the process).

    Returns:
        0 clean; 1 a failure that counts; 2 wrong usage or configuration; 3 incomplete; 4 nothing
        was checked; 130 interrupted.
    """
    from fazhi_core.cli.dispatch import dispatch

    return dispatch(list(sys.argv[1:] if argv is None else argv))
