"""Compiles the rules of requirements into checkers, and says what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from string import Formatter

import attrs

from fazhi_core._texts import Text
from fazhi_core.declarative.environment import Environment
from fazhi_core.declarative.expression import Expression, Origin
from fazhi_core.declarative.faults import TEXTS, ExpressionFault, pointed_at, with_caret
from fazhi_core.declarative.inference import Inference
from fazhi_core.declarative.judge import Asked, Judge
from fazhi_core.declarative.types import Kind, Known, Reads, Type, param_type
from fazhi_core.engine.checker import Checker
from fazhi_core.engine.outcome import as_path
from fazhi_core.engine.paths import leads
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.rule import Condition, Rule
from fazhi_core.law.table import LawError, LawFault, nearest
from fazhi_core.records import RecordType, leads_to_local
from fazhi_core.records.base import Part, facts

__all__ = ["Rules"]

_SHOWN: frozenset[Kind] = frozenset({"int", "number", "day", "due", "days", "hours", "choice"})
_OWN_PLACES = frozenset({"label", "due"})

Keys = tuple[str | int, ...]
PlaceOf = Callable[[str, Keys], tuple[str, int]]


@attrs.frozen(eq=False, slots=False)
class Rules:
    """Makes checkers of rules without code; CEL is loaded when the first of them is made.

    Args:
        types: the record types by name.
        place_of: file and line of what stands at some keys in the table of a requirement.
    """

    types: Mapping[str, RecordType]
    place_of: PlaceOf

    @cached_property
    def environment(self) -> Environment:
        """CEL with our variables and functions.

        Raises:
            ImportError: it is not installed.
        """
        return Environment.new()

    def checker(self, requirement: Requirement) -> Checker:
        """The checker of *requirement*, which has a rule.

        Raises:
            LawError: something in the rule cannot be used; all of it at once.
        """
        return _Compiling(self, requirement).checker()


class _Compiling:
    """One rule while it is compiled."""

    def __init__(self, rules: Rules, requirement: Requirement) -> None:
        assert requirement.rule is not None  # noqa: S101 - the caller's word
        self._rules = rules
        self._one = requirement
        self._rule: Rule = requirement.rule
        self._faults: list[LawFault] = []
        self._cls = rules.types[requirement.record].cls
        self._item = self._item_class()

    def checker(self) -> Checker:
        """The checker.

        Raises:
            LawError: something cannot be used.
        """
        when = self._expression(self._rule.when, ("when",)) if self._rule.when else None
        self._must_be(when, ("when",))
        asked = tuple(
            self._asked(condition, ("require", number))
            for number, condition in enumerate(self._rule.require)
        )
        if self._faults:
            raise LawError(self._faults)
        judge = Judge(when, asked, self._one.each)
        if not self._one.each:
            return Checker(self._one.id, self._cls, judge.of_record)
        return Checker(self._one.id, self._cls, judge.of_item, unlisted=judge.of_unknown_items)

    def _item_class(self) -> type[Part]:
        """The class of what is judged."""
        cls: type[Part] = self._cls
        for name in self._one.each.split(".") if self._one.each else ():
            info = facts(cls).get(name)
            if info is None or info.part is None:
                self._fault(("each",), TEXTS["no_tables_to_judge"])
                break
            cls = info.part
        return cls

    def _asked(self, condition: Condition, keys: Keys) -> Asked:
        self._check_path(condition, keys)
        if condition.term:
            self._check_term(condition, keys)
            return Asked(condition, None, {})
        that = self._expression(condition.that, (*keys, "that"))
        self._must_be(that, (*keys, "that"))
        values: dict[str, Expression] = {}
        for name, written in condition.values.items():
            at = (*keys, "values", name)
            value = self._expression(written, at)
            if value is not None:
                self._must_be_shown(value.type, at)
                values[name] = value
        self._check_places(condition, keys)
        return Asked(condition, that, values)

    def _must_be(self, found: Expression | None, keys: Keys) -> None:
        if found is not None and found.type.kind not in {"bool", "any"}:
            self._fault(keys, TEXTS["no_condition"].fill({"given": found.type.words}))

    def _must_be_shown(self, found: Type, keys: Keys) -> None:
        if found.private:
            self._fault(keys, TEXTS["private_value"])
        elif found.kind not in _SHOWN:
            self._fault(keys, TEXTS["no_value"].fill({"given": found.words}))

    def _check_path(self, condition: Condition, keys: Keys) -> None:
        path = as_path(condition.at)
        cls = self._cls if path[:1] == ("/",) or not self._one.each else self._item
        steps = path[1:] if path[:1] == ("/",) else path
        if not leads(cls, steps, lambda name: self._rules.types[name].cls, self._is_local):
            hint = nearest(str(steps[-1]), facts(cls))
            text = TEXTS["no_such_path"].fill({"path": condition.at, "hint": hint})
            self._fault((*keys, "at"), text)

    def _is_local(self, cls: type[Part], path: Sequence[str | int]) -> bool:
        return leads_to_local(self._rules.types, cls, path)

    def _check_term(self, condition: Condition, keys: Keys) -> None:
        if condition.term == "in_order":
            if self._one.each or any(one.order is None for one in self._one.versions):
                self._fault((*keys, "term"), TEXTS["needs_order"])
        elif not self._has_term(both=True):
            self._fault((*keys, "term"), TEXTS["needs_term"])

    def _has_term(self, *, both: bool) -> bool:
        """Whether each version has a term, with a beginning, and where *both* with an end."""
        return all(
            one.deadline is not None and one.deadline.start and (one.deadline.end or not both)
            for one in self._one.versions
        )

    def _check_places(self, condition: Condition, keys: Keys) -> None:
        """See that the message asks for no value that nobody gives."""
        message = self._one.messages.get(condition.key)
        if message is None:
            return
        given = _OWN_PLACES | set(condition.values)
        for text in (message.text, message.remedy):
            for name in sorted({*_places(text.zh), *_places(text.en)} - given):
                said = TEXTS["no_value_for"].fill({"key": condition.key, "name": name})
                self._fault((*keys, "values"), said)
                return

    def _expression(self, written: str, keys: Keys) -> Expression | None:
        """The expression *written* at *keys*; ``None``, and a fault noted, where it is none."""
        try:
            return self._sound(written, keys)
        except ImportError:
            fault = self._faulty(keys, TEXTS["not_installed"])
            if fault not in self._faults:
                self._faults.append(fault)
        except ExpressionFault as error:
            number, caret = pointed_at(written, error.at)
            self._fault(keys, with_caret(error.text, caret), lines=number)
        return None

    def _sound(self, written: str, keys: Keys) -> Expression:
        environment = self._rules.environment
        tables, about = self._tables(), self._about()
        node = environment.parse(written)
        going = Inference(self._known, self._roots(tables, about), environment.is_pattern)
        found = going.type_of(node)
        if "due" in going.named and not self._has_term(both=False):
            raise ExpressionFault("due_without_term", max(written.find("due"), 0))
        named = frozenset(going.named)
        return Expression(
            program=environment.compile(written),
            type=found,
            origin=Origin(partial(self._rules.place_of, self._one.id, keys)),
            tables={name: one for name, one in tables.items() if name in named},
            about={name: one for name, one in about.items() if f"about.{name}" in named},
            params=dict(going.params),
            named=named,
            depth=going.depth,
        )

    @cached_property
    def _known(self) -> Known:
        return Known(self._rules.types.__getitem__, self._one.uses)

    def _tables(self) -> dict[str, Reads]:
        tables = {"record": Reads(self._cls)}
        return tables | {"item": Reads(self._item)} if self._one.each else tables

    def _about(self) -> dict[str, Reads]:
        return {name: Reads(self._rules.types[name].cls) for name in self._one.uses}

    def _roots(self, tables: Mapping[str, Reads], about: Mapping[str, Reads]) -> dict[str, Type]:
        roots = {name: Type("part", one.cls, one) for name, one in tables.items()}
        listed = {name: Type("list", Type("part", one.cls, one)) for name, one in about.items()}
        roots["params"] = Type("params", dict(self._figures()))
        roots["about"] = Type("about", listed)
        roots["as_of"] = Type("day")
        roots["due"] = Type("due")
        return roots

    def _figures(self) -> Iterator[tuple[str, Type]]:
        """The figures that every version has, with their types."""
        versions = self._one.versions
        for name in versions[0].params:
            if all(name in one.params for one in versions):
                yield name, param_type([one.params[name].value for one in versions])

    def _fault(self, keys: Keys, text: Text, *, lines: int = 0) -> None:
        self._faults.append(self._faulty(keys, text, lines=lines))

    def _faulty(self, keys: Keys, text: Text, *, lines: int = 0) -> LawFault:
        file, line = self._rules.place_of(self._one.id, keys)
        shown = ".".join(str(key) for key in (self._one.id, *keys) if isinstance(key, str))
        return LawFault(file, line + lines, shown, text)


def _places(sentence: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(sentence) if name)
