"""The sections of a report, and which part of each tells what.

Only headings of the highest kind of numbering make sections; what stands under their sub-headings
stays in their text.  A section that tells several things (shortcomings and next year's work)
becomes one part for each, with the same heading and number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from fazhi_core.readers.document_passages import Block, Label, Passage, label_of
from fazhi_core.readers.document_words import limit, pattern, word, words

__all__ = ["Part", "Section", "kinds_of", "parts", "sections"]

PROBLEMS, CAUSES, PERSON, NEXT_YEAR = (
    "problems",
    "causes",
    "first_responsible_person",
    "next_year",
)
ORGANISATION, MEASURES, OTHER = "organisation", "measures", "other"
_TELLING = (PROBLEMS, CAUSES, PERSON, NEXT_YEAR)
_UNLABELLED = 0


@attrs.frozen
class Sub:
    """A sub-heading inside a section's text, from ``start`` to ``end``."""

    start: int
    end: int
    style: int


@attrs.frozen
class Section:
    """One section as the document divides itself."""

    heading: Passage
    text: Passage
    number: int | None = None
    subs: tuple[Sub, ...] = ()


@attrs.frozen
class Part:
    """What a section tells of one kind."""

    kind: str
    heading: Passage
    text: Passage
    number: int | None


def sections(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Section]]:
    """The blocks before the first heading, and the sections."""
    tops = _tops(blocks)
    if not tops:
        return blocks, []
    ends = [*tops[1:], len(blocks)]
    found: list[Section] = []
    for start, end in zip(tops, ends, strict=True):
        one = _section(blocks[start], blocks[start + 1 : end])
        if one.number == 1 and found and not any(earlier.text.text for earlier in found):
            found.clear()  # what came before was the list of contents
        found.append(one)
    return blocks[: tops[0]], found


def _tops(blocks: Sequence[Block]) -> list[int]:
    """Which blocks begin a section."""
    styles = Counter(one.label.style for one in blocks if one.label)
    marked = [i for i, one in enumerate(blocks) if one.level is not None and not one.label]
    if not styles:
        return _highest(blocks, marked)
    style = min((one for one, count in styles.items() if count > 1), default=min(styles))
    numbered = [i for i, one in enumerate(blocks) if one.label and one.label.style == style]
    levels = [level for i in numbered if (level := blocks[i].level) is not None]
    if levels:
        return sorted([*numbered, *(i for i in marked if _level(blocks[i]) <= min(levels))])
    if len(marked) > 1 and marked[0] < numbered[0]:
        return _highest(blocks, marked)
    return sorted([*numbered, *_highest(blocks, marked)])


def _level(block: Block) -> int:
    return block.level or 0


def _highest(blocks: Sequence[Block], marked: Sequence[int]) -> list[int]:
    levels = Counter(_level(blocks[i]) for i in marked)
    if not levels:
        return []
    level = min((one for one, count in levels.items() if count > 1), default=min(levels))
    return [i for i in marked if _level(blocks[i]) <= level]


def _section(head: Block, below: Sequence[Block]) -> Section:
    heading, rest = _heading(head)
    pieces = [*([rest] if rest.text else []), *(one.passage for one in below)]
    text = Passage.join(pieces)
    subs: list[Sub] = []
    at = len(rest.text) + 1 if rest.text else 0
    for one in below:
        if (sub := _sub(one, at)) is not None:
            subs.append(sub)
        at += len(one.passage.text) + 1
    number = head.label.number if head.label else None
    return Section(heading, text, number, tuple(subs))


def _heading(head: Block) -> tuple[Passage, Passage]:
    """The words of a heading, and the text that runs on after it in the same paragraph."""
    whole = head.passage.cut(head.label.end if head.label else 0)
    stop = _first(whole.seen, word("characters", "full_stop") + ":")
    if head.level is not None and stop >= len(whole.text) - 1:
        return whole.cut(0, stop), whole.cut(len(whole.text))
    if stop > limit("heading_characters"):
        return whole.cut(0, _first(whole.seen, word("characters", "clause_end"))), whole
    return whole.cut(0, stop), whole.cut(stop + 1)


def _first(text: str, signs: str) -> int:
    return next((at for at, sign in enumerate(text) if sign in signs), len(text))


def _sub(block: Block, at: int) -> Sub | None:
    label: Label | None = block.label or label_of(block.passage.text)
    if label is None and block.level is None:
        return None
    stop = _first(block.passage.seen, word("characters", "full_stop") + ":")
    if block.level is None and stop > limit("subheading_characters"):
        stop = 0
    return Sub(at, at + stop, label.style if label else _UNLABELLED)


def kinds_of(heading: str) -> list[str]:
    """What a heading (as it looks in the view) announces, in the order of its words."""
    telling = [
        (found.start(), kind)
        for kind in _TELLING
        if (found := pattern("patterns", kind).search(heading)) is not None
    ]
    kinds = [kind for _, kind in sorted(telling)]
    if PERSON in kinds:
        return [PERSON, *(kind for kind in kinds if kind in (PROBLEMS, NEXT_YEAR))]
    if kinds:
        told = pattern("patterns", "achievements").search(heading)
        return [MEASURES, *kinds] if told and told.start() < sorted(telling)[0][0] else kinds
    if pattern("patterns", ORGANISATION).search(heading):
        return [ORGANISATION]
    if any(pattern("patterns", one).search(heading) for one in ("achievements", MEASURES)):
        return [MEASURES]
    return [OTHER]


def parts(section: Section) -> list[Part]:
    """What *section* tells, one part for each kind, in the order in which they begin.

    Where the heading announces several kinds but the text does not show where one ends, each has
    the whole text: the report does tell it, and only a person can say where.
    """
    announced = kinds_of(section.heading.seen)
    runs: dict[str, list[Passage]] = {}
    for start, end, kind in _runs(section, announced[0]):
        passage = section.text.cut(start, end)
        if passage.text:
            runs.setdefault(kind, []).append(passage)
    found = {kind: Passage.join(one) for kind, one in runs.items()}
    for kind in announced:
        found.setdefault(kind, section.text)
    if MEASURES in announced and found[MEASURES] is section.text and len(announced) > 1:
        del found[MEASURES]
    return [Part(kind, section.heading, text, section.number) for kind, text in found.items()]


def _runs(section: Section, main: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a section's text with the kind of each; neighbours of a kind are one."""
    starts = _starts(section, main)
    ends = [*(start for start, _ in starts[1:]), len(section.text.text)]
    begun: tuple[int, str] | None = None
    for (start, kind), end in zip(starts, ends, strict=True):
        if begun is None:
            begun = (start, kind)
        elif begun[1] != kind:
            yield begun[0], start, begun[1]
            begun = (start, kind)
        if end == len(section.text.text):
            yield begun[0], end, begun[1]


def _starts(section: Section, main: str) -> list[tuple[int, str]]:
    """Where each kind begins, in order; the first at 0."""
    starts = [(0, main)]
    state, set_by = main, -1
    text = section.text.seen
    subs = {sub.start: sub for sub in section.subs}
    for start, end in _lines(text):
        if (sub := subs.get(start)) is not None:
            state, set_by = _under(text[sub.start : sub.end], sub, (state, set_by), main)
        starts.append((start, state))
        within = list(_within(text, start, end, state))
        starts.extend(within)
        if within and within[-1][1] == NEXT_YEAR:
            state, set_by = NEXT_YEAR, _lowest(main)
    return starts


def _lowest(main: str) -> int:
    """How high a sub-heading must be to end what a sentence began.

    After shortcomings, sub-headings go on to list next year's work.
    """
    return -1 if main in (PROBLEMS, CAUSES, NEXT_YEAR) else len(words("labels"))


def _under(heading: str, sub: Sub, before: tuple[str, int], main: str) -> tuple[str, int]:
    """The kind of what stands under a sub-heading, and which style of sub-heading set it."""
    told = [kind for kind in kinds_of(heading) if kind in _TELLING] if heading else []
    if told:
        return told[0], sub.style
    state, set_by = before
    return (main, -1) if sub.style <= set_by else (state, set_by)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _sentences(text: str, start: int, end: int, signs: str) -> Iterator[tuple[int, int]]:
    begin = start
    for at in range(start, end):
        if text[at] in signs:
            yield begin, at + 1
            begin = at + 1
    if begin < end:
        yield begin, end


def _within(text: str, start: int, end: int, state: str) -> Iterator[tuple[int, str]]:
    """Where another kind begins inside one paragraph."""
    stops = word("characters", "sentence_end")
    for begin, stop in _sentences(text, start, end, stops):
        first = begin + len(text[begin:stop]) - len(text[begin:stop].lstrip())
        if state != NEXT_YEAR and _turns_to_next_year(text, first, stop, state):
            yield first, NEXT_YEAR
            return
    if state == PROBLEMS:
        yield from _causes(text, start, end)
    elif state in (ORGANISATION, MEASURES, OTHER):
        yield from _person(text, start, end, state)


def _turns_to_next_year(text: str, start: int, stop: int, state: str) -> bool:
    if pattern("patterns", "next_year_starts").match(text, start, stop):
        return True
    after = state in (PROBLEMS, CAUSES)
    return after and bool(
        pattern("patterns", "next_year_starts_after_problems").match(text, start, stop)
    )


def _causes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Causes told among shortcomings: the rest of the sentence, or of the paragraph they open."""
    stops = word("characters", "sentence_end")
    breaks = word("characters", "clause_end")
    opened = word("characters", "full_stop")
    for begin, stop in _sentences(text, start, end, stops):
        leads = begin == start or text[begin - 1] in opened
        if leads and pattern("patterns", "cause_opens").match(text, begin, stop):
            yield begin, CAUSES
            return
        clauses = list(_sentences(text, begin, stop, breaks))
        for at, done in clauses:
            if not pattern("patterns", "cause_clause").search(text, at, done):
                continue
            yield at, CAUSES
            alone = at == begin and pattern("patterns", "cause_leading").search(text, at, done)
            yield (done if alone and done < stop else stop), PROBLEMS
            break


def _person(text: str, start: int, end: int, state: str) -> Iterator[tuple[int, str]]:
    """Items about the first responsible person, each from its beginning to the next item."""
    if not pattern("patterns", "person_sentence").search(text, start, end):
        return
    item = re.compile(rf"[{word('labels', 'item_numerals')}]{word('labels', 'item')}")
    stops = word("characters", "sentence_end")
    spans = list(_sentences(text, start, end, stops))
    begins = [begin for begin, _ in spans if item.match(text, begin)] or [one for one, _ in spans]
    for begin, stop in pairwise([*begins, end]):
        if pattern("patterns", "person_sentence").search(text, begin, stop):
            yield begin, PERSON
            yield stop, state
