"""Texts as they stand in files of TOML."""

from __future__ import annotations

import json

__all__ = ["quoted"]


def quoted(text: str) -> str:
    """*text* as a TOML string; what JSON escapes TOML escapes alike, but for the delete sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
