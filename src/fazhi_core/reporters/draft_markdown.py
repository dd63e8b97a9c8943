"""A drafted report in Markdown: gaps in bold, the records behind each figure in footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from fazhi_core.engine.draft import Draft, Paragraph, Run
from fazhi_core.reporters.painting import escaped, literal, safe

__all__ = ["write_markdown"]


def write_markdown(draft: Draft, stream: IO[str]) -> None:
    """Write *draft* to *stream*."""
    for line in _lines(draft):
        stream.write(safe(line).rstrip() + "\n")


def _lines(draft: Draft) -> Iterator[str]:
    yield f"# {_plain(draft.title)}"
    for line in (draft.notice, draft.code):
        if line:
            yield from ("", f"> {escaped(line)}")
    yield from ("", escaped(draft.opening))
    for section in draft.sections:
        yield from ("", f"## {escaped(section.heading)}")
        for paragraph in section.paragraphs:
            yield from ("", "".join(map(_run, paragraph.runs)))
    yield from ("", _plain(draft.issuer), "", escaped(draft.day), "")
    yield from (f"[^{note.number}]: {escaped(note.text)}" for note in draft.notes)


def _plain(paragraph: Paragraph) -> str:
    return escaped(paragraph.text)


def _run(run: Run) -> str:
    text = literal(run.text)
    if run.gap:
        text = text.replace(text.strip(), f"**{text.strip()}**")
    return text + (f"[^{run.note}]" if run.note else "")
