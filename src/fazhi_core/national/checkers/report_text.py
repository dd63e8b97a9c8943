"""Checkers of what a yearly report says: sentences that a person should look at again.

What is looked for stands in the requirements.  A pattern is a row of phrases: ``|`` between
phrases that will do in one place, ``…`` for a gap inside one sentence, ``~`` for a gap without
comma, semicolon or colon.  Spaces, quotation marks and full or half width do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import attrs

from fazhi_core import Bound, Outcome, Word, checker, not_applicable, not_shown, ok, review
from fazhi_core.records.report import AnnualReport, Section

__all__ = ["enforcer", "gaps", "handover", "persuasion", "pilot_plan", "plan_period"]


@attrs.frozen(kw_only=True)
class Wording:
    """What is looked for in a text.

    Args:
        about: patterns of which a text must hold one to be concerned at all.
        raised: patterns of sentences that a person should look at.
        lawful: patterns that take such a sentence out again.
        gap: the longest gap, in characters.
        law: the law's own phrase that the sentence is held against.
    """

    about: tuple[str, ...]
    raised: tuple[str, ...]
    lawful: tuple[str, ...]
    gap: int
    law: str


@attrs.frozen(kw_only=True)
class DatedWording(Wording):
    """What is looked for in reports from one year on.

    Args:
        from_year: the first year reported on in which it is raised.
    """

    from_year: int


@attrs.frozen(kw_only=True)
class PlanWording:
    """The national five-year plans, place by place in each list.

    Args:
        names: patterns by which a text names each plan.
        last_years: the last year of each plan.
        lawful: patterns of sentences that look back on a plan.
        gap: the longest gap, in characters.
        law: the law's own phrase for the plan that runs.
    """

    names: tuple[str, ...]
    last_years: tuple[int, ...]
    lawful: tuple[str, ...]
    gap: int
    law: str


@checker("report-police-handover-ground", AnnualReport, params=Wording)
def handover(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise handing petitioners over to the police on grounds that are no act of the law."""
    return _looked_at(section, req.params)


@checker("report-petition-until-given-up", AnnualReport, params=Wording)
def persuasion(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise talking to petitioners until they give up."""
    return _looked_at(section, req.params)


@checker("report-enforcer-standing", AnnualReport, params=Wording)
def enforcer(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise an office without standing that is named as enforcing the law."""
    return _looked_at(section, req.params)


@checker("report-gaps-filled", AnnualReport, params=Wording)
def gaps(section: Section, report: AnnualReport, req: Bound[Wording]) -> Outcome:  # noqa: ARG001 - the section is enough
    """Raise the marks that a draft bears where somebody has to fill it in."""
    return _looked_at(section, req.params)


@checker("report-three-systems-pilot-plan", AnnualReport, params=DatedWording)
def pilot_plan(section: Section, report: AnnualReport, req: Bound[DatedWording]) -> Outcome:
    """Raise the pilot plan of the three systems once it had been replaced."""
    found = _looked_at(section, req.params)
    if not found.key:
        return found
    if report.year is None:
        return not_shown("/year")
    return found if report.year >= req.params.from_year else ok()


@checker("report-publicity-plan-period", AnnualReport, params=PlanWording)
def plan_period(section: Section, report: AnnualReport, req: Bound[PlanWording]) -> Outcome:
    """Raise a publicity plan that is named as running after its end."""
    if section.text is None:
        return not_shown("text")
    words, outcome = req.params, not_applicable()
    for name, last in zip(words.names, words.last_years, strict=True):
        number = _first(section.text, (name,), words.lawful, words.gap)
        if number is None:
            outcome = ok() if _named(section.text, name, words.gap) else outcome
        elif report.year is None:
            return not_shown("/year")
        elif report.year > last:
            return review(
                "text",
                key="raised",
                sentence=number,
                law=Word(words.law),
                last=last,
                year=report.year,
            )
        else:
            outcome = ok()
    return outcome


def _looked_at(section: Section, words: Wording) -> Outcome:
    if section.text is None:
        return not_shown("text")
    if not any(_named(section.text, pattern, words.gap) for pattern in words.about):
        return not_applicable()
    number = _first(section.text, words.raised, words.lawful, words.gap)
    if number is None:
        return ok()
    return review("text", key="raised", sentence=number, law=Word(words.law))


def _named(text: str, pattern: str, gap: int) -> bool:
    """Whether one sentence of *text* holds *pattern*."""
    wanted = _compiled((pattern,), gap)
    return any(wanted.search(part) for _, part in _parts(text))


def _first(text: str, raised: tuple[str, ...], lawful: tuple[str, ...], gap: int) -> int | None:
    """The number of the first sentence that holds one of *raised* and none of *lawful*."""
    wanted, excused = _compiled(raised, gap), _compiled(lawful, gap)
    for number, part in _parts(text):
        if wanted.search(part) and not excused.search(part):
            return number
    return None


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of *text* up to each semicolon or end of sentence, with the sentence's number."""
    for number, sentence in enumerate(_ENDS.split(_plain(text)), start=1):
        for part in sentence.split(";"):
            yield number, part


_ENDS = re.compile("[。!?]")
_QUOTES = frozenset({"Pi", "Pf"})
_STRAIGHT = frozenset("\"'\u300c\u300d\u300e\u300f")


def _plain(text: str) -> str:
    """*text* in half width, without spaces and quotation marks."""
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(
        letter
        for letter in narrow
        if not letter.isspace()
        and letter not in _STRAIGHT
        and unicodedata.category(letter) not in _QUOTES
        and unicodedata.category(letter) != "Cf"
    )


@lru_cache
def _compiled(patterns: tuple[str, ...], gap: int) -> re.Pattern[str]:
    """One expression for *patterns*; one that never matches where there is none."""
    gaps = {"…": f".{{0,{gap}}}", "~": f"[^,;:]{{0,{gap}}}"}
    rows = []
    for pattern in patterns:
        pieces = re.split("([…~])", pattern)
        rows.append("".join(gaps.get(piece) or _any_of(piece) for piece in pieces))
    return re.compile("|".join(rows) or r"(?!)")


def _any_of(piece: str) -> str:
    return "(?:" + "|".join(re.escape(_plain(phrase)) for phrase in piece.split("|")) + ")"
