"""Writes a new plugin: a package with its law, its examples and its tests, from templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from string import Template

__all__ = ["KINDS", "NAME", "new_plugin", "plugin_folder"]

KINDS = ("rules", "overlay", "reader")
"""What a new plugin can bring."""

NAME = re.compile(r"(?:fazhi-)?[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""The names that a new plugin can have."""

_COMMON = "common"
_MARK = "fazhi-"
_ENDING = ".txt"
_SUMMARIES = {
    "rules": "Rules of our own for fazhi-core",
    "overlay": "Local figures for fazhi-core",
    "reader": "Another kind of file for fazhi-core",
}
_RENAMED = {"dot-github": ".github", "gitignore": ".gitignore"}


def plugin_folder(name: str) -> str:
    """The folder, and the distribution, of a plugin called *name*."""
    return _MARK + name.removeprefix(_MARK)


def new_plugin(name: str, kind: str, folder: Path) -> list[Path]:
    """Write a plugin called *name* into *folder*; the files, in order.

    Args:
        name: what its ids begin with; ``fazhi-`` before it makes no difference.
        kind: one of :data:`KINDS`.
        folder: is made; nothing that is there already is written over.

    Raises:
        ValueError: the name or the kind is none that a plugin can have.
        FileExistsError: *folder* holds something already.
        OSError: a file cannot be written.
    """
    if not NAME.fullmatch(name) or kind not in KINDS:
        raise ValueError(f"{name} ({kind})")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    short = name.removeprefix(_MARK)
    values = {
        "name": short,
        "distribution": plugin_folder(name),
        "module": plugin_folder(name).replace("-", "_"),
        "summary": _SUMMARIES[kind],
    }
    templates = files(__package__) / "templates"
    written: list[Path] = []
    for part in (_COMMON, kind):
        for place, template in _inside(templates / part, PurePosixPath()):
            text = Template(template.read_text(encoding="utf-8")).substitute(values)
            steps = (_step(one, values["module"]) for one in place.parts)
            file = folder.joinpath(*steps)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(file)
    return sorted(written)


def _inside(
    folder: Traversable, place: PurePosixPath
) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _inside(one, place / one.name)
        elif one.name.endswith(_ENDING):
            yield place / one.name, one


def _step(name: str, module: str) -> str:
    """What the folder or file of templates called *name* becomes."""
    plain = name.removesuffix(_ENDING)
    return module if plain == "module" else _RENAMED.get(plain, plain)
