"""What a workbook says and what TOML says of the same records is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_core.readers import load
from fazhi_core.records import RECORD_TYPES
from fazhi_core.testing import strategies
from tests.readers.support import keys, write
from tests.readers.workbooks import book, ledger_of, toml_of

LONGEST_NAME = 31  # of a sheet
PRIVATE = st.sampled_from(["甲", "=1+1", "+86", "@x", "two words", "<b>", "'001", "007", "是"])


@pytest.mark.parametrize("name", RECORD_TYPES)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), chinese=st.booleans())
def test_workbooks_and_toml_give_equal_records(
    tmp_path: Path, name: str, data: st.DataObject, chinese: bool
) -> None:
    drawn = strategies.records(RECORD_TYPES[name].cls, private=PRIVATE)
    records = [data.draw(drawn).replace(id=f"{name}-{number}") for number in (1, 2)]
    sheets = ledger_of(records, chinese=chinese)
    assert all(len(sheet) <= LONGEST_NAME for sheet in sheets)
    from_toml = load(write(tmp_path, "a.toml", toml_of(records)))
    from_book = load(write(tmp_path, "a.xlsx", book(sheets)))
    # A subject may name a type that nobody declared, and ids may meet: both say so.
    assert sorted(keys(from_book)) == sorted(keys(from_toml))
    assert set(keys(from_toml)) <= {"unknown_type", "unknown_type_near", "double_id"}
    assert from_book.records == from_toml.records
    assert from_toml.faults or from_book.records == tuple(records)
