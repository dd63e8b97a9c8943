"""Paths into records, turned into functions."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeAlias

from fazhi_core.engine.outcome import Path

__all__ = ["Getter", "getter"]

Getter: TypeAlias = Callable[[Any], Any]


def getter(path: Path) -> Getter:
    """A function that follows *path*; ``None`` or ``False`` on the way is the result."""
    names = [str(name) for name in path]
    if len(names) == 1:
        return attrgetter(names[0])
    first, rest = attrgetter(names[0]), getter(path[1:])

    def follow(value: Any) -> Any:
        inner = first(value)
        return rest(inner) if inner else inner

    return follow
