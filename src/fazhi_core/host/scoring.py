"""Review sheets from plugins and files, chosen for each case, and the cases scored with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from fazhi_core._texts import Text
from fazhi_core.engine.answers import Answer, fit
from fazhi_core.engine.dossier import Dossiers, subject_of
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.ledger import Entry, Ledger
from fazhi_core.engine.outcome import as_path
from fazhi_core.engine.paths import getter
from fazhi_core.engine.report import Report
from fazhi_core.engine.sampling import Sample, drawn
from fazhi_core.engine.scores import LeftOut, Scores
from fazhi_core.engine.scoring import CaseScore, score_case
from fazhi_core.host.engine import Engine
from fazhi_core.host.form_kinds import REVIEW_SHEET
from fazhi_core.host.forms import every, named
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.law.profile import chain, is_division_code
from fazhi_core.law.sheet import ReviewSheet
from fazhi_core.law.table import LawError, nearest
from fazhi_core.records.base import Record

__all__ = ["Selection", "review_sheets", "score_ledger", "sheets_named"]


@attrs.frozen
class Selection:
    """Which cases are scored.

    Args:
        cases: their ids; empty for all.
        year: only those of this year; ``None`` for all.
        sample: how to draw from them; ``None`` to take all.
    """

    cases: tuple[str, ...] = ()
    year: int | None = None
    sample: Sample | None = None


def review_sheets(engine: Engine) -> Mapping[str, ReviewSheet]:
    """The sheets that the plugins of *engine* bring, by id.

    Raises:
        LawError: files are faulty, or two sheets have one id; all faults at once.
    """
    return every(engine, REVIEW_SHEET)


def sheets_named(engine: Engine, names: Sequence[str]) -> Sequence[ReviewSheet]:
    """The sheets that *names* mean: ids, or files that hold one.

    Raises:
        ConfigError: there is no such sheet.
        LawError: as for :func:`review_sheets`.
    """
    return named(engine, REVIEW_SHEET, names)


def score_ledger(
    engine: Engine,
    ledger: Ledger,
    *,
    sheets: Sequence[str] = (),
    selection: Selection | None = None,
    answers: Sequence[Answer] = (),
) -> Scores:
    """Score the case files of *ledger*.

    Args:
        engine: checks them.
        ledger: the cases and the records that belong to them.
        sheets: ids or files of sheets; by default each case gets the sheet meant for it.
        selection: which cases; by default all.
        answers: what reviewers decided.

    Raises:
        ConfigError: a sheet or a case is unknown, several sheets fit, or nothing but records was
            found that are never given points.
        LawError: sheets or answers are faulty.
    """
    selection = selection or Selection()
    chooser = _Chooser(engine, sheets)
    picked = _picked(engine, ledger, chooser, selection)
    cases = picked.cases
    if selection.sample is not None:
        groups = {"agency": lambda one: one.subject.agency, "sheet": lambda one: one.sheet.id}
        by = groups.get(selection.sample.each, lambda _: "")
        cases = tuple(drawn(cases, selection.sample, lambda one: one.subject, by))
    cases = tuple(sorted(cases, key=lambda one: one.subject.order))
    scored = [(one.subject, one.sheet) for one in cases]
    fitted, faults = fit(answers, scored, picked.ids)
    if faults:
        raise LawError(faults)
    dossiers = Dossiers(ledger)
    report = engine.check(dossiers.chosen(one.entry for one in cases), everything=True)
    belongs = _by_subject(report.findings)
    results = []
    for case in cases:
        found = [
            finding
            for subject in sorted(dossiers.subjects(case.entry), key=lambda one: one.order)
            for finding in belongs.get(subject, ())
        ]
        results.append(score_case(case.entry.record, case.subject, case.sheet, found, fitted))
    _check_reasons(results)
    return _scores(engine, report, results, picked, selection)


def _by_subject(findings: Iterable[Finding]) -> Mapping[Subject, list[Finding]]:
    found: dict[Subject, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.subject, []).append(one)
    return found


def _check_reasons(cases: Iterable[CaseScore]) -> None:
    faults = [
        one.answer.fault("answer_needs_reason", item=one.item.id, checked=one.checked)
        for case in cases
        for one in case.items
        if one.answer is not None and one.needs_reason
    ]
    if faults:
        raise LawError(faults)


def _scores(
    engine: Engine,
    report: Report,
    results: Sequence[CaseScore],
    picked: _Picked,
    selection: Selection,
) -> Scores:
    types = engine.rulebook.record_types
    return Scores(
        receipt=report.receipt,
        tally=report.tally,
        cases=tuple(results),
        left_out=tuple(sorted(picked.left_out, key=lambda one: one.subject.order)),
        unscored=tuple(types[name] for name in sorted(picked.unscored)),
        sample=selection.sample,
        drawn_from=len(picked.cases),
        year=selection.year,
        problems=report.problems,
    )


@attrs.frozen
class _Case:
    entry: Entry
    subject: Subject
    sheet: ReviewSheet


@attrs.define
class _Picked:
    cases: tuple[_Case, ...] = ()
    left_out: list[LeftOut] = attrs.field(factory=list)
    unscored: set[str] = attrs.field(factory=set)
    ids: set[str] = attrs.field(factory=set)


class _Chooser:
    """Chooses the sheet for a case."""

    def __init__(self, engine: Engine, names: Sequence[str]) -> None:
        self._divisions = engine.divisions
        self._named = bool(names)
        sheets = sheets_named(engine, names) if names else review_sheets(engine).values()
        self._by_type: dict[str, list[ReviewSheet]] = {}
        for sheet in sheets:
            self._by_type.setdefault(sheet.record, []).append(sheet)

    def knows(self, record_type: str) -> bool:
        """Whether there is a sheet for files of *record_type*."""
        return record_type in self._by_type

    def sheet_for(self, record: Record) -> ReviewSheet | None:
        """The sheet meant for *record*: of the nearest place, or the one that was named.

        Raises:
            ConfigError: several fit.
        """
        sheets = self._by_type.get(record.type, [])
        divisions = self._divisions
        if record.agency is not None and is_division_code(record.agency):
            divisions = chain(record.agency)
        if not self._named:
            sheets = [one for one in sheets if one.profile in divisions]
        if not (self._named and len(sheets) == 1):
            sheets = [one for one in sheets if _meant_for(one, record)]
        if not self._named and sheets:
            nearest_place = max(divisions.index(one.profile) for one in sheets)
            sheets = [one for one in sheets if divisions.index(one.profile) == nearest_place]
        if len(sheets) > 1:
            values = {"type": record.type, "names": tuple(sorted(one.id for one in sheets))}
            raise ConfigError(TEXTS["several_sheets"].fill(values))
        return sheets[0] if sheets else None


def _meant_for(sheet: ReviewSheet, record: Record) -> bool:
    return all(getattr(record, name) in values for name, values in sheet.where.items())


def _picked(engine: Engine, ledger: Ledger, chooser: _Chooser, selection: Selection) -> _Picked:
    picked = _Picked()
    types = engine.rulebook.record_types
    cases: list[_Case] = []
    asked: set[str] = set()
    for entry in ledger.entries:
        record = entry.record
        if types[record.type].unscored is not None:
            picked.unscored.add(record.type)
            if record.id in selection.cases:
                raise _refused(types[record.type].unscored)
            continue
        if not chooser.knows(record.type):
            continue
        picked.ids.add(record.id)
        if selection.cases and record.id not in selection.cases:
            continue
        asked.add(record.id)
        _sort(picked, cases, entry, chooser, selection)
    _all_there(picked, selection, asked)
    if not cases and not picked.left_out and picked.unscored:
        raise _refused(types[min(picked.unscored)].unscored)
    picked.cases = tuple(cases)
    return picked


def _sort(
    picked: _Picked, cases: list[_Case], entry: Entry, chooser: _Chooser, selection: Selection
) -> None:
    """Put one case where it belongs: among the cases, or among those left out."""
    subject = subject_of(entry.record)
    sheet = chooser.sheet_for(entry.record)
    if sheet is None:
        picked.left_out.append(LeftOut(subject, "no_sheet"))
        return
    if selection.year is not None:
        day = _dated(entry.record, sheet)
        if day is None:
            picked.left_out.append(LeftOut(subject, "undated"))
            return
        if day.year != selection.year:
            return
    cases.append(_Case(entry, subject, sheet))


def _dated(record: Record, sheet: ReviewSheet) -> date | None:
    for path in sheet.dated:
        value = getter(as_path(path))(record)
        if value:
            found: date = value
            return found
    return None


def _all_there(picked: _Picked, selection: Selection, asked: set[str]) -> None:
    for name in selection.cases:
        if name not in asked:
            values = {"name": name, "hint": nearest(name, picked.ids)}
            raise ConfigError(TEXTS["unknown_case"].fill(values))


def _refused(why: Text | None) -> ConfigError:
    return ConfigError(TEXTS["no_points"].fill({"why": why or ""}))
