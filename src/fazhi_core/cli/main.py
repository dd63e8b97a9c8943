"""The entry point of ``fazhi``: from arguments to an exit code.

Nothing is imported before it is known which command is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from fazhi_core._version import __version__

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``fazhi`` with *argv* (by default the arguments of the process).

    Returns:
        0 clean; 1 a failure that counts; 2 wrong usage or configuration; 3 incomplete; 4 nothing
        was checked; 130 interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--version"]:
        sys.stdout.write(f"fazhi-core {__version__}\n")
        return 0
    from fazhi_core.cli.dispatch import dispatch

    return dispatch(arguments)
