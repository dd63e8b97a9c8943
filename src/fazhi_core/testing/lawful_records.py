"""Records that are lawful by construction, and records that are lawful but for one fault.

Both start from data that ships with the plugins: bases, which are whole lawful records, and the
examples of what a requirement finds, which are bases with one thing changed.  They are varied only
in ways that cannot change what is lawful: all days move together (:mod:`.moving`), people get other
names, free notes come and go.  A lawful record may also lose facts: what is not shown can leave a
requirement open, and break none.  No checker is asked, so that a checker that cries wolf, or sees
nothing, does not go unseen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import attrs
from hypothesis import strategies as st

from fazhi_core.host.engine import Engine
from fazhi_core.host.options import today
from fazhi_core.host.plugins import NATIONAL
from fazhi_core.records.base import Part, Record, facts
from fazhi_core.testing.comparing import Expected
from fazhi_core.testing.examples import Example, bases_in, lawful_bases, read_examples
from fazhi_core.testing.moving import Moves, moved_together, values_in
from fazhi_core.testing.strategies import known_paths, without
from fazhi_core.testing.tables import read_table

__all__ = ["Fault", "lawful", "lawful_but_for"]

_MOST_FORGOTTEN = 3
_NAMES = ("张某甲", "李某乙", "王某丙", "赵某丁", "Q-7", "W-8", "E-9", "R-0")
_NOTES = (None, "", "见卷宗", "第一行\n第二行", "2020-02-30")


@attrs.frozen(eq=False)
class Fault:
    """Records that are lawful but for one fault.

    Args:
        requirement: id of the requirement that is broken.
        records: the record with the fault first, then the others of its ledger.
        as_of: the day on which they are looked at.
        expected: what the requirement says of the first record, or of the group.
        judges_record: whether it judges the first record; else the group.
        companions: the requirements that cannot help being broken too.
        options: further options of the engine.
        example: the name of the example that it came from.
        moved: how many days its days were moved.
    """

    requirement: str
    records: tuple[Record, ...]
    as_of: date
    expected: Expected
    judges_record: bool
    companions: tuple[str, ...]
    options: Mapping[str, Any]
    example: str
    moved: int

    def __str__(self) -> str:
        return f"{self.requirement}: {self.example} (moved {self.moved} days)"


def lawful(
    engine: Engine, record_type: str, *, plugin: str = NATIONAL
) -> st.SearchStrategy[Record]:
    """Records of *record_type* that break no requirement.

    Each requirement passes, is open, does not apply or is for a person.

    Args:
        engine: whose plugins bring the bases and the law.
        record_type: a built-in type or one of a plugin's.
        plugin: whose bases they start from; without one, they show nothing but their id.  A
            base is lawful by the law that its plugin knew: what is lawful for the nation need
            not be so for a county that asks more.

    Raises:
        LookupError: there is no such record type.
    """
    types = engine.rulebook.record_types
    if record_type not in types:
        raise LookupError(record_type)
    as_of = engine.options.as_of or today()
    bases = [
        read_table(table, engine.rulebook)
        for one in engine.plugins.plugins
        if one.name == plugin
        for table in lawful_bases(one.examples).values()
        if table.get("type") == record_type
    ] or [types[record_type].cls(id="1")]
    return _lawful([Moves(engine.rulebook, (one,), as_of) for one in bases])


@st.composite
def _lawful(draw: st.DrawFn, bases: Sequence[Moves]) -> Record:
    base = draw(st.sampled_from(bases))
    by = draw(st.sampled_from(base.found))
    (record,) = _varied(draw, moved_together(base.records, by))
    for _ in range(draw(st.integers(0, _MOST_FORGOTTEN))):
        if paths := list(known_paths(record)):
            record = without(record, draw(st.sampled_from(paths)))
    return record


def lawful_but_for(engine: Engine, requirement: str) -> st.SearchStrategy[Fault]:
    """Records that break *requirement* and nothing else.

    They come from its examples that expect a failure and start from a lawful base.

    Args:
        engine: whose plugins bring the examples and the law.
        requirement: id or alias.

    Raises:
        LookupError: there is no such requirement, or it has no such example.
    """
    known = engine.rulebook.named(requirement)
    examples = faulty_examples(engine).get(known.id, ()) if known is not None else ()
    if known is None or not examples:
        raise LookupError(requirement)
    return _lawful_but_for(
        [(one, Moves(engine.rulebook, tuple(one.records(engine)), one.as_of)) for one in examples],
        known.id,
    )


@st.composite
def _lawful_but_for(
    draw: st.DrawFn, examples: Sequence[tuple[Example, Moves]], requirement: str
) -> Fault:
    example, moves = draw(st.sampled_from(examples))
    by = draw(st.sampled_from(moves.found))
    details = {name: one for name, one in example.expected.details.items() if name != "due"}
    return Fault(
        requirement=requirement,
        records=_varied(draw, moved_together(moves.records, by)),
        as_of=example.as_of + timedelta(by),
        expected=Expected(example.outcome, details),
        judges_record=example.record is not None,
        companions=example.companions,
        options=example.options,
        example=example.name,
        moved=by,
    )


@lru_cache(maxsize=4)
def faulty_examples(engine: Engine) -> Mapping[str, Sequence[Example]]:
    """The examples that expect a failure and start from nothing but a lawful base.

    By requirement.  Left out are those under strict evidence, where silence fails too, and those
    without a base: what little they show may lack what other requirements ask.
    """
    found: dict[str, list[Example]] = {}
    bases = bases_in(engine)
    plugins = engine.plugins.plugins
    sound = {name for one in plugins for name in lawful_bases(one.examples)}
    for plugin in plugins:
        for example in read_examples(plugin.examples, bases):
            known = engine.rulebook.named(example.requirement)
            recorded = example.options.get("evidence", "recorded") == "recorded"
            if known and recorded and example.outcome == "fail" and example.base in sound:
                found.setdefault(known.id, []).append(example)
    return found


def _varied(draw: st.DrawFn, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """*records* with other people in them, and with notes that say nothing."""
    people = _people(records)
    if draw(st.booleans()) and people:
        first = draw(st.integers(0, len(_NAMES) - 1))
        names = {old: _name(first + place) for place, old in enumerate(people)}
        records = tuple(_renamed(one, names) for one in records)
    note = draw(st.sampled_from(_NOTES))
    return tuple(one if one.note is not None else one.replace(note=note) for one in records)


def _name(number: int) -> str:
    again, place = divmod(number, len(_NAMES))
    return _NAMES[place] + (str(again) if again else "")


def _people(records: Sequence[Record]) -> list[str]:
    """The names of people: texts of personal facts that stand nowhere else."""
    personal: dict[str, None] = {}
    others: set[str] = set()
    for part in values_in(tuple(records)):
        if isinstance(part, Part):
            for name, info in facts(type(part)).items():
                texts = _texts(getattr(part, name))
                if info.personal and not info.free_text:
                    personal.update(dict.fromkeys(texts))
                else:
                    others.update(texts)
    return [one for one in personal if one not in others]


def _texts(value: Any) -> list[str]:
    every = value if isinstance(value, tuple) else (value,)
    return [one for one in every if type(one) is str]


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Part):
        inner = {name: _renamed(one, names) for name, one in vars(value).items()}
        return value.replace(**inner)
    if isinstance(value, tuple):
        return tuple(_renamed(one, names) for one in value)
    return names.get(value, value) if type(value) is str else value
