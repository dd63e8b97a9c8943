"""Reads filled-in review sheets (``fazhi-score/1``) back, to compare them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from fazhi_core._texts import Text
from fazhi_core.engine.comparison import Marked, MarkedItem
from fazhi_core.engine.finding import Subject
from fazhi_core.engine.scores import SCORE_FORMAT
from fazhi_core.engine.scoring import State
from fazhi_core.law.table import LawError, LawFault
from fazhi_core.readers.answers import REVIEW_TEXTS

__all__ = ["read_scores"]


def read_scores(path: str | Path) -> list[Marked]:
    """The cases in the file *path*.

    Raises:
        LawError: the file cannot be read, or is not what ``fazhi score --format json`` prints.
    """
    name = str(path)
    try:
        raw = json.loads(Path(path).read_text(encoding="utf-8-sig"))
        if not isinstance(raw, dict) or raw.get("format") != SCORE_FORMAT:
            raise _refused(name)
        titles = {sheet["id"]: _titles(sheet) for sheet in raw["sheets"]}
        return [_marked(case, titles[case["sheet"]]) for case in raw["cases"]]
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        text = REVIEW_TEXTS["unreadable"].fill({"detail": detail})
        raise LawError([LawFault(name, 1, "", text)]) from error
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        if isinstance(error, LawError):
            raise
        raise _refused(name) from error


def _refused(name: str) -> LawError:
    text = REVIEW_TEXTS["not_a_score"].fill({"format": SCORE_FORMAT})
    return LawError([LawFault(name, 1, "", text)])


def _titles(sheet: dict[str, Any]) -> dict[tuple[str, str], Text]:
    """The titles of the grades and items of a sheet."""
    items = [item for block in sheet["blocks"] for item in block["items"]]
    kinds = (("grade", sheet["grades"]), ("item", items))
    return {
        (kind, one["id"]): Text(one["title"], one["title_en"])
        for kind, list_ in kinds
        for one in list_
    }


def _marked(case: dict[str, Any], titles: dict[tuple[str, str], Text]) -> Marked:
    subject = case["case"]
    return Marked(
        subject=Subject(str(subject["type"]), str(subject["id"]), subject["agency"]),
        sheet=str(case["sheet"]),
        total=Decimal(str(case["total"])),
        grade=titles["grade", case["grade"]] if case["grade"] else None,
        items={
            str(item["id"]): MarkedItem(
                id=str(item["id"]),
                title=titles["item", item["id"]],
                state=State(item["state"]),
                lost=Decimal(str(item["lost"])),
            )
            for item in case["items"]
        },
    )
