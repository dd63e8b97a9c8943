"""What somebody may have meant who wrote a name that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest"]

_ALIKE = 0.6
_SHORTEST = 2


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The name of *known* most like *word*; ``None`` where none is much like it.

    Capitals, spaces, hyphens and underscores make no difference.  A name that holds the word, or is
    held by it, counts as like it, for Chinese titles are often cut short or spelt out.

    >>> nearest("Two Officer", ["two-officers", "two-days"])
    'two-officers'
    >>> nearest("处罚决定日期", ["决定日期", "立案日期"])
    '决定日期'
    """
    from difflib import get_close_matches

    choices = {_folded(one): one for one in known}
    folded = _folded(word)
    close = get_close_matches(folded, choices, n=1, cutoff=_ALIKE)
    if close:
        return choices[close[0]]
    if len(folded) < _SHORTEST:
        return None
    inside = [one for one in choices if len(one) >= _SHORTEST and (one in folded or folded in one)]
    found = min(inside, key=lambda one: abs(len(one) - len(folded)), default=None)
    return None if found is None else choices[found]


def _folded(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
