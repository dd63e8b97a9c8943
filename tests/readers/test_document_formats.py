from __future__ import annotations

import builtins
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_core.readers.document import DocumentError, open_document, read_document

docx = pytest.importorskip("docx")

HERE = Path(__file__).parent / "documents"


def word_document() -> bytes:
    document = docx.Document()
    document.add_paragraph("桃源镇2022年度法治政府\n建设情况报告")
    document.add_heading("一、强化学习", level=2)
    document.add_paragraph("举办培训班3期。")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "纠纷77起"
    document.add_heading("二、存在的不足", level=2)
    document.add_paragraph("力量不足。")
    document.add_paragraph("桃源镇人民政府")
    document.add_paragraph("2023年1月5日")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WORD = word_document()


def fails(data: bytes, suffix: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_document(data, suffix=suffix, name="report" + suffix)
    return caught.value


def test_word_document() -> None:
    found = open_document(WORD, suffix=".docx", name="桃源.docx")
    report = found.report
    assert report.title == "桃源镇2022年度法治政府建设情况报告"
    assert (report.year, report.issued_on) == (2022, date(2023, 1, 5))
    assert [(one.number, str(one.kind)) for one in report.sections or ()] == [
        (1, "measures"),
        (2, "problems"),
    ]
    assert [str(one.value) for one in report.figures or ()] == ["3"]
    assert found.locate(("sections", 1, "text")) == (5, 1)
    assert report.complete is True


def test_word_document_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "docx":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    error = fails(WORD, ".docx")
    assert error.key == "missing_extra"
    assert 'pip install "fazhi-core[docx]"' in error.fault.remedy


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_archives_that_swell_are_refused() -> None:
    bomb = packed({"word/document.xml": b"\0" * 5_000_000})
    many = packed({"word/document.xml": b""} | {str(number): b"" for number in range(2_001)})
    assert fails(bomb, ".docx").key == "unsafe_archive"
    assert fails(many, ".docx").key == "unsafe_archive"


@pytest.mark.parametrize(
    ("data", "suffix", "key"),
    [
        (b"", ".docx", "empty"),
        (b"", ".txt", "empty"),
        (b"not a zip", ".docx", "damaged"),
        (packed({"a.txt": b"x"}), ".docx", "damaged"),
        (packed({"word/document.xml": b"<"}), ".docx", "damaged"),
        (WORD, ".txt", "format"),
        (b"%PDF-1.7 ...", ".pdf", "format"),
        (b"%PDF-1.7 ...", ".txt", "format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc", "format"),
        ("报告".encode("utf-16"), ".txt", "format"),
        ("東嶺縣年度法治政府建設情況報告，一、強化組織領導".encode("big5"), ".txt", "encoding"),
        ("年度報告書ですよろしく".encode("shift-jis"), ".txt", "encoding"),
        (b"caf\xe9 r\xe9sum\xe9", ".txt", "encoding"),
        (b"a\0b", ".txt", "encoding"),
        (b"x" * 10_000_001, ".txt", "too_large"),
        ("<script>报告</script>".encode(), ".html", "empty"),
        ("报告".encode(), ".wps", "format"),
    ],
)
def test_refused(data: bytes, suffix: str, key: str) -> None:
    error = fails(data, suffix)
    assert error.key == key
    assert "{" not in error.say("zh") + error.say("en")


def test_paths_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, "a\0b"):
        with pytest.raises(DocumentError) as caught:
            read_document(path, suffix=".txt")
        assert caught.value.key == "unreadable"


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=len(WORD)), st.binary(min_size=1, max_size=8))
def test_damaged_word_documents_never_crash(at: int, noise: bytes) -> None:
    for data in (WORD[:at], WORD[:at] + noise + WORD[at + len(noise) :]):
        try:
            outcome = str(read_document(data, suffix=".docx", name="x.docx"))
        except DocumentError as error:
            outcome = error.say("zh")
        assert outcome
