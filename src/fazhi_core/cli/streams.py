"""The standard streams, brought into a state in which the rest may rely on them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

__all__ = ["close_quietly", "ready"]

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def ready() -> None:
    """Open what was closed on nothing, and let nothing fail for want of a character.

    Python has no stream where a process was started with it closed.  That is done first of all:
    the next file that is opened would take the number of the closed one.
    """
    for name, mode in _MODES.items():
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def close_quietly(stream: TextIO) -> None:
    """Send what is left for *stream*, and what Python flushes at its end, nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
