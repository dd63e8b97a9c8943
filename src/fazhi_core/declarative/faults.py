"""What is wrong with an expression, shown with its line and a caret."""

from __future__ import annotations

import unicodedata
from typing import Any

from fazhi_core._texts import Catalogue, Text

__all__ = ["TEXTS", "ExpressionFault", "pointed_at"]

TEXTS = Catalogue("fazhi_core.declarative")

_WIDE = frozenset("WF")


class ExpressionFault(ValueError):
    """Something in an expression that cannot be used.

    Args:
        key: the sentence that says it.
        at: where, in characters from the beginning of the expression.
        values: what fills the sentence.
    """

    def __init__(self, key: str, at: int = 0, /, **values: Any) -> None:
        super().__init__(key)
        self.at = at
        self.text = TEXTS[key].fill(values)


def pointed_at(expression: str, at: int) -> tuple[int, str]:
    """The number of the line (from 0) that holds the character *at*, and that line over a caret."""
    before = expression[: max(0, min(at, len(expression)))]
    number, start = before.count("\n"), before.rfind("\n") + 1
    line = expression[start:].partition("\n")[0]
    # Tabs stay, so that the caret stands where the reader's own tabs put the character.
    ahead = "".join(
        one if one == "\t" else " " * (1 + (unicodedata.east_asian_width(one) in _WIDE))
        for one in before[start:]
    )
    return number, f"\n  {line}\n  {ahead}^"


def with_caret(text: Text, caret: str) -> Text:
    """*text* in both languages over the line with its caret."""
    return Text(text.zh + caret, text.en + caret)
