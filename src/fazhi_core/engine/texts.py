"""The engine's own sentences."""

from __future__ import annotations

from fazhi_core._texts import Catalogue

__all__ = ["TEXTS"]

TEXTS = Catalogue("fazhi_core.engine")
