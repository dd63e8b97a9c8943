"""References that lead to no record of the ledger (``--references closed``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fazhi_core.engine.outcome import Path
from fazhi_core.readers.faults import Fault
from fazhi_core.readers.sources import Origin
from fazhi_core.records import RECORD_TYPES, RecordType
from fazhi_core.records.base import Part, Record, Subject, facts

__all__ = ["dangling", "reference_faults"]


def reference_faults(
    records: Sequence[Record],
    origins: Sequence[Origin],
    record_types: Mapping[str, RecordType] = RECORD_TYPES,
) -> list[Fault]:
    """A fault for each reference in *records* that none of them answers."""
    known = _known(records)
    faults: list[Fault] = []
    for record, origin in zip(records, origins, strict=True):
        for path, ident, types in dangling(record, known):
            place = origin.place(path)
            titles = tuple(record_types[one].zh for one in types if one in record_types)
            faults.append(
                Fault(
                    origin.file,
                    "dangling_reference",
                    place.line if place else None,
                    place.column if place else None,
                    path,
                    {"id": ident, "types": types, "titles": titles},
                    record.type,
                    record.id,
                )
            )
    return faults


def _known(records: Iterable[Record]) -> set[tuple[str, str]]:
    known: set[tuple[str, str]] = set()
    for record in records:
        known.add((record.type, record.id))
        known.update((one.type, one.id) for one in _inline(record) if one.id)
    return known


def _inline(part: Part) -> Iterator[Record]:
    for info in facts(type(part)).values():
        if info.part is None:
            continue
        value = getattr(part, info.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                if isinstance(one, Record):
                    yield one
                yield from _inline(one)


def dangling(
    part: Part, known: set[tuple[str, str]], path: Path = ()
) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Path, id and possible types of each reference in *part* that is not among *known*."""
    if isinstance(part, Subject):
        if part.type and part.id and (part.type, part.id) not in known:
            yield (*path, "id"), part.id, (part.type,)
        return
    for info in facts(type(part)).values():
        if info.part is None and not info.refers_to:
            continue
        value = getattr(part, info.name)
        many = isinstance(value, tuple)
        for number, one in enumerate(value if many else (value,)):
            way = (*path, info.name, number) if many else (*path, info.name)
            if isinstance(one, Part):
                yield from dangling(one, known, way)
            elif not info.refers_to or not isinstance(one, str) or not one:
                continue
            elif not any((kind, one) in known for kind in info.refers_to):
                yield way, one, info.refers_to
