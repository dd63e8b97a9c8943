"""The report as a Markdown page, and the same kept short enough for a job's summary on GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Reason
from fazhi_core.engine.report import Report
from fazhi_core.reporters.painting import escaped, safe
from fazhi_core.reporters.summary import Mood, summary
from fazhi_core.reporters.tiers import Tier, missing_facts, tiers
from fazhi_core.reporters.words import (
    TEXTS,
    arithmetic,
    cited,
    fact_words,
    kind_word,
    mark_words,
    place_words,
    remedy_words,
    some,
    subject_words,
)

__all__ = ["GithubSummaryReporter", "MarkdownReporter"]

_TABLES = (Tier.ACT, Tier.LOOK, Tier.INFORMATION, Tier.BROKEN, Tier.ACCEPTED, Tier.SILENT)
_SHOWN_WHOLE = frozenset({Tier.ACCEPTED, Tier.SILENT})


class MarkdownReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "markdown"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*: the summary, then a table for each tier."""
        stream.writelines(_page(report, language))


class GithubSummaryReporter:
    """The same page, cut before it is larger than what GitHub takes for one step."""

    name = "github-summary"
    holds_input = False
    limit = 1_000_000
    """In bytes; GitHub refuses summaries above 1 MiB."""

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*; where it is cut the last line says so."""
        size = 0
        for line in _page(report, language):
            size += len(line.encode("utf-8", "backslashreplace"))
            if size > self.limit:
                stream.write("\n" + TEXTS.say("cut", language) + "\n")
                return
            stream.write(line)


def _page(report: Report, language: Language) -> Iterator[str]:
    return (safe(line) + "\n" for line in _lines(report, language))


def _lines(report: Report, language: Language) -> Iterator[str]:
    by_tier = tiers(report)
    yield "# " + TEXTS.say("page_title", language)
    yield ""
    for line in summary(report, by_tier, language):
        words = escaped(line.words)
        yield f"- {words}" if line.mood is Mood.PLAIN else f"- **{words}**"
    for tier in _TABLES:
        if by_tier[tier]:
            yield from ("", f"## {TEXTS.say(f'heading_{tier.value}', language)}", "")
            yield from _tier(by_tier[tier], report, language, whole=tier in _SHOWN_WHOLE)
    yield from _broken(report, language)


def _tier(
    findings: list[Finding], report: Report, language: Language, *, whole: bool
) -> Iterator[str]:
    missing = [one for one in findings if one.reason is Reason.MISSING and not whole]
    told = [one for one in findings if one.reason is not Reason.MISSING or whole]
    if told:
        heads = ("record", "place", "finding", "basis")
        yield _row(TEXTS.say(f"column_{name}", language) for name in heads)
        yield "|---|---|---|---|"
        for finding in told:
            yield _row(_cells(finding, report, language))
    if told and missing:
        yield ""
    for fact in missing_facts(missing, report):
        yield f"- **{escaped(fact_words(fact, report, language))}**"
        for key, names in (("records", fact.records), ("waiting", fact.requirements)):
            yield "    - " + escaped(TEXTS.say(key, language, names=some(names, language)))


def _cells(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    yield escaped(subject_words(finding, report, language))
    yield escaped(place_words(finding.place))
    word = kind_word(finding, report, language) + mark_words(finding, report, language)
    parts = [f"**{escaped(word)}** {escaped(finding.requirement)}"]
    parts.append(escaped(finding.title.in_(language)))
    parts.append(escaped(finding.message.in_(language)))
    if finding.trace:
        steps = arithmetic(finding, language)
        parts.append(escaped(TEXTS.say("arithmetic", language, steps=steps)))
    parts.append(escaped(remedy_words(finding, language)))
    yield "<br>".join(part for part in parts if part)
    yield "<br>".join(escaped(cited(one, language)) for one in finding.citations)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _broken(report: Report, language: Language) -> Iterator[str]:
    """What was not read, and the plugins that could not be used."""
    unread = report.tally.unread
    if unread:
        yield from ("", f"## {TEXTS.say('heading_unread', language, count=len(unread))}", "")
    for one in unread:
        where = escaped(place_words(one.place))
        told = escaped(one.fault if language == "zh" else one.fault_en)
        yield f"- **{where}**{TEXTS.say('colon', language)}{told}"
    if report.problems:
        yield from ("", f"## {TEXTS.say('heading_problems', language)}", "")
    for problem in report.problems:
        told = escaped(problem.what if language == "zh" else problem.what_en)
        yield f"- **{escaped(problem.plugin)}**{TEXTS.say('colon', language)}{told}"
