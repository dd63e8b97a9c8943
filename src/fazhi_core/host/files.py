"""Files that settings name: read, shown, and refused with all their faults at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fazhi_core._texts import LANGUAGES, Text
from fazhi_core.host.plugins import TEXTS, ConfigError
from fazhi_core.law.table import LawFault

__all__ = ["refused", "shown", "text_of"]


def text_of(path: Path, name: str) -> str:
    """What stands in the file *path*.

    Raises:
        ConfigError: it cannot be read; *name* is what the message calls it.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        values = {"name": name, "detail": detail}
        raise ConfigError(TEXTS["unreadable"].fill(values)) from error


def shown(path: Path) -> str:
    """*path* as people see it: relative to where they are, if it lies there."""
    here = Path.cwd()
    full = path.resolve()
    return (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()


def refused(faults: Iterable[LawFault]) -> ConfigError:
    """The error that tells all *faults*, in the order of the files."""
    ordered = sorted(faults, key=lambda one: (one.file, one.line))
    lines = {language: "\n".join(one.say(language) for one in ordered) for language in LANGUAGES}
    return ConfigError(Text(lines["zh"], lines["en"]))
