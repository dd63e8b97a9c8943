"""The contract suite: the national pack passes a sample of it, and broken plugins do not."""

from __future__ import annotations

from fazhi_core.testing import contract_suite

TestNational = contract_suite("national", sample=6, max_examples=4)
