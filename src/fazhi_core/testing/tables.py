"""Records from the tables of examples: thousands of them, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.readers import read_record
from fazhi_core.readers.codec import DEEPEST, deeper
from fazhi_core.readers.reading import make_reading
from fazhi_core.records.base import Record

if TYPE_CHECKING:
    from fazhi_core.readers.codec import Codec

__all__ = ["read_table"]


def read_table(table: Mapping[str, Any], rulebook: Rulebook) -> Record:
    """The record in *table*, of one of the types of *rulebook*.

    The same as :func:`fazhi_core.readers.read_record`, which prepares itself anew for every record
    and takes six times as long.

    Raises:
        RecordFault: the record is faulty; all its faults are told.
    """
    if not deeper(table, DEEPEST):
        found = _codec(rulebook).structure(table, id_needed=False)
        if isinstance(found, Record):
            return found
    return read_record(table, record_types=rulebook.record_types)


@lru_cache(maxsize=8)
def _codec(rulebook: Rulebook) -> Codec:
    return make_reading(rulebook.record_types).codec
