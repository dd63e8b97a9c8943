"""What a village disclosure is about."""

from __future__ import annotations

from fazhi_core.records.village_account import (
    VillageDisclosure,
    VillageDisclosureKind,
    VillageItemClass,
)

__all__ = ["is_finance"]


def is_finance(record: VillageDisclosure) -> bool | None:
    """Whether the finances were posted, alone or among the items of a general disclosure."""
    if record.kind is VillageDisclosureKind.FINANCE:
        return True
    classes = {one.item_class for one in record.items or ()}
    if VillageItemClass.COLLECTIVE_FINANCE in classes:
        return True
    return None if record.kind is None or record.items is None or None in classes else False
