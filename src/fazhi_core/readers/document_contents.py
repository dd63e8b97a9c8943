"""What a report says, found in its lines: title, year, issuer, sections, figures, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeAlias

import attrs

from fazhi_core._texts import Text
from fazhi_core.readers.document_faults import DocumentError
from fazhi_core.readers.document_figures import Figure, figures
from fazhi_core.readers.document_head import (
    Foot,
    Head,
    code_in,
    published_on,
    read_foot,
    read_head,
)
from fazhi_core.readers.document_lines import Line
from fazhi_core.readers.document_numbers import years
from fazhi_core.readers.document_passages import Block, Passage, is_agency, paragraphs
from fazhi_core.readers.document_sections import NEXT_YEAR, OTHER, Part, Section, parts, sections
from fazhi_core.readers.document_words import either, limit, one_of, squeeze, view, words

__all__ = ["Contents", "contents"]

_YEAR_TOLD_EARLY = 200
_Placed: TypeAlias = tuple[Figure, tuple[int, int] | None]


@attrs.frozen
class Contents:
    """A report as the document shows it; ``None`` is "not shown"."""

    kind: str
    title: Passage | None
    year: tuple[int, Passage] | None
    issuer: Passage | None
    code: Passage | None
    level: str | None
    addressees: tuple[str, ...]
    published: tuple[date, Passage] | None
    foot: Foot
    parts: tuple[Part, ...]
    figures: tuple[_Placed, ...]
    complete: bool

    @property
    def note(self) -> str | None:
        """What the record cannot hold: a day of signature that is none or written in part."""
        if self.foot.issued is None or self.foot.issued_on is not None:
            return None
        told = words("notes", "impossible_day" if self.foot.whole_day else "partial_day")
        text = Text(zh=told["zh"], en=told["en"])
        return text.fill({"text": squeeze(self.foot.issued.text)}).zh


def contents(lines: Sequence[Line], name: str) -> Contents:
    """Find what the report in *lines* says.

    Raises:
        DocumentError: this is no yearly report, or it has more figures than any report.
    """
    blocks = paragraphs(lines)
    head = read_head(blocks)
    foot = read_foot(blocks, head.end)
    body = blocks[head.end : foot.start]
    opening, divided = sections(body)
    kind = _kind(head, body, divided, name)
    told = tuple(part for section in divided for part in parts(section))
    year = _year(head, opening or body, body)
    issuer = foot.issuer or head.agency or _issuer_in_title(head.title)
    whole = head.title is not None and year is not None and foot.issued_on is not None
    return Contents(
        kind=kind,
        title=head.title,
        year=year,
        issuer=issuer,
        code=code_in(blocks),
        level=_level(issuer),
        addressees=head.addressees,
        published=published_on(blocks),
        foot=foot,
        parts=told or _undivided(body),
        figures=_counted(_figures(opening, told), name),
        complete=whole and bool(divided),
    )


def _kind(head: Head, body: Sequence[Block], divided: Sequence[Section], name: str) -> str:
    """Which yearly report this is, from its title, else from what its text keeps naming."""
    kinds = words("kinds_of_report")
    title = "" if head.title is None else squeeze(head.title.seen)
    for kind, topics in kinds.items():
        if re.search(either(topics), title):
            return str(kind)
    text = "\n".join(one.passage.seen for one in body)
    mentioned = Counter(re.findall(one_of("mentions", "words"), text))
    if head.other or not divided or mentioned.total() < words("mentions", "least"):
        raise DocumentError("not_a_report", name=name)
    usual = mentioned.most_common(1)[0][0]
    return str(next(kind for kind in kinds if re.search(either(kinds[kind]), usual)))


def _undivided(body: Sequence[Block]) -> tuple[Part, ...]:
    """The text of a report without any heading, so that it is not lost."""
    text = Passage.join(one.passage for one in body)
    return (Part(OTHER, Passage(""), text, None),) if text.text else ()


def _year(
    head: Head, opening: Sequence[Block], body: Sequence[Block]
) -> tuple[int, Passage] | None:
    """The year that the report is about: the title's, else the one that the text is built on."""
    if head.title is not None:
        seen = head.title.seen
        for found in (*years(seen), *years(seen, after=r"\W|\D")):
            return found[1], head.title.cut(found[0])
    yearly = view(words("dates", "yearly"))
    for blocks in (opening, body):
        text = Passage.join(one.passage for one in blocks)
        for follows in (yearly, ""):
            named = list(years(text.seen, after=follows))
            early = [one for one in named if one[0] < _YEAR_TOLD_EARLY] or named
            if early:
                usual = Counter(year for _, year in early).most_common(1)[0][0]
                at = next(at for at, year in early if year == usual)
                return usual, text.cut(at)
    return None


def _issuer_in_title(title: Passage | None) -> Passage | None:
    """The agency or place with which a title begins."""
    if title is None:
        return None
    seen = title.seen
    joined = re.search(one_of("head", "title_joins"), seen)
    stops = [at for at, _ in years(seen)] + ([joined.start()] if joined else [])
    passage = title.cut(0, min(stops, default=0))
    name = squeeze(passage.seen)
    return passage if is_agency(name) or name.endswith(_divisions()) else None


def _divisions() -> tuple[str, ...]:
    return tuple(one for _, names in words("issuers", "levels") for one in names)


def _level(issuer: Passage | None) -> str | None:
    """The level of government, from the last division that the issuer's name names."""
    if issuer is None:
        return None
    name = re.sub(one_of("issuers", "no_division"), "", squeeze(issuer.seen))
    last: tuple[int, int, str] | None = None
    for level, names in words("issuers", "levels"):
        for one in names:
            end = name.rfind(one) + len(one)
            if end > len(one) and (last is None or (end, len(one)) > last[:2]):
                last = (end, len(one), level)
    return last[2] if last else None


def _counted(found: Iterator[_Placed], name: str) -> tuple[_Placed, ...]:
    most = limit("figures")
    counted = tuple(islice(found, most + 1))
    if len(counted) > most:
        raise DocumentError("too_large", name=name, found=len(counted), limit=most)
    return counted


def _figures(opening: Sequence[Block], told: Sequence[Part]) -> Iterator[_Placed]:
    """The figures of what was done; what next year's work is to bring counts nothing yet."""
    done = [part.text for part in told if part.kind != NEXT_YEAR]
    texts = [one.passage for one in opening]
    texts += [one for at, one in enumerate(done) if not at or one is not done[at - 1]]
    for passage in texts:
        for figure in figures(passage):
            yield figure, passage.at(figure.at)
