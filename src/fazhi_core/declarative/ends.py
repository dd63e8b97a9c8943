"""Where a version's term begins and ends, as functions of a record and of its item."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import attrs

from fazhi_core.engine.outcome import Path, as_path
from fazhi_core.engine.paths import Getter, getter

__all__ = ["End", "end_at"]


@attrs.frozen(eq=False)
class End:
    """One end of a term.

    Args:
        get: gives the day of a record or an item.
        on_item: whether it stands in the item.
        path: where it stands, as a checker gives it.
    """

    get: Getter
    on_item: bool
    path: Path

    def day(self, item: Any, record: Any) -> Any:
        """The day; ``False`` where it never came, ``None`` where it or the item is not shown."""
        part = item if self.on_item else record
        return None if part is None else self.get(part)


@lru_cache(maxsize=1024)
def end_at(path: str, each: str) -> End:
    """The end at *path* in the record, where *each* is the list that is judged item by item."""
    on_item = bool(each) and path.startswith(f"{each}.")
    steps = as_path(path.removeprefix(f"{each}.") if on_item else path)
    shown = steps if on_item or not each else ("/", *steps)
    return End(getter(steps), on_item, shown)
