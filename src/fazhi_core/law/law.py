"""The law of one set of files: requirements, the instruments they cite, and overlays."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from fazhi_core.law.instrument import Instrument
from fazhi_core.law.overlay import Overlay
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.sequence import Sequence
from fazhi_core.records.local import Field

__all__ = ["Law"]


@attrs.frozen(eq=False)
class Law:
    """All that the files of law say, found free of faults.

    Args:
        requirements: by id.
        instruments: by title and edition.
        sequences: the steps of a case, by record type.
        overlays: of all divisions.
        fields: the local fields that records may have.
        owners: the plugin that brought each requirement, by id.
        version: the latest ``law_version`` that a file states, empty where none does.
        sha256: hash over all files.
    """

    requirements: Mapping[str, Requirement]
    instruments: Mapping[tuple[str, int], Instrument]
    sequences: Mapping[str, Sequence]
    overlays: tuple[Overlay, ...]
    fields: tuple[Field, ...]
    owners: Mapping[str, str]
    version: str
    sha256: str
