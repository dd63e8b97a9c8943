"""``fazhi due``: what is still open and has a day, in the order of the days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from fazhi_core.cli.arguments import a_day
from fazhi_core.cli.invocation import Invocation, add_judging, add_settings, engine_of, misuse
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.cli.output import guard_inputs
from fazhi_core.cli.reading import paths_of, read_ledger
from fazhi_core.cli.wrong import complain, wrong_lines
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.engine.report import Report
from fazhi_core.engine.terms import WAITING
from fazhi_core.reporters.json import subject_table
from fazhi_core.reporters.words import kind_word, mark_words, place_words, subject_words

__all__ = ["run"]

_GROUPS = ("day", "requirement", "type")


def run(call: Invocation) -> int:
    """Print the open outcomes with a day.

    Returns:
        0; 3 where something could not be read or checked; 4 where nothing was checked.
    """
    parser = call.parser()
    parser.positional("paths", "PATH", many=True)
    parser.value("until", "YYYY-MM-DD", a_day)
    parser.value("by", "|".join(_GROUPS), _group)
    add_judging(parser)
    add_format(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    paths = paths_of(parsed)
    settings = call.settings(parsed, paths[0])
    engine = engine_of(settings)
    ledger = read_ledger(call, paths, settings, engine)
    guard_inputs(parsed.output, (one.file for one in ledger.inputs))
    report = engine.check(ledger)
    found = _due(report, parsed.until or date.max)
    if parsed.format == "json":
        print_json(_table(report, found), parsed.output)
        complain(wrong_lines(call, report))
    else:
        print_lines(_lines(call, report, found, parsed.by or "day"), parsed.output)
    return report.exit_code if report.exit_code in {3, 4} else 0


def _group(option: str, text: str) -> str:
    """What to group by; never a person, nor a place of residence that stands for one."""
    if text in _GROUPS:
        return text
    raise misuse("never_by_person", name=option, value=text, known=_GROUPS)


def _due(report: Report, until: date) -> list[tuple[date, Finding]]:
    """What has a day and is open, or is a failure only because its day is over."""
    found = [
        (one.due, one)
        for one in report.findings
        if (one.kind is Kind.OPEN or one.reason is Reason.OVERDUE)
        and one.due is not None
        and one.due <= until
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].order))


def _table(report: Report, found: list[tuple[date, Finding]]) -> dict[str, Any]:
    as_of = report.receipt.as_of
    return {
        "as_of": as_of.isoformat(),
        "due": [
            {
                "due": day.isoformat(),
                "days_left": (day - as_of).days,
                "waiting": one.key == WAITING,
                "reason": one.reason.value if one.reason else None,
                "requirement": one.requirement,
                "subject": subject_table(one.subject),
                "message": one.message.zh,
                "message_en": one.message.en,
                "waiver": one.waiver,
                "baselined": one.baselined,
            }
            for day, one in found
        ],
        "exit_code": report.exit_code if report.exit_code in {3, 4} else 0,
    }


def _lines(
    call: Invocation, report: Report, found: list[tuple[date, Finding]], by: str
) -> Iterator[str]:
    yield call.say("due_heading", count=len(found), as_of=report.receipt.as_of)
    keys = {
        "day": lambda pair: pair[0].isoformat(),
        "requirement": lambda pair: pair[1].requirement,
        "type": lambda pair: pair[1].subject.type,
    }
    for name, group in groupby(sorted(found, key=keys[by]), key=keys[by]):
        yield ""
        yield name
        for day, one in group:
            left = _left(call, one, day - report.receipt.as_of)
            subject = subject_words(one, report, call.spoken)
            title = f"{one.requirement} {one.title.in_(call.spoken)}"
            word = kind_word(one, report, call.spoken)
            mark = mark_words(one, report, call.spoken)
            yield f"  {day} {left}  {word}  {subject}  {title}  {place_words(one.place)}{mark}"
    yield from wrong_lines(call, report)
    for caution in [one.type.caution for one in report.met if one.type.caution]:
        yield caution.in_(call.spoken)


def _left(call: Invocation, finding: Finding, left: timedelta) -> str:
    if finding.key == WAITING:
        return call.say("days_to_wait", count=left.days)
    return call.say("days_over" if left.days < 0 else "days_left", count=abs(left.days))
