"""Reporters: one report, many formats.  Each is imported only when its format is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_core.host.protocols import Reporter

__all__ = ["BUILT_IN", "format_names", "reporter"]

BUILT_IN: dict[str, str] = {
    "text": "text:TextReporter",
    "json": "json:JsonReporter",
    "ndjson": "ndjson:NdjsonReporter",
    "sarif": "sarif:SarifReporter",
    "junit": "junit:JunitReporter",
    "github": "github:GithubReporter",
    "github-summary": "markdown:GithubSummaryReporter",
    "gitlab": "gitlab:GitlabReporter",
    "markdown": "markdown:MarkdownReporter",
    "concise": "concise:ConciseReporter",
}
"""The formats that come with the library: name, then module and class."""


def format_names(extra: Iterable[Reporter] = ()) -> tuple[str, ...]:
    """The names of all formats, those that *extra* brings at the end."""
    return tuple(dict.fromkeys((*BUILT_IN, *(one.name for one in extra))))


def reporter(name: str, extra: Iterable[Reporter] = ()) -> Reporter:
    """The reporter for the format *name*; a built-in one comes before one of *extra*.

    Raises:
        LookupError: there is no such format.
    """
    target = BUILT_IN.get(name)
    if target is not None:
        module, _, cls = target.partition(":")
        made: Reporter = getattr(import_module(f"{__name__}.{module}"), cls)()
        return made
    for one in extra:
        if one.name == name:
            return one
    raise LookupError(name)
