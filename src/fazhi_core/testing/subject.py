"""A plugin under test: found as its users would find it, with the engines to try it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from fazhi_core.engine.rulebook import Problem
from fazhi_core.host.engine import Engine
from fazhi_core.host.hookspecs import GROUP
from fazhi_core.host.plugins import Plugin
from fazhi_core.law.overlay import Overlay
from fazhi_core.law.requirement import Requirement
from fazhi_core.testing.examples import Example, bases_in, read_examples
from fazhi_core.testing.lawful_records import faulty_examples

__all__ = ["Subject"]

Way: TypeAlias = "tuple[str, str]"
"""How a command finds the plugin: ``installed``, ``file`` or ``module``, and its name or path."""

_FILES = (".py", ".toml")
_OVERLAYS = "fazhi_overlays"


@attrs.frozen(eq=False)
class Subject:
    """A plugin under test.

    Args:
        plugin: the plugin.
        engine: an engine that has it, beside the national pack.
        prefix: what its requirements' ids begin with; empty for any prefix, ``None`` for none.
        way: how a command finds it; ``None`` where none can.
    """

    plugin: Plugin
    engine: Engine
    prefix: str | None
    way: Way | None

    @classmethod
    def of(cls, given: Any, options: Mapping[str, Any]) -> Subject:
        """The plugin that *given* means.

        Args:
            given: an installed plugin's name, a module's, a path, or a module or object.
            options: options of the engine.

        Raises:
            ImportError: it names neither an installed plugin nor a module.
            ConfigError, LawError: as for the engine.
            LookupError: it is there, but could not be used at all.
        """
        if isinstance(given, Path) or (isinstance(given, str) and given.endswith(_FILES)):
            path = Path(given).resolve()
            engine = Engine(local_plugins=[str(path)], discover=False, **options)
            return cls(_named(engine, path.stem), engine, "", ("file", str(path)))
        if not isinstance(given, str):
            return cls._of_object(given, options)
        engine = Engine(**options)
        for plugin in engine.plugins.plugins:
            if plugin.name in {given, *_installed_as(given)}:
                return cls(plugin, engine, plugin.prefix, ("installed", plugin.name))
        return cls._of_object(import_module(given), options)

    @classmethod
    def _of_object(cls, thing: Any, options: Mapping[str, Any]) -> Subject:
        engine = Engine(plugins=[thing], discover=False, **options)
        name = getattr(thing, "__name__", type(thing).__name__)
        is_module = hasattr(thing, "__spec__") and hasattr(thing, "__name__")
        return cls(_named(engine, name), engine, "", ("module", name) if is_module else None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the plugin could not be used."""
        rules = self.engine.rulebook
        every = (*self.engine.plugins.problems, *rules.problems_of(rules.record_types))
        return tuple(one for one in every if one.plugin == self.plugin.name)

    @property
    def requirements(self) -> Iterator[Requirement]:
        """The requirements that it brings."""
        rules = self.engine.rulebook
        for id_, one in rules.requirements.items():
            if rules.owners.get(id_) == self.plugin.name:
                yield one

    @property
    def checked(self) -> Iterator[Requirement]:
        """Those of them that are checked, in Python or otherwise."""
        rules = self.engine.rulebook
        return (one for one in self.requirements if one.id in rules.checkers_of(one.record))

    @property
    def overlays(self) -> Iterator[Overlay]:
        """The overlays that it brings."""
        files = {one.name for one in self.plugin.brings.get(_OVERLAYS, ())}
        return (one for one in self.engine.rulebook.overlays if one.file in files)

    @property
    def touched(self) -> Iterator[Requirement]:
        """The checked requirements that it brings, and those that it overlays."""
        yield from self.checked
        for name in dict.fromkeys(one.requirement for one in self.overlays):
            known = self.engine.rulebook.named(name)
            if known is not None:
                yield known

    @cached_property
    def examples(self) -> list[Example]:
        """Its examples.

        Raises:
            ExampleError: a file of examples is faulty.
        """
        return read_examples(self.plugin.examples, bases_in(self.engine))

    @property
    def record_types(self) -> list[str]:
        """The types of record that it judges or brings, by name."""
        own = {one.name for one in self.plugin.brings.get("fazhi_record_types", ())}
        return sorted(own | {one.record for one in self.touched})

    @property
    def broken(self) -> list[str]:
        """The requirements with an example of a failure that starts from a lawful base."""
        known = faulty_examples(self.everybody)
        return [one.id for one in self.checked if one.id in known]

    @cached_property
    def alone(self) -> Engine:
        """An engine that checks what the plugin brings or changes, whosever duty."""
        chosen = tuple(one.id for one in self.touched)
        return self.engine.with_options(select=chosen, duty="all") if chosen else self.engine

    @cached_property
    def everybody(self) -> Engine:
        """An engine that checks everything, whosever duty."""
        return self.engine.with_options(duty="all")


def _installed_as(module: str) -> set[str]:
    """The names under which *module* is installed as a plugin."""
    return {one.name for one in entry_points(group=GROUP) if one.value == module}


def _named(engine: Engine, name: str) -> Plugin:
    for plugin in engine.plugins.plugins:
        if plugin.name == name:
            return plugin
    problems = "; ".join(f"{one.plugin}: {one.what_en}" for one in engine.plugins.problems)
    raise LookupError(f"the plugin {name} cannot be used: {problems}")
