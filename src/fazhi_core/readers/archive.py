"""Zip archives that others made, opened only where they cannot unpack to more than they should."""

from __future__ import annotations

import io
import zipfile
import zlib

import attrs

__all__ = ["BROKEN", "ArchiveLimits", "UnsafeArchive", "open_archive"]

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,  # a member that is not there
    OSError,
    EOFError,
    RuntimeError,  # an encrypted member
)
"""What reading a damaged archive raises."""

_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@attrs.frozen
class ArchiveLimits:
    """How large an archive may be.

    Args:
        files: members in it.
        bytes: of all members, unpacked.
        ratio: unpacked to packed, of a member.
        free: bytes of a member up to which its ratio does not matter.
    """

    files: int
    bytes: int
    ratio: int
    free: int


class UnsafeArchive(Exception):
    """An archive would unpack to more than *limit*; *found* is what it says itself."""

    def __init__(self, found: int, limit: int) -> None:
        super().__init__(found, limit)
        self.found = found
        self.limit = limit


def open_archive(data: bytes, limits: ArchiveLimits) -> zipfile.ZipFile:
    """The archive in *data*, judged by its table of contents before anything is unpacked.

    No member gives more bytes than the table says, so that a table that lies does no harm.

    Raises:
        UnsafeArchive: it is beyond *limits*.
        One of BROKEN: it is damaged, or packed in a way that no office program uses.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    sizes = (
        (len(members), limits.files),
        (sum(one.file_size for one in members), limits.bytes),
        (max((_ratio(one, limits.free) for one in members), default=0), limits.ratio),
    )
    for found, limit in sizes:
        if found > limit:
            raise UnsafeArchive(found, limit)
    if any(one.compress_type not in _PLAIN for one in members):
        raise zipfile.BadZipFile
    return archive


def _ratio(member: zipfile.ZipInfo, free: int) -> int:
    if member.file_size <= free:
        return 1
    return member.file_size // max(member.compress_size, 1)
