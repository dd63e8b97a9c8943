"""Paths in files of law, held against the records that they lead into."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi_core.engine.consistency import unknown_facts
from fazhi_core.engine.rulebook import Rulebook

__all__ = ["unknown_paths"]


def unknown_paths(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Each path of a requirement or a sequence that its record type has no fact for.

    Gives the requirement (or ``sequence TYPE``) and the path.  Paths may lead on through a fact
    that names another record.
    """
    for requirement in rulebook.requirements.values():
        for _, path in unknown_facts(requirement, rulebook.record_class, rulebook.is_local):
            yield requirement.id, path
    for sequence in rulebook.sequences.values():
        for _, path in unknown_facts(sequence, rulebook.record_class, rulebook.is_local):
            yield f"sequence {sequence.record}", path
