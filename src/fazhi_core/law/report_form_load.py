"""Reads forms of yearly reports from TOML (``fazhi-report-form/1``), one form a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from fazhi_core._texts import LANGUAGES, Text
from fazhi_core.law.count_load import read_counts, read_rates
from fazhi_core.law.instrument import Severity
from fazhi_core.law.report_form import (
    FormSection,
    Passage,
    PassageKind,
    ReportForm,
    Wording,
    places,
)
from fazhi_core.law.table import LawFile, Table, nearest
from fazhi_core.records import RecordType

__all__ = ["FORMAT", "read_report_form"]

FORMAT = "fazhi-report-form/1"

_NONE = Text("", "")
_KINDS: tuple[PassageKind, ...] = ("text", "gap", "shortcomings")
_NUMERALS = "numerals"


def read_report_form(file: LawFile, types: Mapping[str, RecordType]) -> ReportForm:
    """The form in *file*; faults are noted there.

    Args:
        file: the file.
        types: the record types that may be counted.
    """
    top = file.top
    top.choice("format", (FORMAT,))
    counts = read_counts(top, types)
    rates = read_rates(top, counts)
    known = {*counts, *rates}
    form = ReportForm(
        id=top.text("id", needed=True),
        title=top.bilingual("title", needed=True) or _NONE,
        counts=counts,
        rates=rates,
        sections=tuple(_section(table, known) for table in top.tables("section")),
        wording=_wording(top),
        profile=top.division("profile"),
        file=file.name,
    )
    top.done()
    if not form.sections:
        top.fault("", "missing_key", key="section")
    return form


def _wording(top: Table) -> Wording:
    table = top.table("wording", needed=True)
    if table is None:
        table = Table({}, ("wording",), top.file)
    found: dict[str, Any] = {
        one.name: table.bilingual(
            one.name, needed=one.name in table or bool(table.raw), may_be_empty=True
        )
        or _NONE
        for one in attrs.fields(Wording)
        if one.name != _NUMERALS
    }
    wording = Wording(**found, numerals=table.texts(_NUMERALS))
    table.done()
    return wording


def _section(table: Table, known: set[str]) -> FormSection:
    section = FormSection(
        id=table.text("id", needed=True),
        title=table.bilingual("title", needed=True) or _NONE,
        passages=tuple(_passage(one, known) for one in table.tables("passage")),
    )
    table.done()
    return section


def _passage(table: Table, known: set[str]) -> Passage:
    given = [kind for kind in _KINDS if kind in table]
    if len(given) != 1:
        table.fault("", "one_of_these", known=_KINDS)
        return Passage("gap", _NONE)
    kind = given[0]
    if kind == "shortcomings":
        passage = Passage(kind, _NONE, _severities(table))
    else:
        passage = Passage(kind, table.bilingual(kind, needed=True) or _NONE)
    table.done()
    if kind == "text":
        _check_places(table, passage.text, known)
    return passage


def _severities(table: Table) -> tuple[str, ...]:
    known = [str(one) for one in Severity]
    given = table.texts("shortcomings")
    for name in given:
        if name not in known:
            values = {"wanted": tuple(known), "hint": nearest(name, known)}
            table.fault("shortcomings", "not_one_of", key="shortcomings", **values)
    return given


def _check_places(table: Table, text: Text, known: set[str]) -> None:
    named = [
        {one.figure for one in places(text.in_(language)) if one.figure} for language in LANGUAGES
    ]
    if named[0] != named[1]:
        table.fault("text", "places_differ")
    for name in sorted(named[0] - known):
        table.fault("text", "unknown_count", name=name, hint=nearest(name, known))
