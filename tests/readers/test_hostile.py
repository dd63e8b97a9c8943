"""Files made to do harm: each is refused in words or read harmlessly, within bounds."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fazhi_core.readers import load
from fazhi_core.readers.document import DocumentError, read_document
from fazhi_core.readers.document_html import html_lines
from fazhi_core.readers.sources import LONGEST_LINE, Source
from tests.readers.support import keys, read, write

HUGE = 100_000_000
SOUND = b'{"type":"legal_review","id":"R1"}\n'
SECONDS = 20.0
"""Far more than is needed, and far less than what grows with the square of a file would take."""


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


MEMORY = """
import pathlib, resource, sys
from fazhi_core.readers import load
found = load(sys.argv[1])
print(len(found), *(one.key for one in found.faults), *found.ignored)
status = pathlib.Path("/proc/self/status")
if status.exists():
    # What the system tells of a process begins with what its parent held; this does not.
    peak = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
    print(int(peak.split()[1]) * 1024)
else:
    scale = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale)
"""
BEGINNINGS = {
    "text.ndjson": (b'{"type":"legal_review","id":"R0","note":"' + b"a" * 100, "record_too_large"),
    "lists.ndjson": (b"[" * 100, "record_too_large"),
    "lists.json": (b"[" * 100, "broken_json"),
    "lists.toml": (b"[" * 100, "file_too_large"),
    "text.md": (b"**a" * 100, "file_too_large"),
    "page.html": (b"<p" * 100, "file_too_large"),
    "word.docx": (b"PK\3\4" * 100, "file_too_large"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured the POSIX way")
@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_line_of_100_mb(tmp_path: Path, name: str) -> None:
    beginning, fault = BEGINNINGS[name]
    file = tmp_path / name
    with file.open("wb") as stream:
        stream.write(beginning[:-100])
        for _ in range(HUGE // 1_000_000):
            stream.write(beginning[-100:] * 10_000)
        if file.suffix == ".ndjson":
            stream.write(b"\n" + SOUND)
    ran = subprocess.run(
        [sys.executable, "-c", MEMORY, str(file)], capture_output=True, text=True, check=True
    )
    told, memory = ran.stdout.splitlines()
    assert told == (f"1 {fault}" if file.suffix == ".ndjson" else f"0 {fault}")
    # JSON stands in memory whole, once as bytes and once without what stands before it.
    assert int(memory) < (350_000_000 if file.suffix == ".json" else 120_000_000)


def test_what_follows_a_line_too_long_keeps_its_number_and_place(tmp_path: Path) -> None:
    long = b'{"type":"legal_review","id":"R0","note":"' + b"a" * (2 * LONGEST_LINE) + b'"}\n'
    found = read(tmp_path, SOUND + long + b'{"type":"legal_review","id":1}\n' + SOUND, "a.ndjson")
    assert sorted((one.key, one.line) for one in found.faults) == [
        ("double_id", 1),
        ("double_id", 4),
        ("record_too_large", 2),
        ("wrong_type", 3),
    ]
    place = found.origins[-1].place(("id",))
    assert place is not None
    assert (place.line, place.column) == (4, 24)


def test_one_record_too_large_does_not_hide_the_others(tmp_path: Path) -> None:
    long = {"type": "legal_review", "id": "R0", "note": "a" * (LONGEST_LINE + 1)}
    found = read(tmp_path, [long, json.loads(SOUND)])
    assert keys(found) == ["record_too_large"]
    assert [one.id for one in found.records] == ["R1"]


@pytest.mark.parametrize(
    "body", ["[1,", '{"a":', "[{", '"\\', "[]", "{}", ",", ":", '"a":"', "\\u0000", "-", "9"]
)
@pytest.mark.parametrize("name", ["a.json", "a.ndjson"])
def test_broken_json_takes_no_longer_than_honest_json(tmp_path: Path, name: str, body: str) -> None:
    found = read(tmp_path, "[" + body * (400_000 // len(body)), name)
    assert found.faults
    assert not found.records


@pytest.mark.parametrize("mark", ["[", "**a", " **a", "[x](a", "![", "[^", "`", " #", ".", "<!--"])
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_documents_of_nothing_but_marks(mark: str, suffix: str) -> None:
    text = "2021年法治政府建设年度报告\n\n" + mark * (100_000 // len(mark))
    try:
        found = read_document(text.encode(), suffix=suffix).type
    except DocumentError as error:
        found = error.key
    assert found in {"annual_report", "not_a_report", "empty"}


@pytest.mark.parametrize("mark", ["<!--", "<?", "</", "<!", '<a b="', "<![", "<![x[", "&#"])
@pytest.mark.parametrize("end", ["", ">", "-->"])
def test_marks_that_nothing_closes(mark: str, end: str) -> None:
    for line in html_lines("<p>words</p>" + mark * 50_000 + end):
        assert line.line == 1


def bomb(members: dict[str, int]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in members.items():
            archive.writestr(name, b"<a>" + b" " * size)
    return content.getvalue()


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": 120_000_000},
        {f"word/{number}.xml": 10 for number in range(3_000)} | {"word/document.xml": 1},
        {"word/document.xml": 1, "word/media/a.png": 50_000_000},
    ],
    ids=["large", "many", "beside"],
)
def test_a_word_document_that_swells_is_refused(tmp_path: Path, members: dict[str, int]) -> None:
    found = read(tmp_path, bomb(members), "a.docx")
    assert keys(found) == ["unsafe_archive"]


def test_entities_that_swell_stay_small(tmp_path: Path) -> None:
    content = io.BytesIO()
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", f"<!DOCTYPE a [{entities}]><a>&a9;</a>")
    assert keys(read(tmp_path, content.getvalue(), "a.docx")) == ["damaged"]


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


def test_folders_that_hold_themselves(tmp_path: Path) -> None:
    write(tmp_path, "a.json", SOUND.decode())
    inner = tmp_path / "inner"
    inner.mkdir()
    linked(inner / "outer", tmp_path)
    linked(inner / "self.json", inner / "self.json")
    linked(inner / "same.json", tmp_path / "a.json")
    found = load(tmp_path)
    assert [one.id for one in found.records] == ["R1"]
    assert [(one.key, Path(one.file).name) for one in found.faults] == [("unreadable", "self.json")]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="has no such device")
def test_a_stream_without_end_is_left_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Source.content, "__defaults__", (10_000_000,))
    assert keys(load("/dev/zero")) == ["file_too_large"]


MIXED = '{"type":"legal_review","id":"R1","note":"合法性审查"}\n'


def test_encodings_mixed_in_one_file(tmp_path: Path) -> None:
    found = read(tmp_path, MIXED.encode() + MIXED.encode("gb18030"), "a.ndjson")
    assert [one.id for one in found.records] == ["R1"]
    (fault,) = found.faults
    assert (fault.key, fault.line) == ("not_utf8", 2)
    assert "UTF-8" in fault.remedy
    assert "GB18030" in fault.remedy_en


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "big5"])
@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.toml"])
def test_other_encodings_are_refused_with_a_remedy(
    tmp_path: Path, name: str, encoding: str
) -> None:
    text = MIXED if name != "a.toml" else '[[record]]\nid = "合法性"\n'
    found = read(
        tmp_path,
        text.replace("审", "審" if encoding == "big5" else "审").encode(encoding, "replace"),
        name,
    )
    assert not found.records
    assert all(one.remedy and one.remedy_en for one in found.faults)
    first = found.faults[0]
    if encoding != "utf-16-le":
        assert first.key == "not_utf8"
        assert "UTF-8" in first.remedy_en


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.toml"])
def test_a_mark_of_byte_order_is_no_content(tmp_path: Path, name: str) -> None:
    text = '[[record]]\ntype = "legal_review"\nid = "R1"\n' if name == "a.toml" else SOUND.decode()
    assert [one.id for one in read(tmp_path, "\ufeff" + text, name).records] == ["R1"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "1e-999"])
@pytest.mark.parametrize("field", ["written", "extra"])
def test_numbers_beyond_all_measure(tmp_path: Path, field: str, number: str) -> None:
    value = f'{{"a":{number}}}' if field == "extra" else number
    found = read(tmp_path, f'[{{"type":"legal_review","id":"R1","{field}":{value}}}]')
    assert bool(found.faults) != bool(found.records)
    if field == "written" or number != "1e-999":
        assert not found.records
    told = "".join(one.say() + one.say("en") for one in found.faults)
    assert not number[0].isdigit() or number not in told


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a\nb.json", "a\x1b[31m.json", "a..%2f..%2fx.json", "=1+1.json"])
def test_names_of_files_are_only_names(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, SOUND.decode())
    found = load(tmp_path)
    assert [one.id for one in found.records] == ["R1"]
