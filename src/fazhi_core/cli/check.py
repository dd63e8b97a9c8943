"""``fazhi check``: hold records against the law and report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import attrs

from fazhi_core.cli.arguments import Parser
from fazhi_core.cli.invocation import Invocation, add_judging, add_settings, engine_of
from fazhi_core.cli.output import opened
from fazhi_core.cli.progress import sign_of_life
from fazhi_core.cli.reading import paths_of, plugin_readers, read_ledger, records_before
from fazhi_core.cli.targets import Target, guard, targets_of, write
from fazhi_core.cli.wrong import complain, problem_lines
from fazhi_core.host.settings import CHOICES

if TYPE_CHECKING:
    from fazhi_core.engine.finding import Finding
    from fazhi_core.engine.ledger import Source
    from fazhi_core.engine.report import Report
    from fazhi_core.host.engine import Engine
    from fazhi_core.host.settings import Settings

__all__ = ["add_reporting", "judge", "run"]

_TEXT, _STREAMED = "text", "ndjson"


def run(call: Invocation) -> int:
    """Check the paths given; the exit code of the report."""
    parsed = _parser(call).parse(call.arguments)
    if parsed is None:
        return 0
    return judge(call, parsed, call.settings(parsed, paths_of(parsed)[0])).exit_code


def judge(call: Invocation, parsed: Namespace, settings: Settings) -> Report:
    """Check the paths of *parsed*, write the report, and give it back."""
    engine = engine_of(settings)
    extra = tuple(one for _, one in engine.plugins.brought("fazhi_reporters"))
    targets = targets_of(parsed, settings["format"], extra)
    if [one.reporter.name for one in targets] == [_STREAMED] and parsed.diff is None:
        report = _streamed(call, parsed, settings, engine, targets[0])
    else:
        report = _whole(call, parsed, settings, engine, targets)
    if not any(one.file is None and one.reporter.name == _TEXT for one in targets):
        # Formats for programs have no room for plugins that could not be used.
        complain(problem_lines(call, report.problems))
    return report


def _parser(call: Invocation) -> Parser:
    parser = call.parser()
    parser.positional("paths", "PATH", many=True)
    add_reporting(parser)
    parser.flag("all")
    parser.value("diff", "REV")
    add_judging(parser)
    add_settings(parser)
    return parser


def add_reporting(parser: Parser) -> None:
    """Options that say how a report is written, and when it makes the command fail."""
    parser.several("format", "FORMAT[=FILE]", into="formats")
    parser.value("output", "FILE")
    parser.flag("sarif_all")
    parser.word("fail_on", CHOICES["fail_on"])


def _whole(
    call: Invocation,
    parsed: Namespace,
    settings: Settings,
    engine: Engine,
    targets: Sequence[Target],
) -> Report:
    ledger = read_ledger(call, parsed.paths, settings, engine)
    guard(targets, [one.file for one in ledger.inputs])
    before = None if parsed.diff is None else records_before(call, parsed, engine)
    everything = any(one.everything for one in targets)
    with sign_of_life(call.say("checking")):
        since = None if before is None else before.records
        report = engine.check(ledger, everything=everything, since=since)
    if before is not None:
        from fazhi_core.engine.report import Partial

        partial = Partial(report.unchanged, before.revision, before.commit)
        report = attrs.evolve(report, receipt=attrs.evolve(report.receipt, partial=partial))
        total = len(ledger)
        values = {"count": total - report.unchanged, "total": total, "revision": parsed.diff}
        complain([call.say("changed", **values)])
    report = attrs.evolve(report, docs_url=settings["docs_url"])
    write(report, targets, call.spoken)
    return report


def _streamed(
    call: Invocation, parsed: Namespace, settings: Settings, engine: Engine, target: Target
) -> Report:
    """Write each finding as it is met, keeping neither records nor findings."""
    from fazhi_core.cli.streamed import Files, can_stream
    from fazhi_core.reporters.ndjson import finding_line, last_line

    source: Source
    if settings["references"] == "open" and can_stream(parsed.paths):
        rules = engine.rulebook
        readers = plugin_readers(engine)
        source = Files(parsed.paths, rules.record_types, readers, rules.lookers)
    else:
        source = read_ledger(call, parsed.paths, settings, engine)
    with sign_of_life(call.say("checking")), opened(target.file, machine=True) as stream:

        def tell(finding: Finding) -> None:
            # A reader that left early changes nothing in the exit code.
            with suppress(BrokenPipeError):
                stream.write(finding_line(finding))

        report = engine.stream(source, tell, everything=target.everything)
        guard([target], [one.file for one in report.receipt.inputs])
        stream.write(last_line(report))
    return report
