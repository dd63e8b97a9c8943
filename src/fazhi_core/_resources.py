"""The data files of a package, wherever it was installed: in a folder or in an archive."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["resource"]


def resource(package: str, name: str) -> Traversable:
    """The file called *name* beside the module *package*; slashes lead into its folders.

    A package in a folder gives a plain path: ``importlib.resources`` takes as long to import as the
    interpreter takes to start.
    """
    folder = Path(str(import_module(package).__file__)).parent
    if folder.is_dir():
        return folder.joinpath(name)
    from importlib.resources import files

    return files(package).joinpath(*name.split("/"))
