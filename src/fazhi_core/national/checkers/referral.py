"""Checkers of what a referral to the police rests on: an act with facts, never the petition."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, review
from fazhi_core.national.checkers._referrals import (
    AtOnce,
    own_procedure,
    spared,
    stated,
    urgent,
)
from fazhi_core.records.base import day
from fazhi_core.records.referral import (
    PersuasionKind,
    PoliceReferral,
    ReferralGround,
    ReferralPersuasion,
    ReferralRequest,
)

__all__ = [
    "act_named",
    "basis_cited",
    "emergency_shown",
    "ground_is_no_petition",
    "nothing_asked_for",
    "persuaded_first",
    "serious_too",
    "untrue_on_purpose",
]

_ACT_OR_REPORT = frozenset(
    {ReferralGround.ENUMERATED_ACT, ReferralGround.UNTRUE, ReferralGround.OTHER}
)
"""Grounds that may describe an act; every other describes the petition."""


@attrs.frozen(kw_only=True)
class Enumerated:
    """Figures of the requirements on the ground and the act.

    Args:
        articles: the articles of the regulation in force that name acts; empty: not known.
        persuasion_only: the articles whose breach calls for persuasion and nothing else.
    """

    articles: tuple[int, ...]
    persuasion_only: tuple[int, ...]


@checker("ref-ground-never-petition", PoliceReferral, params=Enumerated)
def ground_is_no_petition(referral: PoliceReferral, req: Bound[Enumerated]) -> Outcome:
    """A referral rests on a concrete act that the regulation names, never on the petition.

    Whether it was urgent is not asked: urgency makes no ground of a petition.
    """
    ground = referral.ground
    if ground is None:
        return not_shown("ground")
    if ground in _ACT_OR_REPORT:
        return review("ground", key="own_procedure", ground=ground)
    if referral.act is None:
        return not_shown("act")
    if referral.act is False:
        return fail("ground", key="petition_as_ground", ground=ground)
    article = _article(referral, req)
    if isinstance(article, Outcome):
        return article
    if article is None or article in req.params.articles:
        return review("ground", key="own_procedure", ground=ground)
    if article in req.params.persuasion_only:
        return fail("act.article", key="persuasion_only", ground=ground, article=article)
    return fail("act.article", key="petition_as_ground", ground=ground)


def _article(referral: PoliceReferral, req: Bound[Enumerated]) -> int | Outcome | None:
    """The article that names the act; ``None`` where its number is not that of the law in force.

    An act from before the present regulation may stand under another number.
    """
    act = referral.act
    if not act or act.article is None:
        return not_shown("act.article")
    listed = req.params.articles
    if not listed:
        return None
    if act.article in listed:
        return act.article
    if act.on is None:
        return not_shown("act.on")
    return None if act.on and act.on < req.version.start else act.article


@checker("ref-act-enumerated", PoliceReferral, params=Enumerated)
def act_named(referral: PoliceReferral, req: Bound[Enumerated]) -> Outcome:
    """The act, its article, day, place and consequence, and evidence for them."""
    act = referral.act
    if act is None:
        return not_shown("act")
    if act is False or act.on is False:
        return fail("act", key="no_act")
    article = _article(referral, req)
    if isinstance(article, Outcome):
        return article
    if article in req.params.persuasion_only:
        return fail("act.article", key="persuasion_only", article=article)
    if article is not None and article not in req.params.articles:
        return fail("act.article", key="not_listed", article=article)
    if act.on is None:
        return not_shown("act.on")
    referred = day(referral.referred_on)
    if referred is not None and act.on > referred:
        return fail("act.on", key="later", on=act.on, referred_on=referred)
    return stated(referral) or _at_odds(referral, act.on) or own_procedure("act")


def _at_odds(referral: PoliceReferral, on: date) -> Outcome | None:
    """Where the referral contradicts itself: another day, or a list without any evidence."""
    at = referral.facts.at if referral.facts else None
    if at is not None and at.date() != on:
        return review("facts.at", key="other_day", on=on, found=at.date())
    return review("evidence", key="none_listed") if referral.evidence == () else None


@attrs.frozen(kw_only=True)
class OtherLaws:
    """Figures of ``ref-serious-and-offence``.

    Args:
        other_laws: names of laws for whose breach the regulation does not ask for gravity.
    """

    other_laws: tuple[str, ...]


@checker("ref-serious-and-offence", PoliceReferral, params=OtherLaws)
def serious_too(referral: PoliceReferral, req: Bound[OtherLaws]) -> Outcome:
    """Besides the act, the facts that make it serious are stated."""
    if referral.facts is None:
        return not_shown("facts")
    if referral.facts is False:
        return not_applicable()
    if referral.facts.serious is None:
        return not_shown("facts.serious")
    if referral.facts.serious:
        return own_procedure("facts.serious")
    basis = referral.legal_basis
    if basis is None:
        return not_shown("legal_basis")
    if basis and basis.instrument is None:
        return not_shown("legal_basis.instrument")
    if basis and _names(basis.instrument, req.params.other_laws):
        return review("legal_basis", key="other_law")
    return fail("facts.serious", key="not_serious")


def _names(instrument: str | None, titles: tuple[str, ...]) -> bool:
    return instrument is not None and any(title in instrument for title in titles)


@attrs.frozen(kw_only=True)
class PoliceLaw:
    """Figures of ``ref-legal-basis``.

    Args:
        names: names by which the police law is cited.
        first: the first of its articles that describe acts.
        last: the last of them.
        outdated: names of documents that rest on a regulation no longer in force.
    """

    names: tuple[str, ...]
    first: int
    last: int
    outdated: tuple[str, ...]


@checker("ref-legal-basis", PoliceReferral, params=PoliceLaw)
def basis_cited(referral: PoliceReferral, req: Bound[PoliceLaw]) -> Outcome:
    """The provision cited is one of the edition in force on the day of the act."""
    basis, law = referral.legal_basis, req.params
    if basis is None:
        return not_shown("legal_basis")
    if basis is False:
        return fail("legal_basis", key="no_basis")
    if basis.instrument is None:
        return not_shown("legal_basis.instrument")
    if not _names(basis.instrument, law.names):
        outdated = _names(basis.instrument, law.outdated)
        return review("legal_basis.instrument", key="outdated" if outdated else "other_law")
    if basis.article is None:
        return not_shown("legal_basis.article")
    if law.first <= basis.article <= law.last:
        return own_procedure("legal_basis.article")
    return fail(
        "legal_basis.article",
        key="no_act_there",
        article=basis.article,
        first=law.first,
        last=law.last,
    )


@attrs.frozen(kw_only=True)
class Persuasion(AtOnce):
    """Figures of ``ref-persuasion-first``.

    Args:
        in_vain: whether the regulation speaks of persuasion of every kind that was in vain.
    """

    in_vain: bool


@checker("ref-persuasion-first", PoliceReferral, params=Persuasion)
def persuaded_first(referral: PoliceReferral, req: Bound[Persuasion]) -> Outcome:
    """Persuasion came before the referral, unless there was shown to be no time for it."""
    outcome = spared(referral, req.params)
    if outcome is not None:
        return outcome
    tried = referral.persuasion
    if tried is None:
        return not_shown("persuasion")
    if tried is False or tried.count == 0 or tried.last_on is False:
        return fail("persuasion", key="none")
    if tried.count is None:
        return not_shown("persuasion.count")
    if tried.last_on is None:
        return not_shown("persuasion.last_on")
    referred = day(referral.referred_on)
    if referred is not None and tried.last_on > referred:
        return fail("persuasion.last_on", key="afterwards", on=tried.last_on, referred_on=referred)
    if tried.records is None:
        return not_shown("persuasion.records")
    if not tried.records:
        return review("persuasion.records", key="unrecorded")
    act = day(referral.act.on) if referral.act else None
    if act is not None and tried.last_on < act:
        return review("persuasion.last_on", key="before_act", on=tried.last_on, act=act)
    return (_in_vain(tried) if req.params.in_vain else None) or own_procedure("persuasion")


def _in_vain(tried: ReferralPersuasion) -> Outcome | None:
    """Under the old regulation: whether every kind was tried, and in vain."""
    if tried.in_vain is None:
        return not_shown("persuasion.in_vain")
    if tried.kinds is None:
        return not_shown("persuasion.kinds")
    if tried.in_vain and set(tried.kinds) == set(PersuasionKind):
        return None
    return review("persuasion", key="not_in_vain")


@attrs.frozen(kw_only=True)
class Requests:
    """Figures of ``ref-no-admonition-basis``.

    Args:
        doubtful: what the regulation names as the police's own means; asking is for review.
    """

    doubtful: tuple[str, ...]


@checker("ref-no-admonition-basis", PoliceReferral, params=Requests)
def nothing_asked_for(referral: PoliceReferral, req: Bound[Requests]) -> Outcome:
    """A referral hands over an act and its evidence, and asks for no particular treatment."""
    asked = referral.asks_for
    if asked is None:
        return not_shown("asks_for")
    measures = set(asked) - {ReferralRequest.NONE}
    if not measures:
        return not_applicable()
    if measures <= set(req.params.doubtful):
        return review("asks_for", key="doubtful")
    return fail("asks_for", key="asked")


@checker("ref-emergency-exempt", PoliceReferral, params=AtOnce)
def emergency_shown(referral: PoliceReferral, req: Bound[AtOnce]) -> Outcome:
    """An emergency is shown by a moment just before, place, act, consequence and evidence."""
    if not referral.emergency:
        return not_applicable()
    return urgent(referral, req.params) or own_procedure("emergency")


@checker("ref-mistaken-report-not-frameup", PoliceReferral)
def untrue_on_purpose(referral: PoliceReferral, _req: Bound[None]) -> Outcome:
    """That a report proved untrue is no ground without evidence of making it up on purpose."""
    if referral.ground is None:
        return not_shown("ground")
    if referral.ground is not ReferralGround.UNTRUE:
        return not_applicable()
    facts = referral.facts
    if facts is None:
        return not_shown("facts")
    if facts is False or facts.knowingly_untrue is False or facts.evidence is False:
        return fail("facts", key="mistaken")
    if facts.knowingly_untrue is None:
        return not_shown("facts.knowingly_untrue")
    if facts.evidence is None:
        return not_shown("facts.evidence")
    return own_procedure("facts")
