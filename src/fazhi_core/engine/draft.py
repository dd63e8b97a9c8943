"""Drafts a yearly report from a ledger by a form.

Every figure is computed and carries the records it comes from.  What the ledger does not bear out
stands as a marked gap; no sentence is made up, and no text of a record is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

import attrs

from fazhi_core._texts import Language, Text
from fazhi_core.engine.counting import Counted, Counter
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.outcome import Kind
from fazhi_core.law.report_form import FormSection, Passage, ReportForm, places

__all__ = [
    "Draft",
    "DraftHead",
    "DraftNote",
    "DraftSection",
    "Found",
    "Paragraph",
    "Run",
    "draft",
    "plain",
]


@attrs.frozen
class Run:
    """Words of a draft.

    Args:
        text: the words.
        note: the number of the note that tells where they come from; nought where there is none.
        gap: whether a person has to replace them.
    """

    text: str
    note: int = 0
    gap: bool = False


@attrs.frozen
class Paragraph:
    """One paragraph."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words, without notes."""
        return "".join(one.text for one in self.runs)


@attrs.frozen
class DraftSection:
    """One section with its numbered heading."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@attrs.frozen
class DraftNote:
    """The records behind a figure."""

    number: int
    text: str
    subjects: tuple[Subject, ...]


@attrs.frozen
class DraftHead:
    """What stands around the sections.

    Args:
        year: the year reported on.
        as_of: the day of the draft.
        issuer: the name of the organ; empty where nobody said.
        agency: its division code, where the records show one.
    """

    year: int
    as_of: date
    issuer: str = ""
    agency: str | None = None


@attrs.frozen
class Found:
    """What checking the ledger found, with the field of work of each requirement, in order."""

    findings: Sequence[Finding] = ()
    fields: Mapping[str, Text] = attrs.field(factory=dict)


@attrs.frozen
class Draft:
    """A drafted report in one language.

    Args:
        figures: what was counted, by the names of the form.
        notes: the records behind the figures, in the order in which they are first stated.
    """

    head: DraftHead
    language: Language
    title: Paragraph
    notice: str
    code: str
    opening: str
    sections: tuple[DraftSection, ...]
    notes_title: str
    notes: tuple[DraftNote, ...]
    issuer: Paragraph
    day: str
    figures: Mapping[str, Counted]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all sections."""
        return tuple(one for section in self.sections for one in section.paragraphs)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What a person has to fill in or look at."""
        every = (self.title, *self.paragraphs, self.issuer)
        return tuple(run.text for one in every for run in one.runs if run.gap)


def draft(
    form: ReportForm, counter: Counter, found: Found, head: DraftHead, language: Language
) -> Draft:
    """The report that *form* asks for.

    Args:
        form: sections, sentences and counts.
        counter: counts the records of the year.
        found: what checking the ledger found.
        head: what stands around the sections.
        language: of the sentences.
    """
    return _Drafter(form, counter, found, head, language).draft()


class _Drafter:
    def __init__(
        self,
        form: ReportForm,
        counter: Counter,
        found: Found,
        head: DraftHead,
        language: Language,
    ) -> None:
        self._form = form
        self._words = form.wording
        self._found = found
        self._head = head
        self._language = language
        self._notes: dict[str, DraftNote] = {}
        counts = {id_: counter.count(spec) for id_, spec in form.counts.items()}
        rates = {id_: counter.rate(spec, counts) for id_, spec in form.rates.items()}
        self._figures: dict[str, Counted] = counts | rates
        self._titles = {id_: one.title for id_, one in form.counts.items()}
        self._titles |= {id_: one.title for id_, one in form.rates.items()}

    def draft(self) -> Draft:
        """All of it."""
        head, words = self._head, self._words
        day = {"year": head.as_of.year, "month": head.as_of.month, "day": head.as_of.day}
        sections = tuple(
            self._section(position, one)
            for position, one in enumerate(self._form.sections, start=1)
        )
        return Draft(
            head=head,
            language=self._language,
            title=self._title(),
            notice=self._say(words.notice, year=head.year, as_of=head.as_of),
            code=self._say(words.code, code=head.agency) if head.agency else "",
            opening=self._say(words.opening, year=head.year),
            sections=sections,
            notes_title=self._say(words.notes_title),
            notes=tuple(self._notes.values()),
            issuer=Paragraph((self._issuer(),)),
            day=self._say(words.day, **day),
            figures=self._figures,
        )

    def _say(self, sentence: Text, /, **values: object) -> str:
        return sentence.fill(values).in_(self._language)

    def _issuer(self) -> Run:
        if self._head.issuer:
            return Run(self._head.issuer)
        return Run(self._gap(self._say(self._words.no_issuer)).text, gap=True)

    def _title(self) -> Paragraph:
        """The title, with the name of the issuer as a run of its own."""
        before, mark, after = self._words.title.in_(self._language).partition("{issuer}")
        told = [Text(one, one).fill({"year": self._head.year}).zh for one in (before, after)]
        runs = (Run(told[0]), *([self._issuer()] if mark else []), Run(told[1]))
        return Paragraph(tuple(one for one in runs if one.text))

    def _gap(self, text: str) -> Run:
        return Run(self._say(self._words.gap, text=text), gap=True)

    def _section(self, position: int, section: FormSection) -> DraftSection:
        number = self._words.number(position, self._language)
        title = section.title.in_(self._language)
        return DraftSection(
            heading=self._say(self._words.heading, number=number, title=title),
            paragraphs=tuple(self._paragraphs(section)),
        )

    def _paragraphs(self, section: FormSection) -> Iterator[Paragraph]:
        """The paragraphs of a section: sentences that follow each other make one."""
        for kind, passages in groupby(section.passages, key=lambda one: one.kind):
            if kind == "text":
                yield from self._told(passages)
                continue
            for passage in passages:
                if kind == "gap":
                    yield Paragraph((self._gap(passage.text.in_(self._language)),))
                else:
                    yield from self._shortcomings(passage.severities)

    def _told(self, passages: Iterable[Passage]) -> Iterator[Paragraph]:
        """Sentences that follow each other; a gap in the place of those that say nothing.

        Gaps stand apart: who reads the draft back must not take their words for the sentence's.
        """
        for nothing, group in groupby(passages, key=lambda one: bool(self._missing(one))):
            every = list(group)
            figures = [one for passage in every for one in passage.figures]
            runs = [self._nothing(every)] if nothing else self._sentences(every)
            yield Paragraph(tuple(one for one in (*runs, *self._unclear(figures)) if one.text))

    def _missing(self, passage: Passage) -> list[str]:
        """The figures of *passage* of which the ledger has nothing."""
        named = dict.fromkeys(passage.figures)
        return [one for one in named if self._figures[one].value is None]

    def _nothing(self, passages: Iterable[Passage]) -> Run:
        """The gap for what the ledger has nothing of."""
        missing = dict.fromkeys(one for each in passages for one in self._missing(each))
        titles = tuple(self._titles[one] for one in missing)
        return self._gap(self._say(self._words.no_records, year=self._head.year, titles=titles))

    def _sentences(self, passages: Iterable[Passage]) -> Iterator[Run]:
        """Sentences with their figures."""
        for position, passage in enumerate(passages):
            if position:
                yield Run(self._words.between.in_(self._language))
            for place in places(passage.text.in_(self._language)):
                yield Run(place.before)
                if place.figure:
                    value = plain(self._figures[place.figure].value or Decimal())
                    yield Run(value + place.unit, note=self._note(place.figure))

    def _note(self, figure: str) -> int:
        """The number of the note on *figure*, which is written when it is first stated."""
        if figure not in self._notes:
            subjects = self._figures[figure].subjects
            if not subjects:
                return 0
            self._notes[figure] = self._noted(self._titles[figure], subjects)
        return self._notes[figure].number

    def _noted(self, title: Text, subjects: tuple[Subject, ...]) -> DraftNote:
        ids = tuple(map(_called, subjects))
        text = self._say(self._words.note, title=title, ids=ids)
        return DraftNote(len(self._notes) + 1, text, subjects)

    def _unclear(self, figures: Iterable[str]) -> list[Run]:
        """What could not be counted, once for all figures that wait for the same records."""
        waiting: dict[tuple[Subject, ...], list[Text]] = {}
        for figure in dict.fromkeys(figures):
            if unclear := self._figures[figure].unclear:
                waiting.setdefault(unclear, []).append(self._titles[figure])
        return [
            Run(
                self._say(
                    self._words.unclear, title=tuple(titles), ids=tuple(map(_called, subjects))
                ),
                gap=True,
            )
            for subjects, titles in waiting.items()
        ]

    def _shortcomings(self, severities: tuple[str, ...]) -> Iterator[Paragraph]:
        """What checking the ledger found in the year: a paragraph for each field of work."""
        grouped: dict[Text, dict[str, list[Finding]]] = {}
        for one in self._found.findings:
            if self._tells(one, severities):
                field = self._found.fields[one.requirement]
                grouped.setdefault(field, {}).setdefault(one.requirement, []).append(one)
        if not grouped:
            yield Paragraph((self._gap(self._say(self._words.no_shortcoming)),))
        for field in dict.fromkeys(self._found.fields.values()):
            if field in grouped:
                yield Paragraph(tuple(self._field(field, grouped[field])))

    def _field(self, field: Text, grouped: Mapping[str, Sequence[Finding]]) -> Iterator[Run]:
        words = self._words
        yield Run(self._say(words.shortcomings_lead, field=field))
        for position, findings in enumerate(grouped.values()):
            subjects = tuple(dict.fromkeys(one.subject for one in findings))
            title = findings[0].title
            note = self._noted(title, subjects)
            self._notes[f"{findings[0].requirement} {len(self._notes)}"] = note
            if position:
                yield Run(words.shortcomings_between.in_(self._language))
            told = self._say(words.shortcoming, title=title, count=len(subjects))
            yield Run(told, note=note.number)
        yield Run(words.shortcomings_end.in_(self._language))

    def _tells(self, one: Finding, severities: tuple[str, ...]) -> bool:
        day = one.governing_date
        of_year = day is not None and day.year == self._head.year
        grave = one.severity is not None and str(one.severity) in severities
        return one.kind is Kind.FAIL and of_year and grave and one.requirement in self._found.fields


def plain(value: Decimal) -> str:
    """*value* without needless noughts."""
    whole = value.to_integral_value()
    return f"{whole:f}" if value == whole else f"{value.normalize():f}"


def _called(subject: Subject) -> str:
    return subject.id or " ".join(filter(None, (subject.agency, subject.period)))
