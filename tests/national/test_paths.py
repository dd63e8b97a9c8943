"""No file of law speaks of a fact that its records do not have."""

from __future__ import annotations

from pathlib import Path

from fazhi_core import Engine
from fazhi_core.testing import unknown_paths
from tests.engine.packs import engine, requirement

VERSION = """
needs = ["review.opinion_on | review.opinion", "notices"]
deadline = {kind = "organ_deadline", days = 7, from = "filed_on", to = "service.servd_on"}
"""


def test_every_path_leads_to_a_fact() -> None:
    assert list(unknown_paths(Engine(discover=False).rulebook)) == []


def test_a_misspelt_path_is_seen(tmp_path: Path) -> None:
    text = requirement(
        "r",
        record="enforcement_case",
        each='"acts"',
        governing_date='["acts.on", "decision.onn"]',
        version=VERSION,
    )
    found = list(unknown_paths(engine(tmp_path, text).rulebook))
    assert found == [
        ("r", "decision.onn"),
        ("r", "review.opinion"),
        ("r", "notices"),
        ("r", "service.servd_on"),
    ]
