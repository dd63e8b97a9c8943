"""Small packs of law, made for tests: a file of requirements and the checkers beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fazhi_core import Checker, Engine, hookimpl

HEAD = """
[[instrument]]
title = "井法"
edition = 2020
name = "井法（2020）"
issuer = "某机关"
rank = "statute"
from = 2020-01-01
counting = {style = "listed", terms = [7]}
"""

SAYS = (
    'zh = "错{count}", en = "wrong {count}", '
    'remedy = "put_right", remedy_zh = "改", remedy_en = "mend"'
)


def requirement(name: str, record: str = "legal_review", **keys: str) -> str:
    """A requirement called *name*, with TOML text for further keys; ``version`` goes inside."""
    version = keys.pop("version", "")
    title = f'title = {{zh = "{name}", en = "{name}"}}'
    own = "\n".join(f"{key} = {value}" for key, value in keys.items())
    return f"""
[[requirement]]
id = "{name}"
{title}
record = "{record}"
messages.wrong = {{{SAYS}}}
{own}
[[requirement.version]]
instrument = "井法"
edition = 2020
article = 1
from = 2020-01-01
verified = "database"
{version}
"""


def plugin(
    folder: Path,
    text: str,
    checkers: Iterable[Checker] = (),
    name: str = "pack",
    *,
    file_name: str = "",
) -> Any:
    """A plugin object with the requirements *text* and *checkers*."""
    file = folder / (file_name or f"{name}.toml")
    file.write_text(text, encoding="utf-8")
    brought = list(checkers)
    return SimpleNamespace(
        __name__=name,
        fazhi_requirements=hookimpl(lambda: [file], specname="fazhi_requirements"),
        fazhi_checkers=hookimpl(lambda: brought, specname="fazhi_checkers"),
    )


def engine(folder: Path, text: str, checkers: Iterable[Checker] = (), **options: Any) -> Engine:
    """An engine that knows only these requirements."""
    pack = plugin(folder, HEAD + text, checkers)
    return Engine(discover=False, block_plugins=["national"], plugins=[pack], **options)
