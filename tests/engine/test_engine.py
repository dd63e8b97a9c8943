"""What the engine does with requirements, records and checkers, on packs made for the purpose."""

from __future__ import annotations

import gc
import pickle
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from fazhi_core import (
    Bound,
    Checker,
    ConfigError,
    Engine,
    Group,
    Kind,
    Outcome,
    Reason,
    Severity,
    checker,
    fail,
    not_shown,
    ok,
)
from fazhi_core._texts import Text
from fazhi_core.engine.ledger import Ledger
from fazhi_core.engine.outcome import Step
from fazhi_core.engine.report import exit_code
from fazhi_core.records.disclosure import DisclosureItem
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.legality import LegalReview

from .packs import HEAD, engine, plugin, requirement

DAY = date(2024, 3, 1)
DATED = {"governing_date": '["opinion_on"]'}


@checker("r", LegalReview)
def written(review: LegalReview, req: Bound[None]) -> Outcome:
    return ok() if review.written else fail("written", key="wrong", count=1)


def kinds(report: Any) -> list[str]:
    return [finding.kind.value for finding in report]


def test_pass_fail_and_what_a_finding_says(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    report = wells.check(LegalReview(id="1", opinion_on=DAY, written=False))
    (finding,) = report
    assert (finding.kind, finding.severity) == (Kind.FAIL, Severity.VIOLATION)
    assert (finding.message.zh, finding.message.en) == ("错1", "wrong 1")
    assert finding.path == ("written",)
    assert finding.governing_date == DAY
    assert str(finding.citations[0]) == "《井法》（2020）第1条"
    assert report.exit_code == 1
    assert wells.check(LegalReview(id="1", opinion_on=DAY, written=True)).exit_code == 0


def test_the_law_of_the_day_decides(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    before = wells.check(LegalReview(id="1", opinion_on=date(2019, 12, 31)), everything=True)
    assert kinds(before) == ["not_applicable"]
    assert "not in force" in before.findings[0].message.en
    unknown = wells.check(LegalReview(id="1"))
    assert [(one.kind, one.reason, one.path) for one in unknown] == [
        (Kind.OPEN, Reason.MISSING, ("opinion_on",))
    ]
    never = wells.check(LegalReview(id="1", opinion_on=False), everything=True)
    assert kinds(never) == ["not_applicable"]


def test_needs_come_before_the_checker(tmp_path: Path) -> None:
    text = requirement("r", **DATED, version='needs = ["reviewer.law_qualified | adopted"]')
    wells = engine(tmp_path, text, [written])
    (finding,) = wells.check(LegalReview(id="1", opinion_on=DAY, written=True))
    assert (finding.reason, finding.path) == (Reason.MISSING, ("reviewer",))
    shown = LegalReview(id="1", opinion_on=DAY, written=True, adopted=False)
    assert wells.check(shown).exit_code == 0


def test_items_are_judged_one_by_one_by_their_own_day(tmp_path: Path) -> None:
    @checker("r", EnforcementCase)
    def signed(act: Act, case: EnforcementCase, req: Bound[None]) -> Outcome:
        if case.closed_on is None:
            return not_shown("/closed_on")
        return ok() if act.record_signed else fail("record_signed", key="wrong", count=1)

    text = requirement("r", record="enforcement_case", each='"acts"', governing_date='["acts.on"]')
    wells = engine(tmp_path, text, [signed])
    acts = (
        Act(on=date(2019, 5, 1)),
        Act(on=DAY, record_signed=True),
        Act(on=DAY, record_signed=False),
        Act(),
    )
    report = wells.check(EnforcementCase(id="1", closed_on=DAY, acts=acts), everything=True)
    assert kinds(report) == ["not_applicable", "pass", "fail", "open"]
    assert [one.path for one in report][2:] == [("acts", 2, "record_signed"), ("acts", 3, "on")]
    open_ = wells.check(EnforcementCase(id="1", acts=acts[1:2]))
    assert [one.path for one in open_] == [("closed_on",)]
    assert [one.path for one in wells.check(EnforcementCase(id="1"))] == [("acts",)]
    assert kinds(wells.check(EnforcementCase(id="1", acts=()), everything=True)) == [
        "not_applicable"
    ]


def test_a_crash_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    @checker("crash", LegalReview)
    def crash(review: LegalReview, req: Bound[None]) -> Outcome:
        raise ValueError(f"secret {review.note}")

    @checker("exit", LegalReview)
    def leave(review: LegalReview, req: Bound[None]) -> Outcome:
        raise SystemExit(0)

    @checker("silent", LegalReview)
    def silent(review: LegalReview, req: Bound[None]) -> Outcome:
        return None  # type: ignore[return-value]

    @checker("leak", LegalReview)
    def leak(review: LegalReview, req: Bound[None]) -> Outcome:
        return fail("note", key="wrong", count=review.note)

    names = ("crash", "exit", "silent", "leak", "r")
    text = "".join(requirement(name, **DATED) for name in names)
    wells = engine(tmp_path, text, [crash, leave, silent, leak, written])
    report = wells.check(LegalReview(id="1", opinion_on=DAY, written=True, note="PRIVATE"))
    assert {one.requirement: one.kind.value for one in report} == dict.fromkeys(names[:4], "error")
    assert all(
        "test_engine.py" in one.message.en or "outcome.py" in one.message.en for one in report
    )
    assert all(one.severity is None for one in report)
    assert "PRIVATE" not in "".join(one.message.zh + one.message.en for one in report)
    assert (report.tally.error, report.tally.passed, report.exit_code) == (4, 1, 3)


def test_look_ups_must_be_declared(tmp_path: Path) -> None:
    @checker("r", EnforcementCase)
    def reviewed(case: EnforcementCase, req: Bound[None]) -> Outcome:
        found = req.get(case.review, LegalReview)  # type: ignore[arg-type]
        return ok() if found else fail("review", key="wrong", count=0)

    dated = {"governing_date": '["filed_on"]', "record": "enforcement_case"}
    review = LegalReview(id="R-1", agency="a")
    case = EnforcementCase(id="1", agency="a", filed_on=DAY, review="R-1")
    declared = engine(tmp_path, requirement("r", **dated, uses='["legal_review"]'), [reviewed])
    assert declared.check([case, review]).exit_code == 0
    assert declared.check([case]).exit_code == 1
    inline = case.replace(review=LegalReview(outcome=None))
    assert declared.check([inline]).exit_code == 0
    undeclared = engine(tmp_path, requirement("r", **dated), [reviewed])
    (finding,) = undeclared.check([case, review])
    assert finding.kind is Kind.ERROR


def test_inline_records_are_judged_as_their_own(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    case = EnforcementCase(id="9", agency="a", review=LegalReview(opinion_on=DAY, written=False))
    report = wells.check(case)
    (finding,) = report
    assert (finding.subject.type, finding.subject.id, finding.subject.agency) == (
        "legal_review",
        "9#review",
        "a",
    )
    assert report.tally.records == 2
    assert report.tally.records_without_checks == 1


def test_a_missing_period_has_a_subject(tmp_path: Path) -> None:
    @checker("r", DisclosureItem)
    def once(group: Group, req: Bound[None]) -> Outcome:
        return req.in_period(group, done=bool(group.records), path="published_on")

    text = requirement(
        "r",
        record="disclosure_item",
        group='["agency", "quarter"]',
        governing_date='["published_on"]',
    )
    wells = engine(tmp_path, text, [once], as_of=date(2024, 11, 1))
    items = [
        DisclosureItem(id=str(month), agency="a", published_on=date(2024, month, 5))
        for month in (2, 8)
    ]
    report = wells.check(items, everything=True)
    told = {one.subject.period: (one.kind.value, one.due) for one in report}
    assert told == {
        "2024Q1": ("pass", None),
        "2024Q2": ("open", date(2024, 6, 30)),
        "2024Q3": ("pass", None),
        "2024Q4": ("open", date(2024, 12, 31)),
    }
    reasons = [one.reason for one in report if one.reason]
    assert reasons == [Reason.OVERDUE, Reason.PENDING]


def test_what_was_not_checked_and_why(tmp_path: Path) -> None:
    text = (
        requirement("r", **DATED)
        + requirement("by-hand", **DATED, person='{zh = "须由人判断", en = "a person must judge"}')
        + requirement("theirs", **DATED, duty_holder='"police"')
        + requirement("none", **DATED)
        + requirement("elsewhere", record="contract")
        + requirement("above", not_township='{zh = "县级才有", en = "only a county has it"}')
    )
    wells = engine(tmp_path, text, [written])
    tally = wells.check(LegalReview(id="1", opinion_on=DAY, written=True)).tally
    assert {one.requirement: one.reason for one in tally.not_checked} == {
        "by-hand": "person",
        "theirs": "other_duty",
        "none": "no_checker",
        "elsewhere": "no_records",
        "above": "not_township",
    }
    only = wells.with_options(select=("by-hand",)).check(LegalReview(id="1"))
    assert only.exit_code == 4


def test_aliases_name_the_same_requirement(tmp_path: Path) -> None:
    text = requirement("r", **DATED, aliases='["old-r"]', version='aliases = ["older-r"]')
    wells = engine(tmp_path, text, [written])
    record = LegalReview(id="1", opinion_on=DAY, written=False)
    for name in ("r", "old-r", "older-r"):
        (finding,) = wells.requirement(name).check(record)
        assert finding.requirement == "r"
        assert finding.aliases == ("old-r", "older-r")
    with pytest.raises(ConfigError, match="did you mean old-r"):
        wells.requirement("old-t")


def test_an_agencys_own_code_decides_which_overlays_apply(tmp_path: Path) -> None:
    text = requirement("r", **DATED, version='params.count = {value = 1, stricter = "more"}')

    class Params:
        def __init__(self, count: int) -> None:
            self.count = count

    @checker("r", LegalReview, params=Params)
    def counted(review: LegalReview, req: Bound[Params]) -> Outcome:
        return fail("written", key="wrong", count=req.params.count)

    overlay = tmp_path / "local.toml"
    overlay.write_text(
        '[[overlay]]\nrequirement = "r"\nprofile = "640000"\nfrom = 2020-01-01\n'
        'source = "某省规定"\nparams.count = 3\n',
        encoding="utf-8",
    )
    pack = plugin(tmp_path, HEAD + text, [counted])
    from fazhi_core import hookimpl

    pack.fazhi_overlays = hookimpl(lambda: [overlay], specname="fazhi_overlays")
    wells = Engine(discover=False, block_plugins=["national"], plugins=[pack])
    record = LegalReview(id="1", opinion_on=DAY, written=False)
    messages = {
        agency: wells.check(record.replace(agency=agency)).findings[0].message.en
        for agency in (None, "640402106", "650000", "镇政府")
    }
    assert messages == {
        None: "wrong 1",
        "640402106": "wrong 3",
        "650000": "wrong 1",
        "镇政府": "wrong 1",
    }


def test_with_no_plugin_there_is_nothing_to_check() -> None:
    bare = Engine(discover=False, block_plugins=["national"])
    report = bare.check(LegalReview(id="1", opinion_on=DAY))
    assert (report.tally.planned, report.findings, report.exit_code) == (0, (), 4)


def test_one_engine_serves_many_threads(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    start = threading.Barrier(8)

    def work(number: int) -> list[int]:
        start.wait()
        return [
            wells.check(
                LegalReview(id=str(number), opinion_on=DAY, written=number % 2 == 0)
            ).exit_code
            for _ in range(50)
        ]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(8)))
    assert found == [[number % 2] * 50 for number in range(8)]


def test_a_report_travels_between_processes(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    report = wells.check(LegalReview(id="1", opinion_on=DAY, written=False))
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_a_streamed_finding_is_the_kept_one_whatever_is_read_first(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    record = LegalReview(id="1", opinion_on=DAY, written=False)
    (kept,) = wells.check(record)
    streamed: list[Any] = []
    for _ in range(4):
        wells.stream(Ledger.of(record), streamed.append)
    assert streamed[0] == kept
    assert hash(streamed[1]) == hash(kept)
    assert pickle.loads(pickle.dumps(streamed[2])) == kept  # noqa: S301 - our own bytes
    assert attrs.asdict(streamed[3]) == attrs.asdict(kept)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        streamed[0].message = kept.message
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kept.nothing


def test_a_streamed_finding_keeps_no_record(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    streamed: list[Any] = []
    record = LegalReview(id="1", opinion_on=DAY, written=False)
    alive = weakref.ref(record)
    wells.stream(Ledger.of(record), streamed.append)
    del record
    gc.collect()
    assert alive() is None
    assert streamed[0].message.en == "wrong 1"


def test_findings_come_in_the_order_of_the_records(tmp_path: Path) -> None:
    text = requirement("r", **DATED) + requirement("s", **DATED)
    also = Checker("s", LegalReview, written.function)
    wells = engine(tmp_path, text, [written, also])
    records = [
        LegalReview(id=str(number), agency=agency, opinion_on=DAY, written=False)
        for number, agency in enumerate("aaaaaaaaabbba")
    ]
    streamed: list[tuple[str, str]] = []
    report = wells.stream(
        Ledger.of(records), lambda one: streamed.append((one.subject.id, one.requirement))
    )
    assert streamed == [(record.id, name) for record in records for name in ("r", "s")]
    assert report.tally.failed == 26
    assert report.tally.records == 13


def test_arithmetic_is_worked_out_when_it_is_read() -> None:
    asked = []

    def trace() -> tuple[Step, ...]:
        asked.append(1)
        return (Step(Text("起", "start"), DAY),)

    outcome = fail("on", key="late", trace=trace)
    assert asked == []
    assert outcome.trace == outcome.trace == trace()
    assert outcome == fail("on", key="late", trace=trace())


def test_an_outcome_is_shared_and_never_changes() -> None:
    for outcome in (ok(), fail("on", key="late", count=1)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            outcome.key = "other"  # type: ignore[misc]
        with pytest.raises(TypeError):
            outcome.values["count"] = 2  # type: ignore[index]


def test_only_law_in_force_on_the_day_is_cited(tmp_path: Path) -> None:
    def of(edition: int, article: int) -> str:
        return f'{{instrument = "井法", edition = {edition}, article = {article}}}'

    also = ", ".join([of(2020, 1), of(2020, 2), of(2023, 2), of(2020, 2)])
    later = HEAD.replace("2020", "2023")
    text = later + requirement("r", **DATED, version=f"also = [{also}]")
    wells = engine(tmp_path, text, [written])

    def cited(day: date | None) -> list[tuple[int, int | None]]:
        record = LegalReview(id="1", opinion_on=day, written=False)
        (finding,) = wells.check(record)
        return [(one.edition, one.article) for one in finding.citations]

    assert cited(date(2022, 3, 1)) == [(2020, 1), (2020, 2)]
    assert cited(date(2023, 3, 1)) == [(2020, 1), (2020, 2), (2023, 2)]
    assert cited(None) == [(2020, 1), (2020, 2), (2023, 2)]


def test_the_fingerprint_survives_other_acts_and_other_lines(tmp_path: Path) -> None:
    @checker("r", EnforcementCase)
    def signed(act: Act, case: EnforcementCase, req: Bound[None]) -> Outcome:
        return ok() if act.record_signed else fail("record_signed", key="wrong", count=1)

    text = requirement("r", record="enforcement_case", each='"acts"', governing_date='["acts.on"]')
    wells = engine(tmp_path, text, [signed])
    bad = Act(kind=None, on=DAY, record_signed=False)
    from fazhi_core.records.enforcement_inquiry import ActKind

    bad = bad.replace(kind=ActKind.INQUIRY)
    good = Act(kind=ActKind.INSPECTION, on=DAY, record_signed=True)
    alone = wells.check(EnforcementCase(id="1", acts=(bad,))).findings[0]
    second = wells.check(EnforcementCase(id="1", acts=(good, bad))).findings[0]
    assert alone.path != second.path
    assert alone.fingerprint == second.fingerprint


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, 0),
        ({"failed": True}, 1),
        ({"misused": True}, 2),
        ({"incomplete": True}, 3),
        ({"nothing": True}, 4),
        ({"failed": True, "incomplete": True}, 3),
        ({"failed": True, "nothing": True}, 1),
        ({"incomplete": True, "nothing": True}, 3),
        ({"misused": True, "incomplete": True, "failed": True, "nothing": True}, 2),
    ],
)
def test_exit_codes(facts: dict[str, bool], code: int) -> None:
    assert exit_code(**facts) == code


@pytest.mark.parametrize(
    ("fail_on", "code"), [("violation", 1), ("warning", 1), ("advice", 1), ("never", 0)]
)
def test_fail_on(tmp_path: Path, fail_on: Any, code: int) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written], fail_on=fail_on)
    assert wells.check(LegalReview(id="1", opinion_on=DAY, written=False)).exit_code == code


def test_a_warning_does_not_fail_a_run_that_fails_on_violations(tmp_path: Path) -> None:
    text = requirement("r", **DATED, version="derived = true")
    wells = engine(tmp_path, text, [written])
    record = LegalReview(id="1", opinion_on=DAY, written=False)
    assert wells.check(record).exit_code == 0
    assert wells.with_options(fail_on="warning").check(record).exit_code == 1


def test_streaming_tells_each_finding_and_keeps_the_account(tmp_path: Path) -> None:
    wells = engine(tmp_path, requirement("r", **DATED), [written])
    ledger = Ledger.of(
        LegalReview(id=str(number), opinion_on=DAY, written=number % 2 == 0) for number in range(6)
    )
    found: list[str] = []
    report = wells.stream(ledger, lambda finding: found.append(finding.subject.id))
    assert found == ["1", "3", "5"]
    assert (report.tally.failed, report.tally.passed, report.exit_code) == (3, 3, 1)


def test_calling_a_checker_calls_the_function() -> None:
    assert isinstance(written, Checker)
    assert written(LegalReview(id="1", written=True), None).kind is Kind.PASS


def test_a_fact_called_subject_need_not_name_a_record(tmp_path: Path) -> None:
    from fazhi_core.records.learning import Exam

    @checker("r", Exam)
    def held(exam: Exam, req: Bound[None]) -> Outcome:
        return ok() if req.every(Exam) else not_shown("on")

    text = requirement("r", record="exam", uses='["exam"]', governing_date='["on"]')
    wells = engine(tmp_path, text, [held])
    assert wells.check(Exam(id="1", on=DAY, subject="宪法")).tally.passed == 1


def test_either_day_decides_under_the_newest_law(tmp_path: Path) -> None:
    """A day under the newest law is enough; an older one waits until all days are settled."""
    text = requirement("r", governing_date='["opinion_on | submitted_on"]')
    wells = engine(tmp_path, text, [written])
    before = date(2019, 12, 31)

    def told(**days: Any) -> list[str]:
        return kinds(wells.check(LegalReview(id="1", written=True, **days), everything=True))

    assert told(opinion_on=DAY) == ["pass"]
    assert told(submitted_on=DAY) == ["pass"]
    assert told(opinion_on=before, submitted_on=DAY) == ["pass"]
    assert told(opinion_on=before) == ["open"]
    assert told(opinion_on=before, submitted_on=False) == ["not_applicable"]
    assert told(opinion_on=False, submitted_on=False) == ["not_applicable"]
    assert told() == ["open"]

    (asked,) = wells.check(LegalReview(id="1", written=True, opinion_on=before)).findings
    assert asked.path == ("submitted_on",), "the day that is on file is not asked for"


@pytest.mark.parametrize("period", ["month", "quarter", "year"])
@pytest.mark.parametrize("as_of", [DAY, date(9999, 12, 31)])
def test_a_day_written_for_ever_stops_no_group(tmp_path: Path, period: str, as_of: date) -> None:
    @checker("r", DisclosureItem)
    def once(group: Group, req: Bound[None]) -> Outcome:
        return req.in_period(group, done=bool(group.records), path="published_on")

    group = f'["agency", "{period}"]'
    dated = '["published_on"]'
    text = requirement("r", record="disclosure_item", group=group, governing_date=dated)
    wells = engine(tmp_path, text, [once], as_of=as_of)
    days = (DAY, date(9999, 9, 9))
    items = [DisclosureItem(id=str(day), agency="a", published_on=day) for day in days]
    report = wells.check(items, everything=True)
    assert report.tally.error == 0
    assert report.tally.passed == (1 if as_of == DAY else 2)


def test_groups_that_cannot_be_made_stop_no_other_requirement(tmp_path: Path) -> None:
    dated = {"group": '["agency", "year"]', "governing_date": '["published_on"]'}
    text = requirement("r", record="disclosure_item", digest="true", **dated)
    text += requirement("s", record="disclosure_item", **dated)

    @checker("r", DisclosureItem, digest=lambda item: [("no day", 1)])
    def digested(_group: Group, _req: Bound[None]) -> Outcome:
        return ok()

    @checker("s", DisclosureItem)
    def grouped(_group: Group, _req: Bound[None]) -> Outcome:
        return ok()

    wells = engine(tmp_path, text, [digested, grouped], as_of=DAY)
    report = wells.check(DisclosureItem(id="1", agency="a", published_on=DAY), everything=True)
    assert {one.requirement: one.kind.value for one in report} == {"r": "error", "s": "pass"}
    (error,) = (one for one in report if one.requirement == "r")
    assert "pack" in error.remedy.en


def test_what_groups_judge_or_checkers_look_up_is_not_without_checks(tmp_path: Path) -> None:
    @checker("r", DisclosureItem)
    def grouped(_group: Group, _req: Bound[None]) -> Outcome:
        return ok()

    text = requirement(
        "r",
        record="disclosure_item",
        group='["agency", "year"]',
        uses='["legal_review"]',
        governing_date='["published_on"]',
    )
    wells = engine(tmp_path, text, [grouped], as_of=DAY)
    item = DisclosureItem(id="1", agency="a", published_on=DAY)
    records = [item, LegalReview(id="1", agency="a"), EnforcementCase(id="1", agency="a")]
    assert wells.check(records).tally.records_without_checks == 1
