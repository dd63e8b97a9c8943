from __future__ import annotations

import hashlib
import json
import os
import threading
import tracemalloc

import pytest

from fazhi_core.readers import iter_records, jsonscan, load, make_reading, toml_reader
from fazhi_core.records import RECORD_TYPES
from tests.readers.support import keys, read, review, write

PRETTY = """[
  {"type": "legal_review", "id": "R1"},
  {
    "type": "legal_review",
    "备注": "说明", "id": "R2",
    "审核人员": {
      "name": "某", "law_qualified": true
    },
    "scope": ["facts",
              "law"]
  }
]
"""


def at(place):
    return (place.line, place.column)


def test_places_in_pretty_json(tmp_path):
    for mark in ("", "\ufeff"):
        found = read(tmp_path, mark + PRETTY)
        assert not found.faults
        origin = found.origins[1]
        assert (origin.line, at(origin.place())) == (3, (3, 3))
        assert at(origin.place(("id",))) == (5, 17)
        assert at(origin.place(("reviewer",))) == (6, 5)
        assert at(origin.place(("reviewer", "law_qualified"))) == (7, 20)
        assert at(origin.place(("scope", 1))) == (10, 15)
        assert at(origin.place(("reviewer", "role"))) == (6, 5)
        assert at(origin.place(("scope", 7))) == (9, 5)
        assert at(origin.place(("opinion_on",))) == (3, 3)


def test_columns_count_characters_in_one_long_line(tmp_path):
    text = json.dumps([review(note="说明说明"), review(id="R2")], ensure_ascii=False)
    found = read(tmp_path, text)
    assert found.origins[1].offset == text.encode().index(b'{"type"', 5)
    assert at(found.origins[1].place()) == (1, text.index('{"type"', 5) + 1)
    assert at(found.origins[1].place(("id",))) == (1, text.index('"id": "R2"') + 1)


def test_places_in_ndjson_with_blank_lines_and_windows_line_ends(tmp_path):
    text = '\r\n{"type":"legal_review","id":"R1"}\r\n\r\n  {"type":"legal_review","id":"R2"}'
    found = read(tmp_path, text, "a.ndjson")
    assert [origin.line for origin in found.origins] == [2, 4]
    assert at(found.origins[1].place(("id",))) == (4, 26)
    assert at(found.origins[1].place()) == (4, 3)


def test_places_in_toml(tmp_path):
    text = (
        'agency = "640402"\n\n[[record]]\ntype = "legal_review"\nid = "R1"\n'
        'note = """\n[[record]]\nid = 1\n"""\n\n[[record]]\n"类型" = "法制审核"\nid = "R2"\n'
        'scope = [\n  "facts",\n  "law", # why\n]\n审核人员.name = "某"\n'.replace(
            "审核人员", '"审核人员"'
        )
        + '  [record.subject]\n  type = "contract"\n  id = "K1"\n'
    )
    for content in (text, "\ufeff" + text, text.replace("\n", "\r\n")):
        found = read(tmp_path, content, "a.toml")
        assert not found.faults
        first, second = found.origins
        assert at(first.place(("id",))) == (5, 1)
        assert at(second.place()) == (11, 1)
        assert at(second.place(("id",))) == (13, 1)
        assert at(second.place(("scope", 1))) == (16, 3)
        assert at(second.place(("reviewer", "name"))) == (18, 8)
        assert at(second.place(("subject", "id"))) == (21, 3)
        assert at(second.place(("subject", "nothing"))) == (19, 3)


def test_places_of_toml_records_written_inline(tmp_path):
    one, two = (f'{{type = "legal_review", id = "{ident}"}}' for ident in ("R1", "R2"))
    text = f"record = [\n  {one},\n  {two},\n]\n"
    found = read(tmp_path, text, "a.toml")
    assert at(found.origins[1].place(("id",))) == (3, 27)


@pytest.mark.parametrize("depth", [1, 3, 4, 9])
def test_places_behind_tables_of_any_depth(tmp_path, depth):
    local = '{"深": ["]}", ' * depth + '{"x\\"": 1}' + "]}" * depth
    text = f'{{"type": "legal_review", "extra": {local}, "id": "R1"}}\n'
    for name in ("a.ndjson", "a.json"):
        found = read(tmp_path, text, name)
        assert not found.faults
        assert at(found.origins[0].place(("id",))) == (1, text.index('"id"') + 1)


def test_a_record_at_the_end_of_a_long_line_is_found_again(tmp_path):
    text = json.dumps([review(note="长" * 5000), review(id="R2")], ensure_ascii=False)
    found = read(tmp_path, text)
    assert at(found.origins[1].place(("id",))) == (1, text.index('"id": "R2"') + 1)


def test_a_changed_file_gives_no_place(tmp_path):
    found = read(tmp_path, PRETTY)
    path = tmp_path / "a.json"
    assert found.origins[0].place() is not None
    path.write_text("\n" + PRETTY, encoding="utf-8")
    assert found.origins[0].place() is None
    path.write_text(PRETTY, encoding="utf-8")
    assert at(found.origins[0].place()) == (2, 3)
    path.unlink()
    assert found.origins[0].place() is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_gives_records_but_no_places(tmp_path):
    pipe = tmp_path / "a.ndjson"
    os.mkfifo(pipe)
    text = '{"type":"legal_review","id":"R1"}\n{"type":"legal_review","id":"R1"}\n'
    writer = threading.Thread(target=pipe.write_text, args=(text,))
    writer.start()
    found = load(pipe)
    writer.join()
    assert len(found.records) == 2
    assert found.origins[0].place(("id",)) is None
    assert [(one.key, one.line) for one in found.faults] == [("double_id", 1), ("double_id", 2)]


def test_the_account_of_inputs(tmp_path, monkeypatch):
    write(tmp_path, "ledger/b.json", [review(), review(id="R2", foo=1)])
    write(tmp_path, "ledger/a/c.ndjson", '{"type":"legal_review","id":"R3"}\n')
    write(tmp_path, "ledger/.hidden/x.json", "nonsense")
    write(tmp_path, "ledger/.x.json", "nonsense")
    write(tmp_path, "ledger/fazhi.toml", "nonsense")
    write(tmp_path, "ledger/scan.png", b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    found = load(["ledger", "ledger/b.json"])
    assert [(one.file, one.records) for one in found.inputs] == [
        ("ledger/a/c.ndjson", 1),
        ("ledger/b.json", 1),
    ]
    content = (tmp_path / "ledger/b.json").read_bytes()
    assert found.inputs[1].sha256 == hashlib.sha256(content).hexdigest()
    assert found.ignored == ("ledger/scan.png",)
    assert found.faults[0].file == "ledger/b.json"
    assert len(found.ledger) == 2
    assert found.ledger.unread[0].file == "ledger/b.json"
    assert found.ledger.entries[0].place(("id",)).line == 1


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("640402100", "640402100"),
        ({"code": "640402100", "name": "某镇"}, "640402100"),
        ({"name": "某镇"}, "某镇"),
    ],
)
def test_the_agency_of_a_file_is_set_on_its_records(tmp_path, agency, expected):
    content = {"agency": agency, "records": [review(), review(agency="other", id="R2")]}
    found = read(tmp_path, {"format": "fazhi-records/1", **content})
    assert not found.faults
    assert [record.agency for record in found.records] == [expected, "other"]
    assert at(found.origins[1].place()) == (1, found_at(tmp_path, "R2"))


def found_at(tmp_path, ident):
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    return text.rindex("{", 0, text.index(f'"id": "{ident}"')) + 1


@pytest.mark.parametrize(
    ("content", "expected", "records"),
    [
        ({"format": "fazhi-records/2", "records": [review()]}, ["wrong_format"], 0),
        ({"records": [review()], "recods": 1}, ["unknown_key_near"], 1),
        ({"records": [review()], "agency": 5}, ["bad_agency"], 1),
        ({"records": [review()], "agency": {"cod": "1"}}, ["unknown_key_near", "bad_agency"], 1),
        ({"records": {"a": 1}}, ["wrong_shape_json"], 0),
        ({"format": "fazhi-records/1"}, ["no_records_key"], 0),
        ({"records": []}, [], 0),
    ],
)
def test_faults_around_the_records(tmp_path, content, expected, records):
    found = read(tmp_path, content)
    assert keys(found) == expected
    assert len(found.records) == records


def test_an_envelope_with_a_key_given_twice(tmp_path):
    text = '{"agency": "1",\n "agency": "2",\n "records": [{"type":"legal_review","id":"R1"}]}'
    (fault,) = read(tmp_path, text).faults
    assert (fault.key, fault.line, fault.column) == ("duplicate_key", 2, 2)


def test_an_envelope_that_breaks_after_its_records(tmp_path):
    text = '{"records": [{"type":"legal_review","id":"R1"}'
    assert keys(read(tmp_path, text)) == ["broken_json"]
    text = '{"records": [{"type":"legal_review","id":"R1"}]} x'
    assert keys(read(tmp_path, text)) == ["broken_json"]


def test_closed_references(tmp_path):
    records = [
        {"type": "enforcement_case", "id": "C1", "review": "R1"},
        {"type": "enforcement_case", "id": "C2", "review": "R9"},
        review(subject={"type": "enforcement_case", "id": "C7"}),
    ]
    assert not read(tmp_path, records).faults
    found = read(tmp_path, records, references="closed")
    assert keys(found) == ["dangling_reference", "dangling_reference"]
    assert [fault.path for fault in found.faults] == [("review",), ("subject", "id")]
    assert len(found.records) == 3
    assert all(fault.place for fault in found.faults)


def test_streaming_gives_one_record_at_a_time_in_flat_memory(tmp_path):
    def peak(count):
        lines = (
            f'{{"type":"legal_review","id":"R{n}","note":"{"x" * 500}"}}\n' for n in range(count)
        )
        path = write(tmp_path, f"{count}.ndjson", "".join(lines))
        reading = make_reading(RECORD_TYPES)
        tracemalloc.start()
        found = sum(1 for _ in iter_records(path, reading=reading))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == count
        assert reading.inputs[0].records == count
        return used

    small, large = peak(1_000), peak(20_000)
    assert large - small < 2_000_000
    assert large < 8_000_000


def test_lines_cut_by_blocks_are_read_whole(tmp_path):
    text = "".join(
        f'{{"type":"legal_review","id":"R{n}","note":"{"长" * (n % 977)}"}}\n' for n in range(700)
    )
    found = read(tmp_path, text, "a.ndjson")
    assert not found.faults
    assert [record.id for record in found.records] == [f"R{n}" for n in range(700)]
    assert all(origin.place().line == origin.line for origin in found.origins[::97])
    offsets = [origin.offset for origin in found.origins]
    assert all(text.encode()[at:].startswith(b'{"type"') for at in offsets[::50])


def test_one_record_is_gone_through_once_for_all_its_findings(tmp_path, monkeypatch):
    case = {"type": "enforcement_case", "id": "C1", "acts": [{"place": "x"}] * 40}
    (origin,) = read(tmp_path, [case]).origins
    walks = []

    def counted(walk):
        return lambda data, at: walks.append(at) or walk(data, at)

    for name in ("members", "elements"):
        monkeypatch.setattr(jsonscan, name, counted(getattr(jsonscan, name)))
    places = [origin.place(("acts", number, "place")).column for number in range(40)]
    assert places == sorted(set(places))
    assert len(walks) == len(set(walks)) == 42, "the record, the list, and each element once"


def test_a_toml_file_is_parsed_once_for_all_its_findings(tmp_path, monkeypatch):
    text = "".join(f'[[record]]\ntype = "legal_review"\nid = "R{n}"\n' for n in range(20))
    found = read(tmp_path, text, "a.toml")
    parsed = []
    monkeypatch.setattr(
        toml_reader,
        "_tables",
        lambda text, real=toml_reader._tables: parsed.append(1) or real(text),
    )
    lines = [origin.place(("id",)).line for origin in found.origins]
    assert lines == [3 * n + 3 for n in range(20)]
    assert len(parsed) == 1


@pytest.mark.parametrize("indent", [None, 1])
def test_places_of_many_faults_in_and_out_of_order(tmp_path, indent):
    records = [review(id=f"记{n}", foo=1, bar=2) for n in range(50)]
    text = "\ufeff\n  " + json.dumps(records, ensure_ascii=False, indent=indent)
    found = read(tmp_path, text)
    lines = text.removeprefix("\ufeff").split("\n")
    shown = [lines[one.line - 1][one.column - 1 :][:5] for one in found.faults]
    assert shown == ['"foo"', '"bar"'] * 50
