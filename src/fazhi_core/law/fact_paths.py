"""Follows dotted names from a record class to the fact that they mean."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi_core._texts import Text
from fazhi_core.law.table import nearest
from fazhi_core.records.base import FactInfo, Part, Record, facts

__all__ = ["follow"]


def follow(cls: type[Part], names: Sequence[str]) -> tuple[FactInfo, ...] | Text:
    """The facts that *names* lead through, the one meant last; else a hint at the nearest name.

    No way leads through a list, nor through another record: what stands there may be an id.
    """
    found: list[FactInfo] = []
    for name in names:
        if found and (found[-1].many or _elsewhere(found[-1])):
            return Text("", "")
        inner = found[-1].part if found else cls
        info = facts(inner).get(name) if inner is not None else None
        if info is None:
            return nearest(name, facts(inner)) if inner is not None else Text("", "")
        found.append(info)
    return tuple(found)


def _elsewhere(info: FactInfo) -> bool:
    return info.part is not None and issubclass(info.part, Record)
