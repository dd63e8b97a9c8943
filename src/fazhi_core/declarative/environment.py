"""CEL itself: the only module that touches the library, and only once a rule needs it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from fazhi_core.declarative.faults import ExpressionFault
from fazhi_core.declarative.reads import EPOCH
from fazhi_core.declarative.syntax import Node, tree_of

__all__ = ["LONGEST", "Environment", "Program"]

LONGEST = 2000
"""Characters of an expression beyond which it is refused."""

_SAID = re.compile(r"ERROR: <input>:(\d+):(\d+): (?:Syntax error: )?([^\n]*)")
_HOUR = 3_600_000_000

Program = Callable[[Mapping[str, Any]], Any]
"""Takes the values of the variables; gives the answer, or ``None`` where CEL has none.

Raises:
    RuntimeError: it would take too long.
"""


@attrs.frozen(eq=False)
class Environment:
    """The variables and functions that every expression sees."""

    _cel: Any
    _env: Any

    @classmethod
    def new(cls) -> Environment:
        """The environment.

        Raises:
            ImportError: the library is not installed.
        """
        from cel_expr_python import cel

        kinds = cel.Type
        table = kinds.Map(kinds.STRING, kinds.DYN)
        variables = dict.fromkeys(("record", "item", "params", "about"), table)
        variables |= dict.fromkeys(("due", "as_of"), kinds.INT)
        return cls(cel, cel.NewEnv(variables=variables, functions=_functions(cel)))

    def parse(self, expression: str) -> Node:
        """The tree of *expression*.

        Raises:
            ExpressionFault: it is too long, or no expression.
        """
        if len(expression) > LONGEST:
            raise ExpressionFault("too_long", LONGEST, limit=LONGEST)
        try:
            parsed = self._env.compile(expression, disable_check=True)
        except RuntimeError as error:
            raise _fault(expression, str(error), "syntax") from None
        return tree_of(parsed.serialize())

    def compile(self, expression: str) -> Program:
        """What evaluates *expression*, which was found sound.

        Raises:
            ExpressionFault: CEL refuses it all the same.
        """
        try:
            compiled = self._env.compile(expression)
        except RuntimeError as error:
            raise _fault(expression, str(error), "refused") from None
        failed = self._cel.Type.ERROR

        def evaluate(data: Mapping[str, Any]) -> Any:
            found = compiled.eval(data=data)
            return None if found.type() == failed else found.plain_value()

        return evaluate

    def is_pattern(self, pattern: str) -> bool:
        """Whether *pattern* is a regular expression (RE2) of a size that can be used."""
        asked = self._env.compile(f"''.matches({json.dumps(pattern, ensure_ascii=False)})")
        return bool(asked.eval(data={}).type() != self._cel.Type.ERROR)


def _fault(expression: str, said: str, key: str) -> ExpressionFault:
    """What CEL says of *expression*, at the place that it names."""
    found = _SAID.search(said)
    deep = "recursion" in said
    if found is None:
        return ExpressionFault("too_deep_to_read" if deep else key, 0, detail=said.splitlines()[0])
    line, column = int(found[1]), int(found[2])
    before = expression.split("\n")[: line - 1]
    at = sum(len(one) + 1 for one in before) + column - 1
    key = "too_deep_to_read" if deep else key
    return ExpressionFault(key, at, detail=found[3].partition(" expecting ")[0])


def _functions(cel: Any) -> list[Any]:
    kinds = cel.Type
    every = {
        "bool": kinds.BOOL,
        "int": kinds.INT,
        "double": kinds.DOUBLE,
        "string": kinds.STRING,
        "list": kinds.List(kinds.DYN),
        "map": kinds.Map(kinds.DYN, kinds.DYN),
    }
    happened = [
        cel.Overload(f"happened_{name}", kinds.BOOL, [kind], False, lambda one: one is not False)  # noqa: FBT003
        for name, kind in every.items()
    ]
    plain = {
        "date": (kinds.STRING, lambda text: date.fromisoformat(text).toordinal()),
        "days": (kinds.INT, lambda count: count),
        "hours": (kinds.INT, lambda count: count * _HOUR),
        "day_of": (kinds.INT, lambda at: (EPOCH + timedelta(microseconds=at)).toordinal()),
        "year": (kinds.INT, lambda day: date.fromordinal(day).year),
        "month": (kinds.INT, lambda day: date.fromordinal(day).month),
    }
    return [
        cel.FunctionDecl("happened", happened),
        *(
            cel.FunctionDecl(name, [cel.Overload(f"{name}_1", kinds.INT, [takes], False, gives)])  # noqa: FBT003
            for name, (takes, gives) in plain.items()
        ),
    ]
