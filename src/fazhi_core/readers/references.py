"""References that lead to no record of the ledger (``--references closed``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fazhi_core.engine.index import Index, index_of
from fazhi_core.engine.ledger import Entry, Place
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
    """A fault for each reference in *records* that a run over them could not follow."""
    index = index_of(map(Entry, records))
    faults: list[Fault] = []
    for record, origin in zip(records, origins, strict=True):
        for path, ident, types in dangling(record, index, record.agency):
            place = origin.place(path) or Place(origin.file)
            titles = tuple(record_types[one].zh for one in types if one in record_types)
            faults.append(
                Fault(
                    origin.file,
                    "dangling_reference",
                    place.line,
                    place.column,
                    path,
                    {"id": ident, "types": types, "titles": titles},
                    record.type,
                    record.id,
                    place.sheet,
                    place.cell,
                )
            )
    return faults


def dangling(
    part: Part, index: Index, agency: str | None, path: Path = ()
) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Path, id and possible types of each reference in *part* to what *agency* does not keep.

    A record inside another one may name an agency of its own; its references lead there.
    """
    if isinstance(part, Subject):
        if part.type and part.id and not index.holds(agency, part.type, part.id):
            yield (*path, "id"), part.id, (part.type,)
        return
    if isinstance(part, Record) and part.agency is not None:
        agency = part.agency
    for info in facts(type(part)).values():
        if info.part is None and not info.refers_to:
            continue
        value = getattr(part, info.name)
        many = isinstance(value, tuple)
        for number, one in enumerate(value if many else (value,)):
            way = (*path, info.name, number) if many else (*path, info.name)
            if isinstance(one, Part):
                yield from dangling(one, index, agency, way)
            elif not info.refers_to or not isinstance(one, str) or not one:
                continue
            elif not any(index.holds(agency, kind, one) for kind in info.refers_to):
                yield way, one, info.refers_to
