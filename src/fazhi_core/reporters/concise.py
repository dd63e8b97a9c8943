"""One line for each finding, ``file:line:column: level: message [id]``, as compilers write it.

Editors and problem matchers read this form.
"""

from __future__ import annotations

from typing import IO

from fazhi_core._texts import Language
from fazhi_core.engine.report import Report
from fazhi_core.reporters.alerts import Alert, Level, alerts
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.words import place_words

__all__ = ["ConciseReporter"]

_WORDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
_NOWHERE = "fazhi"


class ConciseReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "concise"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*; a report without findings writes nothing."""
        stream.writelines(f"{_line(one)}\n" for one in alerts(report, language))


def _line(alert: Alert) -> str:
    where = place_words(alert.place) or _NOWHERE
    words = f"{alert.title}: {alert.message}"
    return safe(f"{where}: {_WORDS[alert.level]}: {words} [{alert.rule}]")
