"""Why a document cannot be read."""

from __future__ import annotations

from typing import Any

import attrs

from fazhi_core._texts import Language, Text
from fazhi_core.readers.document_words import said
from fazhi_core.readers.faults import Fault

__all__ = ["DocumentError", "DocumentFault"]


@attrs.frozen
class DocumentFault(Fault):
    """A fault of a document, told in the words of ``data/document.toml``."""

    def _told(self) -> tuple[Text, Text]:
        return said(self.key, self.values)

    @property
    def message(self) -> str:
        """What is wrong, in Chinese."""
        return self._told()[0].zh

    @property
    def message_en(self) -> str:
        """What is wrong, in English."""
        return self._told()[0].en

    @property
    def remedy(self) -> str:
        """What to do about it, in Chinese."""
        return self._told()[1].zh

    @property
    def remedy_en(self) -> str:
        """What to do about it, in English."""
        return self._told()[1].en


class DocumentError(Exception):
    """A document that cannot be read as a yearly report.

    Attributes:
        key: which fault it is: ``empty``, ``too_large``, ``encoding``, ``format``, ``damaged``,
            ``unsafe_archive``, ``missing_extra``, ``unreadable`` or ``not_a_report``; for published
            tables also ``no_table`` and ``no_figure``.
        fault: the fault with message and remedy in both languages; it never quotes the document.
    """

    def __init__(self, key: str, *, name: str, **values: Any) -> None:
        self.key = key
        self.fault = DocumentFault(
            file=name, key=key, values={"name": name, **values}, type="annual_report"
        )
        super().__init__(self.fault.say("en"))

    def say(self, language: Language = "zh") -> str:
        """File, message and remedy in one line."""
        return self.fault.say(language)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.key, dict(self.fault.values))


def _again(key: str, values: dict[str, Any]) -> DocumentError:
    return DocumentError(key, **values)
