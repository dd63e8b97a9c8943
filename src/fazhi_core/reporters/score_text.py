"""Filled-in review sheets as text, and as Markdown for a file that people pass on.

Both hold ids, points, labels and the messages of the checks; nothing that a reviewer or the
reviewed unit wrote in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from fazhi_core._texts import Language
from fazhi_core.engine.scores import Scores
from fazhi_core.engine.scoring import CaseScore, ItemScore
from fazhi_core.reporters.painting import escaped, pen_for, safe
from fazhi_core.reporters.score_words import Words

__all__ = ["write_markdown", "write_text"]


def write_text(scores: Scores, stream: IO[str], language: Language) -> None:
    """Write *scores* to *stream* as text."""
    pen = pen_for(stream)
    for line in _text(scores, Words(language)):
        pen.line(line)


def _text(scores: Scores, words: Words) -> Iterator[str]:
    yield from words.heads(scores)
    if not scores.cases:
        yield words.say("no_case")
    if len(scores.cases) > 1:
        yield from _headed(words.say("overview_heading"), words.overview(scores))
    for case in scores.cases:
        yield ""
        yield from _case(case, words)
    if len(scores.cases) > 1:
        yield from _headed(words.say("common_heading"), map(words.common, scores.common))
        yield from _headed(words.say("agencies_heading"), words.agencies(scores))
    yield from _headed("", words.tail(scores), indent="")


def _headed(heading: str, lines: Iterator[str], indent: str = "  ") -> Iterator[str]:
    shown = [f"{indent}{line}" for line in lines]
    if shown:
        yield ""
        if heading:
            yield heading
        yield from shown


def _case(case: CaseScore, words: Words) -> Iterator[str]:
    yield words.subject(case.subject)
    for line in words.result(case):
        yield f"  {line}"
    for block in case.sheet.blocks:
        title, points = block.title.in_(words.language), block.points
        kept = points - case.lost_in(block)
        key = "block_line" if points else "block_without_points"
        yield "  " + words.say(key, title=title, kept=kept, points=points)
        for item in block.items:
            yield from _item(case.of_item[item.id], words)
    if case.beyond:
        names = tuple(dict.fromkeys(one.requirement for one in case.beyond))
        yield "  " + words.say("beyond", count=len(case.beyond), names=names)


def _item(score: ItemScore, words: Words) -> Iterator[str]:
    title = score.item.title.in_(words.language)
    yield "    " + words.say(
        "item_line",
        marks=words.marks(score),
        state=words.state(score),
        id=score.item.id,
        title=title,
    )
    for line in words.reasons(score):
        yield f"        {line}"
    if score.vetoes or score.pages:
        yield f"        {words.pages(score)}"


def write_markdown(scores: Scores, stream: IO[str], language: Language) -> None:
    """Write *scores* to *stream* as Markdown, one table a case."""
    stream.writelines(f"{safe(line)}\n" for line in _markdown(scores, Words(language)))


def _markdown(scores: Scores, words: Words) -> Iterator[str]:
    yield f"# {words.say('md_title')}"
    yield ""
    for line in words.heads(scores):
        yield f"- {escaped(line)}"
    for case in scores.cases:
        yield ""
        yield f"## {escaped(words.subject(case.subject))}"
        yield ""
        for line in words.result(case):
            yield f"- {escaped(line)}"
        yield ""
        yield words.say("md_head")
        yield words.say("md_rule")
        for score in case.items:
            yield _row(score, words)
    for heading, lines in (
        (words.say("common_heading"), map(words.common, scores.common)),
        (words.say("agencies_heading"), words.agencies(scores)),
    ):
        if len(scores.cases) > 1 and (shown := list(lines)):
            yield from ("", f"## {heading}", "", *map(_bullet, shown))
    yield from ("", *(f"- {escaped(line)}" for line in words.tail(scores)))


def _bullet(line: str) -> str:
    """*line* in a list, as deep as it is indented."""
    depth = len(line) - len(line.lstrip())
    return f"{' ' * depth}- {escaped(line)}"


def _row(score: ItemScore, words: Words) -> str:
    item = score.item
    has_points = bool(item.points)
    cells = (
        item.id,
        item.title.in_(words.language),
        words.say("why_line", why=item.points) if has_points else words.say("veto_mark"),
        words.say("why_line", why=score.kept) if has_points else "",
        words.state(score),
        words.say("md_between").join(words.reasons(score)),
        words.pages(score) if score.pages or score.vetoes else "",
    )
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"
