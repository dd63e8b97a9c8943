"""The rule author's kit.

Examples as data, run against an engine; assertions on what one requirement says; records that are
lawful, or lawful but for one fault (with hypothesis); and a suite of tests that any plugin runs in
one line (with pytest and hypothesis).

Names are loaded when they are first used: pytest imports this package in every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
_HOME = {name: f"{__name__}.{module}" for module, names in _HOMES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
