"""The way from an offset, or from a path into a record, to line and column of a JSON file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import attrs

from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.codec import Codec
from fazhi_core.readers.faults import Unsure
from fazhi_core.readers.jsonscan import Walked, find
from fazhi_core.readers.sources import Origin

__all__ = ["Piece", "class_of", "locate_json"]

_NEAR = 1 << 8
_LINE_END = re.compile(rb"\n")


@attrs.define
class Piece:
    """A piece of a file, and where in the file it begins."""

    data: bytes
    line: int
    before: str = ""
    _starts: list[int] = attrs.field(factory=list)
    _last: tuple[int, int] = (0, 0)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the piece."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in _LINE_END.finditer(self.data))]
        number = bisect_right(self._starts, offset) - 1
        start = self._starts[number]
        # Places in one long line come in order: only what is new of it is counted.
        last = self._last
        counted, column = last if start <= last[0] <= offset else (start, 0)
        column += len(self.data[counted:offset].decode("utf-8", "replace"))
        self._last = (offset, column)
        return (self.line + number, column + 1 + (len(self.before) if not start else 0))


def class_of(codec: Codec, table: Any) -> Any:
    """The class of the record that *table* would be; ``None`` where its type is not known."""
    name = codec.label(table)[0]
    return codec.names.types[name].cls if name else None


def _class_in(codec: Codec, text: bytes) -> Any:
    """The class of the record in *text*, without decoding it where its type is plainly told."""
    from fazhi_core.readers.quick import record_type

    try:
        return codec.names.types[record_type(text)].cls
    except (Unsure, KeyError):
        parsed = codec.parse(text)
        return class_of(codec, parsed[0] if isinstance(parsed, tuple) else None)


def locate_json(origin: Origin, path: Path) -> Place | None:
    """Where *path* is in a JSON or NDJSON file; ``None`` if the file changed or was a pipe."""
    stream = origin.source.again()
    if stream is None:
        return None
    with stream:
        kept = origin.source.kept
        if kept is None or kept[0] != origin.offset:
            kept = origin.source.kept = (origin.offset, _seen(stream, origin))
    seen: _Seen = kept[1]
    names = origin.source.codec.names
    found = find(
        seen.text.data,
        0,
        path,
        lambda way: names.spelled(seen.cls, way),
        walked=seen.walked,
        doubled=False,
    )
    line, column = seen.text.place(found)
    return Place(origin.file, line, column)


@attrs.frozen
class _Seen:
    """A record as it stands in its file, kept for its next finding."""

    text: Piece
    cls: Any
    walked: Walked = attrs.field(factory=dict)


def _seen(stream: Any, origin: Origin) -> _Seen:
    before = _before(stream, origin.offset)
    stream.seek(origin.offset)
    data = stream.read(origin.length)
    return _Seen(Piece(data, origin.line, before), _class_in(origin.source.codec, data))


def _before(stream: Any, offset: int) -> str:
    """What stands before *offset* on its line."""
    head, size = b"", _NEAR
    while offset and b"\n" not in head:
        step = min(offset, size)
        offset -= step
        size *= 4
        stream.seek(offset)
        head = stream.read(step) + head
    return head[head.rfind(b"\n") + 1 :].decode("utf-8", "replace").lstrip("\ufeff")
