"""What an engine is made from besides its options: plugins, local files and calendars."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from fazhi_core.host.hookspecs import hookimpl
from fazhi_core.host.options import folder, listed
from fazhi_core.host.plugins import TEXTS, ConfigError, PluginSet, find_plugins
from fazhi_core.law.calendar import CalendarYear

__all__ = ["LocalOverlays", "Sources"]


class LocalOverlays:
    """Overlay files that settings or a program name, in the shape of a plugin."""

    __name__ = "local-overlays"

    def __init__(self, files: tuple[Path, ...]) -> None:
        self._files = files

    @hookimpl
    def fazhi_overlays(self) -> list[Path]:
        """The files."""
        return list(self._files)


@attrs.frozen(kw_only=True)
class Sources:
    """Where the plugins and the law of an engine come from; see its arguments of these names."""

    discover: bool
    plugins: tuple[Any, ...]
    local_plugins: tuple[str, ...]
    block_plugins: tuple[str, ...]
    require_plugins: tuple[str, ...]
    calendars: tuple[CalendarYear, ...]
    overlays: tuple[Path, ...]
    root: Path
    cache: Path | None

    @classmethod
    def of(cls, *, root: Any, cache: Any, overlays: Any, **given: Any) -> Sources:
        """The sources that an engine was given, each checked.

        Raises:
            ConfigError: an overlay file does not exist.
            TypeError: an argument is of a wrong type.
        """
        names = ("local_plugins", "block_plugins", "require_plugins")
        base = Path.cwd() / (folder("root", root) or "")
        kept = folder("cache", cache)
        return cls(
            discover=bool(given["discover"]),
            plugins=listed("plugins")(given["plugins"]),
            calendars=listed("calendars", CalendarYear)(given["calendars"]),
            overlays=tuple(_file(base, one) for one in _listed_paths(overlays)),
            root=base,
            cache=Path.cwd() / kept if kept else None,
            **{name: listed(name, str)(given[name]) for name in names},
        )

    def find(self) -> PluginSet:
        """The plugins.

        Raises:
            ConfigError: a required plugin is missing, or a local pattern matches nothing.
        """
        overlays = [LocalOverlays(self.overlays)] if self.overlays else []
        return find_plugins(
            discover=self.discover,
            local=self.local_plugins,
            given=[*self.plugins, *overlays],
            block=self.block_plugins,
            require=self.require_plugins,
            root=self.root,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        values = {one.name: getattr(self, one.name) for one in attrs.fields(type(self))}
        values["plugins"] = tuple(map(_packed, self.plugins))
        return _unpacked, (values,)


def _listed_paths(given: Any) -> tuple[Any, ...]:
    if isinstance(given, str | bytes | os.PathLike):
        raise TypeError(f"overlays takes a list, not {type(given).__name__}: [{given!r}]")
    return tuple(given)


def _file(base: Path, given: Any) -> Path:
    path = folder("overlays", given)
    if path is None or not (base / path).is_file():
        raise ConfigError(TEXTS["no_setting_file"].fill({"name": str(given)}))
    return base / path


@attrs.frozen
class _Module:
    """A module, which no pickle can hold but by its name."""

    name: str


def _packed(plugin: Any) -> Any:
    return _Module(plugin.__name__) if isinstance(plugin, ModuleType) else plugin


def _unpacked(values: dict[str, Any]) -> Sources:
    plugins = values["plugins"]
    found = (import_module(one.name) if isinstance(one, _Module) else one for one in plugins)
    return Sources(**{**values, "plugins": tuple(found)})
