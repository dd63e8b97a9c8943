"""``fazhi timeline``: one case along its steps, with what the check says of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fazhi_core._texts import Text
from fazhi_core.cli.invocation import Invocation, add_judging, add_settings, engine_of, misuse
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.cli.output import guard_inputs
from fazhi_core.cli.reading import paths_of, read_ledger
from fazhi_core.cli.wrong import complain, wrong_lines
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report
from fazhi_core.engine.timeline import Milestone, Timeline
from fazhi_core.law.table import nearest
from fazhi_core.reporters.json import finding_table
from fazhi_core.reporters.words import arithmetic, kind_word, mark_words, place_words

__all__ = ["run"]

_TOLD = frozenset({Kind.FAIL, Kind.REVIEW, Kind.OPEN, Kind.ERROR})
_INCOMPLETE = 3
_MARKS = {"done": "●", "not_done": "×", "unknown": "○", "moot": "–"}


def run(call: Invocation) -> int:
    """Print the timeline of one case; 3 where something could not be read, 4 without a sequence."""
    parser = call.parser()
    parser.positional("case", "CASE")
    parser.positional("paths", "PATH", many=True)
    add_judging(parser)
    add_format(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    if not parsed.case:
        raise misuse("no_case")
    paths = paths_of(parsed, "no_case")
    settings = call.settings(parsed, paths[0])
    engine = engine_of(settings)
    ledger = read_ledger(call, paths, settings, engine)
    guard_inputs(parsed.output, (one.file for one in ledger.inputs))
    try:
        lines, report = engine.timelines(ledger, parsed.case)
    except LookupError:
        known = [one.id for one in ledger.records if one.id != parsed.case]
        hint = nearest(parsed.case, known)
        raise misuse("unknown_case", name=parsed.case, hint=hint) from None
    if parsed.format == "json":
        print_json({"timelines": [_table(one) for one in lines]}, parsed.output)
    else:
        printed = (line for one in lines for line in _Writing(call, report, one).lines())
        print_lines(printed, parsed.output)
    complain(wrong_lines(call, report))
    return _INCOMPLETE if report.exit_code == _INCOMPLETE else 0


def _table(line: Timeline) -> dict[str, Any]:
    following = line.next
    return {
        "type": line.type,
        "id": line.id,
        "ending": line.ending.title.zh if line.ending else None,
        "next": following.stage.id if following else None,
        "due": _iso(following.due) if following else None,
        "not_before_end_of": _iso(following.not_before) if following else None,
        "stages": [_stage_table(one) for one in line.milestones],
        "others": [finding_table(one) for one in line.others if one.kind in _TOLD],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _stage_table(one: Milestone) -> dict[str, Any]:
    return {
        "id": one.stage.id,
        "title": one.stage.title.zh,
        "title_en": one.stage.title.en,
        "state": one.reached.state,
        "days": [day.isoformat() for day in one.reached.days],
        "signs": one.stage.signs.zh if one.stage.signs else None,
        "findings": [finding_table(found) for found in one.findings if found.kind in _TOLD],
    }


class _Writing:
    def __init__(self, call: Invocation, report: Report, line: Timeline) -> None:
        self.call = call
        self.report = report
        self.line = line

    def say(self, key: str, **values: Any) -> str:
        return self.call.say(key, **values)

    def lines(self) -> Iterator[str]:
        line = self.line
        yield self.say("timeline_of", title=line.sequence.title, id=line.id)
        yield self.say("timeline_as_of", as_of=self.report.receipt.as_of)
        if line.ending is not None:
            yield self.say("ended", how=line.ending.title)
        yield from self._next()
        yield ""
        for one in line.milestones:
            yield from self._milestone(one)
        told = [one for one in line.others if one.kind in _TOLD]
        if told:
            yield ""
            yield self.say("other_findings")
            for finding in told:
                yield from self._finding(finding)
        for met in self.report.met:
            if met.type.name == line.type and met.type.caution is not None:
                yield met.type.caution.in_(self.call.spoken)

    def _next(self) -> Iterator[str]:
        following = self.line.next
        if following is None:
            yield self.say("nothing_next")
            return
        yield self.say("next_stage", title=following.stage.title)
        if following.due is not None:
            yield self.say("last_day_of", due=following.due)
        if following.not_before is not None:
            yield self.say("wait_until", until=following.not_before)
        if following.stage.signs is not None:
            yield self.say("who_signs", who=following.stage.signs)

    def _milestone(self, one: Milestone) -> Iterator[str]:
        told = [finding for finding in one.findings if finding.kind in _TOLD]
        shown = one.reached
        if shown.state == "unknown" and one.stage.optional and not told:
            return
        days = shown.days
        words: Text | str = self.say(f"state_{shown.state}")
        if days:
            words = days[0].isoformat()
            if days[-1] != days[0]:
                words = self.say("from_to", first=days[0], last=days[-1])
        signs = self.say("signed_by", who=one.stage.signs) if one.stage.signs else ""
        title = one.stage.title.in_(self.call.spoken)
        yield f"{_MARKS[shown.state]} {title}  {words}{signs}"
        for finding in told:
            yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[str]:
        spoken = self.call.spoken
        word = kind_word(finding, self.report, spoken)
        where = place_words(finding.place)
        mark = mark_words(finding, self.report, spoken)
        yield f"    {word} {finding.requirement} {finding.title.in_(spoken)}  {where}{mark}"
        yield f"      {finding.message.in_(spoken)}"
        if finding.trace:
            yield "      " + self.say("arithmetic_of", steps=arithmetic(finding, spoken))
