"""Breaks ten checkers of the national pack in every simple way, and sees whether the kit notices.

Each ``if`` of a checker is turned round, each comparison moved by its edge, each failure made a
pass and each pass a failure: one change at a time.  A broken checker is found by

* ``lawful``: it cries wolf over a record that is lawful by construction,
* ``faults``: it does not see, or sees elsewhere, what breaks its requirement alone,
* ``examples``: it says something else than an example of the pack.

Run it by hand (some minutes)::

    python benchmarks/mutants.py [REQUIREMENT …]

It exits with 1 where a broken checker goes unseen by all three.  A change that makes no difference
to any outcome breaks nothing; those are named in ``HARMLESS``, each with the reason.
"""

from __future__ import annotations

import ast
import copy
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from datetime import date
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, given, settings

from fazhi_core import Engine
from fazhi_core.testing import (
    assert_breaks,
    assert_lawful,
    lawful,
    lawful_but_for,
    read_examples,
    run_example,
)

CHECKERS = (
    "two-officers",
    "hearing-notice-7wd",
    "demolition-wait",
    "request-answer-20-days",
    "disclose-penalty-licence-7wd",
    "prior-notice",
    "annual-report-publish-0401",
    "pet-60d",
    "disclosure-secrecy-review",
    "court-application-3-months",
)
HARMLESS = {
    # Counts only whom nothing can be said against; where they do not suffice all are looked at.
    ("two-officers", "plainly_qualified(act, case) > req.params.minimum"),
}
AS_OF = date(2026, 11, 1)
TRIED = settings(
    max_examples=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
EDGES = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq}
VERDICTS = {"fail": "ok", "review": "ok"}


def source_of(engine: Engine, requirement: str) -> tuple[ModuleType, str]:
    """The module and the function of the checker of *requirement*."""
    known = engine.rulebook.requirements[requirement]
    checker = engine.rulebook.checkers_of(known.record)[requirement]
    return importlib.import_module(checker.function.__module__), checker.function.__name__


def mutants(module: ModuleType, function: str) -> Iterator[tuple[str, str, ast.Module]]:
    """Every way of breaking *function*: in words, what stands there now, and the whole module."""
    tree = ast.parse(inspect.getsource(module))
    count = len(list(ast.walk(body_of(tree, function))))
    for position in range(count):
        broken = copy.deepcopy(tree)
        node = list(ast.walk(body_of(broken, function)))[position]
        if (told := broken_at(node)) is not None:
            ast.fix_missing_locations(broken)
            yield f"line {node.lineno}: {told}", ast.unparse(node), broken  # type: ignore[attr-defined]


def body_of(tree: ast.Module, function: str) -> ast.FunctionDef:
    return next(
        one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == function
    )


def broken_at(node: ast.AST) -> str | None:
    """Break *node*; in which way, or ``None`` where it is nothing to be broken."""
    if isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "condition turned round"
    if isinstance(node, ast.Compare) and type(node.ops[0]) in EDGES:
        before = type(node.ops[0])
        node.ops[0] = EDGES[before]()
        return f"{before.__name__} made {EDGES[before].__name__}"
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Call):
        name = getattr(node.value.func, "id", "")
        if name in VERDICTS:
            node.value = ast.Call(ast.Name(VERDICTS[name], ast.Load()), [], [])
            return f"{name} made {VERDICTS[name]}"
        if isinstance(node.value.func, ast.Attribute):
            node.value = ast.Call(ast.Name("ok", ast.Load()), [], [])
            return f"{node.value.func.id} made of {name or 'a term'}"  # type: ignore[attr-defined]
    return None


def engine_with(module: ModuleType, tree: ast.Module) -> Engine:
    """An engine whose national pack has *tree* in the place of *module*."""
    broken = ModuleType(module.__name__)
    broken.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    exec("from fazhi_core import ok", broken.__dict__)  # noqa: S102 - what a mutant may need
    exec(compile(tree, module.__file__ or "", "exec"), broken.__dict__)  # noqa: S102 - our own code
    sys.modules[module.__name__] = broken
    try:
        engine = Engine(discover=False, duty="all", as_of=AS_OF)
        engine.rulebook.verify()
    finally:
        sys.modules[module.__name__] = module
    return engine


class Kit:
    """What looks for a fault in the checker of one requirement.

    Which records are lawful follows from the examples and the law, never from a checker, so it is
    worked out once.
    """

    def __init__(self, sound: Engine, requirement: str) -> None:
        known = sound.rulebook.requirements[requirement]
        plugin = sound.plugins.plugins[0]
        self.examples = [
            one for one in read_examples(plugin.examples) if one.requirement == requirement
        ]
        self.lawful = lawful(sound, known.record)
        self.faults = lawful_but_for(sound, requirement)

    def found_by(self, engine: Engine) -> list[str]:
        """What notices that the checker is broken in *engine*."""
        ways: dict[str, Callable[[], Any]] = {
            "lawful": tried(self.lawful, lambda one: assert_lawful(engine, one)),
            "faults": tried(self.faults, lambda one: assert_breaks(engine, one)),
            "examples": lambda: [run_example(one, engine) for one in self.examples],
        }
        return [name for name, way in ways.items() if complains(way)]


def tried(strategy: Any, judge: Callable[[Any], None]) -> Callable[[], None]:
    @TRIED
    @given(strategy)
    def holds(one: Any) -> None:
        judge(one)

    return holds


def complains(way: Callable[[], Any]) -> bool:
    try:
        way()
    except AssertionError:
        return True
    except BaseExceptionGroup as group:
        return group.subgroup(AssertionError) is not None
    return False


def main(requirements: list[str]) -> int:
    """Break the checkers of *requirements*; the exit code."""
    sound = Engine(discover=False, duty="all", as_of=AS_OF)
    caught = unseen = 0
    for requirement in requirements or CHECKERS:
        kit = Kit(sound, requirement)
        assert not kit.found_by(sound), f"{requirement} is not sound to begin with"
        module, function = source_of(sound, requirement)
        for told, part, tree in mutants(module, function):
            if (requirement, part) in HARMLESS:
                print(f"{requirement}: {told}: harmless", flush=True)
                continue
            found = kit.found_by(engine_with(module, tree))
            caught += bool(found)
            unseen += not found
            print(f"{requirement}: {told}: {', '.join(found) or 'NOT FOUND'}", flush=True)
    print(f"{caught} caught, {unseen} unseen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
