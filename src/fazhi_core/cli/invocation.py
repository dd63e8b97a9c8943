"""One call of a command: its arguments, its language, and the settings they lead to."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from fazhi_core._texts import Language, Text
from fazhi_core.cli.arguments import TEXTS, Parser, UsageError, a_day

if TYPE_CHECKING:
    from fazhi_core.host.engine import Engine
    from fazhi_core.host.settings import Settings

__all__ = ["STDIN", "Invocation", "add_judging", "add_settings", "engine_of", "misuse"]

STDIN = "-"
"""The path that stands for standard input: its settings are those of the current folder."""


@attrs.define
class Invocation:
    """One call.

    Args:
        command: the command's name.
        arguments: what stands behind it.
        language: the language that was chosen; ``None`` while it is not known.
    """

    command: str
    arguments: list[str]
    language: Language | None = None

    @property
    def spoken(self) -> Language:
        """The language to speak: Chinese where none was chosen."""
        return self.language or "zh"

    def say(self, key: str, **values: Any) -> str:
        """The sentence *key* in the language of this call."""
        return TEXTS.say(key, self.spoken, **values)

    def parser(self) -> Parser:
        """A parser for this command."""
        return Parser(self.command, self.language)

    def settings(self, parsed: Namespace, first: str = STDIN) -> Settings:
        """The settings of the file found for the path *first*, and above them those of *parsed*.

        Raises:
            ConfigError: the file of settings cannot be read or is faulty.
            UsageError: an option and its opposite were given together, such as ``--config`` and
                ``--no-config``.
        """
        from fazhi_core.host.settings import Settings, find_settings, read_settings

        for name in ("config", "waivers", "baseline"):
            if getattr(parsed, name, None) and getattr(parsed, f"no_{name}"):
                options = f"--{name}", f"--no-{name}"
                raise UsageError(TEXTS["both_given"].fill({"options": options}))
        found: Path | None = Path(parsed.config) if parsed.config else None
        if found is None and not parsed.no_config:
            found = find_settings(Path() if first == STDIN else Path(first))
        settings = (read_settings(found) if found else Settings()).over(_given(parsed))
        if self.language is None and settings.values["lang"].layer != "default":
            self.language = settings["lang"]
        return settings

    def engine(self, parsed: Namespace) -> Engine:
        """The engine for a command that checks no files.

        Raises:
            ConfigError, LawError, UsageError: as for :meth:`settings` and the engine.
        """
        return engine_of(self.settings(parsed))


def engine_of(settings: Settings) -> Engine:
    """The engine of *settings*, with the user's cache.

    Raises:
        ConfigError, LawError: as for the engine.
    """
    from fazhi_core.host.cache import user_folder

    return settings.engine(user_folder())


def add_settings(parser: Parser) -> None:
    """Options of every command that reads settings."""
    parser.value("config", "FILE")
    parser.flag("no_config")
    parser.flag("no_plugins")
    parser.flag("no_cache")
    parser.names("block_plugin", "NAME")


def add_judging(parser: Parser) -> None:
    """Options of every command that checks records."""
    from fazhi_core.host.settings import CHOICES

    parser.value("as_of", "YYYY-MM-DD", a_day)
    parser.value("profile", "CODE")
    parser.names("select", "NAME")
    parser.names("ignore", "NAME")
    for name in ("evidence", "duty", "references"):
        parser.word(name, CHOICES[name])
    parser.names("waivers", "FILE")
    parser.flag("no_waivers")
    parser.value("baseline", "FILE")
    parser.flag("no_baseline")


def _given(parsed: Namespace) -> dict[str, Any]:
    """What the command line says of the settings; ``None`` where it says nothing."""
    from fazhi_core.host.settings import DEFAULTS

    given = {name: _frozen(getattr(parsed, name, None)) for name in DEFAULTS}
    if parsed.no_plugins:
        given |= {"discover": False, "local_plugins": ()}
    for name in ("waivers", "baseline"):
        if getattr(parsed, f"no_{name}", False):
            given[name] = type(DEFAULTS[name])()
    if parsed.no_cache:
        given["cache"] = False
    given["block_plugins"] = _frozen(parsed.block_plugin)
    return given


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def misuse(key: str, **values: Any) -> UsageError:
    """The error that *key* of the catalogue words."""
    text: Text = TEXTS[key].fill(values)
    return UsageError(text)
