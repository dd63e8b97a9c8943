"""The JSON Schemas, as the documentation publishes them."""

from __future__ import annotations

import json

from fazhi_core.schemas import schemas

__all__ = ["schema_files"]


def schema_files() -> dict[str, str]:
    """The content of each schema by the name of its file."""
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas()
    }
