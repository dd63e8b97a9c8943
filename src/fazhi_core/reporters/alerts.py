"""What a tool that shows one line at one place is told: findings, unread parts, lost plugins."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterator

import attrs

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Kind, Reason
from fazhi_core.engine.report import Report
from fazhi_core.law.instrument import Severity
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.tiers import missing_facts
from fazhi_core.reporters.words import (
    TEXTS,
    fact_words,
    kind_word,
    mark_words,
    some,
    subject_words,
)

__all__ = [
    "SILENT",
    "Alert",
    "Level",
    "alerts",
    "level_of",
    "nearest_place",
    "own_level",
    "told_inside",
]

SILENT = frozenset({Kind.PASS, Kind.NOT_APPLICABLE})
"""The kinds of outcome that are no news."""


class Level(enum.IntEnum):
    """How loud an alert is."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


_BY_SEVERITY = {
    Severity.VIOLATION: Level.ERROR,
    Severity.WARNING: Level.WARNING,
    Severity.ADVICE: Level.NOTE,
}


@attrs.frozen
class Alert:
    """One thing to show, in one language.

    Args:
        level: how loud.
        rule: the requirement's id; ``unread`` or ``plugin`` for what stopped the run.
        title: what it is about, in a few words.
        message: what is wrong or open.
        place: where; ``None`` where nothing is known of it, not even the file.
        fingerprint: unique in the report, and the same in every run.
    """

    level: Level
    rule: str
    title: str
    message: str
    place: Place | None
    fingerprint: str


def level_of(finding: Finding) -> Level:
    """How loud *finding* is; what was accepted is a note."""
    accepted = finding.waiver is not None or finding.baselined
    return Level.NOTE if accepted else own_level(finding)


def own_level(finding: Finding) -> Level:
    """How loud *finding* is, accepted or not.

    What is open or for a person is a note, what is overdue a warning.
    """
    if finding.kind is Kind.ERROR:
        return Level.ERROR
    if finding.kind is Kind.FAIL and finding.severity is not None:
        return _BY_SEVERITY[finding.severity]
    overdue = finding.reason is Reason.OVERDUE and finding.severity is not Severity.ADVICE
    return Level.WARNING if overdue else Level.NOTE


def nearest_place(place: Place | None, report: Report) -> Place | None:
    """*place*, or where it is not known the first file that was read, without a line.

    Tools that show findings in files drop those that have none.
    """
    if place is not None or not report.receipt.inputs:
        return place
    return Place(report.receipt.inputs[0].file)


def told_inside(alert: Alert) -> str:
    """The message, after the cell it is about: for tools that show a file and a line alone."""
    inside = alert.place.inside if alert.place is not None else ""
    return f"{safe(inside)} {alert.message}" if inside else alert.message


def alerts(report: Report, language: Language, *, grouped: bool = False) -> list[Alert]:
    """What *report* has to tell, the loudest first, in its order.

    Args:
        report: what a check gave.
        language: of titles and messages.
        grouped: tell of each fact that is missing once, at the first record that misses it.
    """
    found = [*_broken(report, language)]
    missing = []
    for finding in report.findings:
        if finding.kind in SILENT:
            continue
        if grouped and level_of(finding) is Level.NOTE and finding.reason is Reason.MISSING:
            missing.append(finding)
        else:
            found.append(_alert(finding, report, language))
    for fact in missing_facts(missing, report):
        alert = _alert(fact.findings[0], report, language)
        waiting = TEXTS.say("waiting", language, names=some(fact.requirements, language))
        told = attrs.evolve(alert, title=fact_words(fact, report, language), message=waiting)
        found.append(told)
    return sorted(_told_apart(found), key=lambda one: one.level)


def _broken(report: Report, language: Language) -> Iterator[Alert]:
    title = TEXTS.say("unread_title", language)
    for one in report.tally.unread:
        told = one.fault if language == "zh" else one.fault_en
        print_ = _hash("unread", one.file, one.fault)
        yield Alert(Level.ERROR, "unread", title, safe(told), one.place, print_)
    for problem in report.problems:
        told = problem.what if language == "zh" else problem.what_en
        title = TEXTS.say("plugin_title", language, plugin=problem.plugin)
        print_ = _hash("plugin", problem.plugin, problem.what)
        yield Alert(Level.ERROR, "plugin", safe(title), safe(told), None, print_)


def _alert(finding: Finding, report: Report, language: Language) -> Alert:
    subject = subject_words(finding, report, language)
    title = TEXTS.say(
        "alert_title",
        language,
        kind=kind_word(finding, report, language),
        title=finding.title,
        subject=subject,
    )
    message = finding.message.in_(language) + mark_words(finding, report, language)
    return Alert(
        level_of(finding),
        finding.requirement,
        safe(title),
        safe(message),
        nearest_place(finding.place, report),
        finding.fingerprint,
    )


def _told_apart(found: list[Alert]) -> Iterator[Alert]:
    """*found*, each with a fingerprint of its own: of equal ones the first keeps it."""
    seen: dict[str, int] = {}
    for one in found:
        count = seen[one.fingerprint] = seen.get(one.fingerprint, 0) + 1
        again = _hash(one.fingerprint, str(count))
        yield one if count == 1 else attrs.evolve(one, fingerprint=again)


def _hash(*parts: str) -> str:
    told = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:16]
