"""What went wrong in a run, in lines: the same words from every command."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from fazhi_core.cli.invocation import Invocation
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report
from fazhi_core.engine.rulebook import Problem
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.words import place_words

__all__ = ["complain", "problem_lines", "wrong_lines"]


def wrong_lines(call: Invocation, report: Report) -> Iterator[str]:
    """Why *report* is incomplete: what was not read, which checks crashed, unusable plugins."""
    for fault in report.tally.unread:
        where = place_words(Place(fault.file, fault.line, fault.column))
        told = fault.fault if call.spoken == "zh" else fault.fault_en
        yield call.say("wrong", what=where, why=told)
    crashed = Counter(
        (one.requirement, one.message.in_(call.spoken))
        for one in report.findings
        if one.kind is Kind.ERROR
    )
    for (requirement, why), count in crashed.items():
        yield call.say("wrong_often", what=requirement, why=why, count=count)
    yield from problem_lines(call, report.problems)


def problem_lines(call: Invocation, problems: Iterable[Problem]) -> Iterator[str]:
    """The plugins that could not be used."""
    for one in problems:
        why = one.what if call.spoken == "zh" else one.what_en
        first, *more = why.splitlines() or [""]
        yield call.say("wrong", what=one.plugin, why=first)
        yield from (f"  {line}" for line in more)


def complain(lines: Iterable[str]) -> None:
    """Write *lines* on standard error, where the output is for programs and has no room."""
    sys.stderr.writelines(f"{safe(line)}\n" for line in lines)
