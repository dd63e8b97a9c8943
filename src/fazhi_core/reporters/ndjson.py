"""One finding a line, and the account in the last line: for ledgers larger than memory."""

from __future__ import annotations

from typing import IO, Any

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.report import Report
from fazhi_core.reporters.json import FORMAT, finding_table, line_of, receipt_table, tally_table

__all__ = ["NdjsonReporter", "finding_line", "last_line"]


class NdjsonReporter:
    """Writes one JSON object a line.

    Findings in the order of the report, or, where they are streamed with :func:`finding_line`, in
    the order in which they were met.
    """

    name = "ndjson"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:  # noqa: ARG002 - both languages are in it
        """Write *report* to *stream*."""
        for finding in report.findings:
            stream.write(finding_line(finding))
        stream.write(last_line(report))


def finding_line(finding: Finding) -> str:
    """The line of one finding."""
    return line_of(finding_table(finding)) + "\n"


def last_line(report: Report) -> str:
    """The last line: format, receipt, account and exit code."""
    end: dict[str, Any] = {
        "format": FORMAT,
        "receipt": receipt_table(report.receipt),
        "tally": tally_table(report.tally),
        "exit_code": report.exit_code,
    }
    return line_of(end) + "\n"
