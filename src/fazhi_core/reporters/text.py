"""The report for a person at a screen: what to do now first, the same thing never said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO, Any

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Reason
from fazhi_core.engine.report import Report
from fazhi_core.reporters.painting import Part, Pen, pen_for
from fazhi_core.reporters.tiers import MissingFact, Tier, missing_facts, tiers
from fazhi_core.reporters.words import (
    TEXTS,
    arithmetic,
    cited,
    kind_word,
    mark_words,
    place_words,
    remedy_words,
    subject_words,
)

__all__ = ["TextReporter"]

_NAMED = 6
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
        self.cautions = [one.type.caution for one in report.met if one.type.caution is not None]

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
        report, tally = self.report, self.report.tally
        receipt = report.receipt
        self.pen.line((self._scope(), "bold"))
        law = {"law": receipt.law or self.say("nothing"), "profile": receipt.profile[-1]}
        self.pen.line(self.say("settings", as_of=receipt.as_of, **law))
        counts = ["fail", "open", "review", "not_applicable", "error"]
        if not self.cautions:
            counts.insert(0, "pass")
        values = {"pass": tally.passed, "fail": tally.failed}
        listed = [
            self.say(f"count_{name}", count=values.get(name, getattr(tally, name, 0)))
            for name in counts
        ]
        self.pen.line(self.say("account", planned=tally.planned, counts=tuple(listed)))
        sizes = {tier.value: len(self.tiers[tier]) for tier in Tier}
        self.pen.line((self.say("tiers", **sizes), "bold"))
        self._shortfalls()
        for caution in self.cautions:
            self.pen.line((caution.in_(self.language), "bold"))
        self._exit()

    def _scope(self) -> str:
        files = len(self.report.receipt.inputs)
        key = "scope" if files else "scope_memory"
        return self.say(key, files=files, records=self.report.tally.records)

    def _shortfalls(self) -> None:
        tally = self.report.tally
        broken = {
            "unread": len(tally.unread),
            "problems": len(self.report.problems),
            "errors": tally.error,
        }
        if any(broken.values()):
            listed = tuple(self.say(f"short_{k}", count=n) for k, n in broken.items() if n)
            self.pen.line((self.say("incomplete", listed=listed), "bold red"))
        if tally.not_checked or tally.records_without_checks:
            self.pen.line(
                self.say(
                    "left_out",
                    requirements=len(tally.not_checked),
                    reasons=self._reasons(),
                    records=tally.records_without_checks,
                )
            )
        if tally.waived or tally.baselined or tally.waivers:
            counts = {"waived": tally.waived, "baselined": tally.baselined}
            self.pen.line(self.say("accepted", waivers=len(tally.waivers), **counts))

    def _reasons(self) -> tuple[str, ...]:
        counted = Counter(one.reason for one in self.report.tally.not_checked)
        return tuple(
            self.say("reason_count", reason=self._reason(reason), count=count)
            for reason, count in counted.most_common()
        )

    def _reason(self, reason: str) -> str:
        try:
            return self.say(f"reason_{reason}")
        except KeyError:
            return reason

    def _exit(self) -> None:
        code = self.report.exit_code
        values = {"failing": self.report.failing, "fail_on": self.report.fail_on}
        why = self.say(f"exit_{code}", **values)
        if code != 1 and self.report.failing:
            why += self.say("exit_also", **values)
        clean = "bold" if self.cautions else "bold green"
        self.pen.line((self.say("exit", code=code, why=why), clean if code == 0 else "bold red"))

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
        key = "never_filled" if fact.everywhere else "not_filled"
        titles = {one.type.name: one.type.zh for one in self.report.met}
        values = {
            "label": fact.label,
            "type": titles.get(fact.type, fact.type) if self.language == "zh" else fact.type,
            "records": len(fact.records),
            "requirements": len(fact.requirements),
        }
        self.pen.line("  ", (self.say(key, **values), "bold"))
        if not fact.everywhere or len(fact.records) <= _NAMED:
            self.pen.line("    ", self.say("records", names=self._some(fact.records)))
        self.pen.line("    ", self.say("waiting", names=self._some(fact.requirements)))

    def _some(self, names: Sequence[str]) -> str:
        between = self.say("between_names")
        shown = between.join(names[:_NAMED])
        left = len(names) - _NAMED
        return shown + (self.say("and_more", count=left) if left > 0 else "")

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
            where = place_words(Place(fault.file, fault.line, fault.column))
            told = fault.fault if self.language == "zh" else fault.fault_en
            self.pen.line("  ", (where, "bold"), self.say("colon"), told)

    def _problems(self) -> None:
        if not self.report.problems:
            return
        self._heading("heading_problems")
        for one in self.report.problems:
            told = one.what if self.language == "zh" else one.what_en
            self.pen.line("  ", (one.plugin, "bold"), self.say("colon"), told)

    def _not_checked(self) -> None:
        left = self.report.tally.not_checked
        if not left:
            return
        self._heading("heading_not_checked", count=len(left))
        for reason, count in Counter(one.reason for one in left).most_common():
            names = [one.requirement for one in left if one.reason == reason]
            shown = self.say("reason_count", reason=self._reason(reason), count=count)
            self.pen.line("  ", shown, self.say("colon"), self._some(names))


_GROUPED = frozenset({Reason.MISSING, Reason.LOCAL_VALUE})
