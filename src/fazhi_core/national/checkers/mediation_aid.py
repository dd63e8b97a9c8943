"""Checkers of what parties to a mediation are told about legal aid."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.records.mediation import MediationCase

__all__ = ["told_of_aid"]


@attrs.frozen(kw_only=True)
class OwnMediation:
    """Which mediations a government does itself.

    Args:
        kinds: their kinds.
    """

    kinds: tuple[str, ...]


@checker("la-inform", MediationCase, params=OwnMediation)
def told_of_aid(case: MediationCase, req: Bound[OwnMediation]) -> Outcome:
    """Who could ask for legal aid was told so while the matter was in hand."""
    outside = _no_matter(case, req.params.kinds)
    if outside is not None:
        return outside
    told, ended = case.legal_aid_told_on, case.ended_on
    if told is None or ended is None:
        return not_shown("legal_aid_told_on" if told is None else "ended_on")
    if not told:
        path = "legal_aid_told_on"
        return fail(path, key="not_told") if ended else review(path, key="in_hand")
    if not ended or told <= ended:
        return ok()
    return fail("legal_aid_told_on", key="told_late", told=told, ended=ended)


def _no_matter(case: MediationCase, kinds: tuple[str, ...]) -> Outcome | None:
    """Why nobody had to be told.  A victim of violence at home is told whatever the means."""
    if case.kind not in kinds:
        return not_shown("kind") if case.kind is None else not_applicable()
    if case.legal_aid_matter or case.abuse_claimed:
        return None
    for name in ("legal_aid_matter", "abuse_claimed"):
        if getattr(case, name) is None:
            return not_shown(name)
    return not_applicable()
