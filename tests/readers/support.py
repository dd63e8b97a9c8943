"""Files for the tests of the readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fazhi_core.readers import Loaded, load

REVIEW: dict[str, Any] = {"type": "legal_review", "id": "R1"}


def review(**more: Any) -> dict[str, Any]:
    return {**REVIEW, **more}


def write(folder: Path, name: str, content: str | bytes | list[Any] | dict[str, Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, str):
        path.write_text(content, encoding="utf-8", newline="")
    else:
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def read(folder: Path, content: Any, name: str = "a.json", **options: Any) -> Loaded:
    return load(write(folder, name, content), **options)


def keys(loaded: Loaded) -> list[str]:
    return [fault.key for fault in loaded.faults]
