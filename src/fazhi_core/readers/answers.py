"""Reads what reviewers entered (``fazhi-review-answers/1``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fazhi_core._texts import Catalogue, Text
from fazhi_core.engine.answers import ANSWERS_FORMAT, Answer, Reply, ReplyKind, Reviewer, Verdict
from fazhi_core.law.places import lines_of
from fazhi_core.law.table import LawError, LawFault, LawFile, Table
from fazhi_core.records.identity import identity_like

__all__ = ["REVIEW_TEXTS", "read_answers"]

REVIEW_TEXTS = Catalogue("fazhi_core.readers", "data/review.toml")
"""What is said of files of answers, and of scores that are read back."""


def read_answers(paths: Iterable[str | Path]) -> list[Answer]:
    """The answers in *paths*, in order, those still blank included.

    Raises:
        LawError: a file cannot be read or is faulty; all faults of all files at once.
    """
    answers: list[Answer] = []
    faults: list[LawFault] = []
    for path in paths:
        name = str(path)
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            detail = getattr(error, "strerror", None) or type(error).__name__
            faults.append(LawFault(name, 1, "", _said("unreadable", detail=detail)))
            continue
        file = LawFile(name, text)
        if not file.faults:
            answers += _answers(file)
        faults += file.faults
    if faults:
        raise LawError(faults)
    return answers


def _said(key: str, **values: Any) -> Text:
    return REVIEW_TEXTS[key].fill(values)


def _answers(file: LawFile) -> list[Answer]:
    file.top.choice("format", (ANSWERS_FORMAT,))
    default = file.top.choice("reviewer", Reviewer, default=Reviewer.FIRST.value)
    lines = lines_of(file.text)
    found = [_answer(table, default, lines) for table in file.top.tables("answer")]
    file.top.done()
    return found


def _answer(table: Table, default: str, lines: Mapping[tuple[str | int, ...], int]) -> Answer:
    answer = Answer(
        case=table.text("case", needed=True),
        item=table.text("item", needed=True),
        agency=table.text("agency") or None,
        sheet=table.text("sheet"),
        verdict=_verdict(table),
        points=table.points("points"),
        page=_page(table),
        reason=_own_words(table, "reason"),
        reviewer=Reviewer(table.choice("reviewer", Reviewer, default=default)),
        reply=_reply(table.table("reply")),
        file=table.file.name,
        line=lines.get(table.path, 1),
    )
    table.done()
    return answer


def _verdict(table: Table) -> Verdict | None:
    if table.raw.get("verdict", "") == "":
        table.text("verdict")
        return None
    return Verdict(table.choice("verdict", Verdict))


def _page(table: Table) -> int | None:
    page = table.integer("page")
    if page is not None and page < 1:
        table.file.faults.append(_fault(table, "page", "page"))
        return None
    return page


def _own_words(table: Table, key: str) -> str:
    """A text in somebody's own words, which holds no identity-card or telephone number."""
    text = table.text(key)
    shape = identity_like(text)
    if shape is not None:
        table.file.faults.append(_fault(table, key, shape))
        return ""
    return text


def _reply(table: Table | None) -> Reply | None:
    if table is None:
        return None
    blank = table.raw.get("kind", "") == ""
    kind = table.text("kind") if blank else table.choice("kind", ReplyKind)
    reason = _own_words(table, "reason")
    table.done()
    return None if blank else Reply(ReplyKind(kind), reason)


def _fault(table: Table, key: str, message: str) -> LawFault:
    lines = lines_of(table.file.text)
    line = lines.get((*table.path, key)) or lines.get(table.path, 1)
    return LawFault(table.file.name, line, key, _said(message))
