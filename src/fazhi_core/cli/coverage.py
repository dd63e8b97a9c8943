"""``fazhi coverage``: which requirements are checked, left to a person, or broken, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from fazhi_core._texts import Text
from fazhi_core.cli.arguments import TEXTS
from fazhi_core.cli.examples import examples_of
from fazhi_core.cli.invocation import Invocation, add_settings
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.cli.requirements import chosen
from fazhi_core.cli.wrong import complain, problem_lines
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.plan import Problem
from fazhi_core.host.engine import Engine
from fazhi_core.law.requirement import DutyHolder, Requirement

__all__ = ["run"]

_STATUSES = ("checked", "person", "other_duty", "not_township", "error")
_ABOVE = frozenset({DutyHolder.COUNTY, DutyHolder.SUPERIOR, DutyHolder.POLICE, DutyHolder.COURT})


def run(call: Invocation) -> int:
    """Print how each requirement is covered; 3 where checkers or rules cannot be used."""
    parser = call.parser()
    parser.value("profile", "CODE")
    parser.names("select", "NAME")
    parser.names("ignore", "NAME")
    add_format(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    engine = call.engine(parsed)
    found = list(chosen(engine))
    types = dict.fromkeys(one.record for one in found)
    unusable = _unusable(engine, types)
    rows = list(_rows(call, engine, found, unusable))
    problems = dict.fromkeys(
        (
            *engine.plugins.problems,
            *engine.rulebook.problems_of(types),
            *(unusable[row["id"]] for row in rows if row["id"] in unusable),
        )
    )
    if parsed.format == "json":
        print_json({"requirements": rows}, parsed.output)
    else:
        print_lines(_lines(call, rows), parsed.output)
    complain(problem_lines(call, problems))
    return 3 if problems else 0


def _unusable(engine: Engine, types: Collection[str]) -> Mapping[str, Problem]:
    """What is wrong with the requirements on the record *types*, whosever duty, by id."""
    plan = engine.with_options(select=(), ignore=(), duty="all").plan_for(None)
    for name in types:
        plan.every_step(name)
    return plan.problems_of(types)


def _rows(
    call: Invocation,
    engine: Engine,
    found: Iterable[Requirement],
    unusable: Mapping[str, Problem],
) -> Iterator[dict[str, Any]]:
    shown: Mapping[str, list[Any]] = examples_of(engine)
    for one in found:
        problem = unusable.get(one.id)
        if problem is None:
            status, reason = _status(one, engine)
        else:
            status, reason = "error", Text(problem.what, problem.what_en)
        kinds = {example.outcome for example in shown.get(one.id, ())}
        yield {
            "id": one.id,
            "aliases": list(one.other_names),
            "record": one.record,
            "status": status,
            "reason": reason.in_(call.spoken) if reason else None,
            "outcomes": [kind.value for kind in Kind if kind.value in kinds],
        }


def _status(one: Requirement, engine: Engine) -> tuple[str, Text | None]:
    """A checker decides; without one the reason that the requirement gives, or its holder."""
    if engine.rulebook.checkers_of(one.record).get(one.id) is not None:
        if one.duty_holder is DutyHolder.TOWNSHIP:
            return "checked", None
        return "checked", TEXTS["checked_on_demand"].fill({"holder": one.duty_holder})
    if one.not_township is not None:
        return "not_township", one.not_township
    if one.person is not None:
        return "person", one.person
    if one.duty_holder is DutyHolder.TOWNSHIP:
        return "person", TEXTS["no_checker"]
    status = "not_township" if one.duty_holder in _ABOVE else "other_duty"
    return status, TEXTS["duty_of"].fill({"holder": one.duty_holder})


def _lines(call: Invocation, rows: list[dict[str, Any]]) -> Iterator[str]:
    counts = Counter(row["status"] for row in rows)
    yield call.say("how_many", count=len(rows))
    for status in _STATUSES:
        if not counts[status]:
            continue
        yield ""
        yield call.say(f"status_{status}", count=counts[status])
        for row in rows:
            if row["status"] == status:
                # What is wrong in full, with its caret, stands below the list.
                first, *_ = (row["reason"] or "").splitlines() or [""]
                detail = [first, _examples(call, row)]
                yield f"  {row['id']:<36} {'  '.join(one for one in detail if one)}"


def _examples(call: Invocation, row: dict[str, Any]) -> str:
    """The outcomes that examples show; a checker without any is only claimed to work."""
    if row["outcomes"]:
        return call.say("named_outcomes", names=tuple(row["outcomes"]))
    return call.say("no_outcomes") if row["status"] == "checked" else ""
