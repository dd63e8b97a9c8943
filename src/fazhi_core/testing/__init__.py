"""The rule author's kit: examples as data, run against an engine; paths held against records."""

from __future__ import annotations

from fazhi_core.testing.examples import Example, ExampleError, read_examples, run_example
from fazhi_core.testing.paths import unknown_paths

__all__ = ["Example", "ExampleError", "read_examples", "run_example", "unknown_paths"]
