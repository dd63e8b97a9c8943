"""What can be said of a requirement's names, words and citations without a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import Formatter

from fazhi_core._texts import Text
from fazhi_core.engine.rulebook import Rulebook
from fazhi_core.law.instrument import Citation
from fazhi_core.law.requirement import Requirement, Version

__all__ = ["wrong_in_requirement", "wrong_name"]

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


def wrong_name(requirement: Requirement, prefix: str | None, known: Iterable[str]) -> list[str]:
    """What is wrong with the id and the aliases of *requirement*.

    Args:
        requirement: the requirement.
        prefix: what its id must begin with, before a dot; empty for anything, ``None`` for nothing.
        known: the ids and aliases of all requirements.
    """
    found: list[str] = []
    id_ = requirement.id
    if not _ID.fullmatch(id_):
        found.append(f"{id_} is not in small letters with hyphens between")
    if prefix is not None and not (id_.startswith(f"{prefix}.") if prefix else "." in id_):
        found.append(f"{id_} does not begin with {prefix or 'a prefix'} and a dot")
    names = list(known)
    found += [
        f"{name} is the name of another requirement too"
        for name in (id_, *requirement.other_names)
        if names.count(name) > 1
    ]
    return found


def wrong_in_requirement(requirement: Requirement, rulebook: Rulebook) -> list[str]:
    """What is wrong with the words and the citations of *requirement*."""
    return [*_words(requirement), *_citations(requirement, rulebook)]


def _words(requirement: Requirement) -> Iterator[str]:
    texts: list[tuple[str, Text | None]] = [
        ("title", requirement.title),
        ("why", requirement.why or Text("", "")),
        ("person", requirement.person),
        ("not_township", requirement.not_township),
    ]
    for key, message in requirement.messages.items():
        texts += [(f"messages.{key}", message.text), (f"messages.{key}.remedy", message.remedy)]
    for name, text in texts:
        if text is None:
            continue
        if not _CHINESE.search(text.zh):
            yield f"{name} is not told in Chinese"
        if not _LATIN.search(text.en):
            yield f"{name} is not told in English"
        yield from _places(name, text)


def _places(name: str, text: Text) -> Iterator[str]:
    """Whether both languages fill in the same values, in a form that can be filled."""
    try:
        zh, en = (
            {place.partition(".")[0] for _, place, _, _ in Formatter().parse(one) if place}
            for one in (text.zh, text.en)
        )
    except ValueError as error:
        yield f"{name}: {error}"
        return
    if zh != en:
        yield f"{name} shows {sorted(zh)} in Chinese and {sorted(en)} in English"


def _citations(requirement: Requirement, rulebook: Rulebook) -> Iterator[str]:
    if not requirement.versions:
        yield "there is no version"
    for version in requirement.versions:
        for citation in version.citations:
            yield from (f"{citation}: {wrong}" for wrong in _citation(citation, rulebook))
        yield from (f"{version.citation}: {wrong}" for wrong in _version(version))


def _citation(citation: Citation, rulebook: Rulebook) -> Iterator[str]:
    if (citation.instrument, citation.edition) not in rulebook.instruments:
        yield "there is no such instrument"
    numbers = (citation.article, citation.paragraph, citation.item)
    if any(number is not None and number < 1 for number in numbers):
        yield "articles, paragraphs and items are counted from 1"
    if citation.article is None and (citation.paragraph or citation.item):
        yield "a paragraph or an item needs its article"


def _version(version: Version) -> Iterator[str]:
    if version.verified == "database" and not version.key_phrase:
        yield "what the database verifies has a key phrase"
    if version.verified == "source" and not version.source:
        yield "the source it was verified with is not named"
    if version.end is not None and version.end < version.start:
        yield "it ends before it begins"
    if version.deadline is not None and version.deadline.value < 0:
        yield "its term is negative"
