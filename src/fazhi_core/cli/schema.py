"""``fazhi schema``: JSON Schemas of the files that are read and written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fazhi_core.cli.arguments import did_you_mean
from fazhi_core.cli.invocation import Invocation, add_settings, misuse
from fazhi_core.cli.listing import print_json, print_lines
from fazhi_core.cli.output import not_written
from fazhi_core.records import RecordType
from fazhi_core.schemas import make_schema, schema_names

__all__ = ["run", "write_schemas"]


def run(call: Invocation) -> int:
    """Print one schema, list them all, or write them into a folder."""
    parser = call.parser()
    parser.positional("schema", "NAME", optional=True)
    parser.value("output", "DIR", about="schema_output")
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    types = call.engine(parsed).rulebook.record_types
    known = schema_names(types)
    if parsed.schema is not None and parsed.schema not in known:
        hint = did_you_mean(parsed.schema, known)
        raise misuse("unknown_schema", name=parsed.schema, hint=hint)
    if parsed.output is not None:
        names = known if parsed.schema is None else (parsed.schema,)
        write_schemas(Path(parsed.output), names, types)
        told = call.say("wrote_many", count=len(names), name=parsed.output)
        sys.stderr.write(told + "\n")
    elif parsed.schema is not None:
        print_json(make_schema(parsed.schema, types), None)
    else:
        titles = ((name, make_schema(name, types)["title"]) for name in known)
        print_lines((f"{name:<32} {title}" for name, title in titles), None)
    return 0


def write_schemas(folder: Path, names: Iterable[str], types: Mapping[str, RecordType]) -> None:
    """Write the schemas *names* into *folder*, which is made where it does not exist.

    Raises:
        UsageError, NotWrittenError: a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(str(folder), error) from error
    for name in names:
        print_json(make_schema(name, types), str(folder / f"{name}.json"))
