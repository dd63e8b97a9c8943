"""``fazhi plugins``: what is installed, where it came from, and what it adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fazhi_core.cli.invocation import Invocation, add_settings
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.cli.wrong import problem_lines
from fazhi_core.engine.checker import CheckerModule
from fazhi_core.engine.rulebook import Problem
from fazhi_core.host.engine import Engine
from fazhi_core.host.plugins import TEXTS as HOST_TEXTS
from fazhi_core.host.plugins import Plugin
from fazhi_core.reporters.words import some

__all__ = ["run"]

_PREFIX = "fazhi_"


def run(call: Invocation) -> int:
    """Print the plugins; 3 where one of them cannot be used."""
    parser = call.parser()
    add_format(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    engine = call.engine(parsed)
    problems = (
        *engine.plugins.problems,
        *engine.rulebook.problems_of(engine.rulebook.record_types),
    )
    if parsed.format == "json":
        print_json(_table(engine, problems), parsed.output)
    else:
        print_lines(_lines(call, engine, problems), parsed.output)
    return 3 if problems else 0


def _adds(plugin: Plugin, engine: Engine) -> dict[str, list[str]]:
    """What *plugin* adds, by hook; for files of requirements the requirements in them."""
    found = {
        hook.removeprefix(_PREFIX): [_name(one) for one in brought]
        for hook, brought in plugin.brings.items()
        if brought
    }
    if "requirements" in found:
        owners = engine.rulebook.owners
        found["requirements"] = sorted(id_ for id_, who in owners.items() if who == plugin.name)
    return found


def _name(brought: Any) -> str:
    if isinstance(brought, CheckerModule):
        return brought.module
    for attribute in ("requirement", "name", "year", "suffixes"):
        value = getattr(brought, attribute, None)
        if value is not None:
            return ", ".join(value) if isinstance(value, tuple) else str(value)
    return type(brought).__name__


def _table(engine: Engine, problems: tuple[Problem, ...]) -> dict[str, Any]:
    return {
        "plugins": [
            {
                "name": one.name,
                "version": one.version,
                "origin": one.origin,
                "adds": _adds(one, engine),
            }
            for one in engine.plugins.plugins
        ],
        "problems": [
            {"plugin": one.plugin, "problem": one.what, "problem_en": one.what_en}
            for one in problems
        ],
    }


def _lines(call: Invocation, engine: Engine, problems: tuple[Problem, ...]) -> Iterator[str]:
    for one in engine.plugins.plugins:
        origin = HOST_TEXTS.say(f"origin_{one.origin}", call.spoken)
        yield f"{one.name} {one.version}".rstrip() + call.say("in_brackets", text=origin)
        for what, named in _adds(one, engine).items():
            title = call.say(f"adds_{what}", count=len(named))
            yield "  " + call.say("named", title=title, names=some(named, call.spoken))
    yield from problem_lines(call, problems)
