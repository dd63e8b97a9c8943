"""Ledgers write 9999-12-31 for "for ever": no checker may crash on a day far away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from fazhi_core import Engine, Kind, national
from fazhi_core.readers import read_record
from fazhi_core.testing.examples import read_bases

ENGINE = Engine(discover=False, duty="all", profile="640402106", as_of=date(2026, 6, 30))
BASES = read_bases([national.EXAMPLES / "bases.toml"])
FAR = (date.min, date.max)


def _moved_apart(value: Any, far: date) -> Iterator[Any]:
    """*value* as often as it holds days, each time with one of them *far* away."""
    if type(value) is date:
        yield far
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            for changed in _moved_apart(inner, far):
                yield {**value, key: changed}
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            for changed in _moved_apart(inner, far):
                yield [*value[:position], changed, *value[position + 1 :]]


@pytest.mark.parametrize("name", BASES)
def test_no_day_is_too_far(name: str) -> None:
    records = [read_record(one) for far in FAR for one in _moved_apart(BASES[name], far)]
    for record in records:
        report = ENGINE.check(record)
        crashed = [one for one in report.findings if one.kind is Kind.ERROR]
        assert not crashed, [(one.requirement, one.message.en) for one in crashed]
