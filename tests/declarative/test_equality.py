"""A requirement says the same whether it is written as CEL or in Python."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core import Engine, Kind
from fazhi_core.records.base import Record, Subject
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.legality import LegalReview
from fazhi_core.testing.strategies import known_paths, parts, records, without

from ..engine.packs import engine, requirement
from .pairs import PAIRS

AS_OF = date(2026, 11, 1)
relaxed = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
each_pair = pytest.mark.parametrize("name", PAIRS)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    text, checkers = "", []
    for name, pair in PAIRS.items():
        shared = {"record": pair.record.type, "version": pair.version, **pair.keys}
        text += requirement(f"{name}.py", **shared)
        # Conditions are tables, so that they stand behind the keys of the requirement.
        written = requirement(f"{name}.cel", **shared)
        head, mark, version = written.partition("[[requirement.version]]")
        text += head + pair.rule + mark + version
        checkers.append(pair.checker(f"{name}.py"))
    made = engine(tmp_path_factory.mktemp("pairs"), text, checkers, as_of=AS_OF)
    made.rulebook.verify()
    assert made.rulebook.problems_of({pair.record.type for pair in PAIRS.values()}) == ()
    return made


def told(both: Engine, name: str, ledger: list[Record]) -> tuple[list[Any], list[Any]]:
    """What both say; for an open outcome the fact named may be another."""
    found: dict[str, list[Any]] = {"py": [], "cel": []}
    for one in both.check(ledger, everything=True):
        id_, _, way = one.requirement.rpartition(".")
        if id_ == name:
            path = one.path if one.kind is not Kind.OPEN else one.path[:2:2]
            said = one.message if one.key == "wrong" else ""
            found[way].append((one.subject, one.kind, one.reason, one.key, path, said, one.due))
    return found["py"], found["cel"]


def ledgers(name: str) -> st.SearchStrategy[list[Record]]:
    """A record of the pair's type, and the reviews that it may refer to."""
    pair = PAIRS[name]
    alone = st.fixed_dictionaries({"id": st.just("c-1"), "agency": st.none(), **pair.shown})
    # Half of them show nothing else: generating whole cases takes most of the time.
    base = st.just(pair.record()) | records(pair.record)
    case = st.tuples(base, alone).map(lambda two: two[0].replace(**two[1]))
    if pair.record is not EnforcementCase:
        return case.map(lambda one: [one])
    subject = Subject(type="enforcement_case", id="c-1")
    reviews = st.tuples(
        *(parts(LegalReview, id=st.just(id_), subject=st.just(subject)) for id_ in ("r-1", "r-2"))
    )
    some = reviews.map(lambda both: [one.replace(agency=None) for one in both])
    return st.tuples(case, some, st.integers(0, 2)).map(lambda all_: [all_[0], *all_[1][: all_[2]]])


@each_pair
@relaxed
@given(data=st.data())
def test_both_ways_say_the_same(both: Engine, name: str, data: st.DataObject) -> None:
    ledger = data.draw(ledgers(name))
    python, cel = told(both, name, ledger)
    assert len(python) == len(cel) >= 1
    assert [one[1:6] for one in cel] == [one[1:6] for one in python]


@each_pair
@relaxed
@given(data=st.data())
def test_taking_a_fact_out_moves_an_outcome_only_to_open(
    both: Engine, name: str, data: st.DataObject
) -> None:
    ledger = data.draw(ledgers(name))
    paths = list(known_paths(ledger[0]))
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    _, before = told(both, name, ledger)
    _, after = told(both, name, [without(ledger[0], path), *ledger[1:]])
    if len(before) != len(after):  # the list itself was taken out
        assert [one[1] for one in after] == [Kind.OPEN]
        return
    for old, new in zip(before, after, strict=True):
        assert new[1] is Kind.OPEN or new[1:] == old[1:]


@each_pair
def test_every_pair_meets_more_than_one_outcome(both: Engine, name: str) -> None:
    """Otherwise the comparison would compare nothing."""
    kinds: set[Kind] = set()

    @settings(relaxed, database=None, derandomize=True, max_examples=80)
    @given(ledgers(name))
    def look(ledger: list[Record]) -> None:
        kinds.update(one[1] for one in told(both, name, ledger)[1])

    look()
    assert len(kinds - {Kind.ERROR}) >= 3, kinds
    assert Kind.ERROR not in kinds
