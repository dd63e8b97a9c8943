"""One way to guess what was meant, for files of records, files of law and the command line."""

from __future__ import annotations

import pytest

from fazhi_core._nearest import nearest
from fazhi_core.law.table import nearest as hint

KNOWN = ["two-officers", "hearing-request-window", "decided_on", "决定日期", "立案日期"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("two_officers", "two-officers"),
        ("Two Officers", "two-officers"),
        ("hearing-request", "hearing-request-window"),
        ("decidedOn", "decided_on"),
        ("处罚决定的决定日期", "决定日期"),
        ("立案", "立案日期"),
        ("quite something else", None),
        ("o", None),
        ("", None),
    ],
)
def test_what_is_meant(word: str, meant: str | None) -> None:
    assert nearest(word, KNOWN) == meant
    assert (meant or "") in hint(word, KNOWN).en
    assert bool(hint(word, KNOWN).zh) is (meant is not None)
