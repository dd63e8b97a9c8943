"""``fazhi requirements``: what the law asks, and what changes when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fazhi_core.cli.arguments import TEXTS, UsageError, a_day
from fazhi_core.cli.invocation import Invocation, add_settings
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.engine.rulebook import Choice
from fazhi_core.host.engine import Engine
from fazhi_core.host.options import today
from fazhi_core.law.requirement import Requirement, Version
from fazhi_core.reporters.words import cited

__all__ = ["chosen", "run"]

_BETWEEN = ".."


def run(call: Invocation) -> int:
    """Print the requirements, or with ``--changes`` what begins and ends."""
    parser = call.parser()
    parser.value("changes", "FROM..TO", _span)
    parser.value("profile", "CODE")
    parser.value("as_of", "YYYY-MM-DD", a_day)
    parser.names("select", "NAME")
    parser.names("ignore", "NAME")
    add_format(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    engine = call.engine(parsed)
    found = list(chosen(engine))
    day = engine.options.as_of or today()
    rows = _changes(found, *parsed.changes) if parsed.changes else [_row(one, day) for one in found]
    if parsed.format == "json":
        print_json({"changes" if parsed.changes else "requirements": rows}, parsed.output)
    elif parsed.changes:
        print_lines(_change_lines(call, rows), parsed.output)
    else:
        print_lines(_lines(call, found, day), parsed.output)
    return 0


def chosen(engine: Engine) -> Iterator[Requirement]:
    """The requirements of *engine* as they stand for its profile, by field of work and id.

    Raises:
        LawError: the law does not fit its records or its checkers.
    """
    engine.rulebook.verify()
    options = engine.options
    choice = Choice(frozenset(options.select), frozenset(options.ignore), all_duties=True)
    standing = engine.plan_for(None).requirements
    for one in sorted(standing, key=lambda one: (one.field, one.id)):
        if not choice.reason_against(one):
            yield one


def _span(option: str, text: str) -> tuple[date, date]:
    """The days of ``FROM..TO``; either may be left out."""
    start, between, end = text.partition(_BETWEEN)
    if not between or not (start or end):
        raise UsageError(TEXTS["bad_span"].fill({"name": option, "value": text}))
    return (
        a_day(option, start) if start else date.min,
        a_day(option, end) if end else date.max,
    )


def _row(one: Requirement, day: date) -> dict[str, Any]:
    version = one.on(day)
    return {
        "id": one.id,
        "title": one.title.zh,
        "title_en": one.title.en,
        "field": one.field,
        "record": one.record,
        "duty_holder": one.duty_holder.value,
        "severity": version.severity.value if version else None,
        "aliases": list(one.other_names),
    }


def _changes(found: Iterable[Requirement], start: date, end: date) -> list[dict[str, Any]]:
    """What begins or ends from *start* to *end*, in the order of the days."""
    changes = [
        (day, one, version, what) for one in found for day, version, what in one.changes(start, end)
    ]
    changes.sort(key=lambda change: (change[0], change[3] == "begins", change[1].id))
    return [_change(*change) for change in changes]


def _change(day: date, one: Requirement, version: Version, what: str) -> dict[str, Any]:
    return {
        "day": day.isoformat(),
        "change": what,
        "id": one.id,
        "title": one.title.zh,
        "title_en": one.title.en,
        "citation": cited(version.citation, "zh"),
        "citation_en": cited(version.citation, "en"),
        "severity": version.severity.value,
    }


def _lines(call: Invocation, found: list[Requirement], day: date) -> Iterator[str]:
    field = ""
    for one in found:
        if one.field != field:
            field = one.field
            yield field
        version = one.on(day)
        severity = call.say("plain", value=version.severity) if version else call.say("not_now")
        yield f"  {one.id:<36} {severity}  {one.title.in_(call.spoken)}"
    yield call.say("how_many", count=len(found))


def _change_lines(call: Invocation, rows: list[dict[str, Any]]) -> Iterator[str]:
    suffix = "" if call.spoken == "zh" else "_en"
    for row in rows:
        what = call.say(f"change_{row['change']}")
        title, citation = row[f"title{suffix}"], row[f"citation{suffix}"]
        yield f"{row['day']} {what}  {row['id']}  {title}  {citation}"
    if not rows:
        yield call.say("no_changes")
