"""Finds the command, runs it, and turns what went wrong into a message and an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import PurePath
from typing import TextIO

from fazhi_core._texts import LANGUAGES, Language, Text
from fazhi_core._version import __version__
from fazhi_core.cli.arguments import TEXTS, UsageError, did_you_mean
from fazhi_core.cli.invocation import Invocation
from fazhi_core.cli.output import close_quietly

__all__ = ["COMMANDS", "dispatch"]

COMMANDS = (
    "check",
    "due",
    "timeline",
    "score",
    "explain",
    "requirements",
    "coverage",
    "plugins",
    "config",
)

_MISUSED, _INCOMPLETE, _INTERRUPTED = 2, 3, 130


def dispatch(arguments: list[str]) -> int:
    """Run the command that *arguments* name; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _never_raise(stream)
    call = Invocation("", arguments, _stated_language(arguments))
    try:
        code = _run(call)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        close_quietly()
        return _INCOMPLETE
    except Exception as error:  # noqa: BLE001 - a crash must not look like exit code 1
        told = _told(error)
        _complain(told or _crashed(error), call.language)
        return _MISUSED if told else _INCOMPLETE
    return code


def _run(call: Invocation) -> int:
    rest = _without_language(call.arguments)
    if not rest or rest[0] in {"-h", "--help"}:
        sys.stdout.write(_overview(call.spoken))
        return 0 if rest else _MISUSED
    if rest[0] == "--version":
        sys.stdout.write(f"fazhi-core {__version__}\n")
        return 0
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
    for position, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        for language in LANGUAGES:
            if value == language:
                return language
    return None


def _without_language(arguments: list[str]) -> list[str]:
    """*arguments* without a ``--lang`` before the command."""
    if arguments[:1] == ["--lang"]:
        return arguments[2:]
    return arguments[1:] if arguments[:1] and arguments[0].startswith("--lang=") else arguments


def _overview(language: Language) -> str:
    lines = [TEXTS.say("overview", language), ""]
    lines += [f"  {name:<14}{TEXTS.say(f'about_{name}', language)}" for name in COMMANDS]
    lines += ["", TEXTS.say("overview_end", language)]
    return "\n".join(lines) + "\n"


def _told(error: Exception) -> Text | None:
    """What the user did wrong; ``None`` where the fault is ours."""
    from fazhi_core.host.plugins import ConfigError
    from fazhi_core.law.table import LawError

    if isinstance(error, UsageError | ConfigError):
        return error.text
    if isinstance(error, LawError):
        lines = {name: "\n".join(one.say(name) for one in error.faults) for name in LANGUAGES}
        return Text(lines["zh"], lines["en"])
    return None


def _crashed(error: Exception) -> Text:
    """Where it crashed, without the text of the error: that could quote a record."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{PurePath(one.filename).name}:{one.lineno}" for one in frames]
    values = {"exception": type(error).__name__, "where": " > ".join(where)}
    return TEXTS["crashed"].fill(values)


def _complain(text: Text, language: Language | None) -> None:
    spoken = LANGUAGES if language is None else (language,)
    for one in spoken:
        sys.stderr.write(TEXTS.say("complaint", one, text=text.in_(one)) + "\n")


def _never_raise(stream: TextIO) -> None:
    """Let *stream* write a question mark where its encoding lacks a character."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
