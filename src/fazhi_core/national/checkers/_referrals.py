"""What checkers of referrals to the police share.

None of them returns a pass: finding no gap does not make a referral lawful, so that the best they
say is that only the township's own procedure was looked at (``own_procedure``).
"""

from __future__ import annotations

from typing import Any

from fazhi_core import Bound, Outcome, fail, not_applicable, not_shown, review
from fazhi_core.records.petition import Petition
from fazhi_core.records.referral import PoliceReferral

__all__ = ["claimed", "matter", "own_procedure", "spared", "stated"]

_STATED = ("place", "act", "consequence")


def own_procedure(path: str) -> Outcome:
    """Nothing is missing here, which is no finding that the referral is lawful."""
    return review(path, key="own_procedure")


def stated(referral: PoliceReferral, *, moment: bool = False) -> Outcome | None:
    """What lacks in the facts stated: place, act, consequence and evidence; ``None``: nothing.

    Args:
        referral: the referral.
        moment: whether the hour is asked for too.
    """
    facts = referral.facts
    if facts is None:
        return not_shown("facts")
    if facts is False:
        return fail("facts", key="no_facts")
    if facts.evidence is False:
        return fail("facts.evidence", key="no_evidence")
    wanted = ("at", *_STATED, "evidence") if moment else (*_STATED, "evidence")
    missing = next((name for name in wanted if getattr(facts, name) is None), None)
    return not_shown(f"facts.{missing}") if missing else None


def spared(referral: PoliceReferral) -> Outcome | None:
    """Whether immediate danger, shown by facts and evidence, leaves no time for what is asked.

    An emergency that the facts do not bear out excuses nothing.  It is asked for only where there
    may be no time: never for the ground, custody, retaliation or recusal.
    """
    if not referral.emergency:
        return None
    lack = stated(referral, moment=True)
    if lack is None:
        return not_applicable()
    return None if lack.key else lack


def claimed(*said: bool | None, paths: tuple[str, ...]) -> Outcome | None:
    """``None`` where the referral makes one of some claims; else that it makes none, or is silent.

    Args:
        said: for each claim, whether the referral makes it.
        paths: where each stands.
    """
    if any(said):
        return None
    silent = next((path for path, one in zip(paths, said, strict=True) if one is None), None)
    return not_shown(silent) if silent else not_applicable()


def matter(referral: PoliceReferral, req: Bound[Any]) -> Petition | Outcome:
    """The petition behind *referral*, against whose record its claims are held."""
    petition = req.get(referral.petition, Petition)
    if petition is not None:
        return petition
    if referral.petition is False:
        return review("petition", key="no_matter")
    return not_shown("petition")
