"""Works out what an expression is, and which facts it reads, before it ever runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from fazhi_core.declarative.faults import ExpressionFault
from fazhi_core.declarative.operators import called
from fazhi_core.declarative.reads import stands_for
from fazhi_core.declarative.syntax import Call, Constant, Listed, Loop, Name, Node, Select
from fazhi_core.declarative.types import ANY, Known, Reads, Type
from fazhi_core.law.table import nearest
from fazhi_core.records.base import facts

__all__ = ["Inference"]

_CONSTANTS: Mapping[type[Any], Type] = {
    bool: Type("bool"),
    int: Type("int"),
    float: Type("number"),
    str: Type("text"),
}
_LINEAR = frozenset({"@in", "contains", "matches", "startsWith", "endsWith"})
_MOST_LOOPS = 2
_MOST_NODES = 400


@attrs.define(eq=False)
class Inference:
    """Goes through one expression.

    Args:
        known: the record types that it may speak of.
        roots: the types of the variables it starts from.
        is_pattern: whether a text is a regular expression.

    Attributes:
        params: the figures that it reads.
        named: the variables that it reads.
        depth: how many loops (or searches in a list or text) lie inside each other.
    """

    known: Known
    roots: Mapping[str, Type]
    is_pattern: Callable[[str], bool]
    params: dict[str, Type] = attrs.field(factory=dict, init=False)
    named: dict[str, None] = attrs.field(factory=dict, init=False)
    depth: int = attrs.field(default=0, init=False)
    _scope: dict[str, Type] = attrs.field(factory=dict, init=False)
    _loops: int = attrs.field(default=0, init=False)
    _nodes: int = attrs.field(default=0, init=False)

    def type_of(self, node: Node) -> Type:
        """The type of *node*.

        Raises:
            ExpressionFault: it speaks of what is not there, or of what cannot go together.
        """
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise ExpressionFault("too_large", node.at, limit=_MOST_NODES)
        match node:
            case Constant():
                return _CONSTANTS[type(node.value)]
            case Name():
                return self._variable(node)
            case Select():
                return self._has(node) if node.test else self._select(node)
            case Listed():
                return self._listed(node)
            case Loop():
                return self._loop(node)
            case Call():
                return self._call(node)
        raise ExpressionFault("no_tables", node.at)

    def _variable(self, node: Name) -> Type:
        if node.name in self._scope:
            return self._scope[node.name]
        found = self.roots.get(node.name)
        if found is None:
            known = (*self.roots, *(one for one in self._scope if not one.startswith("@")))
            hint = nearest(node.name, known)
            raise ExpressionFault(
                "no_such_variable", node.at, name=node.name, known=known, hint=hint
            )
        self.named[node.name] = None
        return found

    def _select(self, node: Select) -> Type:
        return self._step(self.type_of(node.operand), node)

    def _step(self, operand: Type, node: Select) -> Type:
        """What ``.name`` leads to from *operand*."""
        match operand.kind:
            case "part":
                return self._fact(operand, node)
            case "local" | "prefix":
                return self._local(operand, node)
            case "params":
                return self._param(operand, node)
            case "about":
                return self._about(operand, node)
        raise ExpressionFault("no_facts_in", node.at + 1, name=node.name, given=operand.words)

    def _fact(self, operand: Type, node: Select) -> Type:
        cls, reads = operand.of, operand.reads
        declared = facts(cls).get(node.name)
        if declared is None:
            hint = nearest(node.name, facts(cls))
            raise ExpressionFault(
                "no_such_fact", node.at + 1, name=node.name, cls=cls.__name__, hint=hint
            )
        assert reads is not None  # noqa: S101 - tables always have them
        found, below = self.known.fact(declared)
        if node.name in reads.facts:
            below = reads.facts[node.name][1]
            found = _reading(found, below)
        if found.kind == "local":
            below = below or Reads(None)
            found = Type("local", reads=below, record_type=self.known.record_type(cls))
        reads.facts[node.name] = (declared, below)
        return found.tainted(operand)

    def _local(self, operand: Type, node: Select) -> Type:
        kind, reads = operand.record_type, operand.reads
        assert reads is not None  # noqa: S101 - tables always have them
        path = (*reads.local, node.name)
        if kind is None or not kind.leads_to_local(path):
            known = [one.steps[len(reads.local)] for one in kind.fields] if kind else []
            hint = nearest(node.name, known)
            raise ExpressionFault("no_such_field", node.at + 1, name=".".join(path), hint=hint)
        field = kind.local_field(path)
        if field is not None:
            reads.facts[node.name] = (field, None)
            return self.known.local(field)
        _, below = reads.facts.get(node.name, (None, None))
        below = below or Reads(None, path)
        reads.facts[node.name] = (None, below)
        return Type("prefix", reads=below, record_type=kind)

    def _param(self, operand: Type, node: Select) -> Type:
        figures: Mapping[str, Type] = operand.of
        if node.name not in figures:
            hint = nearest(node.name, figures)
            raise ExpressionFault("no_such_param", node.at + 1, name=node.name, hint=hint)
        self.params[node.name] = figures[node.name]
        return figures[node.name]

    def _about(self, operand: Type, node: Select) -> Type:
        tables: Mapping[str, Type] = operand.of
        if node.name not in tables:
            hint = nearest(node.name, tables)
            raise ExpressionFault("not_in_uses", node.at + 1, name=node.name, hint=hint)
        self.named[f"about.{node.name}"] = None
        return tables[node.name]

    def _has(self, node: Select) -> Type:
        operand = self.type_of(node.operand)
        self._step(operand, node)
        declared = facts(operand.of)[node.name] if operand.kind == "part" else None
        if declared is None or declared.absence != "none" or stands_for(declared) is not None:
            raise ExpressionFault("has_unknown", node.at, name=node.name)
        return Type("bool")

    def _listed(self, node: Listed) -> Type:
        types = [self.type_of(one) for one in node.elements]
        if not types:
            return Type("empty")
        first = types[0]
        for one, element in zip(types[1:], node.elements[1:], strict=True):
            if one.kind != first.kind:
                raise ExpressionFault("mixed_list", element.at)
        return Type("list", first).tainted(*types)

    def _loop(self, node: Loop) -> Type:
        over = self.type_of(node.over)
        if over.kind not in {"list", "empty"}:
            raise ExpressionFault("no_list", node.at, given=over.words)
        if node.variable in {*self.roots, *self._scope}:
            raise ExpressionFault("taken_variable", node.at, name=node.variable)
        self._loops += 1
        self.depth = max(self.depth, self._loops)
        if self._loops > _MOST_LOOPS:
            raise ExpressionFault("too_many_loops", node.at, limit=_MOST_LOOPS)
        before = dict(self._scope)
        element = over.of if over.kind == "list" else ANY
        self._scope[node.variable] = element.tainted(over)
        self._scope[node.kept] = self.type_of(node.start)
        self._scope[node.kept] = self.type_of(node.step)
        self._loops -= 1
        found = self.type_of(node.result)
        self._scope = before
        return found

    def _call(self, node: Call) -> Type:
        if node.name == "happened":
            return self._happened(node)
        parts = (node.target, *node.arguments) if node.target is not None else node.arguments
        found = called(node, tuple(self.type_of(one) for one in parts if one is not None))
        if node.name == "matches":
            pattern = node.arguments[-1]
            if isinstance(pattern, Constant) and not self.is_pattern(pattern.value):
                raise ExpressionFault("no_pattern", pattern.at)
        # What a loop keeps is lengthened by one element at a time, which costs nothing.
        kept = isinstance(parts[0], Name) and parts[0].name.startswith("@")
        if node.name in _LINEAR or (found.kind in {"list", "text"} and not kept):
            self.depth = max(self.depth, self._loops + 1)
        return found

    def _happened(self, node: Call) -> Type:
        asked = node.arguments[0] if len(node.arguments) == 1 and node.target is None else None
        found = self.type_of(asked) if isinstance(asked, Select) and not asked.test else ANY
        if not found.may_not_happen:
            raise ExpressionFault("happened_what", node.at)
        return Type("bool")


def _reading(found: Type, reads: Reads | None) -> Type:
    """*found* with what is already noted of the tables behind it."""
    if found.kind == "list" and found.of.kind == "part":
        return attrs.evolve(found, of=attrs.evolve(found.of, reads=reads))
    return attrs.evolve(found, reads=reads) if found.kind == "part" else found
