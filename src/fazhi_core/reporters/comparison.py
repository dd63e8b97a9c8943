"""Two reviews side by side, as text and as JSON (``fazhi-comparison/1``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fazhi_core.engine.comparison import Comparison, MarkedItem
from fazhi_core.reporters.score_json import number, subject_table
from fazhi_core.reporters.score_words import Words

__all__ = ["COMPARISON_FORMAT", "comparison_lines", "comparison_table"]

COMPARISON_FORMAT = "fazhi-comparison/1"


def comparison_table(found: Comparison, first: str, second: str) -> dict[str, Any]:
    """The comparison of the files *first* and *second*, as one JSON object."""
    agreement = found.agreement
    return {
        "format": COMPARISON_FORMAT,
        "first": first,
        "second": second,
        "decided_in_both": found.both,
        "alike": found.same,
        "agreement": None if agreement is None else number(agreement),
        "decided_in_one": found.one,
        "decided_in_none": found.none,
        "different_grades": found.grades,
        "differences": [
            {
                "case": subject_table(one.first.subject),
                "sheet": one.first.sheet,
                "first_total": number(one.first.total),
                "second_total": number(one.second.total),
                "items": [
                    {"id": mine.id, "first": _result(mine), "second": _result(other)}
                    for mine, other in one.items
                ],
            }
            for one in found.differences
        ],
        "only_first": [subject_table(one) for one in found.only_first],
        "only_second": [subject_table(one) for one in found.only_second],
        "other_sheets": [subject_table(one) for one in found.other_sheets],
    }


def _result(item: MarkedItem) -> dict[str, Any]:
    return {"state": item.state.value, "lost": number(item.lost)}


def comparison_lines(found: Comparison, first: str, second: str, words: Words) -> Iterator[str]:
    """The comparison in words."""
    yield words.say("compare_heading", first=first, second=second)
    rate = found.agreement
    if rate is None:
        yield words.say("compare_none")
    else:
        yield words.say("compare_agree", both=found.both, same=found.same, rate=rate)
    yield words.say("compare_open", one=found.one, none=found.none)
    yield words.say("compare_grades", count=found.grades)
    for case in found.differences:
        subject = case.first.subject
        yield ""
        yield words.say(
            "compare_case",
            type=words.type_of(subject),
            id=subject.id,
            agency=words.agency(subject),
            first=case.first.total,
            first_grade=words.grade(case.first.grade),
            second=case.second.total,
            second_grade=words.grade(case.second.grade),
        )
        for mine, other in case.items:
            yield "  " + words.say(
                "compare_item",
                id=mine.id,
                title=mine.title,
                first=_words(mine, words),
                second=_words(other, words),
            )
    yield ""
    yield from _one_sided(found, words)
    yield words.say("compare_word")


def _words(item: MarkedItem, words: Words) -> str:
    state = words.named(item.state)
    return words.say("compare_state", state=state, lost=item.lost) if item.lost else state


def _one_sided(found: Comparison, words: Words) -> Iterator[str]:
    for which, subjects in (("first", found.only_first), ("second", found.only_second)):
        if subjects:
            names = tuple(words.subject(one) for one in subjects)
            yield words.say("compare_only", which=words.say(which), cases=names)
    if found.other_sheets:
        names = tuple(words.subject(one) for one in found.other_sheets)
        yield words.say("compare_sheets", cases=names)
