"""The formats for other programs, each read back by a parser that is not ours."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import etree

from fazhi_core import (
    ConfigError,
    Kind,
    Place,
    Reason,
    Report,
    Severity,
    Waiver,
    write_report,
)
from fazhi_core._texts import LANGUAGES, Language, Text
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.ledger import Input
from fazhi_core.engine.report import Met
from fazhi_core.engine.waiver import WaiverNote
from fazhi_core.records import RECORD_TYPES
from fazhi_core.reporters import BUILT_IN
from fazhi_core.reporters.markdown import GithubSummaryReporter
from tests.reporters.reports import SHORTFALLS, finding, report

FOR_PROGRAMS = sorted(set(BUILT_IN) - {"text", "json", "ndjson"})
NASTY = "a\x00\x07\x1b[31m\ufffe]]><script>alert(1)</script>\r\n::error::x%0A`|*_[b](c)&\"'=1+1\x85"
each_format = pytest.mark.parametrize("form", FOR_PROGRAMS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def written(whole: Report, form: str, language: Language = "en") -> str:
    stream = io.StringIO()
    write_report(whole, stream, format=form, language=language)
    return stream.getvalue()


def of_files(*findings: Any, **changes: Any) -> Report:
    whole = report(*findings, **changes)
    inputs = (Input("a.json", "0" * 64, 3), Input("b.json", "1" * 64, 0))
    return attrs.evolve(whole, receipt=attrs.evolve(whole.receipt, inputs=inputs))


KINDS = (
    finding(),
    finding(requirement="x.b", severity=Severity.WARNING, fingerprint="1"),
    finding(requirement="x.c", severity=Severity.ADVICE, fingerprint="2"),
    finding(kind=Kind.OPEN, reason=Reason.OVERDUE, fingerprint="3"),
    finding(kind=Kind.OPEN, reason=Reason.MISSING, fingerprint="4"),
    finding(kind=Kind.REVIEW, fingerprint="5"),
    finding(kind=Kind.ERROR, severity=None, fingerprint="6"),
    finding(waiver="W-1", fingerprint="7"),
    finding(baselined=True, fingerprint="8"),
    finding(kind=Kind.PASS, fingerprint="9"),
    finding(kind=Kind.NOT_APPLICABLE, fingerprint="10"),
)
HARD = finding(
    requirement=NASTY,
    title=Text(NASTY, NASTY),
    message=Text(NASTY, NASTY),
    subject=Subject("legal_review", NASTY, NASTY),
    place=Place(NASTY, 3, 7),
    waiver=NASTY,
)


@each_format
@each_language
def test_the_same_report_gives_the_same_bytes(form: str, language: Language) -> None:
    whole = of_files(*KINDS, HARD, **SHORTFALLS)
    first = written(whole, form, language)
    assert first
    assert first == written(whole, form, language)
    assert first != written(whole, form, "en" if language == "zh" else "zh")


@each_format
def test_control_characters_reach_nobody(form: str) -> None:
    out = written(of_files(HARD), form)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", out)
    assert "\n::error::x" not in out


@each_format
def test_scripts_stay_words(form: str) -> None:
    out = written(of_files(HARD), form)
    if form in {"markdown", "github-summary"}:
        assert "<script>" not in out
        assert r"\<script\>" in out
    if form == "junit":
        assert "<script>" not in out


def sarif(whole: Report, language: Language = "en") -> dict[str, Any]:
    log = json.loads(written(whole, "sarif", language))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def test_sarif_kinds_and_levels() -> None:
    results = sarif(of_files(*KINDS))["results"]
    assert [(one["kind"], one["level"]) for one in results] == [
        ("fail", "error"),
        ("fail", "warning"),
        ("fail", "note"),
        ("open", "none"),
        ("open", "none"),
        ("review", "none"),
        ("fail", "error"),
        ("fail", "error"),
        ("pass", "none"),
        ("notApplicable", "none"),
    ]


def test_sarif_suppressions_are_told_on_every_result() -> None:
    results = sarif(of_files(*KINDS))["results"]
    told = [one["suppressions"] for one in results]
    assert [len(one) for one in told] == [0, 0, 0, 0, 0, 0, 1, 1, 0, 0]
    assert told[6][0] == {"kind": "external", "status": "accepted", "justification": "W-1"}
    assert "baseline" in told[7][0]["justification"]


REASON = "张三病重，电话13800138000"
GRANTED = Waiver(
    id="W-1",
    requirement="x.y",
    record="R-1",
    reason=REASON,
    approver="镇长李四",
    expires=date(2024, 12, 31),
    file="waivers.toml",
    line=3,
)


@each_language
def test_sarif_justifies_with_the_waiver_and_never_with_its_words(language: Language) -> None:
    whole = of_files(*KINDS, waivers=(GRANTED,))
    out = written(whole, "sarif", language)
    justification = sarif(whole, language)["results"][6]["suppressions"][0]["justification"]
    for told in ("W-1", "2024-12-31", "waivers.toml:3"):
        assert told in justification
    assert "张三" not in out
    assert "李四" not in out
    in_memory = of_files(*KINDS, waivers=(attrs.evolve(GRANTED, file="", line=0),))
    (told,) = sarif(in_memory, language)["results"][6]["suppressions"]
    assert "2024-12-31" in told["justification"]


def test_sarif_writes_what_is_said_of_waivers() -> None:
    notes = (WaiverNote("W-2", "expired", "waivers.toml", 9),)
    (invocation,) = sarif(of_files(*KINDS, tally={"waivers": notes}))["invocations"]
    assert invocation["properties"]["waivers"] == [
        {"waiver": "W-2", "state": "expired", "file": "waivers.toml", "line": 9}
    ]


LINKED = (
    finding(requirement="two-officers"),
    finding(requirement="waiver-expired", kind=Kind.REVIEW),
    finding(requirement="x.y"),
)


def test_sarif_links_nothing_where_nobody_said_where_the_documentation_is() -> None:
    out = written(of_files(*LINKED), "sarif")
    assert "informationUri" not in out
    assert "helpUri" not in out


@pytest.mark.parametrize("address", ["https://docs.example/法治", "https://docs.example/法治/"])
def test_sarif_links_the_tool_and_what_the_national_pack_asks(address: str) -> None:
    stream = io.StringIO()
    write_report(of_files(*LINKED), stream, format="sarif", language="en", docs_url=address)
    driver = json.loads(stream.getvalue())["runs"][0]["tool"]["driver"]
    assert driver["informationUri"].rstrip("/") == "https://docs.example/%E6%B3%95%E6%B2%BB"
    links = {one["id"]: one.get("helpUri") for one in driver["rules"]}
    page = "https://docs.example/%E6%B3%95%E6%B2%BB/reference/requirements/two-officers/"
    assert links == {"two-officers": page, "waiver-expired": None, "x.y": None}


@pytest.mark.parametrize("address", ["docs.example", "javascript:alert(1)", "https://a/?x=", "x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="docs_url"):
        write_report(of_files(), io.StringIO(), format="sarif", docs_url=address)


def test_sarif_rules_are_found_by_their_index() -> None:
    run = sarif(of_files(*KINDS))
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == ["x.b", "x.c", "x.y"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert [one["defaultConfiguration"]["level"] for one in rules] == ["warning", "note", "error"]
    assert "办法 (2020) art. 3" in rules[0]["help"]["text"]
    assert "fazhi explain x.b" in rules[0]["help"]["text"]


def test_sarif_places() -> None:
    at = (
        Place("a.json", 3, 7),
        Place("台账/第 1#季%.json", 2),
        Place("/srv/a:b.json", 1, 1),
        Place("C:/x/a.xlsx", sheet="表", cell="B3"),
        Place("a:b.json"),
        None,
    )
    results = sarif(of_files(*(finding(place=one) for one in at)))["results"]
    physical = [one["locations"][0]["physicalLocation"] for one in results]
    assert physical[0] == {
        "artifactLocation": {"uri": "a.json", "index": 0},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert [one["artifactLocation"]["uri"] for one in physical[1:]] == [
        "%E5%8F%B0%E8%B4%A6/%E7%AC%AC%201%23%E5%AD%A3%25.json",
        "file:///srv/a:b.json",
        "file:///C:/x/a.xlsx",
        "a%3Ab.json",
        "a.json",
    ]
    assert physical[1]["region"] == {"startLine": 2}
    assert "region" not in physical[5], "a file, and no line that nobody knows"
    assert [one["properties"]["placeKnown"] for one in results] == [True] * 5 + [False]
    logical = [one["locations"][0]["logicalLocations"] for one in results]
    assert logical[0][0]["fullyQualifiedName"] == "legal_review/640402106/R-1/written"
    assert logical[3][0]["fullyQualifiedName"] == "表!B3"


def test_sarif_of_records_in_memory_points_at_the_record() -> None:
    (result,) = sarif(report(finding(place=None)))["results"]
    (location,) = result["locations"]
    assert list(location) == ["logicalLocations"]


def test_sarif_tells_errors_as_notifications() -> None:
    run = sarif(of_files(*KINDS, **SHORTFALLS))
    (invocation,) = run["invocations"]
    assert invocation["exitCode"] == 3
    assert invocation["executionSuccessful"] is False
    unread, plugin, crashed = invocation["toolExecutionNotifications"]
    assert unread["message"]["text"] == "a wrong day."
    where = unread["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "b.json", "index": 1}
    assert where["region"] == {"startLine": 4, "startColumn": 2}
    assert "town" in plugin["message"]["text"]
    assert crashed["associatedRule"] == {"id": "x.y", "index": 2}
    assert {one["level"] for one in (unread, plugin, crashed)} == {"error"}


def test_sarif_says_what_ran() -> None:
    whole = of_files(finding(), failing=1)
    run = sarif(whole)
    assert run["properties"] == {"law": "2026.11", "asOf": "2024-06-30"}
    assert [one["hashes"]["sha-256"][0] for one in run["artifacts"]] == ["0", "1"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["exitCode"] == 1
    assert invocation["properties"]["lawSha256"] == "l"


def cautioned(*findings: Any) -> Report:
    name = next(name for name, one in RECORD_TYPES.items() if one.caution is not None)
    changed = [attrs.evolve(one, subject=Subject(name, "R-1")) for one in findings]
    return attrs.evolve(of_files(*changed), met=(Met(RECORD_TYPES[name], 1),))


def test_a_record_with_a_caution_never_passes_anywhere() -> None:
    whole = cautioned(finding(kind=Kind.PASS))
    assert sarif(whole)["results"][0]["kind"] == "informational"
    caution = whole.met[0].type.caution
    assert caution is not None
    for form in ("junit", "markdown"):
        out = written(whole, form)
        assert caution.en in out
        assert "pass 5" not in out
    case = junit(whole).findall(".//testcase")[-1]
    assert case.find("skipped") is not None


def junit(whole: Report, language: Language = "en") -> Any:
    return etree.fromstring(written(whole, "junit", language).encode())


XSD = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


@each_language
@pytest.mark.parametrize("findings", [(), KINDS, (*KINDS, HARD)])
@pytest.mark.parametrize("changes", [{}, SHORTFALLS, {"tally": {"planned": 0}}])
def test_junit_keeps_to_its_schema(
    findings: tuple[Any, ...], changes: dict[str, Any], language: Language
) -> None:
    tree = junit(of_files(*findings, **changes), language)
    XSD.assertValid(tree)
    for suite in tree.findall("testsuite"):
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == len(suite.findall(f"testcase/{tag}"))


@pytest.mark.parametrize("fail_on", ["violation", "warning", "advice", "never"])
def test_junit_fails_what_makes_the_run_fail(fail_on: Any) -> None:
    whole = attrs.evolve(of_files(*KINDS), fail_on=fail_on)
    tree = junit(whole)
    assert len(tree.findall(".//failure")) == len(whole.failures)
    assert len(tree.findall(".//error")) == 1


def test_junit_says_why_a_run_is_no_success() -> None:
    broken = junit(of_files(**SHORTFALLS))
    assert [one.get("type") for one in broken.iter("error")] == ["unread", "plugin"]
    empty = junit(of_files(tally={"planned": 0}))
    assert [one.get("type") for one in empty.iter("error")] == ["nothing_checked"]
    clean = junit(of_files())
    assert len(list(clean.iter("testcase"))) == 1
    assert not list(clean.iter("error"))


def commands(out: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands in *out*, taken apart as the runner does it."""

    def plain(text: str) -> str:
        for code, sign in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    found = []
    for line in out.splitlines():
        match = re.match(r"::(\w+) ([^:]*)::(.*)", line)
        if match:
            pairs = (one.split("=", 1) for one in match[2].split(","))
            found.append((match[1], {k: plain(v) for k, v in pairs}, plain(match[3])))
    return found


def test_github_tells_the_loudest_first_and_missing_facts_once() -> None:
    missing = [
        finding(subject=Subject("legal_review", f"R-{n}"), kind=Kind.OPEN, reason=Reason.MISSING)
        for n in range(40)
    ]
    told = commands(written(of_files(*missing, *KINDS, **SHORTFALLS), "github"))
    words = [word for word, _, _ in told]
    assert words == sorted(words, key=["error", "warning", "notice"].index)
    assert words.count("notice") == 5, "advice, review, waived, baseline, one missing fact"
    assert told[0][1] == {"file": "b.json", "line": "4", "col": "2", "title": "unread not read"}
    assert "R-1" in told[2][1]["title"]
    assert (told[2][1]["file"], told[2][1]["line"], told[2][1]["col"]) == ("a.json", "3", "7")


def test_github_ends_with_the_account() -> None:
    lines = written(of_files(failing=1), "github").splitlines()
    assert not commands("\n".join(lines))
    assert lines[-1] == "exit 1: 1 failure(s) at or above violation"


def test_github_escapes_what_would_be_a_command() -> None:
    place = Place("a,b:c%.json", 1, 2)
    (told,) = commands(written(of_files(finding(place=place)), "github"))
    assert told[1]["file"] == "a,b:c%.json"


SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def test_gitlab_has_the_documented_shape() -> None:
    issues = json.loads(written(of_files(*KINDS, HARD, **SHORTFALLS), "gitlab"))
    assert len(issues) == len(KINDS) - 2 + 1 + 2
    for one in issues:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert all(isinstance(one[name], str) and one[name] for name in set(one) - {"location"})
        assert one["severity"] in SEVERITIES
        assert isinstance(one["location"]["path"], str)
        assert one["location"]["lines"]["begin"] >= 1
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    assert json.loads(written(report(), "gitlab")) == []


def test_fingerprints_of_equal_findings_are_told_apart_in_the_same_way() -> None:
    whole = of_files(*[finding()] * 3)
    prints = [one["fingerprint"] for one in json.loads(written(whole, "gitlab"))]
    assert len(set(prints)) == 3
    assert prints[0] == "f"
    fewer = json.loads(written(of_files(*[finding()] * 2), "gitlab"))
    assert [one["fingerprint"] for one in fewer] == prints[:2]


def test_concise_is_what_compilers_write() -> None:
    lines = written(of_files(*KINDS, **SHORTFALLS), "concise").splitlines()
    form = re.compile(r"(?P<file>[^:]+)(:\d+)?(:\d+)?: (error|warning|note): .+ \[[\w.]+\]")
    assert all(form.fullmatch(line) for line in lines)
    told = "violation: title - legal_review R-1 (640402106): not in writing"
    assert f"a.json:3:7: error: {told} [x.y]" in lines
    assert written(of_files(finding(kind=Kind.PASS)), "concise") == ""
    assert written(report(finding(place=None)), "concise").startswith("fazhi: error: ")


def test_markdown_has_rows_of_one_width() -> None:
    out = written(of_files(*KINDS, HARD, **SHORTFALLS), "markdown")
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len(rows) > len(KINDS)
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
    assert "## Act now" in out
    assert "b.json:4:2" in out


def test_a_summary_stays_below_the_limit_and_says_that_it_was_cut() -> None:
    whole = of_files(*(finding(fingerprint=str(n)) for n in range(20_000)))
    out = written(whole, "github-summary")
    assert len(out.encode()) < 1024 * 1024
    assert "Cut here" in out.splitlines()[-1]
    assert GithubSummaryReporter.limit < len(written(whole, "markdown").encode())
    short = of_files(finding())
    assert written(short, "github-summary") == written(short, "markdown")
