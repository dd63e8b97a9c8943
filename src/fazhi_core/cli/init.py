"""``fazhi init``: a file of settings that explains itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fazhi_core._texts import LANGUAGES, Language, Text
from fazhi_core.cli.arguments import TEXTS
from fazhi_core.cli.invocation import Invocation, misuse
from fazhi_core.cli.output import not_written
from fazhi_core.cli.schema import write_schemas
from fazhi_core.host.settings import CHOICES, DEFAULTS
from fazhi_core.records import RECORD_TYPES
from fazhi_core.schemas.forms import form

__all__ = ["run", "settings_text"]

_FILE, _NAME = "fazhi.toml", "settings"
# Folders that begin with a point are never read for records.
_SCHEMAS = ".fazhi/schemas"


def run(call: Invocation) -> int:
    """Write ``fazhi.toml`` and the schema it names; what is there is never touched."""
    parser = call.parser()
    parser.positional("folder", "DIR", optional=True)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    folder = Path(parsed.folder or ".")
    if parsed.folder == "":
        raise misuse("empty_path")
    if folder.exists() and not folder.is_dir():
        raise misuse("init_no_folder", name=parsed.folder)
    target = folder / _FILE
    text = settings_text(LANGUAGES if call.language is None else (call.language,))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise misuse("init_exists", name=target.as_posix()) from None
    except OSError as error:
        raise not_written(target.as_posix(), error) from error
    if not (folder / _SCHEMAS / f"{_NAME}.json").exists():
        write_schemas(folder / _SCHEMAS, (_NAME,), RECORD_TYPES)
    sys.stdout.write(call.say("written", name=target.as_posix()) + "\n")
    return 0


def settings_text(languages: tuple[Language, ...]) -> str:
    """A file of settings that changes nothing: every setting as a comment with its default."""
    return "\n".join(_lines(languages)) + "\n"


def _lines(languages: tuple[Language, ...]) -> Iterator[str]:
    yield f"#:schema {_SCHEMAS}/{_NAME}.json"
    yield from _said(TEXTS["settings_heading"], languages)
    for name, told in form(_NAME)["file"]["keys"].items():
        yield ""
        yield from _said(Text(told["zh"], told["en"]), languages)
        if name in CHOICES:
            yield from _said(TEXTS["settings_choices"].fill({"choices": CHOICES[name]}), languages)
        if DEFAULTS[name] is None:
            yield from _said(TEXTS["settings_sample"], languages)
        yield f"# {name} = {_written(DEFAULTS[name], told)}"


def _said(text: Text, languages: tuple[Language, ...]) -> Iterator[str]:
    for language in languages:
        yield f"# {text.in_(language)}"


def _written(value: Any, told: dict[str, Any]) -> str:
    """*value* in TOML, or the sample of a setting that has no default to write."""
    if value is None:
        return str(told["sample"])
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
