"""The files records come from, and the way back from a record to its place."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

if TYPE_CHECKING:
    from fazhi_core.engine.ledger import Place
    from fazhi_core.engine.outcome import Path
    from fazhi_core.readers.codec import Codec
    from fazhi_core.readers.reading import Reader

__all__ = ["LARGEST_FILE", "LONGEST_LINE", "Origin", "Source", "TooLarge"]

LARGEST_FILE = 500_000_000
"""Bytes of a file that is kept whole while it is read; a larger one is refused."""

LONGEST_LINE = 8_000_000
"""Bytes of the longest line that is given in one piece, its line feed included."""

_BLOCK = 1 << 18


class TooLarge(Exception):
    """A file is larger than *limit* bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


@attrs.define(eq=False)
class Source:
    """One file while and after it is read.

    ``name`` is the path as the user gave it, with forward slashes.  ``sha256`` is empty until the
    file has been read to its end.  ``named`` is false for a file met in a folder; ``number`` counts
    the files of one reading from 0.  ``kept`` is for the reader: what it last worked out to find
    places, and the offset it belongs to; it holds as long as :meth:`again` gives the file.
    ``spots`` is set by a reader whose files have no lines: it turns what stands for one in
    :class:`Origin` into a place.
    """

    name: str
    path: FilePath
    reader: Reader
    codec: Codec
    named: bool = True
    sha256: str = ""
    records: int = 0
    number: int = 0
    seekable: bool = True
    kept: tuple[int, Any] | None = None
    spots: Callable[[int], Place] | None = None
    _state: tuple[int, int] | None = None
    _known: tuple[int, int] | None = None
    _head: list[bytes] = attrs.field(factory=list)
    _rest: Iterator[bytes] | None = None

    def place_of(self, line: int) -> Place:
        """The beginning of the record of which *line* is that of its origin."""
        from fazhi_core.engine.ledger import Place

        return Place(self.name, line, 1) if self.spots is None else self.spots(line)

    def first_line(self) -> bytes:
        """The first line that is not blank, to see what follows; it is given again afterwards.

        Raises:
            OSError: the file cannot be read.
        """
        self._rest = self._hashed(_pieces)
        for line in self._rest:
            self._head.append(line)
            if not line.isspace():
                return line
        return b""

    def lines(self) -> Iterator[bytes]:
        """The content line by line, line feeds included; the hash is taken on the way.

        A line longer than :data:`LONGEST_LINE` comes in several pieces: all but the last are of
        that length and do not end with a line feed.

        Raises:
            OSError: the file cannot be read.
        """
        return self._hashed(_pieces) if self._rest is None else chain(self._head, self._rest)

    def content(self, most: int = LARGEST_FILE) -> bytes:
        """The whole content; the hash is taken on the way.

        Args:
            most: bytes that it may have; of a larger file no more than that is read.

        Raises:
            OSError: the file cannot be read.
            TooLarge: it is larger.
        """
        pieces, size = [], 0
        whole = self._rest is None
        for piece in self._hashed(partial(_blocks, most=most)) if whole else self.lines():
            size += len(piece)
            if size > most:
                raise TooLarge(most)
            pieces.append(piece)
        return b"".join(pieces)

    def _hashed(self, pieces: Callable[[BinaryIO], Iterable[bytes]]) -> Iterator[bytes]:
        import hashlib

        digest = hashlib.sha256()
        with self._open() as stream:
            status = os.fstat(stream.fileno())
            self.seekable = stat.S_ISREG(status.st_mode)
            self._state = (status.st_size, status.st_mtime_ns)
            for piece in pieces(stream):
                digest.update(piece)
                yield piece
        self.sha256 = digest.hexdigest()

    def again(self) -> BinaryIO | None:
        """The same file opened once more; ``None`` if it changed meanwhile or was a pipe."""
        if not self.seekable:
            return None
        try:
            stream = self.path.open("rb")
        except OSError:
            return None
        if self._unchanged(stream):
            return stream
        stream.close()
        return None

    def _open(self) -> BinaryIO:
        if self.name == "-":
            return open(0, "rb", buffering=_BLOCK, closefd=False)
        return self.path.open("rb", buffering=_BLOCK)

    def _unchanged(self, stream: BinaryIO) -> bool:
        status = os.fstat(stream.fileno())
        now = (status.st_size, status.st_mtime_ns)
        if not self.sha256:
            return now == self._state
        if now != self._known:
            import hashlib

            digest = hashlib.sha256()
            while block := stream.read(_BLOCK):
                digest.update(block)
            if digest.hexdigest() != self.sha256:
                return False
            stream.seek(0)
            self._known = now
        return True


def _blocks(stream: BinaryIO, most: int) -> Iterator[bytes]:
    size = os.fstat(stream.fileno()).st_size
    if size > most:
        raise TooLarge(most)
    yield stream.read(size + 1)
    while block := stream.read(_BLOCK):
        yield block


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    return iter(partial(stream.readline, LONGEST_LINE), b"")


@attrs.define(eq=False)
class Origin:
    """Where a record stands: byte offset, line from 1, number from 0, and its length in bytes.

    The length is 0 where the reader does not need it to find the record again.  In a file without
    lines, ``line`` is what the reader tells records apart by (:attr:`Source.spots`).
    """

    source: Source
    offset: int
    line: int
    index: int = 0
    length: int = 0

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""
        return self.source.name

    def place(self, path: Path = ()) -> Place | None:
        """The line and column of *path* in the record, or of the nearest part above it.

        ``None`` if the file changed since it was read, or was a pipe: no place is better than a
        wrong one.
        """
        return self.source.reader.locate(self, path)
