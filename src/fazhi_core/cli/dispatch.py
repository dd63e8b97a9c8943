"""Finds the command, runs it, and turns what went wrong into a message and an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from fazhi_core._version import __version__
from fazhi_core.cli.streams import close_quietly, ready

if TYPE_CHECKING:
    from fazhi_core._texts import Language, Text
    from fazhi_core.cli.invocation import Invocation

__all__ = ["COMMANDS", "dispatch"]

COMMANDS = (
    "check",
    "baseline",
    "due",
    "timeline",
    "score",
    "report",
    "explain",
    "requirements",
    "coverage",
    "plugins",
    "plugin",
    "config",
    "init",
    "schema",
)

_VERSION = "--version"
_MISUSED, _INCOMPLETE, _INTERRUPTED = 2, 3, 130


def dispatch(arguments: list[str]) -> int:
    """Run the command that *arguments* name; its exit code."""
    ready()
    call: Invocation | None = None
    try:
        if arguments[:1] == [_VERSION]:
            code = _print_version()
        else:
            call = _invocation(arguments)
            code = _run(call)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        close_quietly(sys.stdout)
        return _INCOMPLETE
    except Exception as error:  # noqa: BLE001 - a crash must not look like exit code 1
        told, code = _told(error)
        _complain(told, call.language if call else _stated_language(arguments))
    return code


def _print_version() -> int:
    """Asked for by every tool that wraps this one: nothing else is imported for it."""
    sys.stdout.write(f"fazhi-core {__version__}\n")
    return 0


def _invocation(arguments: list[str]) -> Invocation:
    from fazhi_core.cli.invocation import Invocation

    return Invocation("", arguments, _stated_language(arguments))


def _run(call: Invocation) -> int:
    from fazhi_core.cli.arguments import TEXTS, UsageError, did_you_mean

    rest = _without_language(call.arguments)
    if not rest or rest[0] in {"-h", "--help"}:
        sys.stdout.write(_overview(call.spoken))
        return 0 if rest else _MISUSED
    if rest[0] == _VERSION:
        return _print_version()
    name = rest[0]
    if name not in COMMANDS:
        key = "unknown_option" if name.startswith("-") else "unknown_command"
        raise UsageError(TEXTS[key].fill({"name": name, "hint": did_you_mean(name, COMMANDS)}))
    call.command, call.arguments = name, rest[1:]
    module = import_module(f"fazhi_core.cli.{name}")
    code: int = module.run(call)
    return code


def _stated_language(arguments: list[str]) -> Language | None:
    """The language that *arguments* ask for, before anything else of them is understood."""
    from fazhi_core._texts import LANGUAGES

    for position, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        for language in LANGUAGES:
            if value == language:
                return language
    return None


def _without_language(arguments: list[str]) -> list[str]:
    """*arguments* without a ``--lang`` before the command.

    Raises:
        UsageError: it names no language.
    """
    from fazhi_core._texts import LANGUAGES
    from fazhi_core.cli.arguments import TEXTS, UsageError, a_word

    option, stated, value = (arguments[0] if arguments else "").partition("=")
    if option != "--lang":
        return arguments
    rest = arguments[1:]
    if not stated:
        if not rest:
            raise UsageError(TEXTS["needs_value"].fill({"name": option}))
        value, *rest = rest
    a_word(LANGUAGES)(option, value)
    return rest


def _overview(language: Language) -> str:
    from fazhi_core.cli.arguments import TEXTS

    lines = [TEXTS.say("overview", language), ""]
    lines += [f"  {name:<14}{TEXTS.say(f'about_{name}', language)}" for name in COMMANDS]
    lines += ["", TEXTS.say("overview_end", language)]
    return "\n".join(lines) + "\n"


def _told(error: Exception) -> tuple[Text, int]:
    """What to say of *error*, and the exit code."""
    from fazhi_core._texts import LANGUAGES, Text
    from fazhi_core.cli.arguments import UsageError
    from fazhi_core.cli.output import NotWrittenError, not_written
    from fazhi_core.host.plugins import ConfigError
    from fazhi_core.law.table import LawError

    if isinstance(error, UsageError | ConfigError):
        return error.text, _MISUSED
    if isinstance(error, LawError):
        lines = {name: "\n".join(one.say(name) for one in error.faults) for name in LANGUAGES}
        return Text(lines["zh"], lines["en"]), _MISUSED
    if isinstance(error, OSError) and error.filename is None:
        error = not_written(None, error)
    if isinstance(error, NotWrittenError):
        return error.text, _INCOMPLETE
    return _crashed(error), _INCOMPLETE


def _crashed(error: Exception) -> Text:
    """Where it crashed, without the text of the error: that could quote a record."""
    import traceback

    from fazhi_core.cli.arguments import TEXTS

    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{PurePath(one.filename).name}:{one.lineno}" for one in frames]
    values = {"exception": type(error).__name__, "where": " > ".join(where)}
    return TEXTS["crashed"].fill(values)


def _complain(text: Text, language: Language | None) -> None:
    from fazhi_core._texts import LANGUAGES
    from fazhi_core.cli.arguments import TEXTS

    spoken = LANGUAGES if language is None else (language,)
    try:
        for one in spoken:
            sys.stderr.write(TEXTS.say("complaint", one, text=text.in_(one)) + "\n")
    except OSError:
        close_quietly(sys.stderr)
