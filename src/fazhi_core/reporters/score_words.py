"""How filled-in review sheets are put into words, for the text, Markdown and feedback alike."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

import attrs

from fazhi_core._texts import Catalogue, Language, Text
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.outcome import Named
from fazhi_core.engine.scores import Common, Scores
from fazhi_core.engine.scoring import CaseScore, ItemScore, State, Why
from fazhi_core.records import RECORD_TYPES
from fazhi_core.reporters.words import place_words

__all__ = ["Words", "plain"]

_TEXTS = Catalogue("fazhi_core.reporters", "score.toml")
_SHOWN = 5


def plain(points: Decimal) -> str:
    """*points* without needless noughts."""
    return f"{points.normalize():f}"


@attrs.frozen
class Words:
    """Everything in one language."""

    language: Language

    def say(self, key: str, **values: Any) -> str:
        """The sentence *key*."""
        told = {
            name: plain(one) if isinstance(one, Decimal) else one for name, one in values.items()
        }
        return _TEXTS.say(key, self.language, **told)

    def type_of(self, subject: Subject) -> str:
        """The type of a case."""
        known = RECORD_TYPES.get(subject.type)
        return known.zh if known is not None and self.language == "zh" else subject.type

    def subject(self, subject: Subject) -> str:
        """A case: its type, id and agency."""
        words = self.say("case_heading", type=self.type_of(subject), id=subject.id)
        return words + self.agency(subject)

    def agency(self, subject: Subject) -> str:
        """The agency behind a case, in brackets."""
        return self.say("of_agency", agency=subject.agency) if subject.agency else ""

    def heads(self, scores: Scores) -> Iterator[str]:
        """What stands above the cases: day, law, sheets and how the cases were drawn."""
        receipt = scores.receipt
        yield self.say(
            "review_heading", cases=len(scores.cases), as_of=receipt.as_of, law=receipt.law
        )
        for sheet in scores.sheets:
            title = sheet.title.in_(self.language)
            yield self.say("sheet_line", id=sheet.id, title=title, maximum=sheet.maximum)
            if sheet.note is not None:
                yield sheet.note.in_(self.language)
            if sheet.sources:
                yield self.say("sheet_sources", titles=tuple(one.title for one in sheet.sources))
        if scores.year is not None:
            yield self.say("year_line", year=scores.year)
        if scores.sample is not None:
            key = "sample_each_line" if scores.sample.each else "sample_line"
            yield self.say(
                key,
                drawn=len(scores.cases),
                size=scores.sample.size,
                each=scores.sample.each,
                seed=scores.sample.seed,
                **{"from": scores.drawn_from},
            )

    def grade(self, title: Text | None) -> str:
        """A grade, or that there is none yet."""
        return self.say("no_grade") if title is None else title.in_(self.language)

    def total(self, case: CaseScore) -> str:
        """The total; while items are left to a person, the span in which it will lie."""
        grade = self.grade(case.grade.title if case.grade else None)
        if not case.left or case.total != case.points:
            return self.say("total_line", total=case.total, grade=grade)
        return self.say("span_line", least=case.at_least, most=case.points, grade=grade)

    def result(self, case: CaseScore) -> Iterator[str]:
        """Total, grade, vetoes, and how far the score is final."""
        total = self.total(case)
        if case.total != case.points:
            total += self.say("veto_points", points=case.points)
        yield total
        if case.vetoes:
            items = tuple(self.veto(one) for one in case.vetoes)
            yield self.say("veto_line", items=items)
        if case.left:
            yield self.say("provisional", count=len(case.left))
        else:
            yield self.say("final" if case.final else "provisional_pending")

    def overview(self, scores: Scores) -> Iterator[str]:
        """One line for each case."""
        for case in scores.cases:
            left = self.say("left_count", count=len(case.left)) if case.left else ""
            yield f"{self.subject(case.subject)}  {self.total(case)}{left}"

    def veto(self, score: ItemScore) -> str:
        """A veto with the page of the paper file."""
        title = score.item.title.in_(self.language)
        return self.say("veto_item", id=score.item.id, title=title, pages=self.pages(score))

    def pages(self, score: ItemScore) -> str:
        """The pages of the paper file, or that they are not recorded."""
        if score.pages:
            return self.say("page_known", pages=score.pages)
        return self.say("page_unknown")

    def state(self, score: ItemScore) -> str:
        """What became of an item, in a word."""
        return self.say("vetoed") if score.vetoes else self.named(score.state)

    def named(self, word: Named) -> str:
        """A word of the engine, by its label."""
        return word.label.in_(self.language)

    def marks(self, score: ItemScore) -> str:
        """The points kept of those there are; the word veto where there are none."""
        if not score.item.points:
            return self.say("veto_mark")
        return self.say("marks", kept=score.kept, points=score.item.points)

    def reasons(self, score: ItemScore) -> Iterator[str]:
        """Why an item lost points, or why it is left to a person; and who decided."""
        if score.why not in {None, Why.QUESTION}:
            yield self.named(cast("Why", score.why))
        if score.item.person is not None and not score.decided:
            yield self.say("question_line", question=score.item.person.in_(self.language))
        for finding in score.findings:
            yield self.finding(finding)
        many = len(score.findings) > 1 and score.state is State.LOST and score.item.each
        if many and score.lost == score.item.points:
            yield self.say("capped", points=score.lost, count=len(score.findings))
        for finding in score.waived:
            message = finding.message.in_(self.language)
            yield self.say("waived_line", message=message, waiver=finding.waiver)
        yield from self._by_whom(score)

    def _by_whom(self, score: ItemScore) -> Iterator[str]:
        answer = score.answer
        if answer is None:
            return
        if answer.verdict is not None:
            over = score.checked not in {State.PERSON, score.state}
            yield self.say(
                "by_reviewer_over" if over else "by_reviewer",
                reviewer=self.named(answer.reviewer),
                checked=self.named(score.checked),
            )
        if answer.reply is not None:
            yield self.say("reply_line", reply=self.named(answer.reply.kind))

    def finding(self, finding: Finding) -> str:
        """What a check found, and where in the files."""
        message = finding.message.in_(self.language)
        return self.say("finding_line", message=message, place=place_words(finding.place)).rstrip()

    def tail(self, scores: Scores) -> Iterator[str]:
        """What was left out, and what could not be read."""
        for one in scores.left_out:
            reason = self.say(f"left_{one.reason}")
            kind = self.type_of(one.subject)
            yield self.say("left_out_line", type=kind, id=one.subject.id, reason=reason)
        reasons: dict[Text, list[str]] = {}
        for record in scores.unscored:
            if record.unscored is not None:
                title = record.zh if self.language == "zh" else record.name
                reasons.setdefault(record.unscored, []).append(title)
        for why, titles in reasons.items():
            yield self.say("unscored_line", types=tuple(titles), why=why.in_(self.language))
        for fault in scores.tally.unread:
            told = fault.fault if self.language == "zh" else fault.fault_en
            yield self.say("unread_line", file=fault.file, fault=told)

    def common(self, common: Common) -> str:
        """An item that recurs."""
        return self.say(
            "common_line",
            cases=common.cases,
            of=common.of,
            sheet=common.sheet.id,
            id=common.item.id,
            title=common.item.title.in_(self.language),
        )

    def agencies(self, scores: Scores) -> Iterator[str]:
        """The organs, in the order of their codes, each with what recurs in its files."""
        for one in scores.agencies:
            yield self.say(
                "agency_line",
                agency=one.agency or self.say("no_agency"),
                sheet=one.sheet.id,
                cases=one.cases,
                mean="" if one.mean is None else self.say("mean", mean=one.mean),
                unqualified=one.unqualified,
                final=one.final,
            )
            for common in one.common[:_SHOWN]:
                yield f"  {self.common(common)}"
