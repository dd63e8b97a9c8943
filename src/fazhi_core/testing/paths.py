"""Paths in files of law, held against the records that they lead into."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.records.base import Part, facts

__all__ = ["unknown_paths"]


def unknown_paths(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Each path of a requirement or a sequence that its record type has no fact for.

    Gives the requirement (or ``sequence TYPE``) and the path.  Paths may lead on through a fact
    that names another record.
    """
    for requirement in rulebook.requirements.values():
        cls = rulebook.record_class(requirement.record)
        for path in _of(requirement):
            if not _leads(cls, path.split("."), rulebook):
                yield requirement.id, path
    for sequence in rulebook.sequences.values():
        cls = rulebook.record_class(sequence.record)
        stages = [path for one in sequence.stages for path in (*one.on, *one.facts)]
        endings = [path for one in sequence.endings for path in one.when]
        for path in (*stages, *endings):
            if not _leads(cls, path.split("."), rulebook):
                yield f"sequence {sequence.record}", path


def _of(requirement: Requirement) -> Iterator[str]:
    if requirement.each:
        yield requirement.each
    for path in requirement.governing_date:
        yield from _ways(path)
    for version in requirement.versions:
        yield from _named(version)


def _named(version: Version) -> Iterator[str]:
    for needed in version.needs:
        yield from _ways(needed)
    deadline = version.deadline
    if deadline is not None:
        yield from (path for path in (deadline.start, deadline.end) if path)


def _ways(path: str) -> Iterator[str]:
    return (way.strip() for way in path.split("|"))


def _leads(cls: type[Part], names: list[str], rulebook: Rulebook) -> bool:
    """Whether *names* lead to a fact, from *cls* or from a record that a fact on the way names."""
    info = facts(cls).get(names[0])
    if info is None:
        return False
    if len(names) == 1:
        return True
    ways: list[type[Part]] = [rulebook.record_class(name) for name in info.refers_to]
    if info.part is not None:
        ways.append(info.part)
    return any(_leads(way, names[1:], rulebook) for way in ways)
