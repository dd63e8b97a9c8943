"""The JSON report, ``fazhi-report/1``: other programs read it, so its keys and order are fixed.

It holds ids, days, numbers and labels, never the text of a personal or free-text field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding, Subject
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.report import Receipt, Report
from fazhi_core.engine.tally import Tally
from fazhi_core.engine.waiver import WaiverNote
from fazhi_core.law.instrument import Citation

__all__ = [
    "FORMAT",
    "JsonReporter",
    "citation_table",
    "document_of",
    "finding_table",
    "line_of",
    "receipt_table",
    "subject_table",
    "tally_table",
    "waiver_note_table",
]

FORMAT = "fazhi-report/1"

# Those below the blank are escaped by JSON itself.
_CONTROL = re.compile("[\x7f-\x9f]")


class JsonReporter:
    """Writes one JSON object, one finding a line, in UTF-8 without escapes."""

    name = "json"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:  # noqa: ARG002 - both languages are in it
        """Write *report* to *stream*.  The same report gives the same bytes."""
        stream.write("".join(_pieces(report)))


def _pieces(report: Report) -> Iterator[str]:
    yield f'{{"format": {line_of(FORMAT)},\n "receipt": {line_of(receipt_table(report.receipt))},\n'
    yield f' "tally": {line_of(tally_table(report.tally))},\n "findings": ['
    between = "\n  "
    for finding in report.findings:
        yield between + line_of(finding_table(finding))
        between = ",\n  "
    end = "\n ]" if report.findings else "]"
    yield f'{end},\n "exit_code": {report.exit_code}}}\n'


def line_of(value: Any) -> str:
    """*value* as JSON on one line, its characters as they are."""
    return json.dumps(value, ensure_ascii=False)


def document_of(value: Any) -> str:
    """*value* as a JSON document over several lines, with no control character in it."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def receipt_table(receipt: Receipt) -> dict[str, Any]:
    """What ran, as a table."""
    table: dict[str, Any] = {
        "core": receipt.core,
        "law": receipt.law,
        "plugins": [{"name": one.name, "version": one.version} for one in receipt.plugins],
        "profile": list(receipt.profile),
        "as_of": receipt.as_of.isoformat(),
        "inputs": [
            {"file": one.file, "sha256": one.sha256, "records": one.records}
            for one in receipt.inputs
        ],
        "config_sha256": receipt.config_sha256,
        "law_sha256": receipt.law_sha256,
    }
    if (partial := receipt.partial) is not None:
        table["partial"] = {
            "revision": partial.revision or None,
            "commit": partial.commit or None,
            "unchanged": partial.unchanged,
        }
    return table


def tally_table(tally: Tally) -> dict[str, Any]:
    """The account, as a table."""
    return {
        "planned": tally.planned,
        "pass": tally.passed,
        "fail": tally.failed,
        "open": tally.open,
        "review": tally.review,
        "not_applicable": tally.not_applicable,
        "error": tally.error,
        "waived": tally.waived,
        "baselined": tally.baselined,
        "not_checked": [
            {"requirement": one.requirement, "reason": one.reason} for one in tally.not_checked
        ],
        "records_without_checks": tally.records_without_checks,
        "waivers": [waiver_note_table(one) for one in tally.waivers],
        "unread": [
            {
                "file": one.file,
                "line": one.line,
                "fault": one.fault,
                "column": one.column,
                "fault_en": one.fault_en,
                **({"sheet": one.sheet, "cell": one.cell} if one.cell is not None else {}),
            }
            for one in tally.unread
        ],
    }


def waiver_note_table(note: WaiverNote) -> dict[str, Any]:
    """What is to be said of a waiver, as a table."""
    return {
        "waiver": note.waiver,
        "state": note.state,
        "file": note.file or None,
        "line": note.line or None,
    }


def finding_table(finding: Finding) -> dict[str, Any]:
    """One finding, as a table."""
    return {
        "requirement": finding.requirement,
        "aliases": list(finding.aliases),
        "kind": finding.kind.value,
        "reason": finding.reason.value if finding.reason else None,
        "severity": finding.severity.value if finding.severity else None,
        "subject": subject_table(finding.subject),
        "path": list(finding.path),
        "place": _place(finding.place),
        "message": finding.message.zh,
        "message_en": finding.message.en,
        "remedy": finding.remedy.zh,
        "remedy_en": finding.remedy.en,
        "citations": [citation_table(one) for one in finding.citations],
        "governing_date": finding.governing_date.isoformat() if finding.governing_date else None,
        "due": finding.due.isoformat() if finding.due else None,
        "trace": [{"label": one.label.zh, "value": one.value.zh} for one in finding.trace],
        "fingerprint": finding.fingerprint,
        "waiver": finding.waiver,
        "baselined": finding.baselined,
    }


def subject_table(subject: Subject) -> dict[str, Any]:
    """What a finding is about: a record, or an agency and a period."""
    if subject.period:
        return {"type": subject.type, "agency": subject.agency, "period": subject.period}
    return {"type": subject.type, "id": subject.id}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    named = ("file", "line", "column", "sheet", "cell")
    values = {name: getattr(place, name) for name in named}
    return {name: value for name, value in values.items() if value is not None}


def citation_table(citation: Citation) -> dict[str, Any]:
    """One citation, as a table."""
    return {
        "instrument": citation.instrument,
        "edition": citation.edition,
        "article": citation.article,
        "paragraph": citation.paragraph,
        "item": citation.item,
        "verified": citation.verified,
    }
