"""Reads TOML: ``[[record]]`` tables, with ``format`` and ``agency`` above them where wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.codec import DEEPEST, Codec, not_utf8
from fazhi_core.readers.envelope import SCHEMA_KEY, check_envelope
from fazhi_core.readers.faults import MESSAGES, UNTOLD, Problem, quoted
from fazhi_core.readers.reading import Pair, Reading, sorted_problems
from fazhi_core.readers.sources import Origin, Source

if TYPE_CHECKING:
    from tomli import TOMLDecodeError

__all__ = ["TomlReader"]

_RECORD = "record"
_LARGEST_FILE = 20_000_000  # bytes; the parser is a hundred times slower than that of JSON
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*record[ \t]*\]\]", re.MULTILINE)
_TWICE = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate", "Duplicate")
_NAME = re.compile(r"\s*\[*\s*([A-Za-z_][A-Za-z0-9_.-]{0,39})\s*[=\]]")


class TomlReader:
    """``[[record]]`` tables.  Money is text or an integer: a TOML float has lost its digits."""

    suffixes: tuple[str, ...] = (".toml",)

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """Give the sound records in the order of the file."""
        data = source.content(_LARGEST_FILE)
        text = _decoded(data, source, reading)
        if text is None:
            return
        document = _parsed(text, source, reading)
        if document is None:
            return
        values = {key: document.get(key) for key in (SCHEMA_KEY, "format", "agency")}
        envelope = check_envelope(list(document), values, _RECORD)
        for _, problem in envelope.problems:
            at = _place(text, problem.path[:1]) if problem.path else (1, 1)
            reading.fault(source, problem.key, at=at, values=problem.values, path=problem.told)
        records = document.get(_RECORD, [])
        if not envelope.readable:
            return
        if not isinstance(records, list):
            reading.fault(source, "wrong_shape_toml", at=_place(text, (_RECORD,)))
            return
        begins = _begins(text, len(records))
        for number, table in enumerate(records):
            found = reading.structure(table)
            if isinstance(found, list):
                _report(text, number, table, found, source, reading)
                continue
            line, offset = begins[number]
            origin = Origin(source, offset, line, number)
            if reading.accept(found, origin, envelope.agency):
                yield found, origin

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """Where *path* is; ``None`` if the file changed or was a pipe."""
        stream = origin.source.again()
        if stream is None:
            return None
        source = origin.source
        with stream:
            kept = source.kept
            if kept is None:
                kept = source.kept = (0, _seen(stream.read().decode("utf-8-sig")))
        seen: _Seen = kept[1]
        table = seen.tables[origin.index] if origin.index < len(seen.tables) else None
        line, column = _find(seen.known, origin.index, path, table, source.codec)
        return Place(origin.file, line, column)


@attrs.frozen
class _Seen:
    """The records of a file and the places in it, kept for the next finding."""

    tables: list[Any]
    known: Mapping[Path, tuple[int, int]]


def _seen(text: str) -> _Seen:
    from fazhi_core.readers.tomlscan import places

    return _Seen(_tables(text), places(text))


def _decoded(data: bytes, source: Source, reading: Reading) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        head = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        reading.fault(
            source,
            "not_utf8",
            at=(line, 1 + len(head.decode("utf-8", "replace"))),
            values=not_utf8(data, error.start, error.start),
        )
        return None
    if not text.strip():
        reading.fault(source, "empty_file")
        return None
    return text


def _parsed(text: str, source: Source, reading: Reading) -> dict[str, Any] | None:
    import tomli

    from fazhi_core.readers.scalars import TomlFloat

    try:
        return tomli.loads(text.replace("\r\n", "\n"), parse_float=TomlFloat)
    except tomli.TOMLDecodeError as error:
        _broken(text, error, source, reading)
    except RecursionError:
        reading.fault(source, "too_deep", at=(1, 1), values={"limit": DEEPEST})
    except ValueError:
        # An integer of thousands of digits.
        values = {"reason": MESSAGES["reason_value"]}
        reading.fault(source, "broken_toml", at=(1, 1), values=values)
    return None


def _broken(text: str, error: TOMLDecodeError, source: Source, reading: Reading) -> None:
    lines = text.split("\n")
    at = (error.lineno, error.colno)
    if error.msg.startswith(_TWICE):
        line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
        name = _NAME.match(line)
        key = quoted(name.group(1)) if name else UNTOLD
        column = len(line) - len(line.lstrip()) + 1
        reading.fault(source, "duplicate_key", at=(at[0], column), values={"key": key})
        return
    values = {"reason": MESSAGES["reason_syntax"]}
    reading.fault(source, "broken_toml", at=at, values=values)


def _begins(text: str, count: int) -> list[tuple[int, int]]:
    """Line and byte offset of each record's beginning."""
    found = [match.start() for match in _HEADER.finditer(text)]
    if len(found) != count:
        # Tables inside strings, or ``record = [{…}]``: only the full scan knows.
        return [(_place(text, (_RECORD, number))[0], 0) for number in range(count)]
    begins: list[tuple[int, int]] = []
    line, offset, last = 1, 0, 0
    for start in found:
        line += text.count("\n", last, start)
        offset += len(text[last:start].encode())
        last = start
        begins.append((line, offset))
    return begins


def _place(text: str, path: Path) -> tuple[int, int]:
    from fazhi_core.readers.tomlscan import places

    known = places(text)
    while path and path not in known:
        path = path[:-1]
    return known.get(path, (1, 1))


def _tables(text: str) -> list[Any]:
    import tomli

    try:
        found = tomli.loads(text.replace("\r\n", "\n")).get(_RECORD)
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def _find(
    known: Mapping[Path, tuple[int, int]], number: int, path: Path, table: Any, codec: Codec
) -> tuple[int, int]:
    name = codec.label(table)[0]
    cls = codec.names.types[name].cls if name else None
    written: Path = (_RECORD, number)
    for position, step in enumerate(path):
        ways = codec.names.spelled(cls, path[: position + 1]) if isinstance(step, str) else (step,)
        found = [(*written, way) for way in ways if (*written, way) in known]
        if not found:
            break
        written = max(found, key=lambda one: known[one])
    return known.get(written, (1, 1))


def _report(
    text: str,
    number: int,
    table: Any,
    problems: list[Problem],
    source: Source,
    reading: Reading,
) -> None:
    from fazhi_core.readers.tomlscan import places

    known = places(text)
    placed = [
        (_find(known, number, problem.path, table, reading.codec), problem) for problem in problems
    ]
    for place, problem in sorted_problems(placed):
        reading.fault(
            source,
            problem.key,
            at=place,
            values=problem.values,
            path=problem.told,
            label=reading.codec.label(table),
        )
