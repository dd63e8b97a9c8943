"""The entry point of ``fazhi``: from arguments to an exit code.

Nothing is imported before it is known which command is wanted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

__all__ = ["command", "main"]

_OBJECTS = 50_000
"""New objects between two searches for garbage.  Nearly all that start-up makes stays in use."""


def command() -> NoReturn:
    """The process ``fazhi``: :func:`main`, begun and ended without work that nobody needs.

    To take an interpreter apart that holds two hundred modules is a tenth of a short run.  So the
    process ends as soon as what it wrote is out and what others left to be done at its end is
    done; where a plugin still has a thread running, it ends as any other.
    """
    gc.set_threshold(_OBJECTS)
    code = main()
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``fazhi`` with *argv* (by default the arguments of the process).

    Returns:
        0 clean; 1 a failure that counts; 2 wrong usage or configuration; 3 incomplete; 4 nothing
        was checked; 130 interrupted.
    """
    from fazhi_core.cli.dispatch import dispatch

    return dispatch(list(sys.argv[1:] if argv is None else argv))
