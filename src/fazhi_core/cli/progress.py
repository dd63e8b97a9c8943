"""A sign of life on a terminal, for runs that take longer than a moment."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["sign_of_life"]

_PATIENCE, _BEAT = 1.0, 0.5
_CLEAR = "\r\033[K"


@contextmanager
def sign_of_life(words: str) -> Iterator[None]:
    """Show *words* and the seconds on standard error while the block runs.

    Nothing is shown where standard error is no terminal, or in the first second.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(words, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(words: str, done: threading.Event) -> None:
    seconds = _PATIENCE
    shown = False
    if done.wait(_PATIENCE):
        return
    while True:
        sys.stderr.write(f"{_CLEAR}{words} {seconds:.0f} s")
        sys.stderr.flush()
        shown = True
        if done.wait(_BEAT):
            break
        seconds += _BEAT
    if shown:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()
