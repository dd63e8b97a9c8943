"""Where reports go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from fazhi_core.cli.arguments import TEXTS, UsageError

__all__ = ["close_quietly", "guard_inputs", "opened", "standard"]

_STANDARD = "-"


@contextmanager
def opened(target: str | None, *, machine: bool) -> Iterator[IO[str]]:
    """A stream to the file *target*, or to standard output where it is ``None`` or ``-``.

    A file is written beside its place and moved there at the end: where writing fails, what stood
    there before still stands.

    Args:
        target: the file.
        machine: whether programs read it: then it is UTF-8 whatever the terminal speaks.

    Raises:
        UsageError: the file cannot be written.
    """
    if target is None or target == _STANDARD:
        with standard(machine=machine) as stream:
            yield stream
        return
    path = Path(target).resolve()
    if path.is_dir():
        raise _refused("output_is_folder", target)
    if not path.parent.is_dir():
        raise _refused("no_output_folder", target, folder=path.parent.name)
    special = path.exists() and not path.is_file()
    beside = path if special else path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        stream = beside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise _refused("cannot_write", target, detail=error.strerror or "") from error
    try:
        with stream:
            yield stream
        if not special:
            beside.replace(path)
    except BaseException:
        if not special:
            with suppress(OSError):
                beside.unlink()
        raise


def _refused(key: str, name: str, **values: Any) -> UsageError:
    return UsageError(TEXTS[key].fill({"name": name, **values}))


@contextmanager
def standard(*, machine: bool = False) -> Iterator[IO[str]]:
    """Standard output.  That nobody reads any more is no error."""
    try:
        buffer = getattr(sys.stdout, "buffer", None)
        if not machine or buffer is None:
            yield sys.stdout
            sys.stdout.flush()
            return
        sys.stdout.flush()
        stream = io.TextIOWrapper(
            buffer, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=False
        )
        try:
            yield stream
            stream.flush()
        finally:
            with suppress(BrokenPipeError, ValueError):
                stream.detach()
    except BrokenPipeError:
        close_quietly()


def close_quietly() -> None:
    """Send what is left for standard output, and what Python flushes at its end, nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def guard_inputs(target: str | None, inputs: Iterator[str]) -> None:
    """Refuse to write over a file that was read.

    Raises:
        UsageError: *target* is one of *inputs*.
    """
    if target is None or target == _STANDARD or not Path(target).exists():
        return
    for name in inputs:
        if name != _STANDARD and os.path.realpath(name) == os.path.realpath(target):
            raise _refused("output_is_input", target)
