"""The form of a yearly report: its sections, what each says, and what is counted for it, as data.

A form adds no law and no facts.  Where a ledger cannot bear out a passage, a marked gap stands
there instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

import attrs

from fazhi_core._texts import Language, Text
from fazhi_core.law.count import Count, Rate

__all__ = ["FormSection", "Passage", "PassageKind", "Place", "ReportForm", "Wording", "places"]

PassageKind: TypeAlias = Literal["text", "gap", "shortcomings"]
"""A sentence with figures; a gap for a person to fill; what checking the ledger found."""

_PLACE = re.compile(r"\{([a-z0-9-]+)(?:\|([^{}]*))?\}")


@attrs.frozen
class Place:
    """A place in a sentence: words before it, the figure meant, and the unit behind the figure."""

    before: str
    figure: str = ""
    unit: str = ""


def places(sentence: str) -> Iterator[Place]:
    """The places of *sentence* in order; the last holds only the words behind them all."""
    at = 0
    for found in _PLACE.finditer(sentence):
        yield Place(sentence[at : found.start()], found[1], found[2] or "")
        at = found.end()
    yield Place(sentence[at:])


@attrs.frozen
class Passage:
    """One passage of a section.

    Args:
        kind: see :data:`PassageKind`.
        text: the sentence, or what a person has to fill in.
        severities: how grave a failure must be to be told as a shortcoming.
    """

    kind: PassageKind
    text: Text
    severities: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it states."""
        if self.kind != "text":
            return ()
        return tuple(one.figure for one in places(self.text.zh) if one.figure)


@attrs.frozen
class FormSection:
    """One section: its heading without number, and its passages."""

    id: str
    title: Text
    passages: tuple[Passage, ...]


@attrs.frozen
class Wording:
    """The sentences around the figures; what may be filled into each stands in its name's place.

    Args:
        title: ``issuer``, ``year``.
        heading: ``number``, ``title``.
        notice: what the draft is; ``year``, ``as_of``.
        code: ``code`` of the agency.
        opening: ``year``.
        no_issuer: stands for the name of the issuer.
        gap: a gap; ``text``.
        no_records: a gap where nothing is recorded; ``year``, ``titles``.
        unclear: a gap for records that do not tell; ``title``, ``ids``.
        between: between sentences that make one paragraph.
        shortcomings_lead: opens the shortcomings of a field of work; ``field``.
        shortcoming: what was found; ``title``, ``count``.
        shortcomings_between: between two of them.
        shortcomings_end: behind the last.
        no_shortcoming: a gap where nothing was found.
        note: the records behind a figure; ``title``, ``ids``.
        day: the day under the report; ``year``, ``month``, ``day``.
        notes_title: above the notes, where they are no footnotes.
        numerals: the numbers of the sections in Chinese.
    """

    title: Text
    heading: Text
    notice: Text
    code: Text
    opening: Text
    no_issuer: Text
    gap: Text
    no_records: Text
    unclear: Text
    between: Text
    shortcomings_lead: Text
    shortcoming: Text
    shortcomings_between: Text
    shortcomings_end: Text
    no_shortcoming: Text
    note: Text
    day: Text
    notes_title: Text
    numerals: tuple[str, ...]

    def number(self, position: int, language: Language) -> str:
        """The number of the section at *position*, from 1."""
        chinese = language == "zh" and position <= len(self.numerals)
        return self.numerals[position - 1] if chinese else str(position)


@attrs.frozen(eq=False)
class ReportForm:
    """One form.

    Args:
        id: stable name.
        title: what it is called.
        counts: what is counted, by id.
        rates: rates of them, by id.
        sections: in order.
        wording: the sentences around the figures.
        profile: division code of the place that uses it.
        file: the file it was read from.
    """

    id: str
    title: Text
    counts: Mapping[str, Count]
    rates: Mapping[str, Rate]
    sections: tuple[FormSection, ...]
    wording: Wording
    profile: str = "CN"
    file: str = ""
