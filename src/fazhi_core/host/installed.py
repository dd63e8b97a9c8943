"""Says cheaply whether any installed package can offer plugins.

``importlib.metadata`` takes longer to import than most commands take altogether, and most
installations have no plugin.  So the entry points are first looked for as plain text.  This never
says no where ``importlib.metadata`` would find something: whatever is not a plain folder of
installed packages counts as "perhaps".
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path

__all__ = ["may_offer"]

_DESCRIPTIONS = (".dist-info", ".egg-info", "egg-info")


def may_offer(group: str) -> bool:
    """Whether a package on the path may have entry points of *group*."""
    if any(map(_unusual, sys.meta_path)):
        return True
    header = f"[{group}]".encode()
    return any(_offers(entry or os.curdir, header) for entry in sys.path)


def _unusual(finder: object) -> bool:
    """Whether *finder* finds installed packages in a way of its own."""
    return finder is not PathFinder and hasattr(finder, "find_distributions")


def _offers(entry: str, header: bytes) -> bool:
    try:
        with os.scandir(entry) as found:
            described = [one.path for one in found if one.name.lower().endswith(_DESCRIPTIONS)]
    except NotADirectoryError:
        return True  # an archive may hold packages
    except OSError:
        return False
    return any(header in _declared(one) for one in described)


def _declared(description: str) -> bytes:
    try:
        return Path(description, "entry_points.txt").read_bytes()
    except OSError:
        return b""
