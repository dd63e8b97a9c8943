"""Yearly reports and statistics made from a ledger by the forms that plugins and files bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from fazhi_core._texts import Language, Text
from fazhi_core.engine.counting import Counter
from fazhi_core.engine.draft import Draft, DraftHead, Found, draft
from fazhi_core.engine.ledger import Entry, Ledger
from fazhi_core.engine.statistics import Statistics, fill
from fazhi_core.host.engine import Engine
from fazhi_core.host.form_kinds import REPORT_FORM, STATISTICS_FORM
from fazhi_core.host.forms import chosen
from fazhi_core.host.options import today
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.law.report_form import ReportForm
from fazhi_core.law.statistics_form import StatisticsForm
from fazhi_core.law.table import nearest
from fazhi_core.records import FIELDS
from fazhi_core.records.base import Record

__all__ = ["draft_report", "fill_statistics", "report_form", "statistics_form"]


def report_form(engine: Engine, name: str | None = None) -> ReportForm:
    """The form of the yearly report: the one called *name*, or that of the nearest place.

    Raises:
        ConfigError: there is no such form, or several fit.
        LawError: forms are faulty.
    """
    return chosen(engine, REPORT_FORM, name)


def statistics_form(engine: Engine, name: str | None = None) -> StatisticsForm:
    """The form of the statistics: the one called *name*, or that of the nearest place.

    Raises:
        ConfigError, LawError: as for :func:`report_form`.
    """
    return chosen(engine, STATISTICS_FORM, name)


def draft_report(
    engine: Engine,
    ledger: Ledger,
    year: int,
    *,
    form: str | None = None,
    agency: str | None = None,
    issuer: str = "",
    language: Language = "zh",
) -> Draft:
    """Draft the yearly report on *year* from the records of *ledger*.

    Args:
        engine: checks the ledger, for the shortcomings; only the township's own duties count.
        ledger: the records.
        year: the calendar year reported on.
        form: id or file of a form; by default that of the nearest place.
        agency: whose records; needed only where the ledger holds those of several.
        issuer: the name of the organ, which no record may be trusted to tell.
        language: of the draft.

    Raises:
        ConfigError: form or agency is unknown, or the ledger holds several agencies.
        LawError: forms are faulty.
    """
    chosen_form = report_form(engine, form)
    counted = {one.record for one in chosen_form.counts.values()}
    code = _agency(ledger, counted, agency)
    own = _of(ledger, code)
    report = engine.with_options(duty="township").check(own)
    records: dict[str, list[Record]] = {}
    for one in own.kept(frozenset(counted)):
        records.setdefault(one.type, []).append(one)
    return draft(
        chosen_form,
        Counter(year, lambda name: records.get(name, ())),
        Found(report.findings, _fields(engine)),
        DraftHead(year, engine.options.as_of or today(), issuer, code),
        language,
    )


def _agency(ledger: Ledger, types: Iterable[str], named: str | None) -> str | None:
    """The agency that is reported on.

    Raises:
        ConfigError: it is unknown, or there are several.
    """
    wanted = set(types)
    known = sorted({one.agency for one in ledger if one.type in wanted and one.agency is not None})
    if named is not None:
        if named not in known:
            values = {"name": named, "known": tuple(known), "hint": nearest(named, known)}
            raise ConfigError(TEXTS["unknown_agency"].fill(values))
        return named
    if len(known) > 1:
        raise ConfigError(TEXTS["several_agencies"].fill({"names": tuple(known)}))
    return known[0] if known else None


def _of(ledger: Ledger, agency: str | None) -> Ledger:
    """The part of *ledger* that *agency* keeps, with what names no agency."""
    kept: Sequence[Entry] = [
        one for one in ledger.entries if one.record.agency in {None, agency} or agency is None
    ]
    return attrs.evolve(ledger, entries=tuple(kept))


def _fields(engine: Engine) -> dict[str, Text]:
    """The field of work of each requirement, as it is called, in the order of the fields."""
    order = {name: position for position, name in enumerate(FIELDS)}
    every = engine.rulebook.requirements.values()
    ordered = sorted(every, key=lambda one: (order.get(one.field, len(order)), one.field, one.id))
    return {one.id: Text(FIELDS.get(one.field, one.field), one.field) for one in ordered}


def fill_statistics(
    engine: Engine, ledger: Ledger, year: int, *, form: str | None = None
) -> Statistics:
    """Fill in the statistics of *year* from the records of *ledger*, a row for each agency.

    Args:
        engine: knows the forms.
        ledger: the records.
        year: the calendar year.
        form: id or file of a form; by default that of the nearest place.

    Raises:
        ConfigError, LawError: as for :func:`statistics_form`.
    """
    found = statistics_form(engine, form)
    agencies: dict[str | None, list[Record]] = {}
    for record in ledger.kept(found.records):
        agencies.setdefault(record.agency, []).append(record)
    return fill(found, year, agencies or {None: []})
