"""The rule author's kit: examples as data, run against an engine."""

from __future__ import annotations

from fazhi_core.testing.examples import Example, ExampleError, read_examples, run_example

__all__ = ["Example", "ExampleError", "read_examples", "run_example"]
