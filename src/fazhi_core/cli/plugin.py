"""``fazhi plugin new``: a new plugin, ready to be tested and installed."""

from __future__ import annotations

from pathlib import Path

from fazhi_core.cli.invocation import Invocation, misuse
from fazhi_core.cli.listing import print_lines
from fazhi_core.cli.output import not_written
from fazhi_core.testing.scaffold import KINDS, NAME, new_plugin, plugin_folder

__all__ = ["run"]

_NEW = "new"


def run(call: Invocation) -> int:
    """Write the plugin, and say what to do next."""
    parser = call.parser()
    parser.positional("action", _NEW, about="plugin_action")
    parser.positional("name", "NAME")
    parser.word("kind", KINDS)
    parser.value("output", "DIR", about="plugin_folder")
    parsed = parser.parse(call.arguments)
    if parsed is None:
        return 0
    if parsed.action != _NEW:
        raise misuse("plugin_action")
    name = parsed.name or ""
    if not NAME.fullmatch(name):
        raise misuse("bad_plugin_name" if name else "no_plugin_name", name=name)
    folder = Path(parsed.output or plugin_folder(name))
    try:
        files = new_plugin(name, parsed.kind or KINDS[0], folder)
    except FileExistsError as error:
        raise misuse("plugin_folder_taken", name=folder.as_posix()) from error
    except OSError as error:
        raise not_written(folder.as_posix(), error) from error
    lines = [call.say("plugin_written", name=folder.as_posix(), count=len(files))]
    lines += [f"  {one.relative_to(folder).as_posix()}" for one in files]
    lines += [call.say("plugin_next", name=folder.as_posix())]
    print_lines(lines, None)
    return 0
