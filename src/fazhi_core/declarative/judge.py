"""What a rule without code concludes on one subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from fazhi_core.declarative.ends import end_at
from fazhi_core.declarative.expression import Expression, Subject
from fazhi_core.engine.checker import Bound
from fazhi_core.engine.outcome import Kind, Outcome, fail, not_applicable, not_shown, ok, review
from fazhi_core.law.rule import Condition

__all__ = ["Asked", "Judge"]

_OK = ok()


@attrs.frozen(eq=False)
class Asked:
    """One condition: its expression, or the term that it asks for."""

    condition: Condition
    that: Expression | None
    values: Mapping[str, Expression]


@attrs.frozen(eq=False)
class Judge:
    """The logic of one requirement, written in its file of law.

    Args:
        when: whether it asks anything of a subject; ``None``: always.
        asked: what must hold; the first that does not decides, so that what comes later may rely
            on what came before.
        each: the list whose items are judged one by one; empty for the record as a whole.
    """

    when: Expression | None
    asked: tuple[Asked, ...]
    each: str

    def of_record(self, record: Any, req: Bound[Any]) -> Outcome:
        """The outcome on *record*."""
        return self._judge(Subject(record, record, req, self.each))

    def of_item(self, item: Any, record: Any, req: Bound[Any]) -> Outcome:
        """The outcome on *item* of *record*."""
        return self._judge(Subject(record, item, req, self.each))

    def of_unknown_items(self, record: Any, req: Bound[Any]) -> Outcome:
        """The outcome on *record*, which does not show the list.

        CEL says "no" only where the answer is "no" whatever stands in what is not shown.
        """
        unknown = not_shown(f"/{self.each}")
        if self.when is None:
            return unknown
        answer = self.when.ask(Subject(record, None, req, self.each))
        if isinstance(answer, Outcome):
            return answer if answer.kind is Kind.ERROR else unknown
        return unknown if answer else not_applicable()

    def _judge(self, subject: Subject) -> Outcome:
        if self.when is not None:
            answer = self.when.ask(subject)
            if isinstance(answer, Outcome):
                return answer
            if not answer:
                return not_applicable()
        for one in self.asked:
            outcome = self._of_expression(one, subject)
            if outcome is not _OK:
                return outcome
        return _OK

    def _of_expression(self, asked: Asked, subject: Subject) -> Outcome:
        condition = asked.condition
        if asked.that is None:
            return self._of_term(condition, subject)
        answer = asked.that.ask(subject, condition.at)
        if isinstance(answer, Outcome):
            return answer
        if answer:
            return _OK
        values: dict[str, Any] = {}
        for name, expression in asked.values.items():
            given = expression.ask(subject, condition.at, latest=True)
            if isinstance(given, Outcome):
                return given
            values[name] = expression.value(given)
        make = fail if condition.verdict == "fail" else review
        return make(condition.at, key=condition.key, **values)

    def _of_term(self, condition: Condition, subject: Subject) -> Outcome:
        req = subject.req
        if condition.term == "in_order":
            return req.in_order(subject.record)
        begins = end_at(req.deadline.start, self.each)
        start = begins.day(subject.item, subject.record)
        if start is None:
            return not_shown(begins.path)
        if start is False:
            return not_applicable()
        ends = end_at(req.deadline.end, self.each)
        term = req.within if condition.term == "within" else req.waited
        return term(start, ends.day(subject.item, subject.record), path=ends.path)
