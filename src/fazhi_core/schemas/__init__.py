"""JSON Schemas (2020-12) of the files that are read and written, made from what reads them.

Schemas of records come from the facts of their classes; those of other files from the forms in
``data/*.toml``, which also hold their titles.  Editors complete and validate with them; the readers
stay the judges (``docs/reference/schemas.md`` lists what a schema cannot say).
"""

from __future__ import annotations

from fazhi_core.schemas.catalogue import make_schema, schema_names, schemas

__all__ = ["make_schema", "schema_names", "schemas"]
