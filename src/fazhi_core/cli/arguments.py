"""Arguments of the commands: options with their settings, and messages in both languages."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NoReturn

from fazhi_core._texts import Catalogue, Language, Text

__all__ = [
    "TEXTS",
    "Parser",
    "UsageError",
    "a_day",
    "a_word",
    "did_you_mean",
    "words",
]

TEXTS = Catalogue("fazhi_core.cli")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UsageError(Exception):
    """Arguments that cannot be understood.  ``text`` says why in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def did_you_mean(name: str, known: Iterable[str]) -> Text:
    """A hint at the known name most like *name*."""
    from fazhi_core.law.table import nearest

    return nearest(name, known)


class Parser:
    """The arguments of one command.

    Args:
        command: its name.
        language: of the help; Chinese where it is ``None``.
    """

    def __init__(self, command: str, language: Language | None) -> None:
        self._language: Language = language or "zh"
        self._parser = _Argparse(
            prog=f"fazhi {command}",
            description=self._say(f"about_{command.replace(' ', '_')}"),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=_formatter(self._say("usage")),
        )
        self._needed: list[str] = []
        self._positional = self._parser.add_argument_group(self._say("arguments"))
        self._options = self._parser.add_argument_group(self._say("options"))
        self.flag("help", "-h")
        self.word("lang", choices=("zh", "en"))

    def _say(self, key: str) -> str:
        return TEXTS.say(key, self._language).replace("%", "%%")

    def positional(
        self,
        name: str,
        metavar: str,
        *,
        many: bool = False,
        optional: bool = False,
        about: str = "",
    ) -> None:
        """An argument without a name: one, or any number; its help as for :meth:`value`.

        That one is missing is for the command to say, in its own words; *optional* only shows
        in the usage.
        """
        nargs = "*" if many else "?"
        self._positional.add_argument(
            name, nargs=nargs, metavar=metavar, help=self._say(f"help_{about or name}")
        )
        if not optional:
            self._needed.append(f"{metavar} ..." if many else metavar)

    def flag(self, name: str, *short: str) -> None:
        """An option without a value."""
        option = "--" + name.replace("_", "-")
        self._options.add_argument(
            *short, option, dest=name, action="store_true", help=self._say(f"help_{name}")
        )

    def value(
        self,
        name: str,
        metavar: str,
        read: Callable[[str, str], Any] = lambda _, text: text,
        *,
        about: str = "",
    ) -> None:
        """An option with one value, understood by *read* (option, text); ``None`` if not given.

        Its help is ``help_`` and *about*, or its own name.
        """
        option = "--" + name.replace("_", "-")
        self._options.add_argument(
            option,
            dest=name,
            metavar=metavar,
            type=lambda text: read(option, text),
            help=self._say(f"help_{about or name}"),
        )

    def several(self, name: str, metavar: str, *, into: str) -> None:
        """An option that may be given again; its values stand in *into*, ``None`` if not given.

        Its help is ``help_`` and *into*.
        """
        option = "--" + name.replace("_", "-")
        self._options.add_argument(
            option, dest=into, metavar=metavar, action="append", help=self._say(f"help_{into}")
        )

    def word(self, name: str, choices: Sequence[str], *, about: str = "") -> None:
        """An option that takes one of *choices*; its help as for :meth:`value`."""
        self.value(name, "|".join(choices), a_word(choices), about=about)

    def names(self, name: str, metavar: str, *, about: str = "") -> None:
        """An option that takes several names: given again, or with commas between them.

        Its help is ``help_`` and *about*, or its own name.
        """
        option = "--" + name.replace("_", "-")
        self._options.add_argument(
            option,
            dest=name,
            metavar=metavar,
            action="extend",
            type=lambda text: _some_words(option, text),
            help=self._say(f"help_{about or name}"),
        )

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace | None:
        """The arguments understood; ``None`` once help was printed.

        Raises:
            UsageError: they cannot be understood.
        """
        # argparse would write the usage, for messages that it never gets to say here.
        self._parser.usage = ""
        try:
            parsed, rest = self._parser.parse_known_intermixed_args(list(arguments))
        except argparse.ArgumentError as error:
            values = {"name": error.argument_name, "detail": error.message}
            key = "needs_value" if error.message.startswith("expected") else "bad_argument"
            raise UsageError(TEXTS[key].fill(values)) from error
        finally:
            self._parser.usage = None
        if parsed.help:
            sys.stdout.write(self._help())
            return None
        if rest:
            name = rest[0].partition("=")[0]
            hint = did_you_mean(name, self._parser.option_strings)
            raise UsageError(TEXTS["unknown_option"].fill({"name": name, "hint": hint}))
        return parsed

    def _help(self) -> str:
        text = self._parser.format_help()
        for shown in self._needed:
            text = text.replace(f"[{shown}]", shown, 1)
        return text


class _Argparse(argparse.ArgumentParser):
    @property
    def option_strings(self) -> list[str]:
        return [option for action in self._actions for option in action.option_strings]

    def error(self, message: str) -> NoReturn:
        raise UsageError(TEXTS["bad_usage"].fill({"detail": message}))


def _formatter(usage: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self, usage_: str | None, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            super().add_usage(usage_, actions, groups, usage if prefix is None else prefix)

    return Formatter


def _some_words(option: str, text: str) -> tuple[str, ...]:
    found = words(text)
    if not found:
        # Nothing named would otherwise mean everything.
        raise UsageError(TEXTS["needs_value"].fill({"name": option}))
    return found


def words(text: str) -> tuple[str, ...]:
    """The names in *text*, with commas between them."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def a_day(option: str, text: str) -> date:
    """The day that *text* writes as ``YYYY-MM-DD``.

    Raises:
        UsageError: there is no such day, or it is written otherwise.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(TEXTS["bad_day"].fill({"name": option, "value": text}))


def a_word(choices: Sequence[str]) -> Callable[[str, str], str]:
    """A reader that takes one of *choices*, and raises ``UsageError`` for anything else."""

    def read(option: str, text: str) -> str:
        if text in choices:
            return text
        hint = did_you_mean(text, choices)
        values = {"name": option, "value": text, "wanted": tuple(choices), "hint": hint}
        raise UsageError(TEXTS["bad_choice"].fill(values))

    return read
