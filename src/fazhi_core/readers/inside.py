"""Whether a text may hold a record inside another one, told without decoding it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fazhi_core.engine.ledger import holders

if TYPE_CHECKING:
    from fazhi_core.readers.codec import Codec

__all__ = ["Inside"]


class Inside:
    """Looks for records of the types *wanted* inside the JSON text of others.

    A record that stands inside another without an id of its own is found by ``CASE#review`` alone.
    Where no text holds such a reference, nobody can ask for it, and it need not be kept.

    Attributes:
        named: whether a text named a record by where it stands.
    """

    def __init__(self, codec: Codec, wanted: frozenset[str], *, named: bool = False) -> None:
        self._codec = codec
        self._wanted = wanted
        self._keys: dict[str, tuple[re.Pattern[bytes], re.Pattern[bytes]] | None] = {}
        self._all = named
        self.named = False

    def see(self, text: bytes) -> None:
        """Note whether *text* names a record by where it stands in another one."""
        self.named = self.named or (b"#" in text and _NAMED.search(text) is not None)

    def may_be(self, type_: str, text: bytes) -> bool:
        """Whether a wanted record that can be asked for may stand inside *text*.

        *text* is a record of *type_*.  Only a key that opens a table or a list can hold one; a key
        may be hidden by escapes.
        """
        if type_ not in self._keys:
            self._keys[type_] = self._patterns(type_)
        patterns = self._keys[type_]
        if patterns is None:
            return False
        if b"\\u" in text:
            return True
        holder, ident = patterns
        found = holder.search(text)
        return found is not None and (self._all or ident.search(text, found.end()) is not None)

    def _patterns(self, type_: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]] | None:
        spelled = self._codec.names.spelled
        cls = self._codec.names.types[type_].cls
        facts = holders(cls, self._wanted)
        if not facts:
            return None
        keys = {key for name in facts for key in spelled(cls, (name,))}
        return _key(keys, rb"\s*:\s*[\[{]"), _key(spelled(cls, ("id",)), b"")


_NAMED = re.compile(rb"#[a-z_0-9.]+\"")


def _key(names: Iterable[str], after: bytes) -> re.Pattern[bytes]:
    keys = b"|".join(re.escape(one.encode()) for one in sorted(names))
    return re.compile(b'"(?:' + keys + b')"' + after)
