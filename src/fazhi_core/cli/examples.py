"""The examples that plugins bring, by requirement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fazhi_core.cli.invocation import misuse
from fazhi_core.host.engine import Engine
from fazhi_core.testing.examples import Example, ExampleError, read_bases, read_examples

__all__ = ["examples_of"]


def examples_of(engine: Engine) -> dict[str, list[Example]]:
    """The examples of all plugins of *engine*, by the id of their requirement.

    Raises:
        UsageError: a file of examples is faulty.
    """
    found: dict[str, list[Example]] = {}
    bases: dict[str, Mapping[str, Any]] = {}
    for plugin in engine.plugins.plugins:
        try:
            bases |= read_bases(plugin.examples)
            examples = read_examples(plugin.examples, bases)
        except (ExampleError, KeyError, ValueError, OSError) as error:
            raise misuse("bad_examples", plugin=plugin.name, detail=str(error)) from error
        for one in examples:
            requirement = engine.rulebook.named(one.requirement)
            found.setdefault(requirement.id if requirement else one.requirement, []).append(one)
    return found
