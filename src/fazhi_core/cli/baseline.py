"""``fazhi baseline``: accept what is found on a starting day, and see only what is new."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from fazhi_core.cli import check
from fazhi_core.cli.arguments import Parser, a_word
from fazhi_core.cli.invocation import Invocation, add_judging, add_settings, engine_of, misuse
from fazhi_core.cli.output import guard_inputs, opened
from fazhi_core.cli.progress import sign_of_life
from fazhi_core.cli.reading import paths_of, read_ledger
from fazhi_core.cli.wrong import complain, wrong_lines
from fazhi_core.host.files import shown
from fazhi_core.host.settings import Settings
from fazhi_core.reporters.baseline_file import baseline_text
from fazhi_core.reporters.painting import safe

if TYPE_CHECKING:
    from fazhi_core.engine.acceptance import LeftOut
    from fazhi_core.engine.baseline import Baseline, BaselineEntry

__all__ = ["run"]

_ACTIONS = ("write", "apply", "prune")
_DEFAULT = "baseline.toml"
_UNFINISHED = frozenset({3, 4})


def run(call: Invocation) -> int:
    """Write, apply or prune the baseline.

    Returns:
        For ``apply`` the exit code of the report; else 0, 3 where something could not be read or
        checked, 4 where nothing was checked.
    """
    parser = _parser(call)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    if not parsed.action:
        raise misuse("no_action", known=_ACTIONS)
    a_word(_ACTIONS)("ACTION", parsed.action)
    if parsed.no_baseline:
        raise misuse("baseline_needed")
    settings = call.settings(parsed, paths_of(parsed)[0])
    path = next(iter(settings.paths("baseline")), settings.root / _DEFAULT)
    if parsed.action == "apply":
        parsed.all, parsed.diff = False, None
        return check.judge(call, parsed, _with(settings, path)).exit_code
    if parsed.formats or parsed.output is not None or parsed.sarif_all:
        raise misuse("apply_only")
    if parsed.action == "write":
        return _write(call, parsed, settings.over({"baseline": ""}), path)
    return _prune(call, parsed, _with(settings, path), path)


def _parser(call: Invocation) -> Parser:
    parser = call.parser()
    parser.positional("action", "|".join(_ACTIONS))
    parser.positional("paths", "PATH", many=True)
    check.add_reporting(parser)
    add_judging(parser)
    add_settings(parser)
    return parser


def _with(settings: Settings, path: Path) -> Settings:
    return settings.over({"baseline": str(path)})


def _write(call: Invocation, parsed: Namespace, settings: Settings, path: Path) -> int:
    from fazhi_core.host.baselining import draft_baseline

    engine = engine_of(settings)
    ledger = read_ledger(call, parsed.paths, settings, engine)
    guard_inputs(str(path), (one.file for one in ledger.inputs))
    with sign_of_life(call.say("checking")):
        drafted = draft_baseline(engine, ledger)
    complain(wrong_lines(call, drafted.report))
    code = drafted.report.exit_code
    if not drafted.report.tally.planned:
        # Nothing was looked at, which is no reason to throw away what stands there.
        complain([call.say("baseline_not_written", name=shown(path))])
    else:
        _save(path, drafted.baseline)
        count = len(drafted.baseline)
        _tell([call.say("baseline_written", name=shown(path), count=count)])
        _tell(_left_out(call, drafted.left_out))
    return code if code in _UNFINISHED else 0


def _left_out(call: Invocation, left_out: LeftOut) -> Iterator[str]:
    for name, count in attrs.asdict(left_out).items():
        if count:
            yield "  " + call.say(f"left_out_{name}", count=count)


def _prune(call: Invocation, parsed: Namespace, settings: Settings, path: Path) -> int:
    from fazhi_core.host.baselining import prune_baseline

    engine = engine_of(settings)
    ledger = read_ledger(call, parsed.paths, settings, engine)
    guard_inputs(str(path), (one.file for one in ledger.inputs))
    with sign_of_life(call.say("checking")):
        pruned = prune_baseline(engine, ledger)
    code = pruned.report.exit_code
    if code in _UNFINISHED:
        complain(wrong_lines(call, pruned.report))
        complain([call.say("baseline_not_pruned", name=shown(path))])
        return code
    if pruned.dropped:
        _save(path, pruned.baseline)
    _tell(_dropped(call, pruned.dropped))
    values = {"dropped": len(pruned.dropped), "left": len(pruned.baseline)}
    _tell([call.say("baseline_pruned", name=shown(path), **values)])
    return 0


def _dropped(call: Invocation, entries: Sequence[BaselineEntry]) -> Iterator[str]:
    for one in entries:
        names = (one.agency, one.record or one.period)
        subject = " ".join(name for name in names if name)
        values = {"type": one.type, "subject": subject, "fingerprint": one.fingerprint}
        yield call.say("baseline_dropped", requirement=one.requirement, **values)


def _save(path: Path, baseline: Baseline) -> None:
    with opened(str(path), machine=True) as stream:
        stream.write(baseline_text(baseline))


def _tell(lines: Iterator[str] | Sequence[str]) -> None:
    sys.stdout.writelines(f"{safe(line)}\n" for line in lines)
