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
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

import attrs
import tomli

from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind, Path
from fazhi_core.host.engine import Engine
from fazhi_core.readers import read_record
from fazhi_core.records.base import Record

__all__ = ["Example", "ExampleError", "read_bases", "read_examples", "run_example"]

_EXPECTED = frozenset({"outcome", "reason", "path", "key", "due", "member", "period", "severity"})
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
    }
)

_BASE: Mapping[str, type] = {"name": str, "record": dict}
_NEEDED: Mapping[str, type] = {"requirement": str, "name": str, "as_of": date, "expect": dict}


class ExampleError(AssertionError):
    """An example that is not written right, or whose outcome is another than it says."""


@attrs.frozen
class Example:
    """One example of one requirement.

    Args:
        requirement: id of the requirement.
        name: what it shows, unique for its requirement.
        as_of: the day on which the records are looked at.
        record: the record judged, ``None`` for a group.
        others: the other records of the ledger.
        expect: the outcome, and what else must hold of it.
        options: further options of the engine.
        file: the file it was read from.
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

    @property
    def outcome(self) -> str:
        """The kind of outcome expected."""
        return str(self.expect["outcome"])

    def records(self, engine: Engine) -> list[Record]:
        """The records of this example, the one judged first.

        Raises:
            RecordFault: a record is not in shape.
        """
        types = engine.rulebook.record_types
        tables = ([self.record] if self.record is not None else []) + list(self.others)
        return [read_record(table, record_types=types) for table in tables]


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
        _example(file.name, table, known)
        for file in files
        for table in _tables(file).get("example", ())
    ]


def read_bases(files: Iterable[Traversable]) -> dict[str, Mapping[str, Any]]:
    """The bases of *files* by name: complete lawful records to start from.

    Raises:
        ExampleError: two bases have one name, or one has no name or record.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for file in files:
        for base in _tables(file).get("base", ()):
            _refuse_wrong(f"{file.name}: base {base.get('name')}", base, _BASE)
            if base["name"] in found:
                raise ExampleError(f"{file.name}: there are two bases called {base['name']!r}")
            found[base["name"]] = base["record"]
    return found


def _tables(file: Traversable) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExampleError(f"{file.name}: {error}") from error


def _refuse_wrong(where: str, table: Mapping[str, Any], needed: Mapping[str, type]) -> None:
    """Refuse a table in which a needed key is missing or of another type."""
    for key, kind in needed.items():
        if key not in table:
            raise ExampleError(f"{where}: {key} is missing")
        if not isinstance(table[key], kind):
            raise ExampleError(f"{where}: {key} must be a {kind.__name__}")


def _example(
    file: str, table: Mapping[str, Any], bases: Mapping[str, Mapping[str, Any]]
) -> Example:
    where = f"{file}: {table.get('requirement')}: {table.get('name')}"
    expect = table.get("expect")
    named = set(expect) if isinstance(expect, dict) else set()
    unknown = (set(table) - _KEYS) | (named - _EXPECTED)
    if unknown:
        raise ExampleError(f"{where}: unknown keys {sorted(unknown)}")
    _refuse_wrong(where, table, _NEEDED)
    _refuse_wrong(f"{where}: expect", table["expect"], {"outcome": str})
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
    )


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(under, Mapping)
        merged[key] = _merged(under, value) if both else value  # type: ignore[arg-type]
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
        ExampleError: the outcome, or anything else expected, is another.
    """
    alone = engine.requirement(example.requirement).with_options(
        as_of=example.as_of, **example.options
    )
    records = example.records(engine)
    report = alone.check(records, everything=True)
    mine = [one for one in report.findings if _is_subject(one, example, records)]
    wanted = {key: value for key, value in example.expect.items() if key != "outcome"}
    kinds = {one.kind.value for one in mine}
    hit = [one for one in mine if one.kind.value == example.outcome and _fits(one, wanted)]
    only = example.outcome not in {"pass", "not_applicable"} or kinds == {example.outcome}
    if not hit or not only:
        seen = "; ".join(_told(one) for one in mine) or "nothing"
        raise ExampleError(
            f"{example.file}: {example.requirement}: {example.name}: "
            f"expected {dict(example.expect)}, got {seen}"
        )
    return tuple(mine)


def _is_subject(finding: Finding, example: Example, records: Sequence[Record]) -> bool:
    if example.record is None:
        named = {key: example.expect[key] for key in ("member", "period") if key in example.expect}
        found = {"member": finding.subject.agency, "period": finding.subject.period}
        return all(found[key] == value for key, value in named.items())
    record = records[0]
    return (finding.subject.type, finding.subject.id) == (record.type, record.id)


def _fits(finding: Finding, wanted: Mapping[str, Any]) -> bool:
    found: dict[str, Any] = {
        "reason": str(finding.reason) if finding.reason else None,
        "path": list(finding.path),
        "key": finding.key,
        "due": finding.due,
        "severity": str(finding.severity) if finding.severity else None,
        "member": finding.subject.agency,
        "period": finding.subject.period,
    }
    return all(found[key] == value for key, value in wanted.items())


def _told(finding: Finding) -> str:
    told: list[Any] = [finding.kind.value]
    if finding.kind is not Kind.PASS:
        path: Path = finding.path
        told += [finding.reason, finding.key, list(path), finding.due]
    return " ".join(str(part) for part in told if part)
