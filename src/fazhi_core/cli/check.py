"""``fazhi check``: hold records against the law and report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from fazhi_core.cli.arguments import Parser
from fazhi_core.cli.invocation import Invocation, add_judging, add_settings, engine_of, misuse
from fazhi_core.cli.output import guard_inputs, opened
from fazhi_core.cli.progress import sign_of_life
from fazhi_core.cli.reading import paths_of, plugin_readers, read_ledger, records_before
from fazhi_core.cli.wrong import complain, problem_lines
from fazhi_core.host.settings import CHOICES
from fazhi_core.law.table import nearest
from fazhi_core.reporters import format_names, reporter

if TYPE_CHECKING:
    from fazhi_core.engine.finding import Finding
    from fazhi_core.engine.ledger import Source
    from fazhi_core.engine.report import Report
    from fazhi_core.host.engine import Engine
    from fazhi_core.host.protocols import Reporter
    from fazhi_core.host.settings import Settings

__all__ = ["run"]

_TEXT, _STREAMED = "text", "ndjson"


def run(call: Invocation) -> int:
    """Check the paths given; the exit code of the report."""
    parsed = _parser(call).parse(call.arguments)
    if parsed is None:
        return 0
    settings = call.settings(parsed, paths_of(parsed)[0])
    engine = engine_of(settings)
    extra = tuple(one for _, one in engine.plugins.brought("fazhi_reporters"))
    chosen = _reporter(settings["format"], extra)
    if chosen.name == _STREAMED and parsed.diff is None:
        report = _streamed(call, parsed, settings, engine)
    else:
        report = _whole(call, parsed, settings, engine, chosen)
    if chosen.name != _TEXT:
        # Formats for programs have no room for plugins that could not be used.
        complain(problem_lines(call, report.problems))
    return report.exit_code


def _parser(call: Invocation) -> Parser:
    parser = call.parser()
    parser.positional("paths", "PATH", many=True)
    parser.value("format", "FORMAT")
    parser.value("output", "FILE")
    parser.flag("all")
    parser.value("diff", "REV")
    parser.word("fail_on", CHOICES["fail_on"])
    add_judging(parser)
    add_settings(parser)
    return parser


def _reporter(name: str, extra: Sequence[Reporter]) -> Reporter:
    try:
        return reporter(name, extra)
    except LookupError:
        known = format_names(extra)
        raise misuse("unknown_format", name=name, known=known, hint=nearest(name, known)) from None


def _whole(
    call: Invocation, parsed: Namespace, settings: Settings, engine: Engine, chosen: Reporter
) -> Report:
    ledger = read_ledger(call, parsed.paths, settings, engine)
    guard_inputs(parsed.output, (one.file for one in ledger.inputs))
    before = None if parsed.diff is None else records_before(call, parsed, engine)
    with sign_of_life(call.say("checking")):
        report = engine.check(ledger, everything=parsed.all, since=before)
    if before is not None:
        total = len(ledger)
        values = {"count": total - report.unchanged, "total": total, "revision": parsed.diff}
        complain([call.say("changed", **values)])
    with opened(parsed.output, machine=chosen.name != _TEXT) as stream:
        chosen.write(report, stream, call.spoken)
    return report


def _streamed(call: Invocation, parsed: Namespace, settings: Settings, engine: Engine) -> Report:
    """Write each finding as it is met, keeping neither records nor findings."""
    from fazhi_core.cli.streamed import Files, can_stream
    from fazhi_core.reporters.ndjson import finding_line, last_line

    source: Source
    if settings["references"] == "open" and can_stream(parsed.paths):
        source = Files(parsed.paths, engine.rulebook.record_types, plugin_readers(engine))
    else:
        source = read_ledger(call, parsed.paths, settings, engine)
    with sign_of_life(call.say("checking")), opened(parsed.output, machine=True) as stream:

        def tell(finding: Finding) -> None:
            # A reader that left early changes nothing in the exit code.
            with suppress(BrokenPipeError):
                stream.write(finding_line(finding))

        report = engine.stream(source, tell, everything=parsed.all)
        guard_inputs(parsed.output, (one.file for one in report.receipt.inputs))
        stream.write(last_line(report))
    return report
