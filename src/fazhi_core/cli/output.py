"""Where reports go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Literal, TypeGuard

from fazhi_core._texts import Text
from fazhi_core.cli.arguments import TEXTS, UsageError
from fazhi_core.cli.streams import close_quietly

__all__ = [
    "NotWrittenError",
    "guard_inputs",
    "not_written",
    "opened",
    "opened_binary",
    "real_path",
    "standard",
]

_STANDARD = "-"


class NotWrittenError(Exception):
    """The output could not be written to its end.  ``text`` says why in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def not_written(target: str | None, error: OSError) -> NotWrittenError:
    """The *error* of writing to *target*, standard output where it is ``None``, in words."""
    values = {"name": target or TEXTS["standard_output"], "detail": error.strerror or ""}
    if target is None:
        close_quietly(sys.stdout)
    return NotWrittenError(TEXTS["cannot_write"].fill(values))


@contextmanager
def opened(target: str | None, *, machine: bool) -> Iterator[IO[str]]:
    """A stream to the file *target*, or to standard output where it is ``None`` or ``-``.

    A file is written beside its place and moved there at the end: where writing fails, what stood
    there before still stands.

    Args:
        target: the file.
        machine: whether programs read it: then it is UTF-8 whatever the terminal speaks.

    Raises:
        UsageError: the file cannot be opened for writing.
        NotWrittenError: writing failed on the way, as on a full disk.
    """
    if target is None or target == _STANDARD:
        with standard(machine=machine) as stream:
            yield stream
        return
    with _beside(target) as file, _opening(target, file, "w") as stream:
        yield stream


@contextmanager
def opened_binary(target: str) -> Iterator[IO[bytes]]:
    """A stream of bytes to the file *target*, which is moved to its place at the end.

    Raises:
        UsageError, NotWrittenError: as for :func:`opened`.
    """
    with _beside(target) as file, _opening(target, file, "wb") as stream:
        yield stream


def _opening(target: str, file: Path, mode: Literal["w", "wb"]) -> Any:
    text: Any = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
    try:
        return file.open(mode, **(text if mode == "w" else {}))
    except OSError as error:
        raise _refused("cannot_write", target, detail=error.strerror or "") from error


@contextmanager
def _beside(target: str) -> Iterator[Path]:
    """The file to write to in place of *target*; moved there once it is whole."""
    path = real_path(target)
    if path.is_dir():
        raise _refused("output_is_folder", target)
    if not path.parent.is_dir():
        raise _refused("no_output_folder", target, folder=path.parent.name)
    special = path.exists() and not path.is_file()
    beside = path if special else path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield beside
        if not special:
            beside.replace(path)
    except BaseException as error:
        if not special:
            with suppress(OSError):
                beside.unlink()
        if _of_writing(error):
            raise not_written(target, error) from error
        raise


def real_path(target: str) -> Path:
    """*target* with its links followed.

    Raises:
        UsageError: no file can have such a name.
    """
    try:
        path = Path(target).resolve()
        path.exists()
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or ""
        raise _refused("cannot_write", target, detail=detail) from error
    return path


def _of_writing(error: BaseException) -> TypeGuard[OSError]:
    """Whether *error* came from a stream: what could not be opened has a file's name."""
    broken = isinstance(error, BrokenPipeError)
    return isinstance(error, OSError) and error.filename is None and not broken


def _refused(key: str, name: str, **values: Any) -> UsageError:
    return UsageError(TEXTS[key].fill({"name": name, **values}))


@contextmanager
def standard(*, machine: bool = False) -> Iterator[IO[str]]:
    """Standard output.  That nobody reads any more is no error.

    Raises:
        NotWrittenError: it cannot be written to its end.
    """
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
            _let_go(stream)
    except BrokenPipeError:
        close_quietly(sys.stdout)
    except OSError as error:
        if _of_writing(error):
            raise not_written(None, error) from error
        raise


def _let_go(stream: io.TextIOWrapper) -> None:
    """Leave standard output open, even where what is left for it cannot be written."""
    try:
        stream.flush()
    except (OSError, ValueError):
        close_quietly(sys.stdout)
    with suppress(OSError, ValueError):
        stream.detach()


def guard_inputs(target: str | None, inputs: Iterator[str]) -> None:
    """Refuse to write over a file that was read.

    Raises:
        UsageError: *target* is one of *inputs*.
    """
    if target is None or target == _STANDARD or not real_path(target).exists():
        return
    for name in inputs:
        if name != _STANDARD and os.path.realpath(name) == os.path.realpath(target):
            raise _refused("output_is_input", target)
