"""The report for a person at a screen: what to do now first, the same thing never said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO, Any

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Reason
from fazhi_core.engine.report import Report
from fazhi_core.reporters.painting import Part, Pen, pen_for
from fazhi_core.reporters.summary import Mood, summary
from fazhi_core.reporters.tiers import MissingFact, Tier, missing_facts, tiers
from fazhi_core.reporters.words import (
    NAMED,
    TEXTS,
    arithmetic,
    cited,
    fact_words,
    kind_word,
    mark_words,
    place_words,
    reason_words,
    remedy_words,
    some,
    subject_words,
)

__all__ = ["TextReporter"]

_MOODS = {
    Mood.PLAIN: "",
    Mood.STRONG: "bold",
    Mood.GOOD: "bold green",
    Mood.BAD: "bold red",
}
_STYLES = {
    "violation": "bold red",
    "warning": "yellow",
    "advice": "cyan",
}


class TextReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "text"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*: the summary within ten lines, then what it is made of."""
        _Writing(report, pen_for(stream), language).write()


class _Writing:
    def __init__(self, report: Report, pen: Pen, language: Language) -> None:
        self.report = report
        self.pen = pen
        self.language = language
        self.tiers = tiers(report)

    def say(self, key: str, **values: Any) -> str:
        return TEXTS.say(key, self.language, **values)

    def write(self) -> None:
        self._summary()
        for tier in (Tier.ACT, Tier.LOOK, Tier.INFORMATION):
            self._tier(tier)
        self._broken()
        self._unread()
        self._problems()
        for tier in (Tier.ACCEPTED, Tier.SILENT):
            self._tier(tier)
        self._not_checked()

    def _summary(self) -> None:
        for line in summary(self.report, self.tiers, self.language):
            self.pen.line((line.words, _MOODS[line.mood]))

    def _tier(self, tier: Tier) -> None:
        findings = self.tiers[tier]
        if not findings:
            return
        self._heading(f"heading_{tier.value}")
        missing = [one for one in findings if one.reason is Reason.MISSING]
        local = [one for one in findings if one.reason is Reason.LOCAL_VALUE]
        whole = tier in {Tier.ACCEPTED, Tier.SILENT}
        if whole:
            missing, local = [], []
        self._records([one for one in findings if whole or one.reason not in _GROUPED])
        for fact in missing_facts(missing, self.report):
            self._missing(fact)
        if missing:
            self.pen.line("  ", missing[0].remedy.in_(self.language))
        self._alike(local)

    def _heading(self, key: str, **values: Any) -> None:
        self.pen.line()
        self.pen.line((self.say(key, **values), "bold underline"))

    def _records(self, findings: Iterable[Finding]) -> None:
        for _, group in groupby(findings, key=lambda one: one.subject):
            together = list(group)
            self.pen.line((subject_words(together[0], self.report, self.language), "bold"))
            for finding in together:
                self._finding(finding)

    def _finding(self, finding: Finding) -> None:
        word = kind_word(finding, self.report, self.language)
        style = _STYLES.get(finding.severity.value if finding.severity else "", "bold red")
        title = f" {finding.requirement} {finding.title.in_(self.language)}"
        where = place_words(finding.place)
        parts: list[Part] = ["  ", (word, style), (title, "bold")]
        if where:
            parts.append((f"  {where}", "dim"))
        self.pen.line(*parts, mark_words(finding, self.report, self.language))
        if finding.kind.value in {"pass", "not_applicable"}:
            return
        self.pen.line("    ", finding.message.in_(self.language))
        if finding.trace:
            steps = arithmetic(finding, self.language)
            self.pen.line("    ", self.say("arithmetic", steps=steps))
        self._cited(finding)
        if remedy := remedy_words(finding, self.language):
            self.pen.line("    ", remedy)

    def _cited(self, finding: Finding) -> None:
        if finding.citations:
            named = tuple(cited(one, self.language) for one in finding.citations)
            self.pen.line("    ", self.say("cited", citations=named))

    def _missing(self, fact: MissingFact) -> None:
        self.pen.line("  ", (fact_words(fact, self.report, self.language), "bold"))
        if not fact.everywhere or len(fact.records) <= NAMED:
            self.pen.line("    ", self.say("records", names=self._some(fact.records)))
        self.pen.line("    ", self.say("waiting", names=self._some(fact.requirements)))

    def _some(self, names: Sequence[str]) -> str:
        return some(names, self.language)

    def _alike(self, findings: Iterable[Finding]) -> None:
        """Findings that say the same of many records, once."""
        grouped: dict[tuple[str, str], list[Finding]] = {}
        for one in findings:
            grouped.setdefault((one.requirement, one.message.zh), []).append(one)
        for (requirement, _), group in grouped.items():
            first = group[0]
            title = f" {requirement} {first.title.in_(self.language)}"
            word = kind_word(first, self.report, self.language)
            self.pen.line("  ", (word, "bold red"), (title, "bold"))
            message = first.message.in_(self.language)
            self.pen.line("    ", self.say("alike", message=message, count=len(group)))
            names = [one.subject.id or one.subject.period for one in group]
            self.pen.line("    ", self.say("records", names=self._some(names)))
            if remedy := remedy_words(first, self.language):
                self.pen.line("    ", remedy)

    def _broken(self) -> None:
        if self.tiers[Tier.BROKEN]:
            self._heading("heading_broken")
            self._alike(self.tiers[Tier.BROKEN])

    def _unread(self) -> None:
        unread = self.report.tally.unread
        if not unread:
            return
        self._heading("heading_unread", count=len(unread))
        for fault in unread:
            where = place_words(fault.place)
            told = fault.fault if self.language == "zh" else fault.fault_en
            self.pen.line("  ", (where, "bold"), self.say("colon"), told)

    def _problems(self) -> None:
        if not self.report.problems:
            return
        self._heading("heading_problems")
        for one in self.report.problems:
            told = one.what if self.language == "zh" else one.what_en
            first, *more = told.splitlines() or [""]
            self.pen.line("  ", (one.plugin, "bold"), self.say("colon"), first)
            for line in more:
                self.pen.line("    ", line)

    def _not_checked(self) -> None:
        left = self.report.tally.not_checked
        if not left:
            return
        self._heading("heading_not_checked", count=len(left))
        for reason, count in Counter(one.reason for one in left).most_common():
            names = [one.requirement for one in left if one.reason == reason]
            why = reason_words(reason, self.language)
            shown = self.say("reason_count", reason=why, count=count)
            self.pen.line("  ", shown, self.say("colon"), self._some(names))


_GROUPED = frozenset({Reason.MISSING, Reason.LOCAL_VALUE})
