"""Topics, known by the words in which people name them."""

from __future__ import annotations

import attrs

__all__ = ["Topic"]


@attrs.frozen(kw_only=True)
class Topic:
    """Words that show that a topic was dealt with.

    Args:
        words: any of them suffices.
    """

    words: tuple[str, ...]

    def named(self, texts: tuple[str, ...]) -> bool:
        """Whether one of the words stands in *texts*."""
        return any(word in text for word in self.words for text in texts)
