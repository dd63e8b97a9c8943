"""The kinds of form that there are, each with its format and how it is read."""

from __future__ import annotations

from fazhi_core.host.engine import Engine
from fazhi_core.host.forms import Kind
from fazhi_core.law.report_form import ReportForm
from fazhi_core.law.report_form_load import FORMAT as REPORT_FORMAT
from fazhi_core.law.report_form_load import read_report_form
from fazhi_core.law.sheet import ReviewSheet
from fazhi_core.law.sheet_load import FORMAT as SHEET_FORMAT
from fazhi_core.law.sheet_load import read_sheet
from fazhi_core.law.statistics_form import StatisticsForm
from fazhi_core.law.statistics_form_load import FORMAT as STATISTICS_FORMAT
from fazhi_core.law.statistics_form_load import read_statistics_form
from fazhi_core.law.table import LawFile

__all__ = ["REPORT_FORM", "REVIEW_SHEET", "STATISTICS_FORM"]

_FORMATS = frozenset({SHEET_FORMAT, REPORT_FORMAT, STATISTICS_FORMAT})


def _sheet(file: LawFile, engine: Engine) -> ReviewSheet:
    rulebook = engine.rulebook
    return read_sheet(file, rulebook.requirements.values(), rulebook.record_types)


def _report(file: LawFile, engine: Engine) -> ReportForm:
    return read_report_form(file, engine.rulebook.record_types)


def _statistics(file: LawFile, engine: Engine) -> StatisticsForm:
    return read_statistics_form(file, engine.rulebook.record_types)


REVIEW_SHEET = Kind("sheet", SHEET_FORMAT, _FORMATS - {SHEET_FORMAT}, _sheet)
REPORT_FORM = Kind("report_form", REPORT_FORMAT, _FORMATS - {REPORT_FORMAT}, _report)
STATISTICS_FORM = Kind(
    "statistics_form", STATISTICS_FORMAT, _FORMATS - {STATISTICS_FORMAT}, _statistics
)
