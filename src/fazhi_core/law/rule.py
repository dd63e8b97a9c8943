"""Rules without code: the test of a requirement, as conditions that stand beside it.

Only what is written is read here; that an expression means something is found out where it is
compiled, once the records that it speaks of are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, cast, get_args

import attrs

from fazhi_core.law.table import Table, nearest
from fazhi_core.records.local import FrozenMap

__all__ = ["Condition", "Rule", "Term", "read_rule"]

Term: TypeAlias = Literal["within", "waited", "in_order"]
"""What is asked of the version's own term or order of steps instead of an expression."""

Verdict: TypeAlias = Literal["fail", "review"]


@attrs.frozen(eq=False)
class Condition:
    """One thing that must hold.

    Args:
        that: the expression; empty where *term* asks.
        term: see :data:`Term`; empty where *that* asks.
        key: the requirement's message where it does not hold.
        at: path of the fact where it shows, as a checker gives it.
        verdict: ``fail``, or ``review`` where a person must judge.
        values: expressions that fill the message.
    """

    that: str = ""
    term: Term | Literal[""] = ""
    key: str = ""
    at: str = ""
    verdict: Verdict = "fail"
    values: Mapping[str, str] = attrs.field(factory=lambda: FrozenMap({}))


@attrs.frozen(eq=False)
class Rule:
    """The test of a requirement.

    Args:
        when: the expression that says whether it asks anything of a subject; empty: always.
        require: what must hold, in order; the first that does not decides.
    """

    when: str
    require: tuple[Condition, ...]


def read_rule(table: Table) -> Rule | None:
    """The rule in the *table* of a requirement, ``None`` where it has none."""
    when = table.text("when")
    if "when" in table and not when.strip():
        table.fault("when", "empty_expression", key="when")
    conditions = tuple(map(_condition, table.tables("require")))
    if not conditions:
        if "when" in table or "require" in table:
            table.fault("", "missing_key", key="require")
        return None
    for name in ("group", "person", "not_township"):
        if name in table:
            table.fault(name, "no_rule_with", key=name)
    messages = table.raw.get("messages")
    known = messages if isinstance(messages, Mapping) else {}
    for number, one in enumerate(conditions):
        if one.key and one.key not in known:
            at = (*table.path, "require", number, "key")
            hint = nearest(one.key, known)
            table.file.fault(at, "no_such_message", key=one.key, hint=hint)
    return Rule(when, conditions)


def _condition(table: Table) -> Condition:
    that, term = table.text("that"), table.text("term")
    if "that" in table and not that.strip():
        table.fault("that", "empty_expression", key="that")
    if ("that" in table) == ("term" in table):
        table.fault("", "that_or_term")
    if term and term not in get_args(Term):
        hint = nearest(term, get_args(Term))
        table.fault("term", "not_one_of", key="term", wanted=get_args(Term), hint=hint)
    verdict = table.choice("verdict", get_args(Verdict), default="fail")
    condition = Condition(
        that=that,
        term=cast("Term", term),
        key=table.text("key", needed=not term),
        at=table.text("at"),
        verdict=cast("Verdict", verdict),
        values=FrozenMap(_values(table.table("values"))),
    )
    if term:
        for name in ("key", "at", "verdict", "values"):
            if name in table:
                table.fault(name, "term_has_its_own", key=name)
    table.done()
    return condition


def _values(table: Table | None) -> dict[str, str]:
    if table is None:
        return {}
    values = {name: table.text(name) for name in table.raw}
    for name in table.raw:
        if name in {"label", "due", "plugin"}:
            table.fault(name, "value_is_the_engines", key=name)
    return values
