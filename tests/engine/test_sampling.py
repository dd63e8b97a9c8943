"""Samples that anybody can draw again, and two reviews side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core._texts import Text
from fazhi_core.engine.comparison import Marked, MarkedItem, compared
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.sampling import Sample, drawn, number_of
from fazhi_core.engine.scoring import State

CASES = [Subject("enforcement_case", f"2024-{number:03}", "640402") for number in range(40)]
subjects = st.lists(
    st.builds(Subject, st.just("enforcement_case"), st.text(max_size=4), st.sampled_from("ab")),
    unique=True,
    max_size=30,
)


def draw(cases: Any, size: int = 5, seed: str = "2024", each: str = "") -> list[Subject]:
    return list(
        drawn(
            cases,
            Sample(size, seed, each),
            lambda one: one,
            lambda one: one.agency if each else "",
        )
    )


def test_the_seed_alone_decides() -> None:
    assert draw(CASES) == draw(reversed(CASES))
    assert draw(CASES) != draw(CASES, seed="2025")
    assert [one.id for one in draw(CASES, 3)] == ["2024-032", "2024-019", "2024-038"]


def test_the_number_is_the_documented_one() -> None:
    import hashlib

    expected = hashlib.sha256(b"2024\x1fenforcement_case\x1f640402\x1f2024-000").hexdigest()
    assert number_of(CASES[0], "2024") == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases=subjects, size=st.integers(1, 40), seed=st.text(max_size=5), data=st.data())
def test_a_sample_is_a_part_whatever_the_order(
    cases: list[Subject], size: int, seed: str, data: st.DataObject
) -> None:
    sample = draw(cases, size, seed)
    assert len(sample) == min(size, len(cases))
    assert set(sample) <= set(cases)
    assert sample == draw(data.draw(st.permutations(cases)), size, seed)
    # Drawing more adds cases; it never changes those already drawn.
    assert draw(cases, size + 1, seed)[: len(sample)] == sample


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases=subjects, size=st.integers(1, 10))
def test_so_many_of_each(cases: list[Subject], size: int) -> None:
    sample = draw(cases, size, each="agency")
    for agency in "ab":
        there = [one for one in cases if one.agency == agency]
        taken = [one for one in sample if one.agency == agency]
        assert taken == draw(there, size)


WORD = Text("字", "word")


def marked(id_: str, *items: tuple[str, State, int], sheet: str = "s", grade: Any = WORD) -> Marked:
    filled = {name: MarkedItem(name, WORD, state, Decimal(lost)) for name, state, lost in items}
    return Marked(Subject("enforcement_case", id_, None), sheet, Decimal(100), grade, filled)


def test_two_reviews_side_by_side() -> None:
    first = [
        marked("1", ("a", State.KEPT, 0), ("b", State.LOST, 2), ("c", State.PERSON, 0)),
        marked("2", ("a", State.PERSON, 0), grade=None),
        marked("3"),
        marked("4"),
    ]
    second = [
        marked("1", ("a", State.KEPT, 0), ("b", State.LOST, 1), ("c", State.KEPT, 0)),
        marked("2", ("a", State.PERSON, 0)),
        marked("3", sheet="t"),
        marked("5"),
    ]
    found = compared(first, second)
    assert (found.both, found.same, found.one, found.none) == (2, 1, 1, 1)
    assert found.agreement == Decimal("50.0")
    (difference,) = found.differences
    assert [(mine.id, mine.lost, other.lost) for mine, other in difference.items] == [("b", 2, 1)]
    assert found.grades == 1
    assert [one.id for one in found.only_first] == ["4"]
    assert [one.id for one in found.only_second] == ["5"]
    assert [one.id for one in found.other_sheets] == ["3"]


def test_a_review_agrees_with_itself() -> None:
    cases = [marked("1", ("a", State.KEPT, 0), ("b", State.LOST, 2))]
    found = compared(cases, cases)
    assert (found.agreement, found.differences, found.grades) == (100, (), 0)
    assert compared([], []).agreement is None
