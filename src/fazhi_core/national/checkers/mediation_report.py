"""Checkers of what a yearly report says of mediation, held against the cases of its year."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

import attrs

from fazhi_core import Bound, Outcome, checker, not_applicable, not_shown, ok, review
from fazhi_core.records.base import day
from fazhi_core.records.mediation import MediationCase, MediationKind, MediationResult
from fazhi_core.records.report import AnnualReport, Figure

__all__ = ["mediation_figures"]

_COUNTED = (MediationResult.AGREED, MediationResult.FAILED)


@attrs.frozen(kw_only=True)
class MediationWords:
    """Words by which numbers on mediation are known.

    Args:
        words: words of sentences on mediation.
        rate_words: words of sentences that state how many mediations succeeded.
        rate_units: units of a rate.
        case_units: units that count cases.
        people_words: words that point at people's mediation.
        administrative_words: words that point at administrative mediation.
        margin: percentage points by which a rate may be rounded.
    """

    words: tuple[str, ...]
    rate_words: tuple[str, ...]
    rate_units: tuple[str, ...]
    case_units: tuple[str, ...]
    people_words: tuple[str, ...]
    administrative_words: tuple[str, ...]
    margin: int


@checker("report-mediation-figures", AnnualReport, params=MediationWords)
def mediation_figures(figure: Figure, report: AnnualReport, req: Bound[MediationWords]) -> Outcome:
    """Hold a number of mediations, or the share that succeeded, against the cases."""
    words = req.params
    if figure.unit is None or figure.sentence is None:
        return not_shown("unit" if figure.unit is None else "sentence")
    unit = _plain(figure.unit)
    rate = unit in words.rate_units
    if not rate and unit not in words.case_units:
        return not_applicable()
    if not _says(figure.sentence, words.words):
        return not_applicable()
    if rate and not _says(figure.sentence, words.rate_words):
        return not_applicable()
    if figure.value is None:
        return not_shown("value")
    if report.year is None:
        return not_shown("/year")
    cases = _of_year(report, req)
    if not cases:
        return not_shown(())
    kind = _kind(figure.sentence, words)
    if kind is not None and any(one.kind is None for one in cases):
        return not_shown(())
    meant = [one for one in cases if kind in {None, one.kind}]
    return _rate(figure.value, meant, words) if rate else _number(figure.value, meant)


def _rate(claimed: Decimal, cases: list[MediationCase], words: MediationWords) -> Outcome:
    """Cases that a party refused or withdrew count neither way: that is its right."""
    if any(one.result is None or one.ended_on is None for one in cases):
        return not_shown(())
    counted = [one for one in cases if one.result in _COUNTED]
    if not counted:
        return not_shown(())
    agreed = sum(one.result is MediationResult.AGREED for one in counted)
    found = Decimal(100 * agreed) / len(counted)
    if claimed - found < words.margin:
        return ok()
    return review(key="rate", claimed=claimed, agreed=agreed, ended=len(counted))


def _number(claimed: Decimal, cases: list[MediationCase]) -> Outcome:
    dated = [one for one in cases if day(one.ended_on) or day(one.accepted_on)]
    if len(dated) >= claimed:
        return ok()
    if len(dated) < len(cases):
        return not_shown(())
    return review(key="fewer", claimed=claimed, found=len(dated))


def _of_year(report: AnnualReport, req: Bound[MediationWords]) -> list[MediationCase]:
    """The cases taken up or ended in the year reported on, or that may have been."""
    return [
        one
        for one in req.every(MediationCase)
        if report.agency is None or one.agency in {None, report.agency}
        if _in_year(one, report.year)
    ]


def _in_year(case: MediationCase, year: int | None) -> bool:
    days = [day(case.ended_on), day(case.accepted_on)]
    shown = [one for one in days if one is not None]
    return not shown or any(one.year == year for one in shown)


def _kind(sentence: str, words: MediationWords) -> MediationKind | None:
    """The kind of mediation that *sentence* speaks of; ``None`` where it names none or both."""
    people = _says(sentence, words.people_words)
    administrative = _says(sentence, words.administrative_words)
    if people is administrative:
        return None
    return MediationKind.PEOPLE if people else MediationKind.ADMINISTRATIVE


def _says(sentence: str, words: Iterable[str]) -> bool:
    plain = _plain(sentence)
    return any(word in plain for word in words)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
