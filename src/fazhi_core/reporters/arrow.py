"""Findings as an Arrow table, one a row, for data frames and Parquet: the extra ``arrow``.

It holds what the JSON report holds of a finding.  ``pyarrow`` is imported when a table is made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fazhi_core.engine.finding import Finding
from fazhi_core.engine.report import Report
from fazhi_core.reporters.json import FORMAT, citation_table, receipt_table

if TYPE_CHECKING:
    import pyarrow

__all__ = ["arrow_table"]

_TEXTS = (
    *("requirement", "kind", "reason", "severity"),
    *("subject_type", "subject_id", "agency", "period", "path", "file", "sheet", "cell"),
    *("message", "message_en", "remedy", "remedy_en", "fingerprint", "waiver"),
)
_CITATION = ("instrument", "edition", "article", "paragraph", "item", "verified")
_CITED_NUMBERS = frozenset({"edition", "article", "paragraph", "item"})


def arrow_table(report: Report) -> pyarrow.Table:
    """The findings of *report*, one a row, as an Arrow table.

    Columns are named as in the JSON report; subject and place are spread over columns of their own,
    ``path`` is a text with slashes, and days are ``date32``.  The metadata of the schema holds the
    format and the receipt, so that a Parquet file says what ran.  Nothing private is in it.

    Args:
        report: what a check gave.

    Raises:
        ImportError: pyarrow is not installed; ``pip install "fazhi-core[arrow]"`` brings it.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ImportError('arrow_table needs pyarrow: pip install "fazhi-core[arrow]"') from error
    numbers = [(name, pa.int32()) for name in ("line", "column")]
    days = [(name, pa.date32()) for name in ("governing_date", "due")]
    cited = pa.struct(
        [(name, pa.int32() if name in _CITED_NUMBERS else pa.string()) for name in _CITATION]
    )
    schema = pa.schema(
        [
            *((name, pa.string()) for name in _TEXTS),
            *numbers,
            *days,
            ("baselined", pa.bool_()),
            ("citations", pa.list_(cited)),
        ],
        metadata={
            "format": FORMAT,
            "receipt": json.dumps(receipt_table(report.receipt), ensure_ascii=False),
        },
    )
    return pa.Table.from_pylist([_row(one) for one in report.findings], schema=schema)


def _row(finding: Finding) -> dict[str, Any]:
    subject, place = finding.subject, finding.place
    where = ("file", "line", "column", "sheet", "cell")
    return {
        "requirement": finding.requirement,
        "kind": finding.kind.value,
        "reason": finding.reason.value if finding.reason else None,
        "severity": finding.severity.value if finding.severity else None,
        "subject_type": subject.type,
        "subject_id": subject.id or None,
        "agency": subject.agency,
        "period": subject.period or None,
        "path": "/".join(map(str, finding.path)),
        **{name: getattr(place, name) if place else None for name in where},
        "message": finding.message.zh,
        "message_en": finding.message.en,
        "remedy": finding.remedy.zh,
        "remedy_en": finding.remedy.en,
        "fingerprint": finding.fingerprint,
        "waiver": finding.waiver,
        "governing_date": finding.governing_date,
        "due": finding.due,
        "baselined": finding.baselined,
        "citations": [citation_table(one) for one in finding.citations],
    }
