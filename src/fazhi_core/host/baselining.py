"""Making a baseline of what a ledger shows now, and dropping from one what is no longer found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from fazhi_core.engine.acceptance import Accepting, Draft, LeftOut
from fazhi_core.engine.baseline import Baseline, BaselineEntry
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Source, as_source
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report
from fazhi_core.host.engine import Engine
from fazhi_core.host.options import today
from fazhi_core.records.base import Record

__all__ = ["Drafted", "Pruned", "draft_baseline", "prune_baseline"]

_NOT_LOOKED_FOR = frozenset({"deselected", "other_duty", "unusable", "no_checker"})
"""Why a requirement was not checked in one run and may well be in the next."""


@attrs.frozen
class Drafted:
    """A baseline of what was found.

    Args:
        baseline: it accepts everything that may be accepted.
        left_out: how many findings it does not hold, and why.
        report: the account of the run, with its crashed checks as findings.
    """

    baseline: Baseline
    left_out: LeftOut
    report: Report


@attrs.frozen
class Pruned:
    """A baseline without what is no longer found.

    Args:
        baseline: what is left.
        dropped: the entries that no finding matched, in order.
        report: the account of the run, with its crashed checks as findings.
    """

    baseline: Baseline
    dropped: tuple[BaselineEntry, ...]
    report: Report


def draft_baseline(engine: Engine, records: Source | Record | Iterable[Record]) -> Drafted:
    """A baseline of what *engine* finds in *records* now, whatever its own baseline says.

    Left out is what nobody may waive, what a waiver names, and what ends by itself.

    Args:
        engine: checks them, with its waivers.
        records: one record, several, a ledger, or anything else that streams them.

    Raises:
        LawError, TypeError: as for :meth:`Engine.check`.
    """
    as_of = engine.options.as_of or today()
    draft = Draft()
    waivers = attrs.evolve(engine.acceptance, baseline=None)
    accepting = Accepting(waivers, engine.rulebook.requirements, as_of, draft)
    report = _run(engine, as_source(records), accepting)
    return Drafted(Baseline(draft.entries, as_of), draft.left_out, report)


def prune_baseline(engine: Engine, source: Source) -> Pruned:
    """The baseline of *engine* without the entries that nothing in *source* matches.

    Entries of requirements that were not looked for stay.  Where the run is incomplete, what was
    not found may still be there: nothing is dropped.
    """
    as_of = engine.options.as_of or today()
    accepting = Accepting(engine.acceptance, engine.rulebook.requirements, as_of)
    report = _run(engine, source, accepting)
    baseline = engine.acceptance.baseline or Baseline()
    if report.exit_code not in {0, 1}:
        return Pruned(baseline, (), report)
    aside = {one.requirement for one in report.tally.not_checked if one.reason in _NOT_LOOKED_FOR}
    names = {name for id_ in aside for name in _names(engine, id_)}
    dropped = accepting.unmatched(lambda requirement: requirement not in names)
    return Pruned(baseline.without(dropped), dropped, report)


def _run(engine: Engine, source: Source, accepting: Accepting) -> Report:
    """The report of a run that keeps no finding but the crashes, which say why it is incomplete."""
    crashed: list[Finding] = []

    def keep(finding: Finding) -> None:
        if finding.kind is Kind.ERROR:
            crashed.append(finding)

    report = engine.stream(source, keep, accepting=accepting)
    return attrs.evolve(report, findings=tuple(crashed))


def _names(engine: Engine, id_: str) -> Iterator[str]:
    yield id_
    requirement = engine.rulebook.requirements.get(id_)
    yield from requirement.other_names if requirement is not None else ()
