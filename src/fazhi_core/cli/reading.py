"""The paths of a call and the records they hold: the same for every command that reads."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fazhi_core.cli.arguments import UsageError
from fazhi_core.cli.invocation import STDIN, Invocation, misuse
from fazhi_core.cli.progress import sign_of_life

if TYPE_CHECKING:
    from fazhi_core.engine.ledger import Ledger
    from fazhi_core.host.engine import Engine
    from fazhi_core.host.settings import Settings
    from fazhi_core.readers.revision import Earlier

__all__ = ["paths_of", "plugin_readers", "read_ledger", "records_before"]


def paths_of(parsed: Namespace, missing: str = "no_paths") -> Sequence[str]:
    """The paths that were given.

    An empty path is refused: it would mean the current folder, and comes of a variable not set.

    Args:
        parsed: the arguments, understood.
        missing: the sentence to say where there is none.

    Raises:
        UsageError: no path was given, or an empty one.
    """
    paths: Sequence[str] = parsed.paths
    if not paths:
        raise misuse(missing)
    if not all(paths):
        raise misuse("empty_path")
    return paths


def read_ledger(
    call: Invocation, paths: Sequence[str], settings: Settings, engine: Engine
) -> Ledger:
    """The records of *paths*; files that no reader takes are named on standard error."""
    from fazhi_core.readers import load

    with sign_of_life(call.say("reading")):
        loaded = load(
            paths,
            record_types=engine.rulebook.record_types,
            references=settings["references"],
            readers=plugin_readers(engine),
        )
    if loaded.ignored:
        names = loaded.ignored[:3]
        sys.stderr.write(call.say("ignored", count=len(loaded.ignored), names=names) + "\n")
    return loaded.ledger


def records_before(call: Invocation, parsed: Namespace, engine: Engine) -> Earlier:
    """The records that the paths held at the revision of ``--diff``.

    Raises:
        UsageError: they are no files, lie in no repository, or the revision is unknown.
    """
    from fazhi_core.readers.revision import RevisionError, records_at

    if STDIN in parsed.paths:
        raise misuse("diff_of_stream")
    try:
        with sign_of_life(call.say("reading")):
            return records_at(
                parsed.diff,
                parsed.paths,
                record_types=engine.rulebook.record_types,
                readers=plugin_readers(engine),
            )
    except RevisionError as error:
        raise UsageError(error.text) from error


def plugin_readers(engine: Engine) -> tuple[Any, ...]:
    """The readers that plugins bring."""
    return tuple(one for _, one in engine.plugins.brought("fazhi_readers"))
