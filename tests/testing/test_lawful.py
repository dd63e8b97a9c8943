"""Records that are lawful by construction, and records that are lawful but for one fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

import attrs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from fazhi_core import Engine, Kind, checker, fail, ok
from fazhi_core.engine.checker import Checker
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import Record
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.testing import Example, Fault, assert_breaks, assert_lawful, lawful, lawful_but_for
from fazhi_core.testing.lawful_records import faulty_examples
from fazhi_core.testing.moving import Moves, moved_together, values_in

AS_OF = date(2026, 11, 1)
ENGINE = Engine(discover=False, duty="all", as_of=AS_OF)
BROKEN: Mapping[str, Sequence[Example]] = faulty_examples(ENGINE)
CHECKED = sorted(BROKEN)
tried = settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("name", sorted(RECORD_TYPES))
@tried
@given(data=st.data())
def test_what_is_lawful_by_construction_is_found_lawful(name: str, data: st.DataObject) -> None:
    assert_lawful(ENGINE, data.draw(lawful(ENGINE, name)))


def broken_types() -> list[str]:
    return sorted({ENGINE.rulebook.requirements[one].record for one in BROKEN})


@cache
def by_type() -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for one in CHECKED:
        found[ENGINE.rulebook.requirements[one].record].append(one)
    return found


@pytest.mark.parametrize("name", broken_types())
@settings(tried, max_examples=8)
@given(data=st.data())
def test_a_fault_breaks_its_requirement_and_its_companions_only(
    name: str, data: st.DataObject
) -> None:
    requirement = data.draw(st.sampled_from(by_type()[name]))
    assert_breaks(ENGINE, data.draw(lawful_but_for(ENGINE, requirement)))


@pytest.mark.parametrize("requirement", CHECKED)
def test_each_example_of_a_failure_names_its_companions(requirement: str) -> None:
    for example in BROKEN[requirement]:
        engine = looking(example.as_of, tuple(sorted(example.options.items())))
        report = engine.check(example.records(engine))
        failing = {one.requirement for one in report if one.kind is Kind.FAIL}
        assert requirement in failing
        others = failing - {requirement, *example.companions}
        assert not others, f"{example.file}: {example.name}: companions = {sorted(others)}"
        never = set(example.companions) - set(ENGINE.rulebook.names())
        assert not never, f"{example.file}: {example.name}: there is no {sorted(never)}"


@cache
def looking(as_of: date, options: tuple[tuple[str, str], ...]) -> Engine:
    return ENGINE.with_options(as_of=as_of, **dict(options))


@pytest.mark.parametrize("requirement", CHECKED[::9])
def test_moving_all_days_changes_no_outcome(requirement: str) -> None:
    for example in BROKEN[requirement][:2]:
        records = tuple(example.records(ENGINE))
        moves = Moves(ENGINE.rulebook, records, example.as_of).found
        assert 0 in moves
        for by in {moves[0], moves[-1]}:
            engine = ENGINE.requirement(requirement).with_options(**example.options)
            told = {
                step: [
                    (one.kind, one.reason, one.key, one.path)
                    for one in engine.with_options(as_of=example.as_of + timedelta(step)).check(
                        moved_together(records, step), everything=True
                    )
                ]
                for step in (0, by)
            }
            assert told[0] == told[by], (example.name, by)


def test_lawful_records_move_and_change_people() -> None:
    cases = lawful(ENGINE, "disclosure_request")
    assert find(cases, lambda one: isinstance(one.received_on, date) and one.received_on.month < 3)
    officers = find(
        lawful(ENGINE, "enforcement_case"),
        lambda one: bool(one.officers) and one.officers[0].name not in {"甲", None},
    )
    names = {one.name for one in officers.officers or ()}
    assert all(set(act.officers or ()) <= names for act in officers.acts or ())


def test_moves_keep_to_the_law_files() -> None:
    table = {"received_on": date(2024, 3, 1), "answered_on": date(2024, 3, 29)}
    request = RECORD_TYPES["disclosure_request"].cls(id="1", **table)
    found = Moves(ENGINE.rulebook, (request,), date(2024, 6, 28)).found
    calendar = ENGINE.rulebook.calendar
    assert len(found) > 10
    for by in found:
        start, end = (day + timedelta(by) for day in table.values())
        assert calendar.kind(start) == calendar.kind(end) == "working"
        last = calendar.add_working(start, 20).earliest
        assert last == end, "the twentieth working day stays the last one"


def test_moves_keep_to_a_term_that_was_extended() -> None:
    calendar = ENGINE.rulebook.calendar
    received = date(2024, 3, 4)
    late = calendar.add_working(received, 40).earliest + timedelta(1)
    request = RECORD_TYPES["disclosure_request"].cls(id="1", received_on=received, answered_on=late)
    found = Moves(ENGINE.rulebook, (request,), date(2024, 6, 28)).found
    assert len(found) > 1
    for by in found:
        last = calendar.add_working(received + timedelta(by), 40).earliest
        assert late + timedelta(by) > last, "a day late stays late"


def test_values_inside_and_moved_days() -> None:
    from fazhi_core.records.base import FrozenMap

    record = EnforcementCase(
        id="1", filed_on=date(2024, 3, 1), extra=FrozenMap({"seen": (date(2024, 3, 2), "x")})
    )
    moved = moved_together(record, 7)
    assert [one for one in values_in(moved) if isinstance(one, date)] == [
        date(2024, 3, 8),
        date(2024, 3, 9),
    ]
    assert moved_together(moved, -7) == record


@pytest.mark.parametrize("ask", [lawful, lawful_but_for])
def test_unknown_names_are_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(LookupError):
        ask(ENGINE, "no-such-thing")


def with_checker(one: Checker) -> Engine:
    """An engine in whose rulebook *one* takes the place of the checker of its requirement."""
    engine = Engine(discover=False, duty="all", as_of=AS_OF)
    loaded = engine.rulebook.checkers_of(one.record.type)
    assert isinstance(loaded, dict)
    loaded[one.requirement] = attrs.evolve(loaded[one.requirement], function=one.function)
    return engine


def test_a_checker_that_sees_nothing_is_found() -> None:
    @checker("prior-notice", EnforcementCase)
    def blind(case: EnforcementCase, req: object) -> object:
        return ok()

    engine = with_checker(blind)

    @tried
    @given(lawful_but_for(engine, "prior-notice"))
    def holds(fault: Fault) -> None:
        assert_breaks(engine, fault)

    with pytest.raises(AssertionError, match=r"prior-notice: .*\n.*expected"):
        holds()


def test_a_checker_that_cries_wolf_is_found() -> None:
    key = next(iter(ENGINE.rulebook.requirements["prior-notice"].messages))

    @checker("prior-notice", EnforcementCase)
    def wolf(case: EnforcementCase, req: object) -> object:
        return fail("notice", key=key)

    engine = with_checker(wolf)

    @tried
    @given(lawful(engine, "enforcement_case"))
    def holds(record: Record) -> None:
        assert_lawful(engine, record)

    with pytest.raises(AssertionError, match="prior-notice fail"):
        holds()
