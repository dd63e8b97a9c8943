"""Whether a text may hold a record inside another one, told without decoding it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_core.engine.ledger import holders

if TYPE_CHECKING:
    from fazhi_core.readers.codec import Codec

__all__ = ["Inside"]


class Inside:
    """Looks for records of the types *wanted* inside the JSON text of others."""

    def __init__(self, codec: Codec, wanted: frozenset[str]) -> None:
        self._codec = codec
        self._wanted = wanted
        self._keys: dict[str, re.Pattern[bytes] | None] = {}

    def may_be(self, type_: str, text: bytes) -> bool:
        """Whether a wanted record may stand inside *text*, a record of *type_*.

        Only a key that opens a table or a list can hold one; a key may be hidden by escapes.
        """
        if type_ not in self._keys:
            self._keys[type_] = self._pattern(type_)
        keys = self._keys[type_]
        return keys is not None and (keys.search(text) is not None or b"\\u" in text)

    def _pattern(self, type_: str) -> re.Pattern[bytes] | None:
        names = self._codec.names
        cls = names.types[type_].cls
        spelled = {
            one for name in holders(cls, self._wanted) for one in names.spelled(cls, (name,))
        }
        if not spelled:
            return None
        keys = b"|".join(re.escape(one.encode()) for one in sorted(spelled))
        return re.compile(rb'"(?:' + keys + rb')"\s*:\s*[\[{]')
