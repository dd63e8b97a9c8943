"""Reads the files of law that plugins bring, or what an earlier reading of them gave."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import attrs

from fazhi_core._texts import Text
from fazhi_core._version import __version__
from fazhi_core.host.cache import Cache
from fazhi_core.host.plugins import TEXTS, PluginSet
from fazhi_core.law.law import Law
from fazhi_core.law.table import TEXTS as LAW_TEXTS
from fazhi_core.law.table import LawError, LawFault, LawFile, nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from fazhi_core.law.overlay import Overlay
    from fazhi_core.law.requirement import Requirement
    from fazhi_core.law.sequence import Sequence
    from fazhi_core.records import RecordType
    from fazhi_core.records.local import Field

__all__ = ["LawPlaces", "read_law"]

_KEPT_FORM = 4
"""The number of the form in which law is kept; it changes with :mod:`fazhi_core.law.stored`."""

_REQUIREMENTS, _OVERLAYS = "fazhi_requirements", "fazhi_overlays"
_TOP_KEYS = ("law_version", "title", "profile")
_OPENED = ('"""', "'''")
_BOM = b"\xef\xbb\xbf"


def read_law(plugins: PluginSet, types: Mapping[str, RecordType], cache: Cache | None) -> Law:
    """The law that *plugins* bring.

    Args:
        plugins: the plugins.
        types: the record types that requirements may name.
        cache: where the law is kept once it was read; ``None`` to read it every time.

    Raises:
        LawError: files of law are faulty; all faults of all files at once.
    """
    sources = list(_sources(plugins))
    readable = not any(one.fault for one in sources)
    sha256 = _sha256(sources)
    key = _key(sources, types, sha256) if cache is not None and readable else ""
    if cache is None or not key:
        return _Reading(sources, types).law(sha256)
    from fazhi_core.law.stored import dump, load

    kept = cache.read(key)
    if kept is not None:
        with suppress(ValueError):  # not ours after all: the files are read, and it is written anew
            return load(kept)
    law = _Reading(sources, types).law(sha256)
    with suppress(ValueError):  # a value that no file can keep: the law is read every time
        cache.write(key, dump(law))
    return law


@attrs.frozen(eq=False)
class _Source:
    """A file of law as it was brought.

    Args:
        plugin: who brought it.
        hook: through which hook.
        prefix: of the ids in it, see :attr:`fazhi_core.host.plugins.Plugin.prefix`.
        name: as shown in messages; no two files have the same.
        content: UTF-8 with Unix line ends and no mark before it.
        fault: why it cannot be read.
    """

    plugin: str
    hook: str
    prefix: str | None
    name: str
    content: bytes
    fault: str = ""

    def open(self) -> LawFile:
        """The file, parsed; its faults are noted in it."""
        fault = self.fault
        text = ""
        try:
            text = self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            fault = type(error).__name__
        file = LawFile(self.name, text)
        if fault:
            said = TEXTS["unreadable"].fill({"name": self.name, "detail": fault})
            file.faults.append(LawFault(self.name, 1, "", said))
        return file


def _sources(plugins: PluginSet) -> Iterator[_Source]:
    taken: set[str] = set()
    for hook in (_REQUIREMENTS, _OVERLAYS):
        for plugin, resource in plugins.brought(hook):
            name = _told_apart(resource, taken)
            taken.add(name)
            try:
                content = resource.read_bytes().removeprefix(_BOM)
            except OSError as error:
                yield _Source(plugin.name, hook, plugin.prefix, name, b"", type(error).__name__)
                continue
            if b"\r" in content:
                content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            yield _Source(plugin.name, hook, plugin.prefix, name, content)


def _told_apart(resource: Traversable, taken: Collection[str]) -> str:
    """The name of *resource*, with as many of its folders as tell it apart from those *taken*.

    The whole path would name a place of this machine, and enter the hash of the law.
    """
    parts = PurePath(str(resource)).parts
    names = ("/".join(parts[-length:]) for length in range(1, len(parts) + 1))
    return next((name for name in names if name not in taken), str(resource))


def _sha256(sources: Iterable[_Source]) -> str:
    """One hash over all files, in the order of their names."""
    digest = hashlib.sha256()
    for one in sorted(sources, key=lambda one: one.name):
        digest.update(one.name.encode() + b"\0" + one.content + b"\0")
    return digest.hexdigest()


def _key(sources: Iterable[_Source], types: Iterable[str], sha256: str) -> str:
    """A hash over everything that the law read from *sources* follows from.

    That is what the files say, who brought them and in which order, which record types there are,
    and the code that reads them.  Empty where that code does not lie in files.
    """
    code = _code()
    if not code:
        return ""
    files = [(one.plugin, one.hook, one.prefix, one.name) for one in sources]
    return hashlib.sha256(
        repr((_KEPT_FORM, code, sha256, files, sorted(types))).encode()
    ).hexdigest()


def _code() -> tuple[object, ...]:
    """What changes whenever the code that reads law does: version, sizes and times of its files."""
    package = Path(__file__).parents[1]
    stamps: list[tuple[str, int, int]] = []
    try:
        for room in ("law", "host"):
            with os.scandir(package / room) as entries:
                for one in entries:
                    if one.is_file():
                        status = one.stat()
                        stamps.append((one.name, status.st_size, status.st_mtime_ns))
    except OSError:
        return ()
    return (__version__, *sorted(stamps))


@attrs.frozen(eq=False)
class LawPlaces:
    """Finds where in the files of law something stands; they are read again for it.

    Args:
        plugins: who brought the files.
    """

    plugins: PluginSet

    def __call__(self, name: str, keys: tuple[str | int, ...]) -> tuple[str, int]:
        """File and line of *keys* in the table of the requirement *name*, or ``sequence TYPE``."""
        kind, _, record = name.rpartition(" ")
        at, key, value = (kind, "record", record) if kind else ("requirement", "id", name)
        for source in _sources(self.plugins):
            if source.hook == _REQUIREMENTS:
                file = source.open()
                position = _position(file, at, key, value)
                if position is not None:
                    return file.name, _line(file, at, position, keys)
        return name, 1


def _position(file: LawFile, at: str, key: str, value: str) -> int | None:
    tables = file.top.raw.get(at, ())
    return next((number for number, one in enumerate(tables) if one.get(key) == value), None)


def _line(file: LawFile, at: str, position: int, keys: tuple[str | int, ...]) -> int:
    from fazhi_core.law.places import line_of

    table = file.top.raw[at][position]
    if keys[:1] == ("version",) and len(keys) > 1:
        keys = ("version", _written(table["version"], keys[1]), *keys[2:])
    line = line_of(file.text, (at, position, *keys))
    # A text over several lines begins on the line after its key.
    opened = file.text.splitlines()[line - 1].rstrip().endswith(_OPENED)
    return line + 1 if opened else line


def _written(versions: list[dict[str, Any]], number: str | int) -> int:
    """The table that the version *number* was read from: one table may name several editions."""
    owners = [
        table
        for table, one in enumerate(versions)
        for _ in one.get("editions", (one.get("edition"),))
    ]
    return owners[int(number)]


class _Reading:
    """One reading of all files of law, with the faults met on the way."""

    def __init__(self, sources: Iterable[_Source], types: Mapping[str, RecordType]) -> None:
        self._types = types
        self._files = [(one, one.open()) for one in sources]
        self._faults: list[LawFault] = []
        self._versions = [self._stated(file) for _, file in self._files]

    @staticmethod
    def _stated(file: LawFile) -> str:
        from fazhi_core.law.load import FORMAT
        from fazhi_core.law.local_field import field_of_work

        file.top.format(FORMAT)
        field_of_work(file)
        return {key: file.top.text(key) for key in _TOP_KEYS}["law_version"]

    def law(self, sha256: str) -> Law:
        """What the files say.

        Raises:
            LawError: they are faulty.
        """
        from fazhi_core.law.instrument import instruments_by_key
        from fazhi_core.law.load import read_instruments, read_requirements, unique
        from fazhi_core.law.sequence import by_record, read_sequences

        mine = [(source, file) for source, file in self._files if source.hook == _REQUIREMENTS]
        instruments = instruments_by_key(one for _, file in mine for one in read_instruments(file))
        owners: dict[str, str] = {}
        found: list[Requirement] = []
        for source, file in mine:
            for requirement in read_requirements(file, instruments):
                found.append(requirement)
                owners.setdefault(requirement.id, source.plugin)
                self._check_prefix(requirement, source)
        by_id = unique(found, self._duplicate)
        self._check_records(by_id.values())
        sequences = by_record(one for _, file in mine for one in read_sequences(file))
        self._check_orders(by_id.values(), sequences)
        overlays = tuple(self._overlays())
        fields = tuple(self._fields())
        self._finish()
        version = max(
            (
                stated
                for (source, _), stated in zip(self._files, self._versions, strict=True)
                if source.hook == _REQUIREMENTS and stated
            ),
            default="",
        )
        return Law(by_id, instruments, sequences, overlays, fields, owners, version, sha256)

    def _overlays(self) -> Iterator[Overlay]:
        from fazhi_core.law.overlay import read_overlays

        for source, file in self._files:
            if source.hook == _OVERLAYS:
                yield from read_overlays(file)

    def _fields(self) -> list[Field]:
        from fazhi_core.law.local_field import read_fields

        files = ((file, source.prefix, source.plugin) for source, file in self._files)
        return read_fields(files, self._types)

    def _duplicate(self, requirement: Requirement, holder: Requirement) -> None:
        """Note that the id or an alias of *requirement* is taken by *holder*."""
        text = LAW_TEXTS["duplicate_id"].fill({"id": requirement.id, "other": holder.file})
        self._at(requirement, "id", text)

    def _check_prefix(self, requirement: Requirement, source: _Source) -> None:
        """Note an id that the national pack could give to a requirement of its own some day."""
        head, dot, _ = requirement.id.partition(".")
        if source.prefix is None or (dot and head and source.prefix in {"", head}):
            return
        wanted = f"{source.prefix or source.plugin}.{requirement.id}"
        text = TEXTS["id_without_prefix"].fill({"plugin": source.plugin, "wanted": wanted})
        self._at(requirement, "id", text)

    def _check_records(self, requirements: Iterable[Requirement]) -> None:
        """Note each requirement on a record type that does not exist."""
        for requirement in requirements:
            named = (requirement.record, *requirement.uses, *filter(None, [requirement.roster]))
            for name in named:
                if name not in self._types:
                    hint = nearest(name, self._types)
                    values = {"id": requirement.id, "name": name, "hint": hint}
                    self._at(requirement, "record", TEXTS["unknown_record"].fill(values))

    def _check_orders(
        self, requirements: Iterable[Requirement], sequences: Mapping[str, Sequence]
    ) -> None:
        """Note each order whose steps no sequence of its record type has."""
        for requirement in requirements:
            sequence = sequences.get(requirement.record)
            known = {stage.id for stage in sequence.stages} if sequence else set()
            for version in requirement.versions:
                order = version.order
                for name in (order.first, order.then) if order else ():
                    if name not in known:
                        values = {"name": name, "hint": nearest(name, known)}
                        self._at(requirement, "version", LAW_TEXTS["unknown_stage"].fill(values))

    def _at(self, requirement: Requirement, key: str, text: Text) -> None:
        file = next(file for _, file in self._files if file.name == requirement.file)
        position = _position(file, "requirement", "id", requirement.id) or 0
        line = _line(file, "requirement", position, (key,))
        self._faults.append(LawFault(file.name, line, requirement.id, text))

    def _finish(self) -> None:
        """Report the keys nobody asked for.

        Raises:
            LawError: there were faults.
        """
        for _, file in self._files:
            file.top.done()
            self._faults.extend(file.faults)
        if self._faults:
            raise LawError(self._faults)
