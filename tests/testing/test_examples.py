"""Examples that are not written right say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi_core.testing import ExampleError, read_examples

EXAMPLE = """
[[example]]
requirement = "r"
name = "n"
as_of = 2024-06-30
record = {type = "legal_review"}
expect = {outcome = "pass"}

[[base]]
name = "b"
record = {type = "legal_review"}
"""


def read(folder: Path, text: str) -> int:
    file = folder / "examples.toml"
    file.write_text(text, encoding="utf-8")
    return len(read_examples([file]))


def test_an_example_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, EXAMPLE) == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("as_of = 2024-06-30", "", "examples.toml: r: n: as_of is missing"),
        ("as_of = 2024-06-30", 'as_of = "2024-06-30"', "as_of must be a date"),
        ('requirement = "r"', "", "requirement is missing"),
        ('name = "n"', "", "name is missing"),
        ('expect = {outcome = "pass"}', "", "expect is missing"),
        ('expect = {outcome = "pass"}', "expect = 1", "expect must be a dict"),
        ('outcome = "pass"', 'key = "late"', "expect: outcome is missing"),
        ('name = "b"', "", "base None: name is missing"),
        ("[[base]]", "[[base", "examples.toml: "),
        ('name = "n"', 'name = "n"\nnam = 1', "unknown keys ['nam']"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ExampleError) as caught:
        read(tmp_path, EXAMPLE.replace(old, new, 1))
    assert told in str(caught.value)
