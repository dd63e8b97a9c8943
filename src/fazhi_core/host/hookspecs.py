"""The hooks a plugin can implement (hook API 1, entry-point group ``fazhi_core``).

Every hook returns a list.  Hooks are called once, plugin by plugin, when an engine is made: a
plugin that fails stops no other.  No hook is called for a record.

A plugin is a module or object with functions marked ``@hookimpl``::

    from importlib.resources import files
    from fazhi_core import hookimpl

    @hookimpl
    def fazhi_requirements():
        return [files("my_plugin") / "requirements.toml"]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import pluggy

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from fazhi_core.engine.checker import Checker, CheckerModule
    from fazhi_core.host.protocols import Reader, Reporter
    from fazhi_core.law.calendar import CalendarYear
    from fazhi_core.records import RecordType

__all__ = ["API", "GROUP", "hookimpl", "hookspec"]

API = 1
GROUP = "fazhi_core"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

Resource: TypeAlias = "Traversable"
"""A file: a ``pathlib.Path``, or what ``importlib.resources.files`` gives."""


@hookspec
def fazhi_requirements() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """TOML files with ``[[instrument]]`` and ``[[requirement]]`` tables."""


@hookspec
def fazhi_checkers() -> Sequence[Checker | CheckerModule]:  # type: ignore[empty-body]
    """Checkers, or modules of checkers that are imported when a record type first needs them."""


@hookspec
def fazhi_overlays() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """TOML files with ``[[overlay]]`` tables, each naming its division code."""


@hookspec
def fazhi_record_types() -> Sequence[RecordType]:  # type: ignore[empty-body]
    """Record types of the plugin's own; their names carry the plugin's prefix."""


@hookspec
def fazhi_calendars() -> Sequence[CalendarYear]:  # type: ignore[empty-body]
    """Published calendar years that the installed calendar does not hold yet."""


@hookspec
def fazhi_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """Readers for further kinds of file."""


@hookspec
def fazhi_reporters() -> Sequence[Reporter]:  # type: ignore[empty-body]
    """Reporters for further output formats."""


@hookspec
def fazhi_review_sheets() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """TOML files with case-file review sheets (案卷评查表), or forms of yearly reports."""


HOOKS: tuple[str, ...] = tuple(name for name in dir() if name.startswith("fazhi_"))
"""The names of all hooks."""
