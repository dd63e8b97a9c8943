"""Readers: from files to records, with every fault and its place.

Reading judges the shape of a record only; whether it was lawful is for others to say.
"""

from __future__ import annotations

from fazhi_core.readers.faults import Fault
from fazhi_core.readers.load import (
    Loaded,
    RecordFault,
    iter_records,
    load,
    read_record,
    read_records,
)
from fazhi_core.readers.reading import Reader, Reading, make_reading
from fazhi_core.readers.sources import Origin, Source

__all__ = [
    "Fault",
    "Loaded",
    "Origin",
    "Reader",
    "Reading",
    "RecordFault",
    "Source",
    "iter_records",
    "load",
    "make_reading",
    "read_record",
    "read_records",
]
