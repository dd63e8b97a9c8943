"""The table ``extra``: whatever a ledger keeps beside the declared facts."""

from __future__ import annotations

from fazhi_core.records import RecordType
from fazhi_core.schemas.values import Schema

__all__ = ["local_schema"]


def local_schema(kind: RecordType | None, free: Schema) -> Schema:  # noqa: ARG001 - declared fields of a type go here
    """The schema of ``extra`` in records of *kind*; *free* is that of an undeclared table."""
    return free
