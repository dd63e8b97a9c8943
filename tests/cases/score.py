"""How the checkers fare on decided cases: ``python -m tests.cases.score [FILE …]``.

A case is held against the law of its days as any ledger is.  What the court found must be found;
what nobody found must not be told as a violation.  Files are TOML as ``decided.toml``, or one JSON
object a line with ``records`` and ``expect``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import tomli

from fazhi_core import Engine, Finding, Kind, Severity
from fazhi_core.readers import read_record

__all__ = ["DECIDED", "Case", "Score", "read_cases", "score", "table"]

DECIDED = Path(__file__).with_name("decided.toml")
ENGINE = Engine(duty="all", discover=False)


@attrs.frozen
class Fill:
    """A day that the source gives only in part: where it belongs and the day put in for it."""

    record: int
    path: tuple[str, ...]
    value: Any


@attrs.frozen
class Case:
    """One decided case.

    Args:
        id: its number.
        title: what happened.
        outcome: what the court did; ``upheld`` where it found nothing.
        as_of: the day to judge on.
        records: its facts.
        found: requirements (ids or aliases) whose breach the court found and the facts show.
        when_dated: those that are found once *fill* is put in.
        fill: the days that are known only in part.
        not_pass: requirements that may end in anything but a pass.
        either: requirements on which courts or readings differ.
    """

    id: str
    title: str
    outcome: str
    as_of: date
    records: tuple[Mapping[str, Any], ...]
    found: frozenset[str] = frozenset()
    when_dated: frozenset[str] = frozenset()
    fill: tuple[Fill, ...] = ()
    not_pass: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()


@attrs.frozen
class Score:
    """What the checkers said of one case.

    Args:
        hit: what the court found and the check too.
        missed: what the court found and the check did not.
        passed: what passed though it must not.
        false_alarms: violations that nobody found.
    """

    case: Case
    hit: frozenset[str]
    missed: frozenset[str]
    passed: frozenset[str]
    false_alarms: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether nothing was missed, nothing passed wrongly and nothing was cried."""
        return not (self.missed or self.passed or self.false_alarms)


def read_cases(path: Path) -> list[Case]:
    """The cases of *path*."""
    if path.suffix == ".toml":
        return [_case(one) for one in tomli.loads(path.read_text("utf-8"))["case"]]
    lines = path.read_text("utf-8").splitlines()
    return [_line(json.loads(line)) for line in lines if line.strip()]


def _case(raw: Mapping[str, Any]) -> Case:
    sets = {
        name: frozenset(raw.get(name, ())) for name in ("found", "when_dated", "not_pass", "either")
    }
    fill = tuple(
        Fill(one["record"], tuple(one["path"]), one["value"]) for one in raw.get("fill", ())
    )
    records = tuple(raw.get("record", ()))
    return Case(raw["id"], raw["title"], raw["outcome"], raw["as_of"], records, fill=fill, **sets)


def _line(raw: Mapping[str, Any]) -> Case:
    expect = raw["expect"]
    fill = []
    for path, value, _ in expect.get("fill", ()):
        _, number, *steps = path.split(".")
        fill.append(Fill(int(number), tuple(steps), value))
    return Case(
        id=raw["case_id"],
        title=raw["title"],
        outcome=raw["outcome"],
        as_of=date.fromisoformat(raw["as_of"]),
        records=tuple(raw["records"]),
        found=frozenset(expect["fail"])
        | {added for added, *_ in expect.get("fail_when_added", ())},
        when_dated=frozenset(expect.get("fail_when_dated", ())),
        fill=tuple(fill),
        not_pass=frozenset(expect.get("not_pass", ())),
        either=frozenset(expect.get("tolerate", ())),
    )


def score(case: Case) -> Score:
    """What the checkers say of *case*, as it is and with its days filled in."""
    plain = list(_check(case, case.records))
    dated = list(_check(case, _filled(case))) if case.fill else []
    failed = _names(plain, Kind.FAIL)
    failed_dated = _names(dated, Kind.FAIL)
    wanted = case.found | case.when_dated
    hit = (case.found & failed) | (case.when_dated & failed_dated)
    known = wanted | case.not_pass | case.either
    alarms = {
        one.requirement
        for one in (*plain, *dated)
        if one.kind is Kind.FAIL
        and one.severity is Severity.VIOLATION
        and not {one.requirement, *one.aliases} & known
    }
    return Score(
        case,
        hit=frozenset(hit),
        missed=frozenset(wanted - hit),
        passed=frozenset(case.not_pass & _names(plain, Kind.PASS)),
        false_alarms=frozenset(alarms),
    )


def _check(case: Case, records: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    engine = ENGINE.with_options(as_of=case.as_of)
    yield from engine.check([read_record(one) for one in records], everything=True)


def _names(findings: Iterable[Finding], kind: Kind) -> set[str]:
    return {
        name for one in findings if one.kind is kind for name in (one.requirement, *one.aliases)
    }


def _filled(case: Case) -> list[Mapping[str, Any]]:
    records = json.loads(json.dumps(case.records, default=str))
    for one in case.fill:
        *steps, last = one.path
        table = records[one.record]
        for step in steps:
            table = table.setdefault(step, {})
        table[last] = json.loads(json.dumps(one.value, default=str))
    return list(records)


def table(scores: Sequence[Score]) -> Iterator[str]:
    """The scores as lines: one for each case, then recall and false alarms."""
    for one in scores:
        parts = {
            "found": one.hit,
            "missed": one.missed,
            "wrongly passed": one.passed,
            "false alarm": one.false_alarms,
        }
        said = "; ".join(f"{name}: {', '.join(sorted(ids))}" for name, ids in parts.items() if ids)
        mark = "ok " if one.right else "!! "
        yield f"{mark}{one.case.id:5} {one.case.outcome:19} {said or 'nothing asserted'}"
    hits, missed = sum(len(one.hit) for one in scores), sum(len(one.missed) for one in scores)
    upheld = [one for one in scores if one.case.outcome == "upheld"]
    crying = [one for one in upheld if one.false_alarms]
    yield ""
    yield f"cases                               {len(scores)}"
    yield f"breaches the courts found           {hits + missed}"
    yield f"  of them found here (recall)       {hits}  ({_share(hits, hits + missed)})"
    yield f"wrongly passed                      {sum(len(one.passed) for one in scores)}"
    yield f"false alarms, all cases             {sum(len(one.false_alarms) for one in scores)}"
    yield f"upheld acts with a false alarm      {len(crying)} of {len(upheld)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def main(arguments: Sequence[str]) -> int:
    """Print the table of the files named, or of the cases kept here; 1 where one is not right."""
    code = 0
    for name in arguments or [str(DECIDED)]:
        scores = [score(case) for case in read_cases(Path(name))]
        print(f"{name}\n", *table(scores), sep="\n")  # noqa: T201 - it is a command
        code = max(code, int(not all(one.right for one in scores)))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
