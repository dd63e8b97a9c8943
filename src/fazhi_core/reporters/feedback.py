"""The feedback paper (反馈意见和整改要求) on reviewed files, drafted in Markdown.

It is a data output: besides what the checks say it holds what reviewers and the reviewed unit
entered in their own words, and nothing else that the input did not hold.  No paper asks for a
record to be written afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.scores import Scores
from fazhi_core.engine.scoring import CaseScore, ItemScore, State
from fazhi_core.reporters.painting import escaped, safe
from fazhi_core.reporters.score_words import Words
from fazhi_core.reporters.words import cited, remedy_words

__all__ = ["write_feedback"]


def write_feedback(scores: Scores, stream: IO[str], language: Language) -> None:
    """Write the papers to *stream*: one for each organ, in the order of their codes."""
    words = Words(language)
    by_agency: dict[str, list[CaseScore]] = {}
    for case in scores.cases:
        by_agency.setdefault(case.subject.agency or "", []).append(case)
    for agency in sorted(by_agency):
        for line in _paper(scores, agency, by_agency[agency], words):
            stream.write(safe(line).rstrip() + "\n")


def _paper(scores: Scores, agency: str, cases: list[CaseScore], words: Words) -> Iterator[str]:
    yield f"# {words.say('fb_title')}"
    yield ""
    yield words.say("fb_to", agency=escaped(agency)) if agency else words.say("fb_to_nobody")
    yield ""
    titles = dict.fromkeys(case.sheet.title.in_(words.language) for case in cases)
    yield words.say(
        "fb_opening", cases=len(cases), as_of=scores.receipt.as_of, sheets=tuple(titles)
    )
    left = sum(len(case.left) for case in cases)
    if left:
        yield ""
        yield words.say("fb_not_final", count=left)
    yield from _results(cases, words)
    yield from _problems(cases, words)
    yield from _orders(cases, words)
    yield from ("", words.say("fb_end"), "")


def _results(cases: list[CaseScore], words: Words) -> Iterator[str]:
    yield from ("", f"## {words.say('fb_results')}", "")
    yield words.say("fb_head")
    yield words.say("fb_rule")
    for case in cases:
        vetoes = [escaped(words.veto(one)) for one in case.vetoes]
        cells = (
            escaped(case.subject.id),
            words.say("why_line", why=case.total),
            words.grade(case.grade.title if case.grade else None),
            "<br>".join(vetoes) or words.say("fb_no_veto"),
        )
        yield "| " + " | ".join(cells) + " |"


def _problems(cases: list[CaseScore], words: Words) -> Iterator[str]:
    yield from ("", f"## {words.say('fb_problems')}")
    for case in cases:
        lost = [one for one in case.items if one.state is State.LOST]
        kept = sum(one.state is State.KEPT for one in case.items)
        yield from ("", f"### {escaped(words.subject(case.subject))}", "")
        if not lost:
            yield words.say("fb_no_problem")
        for score in lost:
            yield from _problem(score, words)
        if kept:
            yield ""
            yield words.say("fb_strengths", count=kept)


def _problem(score: ItemScore, words: Words) -> Iterator[str]:
    item = score.item
    yield "- " + escaped(
        words.say(
            "fb_item" if item.points else "fb_item_veto",
            id=item.id,
            title=item.title.in_(words.language),
            lost=score.lost,
            pages=words.pages(score),
        )
    )
    for finding in score.findings:
        yield "  - " + escaped(finding.message.in_(words.language))
        citations = tuple(cited(one, words.language) for one in finding.citations)
        yield "    " + escaped(words.say("fb_law", citations=citations))
    answer = score.answer
    if answer is not None and answer.reason:
        yield "  - " + escaped(words.say("fb_reason", reason=answer.reason))
    if answer is not None and answer.reply is not None:
        reply = answer.reply
        reason = words.say("fb_reply_reason", reason=reply.reason) if reply.reason else ""
        yield "  - " + escaped(words.say("fb_reply", kind=words.named(reply.kind), reason=reason))


def _orders(cases: list[CaseScore], words: Words) -> Iterator[str]:
    yield from ("", f"## {words.say('fb_orders')}", "")
    orders = [words.say("fb_order_truth")]
    if any(case.vetoes for case in cases):
        orders.append(words.say("fb_order_veto"))
    orders += [words.say("fb_order_reply"), words.say("fb_order_person")]
    yield from (f"{number}. {order}" for number, order in enumerate(orders, start=1))
    remedies = dict.fromkeys(
        remedy_words(finding, words.language) for finding in _failures(cases) if finding.remedy.zh
    )
    if remedies:
        yield from ("", words.say("fb_order_remedies"), "")
        yield from (f"- {escaped(one)}" for one in remedies)


def _failures(cases: list[CaseScore]) -> Iterator[Finding]:
    for case in cases:
        for score in case.items:
            if score.state is State.LOST:
                yield from score.findings
