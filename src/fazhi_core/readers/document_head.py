"""What stands around the body of a report: its title above, its signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import attrs

from fazhi_core.readers.document_numbers import Dated, dated, only_dated, years
from fazhi_core.readers.document_passages import Block, Passage, is_agency
from fazhi_core.readers.document_words import either, limit, one_of, squeeze, view, word, words

__all__ = ["Foot", "Head", "code_in", "published_on", "read_foot", "read_head"]

_MOST_SIGNING = 4


@attrs.frozen
class Head:
    """The opening of a report.  The body begins at block ``end``."""

    end: int
    title: Passage | None = None
    agency: Passage | None = None
    addressees: tuple[str, ...] = ()
    other: bool = False
    """The heading is that of a notice, a plan or the like."""


@attrs.frozen
class Foot:
    """The signature of a report.  The body ends before block ``start``."""

    start: int
    issuer: Passage | None = None
    issued: Passage | None = None
    issued_on: date | None = None
    whole_day: bool = True
    page_blank: Passage | None = None
    seal: Passage | None = None


def read_head(blocks: Sequence[Block]) -> Head:
    """Find the title, which may be spread over lines, and the agency above it."""
    opening = _opening(blocks)
    ends = re.compile(one_of("head", "title_ends") + r"(?:\([^()]*\))?$")
    for index, block in enumerate(opening):
        if not _is_noise(block.name) and ends.search(block.name):
            first = _title_start(opening, index)
            last = index + (len(opening) > index + 1 and _adds_year(opening[index + 1].name))
            title = Passage.join((one.passage for one in opening[first : last + 1]), "")
            return Head(
                end=last + 1,
                title=title,
                agency=_agency_above(opening[:first]),
                addressees=_addressees(blocks, last + 1),
            )
    end = 0
    while end < len(opening) and _is_noise(opening[end].name):
        end += 1
    others = re.compile(one_of("head", "other_documents") + r"(?:\([^()]*\))?$")
    other = any(others.search(block.name) for block in opening[end:])
    return Head(end=end, agency=_agency_above(opening[:end]), other=other)


def _opening(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first blocks, up to the one that surely belongs to the body."""
    for index, block in enumerate(blocks[: limit("title_lines")]):
        name = block.name
        ended = any(sign in name for sign in word("characters", "full_stop"))
        if block.label or ended or 2 * len(name) > limit("title_width") or name.endswith(":"):
            return blocks[:index]
    return blocks[: limit("title_lines")]


@cache
def _labelled() -> re.Pattern[str]:
    labels = (*words("signature", "labelled"), *words("signature", "published"))
    return re.compile(rf"{either(labels)}\s*[:\d]")


def _is_noise(name: str) -> bool:
    """Whether a line of the opening is no part of a title."""
    if is_agency(name) or _labelled().match(name) or name in words("head", "contents"):
        return True
    if any(sign in name for sign in word("head", "path_signs")):
        return True
    found = only_dated(name)
    if found is not None and found.start == 0:
        return True
    return re.search(word("head", "document_number"), name) is not None


def _adds_year(name: str) -> bool:
    bracketed = re.fullmatch(r"\([^()]*\)", name)
    return bracketed is not None and any(years(name, after=view(words("dates", "year")) + r"|\)"))


def _title_start(opening: Sequence[Block], end: int) -> int:
    """The first line of the title that ends with line *end*."""
    topics = re.compile(either(one for kind in _topics() for one in kind))
    start = end
    name = opening[end].name
    while start and not _is_noise(before := opening[start - 1].name):
        joined = before.endswith(tuple(map(view, words("head", "title_joins"))))
        dates_it = any(years(before)) and not any(years(name))
        if topics.search(name) and not joined and not dates_it:
            break
        name = before + name
        start -= 1
    return start


def _topics() -> list[list[str]]:
    return list(words("kinds_of_report").values())


def _agency_above(blocks: Sequence[Block]) -> Passage | None:
    return next((one.passage for one in reversed(blocks) if is_agency(one.name)), None)


def _addressees(blocks: Sequence[Block], index: int) -> tuple[str, ...]:
    """The bodies a report is sent to, as its first line names them."""
    if index >= len(blocks) or not blocks[index].name.endswith(":"):
        return ()
    breaks = re.escape(word("characters", "going_on"))
    whole = squeeze(blocks[index].passage.text)[:-1]
    named = tuple(re.split(rf"[{breaks}]", whole))
    return named if all(is_agency(view(one)) for one in named) else ()


def read_foot(blocks: Sequence[Block], start: int) -> Foot:
    """Find the signature at the end of the blocks from *start* on."""
    earliest = max(start, len(blocks) - limit("signature_lines"))
    at = next((i for i in range(len(blocks) - 1, earliest - 1, -1) if _dates(blocks[i])), None)
    first = len(blocks) if at is None else at
    least = max(earliest, first - _MOST_SIGNING)
    while first > least and (_signs(blocks[first - 1]) or (at and _division(blocks[first - 1]))):
        first -= 1
    lines = blocks[first:] if at is None else blocks[first : at + 1]
    issuer = _signer(lines)
    if at is not None and issuer is None:
        lines = blocks[first : at + 2]
        issuer = _signer(lines)
    issued = None if at is None else _day_in(blocks[at])
    return Foot(
        start=first,
        issuer=issuer,
        issued=None if issued is None or at is None else blocks[at].passage.cut(*issued.span),
        issued_on=None if issued is None else issued.day,
        whole_day=issued is None or issued.whole,
        page_blank=next((one.passage for one in lines if _is_blank(one)), None),
        seal=next((one.passage for one in lines if _seal_shown().search(one.name)), None),
    )


def _day_in(block: Block) -> Dated | None:
    return next(iter(dated(block.passage.seen)), None)


def _dates(block: Block) -> bool:
    """Whether a block is the day of a signature, alone or after the name of the agency."""
    name = _unsealed(block.name)
    if len(name) > limit("heading_characters"):
        return False
    found = only_dated(name)
    return found is not None and (found.start == 0 or is_agency(name[: found.start]))


def _signer(lines: Sequence[Block]) -> Passage | None:
    """Who signs: the government where it signs together with others."""
    named = [one for one in map(_named, lines) if one is not None]
    named = named or [one.passage for one in lines if _division(one)]
    government = one_of("issuers", "government")
    ruling = [one for one in named if re.search(government, one.seen)]
    return next(iter(reversed(ruling or named)), None)


def _named(block: Block) -> Passage | None:
    """The agency that a line of the signature names, without seal and day."""
    found = _day_in(block)
    passage = block.passage.cut(0, found.start) if found else block.passage
    seal = re.search(_seal_mark(), passage.seen)
    passage = passage.cut(0, seal.start()) if seal else passage
    return passage if is_agency(squeeze(passage.seen)) else None


def _signs(block: Block) -> bool:
    bare = _unsealed(block.name)
    return not bare or is_agency(bare) or _is_blank(block)


def _is_blank(block: Block) -> bool:
    return block.name.strip("()[]") in set(map(view, words("signature", "page_blank")))


def _division(block: Block) -> bool:
    """Whether a line is the bare name of a place, as small townships sign."""
    divisions = [one for _, names in words("issuers", "levels") for one in names]
    shaped = rf"\w{{2,{words('issuers', 'most_of_place')}}}{either(divisions)}"
    apart = block.level is None and block.label is None
    return apart and re.fullmatch(shaped, _unsealed(block.name)) is not None


@cache
def _seal_shown() -> re.Pattern[str]:
    return re.compile(rf"[(\[]\s*{one_of('signature', 'seal_shown')}\s*[)\]]")


def _seal_mark() -> str:
    return rf"[(\[]\s*{one_of('signature', 'seals')}\s*[)\]]"


def _unsealed(name: str) -> str:
    return re.sub(_seal_mark(), "", name)


def published_on(blocks: Sequence[Block]) -> tuple[date, Passage] | None:
    """The day of publication that the page around a report tells."""
    told = re.compile(rf"{one_of('signature', 'published')}\s*:")
    for block in blocks:
        seen = block.passage.seen
        if (label := told.search(seen)) is None:
            continue
        for found in dated(seen[: label.end() + limit("heading_characters")]):
            if found.start >= label.end() and found.day is not None:
                return found.day, block.passage
    return None


def code_in(blocks: Sequence[Block]) -> Passage | None:
    """The division code of the agency, where a line of its own tells it."""
    told = re.compile(rf"{one_of('head', 'code')}\s*:\s*(\d{{6}}(?:\d{{3}}){{0,2}})\s*$")
    for block in blocks:
        if (found := told.match(block.passage.seen)) is not None:
            return block.passage.cut(*found.span(1))
    return None
