"""fazhi-core holds a township government's records against the law in force on the day of the act.

The public names are loaded when they are first used, so that importing the package costs nothing:

* :class:`Engine` checks records; :func:`load` reads files; :func:`check` does both.
* :func:`write_report` writes what came of it, in any format; :func:`arrow_table` makes a table.
* :func:`score` marks case files by review sheets.
* :class:`Waiver` and :class:`Baseline` are what was accepted; :func:`draft_baseline` makes one.
* :class:`Ledger`, :class:`Report`, :class:`Finding` and :class:`Scores` are what goes in and
  comes out.
* :func:`checker` marks a checker; :func:`ok`, :func:`fail`, :func:`review`, :func:`not_shown`,
  :func:`not_applicable` and :func:`local_value` are what it returns.
* ``hookimpl`` marks a plugin's hooks; :class:`Reader` and :class:`Reporter` are what two of
  them bring.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, TypeAlias, Unpack

from fazhi_core._lazy import loaded_late
from fazhi_core._version import __version__

if TYPE_CHECKING:
    from fazhi_core._texts import Language
    from fazhi_core.engine.baseline import Baseline
    from fazhi_core.engine.checker import Bound, Checker, CheckerModule, Group, Period, checker
    from fazhi_core.engine.digest import Digest
    from fazhi_core.engine.finding import Finding
    from fazhi_core.engine.ledger import Ledger, Place
    from fazhi_core.engine.outcome import (
        Kind,
        Outcome,
        Reason,
        Word,
        fail,
        local_value,
        not_applicable,
        not_shown,
        ok,
        review,
    )
    from fazhi_core.engine.report import Report
    from fazhi_core.engine.sampling import Sample
    from fazhi_core.engine.scores import Scores
    from fazhi_core.engine.waiver import Waiver
    from fazhi_core.host.baselining import draft_baseline
    from fazhi_core.host.engine import Engine
    from fazhi_core.host.hookspecs import hookimpl
    from fazhi_core.host.options import EngineOptions, References
    from fazhi_core.host.plugins import ConfigError
    from fazhi_core.host.protocols import Reader, Reporter
    from fazhi_core.law.calendar import CalendarYear, moved
    from fazhi_core.law.instrument import Severity
    from fazhi_core.law.table import LawError
    from fazhi_core.records import RecordType
    from fazhi_core.reporters.arrow import arrow_table

Paths: TypeAlias = "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]"
"""One file or folder, or several."""

_HOMES = {
    "engine.baseline": ("Baseline",),
    "engine.checker": ("Bound", "Checker", "CheckerModule", "Group", "Period", "checker"),
    "engine.digest": ("Digest",),
    "engine.finding": ("Finding",),
    "engine.ledger": ("Ledger", "Place"),
    "engine.outcome": (
        "Kind",
        "Outcome",
        "Reason",
        "Word",
        "fail",
        "local_value",
        "not_applicable",
        "not_shown",
        "ok",
        "review",
    ),
    "engine.report": ("Report",),
    "engine.sampling": ("Sample",),
    "engine.scores": ("Scores",),
    "engine.waiver": ("Waiver",),
    "host.baselining": ("draft_baseline",),
    "host.engine": ("Engine",),
    "host.hookspecs": ("hookimpl",),
    "_texts": ("Language",),
    "host.plugins": ("ConfigError",),
    "host.protocols": ("Reader", "Reporter"),
    "law.calendar": ("CalendarYear", "moved"),
    "law.instrument": ("Severity",),
    "law.table": ("LawError",),
    "records": ("RecordType",),
    "reporters.arrow": ("arrow_table",),
}

__all__ = [
    "Baseline",
    "Bound",
    "CalendarYear",
    "Checker",
    "CheckerModule",
    "ConfigError",
    "Digest",
    "Engine",
    "Finding",
    "Group",
    "Kind",
    "Language",
    "LawError",
    "Ledger",
    "Outcome",
    "Period",
    "Place",
    "Reader",
    "Reason",
    "RecordType",
    "Report",
    "Reporter",
    "Sample",
    "Scores",
    "Severity",
    "Waiver",
    "Word",
    "__version__",
    "arrow_table",
    "check",
    "checker",
    "draft_baseline",
    "fail",
    "hookimpl",
    "load",
    "local_value",
    "moved",
    "not_applicable",
    "not_shown",
    "ok",
    "review",
    "score",
    "write_report",
]


if not TYPE_CHECKING:
    __getattr__, __dir__ = loaded_late(__name__, globals(), _HOMES)


def load(
    paths: Paths,
    *,
    engine: Engine | None = None,
    record_types: Mapping[str, RecordType] | None = None,
    references: References | None = None,
    readers: Iterable[Reader] | None = None,
) -> Ledger:
    """Read the files or folders *paths* into a ledger; faults are part of it.

    Args:
        paths: one path or several.
        engine: for whom they are read: with the record types and readers of its plugins, and with
            its ``references``.  What the other arguments say goes over that.
        record_types: the types of record that may occur; by default the built-in ones.
        references: ``closed`` makes a fault of each reference that leads out of the files; by
            default ``open``.
        readers: further readers; where two take the same suffix, these come first.

    Raises:
        ConfigError: ``references`` is neither ``open`` nor ``closed``.
    """
    from fazhi_core.host.options import Options
    from fazhi_core.readers import load as read
    from fazhi_core.records import RECORD_TYPES

    known: Mapping[str, RecordType] = RECORD_TYPES
    leading: References = "open"
    brought: Iterable[Reader] = ()
    if engine is not None:
        known, leading = engine.rulebook.record_types, engine.options.references
        brought = [one for _, one in engine.plugins.brought("fazhi_readers")]
    return read(
        paths,
        record_types=known if record_types is None else record_types,
        references=Options(references=leading if references is None else references).references,
        readers=brought if readers is None else readers,
    ).ledger


def check(paths: Paths, *, everything: bool = False, **options: Unpack[EngineOptions]) -> Report:
    """Read the files or folders *paths* and check them with an engine of *options*.

    Args:
        paths: one path or several.
        everything: keep also what passed and what did not apply.
        options: as for :class:`Engine`, such as ``references``, ``profile`` and ``as_of``.

    Raises:
        ConfigError, LawError, TypeError: as for :class:`Engine`.
    """
    from fazhi_core.host.engine import Engine

    engine = Engine(**options)
    return engine.check(load(paths, engine=engine), everything=everything)


def write_report(
    report: Report,
    stream: IO[str],
    *,
    format: str = "text",  # noqa: A002 - the name of the setting
    language: Language = "zh",
    engine: Engine | None = None,
    docs_url: str = "",
) -> None:
    """Write *report* to *stream*.

    Args:
        report: what a check gave.
        stream: takes text; for formats that programs read it should write UTF-8.
        format: ``text``, ``json``, ``ndjson``, ``sarif``, ``junit``, ``github``,
            ``github-summary``, ``gitlab``, ``markdown``, ``concise``, or one that a plugin of
            *engine* brings.
        language: ``zh`` or ``en``, for formats that people read.
        engine: whose plugins may bring further formats.
        docs_url: where the documentation is published, for formats that link to it.

    Raises:
        ConfigError: there is no such format, or *docs_url* is no web address.
    """
    import attrs

    from fazhi_core.host.options import is_address
    from fazhi_core.host.plugins import TEXTS, ConfigError
    from fazhi_core.law.table import TEXTS as LAW_TEXTS
    from fazhi_core.law.table import nearest
    from fazhi_core.reporters import format_names, reporter

    brought = engine.plugins.brought("fazhi_reporters") if engine is not None else ()
    extra = [one for _, one in brought]
    try:
        chosen = reporter(format, extra)
    except LookupError:
        known = format_names(extra)
        values = {"name": format, "known": known, "hint": nearest(format, known)}
        raise ConfigError(TEXTS["unknown_report_format"].fill(values)) from None
    if docs_url and not is_address(docs_url):
        raise ConfigError(LAW_TEXTS["no_address"].fill({"key": "docs_url"}))
    chosen.write(attrs.evolve(report, docs_url=docs_url or report.docs_url), stream, language)


def score(
    paths: Paths,
    *,
    sheets: Iterable[str | os.PathLike[str]] = (),
    cases: Iterable[str] = (),
    year: int | None = None,
    sample: Sample | None = None,
    answers: Iterable[str | os.PathLike[str]] = (),
    **options: Unpack[EngineOptions],
) -> Scores:
    """Read the files or folders *paths* and mark the case files in them by review sheets.

    Args:
        paths: one path or several.
        sheets: ids of sheets or ``.toml`` files; by default each case gets the one meant for it.
        cases: ids of the cases; by default all.
        year: only the cases of this year.
        sample: how to draw from them.
        answers: files of what reviewers entered.
        options: as for :class:`Engine`.

    Raises:
        ConfigError, LawError: as for :class:`Engine`; also where a sheet or a case is unknown,
            sheets or answers are faulty, or there are only records that never get points.
    """
    from fazhi_core.host.engine import Engine
    from fazhi_core.host.scoring import Selection, score_ledger
    from fazhi_core.readers.answers import read_answers

    engine = Engine(**options)
    return score_ledger(
        engine,
        load(paths, engine=engine),
        sheets=[os.fspath(one) for one in sheets],
        selection=Selection(tuple(cases), year, sample),
        answers=read_answers(os.fspath(one) for one in answers),
    )
