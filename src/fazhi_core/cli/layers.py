"""The layers of a requirement for one profile: who says what, from when, and who won."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from fazhi_core.host.engine import Engine
from fazhi_core.law.overlay import Overlay
from fazhi_core.law.requirement import Requirement, Version

__all__ = ["LayerRow", "layers_of"]


@attrs.frozen
class LayerRow:
    """One value of one figure at one level.

    ``won`` says whether it is the value that holds on the day asked about.
    """

    profile: str
    name: str
    value: Any
    start: date
    end: date | None
    source: str
    won: bool

    def words(self) -> dict[str, Any]:
        """What fills a sentence about it."""
        return {
            "profile": self.profile,
            "name": self.name,
            "value": self.value,
            "source": self.source,
        }

    def table(self) -> dict[str, Any]:
        """The same for a program."""
        return {
            "profile": self.profile,
            "name": self.name,
            "value": self.value,
            "from": self.start.isoformat(),
            "to": self.end.isoformat() if self.end else None,
            "source": self.source,
            "won": self.won,
        }


def layers_of(engine: Engine, requirement: Requirement, day: date) -> Iterator[LayerRow]:
    """The values of each figure that the profile changes, the requirement's own first."""
    mine = _overlays(engine, requirement)
    for name in dict.fromkeys(one.name for one in mine):
        rows = [
            *_stated(engine, requirement, name),
            *(_row(one) for one in mine if one.name == name),
        ]
        holding = [row for row in rows if row.start <= day and (row.end is None or day <= row.end)]
        winner = holding[-1] if holding else None
        for row in rows:
            yield attrs.evolve(row, won=row is winner)


def _overlays(engine: Engine, requirement: Requirement) -> list[Overlay]:
    """The overlays of *requirement* for the profile, from the nation down."""
    names = {requirement.id, *requirement.other_names}
    divisions = engine.divisions
    found = [
        one
        for one in engine.rulebook.overlays
        if one.requirement in names and one.profile in divisions
    ]
    return sorted(found, key=lambda one: (divisions.index(one.profile), one.start))


def _row(one: Overlay) -> LayerRow:
    return LayerRow(one.profile, one.name, one.value, one.start, one.end, one.source, won=False)


def _stated(engine: Engine, requirement: Requirement, name: str) -> Iterator[LayerRow]:
    """The value of *name* in each version as the requirement itself states it, at its own level."""
    level = requirement.profile
    for version in engine.rulebook.requirements[requirement.id].versions:
        value = _value(version, name)
        if value is not None:
            source = str(version.citation)
            yield LayerRow(level, name, value, version.start, version.end, source, won=False)


def _value(version: Version, name: str) -> Any:
    if name == "deadline":
        return version.deadline.value if version.deadline else None
    if name == "binding":
        return version.binding
    return version.params[name].value if name in version.params else None
