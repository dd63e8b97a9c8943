"""Checkers of village archives."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_shown, ok, review
from fazhi_core.records.village import ArchivedPaper, VillageCommittee

__all__ = ["filed", "handed_to_archive"]


@attrs.frozen(kw_only=True)
class Papers:
    """What the archives hold.

    Args:
        certain: papers that every village has.
        listed: papers that the law lists, those of matters that a village may not have included.
    """

    certain: tuple[str, ...]
    listed: tuple[str, ...]


@checker("va-archive", VillageCommittee, params=Papers)
def filed(committee: VillageCommittee, req: Bound[Papers]) -> Outcome:
    """The archives hold what the law lists."""
    archive = committee.archive
    if archive is False:
        return fail("archive", key="no_archive")
    if archive is None or archive.papers is None:
        return not_shown("archive.papers")
    absent = [name for name in req.params.listed if ArchivedPaper(name) not in archive.papers]
    for name in absent:
        if name in req.params.certain:
            return fail("archive.papers", key="missing", paper=ArchivedPaper(name))
    if absent:
        return review("archive.papers", key="perhaps", paper=ArchivedPaper(absent[0]))
    return ok()


@checker("va-archive-law", VillageCommittee)
def handed_to_archive(committee: VillageCommittee, _req: Bound[None]) -> Outcome:
    """Papers of village governance are filed, and their transfer is noted."""
    archive = committee.archive
    if archive is False:
        return fail("archive", key="no_archive")
    if archive is None or archive.transferred_on is None:
        return not_shown("archive.transferred_on")
    return (
        ok() if archive.transferred_on else review("archive.transferred_on", key="not_transferred")
    )
