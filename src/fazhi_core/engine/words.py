"""The titles of facts, as findings and traces show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fazhi_core._texts import Text
from fazhi_core.engine.outcome import Path
from fazhi_core.engine.paths import LOCAL
from fazhi_core.records.base import Part, facts
from fazhi_core.records.local import Field

__all__ = ["label_of"]


def label_of(cls: type[Any], path: Path, fields: Iterable[Field] = ()) -> Text:
    """The title of the fact at *path* in *cls*: ``处罚决定·决定日期``.

    Where the path leaves the declared facts, the title of the one of *fields* that it leads to,
    or the last name itself.
    """
    if path[:1] == (LOCAL,):
        for one in fields:
            if one.steps == path[1:]:
                return one.title
    titles: list[str] = []
    current: type[Part] | None = cls
    for name in path:
        if isinstance(name, int):
            continue
        info = facts(current).get(name) if current is not None else None
        titles.append(info.zh if info else name)
        current = info.part if info else None
    shown = ".".join(str(name) for name in path if isinstance(name, str))
    return Text("·".join(titles), shown)
