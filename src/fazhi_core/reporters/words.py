"""How reporters for people put findings, places and citations into words."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi_core._texts import Catalogue, Language, Text
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report
from fazhi_core.law.instrument import Citation
from fazhi_core.reporters.tiers import MissingFact

__all__ = [
    "NAMED",
    "TEXTS",
    "arithmetic",
    "cautioned",
    "cautions",
    "cited",
    "fact_words",
    "kind_word",
    "mark_words",
    "place_words",
    "reason_words",
    "remedy_words",
    "some",
    "subject_words",
]

NAMED = 6
"""How many names of a long list are shown."""

TEXTS = Catalogue("fazhi_core.reporters")


def kind_word(finding: Finding, report: Report, language: Language) -> str:
    """How heavy or how far *finding* is, in a word or two.

    A record whose type carries a caution is never said to have passed.
    """
    if finding.kind is Kind.FAIL and finding.severity is not None:
        return TEXTS.say(f"fail_{finding.severity.value}", language)
    if finding.kind is Kind.OPEN and finding.reason is not None:
        return TEXTS.say(f"open_{finding.reason.value}", language)
    if finding.kind is Kind.PASS and cautioned(finding, report):
        return TEXTS.say("looked_at", language)
    return TEXTS.say(f"kind_{finding.kind.value}", language)


def cautions(report: Report) -> list[Text]:
    """The cautions that the types of record met carry."""
    return [one.type.caution for one in report.met if one.type.caution is not None]


def cautioned(finding: Finding, report: Report) -> bool:
    """Whether *finding* is about a type of record that carries a caution."""
    return any(one.type.caution and one.type.name == finding.subject.type for one in report.met)


def mark_words(finding: Finding, report: Report, language: Language) -> str:
    """What says that *finding* was accepted, and until when; empty where it was not."""
    marks = []
    if finding.waiver is not None:
        found = (one.expires for one in report.waivers if one.id == finding.waiver)
        until = next(found, None)
        key = "mark_waived" if until is None else "mark_waived_until"
        marks.append(TEXTS.say(key, language, waiver=finding.waiver, until=until))
    if finding.baselined:
        marks.append(TEXTS.say("mark_baselined", language))
    return "".join(marks)


def subject_words(finding: Finding, report: Report, language: Language) -> str:
    """The record, or the group, that *finding* is about."""
    subject = finding.subject
    titles = {one.type.name: one.type.zh for one in report.met}
    title = titles.get(subject.type, subject.type) if language == "zh" else subject.type
    words = " ".join(one for one in (title, subject.id or subject.period) if one)
    if subject.agency:
        words += TEXTS.say("of_agency", language, agency=subject.agency)
    return words


def place_words(place: Place | None) -> str:
    """``file:line:column`` or ``file:sheet!cell``; empty where no place is known."""
    return "" if place is None else str(place)


def arithmetic(finding: Finding, language: Language) -> str:
    """The steps behind *finding* in one line; empty where there are none."""
    between = TEXTS.say("between_steps", language)
    return between.join(
        f"{step.label.in_(language)} {step.value.in_(language)}" for step in finding.trace
    )


def cited(citation: Citation, language: Language) -> str:
    """*citation* as it is written in *language*, marked where its text was not verified."""
    values = {
        "article": citation.article,
        "paragraph": citation.paragraph,
        "item": citation.item,
    }
    words = TEXTS.say("instrument", language, title=citation.instrument, edition=citation.edition)
    words += "".join(
        TEXTS.say(name, language, number=number) for name, number in values.items() if number
    )
    if citation.verified == "none":
        words += TEXTS.say("not_verified", language)
    return words


def remedy_words(finding: Finding, language: Language) -> str:
    """What can be done, after the word that says which sort of remedy it is."""
    remedy = finding.remedy.in_(language)
    if finding.remedy_kind is None or not remedy:
        return remedy
    return TEXTS.say(f"remedy_{finding.remedy_kind.value}", language, remedy=remedy)


def fact_words(fact: MissingFact, report: Report, language: Language) -> str:
    """That *fact* is not shown, in how many records, and how many requirements wait for it."""
    titles = {one.type.name: one.type.zh for one in report.met}
    return TEXTS.say(
        "never_filled" if fact.everywhere else "not_filled",
        language,
        label=fact.label,
        type=titles.get(fact.type, fact.type) if language == "zh" else fact.type,
        records=len(fact.records),
        requirements=len(fact.requirements),
    )


def reason_words(reason: str, language: Language) -> str:
    """Why a requirement was not checked; a reason that has no words is shown as it is."""
    key = f"reason_{reason}"
    return TEXTS.say(key, language) if key in TEXTS else reason


def some(names: Sequence[str], language: Language) -> str:
    """The first of *names*, and how many more there are."""
    shown = TEXTS.say("between_names", language).join(names[:NAMED])
    left = len(names) - NAMED
    return shown + (TEXTS.say("and_more", language, count=left) if left > 0 else "")
