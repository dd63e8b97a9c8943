"""Reads JSON (an array, one record, or an envelope) and NDJSON (a record a line)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Path
from fazhi_core.readers.codec import DEEPEST, not_utf8
from fazhi_core.readers.envelope import KEYS, Envelope, check_envelope
from fazhi_core.readers.faults import MESSAGES, Problem, Unsure
from fazhi_core.readers.json_places import Piece, class_of, locate_json
from fazhi_core.readers.jsonscan import (
    Broken,
    Walked,
    depth_beyond,
    elements,
    find,
    members,
    skip,
    skip_space,
)
from fazhi_core.readers.reading import Pair, Reading, sorted_problems
from fazhi_core.readers.sources import LONGEST_LINE, Origin, Source

__all__ = ["BOM", "JsonReader", "NdjsonReader"]

BOM = b"\xef\xbb\xbf"
"""What Windows programs put before UTF-8."""

_TYPE_FIRST = re.compile(rb'\s*\{\s*"type"\s*:\s*"([a-z0-9_.-]+)"')
_TAIL = re.compile(rb"[^\n]*\Z")


def report(text: Piece, at: int, problems: list[Problem], source: Source, reading: Reading) -> None:
    """Find the places of a record's problems and put them on the account."""
    codec = reading.codec
    end = _end(text.data, at)
    parsed = codec.parse(text.data[at:end])
    table = parsed[0] if isinstance(parsed, tuple) else None
    cls = class_of(codec, table)

    def spelled(path: Path) -> tuple[str, ...]:
        return codec.names.spelled(cls, path)

    placed = []
    walked: Walked = {}
    for problem in problems:
        offset = problem.offset
        if offset is None:
            offset = find(text.data, at, problem.path, spelled, problem.nth, walked=walked)
        else:
            offset += at
        placed.append((text.place(offset), problem))
    for place, problem in sorted_problems(placed):
        reading.fault(
            source,
            problem.key,
            at=place,
            values=problem.values,
            path=problem.told,
            label=codec.label(table),
        )


def _end(data: bytes, at: int) -> int:
    try:
        return skip(data, skip_space(data, at))
    except Broken:
        return len(data)


class NdjsonReader:
    """One record a line; blank lines are passed over.  Memory does not grow with the file."""

    suffixes: tuple[str, ...] = (".ndjson", ".jsonl")

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """Give the sound records line by line."""
        codec = reading.codec
        offset, empty, number, broken_off = 0, True, 0, False
        for ended in source.lines():
            begin = offset
            offset += len(ended)
            line = ended.removesuffix(b"\n")
            goes_on, broken_off = broken_off, line is ended and len(line) >= LONGEST_LINE
            if goes_on:
                continue
            number += 1
            if broken_off:
                empty = False
                values = {"limit": LONGEST_LINE}
                reading.fault(source, "record_too_large", at=(number, 1), values=values)
                continue
            if number == 1 and line.startswith(BOM):
                line = line[3:]
                begin += 3
            if not line or line.isspace():
                continue
            empty = False
            if reading.wanted is not None and passed_over(line, reading):
                continue
            found = codec.decode(line, id_needed=reading.id_needed)
            if isinstance(found, list):
                self._refuse(line, number, begin, found, source, reading)
                continue
            origin = Origin(source, begin, number, length=len(line))
            if reading.accept(found, origin):
                yield found, origin
        if empty:
            reading.fault(source, "empty_file")

    def _refuse(
        self,
        line: bytes,
        number: int,
        begin: int,
        problems: list[Problem],
        source: Source,
        reading: Reading,
    ) -> None:
        for problem in problems:
            if problem.key == "not_utf8":
                problem.values = not_utf8(line, begin + (problem.offset or 0), problem.offset or 0)
            elif problem.key == "broken_json":
                problem.key = "broken_line"
        report(Piece(line, number), 0, problems, source, reading)

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """Where *path* is, found by reading the record's line once more."""
        return locate_json(origin, path)


def passed_over(text: bytes, reading: Reading) -> bool:
    """Whether *text* surely neither is nor holds a sound record of the types wanted.

    Where the type is the first key, the rest need not be looked at: a second one is a fault.
    """
    from fazhi_core.readers.quick import record_type

    reading.inside.see(text)
    first = _TYPE_FIRST.match(text)
    try:
        name = first[1].decode() if first else record_type(text)
    except Unsure:
        return False
    if name not in reading.codec.names.types or name in (reading.wanted or ()):
        return False
    if reading.inside.may_be(name, text):
        return False
    reading.passed.add(name)
    return True


class JsonReader:
    """An array of records, one record, or ``{"format": …, "agency": …, "records": […]}``."""

    suffixes: tuple[str, ...] = (".json",)

    def read(self, source: Source, reading: Reading) -> Iterator[Pair]:
        """Give the sound records in the order of the file."""
        data = source.content()
        start = skip_space(data, 3 if data.startswith(BOM) else 0)
        if start == len(data):
            reading.fault(source, "empty_file")
            return
        text = Piece(data[start:], 1 + data.count(b"\n", 0, start))
        lead = _TAIL.search(data[:start])
        text.before = lead.group().decode("utf-8", "ignore").lstrip("\ufeff") if lead else ""
        body = text.data
        if body[:1] == b"[":
            yield from self._records(text, 0, start, None, source, reading)
        elif body[:1] == b"{":
            yield from self._table(text, start, source, reading)
        elif depth_beyond(body, 0) is None and isinstance(reading.codec.parse(body), tuple):
            reading.fault(source, "wrong_shape_json", at=text.place(0))
        else:
            self._broken(text, 0, source, reading)

    def _table(self, text: Piece, start: int, source: Source, reading: Reading) -> Iterator[Pair]:
        from fazhi_core.readers.quick import split_object

        try:
            keys = list(split_object(text.data))
        except Unsure:
            keys = []
            try:
                keys = [key for key, _, _ in members(text.data, 0)]
            except Broken as error:
                if "records" not in keys:
                    self._broken(text, error.offset, source, reading)
                    return
        if "records" in keys or "format" in keys:
            yield from self._envelope(text, start, source, reading)
            return
        yield from self._one(text, 0, len(text.data), start, None, 0, source, reading)

    def _envelope(
        self, text: Piece, start: int, source: Source, reading: Reading
    ) -> Iterator[Pair]:
        given: list[tuple[str, int, int]] = []
        values: dict[str, Any] = {}
        try:
            for key, key_at, at in members(text.data, 0):
                given.append((key, key_at, at))
                if key in KEYS and key != "records":
                    parsed = reading.codec.parse(text.data[at : skip(text.data, at)])
                    values[key] = parsed[0] if isinstance(parsed, tuple) else None
            self._after(text, skip(text.data, 0), source, reading, whole=True)
        except Broken as error:
            self._broken(text, error.offset, source, reading)
        envelope = check_envelope([key for key, _, _ in given], values, "records")
        for number, problem in envelope.problems:
            where = text.place(given[number][1]) if number is not None else text.place(0)
            reading.fault(source, problem.key, at=where, values=problem.values, path=problem.told)
        records = next((at for key, _, at in given if key == "records"), None)
        if records is None or not envelope.readable:
            return
        if text.data[records : records + 1] != b"[":
            reading.fault(source, "wrong_shape_json", at=text.place(records), path=("records",))
            return
        yield from self._records(text, records, start, envelope, source, reading)

    def _records(
        self,
        text: Piece,
        at: int,
        start: int,
        envelope: Envelope | None,
        source: Source,
        reading: Reading,
    ) -> Iterator[Pair]:
        whole = envelope is None
        line, counted = text.line, 0
        try:
            for number, (begin, end) in enumerate(_spans(text.data, at, whole=whole)):
                if begin == end:
                    self._after(text, end, source, reading, whole=whole)
                    continue
                line += text.data.count(b"\n", counted, begin)
                counted = begin
                yield from self._one(
                    text, begin, end, start, envelope, number, source, reading, line
                )
        except Broken as error:
            if whole:
                self._broken(text, error.offset, source, reading, error.reason)

    def _one(
        self,
        text: Piece,
        begin: int,
        end: int,
        start: int,
        envelope: Envelope | None,
        number: int,
        source: Source,
        reading: Reading,
        line: int | None = None,
    ) -> Iterator[Pair]:
        found = reading.codec.decode(text.data[begin:end], id_needed=reading.id_needed)
        if isinstance(found, list):
            for problem in found:
                if problem.key == "not_utf8":
                    at = begin + (problem.offset or 0)
                    problem.values = not_utf8(text.data, start + at, at)
            report(text, begin, found, source, reading)
            return
        line = text.line if line is None else line
        origin = Origin(source, start + begin, line, number, end - begin)
        if reading.accept(found, origin, envelope.agency if envelope else None):
            yield found, origin

    def _after(
        self, text: Piece, end: int, source: Source, reading: Reading, *, whole: bool
    ) -> None:
        rest = skip_space(text.data, end)
        if whole and rest != len(text.data):
            self._broken(text, rest, source, reading, "reason_extra")

    def _broken(
        self, text: Piece, offset: int, source: Source, reading: Reading, reason: str = ""
    ) -> None:
        """Say where the file breaks: the parser's word counts for more than the scanner's."""
        problem: Any = Problem(
            "broken_json", values={"reason": MESSAGES[reason or "reason_syntax"]}, offset=offset
        )
        if depth_beyond(text.data, DEEPEST) is None:
            parsed = reading.codec.parse(text.data)
            if isinstance(parsed, Problem):
                problem = parsed
        if problem.key == "not_utf8":
            problem.values = not_utf8(text.data, problem.offset, problem.offset)
        reading.fault(source, problem.key, at=text.place(problem.offset), values=problem.values)

    def locate(self, origin: Origin, path: Path) -> Place | None:
        """Where *path* is, found by reading the record once more."""
        return locate_json(origin, path)


def _spans(data: bytes, at: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Begin and end of the elements of an array; msgspec finds their lengths if it can."""
    from fazhi_core.readers.quick import split_array

    try:
        lengths = split_array(data if whole else data[at : skip(data, at)])
    except Unsure:
        yield from elements(data, at)
        return
    at += 1
    for length in lengths:
        at = skip_space(data, at)
        yield at, at + length
        at = skip_space(data, at + length)
        if data[at : at + 1] == b",":
            at += 1
    at = skip_space(data, at) + 1
    yield at, at
