"""What checkers of referrals to the police share.

None of them returns a pass: finding no gap does not make a referral lawful, so that the best they
say is that only the township's own procedure was looked at (``own_procedure``).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fazhi_core import Bound, Kind, Outcome, fail, not_applicable, not_shown, review
from fazhi_core.records.base import day
from fazhi_core.records.petition import Petition
from fazhi_core.records.referral import PoliceReferral

__all__ = ["AtOnce", "claimed", "matter", "own_procedure", "spared", "stated", "urgent"]

_STATED = ("place", "act", "consequence")


@attrs.frozen(kw_only=True)
class AtOnce:
    """How long after the moment of danger a referral may follow and still be called urgent.

    Args:
        days: calendar days; beyond them a person judges whether there was no time.
    """

    days: int


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


def urgent(referral: PoliceReferral, figures: AtOnce) -> Outcome | None:
    """What lacks of an emergency that is claimed; ``None``: facts and evidence bear it out.

    The facts must be those of a moment shortly before the referral: danger that is over for days
    leaves time, and what happened afterwards was no danger then.
    """
    lack = stated(referral, moment=True)
    if lack is not None:
        return lack
    moment, referred = _moment(referral), day(referral.referred_on)
    if moment is None or referred is None:
        return None
    if moment > referred:
        return fail("facts.at", key="moment_later", on=moment, referred_on=referred)
    waited = (referred - moment).days
    return review("facts.at", key="not_at_once", days=waited) if waited > figures.days else None


def _moment(referral: PoliceReferral) -> date | None:
    """The day of the moment that the facts name."""
    at = referral.facts.at if referral.facts else None
    return at.date() if at else None


def spared(referral: PoliceReferral, figures: AtOnce) -> Outcome | None:
    """Whether immediate danger, shown by facts and evidence, leaves no time for what is asked.

    An emergency that the facts do not bear out excuses nothing.  It is asked for only where there
    may be no time: never for the ground, custody, retaliation or recusal.
    """
    if not referral.emergency:
        return None
    lack = urgent(referral, figures)
    if lack is None:
        return not_applicable()
    return None if lack.kind is Kind.FAIL else lack


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
