"""Sentences for people, in Chinese and English, kept in TOML beside the code that says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, TypeAlias

import attrs

from fazhi_core._resources import resource

__all__ = ["LANGUAGES", "Catalogue", "Language", "Text", "spoken"]

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")


@attrs.frozen
class Text:
    """One sentence or word in both languages."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The sentence in *language*."""
        return self.zh if language == "zh" else self.en

    def fill(self, values: Mapping[str, Any]) -> Text:
        """The sentence with its ``{places}`` filled in.

        Raises:
            KeyError: a place has no value.
        """
        return Text(
            zh=self.zh.format_map(_Spoken(values, "zh")),
            en=self.en.format_map(_Spoken(values, "en")),
        )


class _Spoken:
    """Values as they are printed in one language; only those that a sentence asks for."""

    __slots__ = ("_language", "_values")

    def __init__(self, values: Mapping[str, Any], language: Language) -> None:
        self._values = values
        self._language = language

    def __getitem__(self, key: str) -> str:
        return spoken(self._values[key], self._language)


def spoken(value: Any, language: Language) -> str:
    """*value* as it is printed: enumerations by their Chinese label, days in ISO form."""
    if isinstance(value, Text):
        return value.in_(language)
    label = getattr(value, "zh", None)
    if label is not None:
        return str(label) if language == "zh" else str(value)
    if isinstance(value, bool | None):
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple | list | frozenset | set):
        between = "、" if language == "zh" else ", "
        return between.join(spoken(one, language) for one in value)
    return str(value)


@attrs.define
class Catalogue:
    """The sentences of one part of the library, read from its TOML file when first needed."""

    package: str
    name: str = "messages.toml"

    @cached_property
    def _texts(self) -> dict[str, Text]:
        import tomli

        raw = tomli.loads(resource(self.package, self.name).read_text(encoding="utf-8"))
        return {key: Text(zh=entry["zh"], en=entry["en"]) for key, entry in raw.items()}

    def __getitem__(self, key: str) -> Text:
        return self._texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def say(self, key: str, language: Language, **values: Any) -> str:
        """The sentence *key* in *language* with its places filled in."""
        return self[key].fill(values).in_(language)
