"""SARIF 2.1.0, for code scanning and for archives.

A result for each finding of the report; what crashed or could not be read is a notification of the
run.  The report holds what passed only where it was asked for, so that no alert is shown for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.ledger import Place
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report
from fazhi_core.reporters.alerts import Level, nearest_place, own_level
from fazhi_core.reporters.json import (
    citation_table,
    document_of,
    receipt_table,
    subject_table,
    waiver_note_table,
)
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.sarif_places import artifact, locations, place_of
from fazhi_core.reporters.sarif_rules import Rules, as_uri
from fazhi_core.reporters.summary import exit_words
from fazhi_core.reporters.words import (
    TEXTS,
    cautioned,
    cautions,
    kind_word,
    place_words,
    subject_words,
)

__all__ = ["SarifReporter"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
_KINDS = {
    Kind.PASS: "pass",
    Kind.FAIL: "fail",
    Kind.OPEN: "open",
    Kind.REVIEW: "review",
    Kind.NOT_APPLICABLE: "notApplicable",
}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


class SarifReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "sarif"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*.  The same report gives the same bytes."""
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, language)]}
        stream.write(document_of(log))


def _run(report: Report, language: Language) -> dict[str, Any]:
    rules = Rules(report.findings, language, report.docs_url)
    receipt = report.receipt
    partial = {key: one for key, one in receipt_table(receipt).items() if key == "partial"}
    driver: dict[str, Any] = {
        "name": "fazhi",
        "fullName": "fazhi-core",
        "version": receipt.core,
        "semanticVersion": receipt.core,
        "language": _LANGUAGES[language],
        "rules": rules.tables,
    }
    if report.docs_url:
        driver["informationUri"] = as_uri(report.docs_url)
    if receipt.plugins:
        plugins = [
            {"name": one.name, **({"version": one.version} if one.version else {})}
            for one in receipt.plugins
        ]
        tool = {"driver": driver, "extensions": plugins}
    else:
        tool = {"driver": driver}
    return {
        "tool": tool,
        "invocations": [_invocation(report, rules, language)],
        "artifacts": [artifact(one) for one in receipt.inputs],
        "results": [
            _result(one, report, rules, language)
            for one in report.findings
            if one.kind is not Kind.ERROR
        ],
        "columnKind": "unicodeCodePoints",
        "language": _LANGUAGES[language],
        "newlineSequences": ["\r\n", "\n"],
        "properties": {"law": receipt.law, "asOf": receipt.as_of.isoformat(), **partial},
    }


def _invocation(report: Report, rules: Rules, language: Language) -> dict[str, Any]:
    """What ran, and whatever kept it from being complete."""
    receipt, tally = report.receipt, report.tally
    return {
        "executionSuccessful": report.exit_code in {0, 1},
        "exitCode": report.exit_code,
        "exitCodeDescription": exit_words(report, language),
        "toolExecutionNotifications": list(_notifications(report, rules, language)),
        "properties": {
            "profile": list(receipt.profile),
            "configSha256": receipt.config_sha256,
            "lawSha256": receipt.law_sha256,
            "planned": tally.planned,
            "notChecked": [
                {"requirement": one.requirement, "reason": one.reason} for one in tally.not_checked
            ],
            "recordsWithoutChecks": tally.records_without_checks,
            "waivers": [waiver_note_table(one) for one in tally.waivers],
            "cautions": [one.in_(language) for one in cautions(report)],
        },
    }


def _notifications(report: Report, rules: Rules, language: Language) -> Iterator[dict[str, Any]]:
    for one in report.tally.unread:
        told = one.fault if language == "zh" else one.fault_en
        yield {
            "level": "error",
            "message": {"text": safe(told)},
            "locations": [place_of(one.place, report.receipt.inputs)],
        }
    for problem in report.problems:
        told = problem.what if language == "zh" else problem.what_en
        values = {"title": TEXTS.say("plugin_title", language, plugin=problem.plugin)}
        text = TEXTS.say("notification", language, **values, message=told)
        yield {"level": "error", "message": {"text": safe(text)}}
    for finding in report.findings:
        if finding.kind is Kind.ERROR:
            yield {
                "level": "error",
                "message": {"text": _message(finding, report, language)},
                "locations": locations(finding, finding.place, report.receipt.inputs),
                "associatedRule": rules.reference(finding),
            }


def _result(finding: Finding, report: Report, rules: Rules, language: Language) -> dict[str, Any]:
    failed = finding.kind is Kind.FAIL
    kind = _KINDS[finding.kind]
    if finding.kind is Kind.PASS and cautioned(finding, report):
        kind = "informational"
    place = nearest_place(finding.place, report)
    return {
        "ruleId": finding.requirement,
        "ruleIndex": rules.index(finding),
        "kind": kind,
        "level": _LEVELS[own_level(finding)] if failed else "none",
        "message": {"text": _message(finding, report, language)},
        "locations": locations(finding, place, report.receipt.inputs),
        "fingerprints": {"fazhi/v1": finding.fingerprint},
        # What GitHub follows an alert by.
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        "suppressions": list(_suppressions(finding, report, language)),
        "properties": _properties(finding),
    }


def _message(finding: Finding, report: Report, language: Language) -> str:
    title = TEXTS.say(
        "alert_title",
        language,
        kind=kind_word(finding, report, language),
        title=finding.title,
        subject=subject_words(finding, report, language),
    )
    if finding.kind in {Kind.PASS, Kind.NOT_APPLICABLE}:
        return safe(title)
    return safe(TEXTS.say("notification", language, title=title, message=finding.message))


def _suppressions(finding: Finding, report: Report, language: Language) -> Iterator[dict[str, Any]]:
    if finding.waiver is not None:
        why = safe(_justification(finding.waiver, report, language))
        yield {"kind": "external", "status": "accepted", "justification": why}
    if finding.baselined:
        why = TEXTS.say("suppressed_baseline", language)
        yield {"kind": "external", "status": "accepted", "justification": why}


def _justification(waiver: str, report: Report, language: Language) -> str:
    """Which waiver covers a finding, until when, and where its reason can be read.

    The reason and the post that granted it are somebody's own words, which may name a person.
    """
    known = next((one for one in report.waivers if one.id == waiver), None)
    if known is None:
        return waiver
    where = place_words(Place(known.file, known.line)) if known.file else ""
    key = "suppressed_waiver" if where else "suppressed_waiver_given"
    return TEXTS.say(key, language, waiver=waiver, expires=known.expires, where=where)


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value if finding.severity else None,
        "reason": finding.reason.value if finding.reason else None,
        "subject": subject_table(finding.subject),
        "path": list(finding.path),
        "placeKnown": finding.place is not None,
        "citations": [citation_table(one) for one in finding.citations],
        "governingDate": finding.governing_date.isoformat() if finding.governing_date else None,
        "due": finding.due.isoformat() if finding.due else None,
        "remedy": finding.remedy.zh,
        "remedyEn": finding.remedy.en,
        "trace": [{"label": one.label.zh, "value": one.value.zh} for one in finding.trace],
    }
