from __future__ import annotations

import io
from datetime import timedelta

import pytest

from fazhi_core import Kind, Place, Reason, Report, Severity
from fazhi_core._texts import Language
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.report import Met
from fazhi_core.law.instrument import Citation
from fazhi_core.records import RECORD_TYPES
from fazhi_core.reporters import reporter
from fazhi_core.reporters.tiers import SOON, Tier, missing_facts, tier_of
from fazhi_core.reporters.words import cited, place_words
from tests.reporters.reports import AS_OF, SHORTFALLS, finding, report


def written(whole: Report, language: Language = "zh") -> str:
    stream = io.StringIO()
    reporter("text").write(whole, stream, language)
    return stream.getvalue()


def test_a_finding_in_chinese() -> None:
    out = written(report(finding(), failing=1))
    assert "法制审核 R-1（640402106）\n" in out
    assert "  违法 x.y 标题  a.json:3:7\n    不是书面\n    计算：送审 2024-03-01\n" in out
    assert "    依据：《办法》（2020）第3条第2款第1项\n    只能如实说明：如实说明\n" in out


def test_a_finding_in_english() -> None:
    out = written(report(finding(), failing=1), "en")
    assert "legal_review R-1 (640402106)\n  violation x.y title  a.json:3:7\n" in out
    assert "law: 办法 (2020) art. 3 para. 2 item 1\n" in out
    assert "can only be stated as it is: say so\n" in out


def test_shortfalls_are_told_with_their_places() -> None:
    whole = report(**SHORTFALLS)
    for out in (written(whole), written(whole, "en")):
        assert out.index("\n\n") < out.index("b.json:4:2")
        assert "something_new" in out
        assert "p.q" in out
        assert len(out.partition("\n\n")[0].splitlines()) <= 10
    assert "结果 3：核对不完整" in written(whole)
    assert "did not import" in written(whole, "en")


def test_an_incomplete_run_also_tells_of_failures() -> None:
    out = written(report(finding(), failing=1, **SHORTFALLS))
    assert "结果 3：核对不完整，见下文；另有 1 项问题达到 violation" in out


def test_waived_and_baselined_findings_stay_marked() -> None:
    waived = finding(waiver="W-1")
    accepted = finding(baselined=True, subject=Subject("legal_review", "R-2"))
    out = written(report(waived, accepted))
    assert "马上处理 0" in out
    assert "已豁免：W-1" in out
    assert "〔存量〕" in out


def test_nothing_steers_the_terminal() -> None:
    out = written(report(finding(subject=Subject("legal_review", "R\x1b[31m\n1"))))
    assert "\x1b" not in out
    assert "R\ufffd[31m\ufffd1" in out


def test_a_group_has_a_subject() -> None:
    out = written(
        report(finding(subject=Subject("legal_review", agency="640402", period="2021Q3")))
    )
    assert "法制审核 2021Q3（640402）" in out


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Tier.ACT),
        ({"severity": Severity.WARNING}, Tier.INFORMATION),
        ({"kind": Kind.REVIEW, "severity": Severity.ADVICE}, Tier.LOOK),
        ({"kind": Kind.OPEN, "reason": Reason.MISSING}, Tier.LOOK),
        ({"kind": Kind.OPEN, "reason": Reason.LOCAL_VALUE}, Tier.LOOK),
        ({"kind": Kind.OPEN, "reason": Reason.OVERDUE, "due": AS_OF}, Tier.ACT),
        ({"kind": Kind.OPEN, "reason": Reason.PENDING, "due": AS_OF + SOON}, Tier.ACT),
        (
            {"kind": Kind.OPEN, "reason": Reason.PENDING, "due": AS_OF + SOON + timedelta(1)},
            Tier.INFORMATION,
        ),
        ({"kind": Kind.ERROR, "severity": None}, Tier.BROKEN),
        ({"kind": Kind.PASS}, Tier.SILENT),
        ({"kind": Kind.NOT_APPLICABLE}, Tier.SILENT),
        ({"waiver": "W"}, Tier.ACCEPTED),
        ({"baselined": True}, Tier.ACCEPTED),
    ],
)
def test_tiers(changes: dict[str, object], expected: Tier) -> None:
    assert tier_of(finding(**changes), report()) is expected


def test_what_makes_the_run_fail_is_to_act_on() -> None:
    mild = finding(severity=Severity.WARNING)
    assert tier_of(mild, report(fail_on="warning")) is Tier.ACT
    assert tier_of(mild, report(fail_on="never")) is Tier.INFORMATION


def test_a_missing_fact_is_never_filled_only_where_no_record_shows_it() -> None:
    missing = [
        finding(kind=Kind.OPEN, reason=Reason.MISSING, subject=Subject("legal_review", f"R-{n}"))
        for n in range(4)
    ]
    (fact,) = missing_facts(missing, report())
    assert (fact.everywhere, fact.label.zh, len(fact.records)) == (True, "书面意见", 4)
    (fact,) = missing_facts(missing[:3], report())
    assert not fact.everywhere
    listed = [finding(kind=Kind.OPEN, reason=Reason.MISSING, path=("scope", 0))]
    (fact,) = missing_facts(listed, report(met=(Met(RECORD_TYPES["legal_review"], 1),)))
    assert not fact.everywhere, "another element of the list may show it"


def test_places() -> None:
    assert place_words(Place("a.xlsx", sheet="S", cell="B3")) == "a.xlsx:S!B3"
    assert place_words(Place("a.txt")) == "a.txt"
    assert place_words(None) == ""


def test_an_unverified_citation_says_so() -> None:
    assert cited(Citation("办法", 2020), "zh") == "《办法》（2020）（条文未经核对）"
