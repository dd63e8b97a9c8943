"""A folder of files that may be lost at any time: what was worked out once, by its key.

A file says what it was made from: its name and its first line hold the key, a hash over everything
that went in.  So it cannot go stale, and a file that is damaged, cut short or somebody else's is
left aside as if it were not there.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

__all__ = ["Cache", "user_folder"]

_KEPT = 16
_ENDING = ".fazhi-cache"


class Cache:
    """What lies in *folder*.  Nothing here raises because of what the folder is or holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, key: str) -> memoryview | None:
        """What was written under *key*; ``None`` where that is not there whole."""
        try:
            with self._file(key).open("rb") as stream:
                if not _own(stream.fileno()):
                    return None
                found = stream.read()
        except OSError:
            return None
        end = found.find(b"\n") + 1
        content = memoryview(found)[end:]
        return content if found[:end] == _head(key, content) else None

    def write(self, key: str, content: bytes) -> None:
        """Keep *content* under *key*, if the folder lets us; the oldest files make room for it.

        A reader sees the whole file or none: it is written beside its place and moved there.
        """
        file = self._file(key)
        beside = file.with_name(f"{key}.{os.getpid()}-{os.urandom(4).hex()}.tmp{_ENDING}")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with beside.open("xb") as stream:
                    stream.write(_head(key, content) + content)
                beside.replace(file)
            except OSError:
                with suppress(OSError):
                    beside.unlink()
            self._make_room()

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"

    def _make_room(self) -> None:
        with os.scandir(self._folder) as entries:
            ours = [(one.stat().st_mtime, one.path) for one in entries if _is_ours(one)]
        for _, path in sorted(ours, reverse=True)[_KEPT:]:
            with suppress(OSError):
                Path(path).unlink()


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False)


def _head(key: str, content: bytes | memoryview) -> bytes:
    return f"{key} {len(content)} {crc32(content):08x}\n".encode()


def _own(descriptor: int) -> bool:
    """Whether the open file belongs to the user who asks, where files belong to users."""
    return not hasattr(os, "geteuid") or os.fstat(descriptor).st_uid == os.geteuid()


def user_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """The user's folder for such files; ``None`` where there is none.

    ``FAZHI_CACHE_DIR`` where it is set; else what the system provides for it.
    """
    own = environment.get("FAZHI_CACHE_DIR")
    if own:
        return Path(own)
    try:
        if platform == "win32":
            local = environment.get("LOCALAPPDATA")
            return Path(local, "fazhi", "Cache") if local else None
        if platform == "darwin":
            return Path.home() / "Library" / "Caches" / "fazhi"
        given = Path(environment.get("XDG_CACHE_HOME", ""))
        return (given if given.is_absolute() else Path.home() / ".cache") / "fazhi"
    except RuntimeError:
        return None
