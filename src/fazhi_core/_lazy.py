"""Public names of a package that are loaded when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["loaded_late"]


def loaded_late(
    package: str, namespace: Mapping[str, Any], homes: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of *package*.

    A package hides them from type checkers (``if not TYPE_CHECKING``), which would otherwise take
    any name for one of its own.

    Args:
        package: its name.
        namespace: its ``globals()``.
        homes: the public names by the module that defines them, relative to *package*.
    """
    home = {name: f"{package}.{module}" for module, names in homes.items() for name in names}

    def load(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(home[name]), name)

    def listed() -> list[str]:
        return sorted({*namespace, *home})

    return load, listed
