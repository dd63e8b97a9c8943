"""GitLab's code quality report: a list of findings, each at one line of one file."""

from __future__ import annotations

from typing import IO, Any

from fazhi_core._texts import Language
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.report import Report
from fazhi_core.reporters.alerts import Alert, Level, alerts, told_inside
from fazhi_core.reporters.json import document_of

__all__ = ["GitlabReporter"]

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "info"}
_NOWHERE = Place("fazhi")


class GitlabReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "gitlab"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*; a report without findings gives an empty list."""
        issues = [_issue(one) for one in alerts(report, language)]
        stream.write(document_of(issues))


def _issue(alert: Alert) -> dict[str, Any]:
    # GitLab drops what has no file and no line: the first line stands for the whole file.
    place = alert.place or _NOWHERE
    return {
        "description": f"{alert.title}: {told_inside(alert)}",
        "check_name": alert.rule,
        "fingerprint": alert.fingerprint,
        "severity": _SEVERITIES[alert.level],
        "location": {"path": place.file, "lines": {"begin": place.row or 1}},
    }
