"""JUnit XML, as Ant and Jenkins define it: for systems that show test results.

A suite for each type of record, and one for the run itself, so that no report is without tests.
What makes the run fail is a failure; every other finding is skipped, with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

import attrs

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.engine.outcome import Kind
from fazhi_core.engine.report import Report, fails
from fazhi_core.reporters.painting import safe
from fazhi_core.reporters.summary import account_words, exit_words
from fazhi_core.reporters.words import (
    TEXTS,
    arithmetic,
    cautioned,
    cautions,
    cited,
    kind_word,
    mark_words,
    place_words,
    remedy_words,
)

__all__ = ["JunitReporter"]

_RUN = "fazhi"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitReporter:
    """Writes ids, days, numbers and labels, never the text of a personal or free-text field."""

    name = "junit"
    holds_input = False

    def write(self, report: Report, stream: IO[str], language: Language) -> None:
        """Write *report* to *stream*; times are those of the as-of day, so that runs are alike."""
        suites: dict[str, list[_Case]] = {_RUN: list(_run_cases(report, language))}
        for finding in report.findings:
            case = _case(finding, report, language)
            suites.setdefault(finding.subject.type, []).append(case)
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n')
        for number, (name, cases) in enumerate(suites.items()):
            stream.writelines(_suite(number, name, cases, report, language))
        stream.write("</testsuites>\n")


@attrs.frozen
class _Case:
    """A test: ``result`` is ``failure``, ``error``, ``skipped``, or empty where it passed."""

    group: str
    name: str
    result: str = ""
    type: str = ""
    message: str = ""
    details: str = ""


def _run_cases(report: Report, language: Language) -> Iterator[_Case]:
    """The run itself, and what kept it from being complete."""
    for one in report.tally.unread:
        where = place_words(one.place)
        told = one.fault if language == "zh" else one.fault_en
        yield _Case(_RUN, where, "error", "unread", told)
    for problem in report.problems:
        told = problem.what if language == "zh" else problem.what_en
        yield _Case(_RUN, problem.plugin, "error", "plugin", told)
    name = TEXTS.say("run_title", language)
    if report.tally.planned:
        yield _Case(_RUN, name)
    else:
        yield _Case(_RUN, name, "error", "nothing_checked", exit_words(report, language))


def _case(finding: Finding, report: Report, language: Language) -> _Case:
    subject = finding.subject
    parts = (subject.type, subject.agency, subject.id or subject.period)
    group = ".".join(part for part in parts if part)
    at = ".".join(map(str, finding.path))
    name = " ".join(one for one in (finding.requirement, finding.title.in_(language), at) if one)
    word = kind_word(finding, report, language)
    if finding.kind is Kind.PASS and not cautioned(finding, report):
        return _Case(group, name)
    message = TEXTS.say("case_message", language, kind=word, message=finding.message)
    type_ = finding.severity.value if finding.severity else finding.kind.value
    return _Case(
        group,
        name,
        _result(finding, report),
        type_,
        message + mark_words(finding, report, language),
        "\n".join(safe(line) for line in _details(finding, language)),
    )


def _result(finding: Finding, report: Report) -> str:
    if finding.kind is Kind.ERROR:
        return "error"
    return "failure" if fails(finding, report.fail_on) else "skipped"


def _details(finding: Finding, language: Language) -> Iterator[str]:
    if where := place_words(finding.place):
        yield where
    if finding.trace:
        yield TEXTS.say("arithmetic", language, steps=arithmetic(finding, language))
    if finding.citations:
        named = tuple(cited(one, language) for one in finding.citations)
        yield TEXTS.say("cited", language, citations=named)
    if remedy := remedy_words(finding, language):
        yield remedy


def _suite(
    number: int, name: str, cases: list[_Case], report: Report, language: Language
) -> Iterator[str]:
    results = [one.result for one in cases]
    counts = {
        "tests": len(cases),
        "failures": results.count("failure"),
        "errors": results.count("error"),
        "skipped": results.count("skipped"),
    }
    as_of = f"{report.receipt.as_of}T00:00:00"
    head = {"id": number, "package": _RUN, "name": name, "timestamp": as_of}
    yield f" <testsuite{_attributes(**head, hostname='localhost', **counts, time=0)}>\n"
    yield from _properties(report)
    for case in cases:
        head = {"classname": case.group, "name": case.name, "time": 0}
        yield f"  <testcase{_attributes(**head)}"
        yield f">\n   {_outcome(case)}\n  </testcase>\n" if case.result else "/>\n"
    out = []
    if not number:
        told = (account_words(report, language), exit_words(report, language))
        out = [*told, *(one.in_(language) for one in cautions(report))]
    yield f"  <system-out>{_text(chr(10).join(out))}</system-out>\n  <system-err/>\n"
    yield " </testsuite>\n"


def _properties(report: Report) -> Iterator[str]:
    receipt = report.receipt
    values = {
        "core": receipt.core,
        "law": receipt.law,
        "profile": receipt.profile[-1],
        "as_of": receipt.as_of,
    }
    yield "  <properties>\n"
    for name, value in values.items():
        yield f"   <property{_attributes(name=name, value=value)}/>\n"
    yield "  </properties>\n"


def _outcome(case: _Case) -> str:
    named = {} if case.result == "skipped" else {"type": case.type}
    head = f"<{case.result}{_attributes(**named, message=case.message)}"
    return f"{head}>{_text(case.details)}</{case.result}>" if case.details else f"{head}/>"


def _attributes(**values: object) -> str:
    return "".join(
        f" {name}={quoteattr(_clean(safe(str(value))))}" for name, value in values.items()
    )


def _text(text: str) -> str:
    return escape("\n".join(_clean(safe(line)) for line in text.split("\n")))


def _clean(text: str) -> str:
    """*text* without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
