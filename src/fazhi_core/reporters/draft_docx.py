"""A drafted report as a Word document, laid out like an official paper, with true footnotes."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import tomli

from fazhi_core.engine.draft import Draft, Run
from fazhi_core.reporters.painting import safe

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["write_docx"]

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SUPER = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def write_docx(draft: Draft, stream: IO[bytes]) -> None:
    """Write *draft* to *stream*.

    Raises:
        ImportError: python-docx is not installed.
    """
    from docx import Document

    writer = _Writer(Document(), _style())
    writer.page()
    writer.title(draft.title.runs)
    writer.marked(draft.notice)
    if draft.code:
        writer.marked(draft.code)
    writer.body((Run(draft.opening),))
    for section in draft.sections:
        writer.heading(section.heading)
        for paragraph in section.paragraphs:
            writer.body(paragraph.runs)
    writer.signed(draft.issuer.runs)
    writer.signed((Run(draft.day),))
    if draft.notes:
        writer.footnotes(draft)
    writer.document.save(stream)


def _style() -> Mapping[str, Any]:
    """Fonts and measures, in points and millimetres."""
    from importlib.resources import files

    text = (files(__package__) / "draft_docx.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


class _Writer:
    def __init__(self, document: Any, style: Mapping[str, Any]) -> None:
        self.document = document
        self._style = style

    def page(self) -> None:
        """Set paper and margins."""
        from docx.shared import Mm

        section, page = self.document.sections[0], self._style["page"]
        for name, value in page.items():
            setattr(section, name, Mm(value))

    def title(self, runs: tuple[Run, ...]) -> None:
        """The title, in the middle."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self._paragraph("title", runs)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, text: str) -> None:
        """The heading of a section, which Word shows in its outline."""
        paragraph = self.document.add_heading(level=2)
        self._fill(paragraph, "heading", (Run(text),))
        self._indent(paragraph)

    def marked(self, text: str) -> None:
        """A line that is not part of the report."""
        self._indent(self._paragraph("notice", (Run(text),)))

    def body(self, runs: tuple[Run, ...]) -> None:
        """A paragraph of the report."""
        self._indent(self._paragraph("body", runs))

    def signed(self, runs: tuple[Run, ...]) -> None:
        """A line of the signature."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self._paragraph("body", runs)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _paragraph(self, kind: str, runs: tuple[Run, ...]) -> Any:
        paragraph = self.document.add_paragraph()
        self._fill(paragraph, kind, runs)
        return paragraph

    def _indent(self, paragraph: Any) -> None:
        """Leave two characters free, as official papers do."""
        from docx.shared import Pt

        paragraph.paragraph_format.first_line_indent = Pt(2 * self._style["body"]["size"])

    def _fill(self, paragraph: Any, kind: str, runs: tuple[Run, ...]) -> None:
        from docx.enum.text import WD_COLOR_INDEX
        from docx.shared import Pt

        paragraph.paragraph_format.line_spacing = Pt(self._style["line"])
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        for one in runs:
            run = paragraph.add_run(safe(one.text))
            self._font(run, self._style[kind])
            if one.gap:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if one.note:
                paragraph._p.append(_reference(one.note))

    @staticmethod
    def _font(run: Any, style: Mapping[str, Any]) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        run.font.size = Pt(style["size"])
        run.font.name = style["latin"]
        run.font.bold = style["bold"]
        run.font.color.rgb = RGBColor(0, 0, 0)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), style["chinese"])

    def footnotes(self, draft: Draft) -> None:
        """Put in the part of the footnotes, which the library has no call for."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        size = 2 * self._style["note"]["size"]
        notes = "".join(_footnote(one.number, safe(one.text), size) for one in draft.notes)
        xml = f'<w:footnotes xmlns:w="{_WORDS}">{_SEPARATORS}{notes}</w:footnotes>'
        part = Part(
            PackURI("/word/footnotes.xml"), _CONTENT, xml.encode(), self.document.part.package
        )
        self.document.part.relate_to(part, _RELATION)


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def _reference(number: int) -> Any:
    from docx.oxml import parse_xml

    reference = f'<w:footnoteReference w:id="{number}"/>'
    return parse_xml(f'<w:r xmlns:w="{_WORDS}">{_SUPER}{reference}</w:r>')


def _footnote(number: int, text: str, size: int) -> str:
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'
    words = f'<w:r>{look}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    mark = f"<w:r>{_SUPER}<w:footnoteRef/></w:r>"
    return f'<w:footnote w:id="{number}"><w:p>{mark}{words}</w:p></w:footnote>'
