from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from fazhi_core.readers import RecordFault, load, read_record
from tests.readers.support import keys, read, review, write

CASE: dict[str, Any] = {"type": "enforcement_case", "id": "C1"}


def test_a_record_is_read_with_its_values_typed(tmp_path):
    found = read(
        tmp_path,
        [review(opinion_on="2021-09-01", kind="contract", scope=["law"], written=True)],
    )
    (record,) = found.records
    assert not found.faults
    assert record.opinion_on == date(2021, 9, 1)
    assert record.kind == "contract"
    assert record.kind.zh == "合同"
    assert record.scope == ("law",)
    assert record.written is True


def test_false_and_empty_say_that_it_did_not_happen(tmp_path):
    (record,) = read(tmp_path, [review(reviewer=False, scope=[], opinion_on=False)]).records
    assert record.reviewer is False
    assert record.scope == ()
    assert record.opinion_on is False
    assert record.submitted_on is None


@pytest.mark.parametrize("written", ["1500.50", 1500.5, 1500, "0.10"])
def test_json_money_is_decimal_exactly_as_written(tmp_path, written):
    case = {**CASE, "decision": {"fine": written}}
    (record,) = read(tmp_path, [case]).records
    assert str(record.decision.fine) == str(written)


def test_json_money_keeps_every_digit(tmp_path):
    text = b'[{"type":"enforcement_case","id":"C1","decision":{"fine":123456789012345.10}}]'
    (record,) = read(tmp_path, text).records
    assert record.decision.fine == Decimal("123456789012345.10")
    assert str(record.decision.fine).endswith(".10")


@pytest.mark.parametrize("bad", ["NaN", "Infinity", " 12 ", "1_000", "１２", "1e3", "", "12元"])
def test_money_in_another_writing_is_refused(tmp_path, bad):
    found = read(tmp_path, [{**CASE, "decision": {"fine": bad}}])
    assert keys(found) == ["bad_amount"]
    assert not found.records


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("written", "true"),
        ("written", 1),
        ("opinion_on", 20210901),
        ("opinion_on", True),
        ("reviewer", True),
        ("reviewer", "张三"),
        ("scope", "law"),
        ("scope", {}),
        ("not_adopted_reason", 1),
        ("kind", 1),
        ("agency", 640402),
        ("id", 5),
    ],
)
def test_nothing_is_coerced(tmp_path, field, value):
    found = read(tmp_path, [review(**{field: value})])
    assert keys(found) == ["wrong_type"]
    assert found.faults[0].path == (field,)


@pytest.mark.parametrize("value", ["2", 2.0, 2.5, True, "二"])
def test_a_whole_number_is_written_as_one(tmp_path, value):
    found = read(tmp_path, [{**CASE, "evidence": [{"by_officers": value}]}])
    assert keys(found) == ["wrong_type"]
    assert found.faults[0].path == ("evidence", 0, "by_officers")


def test_a_loose_date_is_told_how_to_be_written(tmp_path):
    found = read(tmp_path, [review(opinion_on="2021-9-1")])
    fault = found.faults[0]
    assert fault.key == "bad_date_meant"
    assert "YYYY-MM-DD" in fault.remedy
    assert "2021-09-01" in fault.remedy_en


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("2021年9月1日", "bad_date_meant"),
        ("20210901", "bad_date"),
        ("2021-W35-3", "bad_date"),
        ("2021-02-30", "no_such_day"),
        ("2021-09-01T00:00:00", "bad_date"),
        ("", "bad_date"),
    ],
)
def test_only_one_way_to_write_a_day(tmp_path, written, key):
    assert keys(read(tmp_path, [review(opinion_on=written)])) == [key]


def test_a_moment_without_offset_is_china_time(tmp_path):
    cases = [
        {**CASE, "acts": [{"at": "2021-09-01T10:00:00"}]},
        {**CASE, "id": "C2", "acts": [{"at": "2021-09-01T10:00:00+08:00"}]},
        {**CASE, "id": "C3", "acts": [{"at": "2021-09-01T02:00:00Z"}]},
        {**CASE, "id": "C4", "acts": [{"at": "2021-09-01 10:00"}]},
    ]
    found = read(tmp_path, cases)
    assert not found.faults
    moments = {record.acts[0].at for record in found.records}
    assert moments == {datetime(2021, 9, 1, 10, tzinfo=timezone(timedelta(hours=8)))}


def test_a_bare_day_never_becomes_midnight(tmp_path):
    assert keys(read(tmp_path, [{**CASE, "acts": [{"at": "2021-09-01"}]}])) == ["bad_datetime"]


def test_labels_and_titles_are_accepted_in_chinese(tmp_path):
    found = read(
        tmp_path,
        [{"类型": "法制审核", "编号": "R1", "审核类别": "合同", "审核人员": {"审核人": "某"}}],
    )
    (record,) = found.records
    assert (record.type, record.id, record.kind, record.reviewer.name) == (
        "legal_review",
        "R1",
        "contract",
        "某",
    )


def test_a_wrong_choice_is_told_the_lawful_ones(tmp_path):
    found = read(tmp_path, [review(kind="contrct")])
    fault = found.faults[0]
    assert fault.key == "bad_choice_near"
    assert "contract（合同）" in fault.remedy
    assert "enforcement（执法决定）" in fault.remedy
    assert "contract" in fault.remedy_en


def test_inline_records_may_carry_type_and_id(tmp_path):
    case = {**CASE, "review": {"type": "legal_review", "id": "R9", "outcome": "passed"}}
    (record,) = read(tmp_path, [case]).records
    assert record.review.id == "R9"
    wrong = {**CASE, "review": {"type": "contract", "outcome": "passed"}}
    assert keys(read(tmp_path, [wrong])) == ["type_mismatch"]


def test_a_reference_is_an_id_or_a_table(tmp_path):
    (record,) = read(tmp_path, [{**CASE, "review": "R1"}]).records
    assert record.review == "R1"
    assert keys(read(tmp_path, [{**CASE, "review": 7}])) == ["wrong_type"]


def test_the_type_a_subject_names_must_exist(tmp_path):
    (record,) = read(tmp_path, [review(subject={"type": "行政处罚案件", "id": "C1"})]).records
    assert record.subject.type == "enforcement_case"
    found = read(tmp_path, [review(subject={"type": "enforcement_cas", "id": "C1"})])
    assert keys(found) == ["unknown_type_near"]
    assert found.faults[0].path == ("subject", "type")


def test_local_fields_are_kept_read_only(tmp_path):
    text = b'[{"type":"legal_review","id":"R1","extra":{"a":1.5,"b":[{"c":"x"}]}}]'
    (record,) = read(tmp_path, text).records
    assert record.extra["a"] == 1.5
    assert record.extra["b"][0]["c"] == "x"
    assert hash(record)


@pytest.mark.parametrize("inside", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_refused(tmp_path, inside):
    text = f'[{{"type":"legal_review","id":"R1","extra":{{"a":{inside}}}}}]'
    assert keys(read(tmp_path, text)) in (["not_finite"], ["number_out_of_range"])


def test_a_single_record_in_memory_needs_no_id():
    record = read_record({"type": "legal_review", "opinion_on": "2021-09-01"})
    assert record.opinion_on == date(2021, 9, 1)
    assert read_record('{"type": "legal_review"}').id == ""
    with pytest.raises(RecordFault) as caught:
        read_record({"type": "legal_review", "kindd": 1, "opinion_on": "x"})
    assert {fault.key for fault in caught.value.faults} == {"unknown_key_near", "bad_date"}


def test_toml_and_json_give_equal_records(tmp_path):
    write(
        tmp_path,
        "a.toml",
        'format = "fazhi-records/1"\nagency = "640402"\n[[record]]\ntype = "enforcement_case"\n'
        'id = "C1"\nfiled_on = 2021-08-02\n[[record.acts]]\nat = 2021-08-03T09:30:00\n'
        '[record.decision]\nfine = "1500.50"\n',
    )
    write(
        tmp_path,
        "a.json",
        [
            {
                **CASE,
                "agency": "640402",
                "filed_on": "2021-08-02",
                "acts": [{"at": "2021-08-03T09:30:00+08:00"}],
                "decision": {"fine": "1500.50"},
            }
        ],
    )
    (left,) = load(tmp_path / "a.toml").records
    (right,) = load(tmp_path / "a.json").records
    assert left == right


def test_a_toml_float_is_no_amount(tmp_path):
    text = '[[record]]\ntype = "enforcement_case"\nid = "C1"\ndecision.fine = 1500.5\n'
    found = read(tmp_path, text, "a.toml")
    assert keys(found) == ["toml_float"]
    assert found.faults[0].place.line == 4


CYCLE: dict[str, Any] = {}
CYCLE |= {"once": [CYCLE], "again": [CYCLE]}


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({1: 2}, "key_not_text"),
        ({"party": {1: 2}}, "key_not_text"),
        ({"extra": {1: 2}}, "key_not_text"),
        ({"decision": {"fine": Decimal("NaN")}}, "not_finite"),
        ({"decision": {"fine": Decimal("sNaN")}}, "not_finite"),
        ({"decision": {"fine": Decimal("Infinity")}}, "not_finite"),
        ({"extra": {"a": Decimal("sNaN")}}, "not_finite"),
        ({"extra": CYCLE}, "too_deep"),
        ({"acts": [CYCLE]}, "too_deep"),
    ],
)
def test_a_table_in_memory_may_hold_what_no_file_can(more, key):
    with pytest.raises(RecordFault) as caught:
        read_record({**CASE, **more})
    assert [fault.key for fault in caught.value.faults] == [key]
