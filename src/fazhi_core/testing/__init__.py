"""The rule author's kit.

Examples as data, run against an engine; assertions on what one requirement says; records that are
lawful, or lawful but for one fault (with hypothesis); and a suite of tests that any plugin runs in
one line (with pytest and hypothesis).

Names are loaded when they are first used: pytest imports this package in every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_core._lazy import loaded_late

if TYPE_CHECKING:
    from fazhi_core.testing.assertions import (
        assert_breaks,
        assert_lawful,
        assert_outcome,
        check_one,
    )
    from fazhi_core.testing.contract import ContractSuite, contract_suite
    from fazhi_core.testing.examples import Example, ExampleError, read_examples, run_example
    from fazhi_core.testing.lawful_records import Fault, lawful, lawful_but_for
    from fazhi_core.testing.paths import unknown_paths

_HOMES = {
    "assertions": ("assert_breaks", "assert_lawful", "assert_outcome", "check_one"),
    "contract": ("ContractSuite", "contract_suite"),
    "examples": ("Example", "ExampleError", "read_examples", "run_example"),
    "lawful_records": ("Fault", "lawful", "lawful_but_for"),
    "paths": ("unknown_paths",),
}

__all__ = [
    "ContractSuite",
    "Example",
    "ExampleError",
    "Fault",
    "assert_breaks",
    "assert_lawful",
    "assert_outcome",
    "check_one",
    "contract_suite",
    "lawful",
    "lawful_but_for",
    "read_examples",
    "run_example",
    "unknown_paths",
]


if not TYPE_CHECKING:
    __getattr__, __dir__ = loaded_late(__name__, globals(), _HOMES)
