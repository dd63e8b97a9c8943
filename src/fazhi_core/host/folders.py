"""The files of an installed package: what lies in a folder is brought without a line of Python.

A package of law alone needs no hooks.  Each folder has the name of the hook it stands for, and a
hook that the package does implement is asked instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Folders"]

_HOOKS: Mapping[str, str] = {
    "fazhi_requirements": "requirements",
    "fazhi_overlays": "overlays",
    "fazhi_review_sheets": "sheets",
}
_EXAMPLES = "examples"
_TOML = ".toml"


@attrs.frozen
class Folders:
    """The folders of one package.

    Args:
        root: the package itself, on disk or in an archive.
    """

    root: Traversable

    @classmethod
    def of(cls, thing: Any) -> Folders | None:
        """The folders of *thing*; ``None`` where it is no package: a module or an object."""
        if not hasattr(thing, "__path__"):
            return None
        from importlib.resources import files

        return cls(files(thing))

    @property
    def hooks(self) -> tuple[str, ...]:
        """The hooks that a folder can stand for."""
        return tuple(_HOOKS)

    def files(self, hook: str) -> list[Traversable]:
        """The TOML files of the folder that stands for *hook*, in the order of their names.

        Raises:
            OSError: the folder cannot be read.
        """
        return sorted(self._toml(_HOOKS[hook]), key=lambda one: one.name)

    def examples(self) -> list[Traversable]:
        """The files of examples.

        Raises:
            OSError: the folder cannot be read.
        """
        return list(self._toml(_EXAMPLES))

    def _toml(self, name: str) -> Iterator[Traversable]:
        folder = self.root / name
        if folder.is_dir():
            yield from (one for one in folder.iterdir() if one.name.endswith(_TOML))
