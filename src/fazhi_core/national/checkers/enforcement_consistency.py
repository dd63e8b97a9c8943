"""Checkers of facts that must fit each other: numbers and days, words and figures, yes and when."""

from __future__ import annotations

import re

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._amounts import NumeralWords, amount_of
from fazhi_core.national.checkers._flags import disagree
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, Procedure

__all__ = ["document_number_form", "fine_in_words", "flags_and_days_agree"]


@attrs.frozen(kw_only=True)
class NumberForm:
    """Patterns of ``document-number-form``.

    Args:
        form: a number as it should be; its first group is the year.
        other_brackets: a year in other brackets.
    """

    form: str
    other_brackets: str


@checker("document-number-form", EnforcementCase, params=NumberForm)
def document_number_form(case: EnforcementCase, req: Bound[NumberForm]) -> Outcome:
    """The number has its brackets, and the year of the decision or of the filing."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if case.procedure is Procedure.SUMMARY:
        return not_applicable()
    if decision is None or decided is None or decision.document_no is None:
        return not_shown("decision.document_no")
    path = "decision.document_no"
    found = re.fullmatch(req.params.form, decision.document_no)
    if found is None:
        brackets = re.search(req.params.other_brackets, decision.document_no)
        return fail(path, key="brackets" if brackets else "form")
    year = int(found.group(1))
    if year == decided.year:
        return ok()
    if case.filed_on is None:
        return not_shown("filed_on")
    if case.filed_on and case.filed_on.year == year:
        return ok()
    return fail(path, key="year", year=year, decided=decided)


@checker("fine-in-words", EnforcementCase, params=NumeralWords)
def fine_in_words(case: EnforcementCase, req: Bound[NumeralWords]) -> Outcome:
    """The fine in words is the fine in figures."""
    decision = table(case.decision)
    if decision is None:
        return not_shown("decision")
    if decision.fine_in_words is None:
        return not_applicable()
    if decision.fine is None:
        return not_shown("decision.fine")
    amount = amount_of(decision.fine_in_words, req.params)
    if amount is None:
        return review("decision.fine_in_words", key="unreadable", figures=decision.fine)
    if amount == decision.fine:
        return ok()
    return fail("decision.fine_in_words", key="differs", words=amount, figures=decision.fine)


@checker("flags-and-days-agree", EnforcementCase)
def flags_and_days_agree(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """What is said to have happened has its day, and what did not has none."""
    if case.statement is None:
        return not_shown("statement")
    statement = table(case.statement)
    if statement is None:
        return not_applicable()
    made = disagree(statement.made, statement.received_on)
    if made is None:
        return not_shown("statement.made" if statement.made is None else "statement.received_on")
    if made:
        return fail("statement.received_on", key="disagree")
    if not statement.made:
        return ok()
    considered = disagree(statement.considered, statement.considered_on)
    if considered is None:
        missing = "considered" if statement.considered is None else "considered_on"
        return not_shown(f"statement.{missing}")
    return fail("statement.considered_on", key="disagree") if considered else ok()
