from __future__ import annotations

import json
from typing import Any

import pytest

from fazhi_core.readers import RecordFault, load, read_record
from fazhi_core.readers.faults import MESSAGES
from tests.readers.support import keys, read, review, write

HIDDEN_NAME = "王小明"


def test_every_message_has_a_remedy_in_both_languages():
    texts = MESSAGES._texts
    words = (
        "kind_",
        "reason_",
        "encoding_",
        "not_shown",
        "no_git",
        "no_repo",
        "no_revision",
        "other_repo",
        "git_",
    )
    kinds = [key for key in texts if not key.endswith("_remedy") and not key.startswith(words)]
    assert kinds
    for key in kinds:
        for text in (texts[key], texts[f"{key}_remedy"]):
            assert text.zh
            assert text.en


def test_unknown_keys_suggest_the_nearest_known_one(tmp_path):
    found = read(tmp_path, [review(opinon_on="2021-09-01"), review(id="R2", 审核意见日=1)])
    assert keys(found) == ["unknown_key_near", "unknown_key_near"]
    assert "opinion_on" in found.faults[0].remedy
    assert "opinion_on" in found.faults[1].remedy_en
    assert not found.records


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"legal_review","id":"R1","written":true,"written":true}',
        '{"type":"legal_review","type":"legal_review","id":"R1"}',
        '{"type":"legal_review","id":"R1","written":true,"书面意见":true}',
        '{"type":"legal_review","id":"R1","reviewer":{"role":"x","role":"y"}}',
        '{"type":"legal_review","id":"R1","reviewer":{"role":"x"},"reviewer":{"role":"y"}}',
        '{"type":"legal_review","id":"R1","extra":{"a":1,"a":2}}',
        '{"type":"legal_review","id":"R1","extra":{"b":{"a":1,"a":2}}}',
    ],
)
def test_a_key_given_twice_is_a_fault(tmp_path, text):
    assert keys(read(tmp_path, text)) == ["duplicate_key"]
    assert keys(read(tmp_path, text, "a.ndjson")) == ["duplicate_key"]


def test_the_second_of_two_equal_keys_is_shown(tmp_path):
    text = '{\n "type": "legal_review",\n "id": "R1",\n "written": true,\n "written": false\n}'
    (fault,) = read(tmp_path, text).faults
    assert (fault.line, fault.column) == (5, 2)


def test_a_key_given_twice_in_toml(tmp_path):
    text = '[[record]]\ntype = "legal_review"\nid = "R1"\nwritten = true\nwritten = false\n'
    (fault,) = read(tmp_path, text, "a.toml").faults
    assert (fault.key, fault.line) == ("duplicate_key", 5)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ({"id": "1"}, "missing_type"),
        ({"type": "legal_reviw", "id": "1"}, "unknown_type_near"),
        ({"type": "zzzzzz", "id": "1"}, "unknown_type"),
        ({"type": 3, "id": "1"}, "wrong_type"),
        ({"type": "legal_review"}, "missing_id"),
        ({"type": "legal_review", "id": ""}, "missing_id"),
        ([1], "wrong_type"),
        (5, "wrong_type"),
        ("x", "wrong_type"),
        (None, "wrong_type"),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.ndjson"])
def test_type_and_id_are_needed(tmp_path, record, key, name):
    content: Any = [record]
    if name == "a.ndjson":
        import json

        content = json.dumps(record) + "\n"
    assert keys(read(tmp_path, content, name)) == [key]


def test_all_faults_of_all_files_at_once_and_the_sound_records(tmp_path):
    write(tmp_path, "a.json", [review(), review(id="R2", opinion_on="x", kind="y", foo=1)])
    write(tmp_path, "b.toml", "[[record]\n")
    write(tmp_path, "c.ndjson", '{"type":"legal_review","id":"R3"}\n{"type":\n\n{"id":"R4"}\n')
    found = load(tmp_path)
    assert [record.id for record in found.records] == ["R1", "R3"]
    assert sorted(keys(found)) == sorted(
        ["bad_date", "bad_choice", "unknown_key", "broken_toml", "broken_line", "missing_type"]
    )
    assert {fault.file.rsplit("/", 1)[-1] for fault in found.faults} == {
        "a.json",
        "b.toml",
        "c.ndjson",
    }


def test_an_id_given_twice_points_to_both_places(tmp_path):
    write(tmp_path, "a.ndjson", '{"type":"legal_review","id":"R1"}\n')
    write(tmp_path, "b.ndjson", '\n{"type":"legal_review","id":"R1"}\n')
    write(tmp_path, "c.json", [review(agency="640402")])
    found = load(tmp_path)
    assert [(one.key, one.file[-8:], one.line) for one in found.faults] == [
        ("double_id", "a.ndjson", 1),
        ("double_id", "b.ndjson", 2),
    ]
    assert "b.ndjson:2" in found.faults[0].message
    assert "a.ndjson:1" in found.faults[1].message
    assert len(found.records) == 3


def test_the_order_of_files_does_not_decide_which_of_two_records_counts(tmp_path):
    first = write(tmp_path, "a.ndjson", '{"type":"legal_review","id":"R1","written":true}\n')
    then = write(tmp_path, "b.ndjson", '{"type":"legal_review","id":"R1","written":false}\n')
    one, other = load([first, then]), load([then, first])
    assert set(one.records) == set(other.records)
    told = [{(a.file, a.line, a.message) for a in found.faults} for found in (one, other)]
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_an_id_given_twice_to_records_inside_others_is_told_at_both_places(tmp_path):
    case = {"type": "enforcement_case", "agency": "a", "review": {"id": "R1"}}
    cases = [{**case, "id": "C1"}, {**case, "id": "C2"}, {**case, "id": "C3", "agency": "b"}]
    write(tmp_path, "a.ndjson", "".join(json.dumps(one) + "\n" for one in cases))
    faults = load(tmp_path).faults
    assert [(one.key, one.line, one.type, one.id) for one in faults] == [
        ("double_id", 1, "legal_review", "R1"),
        ("double_id", 2, "legal_review", "R1"),
    ]
    assert faults[1].path == ("review", "id")
    assert faults[1].column == json.dumps(cases[1]).index('"id": "R1"') + 1


@pytest.mark.parametrize(
    ("ident", "key"),
    [
        ("640402198001011234", "identity_number"),
        ("64040219800101123X", "identity_number"),
        ("案640402198001011234号", "identity_number"),
        ("640402800101123", "identity_number"),
        ("123456789012345", "identity_number"),
        ("13912345678", "phone_number"),
        ("张三13912345678", "phone_number"),
    ],
)
def test_ids_that_look_like_a_person_are_refused_unseen(tmp_path, ident, key):
    for content in ([review(id=ident)], [review(subject={"type": "contract", "id": ident})]):
        found = read(tmp_path, content)
        assert keys(found) == [key]
        assert ident not in repr(found.faults) + found.faults[0].say() + found.faults[0].say("en")
    case = {"type": "enforcement_case", "id": "C1", "review": {"id": ident}}
    assert keys(read(tmp_path, [case])) == [key]
    case["review"] = ident
    assert keys(read(tmp_path, [case])) == [key]


@pytest.mark.parametrize("ident", ["2021-003", "彭政罚〔2021〕3号", "6404021002021090100001"])
def test_ordinary_ids_are_taken(tmp_path, ident):
    assert not read(tmp_path, [review(id=ident)]).faults


def test_faults_never_quote_what_is_private(tmp_path):
    record = review(
        note=[HIDDEN_NAME],
        reviewer={"name": {"x": HIDDEN_NAME}, "role": [HIDDEN_NAME]},
        kind=HIDDEN_NAME,
        opinion_on=HIDDEN_NAME,
        unknown=HIDDEN_NAME,
        extra=HIDDEN_NAME,
        scope=[HIDDEN_NAME],
    )
    found = read(tmp_path, [record, {"type": HIDDEN_NAME, "id": "1"}])
    assert len(found.faults) >= 7
    said = "".join(fault.say() + fault.say("en") + repr(fault) for fault in found.faults)
    assert HIDDEN_NAME not in said


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[\n {"type": "legal_review", "id": "R1",}\n]', 2, 37),
        ('[\n {"type": "legal_review" "id": "R1"}\n]', 2, 26),
        ('[{"type":"legal_review","id":"R1"}', 1, 35),
        ('[{"type":"legal_review","id":"R1"}] x', 1, 37),
        ("{", 1, 1),
        ("nonsense", 1, 1),
        ('[{"type":"legal_review","id":"R1","note":"a\tb"}]', 1, 43),
    ],
)
def test_broken_json_is_shown_at_its_place(tmp_path, text, line, column):
    found = read(tmp_path, text)
    assert "broken_json" in keys(found)
    fault = next(one for one in found.faults if one.key == "broken_json")
    assert fault.line == line
    # The parser of Python 3.13 points at the comma before.
    assert abs(fault.column - column) <= 1


def test_records_beside_a_broken_one_are_still_read(tmp_path):
    text = '[{"type":"legal_review","id":"R1"},\n{"id" "R2"},\n{"type":"legal_review","id":"R3"}]'
    found = read(tmp_path, text)
    assert [record.id for record in found.records] == ["R1", "R3"]
    assert [(fault.key, fault.line) for fault in found.faults] == [("broken_json", 2)]


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.toml"])
def test_a_file_in_another_encoding_is_told_so(tmp_path, name):
    text = '{"type":"legal_review","id":"R1","note":"合法性审查"}\n'
    if name == "a.toml":
        text = '[[record]]\nid = "合法性审查"\n'
    found = read(tmp_path, text.encode("gb18030"), name)
    (fault,) = found.faults
    assert fault.key == "not_utf8"
    assert "GB18030" in fault.remedy
    assert str(text.index("合")) in fault.message


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.toml"])
@pytest.mark.parametrize("text", ["", "   \n", "\ufeff"])
def test_an_empty_file_is_a_fault(tmp_path, name, text):
    assert keys(read(tmp_path, text, name)) == ["empty_file"]


def test_an_empty_list_is_none(tmp_path):
    found = read(tmp_path, "[]")
    assert not found.faults
    assert found.inputs[0].records == 0


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.toml"])
def test_deep_nesting_is_refused_without_a_crash(tmp_path, name):
    for depth in (150, 100_000):
        deep = "[" * depth + "]" * depth
        text = f'{{"type":"legal_review","id":"R1","extra":{{"a":{deep}}}}}\n'
        if name == "a.toml":
            text = f'[[record]]\ntype = "legal_review"\nid = "R1"\nextra.a = {deep}\n'
        found = read(tmp_path, text, name)
        assert keys(found) == ["too_deep"]
        assert not found.records


@pytest.mark.parametrize("value", ['"\\ud800"', '"\\u0000"', '"a\\udc00b"'])
@pytest.mark.parametrize("key", ["note", "agency", "not_adopted_reason"])
def test_text_that_is_none_is_refused(tmp_path, value, key):
    text = f'{{"type":"legal_review","id":"R1","{key}":{value}}}\n'
    assert keys(read(tmp_path, text)) == ["bad_text"]
    assert keys(read(tmp_path, text, "a.ndjson")) == ["bad_text"]


def test_a_raw_nul_does_not_crash(tmp_path):
    assert keys(read(tmp_path, b'[{"type":"legal_review","id":"R\0"}]')) == ["broken_json"]
    assert keys(read(tmp_path, b"\0\0\0\0")) == ["broken_json"]


@pytest.mark.parametrize("text", ["5", '"x"', "null", "true"])
def test_the_top_of_a_file_has_a_shape(tmp_path, text):
    assert keys(read(tmp_path, text)) == ["wrong_shape_json"]


def test_a_file_that_is_not_there_is_told(tmp_path):
    found = load(tmp_path / "none.json")
    assert keys(found) == ["not_there"]
    assert found.faults[0].place is None


def test_a_named_file_of_unknown_kind_is_told(tmp_path):
    assert keys(read(tmp_path, "x", "a.pdf")) == ["unknown_suffix"]


HIDDEN = ["张三", "承办人张三", "zhangsan@example.com", "640402198001011234", "张三 zhang"]


@pytest.mark.parametrize("key", HIDDEN)
def test_a_key_that_may_be_a_name_is_shown_by_its_place_alone(tmp_path, key):
    contents: list[Any] = [
        [review(**{key: 1})],
        [{"type": "enforcement_case", "id": "C1", "party": {key: 1}}],
        {"records": [review()], key: 1},
        {"records": [review()], "agency": {"code": "1", key: 1}},
    ]
    for content in contents:
        found = read(tmp_path, content)
        (fault,) = found.faults
        assert fault.key in {"unknown_key", "unknown_key_near"}
        assert key not in fault.say() + fault.say("en") + repr(fault)
        text = (tmp_path / "a.json").read_text(encoding="utf-8")
        shown = '"agency"' if "agency" in content else f'"{key}"'
        assert fault.column == text.index(shown) + 1
    text = f'[[record]]\ntype = "legal_review"\nid = "R1"\n"{key}" = 1\n'
    (fault,) = read(tmp_path, text, "a.toml").faults
    assert key not in fault.say() + repr(fault)
    assert fault.line == 4
    with pytest.raises(RecordFault) as caught:
        read_record(review(**{key: 1}))
    assert key not in str(caught.value) + repr(caught.value.faults)


@pytest.mark.parametrize(
    "text",
    [
        '[{"type":"legal_review","id":"R1","extra":{"张三":1,"张三":2}}]',
        '[{"type":"legal_review","id":"R1","reviewer":{"张三":1,"张三":2}}]',
        '{"agency":{"code":"1","张三":1,"张三":2},"records":[]}',
    ],
)
def test_a_name_given_twice_as_a_key_is_not_shown(tmp_path, text):
    found = read(tmp_path, text)
    assert "duplicate_key" in keys(found)
    assert "张三" not in "".join(fault.say() + repr(fault) for fault in found.faults)


@pytest.mark.parametrize("key", ["opinon_on", "审核意见日", "foo"])
def test_a_slip_of_the_pen_is_quoted(tmp_path, key):
    (fault,) = read(tmp_path, [review(**{key: 1})]).faults
    assert key in fault.message
    assert fault.path == (key,)


def test_a_path_that_is_not_there_is_no_unknown_kind_of_file(tmp_path):
    assert keys(load(tmp_path / "ledgr")) == ["not_there"]
    assert keys(load(f"{tmp_path}/a\0b.json")) == ["not_there"]
    assert keys(load(f"{tmp_path}/a\0b")) == ["not_there"]
    assert keys(read(tmp_path, "x", "ledger")) == ["unknown_suffix"]
