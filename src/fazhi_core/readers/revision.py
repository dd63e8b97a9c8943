"""Files as they were at a revision of git, read by the same readers.

What git is asked is plumbing: it runs no hooks, filters or drivers, and no shell is involved.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from fazhi_core._texts import Text
from fazhi_core.readers.faults import MESSAGES
from fazhi_core.readers.load import load
from fazhi_core.readers.reading import Reader
from fazhi_core.records import RECORD_TYPES, RecordType
from fazhi_core.records.base import Record

__all__ = ["Earlier", "RevisionError", "records_at"]

_FILES = (b"100644", b"100755")


class RevisionError(Exception):
    """The earlier state cannot be had.  ``text`` says why, and what to do, in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


@attrs.frozen
class Earlier:
    """An earlier state of files.

    Args:
        revision: what it was asked for by.
        commit: the commit that this names, in full.
        records: the sound records of that state.
    """

    revision: str
    commit: str
    records: tuple[Record, ...]


def records_at(
    revision: str,
    paths: Sequence[str],
    *,
    record_types: Mapping[str, RecordType] = RECORD_TYPES,
    readers: Iterable[Reader] = (),
) -> Earlier:
    """The sound records that *paths* held at *revision*.

    Args:
        revision: a commit, tag or branch, or anything else that names a commit to git.
        paths: files and folders, in one repository; those that did not exist held nothing.
        record_types: the types of record that may occur.
        readers: further readers.

    Raises:
        RevisionError: git is not installed, a path lies in no repository or in another one than
            the first, or the repository has no such revision.
    """
    top = _top(Path(paths[0]))
    commit = _commit(top, revision)
    inside = [_inside(Path(one), top) for one in paths]
    with TemporaryDirectory(prefix="fazhi-") as name:
        folder = Path(name).resolve()
        for file, content in _contents(top, commit, inside):
            target = (folder / file).resolve()
            if not target.is_relative_to(folder):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        there = [one for one in (folder / path for path in inside) if one.exists()]
        records = load(there, record_types=record_types, readers=readers).records
        return Earlier(revision, commit, records)


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers; ``None`` where it refuses.

    Raises:
        RevisionError: there is no git.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and revisions never stand where options do
            ["git", "-C", os.fspath(folder), *arguments],  # noqa: S607 - the user's own git
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionError(MESSAGES["no_git"]) from None
    return done.stdout if done.returncode == 0 else None


def _top(path: Path) -> Path:
    folder = path.resolve()
    while not folder.is_dir():
        folder = folder.parent
    answer = _git(folder, "rev-parse", "--show-toplevel")
    if answer is None:
        raise RevisionError(MESSAGES["no_repository"].fill({"path": path.as_posix()}))
    return Path(os.fsdecode(answer.removesuffix(b"\n"))).resolve()


def _commit(top: Path, revision: str) -> str:
    # No name in git begins so: it would be an option.
    named = bool(revision) and not revision.startswith("-") and "\0" not in revision
    answer = (
        _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") if named else None
    )
    if answer is None:
        raise RevisionError(MESSAGES["no_revision"].fill({"revision": revision}))
    return answer.decode("ascii").strip()


def _inside(path: Path, top: Path) -> Path:
    real = path.resolve()
    if not real.is_relative_to(top):
        raise RevisionError(MESSAGES["other_repository"].fill({"path": path.as_posix()}))
    return real.relative_to(top)


def _contents(top: Path, commit: str, inside: Sequence[Path]) -> Iterator[tuple[Path, bytes]]:
    """Path in the repository and content of each file at *commit* under *inside*."""
    named = [] if Path() in inside else [one.as_posix() for one in inside]
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *named) or b""
    files: list[tuple[Path, bytes]] = []
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, name = about.split(b" ")
        if mode in _FILES:
            files.append((Path(os.fsdecode(path)), name))
    asked = b"".join(name + b"\n" for _, name in files)
    answer = _git(top, "cat-file", "--batch", given=asked) or b""
    at = 0
    for file, _ in files:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        yield file, answer[end + 1 : end + 1 + size]
        at = end + size + 2
