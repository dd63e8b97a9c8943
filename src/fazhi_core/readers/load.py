"""Reads files and folders into records, all faults of all files at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Literal

import attrs

from fazhi_core.engine.ledger import Entry, Input, Ledger
from fazhi_core.readers.faults import Fault
from fazhi_core.readers.reading import Pair, Reader, Reading, make_reading
from fazhi_core.readers.sources import Origin, Source, TooLarge
from fazhi_core.records import RECORD_TYPES, RecordType

if TYPE_CHECKING:
    from fazhi_core.records.base import Record

__all__ = [
    "SKIPPED",
    "Loaded",
    "RecordFault",
    "files_of",
    "iter_records",
    "load",
    "read_record",
    "read_records",
]

SKIPPED = ("fazhi.toml", "waivers.toml", "baseline.toml")
"""Files in a folder that are never records."""

_BUILT_IN = {
    ".json": "json_reader:JsonReader",
    ".ndjson": "json_reader:NdjsonReader",
    ".jsonl": "json_reader:NdjsonReader",
    ".toml": "toml_reader:TomlReader",
    ".txt": "document_reader:DocumentReader",
    ".md": "document_reader:DocumentReader",
    ".markdown": "document_reader:DocumentReader",
    ".html": "document_reader:DocumentReader",
    ".htm": "document_reader:DocumentReader",
    ".docx": "document_reader:DocumentReader",
    ".xlsx": "workbook_reader:WorkbookReader",
    ".xlsm": "workbook_reader:WorkbookReader",
}

_ELSEWISE = dict.fromkeys(
    (".xls", ".xlsb", ".et", ".ods", ".csv"), "workbook_reader:OtherTableReader"
)
"""Tables that are not read, and what is said of them."""

_OPENED = "~$"
"""How the files begin by which office programs say that they have a workbook or document open."""

_DEVICES = "/dev/"
"""Where files only stand for others, as ``/dev/stdin`` does: their names tell nothing."""

AnyPath = str | os.PathLike[str]


class RecordFault(ValueError):
    """A record handed over in memory is faulty; ``faults`` says how."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.message_en for fault in faults))
        self.faults = tuple(faults)


@attrs.frozen
class Loaded:
    """What a set of files held.

    ``records`` and ``origins`` run in step.  A record with a fault is in neither.  ``ignored``
    names the files in folders that no reader takes.
    """

    records: tuple[Record, ...]
    origins: tuple[Origin, ...]
    faults: tuple[Fault, ...]
    inputs: tuple[Input, ...]
    ignored: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Pair]:
        return zip(self.records, self.origins, strict=True)

    def __len__(self) -> int:
        return len(self.records)

    @property
    def ledger(self) -> Ledger:
        """The same for the engine."""
        return Ledger(
            tuple(Entry(record, origin) for record, origin in self),
            tuple(fault.unread for fault in self.faults),
            self.inputs,
            self.ignored,
        )


def load(
    paths: AnyPath | Iterable[AnyPath],
    *,
    record_types: Mapping[str, RecordType] = RECORD_TYPES,
    references: Literal["open", "closed"] = "open",
    readers: Iterable[Reader] = (),
) -> Loaded:
    """Read *paths*, files or folders, and keep their records.

    Args:
        paths: files and folders; a folder stands for all its files, sorted, hidden ones left out.
        record_types: the types of record that may occur.
        references: ``"closed"`` makes a fault of each reference that leads out of the files.
        readers: further readers; where two take the same suffix, these come first.
    """
    reading = make_reading(record_types)
    pairs = list(read_records(paths, reading, readers))
    records = tuple(record for record, _ in pairs)
    origins = tuple(origin for _, origin in pairs)
    faults = list(reading.faults)
    if references == "closed":
        from fazhi_core.readers.references import reference_faults

        faults += reference_faults(records, origins, record_types)
    return Loaded(records, origins, tuple(faults), reading.inputs, tuple(reading.ignored))


def read_records(
    paths: AnyPath | Iterable[AnyPath], reading: Reading, readers: Iterable[Reader] = ()
) -> Iterator[Pair]:
    """Give the sound records of *paths* one by one; *reading* keeps the account."""
    extra = tuple(readers)
    for name, path, named in files_of(paths, reading, extra):
        try:
            reader = _reader(path.suffix.lower(), extra) or _nameless(name, path)
            if reader is None:
                reading.fault(name, "unknown_suffix", values={"known": tuple(_BUILT_IN)})
                continue
            source = Source(name, path, reader, reading.codec, named)
            reading.begin(source)
            yield from reader.read(source, reading)
        except TooLarge as error:
            reading.fault(name, "file_too_large", values={"limit": error.limit})
        except (OSError, ValueError) as error:
            _unreadable(reading, name, error)


def _unreadable(reading: Reading, name: str, error: Exception) -> None:
    """The fault of a file or folder that the system does not give.

    Raises:
        ValueError: it is another error than that of a path that no file can have.
    """
    if not isinstance(error, OSError) and "\0" not in name:
        raise error
    if isinstance(error, FileNotFoundError | ValueError):
        reading.fault(name, "not_there")
    elif isinstance(error, PermissionError):
        reading.fault(name, "not_allowed")
    else:
        reading.fault(name, "unreadable", values={"why": getattr(error, "strerror", None) or ""})


def iter_records(
    path: AnyPath,
    *,
    record_types: Mapping[str, RecordType] = RECORD_TYPES,
    reading: Reading | None = None,
    readers: Iterable[Reader] = (),
) -> Iterator[Pair]:
    """Give (record, origin) one at a time; memory stays flat for NDJSON.

    Faults are collected in *reading*, or, if none is given, are lost: hand one over wherever
    a faulty record must not pass unnoticed.
    """
    yield from read_records([path], reading or make_reading(record_types), readers)


def read_record(
    data: str | bytes | Mapping[str, Any],
    *,
    record_types: Mapping[str, RecordType] = RECORD_TYPES,
    id_needed: bool = False,
) -> Record:
    """One record from JSON text or from a table of plain values.

    Raises:
        RecordFault: the record is faulty; all its faults are told.
    """
    reading = make_reading(record_types, id_needed=id_needed)
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if isinstance(data, bytes):
        bare = data.removeprefix(b"\xef\xbb\xbf")
        found = reading.codec.decode(bare, id_needed=id_needed)
    else:
        found = reading.structure(data)
    if not isinstance(found, list):
        return found
    raise RecordFault([Fault("", one.key, path=one.told, values=one.values) for one in found])


def files_of(
    paths: AnyPath | Iterable[AnyPath], reading: Reading, readers: Iterable[Reader] = ()
) -> Iterator[tuple[str, FilePath, bool]]:
    """Name (as given, with forward slashes) and path of each file, none of them twice.

    The third value says whether the file itself was named, and not only its folder.
    """
    extra = tuple(readers)
    seen: set[str] = set()
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    for one in given:
        root = FilePath(one)
        named = not root.is_dir()
        found = iter([root]) if named else _inside(root, reading, extra)
        for path in found:
            # No file can have a NUL in its name: that is told where it is opened.
            real = path.as_posix() if "\0" in path.as_posix() else os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path.as_posix(), path, named


def _inside(folder: FilePath, reading: Reading, readers: Sequence[Reader]) -> Iterator[FilePath]:
    try:
        inside = sorted(folder.iterdir(), key=lambda one: one.name)
    except OSError as error:
        _unreadable(reading, folder.as_posix(), error)
        return
    for path in inside:
        if path.name.startswith((".", _OPENED)) or path.name in SKIPPED:
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _inside(path, reading, readers)
        elif _reader(path.suffix.lower(), readers) is None:
            reading.ignored.append(path.as_posix())
        else:
            yield path


def _reader(suffix: str, readers: Iterable[Reader]) -> Reader | None:
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    target = _BUILT_IN.get(suffix) or _ELSEWISE.get(suffix)
    if target is None:
        return None
    module, _, name = target.partition(":")
    made: Reader = getattr(import_module(f"fazhi_core.readers.{module}"), name)()
    return made


def _nameless(name: str, path: FilePath) -> Reader | None:
    """The reader of a stream, whose name says nothing of its content; of files there is none.

    Raises:
        OSError, ValueError: nothing is called so.
    """
    if name != "-":
        kind = path.stat().st_mode
        if not (stat.S_ISFIFO(kind) or stat.S_ISCHR(kind) or name.startswith(_DEVICES)):
            return None
    from fazhi_core.readers.stream_reader import StreamReader

    return StreamReader()
