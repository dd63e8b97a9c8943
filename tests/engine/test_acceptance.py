"""Waivers and the baseline: what they cover, what they never do, and what is said of themselves."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_core import (
    Baseline,
    Engine,
    Finding,
    Kind,
    Ledger,
    Outcome,
    Reason,
    Report,
    Waiver,
    checker,
    draft_baseline,
    fail,
    ok,
    review,
)
from fazhi_core.engine.baseline import shown_sha256
from fazhi_core.engine.ledger import Input
from fazhi_core.engine.waiver import WaiverNote
from fazhi_core.host.baselining import prune_baseline
from fazhi_core.records.base import Record, Subject
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.legality import LegalReview

from .packs import engine, requirement

AS_OF = date(2024, 6, 30)
LAW = (
    requirement("written")
    + requirement("asked", waivable="false")
    + requirement("judged")
    + requirement("crashes")
    + requirement("shown", version='needs = ["opinion_on"]')
    + requirement(
        "yearly",
        governing_date='["submitted_on"]',
        group='["agency", "year"]',
        aliases='["annual"]',
    )
)


@checker("written", LegalReview)
def written(record: LegalReview, req: Any) -> Outcome:
    return ok() if record.written else fail("written", key="wrong", count=1)


@checker("asked", LegalReview)
def asked(record: LegalReview, req: Any) -> Outcome:
    return ok() if record.id != "R-bad" else fail("written", key="wrong", count=2)


@checker("judged", LegalReview)
def judged(record: LegalReview, req: Any) -> Outcome:
    return review("written", key="wrong", count=3) if record.id == "R-odd" else ok()


@checker("crashes", LegalReview)
def crashes(record: LegalReview, req: Any) -> Outcome:
    if record.id == "R-crash":
        raise RuntimeError
    return ok()


@checker("shown", LegalReview)
def shown(record: LegalReview, req: Any) -> Outcome:
    return ok()


@checker("yearly", LegalReview)
def yearly(group: Any, req: Any) -> Outcome:
    return ok() if len(group.records) > 1 else fail(key="wrong", count=len(group.records))


CHECKERS = (written, asked, judged, crashes, shown, yearly)

Make = Callable[..., Engine]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    folder = tmp_path_factory.mktemp("law")

    def made(**options: Any) -> Engine:
        law = options.pop("law", LAW)
        given = options.pop("checkers", CHECKERS)
        return engine(folder, law, given, **{"as_of": AS_OF, **options})

    return made


def waiver(requirement: str = "written", record: str = "R-1", **changes: Any) -> Waiver:
    facts = {
        "id": "W-1",
        "requirement": requirement,
        "record": record,
        "reason": "flood",
        "approver": "head of the legal office",
        "expires": date(2024, 12, 31),
    }
    return Waiver(**{**facts, **changes})


def a_review(id_: str = "R-1", **facts: Any) -> LegalReview:
    shown = {"submitted_on": date(2024, 3, 1), "opinion_on": date(2024, 3, 5), "written": False}
    return LegalReview(id=id_, **{**shown, **facts})


def only(report: Report, requirement: str = "written") -> Finding:
    (found,) = [one for one in report if one.requirement == requirement]
    return found


def filed(*records: Record) -> Ledger:
    """A ledger that was read from a file."""
    return attrs.evolve(Ledger.of(records), inputs=(Input("a.json", "0", len(records)),))


def without_marks(report: Report) -> list[Finding]:
    return [
        attrs.evolve(one, waiver=None, baselined=False)
        for one in report
        if not one.requirement.startswith("waiver-")
    ]


def test_a_waived_failure_stays_and_no_longer_counts(make: Make) -> None:
    plain, waived = make().check(a_review()), make(waivers=[waiver()]).check(a_review())
    assert (plain.exit_code, waived.exit_code) == (1, 0)
    assert only(waived).waiver == "W-1"
    assert only(waived).kind is Kind.FAIL
    assert without_marks(waived) == without_marks(plain)
    assert waived.tally.waived == 1
    assert attrs.evolve(waived.tally, waived=0) == plain.tally
    assert [one.id for one in waived.waivers] == ["W-1"]


@pytest.mark.parametrize(
    ("name", "record", "kind"),
    [
        ("judged", a_review("R-odd", written=True), Kind.REVIEW),
        ("shown", a_review("R-open", written=True, opinion_on=None), Kind.OPEN),
    ],
)
def test_what_is_open_or_for_a_person_can_be_waived(
    make: Make, name: str, record: LegalReview, kind: Kind
) -> None:
    report = make(waivers=[waiver(name, record.id)]).check(record)
    assert (only(report, name).kind, only(report, name).waiver) == (kind, "W-1")


def test_a_crash_is_never_waived_nor_taken_into_a_baseline(make: Make) -> None:
    record = a_review("R-crash", written=True)
    report = make(waivers=[waiver("crashes", "R-crash")]).check(record)
    assert (report.exit_code, only(report, "crashes").waiver) == (3, None)
    drafted = draft_baseline(make(), record)
    assert not [one for one in drafted.baseline.entries if one.requirement == "crashes"]
    assert [one.kind for one in drafted.report.findings] == [Kind.ERROR]


def test_what_passed_is_no_matter_for_a_waiver(make: Make) -> None:
    report = make(waivers=[waiver()]).check(a_review(written=True), everything=True)
    assert only(report).kind is Kind.PASS
    assert only(report).waiver is None
    assert only(report, "waiver-unused").kind is Kind.REVIEW


@pytest.mark.parametrize(
    ("as_of", "code", "state"),
    [
        (date(2024, 12, 31), 0, ()),
        (date(2025, 1, 1), 1, ("expired",)),
        (date(2024, 4, 1), 0, ()),
        (date(2024, 3, 31), 1, ("not-yet",)),
    ],
)
def test_a_waiver_holds_from_its_first_day_to_its_last(
    make: Make, as_of: date, code: int, state: tuple[str, ...]
) -> None:
    granted = waiver(approved_on=date(2024, 4, 1), file="waivers.toml", line=7)
    report = make(as_of=as_of, waivers=[granted]).check(a_review())
    assert report.exit_code == code
    assert report.tally.waivers == tuple(
        WaiverNote("W-1", one, "waivers.toml", 7)  # type: ignore[arg-type]
        for one in state
    )
    assert report.tally.planned == sum(
        (report.tally.passed, report.tally.failed, report.tally.open, report.tally.review)
    )
    for one in state:
        told = only(report, f"waiver-{one}")
        assert (told.place and told.place.line, told.subject.id) == (7, "R-1")
        assert told.severity == "advice"
        assert "W-1" in told.message.en
        assert "W-1" in told.message.zh
    assert not any("flood" in text for text in (repr(report), repr(granted)))


def test_a_renewed_waiver_covers_what_the_old_one_covered(make: Make) -> None:
    old = waiver(id="W-0", expires=date(2024, 1, 31))
    report = make(waivers=[waiver(), old]).check(a_review())
    assert (report.exit_code, only(report).waiver) == (0, "W-1")
    assert [one.state for one in report.tally.waivers] == ["expired"]


def test_a_waiver_that_covers_nothing_is_told(make: Make) -> None:
    mended = make(waivers=[waiver()]).check(a_review(written=True))
    assert only(mended, "waiver-unused").key == "waiver_unused"
    assert mended.exit_code == 0
    nobody = make(waivers=[waiver(record="R-9")])
    assert only(nobody.check(filed(a_review())), "waiver-unused").key == "waiver_unmet"
    assert not nobody.check(a_review()).tally.waivers, "a program hands over what it likes"
    other = make(waivers=[waiver()], select=["judged"])
    assert not other.check(filed(a_review(written=True))).tally.waivers, "it was not looked for"


def test_a_record_of_another_agency_is_another_record(make: Make) -> None:
    two = filed(a_review(agency="640402106"), a_review(agency="640402107"))
    one = make(waivers=[waiver(agency="640402106")]).check(two)
    marks = {found.subject.agency: found.waiver for found in one if found.requirement == "written"}
    assert marks == {"640402106": "W-1", "640402107": None}
    both = make(waivers=[waiver()]).check(two)
    assert both.tally.waived == 2
    assert only(both, "waiver-ambiguous").kind is Kind.REVIEW
    wrong = make(waivers=[waiver(agency="640402108")]).check(two)
    assert [note.state for note in wrong.tally.waivers] == ["unmet"]


def test_a_group_is_waived_by_agency_and_period(make: Make) -> None:
    record = a_review(agency="640402106", written=True)
    granted = waiver("annual", "", agency="640402106", period="2024")
    report = make(waivers=[granted]).check(record)
    assert only(report, "yearly").waiver == "W-1"
    assert report.exit_code == 0
    other = make(waivers=[attrs.evolve(granted, period="2023")]).check(filed(record))
    assert other.exit_code == 1
    assert only(other, "waiver-unused").subject.period == "2023"


def test_what_cannot_be_waived_is_not_baselined(make: Make) -> None:
    bad = a_review("R-bad", written=True)
    drafted = draft_baseline(make(), bad)
    assert not len(drafted.baseline)
    assert drafted.left_out.not_waivable == 1
    # Nor does an entry help that was made before it became so.
    lenient = make(law=LAW.replace("waivable = false", "waivable = true"))
    before = draft_baseline(lenient, bad).baseline
    assert len(before) == 1
    assert lenient.check(bad).exit_code == 1
    assert make(baseline=before).check(bad).exit_code == 1


def test_a_baseline_covers_what_was_found_until_the_record_changes(make: Make) -> None:
    record = a_review()
    baseline = draft_baseline(make(), record).baseline
    again = make(baseline=baseline).check(record)
    assert (again.exit_code, only(again).baselined, again.tally.baselined) == (0, True, 1)
    assert without_marks(again) == without_marks(make().check(record))
    changed = make(baseline=baseline).check(record.replace(opinion_on=date(2024, 3, 6)))
    assert (changed.exit_code, only(changed).baselined) == (1, False)
    new = make(baseline=baseline).check([record, a_review("R-2")])
    assert (new.exit_code, new.failing) == (1, 1)


def test_a_group_is_another_when_one_of_its_records_is(make: Make) -> None:
    record = a_review(agency="640402106", written=True)
    engine_ = make(baseline=draft_baseline(make(), record).baseline)
    assert engine_.check(record).exit_code == 0
    assert engine_.check(record.replace(opinion_on=date(2024, 3, 6))).exit_code == 1


def test_old_names_lead_to_the_new_ones(make: Make) -> None:
    record = a_review()
    old = draft_baseline(make(), record).baseline
    law = LAW.replace('id = "written"', 'id = "in-writing"\naliases = ["written"]')
    renamed = checker("in-writing", LegalReview)(written.function)
    options = {"law": law, "checkers": (renamed, *CHECKERS[1:])}
    report = make(**options, baseline=old).check(record)
    assert (report.exit_code, only(report, "in-writing").baselined) == (0, True)
    report = make(**options, waivers=[waiver("written")]).check(record)
    assert (report.exit_code, only(report, "in-writing").waiver) == (0, "W-1")
    assert not prune_baseline(make(**options, baseline=old), filed(record)).dropped


def test_a_baseline_holds_what_stays_and_not_what_waits(make: Make) -> None:
    law = LAW + requirement(
        "in-time",
        governing_date='["submitted_on"]',
        version='deadline = {kind = "organ_deadline", plain_days = 500, from = "submitted_on", '
        'to = "opinion_on", stricter = "less"}',
    )

    @checker("in-time", LegalReview)
    def in_time(record: LegalReview, req: Any) -> Any:
        return req.within(record.submitted_on, record.opinion_on)

    engine_ = make(law=law, checkers=(*CHECKERS, in_time))
    record = a_review(opinion_on=None)
    assert only(engine_.check(record), "in-time").reason is Reason.PENDING
    drafted = draft_baseline(engine_, record)
    assert {one.requirement for one in drafted.baseline.entries} == {"written", "shown"}
    assert drafted.left_out.waiting == 1


def test_what_was_accepted_as_not_shown_is_not_accepted_as_a_failure(make: Make) -> None:
    record = a_review(written=True, opinion_on=None)
    baseline = draft_baseline(make(), record).baseline
    assert only(make(baseline=baseline).check(record), "shown").baselined
    strict = make(baseline=baseline, evidence="strict").check(record)
    assert (strict.exit_code, only(strict, "shown").baselined) == (1, False)
    from_strict = draft_baseline(make(evidence="strict"), record).baseline
    assert make(baseline=from_strict, evidence="strict").check(record).exit_code == 0
    assert only(make(baseline=from_strict).check(record), "shown").baselined


def test_an_expired_waiver_counts_again_though_a_baseline_accepts_it(make: Make) -> None:
    baseline = draft_baseline(make(), a_review()).baseline
    lapsed = waiver(expires=date(2024, 1, 31))
    assert make(waivers=[lapsed], baseline=baseline).check(a_review()).exit_code == 1
    both = make(waivers=[waiver()], baseline=baseline).check(a_review())
    assert (only(both).waiver, only(both).baselined) == ("W-1", True)
    assert (both.tally.waived, both.tally.baselined) == (1, 1)
    for one in (waiver(), lapsed):
        drafted = draft_baseline(make(waivers=[one]), a_review())
        assert (len(drafted.baseline), drafted.left_out.waived) == (0, 1)


def test_prune_drops_what_is_no_longer_found(make: Make) -> None:
    records = [a_review(), a_review("R-2"), a_review("R-3", opinion_on=None)]
    baseline = draft_baseline(make(), records).baseline
    engine_ = make(baseline=baseline)
    assert not prune_baseline(engine_, filed(*records)).dropped
    after = filed(a_review(written=True), records[1], records[2].replace(opinion_on=AS_OF))
    pruned = prune_baseline(engine_, after)
    assert {(one.record, one.requirement) for one in pruned.dropped} == {
        ("R-1", "written"),
        ("R-3", "written"),
        ("R-3", "shown"),
    }
    assert [one.record for one in pruned.baseline.entries] == ["R-2"]
    assert pruned.baseline.as_of == AS_OF
    aside = prune_baseline(make(baseline=baseline, select=["shown"]), after)
    assert {one.requirement for one in aside.dropped} == {"shown"}
    assert not prune_baseline(engine_, filed(a_review("R-crash"))).dropped, "it is incomplete"


def test_the_receipt_tells_what_was_accepted(make: Make) -> None:
    baseline = draft_baseline(make(), a_review()).baseline
    other = draft_baseline(make(), a_review("R-2")).baseline
    given: list[dict[str, Any]] = [
        {},
        {"waivers": [waiver()]},
        {"waivers": [waiver(reason="fire")]},
        {"waivers": [waiver(expires=date(2025, 1, 1))]},
        {"baseline": baseline},
        {"baseline": other},
        {"baseline": Baseline()},
        {"waivers": [waiver()], "baseline": baseline},
    ]
    hashes = [make(**one).check(a_review()).receipt.config_sha256 for one in given]
    assert len(set(hashes)) == len(hashes)
    two = [waiver(), waiver("judged", id="W-2")]
    turned = [make(waivers=one).check(a_review()).receipt for one in (two, two[::-1])]
    assert turned[0] == turned[1]
    moved = make(waivers=[waiver(file="b.toml", line=3)]).check(a_review())
    assert moved.receipt.config_sha256 == hashes[1], "where it is written changes nothing"


def test_an_engine_keeps_what_was_accepted(make: Make) -> None:
    engine_ = make(waivers=[waiver()], baseline=draft_baseline(make(), a_review("R-2")).baseline)
    other = engine_.with_options(fail_on="advice")
    assert other.acceptance == engine_.acceptance
    assert pickle.loads(pickle.dumps(engine_.acceptance)) == engine_.acceptance  # noqa: S301
    records = [a_review(), a_review("R-2"), a_review("R-3")]
    first = engine_.check(records)
    assert (first.tally.waived, first.tally.baselined, first.failing) == (1, 1, 1)
    with ThreadPoolExecutor(8) as pool:
        assert all(one == first for one in pool.map(engine_.check, [records] * 40))


IDS = st.sampled_from(["R-1", "R-2", "R-3", "R-odd", "R-bad", "R-crash"])
AGENCIES = st.sampled_from(["640402106", "640402107"])


@st.composite
def ledgers(draw: st.DrawFn) -> list[LegalReview]:
    named = draw(st.lists(st.tuples(IDS, AGENCIES), unique=True, max_size=6))
    return [
        a_review(
            id_,
            agency=agency,
            written=draw(st.booleans()),
            opinion_on=draw(st.sampled_from([None, date(2024, 3, 5)])),
        )
        for id_, agency in named
    ]


@st.composite
def grants(draw: st.DrawFn) -> list[Waiver]:
    count = draw(st.integers(0, 4))
    return [
        waiver(
            draw(st.sampled_from(["written", "judged", "crashes", "shown"])),
            draw(IDS),
            id=f"W-{number}",
            agency=draw(st.none() | AGENCIES),
            expires=draw(st.sampled_from([date(2024, 1, 1), date(2025, 1, 1)])),
        )
        for number in range(count)
    ]


def meant(given: Iterable[Waiver], finding: Finding) -> bool:
    return any(
        one.requirement == finding.requirement
        and one.record == finding.subject.id
        and one.agency in {None, finding.subject.agency}
        for one in given
    )


@given(records=ledgers(), given_=grants(), accepted=ledgers())
def test_accepting_changes_no_other_finding(
    make: Make, records: list[LegalReview], given_: list[Waiver], accepted: list[LegalReview]
) -> None:
    baseline = draft_baseline(make(), accepted).baseline
    plain = make().check(records)
    report = make(waivers=given_, baseline=baseline).check(records)
    assert without_marks(report) == without_marks(plain), "everything stays"
    own = [one for one in report if not one.requirement.startswith("waiver-")]
    for one in own:
        assert one.waiver is None or meant(given_, one)
        assert one.kind is not Kind.ERROR or not (one.waiver or one.baselined)
        assert one.requirement != "asked" or not (one.waiver or one.baselined)
    assert report.tally.waived == sum(one.waiver is not None for one in own)
    assert report.tally.baselined == sum(one.baselined for one in own)
    marked = {one.fingerprint for one in own if one.waiver or one.baselined}
    left = [one for one in plain.failures if one.fingerprint not in marked]
    assert [one.fingerprint for one in report.failures] == [one.fingerprint for one in left]
    told = attrs.evolve(report.tally, waived=0, baselined=0, waivers=())
    assert told == plain.tally, "what is said of waivers is in no bucket"
    assert all(one.kind is Kind.REVIEW for one in report if one not in own)


@given(records=ledgers(), given_=grants(), data=st.data())
def test_the_order_of_things_changes_nothing(
    make: Make, records: list[LegalReview], given_: list[Waiver], data: st.DataObject
) -> None:
    baseline = draft_baseline(make(), records[::2]).baseline
    first = make(waivers=given_, baseline=baseline).check(filed(*records))
    mixed = data.draw(st.permutations(records))
    turned = make(waivers=given_[::-1], baseline=baseline).check(filed(*mixed))
    assert turned == first
    again = draft_baseline(make(waivers=given_), mixed).baseline
    assert again == draft_baseline(make(waivers=given_[::-1]), records).baseline


@given(records=ledgers())
def test_nothing_new_counts_after_everything_was_accepted(
    make: Make, records: list[LegalReview]
) -> None:
    baseline = draft_baseline(make(), records).baseline
    report = make(baseline=baseline).check(records)
    assert {one.requirement for one in report.failures} <= {"asked"}
    assert not prune_baseline(make(baseline=baseline), filed(*records)).dropped


def test_the_hash_is_of_what_is_shown() -> None:
    one = a_review(agency=None)
    assert shown_sha256([one]) == shown_sha256([a_review()]), "what is not shown takes no part"
    assert shown_sha256([one.replace(id="")]) == shown_sha256(
        [LegalReview(submitted_on=one.submitted_on, opinion_on=one.opinion_on, written=False)]
    )
    different = [
        one,
        one.replace(written=None),
        one.replace(written=True),
        one.replace(opinion_on=False),
        one.replace(note="…"),
        one.replace(extra={"a": 1}),
        one.replace(subject=Subject(type="enforcement_case", id="C-1")),
    ]
    assert len({shown_sha256([record]) for record in different}) == len(different)
    pair = [one, one.replace(id="R-2")]
    assert shown_sha256(pair) == shown_sha256(pair[::-1]) != shown_sha256(pair[:1])
    assert shown_sha256([]) != shown_sha256([one])


def test_equal_values_have_equal_hashes() -> None:
    def priced(amount: str) -> EnforcementCase:
        return EnforcementCase(id="C-1", extra={"fine": Decimal(amount)})

    assert priced("10") == priced("10.00")
    assert shown_sha256([priced("10")]) == shown_sha256([priced("10.00")])
    assert shown_sha256([priced("10")]) != shown_sha256([priced("11")])


@pytest.mark.parametrize("wrong", [{"id": 5}, {"expires": "2024-12-31"}, {"agency": 640402106}])
def test_a_waiver_takes_values_of_the_right_type(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        waiver(**wrong)
