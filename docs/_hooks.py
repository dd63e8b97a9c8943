"""MkDocs hook: adds the pages that are written from the package itself.

The package must be importable (``pip install -e '.[docs]'``); nothing is written into ``docs``.
"""

from __future__ import annotations

import re
from typing import Any

import _commands
import _records
import _requirements
import _schemas
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from fazhi_core import Engine
from fazhi_core.cli.examples import examples_of
from fazhi_core.records import FIELDS, RECORD_TYPES

__all__ = ["on_config", "on_files", "on_page_content", "on_page_markdown", "pages"]

_ROLE = re.compile(r":(?:class|data|exc|func|meth|mod):(?=<code>)")
_RECORDS, _REQUIREMENTS = "reference/records", "reference/requirements"
_SCHEMA_FILES = "reference/schemas"


def _engine() -> Engine:
    return Engine(discover=False)


def pages() -> dict[str, str]:
    """The generated pages by their path under ``docs``."""
    engine = _engine()
    found = {
        f"{_RECORDS}/index.md": _records.index_page(),
        f"{_REQUIREMENTS}/index.md": _requirements.index_page(engine),
    }
    for record in RECORD_TYPES.values():
        found[f"{_RECORDS}/{record.name}.md"] = _records.record_page(record)
    examples = examples_of(engine)
    for one in _requirements.requirements(engine):
        page = _requirements.requirement_page(engine, one, examples.get(one.id, ()))
        found[f"{_REQUIREMENTS}/{one.id}.md"] = page
    for name, content in _schemas.schema_files().items():
        found[f"{_SCHEMA_FILES}/{name}"] = content
    return found


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the generated pages where the navigation names their folders."""
    nav: list[Any] = config.nav or []
    for section in nav:
        for title, entries in section.items() if isinstance(section, dict) else ():
            if isinstance(entries, list):
                section[title] = [_entry(entry) for entry in entries]
    return config


def _entry(entry: Any) -> Any:
    if entry == {"Records": f"{_RECORDS}/"}:
        types = RECORD_TYPES.values()
        named = {field: [one.name for one in types if one.field == field] for field in FIELDS}
        return {"Records": _section(_RECORDS, named, [f"{_RECORDS}/values.md"])}
    if entry == {"Requirements": f"{_REQUIREMENTS}/"}:
        named = {}
        for one in _requirements.requirements(_engine()):
            named.setdefault(one.field, []).append(one.id)
        return {"Requirements": _section(_REQUIREMENTS, named, [])}
    return entry


def _section(folder: str, named: dict[str, list[str]], first: list[str]) -> list[Any]:
    grouped = [
        {f"{field} {FIELDS.get(field, '')}": [{one: f"{folder}/{one}.md"} for one in names]}
        for field, names in named.items()
    ]
    return [f"{folder}/index.md", *first, *grouped]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for path, content in pages().items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Put the help texts behind the introduction of the page on the command line."""
    if page.file.src_uri == "reference/cli.md":
        return _commands.commands_page(markdown)
    return markdown


def on_page_content(html: str, **_: Any) -> str:
    """Take out the roles that docstrings put before names."""
    return _ROLE.sub("", html)
