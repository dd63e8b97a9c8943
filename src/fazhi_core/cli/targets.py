"""Which formats a call asks for, and where each of them goes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import attrs

from fazhi_core.cli.invocation import misuse
from fazhi_core.cli.output import guard_inputs, opened, real_path
from fazhi_core.law.table import nearest
from fazhi_core.reporters import format_names, reporter

if TYPE_CHECKING:
    from fazhi_core._texts import Language
    from fazhi_core.engine.report import Report
    from fazhi_core.host.protocols import Reporter

__all__ = ["Target", "guard", "targets_of", "write"]

SARIF = "sarif"
_STANDARD = "-"
_FOR_PEOPLE = frozenset({"text", "concise"})


@attrs.frozen
class Target:
    """A format and where it goes: a file, or standard output where that is ``None``.

    Args:
        reporter: writes the format.
        file: the file.
        everything: whether it shows what passed and what did not apply.
    """

    reporter: Reporter
    file: str | None
    everything: bool

    @property
    def machine(self) -> bool:
        """Whether programs read it."""
        return self.reporter.name not in _FOR_PEOPLE


def targets_of(parsed: Namespace, usual: str, extra: Sequence[Reporter]) -> tuple[Target, ...]:
    """The formats that *parsed* asks for: files first, standard output last.

    Args:
        parsed: the arguments, understood.
        usual: the format where none was asked for.
        extra: the reporters that plugins bring.

    Raises:
        UsageError: a format is not known, or two would go to the same place.
    """
    # Only the command line names files: settings come with the ledger, perhaps from elsewhere.
    asked = [one.partition("=") for one in parsed.formats or ()] or [(usual, "", "")]
    found = [_target(name, file if equals else None, parsed, extra) for name, equals, file in asked]
    names = {one.reporter.name for one in found}
    if parsed.sarif_all and SARIF not in names:
        raise misuse("no_sarif")
    if parsed.output is not None and all(equals for _, equals, _ in asked):
        raise misuse("output_unused")
    seen: dict[str, str] = {}
    for one in found:
        place = _STANDARD if one.file is None else str(real_path(one.file))
        if place in seen:
            raise misuse("two_outputs", first=seen[place], second=one.reporter.name)
        seen[place] = one.reporter.name
    return tuple(sorted(found, key=lambda one: one.file is None))


def _target(name: str, file: str | None, parsed: Namespace, extra: Sequence[Reporter]) -> Target:
    if file == "":
        raise misuse("no_file_name", name=name)
    try:
        chosen = reporter(name, extra)
    except LookupError:
        known = format_names(extra)
        raise misuse("unknown_format", name=name, known=known, hint=nearest(name, known)) from None
    everything = parsed.sarif_all if chosen.name == SARIF else parsed.all
    target = parsed.output if file is None else file
    return Target(chosen, None if target == _STANDARD else target, everything)


def guard(targets: Sequence[Target], inputs: Sequence[str]) -> None:
    """Refuse to write over a file that was read.

    Raises:
        UsageError: a target is one of *inputs*.
    """
    for one in targets:
        guard_inputs(one.file, iter(inputs))


def write(report: Report, targets: Sequence[Target], language: Language) -> None:
    """Write *report* to all of *targets*; the files appear once every one of them is written.

    Raises:
        UsageError: a file cannot be opened for writing.
        NotWrittenError: writing failed on the way.
    """
    quiet = _without_silent(report) if any(not one.everything for one in targets) else report
    with ExitStack() as stack:
        streams = [stack.enter_context(opened(one.file, machine=one.machine)) for one in targets]
        for one, stream in zip(targets, streams, strict=True):
            one.reporter.write(report if one.everything else quiet, stream, language)


def _without_silent(report: Report) -> Report:
    from fazhi_core.reporters.alerts import SILENT

    kept = tuple(one for one in report if one.kind not in SILENT)
    return attrs.evolve(report, findings=kept)
