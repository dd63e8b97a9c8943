"""The requirements met in a run, as SARIF's rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from fazhi_core._texts import Language
from fazhi_core.engine.finding import Finding
from fazhi_core.law.instrument import Severity
from fazhi_core.reporters.painting import escaped
from fazhi_core.reporters.words import TEXTS, cited

__all__ = ["Rules", "as_uri"]

_PREFIX = "."
_OF_WAIVERS = "waiver-"
_PAGES = "reference/requirements"
"""The folder of the requirements' pages in the documentation."""

_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


class Rules:
    """The rules of a run, one for each requirement met, in the order of their ids.

    Args:
        findings: the findings of the run.
        language: of titles and help.
        docs_url: where the documentation lies; empty where nobody said.
    """

    def __init__(self, findings: Iterable[Finding], language: Language, docs_url: str) -> None:
        by_id: dict[str, list[Finding]] = {}
        for one in findings:
            by_id.setdefault(one.requirement, []).append(one)
        self._indexes = {id_: number for number, id_ in enumerate(sorted(by_id))}
        self.tables = [_table(by_id[id_], language, docs_url) for id_ in self._indexes]

    def index(self, finding: Finding) -> int:
        """The place of the rule of *finding* among the tables."""
        return self._indexes[finding.requirement]

    def reference(self, finding: Finding) -> dict[str, Any]:
        """A reference to the rule of *finding*."""
        return {"id": finding.requirement, "index": self.index(finding)}


def as_uri(address: str) -> str:
    """*address* in the characters that a URI may have."""
    return quote(address, safe="%/:@!$&'()*+,;=-._~[]")


def _page_of(requirement: str, docs_url: str) -> str | None:
    """The page of *requirement*; only those of the national pack have one.

    What plugins bring has a prefix, and what is said of waivers is no requirement.
    """
    if not docs_url or _PREFIX in requirement or requirement.startswith(_OF_WAIVERS):
        return None
    return as_uri(f"{docs_url.rstrip('/')}/{_PAGES}/{requirement}/")


def _table(findings: list[Finding], language: Language, docs_url: str) -> dict[str, Any]:
    first = findings[0]
    heaviest = max(
        (one.severity for one in findings if one.severity is not None),
        key=lambda one: one.weight,
        default=Severity.VIOLATION,
    )
    known = dict.fromkeys(cited(one, language) for found in findings for one in found.citations)
    why = first.why.in_(language)
    if why and language == "en":
        why += " "
    help_ = TEXTS.say("rule_help", language, why=why, citations=tuple(known), id=first.requirement)
    title = first.title.in_(language)
    table: dict[str, Any] = {
        "id": first.requirement,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why.strip() or title},
        "help": {"text": help_, "markdown": escaped(help_)},
        "defaultConfiguration": {"level": _LEVELS[heaviest]},
        "properties": {"tags": [first.subject.type]},
    }
    if (page := _page_of(first.requirement, docs_url)) is not None:
        table["helpUri"] = page
    if first.aliases:
        table["deprecatedIds"] = list(first.aliases)
    return table
