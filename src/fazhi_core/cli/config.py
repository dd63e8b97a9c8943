"""``fazhi config``: each setting, and where its value came from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fazhi_core.cli.invocation import STDIN, Invocation, add_judging, add_settings
from fazhi_core.cli.listing import add_format, print_json, print_lines
from fazhi_core.host.settings import CHOICES, Setting, Settings

__all__ = ["run"]


def run(call: Invocation) -> int:
    """Print the settings."""
    parser = call.parser()
    parser.positional("path", "PATH", optional=True)
    add_format(parser)
    parser.word("fail_on", CHOICES["fail_on"])
    add_judging(parser)
    add_settings(parser)
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    as_json = parsed.format == "json"
    parsed.format = None
    settings = call.settings(parsed, parsed.path or STDIN)
    if as_json:
        print_json(_table(settings), parsed.output)
    else:
        print_lines(_lines(call, settings), parsed.output)
    return 0


def _table(settings: Settings) -> dict[str, Any]:
    return {
        "file": settings.file or None,
        "settings": {
            name: {
                "value": _plain(one.value),
                "layer": one.layer,
                "file": one.file or None,
                "line": one.line or None,
            }
            for name, one in settings.values.items()
        },
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _lines(call: Invocation, settings: Settings) -> Iterator[str]:
    yield call.say("config_file" if settings.file else "config_no_file", file=settings.file)
    for name, one in settings.values.items():
        yield f"  {name:<16} {_shown(call, name, one.value):<28} {_origin(call, one)}"


def _shown(call: Invocation, name: str, value: Any) -> str:
    if name == "as_of" and value is None:
        return call.say("today")
    if value in {(), ""}:
        return call.say("empty")
    return call.say("plain", value=value)


def _origin(call: Invocation, one: Setting) -> str:
    if one.layer == "file":
        return f"{one.file}:{one.line}"
    return call.say(f"layer_{one.layer}")
