"""Examples as data: a record, a day, and the outcome that must come of it.

An example file holds ``[[base]]`` tables, complete lawful records to start from, and
``[[example]]`` tables::

    [[example]]
    requirement = "two-officers"
    name = "one officer at a field inspection"
    name_zh = "现场检查只有一名执法人员"
    as_of = 2024-06-30
    base = "ordinary-case"
    drop = ["hearing"]
    record = {acts = [{kind = "inspection", on = 2024-03-01, officers = ["甲"]}]}
    others = [{type = "legal_review", id = "R-1", opinion_on = 2024-03-05}]
    expect = {outcome = "fail", path = ["acts", 0, "officers"], key = "too_few"}

``record`` is laid over the base: tables are merged, everything else is replaced.  ``drop`` takes
facts out.  For a requirement that judges groups, ``others`` are the records and ``record`` may be
left out; ``expect`` then names ``member`` and ``period``.

An example of a breach that cannot help breaking other requirements as well names them in
``companions``; a base that is a real case, and not a lawful one, says ``lawful = false``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

import attrs
import tomli

from fazhi_core.engine.finding import Finding
from fazhi_core.host.engine import Engine
from fazhi_core.records.base import Record
from fazhi_core.testing.comparing import EXPECTED, OUTCOMES, Expected, compared, of_subject
from fazhi_core.testing.tables import read_table

__all__ = [
    "Base",
    "Example",
    "ExampleError",
    "bases_in",
    "lawful_bases",
    "read_bases",
    "read_examples",
    "run_example",
]

_KEYS = frozenset(
    {
        "requirement",
        "name",
        "name_zh",
        "as_of",
        "base",
        "drop",
        "record",
        "others",
        "expect",
        "profile",
        "evidence",
        "companions",
    }
)

_BASE: Mapping[str, type] = {"name": str, "record": dict}
_BASE_KEYS = frozenset({"name", "record", "lawful"})
_HAS_BASE = re.compile(r"^\s*(?:\[\[?\s*)?base\b", re.MULTILINE)
_NEEDED: Mapping[str, type] = {"requirement": str, "name": str, "as_of": date, "expect": dict}


class ExampleError(AssertionError):
    """An example that is not written right, or whose outcome is another than it says."""


@attrs.frozen
class Example:
    """One example of one requirement.

    Args:
        requirement: id of the requirement.
        name: what it shows, unique for its requirement.
        name_zh: the same in Chinese; may be empty.
        as_of: the day on which the records are looked at.
        record: the record judged, ``None`` for a group.
        others: the other records of the ledger.
        expect: the outcome, and what else must hold of it.
        options: further options of the engine.
        file: the file it was read from.
        number: its place among the examples of that file, from 0.
        base: the name of the base that its record started from; empty for none.
        companions: the other requirements that its record breaks too.
    """

    requirement: str
    name: str
    name_zh: str
    as_of: date
    record: Mapping[str, Any] | None
    others: tuple[Mapping[str, Any], ...]
    expect: Mapping[str, Any]
    options: Mapping[str, Any]
    file: str = ""
    number: int = 0
    base: str = ""
    companions: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """The kind of outcome expected."""
        return str(self.expect["outcome"])

    @property
    def expected(self) -> Expected:
        """The outcome expected, and what else must hold of it."""
        return Expected.of(self.outcome, self.expect)

    def records(self, engine: Engine) -> list[Record]:
        """The records of this example, the one judged first.

        Raises:
            RecordFault: a record is not in shape.
        """
        tables = (*(() if self.record is None else (self.record,)), *self.others)
        return [read_table(table, engine.rulebook) for table in tables]


def read_examples(
    files: Iterable[Traversable], bases: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Example]:
    """The examples of *files*; bases of all files can be used in all of them.

    Raises:
        ExampleError: a key is unknown, missing or of a wrong type, a base does not exist, two bases
            have one name, or a file is no TOML.
    """
    files = list(files)
    known = {**(bases or {}), **read_bases(files)}
    return [
        _example(file.name, number, table, known)
        for file in files
        for number, table in enumerate(_tables(file.name, _text(file)).get("example", ()))
    ]


def read_bases(files: Iterable[Traversable]) -> dict[str, Mapping[str, Any]]:
    """The records of the bases of *files* by name: to start from.

    Raises:
        ExampleError: two bases have one name, or one has no name or record.
    """
    return {name: base.record for name, base in _bases(files).items()}


def lawful_bases(files: Iterable[Traversable]) -> dict[str, Mapping[str, Any]]:
    """As :func:`read_bases`, without the real cases that were not lawful.

    Raises:
        ExampleError: as for :func:`read_bases`.
    """
    return {name: base.record for name, base in _bases(files).items() if base.lawful}


def bases_in(engine: Engine) -> dict[str, Mapping[str, Any]]:
    """The bases of all plugins of *engine* by name; of two with one name the later plugin's.

    Raises:
        ExampleError: as for :func:`read_bases`.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for plugin in engine.plugins.plugins:
        found |= read_bases(plugin.examples)
    return found


@attrs.frozen
class Base:
    """A record to start from.

    Args:
        record: the record, as it stands in the file.
        lawful: whether it breaks no requirement.
    """

    record: Mapping[str, Any]
    lawful: bool


def _bases(files: Iterable[Traversable]) -> dict[str, Base]:
    found: dict[str, Base] = {}
    for file in files:
        text = _text(file)
        # Most files have none, and to parse them all only to see that would take a second.
        tables = _tables(file.name, text).get("base", ()) if _HAS_BASE.search(text) else ()
        for base in tables:
            where = f"{file.name}: base {base.get('name')}"
            _refuse_unknown(where, set(base) - _BASE_KEYS)
            _refuse_wrong(where, base, _BASE)
            if base["name"] in found:
                raise ExampleError(f"{file.name}: there are two bases called {base['name']!r}")
            found[base["name"]] = Base(base["record"], base.get("lawful", True) is not False)
    return found


def _text(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExampleError(f"{file.name}: {error}") from error


def _tables(name: str, text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ExampleError(f"{name}: {error}") from error


def _refuse_unknown(where: str, unknown: Iterable[str]) -> None:
    if unknown := sorted(unknown):
        raise ExampleError(f"{where}: unknown keys {unknown}")


def _refuse_wrong(where: str, table: Mapping[str, Any], needed: Mapping[str, type]) -> None:
    """Refuse a table in which a needed key is missing or of another type."""
    for key, kind in needed.items():
        if key not in table:
            raise ExampleError(f"{where}: {key} is missing")
        if not isinstance(table[key], kind):
            raise ExampleError(f"{where}: {key} must be a {kind.__name__}")


def _example(
    file: str, number: int, table: Mapping[str, Any], bases: Mapping[str, Mapping[str, Any]]
) -> Example:
    where = f"{file}: {table.get('requirement')}: {table.get('name')}"
    expect = table.get("expect")
    named = set(expect) if isinstance(expect, dict) else set()
    _refuse_unknown(where, (set(table) - _KEYS) | (named - EXPECTED))
    _refuse_wrong(where, table, _NEEDED)
    _refuse_wrong(f"{where}: expect", table["expect"], {"outcome": str})
    if table["expect"]["outcome"] not in OUTCOMES:
        raise ExampleError(f"{where}: expect: outcome must be one of {sorted(OUTCOMES)}")
    base = str(table.get("base", ""))
    if base and base not in bases:
        raise ExampleError(f"{where}: there is no base {base!r}; known: {sorted(bases)}")
    record = None
    if base or "record" in table:
        record = _merged(bases.get(base, {}), table.get("record", {}))
        for path in table.get("drop", ()):
            record = _without(record, path.split("."), where)
    return Example(
        requirement=table["requirement"],
        name=table["name"],
        name_zh=table.get("name_zh", ""),
        as_of=table["as_of"],
        record=record,
        others=tuple(table.get("others", ())),
        expect=table["expect"],
        options={key: table[key] for key in ("profile", "evidence") if key in table},
        file=file,
        number=number,
        base=base,
        companions=tuple(table.get("companions", ())),
    )


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if isinstance(value, Mapping) and isinstance(under, Mapping):
            merged[key] = _merged(under, value)
        else:
            merged[key] = value
    return merged


def _without(record: Mapping[str, Any], path: Sequence[str], where: str) -> dict[str, Any]:
    name, *rest = path
    if name not in record:
        raise ExampleError(f"{where}: drop names {'.'.join(path)}, which is not there")
    left = dict(record)
    if rest:
        left[name] = _without(left[name], rest, where)
    else:
        del left[name]
    return left


def run_example(example: Example, engine: Engine) -> tuple[Finding, ...]:
    """Run *example* and compare; the findings of its requirement on its subject.

    Raises:
        ExampleError: the outcome, or anything else expected, is another; what was expected and
            what the requirement said stand beside each other.
    """
    alone = engine.requirement(example.requirement).with_options(
        as_of=example.as_of, **example.options
    )
    records = example.records(engine)
    report = alone.check(records, everything=True)
    judged = records[0] if example.record is not None else None
    mine = of_subject(report, judged, example.expected)
    if difference := compared(example.expected, mine, report):
        where = f"{example.file}: {example.requirement}: {example.name}"
        raise ExampleError(f"{where}\n{difference}")
    return mine
