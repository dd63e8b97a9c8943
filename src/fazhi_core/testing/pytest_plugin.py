"""The pytest plugin: files of examples and ledgers as test items.

Loaded in every run of pytest wherever fazhi-core is installed, so that it imports nothing before
it is needed and does nothing that was not asked for: it takes files called ``*.examples.toml``, and
a ledger where ``--fazhi-ledger`` names one.
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["pytest_addoption", "pytest_collect_file", "pytest_collection_modifyitems"]

_PATTERN = "*.examples.toml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; none of them changes anything for who does not give it."""
    group = parser.getgroup("fazhi", "fazhi-core: requirements of law held against records")
    group.addoption(
        "--fazhi-ledger",
        action="append",
        default=[],
        metavar="PATH",
        help="check this ledger (a file or folder): one test for each finding that fails, and one "
        "for whether it could be read and checked; may be given again",
    )
    group.addoption(
        "--fazhi-config",
        metavar="FILE",
        help="file of settings for examples and ledgers (default: the fazhi.toml or pyproject.toml "
        "nearest to them)",
    )
    group.addoption(
        "--fazhi-profile",
        metavar="CODE",
        help="profile for examples and ledgers, instead of the one in the file of settings",
    )
    parser.addini(
        "fazhi_examples",
        "names of files of examples that are collected as tests (patterns)",
        type="args",
        default=[_PATTERN],
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take *file_path* if it is called like a file of examples."""
    if file_path.suffix != ".toml":
        return None
    if not any(fnmatch(file_path.name, one) for one in parent.config.getini("fazhi_examples")):
        return None
    from fazhi_core.testing.collected import ExampleFile

    file: pytest.Collector = ExampleFile.from_parent(parent, path=file_path)
    return file


def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the items of the ledgers that were named."""
    for name in config.getoption("--fazhi-ledger"):
        from fazhi_core.testing.collected import ledger_items

        items.extend(ledger_items(session, config.invocation_params.dir / name))
