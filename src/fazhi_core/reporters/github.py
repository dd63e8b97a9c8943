"""Annotations of GitHub Actions: workflow commands on standard output.

GitHub shows ten errors, ten warnings and ten notices of a step; the loudest come first, and each
fact that is missing is told once.
"""

from __future__ import annotations

from typing import IO

from fazhi_core._texts import Language
from fazhi_core.engine.report import Report
from fazhi_core.reporters.alerts import Alert, Level, alerts, told_inside
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.summary import account_words, exit_words

__all__ = ["GithubReporter"]

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


class GithubReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "github"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*: a command for each finding, then account and exit code."""
        for one in alerts(report, language, grouped=True):
            stream.write(safe(_command(one)) + "\n")
        for line in (account_words(report, language), exit_words(report, language)):
            stream.write(safe(line) + "\n")


def _command(alert: Alert) -> str:
    properties = {}
    if alert.place is not None:
        properties["file"] = alert.place.file
        if alert.place.row is not None:
            properties["line"] = str(alert.place.row)
        if alert.place.column is not None:
            properties["col"] = str(alert.place.column)
    properties["title"] = f"{alert.rule} {alert.title}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[alert.level]} {listed}::{_data(told_inside(alert))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
