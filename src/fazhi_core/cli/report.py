"""``fazhi report``: draft the yearly report, fill in the statistics, check published ones."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from fazhi_core._texts import Text
from fazhi_core.cli.arguments import Parser, UsageError, a_day
from fazhi_core.cli.invocation import Invocation, add_settings, engine_of, misuse
from fazhi_core.cli.listing import print_json, print_lines
from fazhi_core.cli.output import guard_inputs, opened, opened_binary
from fazhi_core.cli.progress import sign_of_life
from fazhi_core.cli.reading import paths_of, read_ledger
from fazhi_core.law.table import nearest

if TYPE_CHECKING:
    from fazhi_core.engine.draft import Draft
    from fazhi_core.engine.ledger import Ledger
    from fazhi_core.engine.statistics import Statistics
    from fazhi_core.host.engine import Engine
    from fazhi_core.law.statistics_form import Unit

__all__ = ["run"]

_WORD = "docx"
_INCOMPLETE, _DIFFERENT = 3, 1
_YEAR_DIGITS = 4


def run(call: Invocation) -> int:
    """Print a drafted report or filled-in tables.

    Returns:
        0; 1 where a published table does not fit the ledger; 3 where records could not be read.
    """
    kinds: dict[str, Callable[[Invocation], int]] = {"annual": _annual, "statistics": _statistics}
    name = call.arguments[0] if call.arguments else ""
    if name in {"-h", "--help"}:
        for one in kinds:
            _parser(call, one).parse(["--help"])
        return 0
    if name not in kinds:
        raise misuse("which_report", known=tuple(kinds))
    call.arguments = call.arguments[1:]
    return kinds[name](call)


def _parser(call: Invocation, kind: str) -> Parser:
    parser = Parser(f"{call.command} {kind}", call.language)
    parser.positional("paths", "PATH", many=True)
    parser.value("year", "YYYY", _year, about="report_year")
    parser.value("form", "NAME|FILE")
    if kind == "annual":
        parser.value("agency", "CODE")
        parser.value("issuer", "NAME")
        parser.word("format", ("markdown", _WORD), about="report_format")
    else:
        parser.value("unit", "NAME")
        parser.value("against", "FILE")
        parser.word("format", ("markdown", "csv", "json"), about="report_format")
    parser.value("output", "FILE")
    parser.value("as_of", "YYYY-MM-DD", a_day)
    parser.value("profile", "CODE")
    add_settings(parser)
    return parser


def _year(option: str, text: str) -> int:
    """A year of four digits.

    Raises:
        UsageError: it is none.
    """
    if text.isascii() and text.isdigit() and len(text) == _YEAR_DIGITS and int(text):
        return int(text)
    raise misuse("bad_year", name=option, value=text)


def _ready(call: Invocation, kind: str) -> tuple[Namespace, Engine, Ledger] | None:
    """What every report begins with; ``None`` once help was printed."""
    parsed = _parser(call, kind).parse(call.arguments)
    if parsed is None:
        return None
    paths = paths_of(parsed)
    if parsed.year is None:
        raise misuse("needs_year")
    wanted, parsed.format = parsed.format or "markdown", None
    settings = call.settings(parsed, paths[0])
    parsed.format = wanted
    if wanted == _WORD and parsed.output in {None, "-"}:
        raise misuse("docx_needs_output")
    engine = engine_of(settings)
    ledger = read_ledger(call, paths, settings, engine)
    guard_inputs(parsed.output, (one.file for one in ledger.inputs))
    return parsed, engine, ledger


def _annual(call: Invocation) -> int:
    ready = _ready(call, "annual")
    if ready is None:
        return 0
    parsed, engine, ledger = ready
    from fazhi_core.host.reporting import draft_report

    with sign_of_life(call.say("checking")):
        draft = draft_report(
            engine,
            ledger,
            parsed.year,
            form=parsed.form,
            agency=parsed.agency,
            issuer=parsed.issuer or "",
            language=call.spoken,
        )
    _write_draft(draft, parsed)
    told = call.say("draft_gaps", figures=len(draft.notes), gaps=len(draft.gaps))
    sys.stderr.write(told + "\n")
    return _INCOMPLETE if ledger.unread else 0


def _write_draft(draft: Draft, parsed: Namespace) -> None:
    if parsed.format != _WORD:
        from fazhi_core.reporters.draft_markdown import write_markdown

        with opened(parsed.output, machine=True) as stream:
            write_markdown(draft, stream)
        return
    from fazhi_core.reporters.draft_docx import write_docx

    try:
        with opened_binary(parsed.output) as binary:
            write_docx(draft, binary)
    except ImportError as error:
        raise misuse("needs_docx") from error


def _statistics(call: Invocation) -> int:
    ready = _ready(call, "statistics")
    if ready is None:
        return 0
    parsed, engine, ledger = ready
    from fazhi_core.host.reporting import fill_statistics

    filled = fill_statistics(engine, ledger, parsed.year, form=parsed.form)
    unit = _unit(filled, parsed.unit)
    incomplete = _INCOMPLETE if ledger.unread else 0
    if parsed.against:
        return max(_against(call, parsed, filled, unit), incomplete)
    from fazhi_core.reporters.statistics import write_csv, write_json, write_markdown

    with opened(parsed.output, machine=True) as stream:
        if parsed.format == "json":
            write_json(filled, stream, unit)
        elif parsed.format == "csv":
            write_csv(filled, stream, unit, call.spoken)
        else:
            write_markdown(filled, stream, unit, call.spoken)
    return incomplete


def _unit(filled: Statistics, name: str | None) -> Unit | None:
    """The unit of money called *name*; by default the first of the form.

    Raises:
        UsageError: the form has no such unit.
    """
    units = {one.id: one for one in filled.form.units}
    if name is None:
        return next(iter(units.values()), None)
    if name not in units:
        raise misuse("unknown_unit", name=name, known=tuple(units), hint=nearest(name, units))
    return units[name]


def _against(call: Invocation, parsed: Namespace, filled: Statistics, unit: Unit | None) -> int:
    """Hold a published table against the ledger; 1 where it does not fit."""
    from fazhi_core.engine.statistics import compared
    from fazhi_core.readers.document_faults import DocumentError
    from fazhi_core.readers.published_table import read_published
    from fazhi_core.reporters.statistics import (
        difference_lines,
        difference_table,
        unknown_table,
    )

    try:
        published = read_published(parsed.against, filled.form, unit)
    except DocumentError as error:
        raise UsageError(Text(error.say("zh"), error.say("en"))) from error
    found = compared(filled, published)
    if parsed.format == "json":
        told = {"differences": difference_table(found), "not_compared": unknown_table(published)}
        print_json(told, parsed.output)
    else:
        print_lines(difference_lines(found, published, filled.form, call.spoken), parsed.output)
    return _DIFFERENT if any(one.reason != "unclear" for one in found) else 0
