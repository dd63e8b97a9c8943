"""Checkers of who punishes: standing, the power conferred or entrusted, and the legal basis."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.records.base import day, table
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime
from fazhi_core.records.enforcement_outcome import BasisRank, PenaltyDecision, PenaltyKind
from fazhi_core.records.enforcement_people import ActingBody, Authority, AuthorityMode, Power

__all__ = [
    "acts_in_entrusters_name",
    "entrustment_published",
    "entrustment_written",
    "has_basis",
    "has_standing",
    "power_conferred",
    "within_scope",
]

_NO_BODY = ActingBody()
_NO_AUTHORITY = Authority()
_TRADES = {LegalRegime.POLICE, LegalRegime.TRAFFIC, LegalRegime.MARKET, LegalRegime.OTHER}
"""Regimes whose statutes give local stations of an organ a power of their own."""


def _penalty(case: EnforcementCase) -> tuple[PenaltyDecision, date] | Outcome:
    """The decision and its day; or why no penalty is judged."""
    decision = table(case.decision)
    decided = day(decision.on) if decision else None
    if decision is None or decided is None:
        return not_shown("decision.on")
    imposed = imposes_penalty(decision)
    if imposed is None:
        return not_shown("decision.kinds")
    return (decision, decided) if imposed else not_applicable()


@attrs.frozen(kw_only=True)
class Standing:
    """What ``void-if-no-standing-or-basis`` looks at.

    Args:
        conferment: whether the law of the day lets a province confer power on townships.
        office_words: words in the names of offices inside an organ.
        party_words: words in the names of Party committees.
        organ_words: words in the names of governments.
    """

    conferment: bool
    office_words: tuple[str, ...]
    party_words: tuple[str, ...]
    organ_words: tuple[str, ...]


@checker("void-if-no-standing-or-basis", EnforcementCase, params=Standing)
def has_standing(case: EnforcementCase, req: Bound[Standing]) -> Outcome:
    """The body that decided is an administrative organ and has a power over the matter."""
    penalty = _penalty(case)
    if isinstance(penalty, Outcome):
        return penalty
    body = case.acting_body or _NO_BODY
    if body.power is Power.NONE:
        return fail("acting_body.power", key="no_power")
    if body.power is None:
        return not_shown("acting_body.power")
    if body.internal:
        return _inner_office(case, body.power)
    if body.internal is None:
        return not_shown("acting_body.internal")
    if case.authority is False:
        return fail("authority", key="no_authority")
    if case.authority is None:
        return not_shown("authority")
    return _named(body, req.params)


def _inner_office(case: EnforcementCase, power: Power) -> Outcome:
    """An office inside an organ; the statutes of some trades make its station an organ."""
    if power is Power.OWN and case.legal_regime in _TRADES:
        return review("acting_body.internal", key="station")
    return fail("acting_body.internal", key="internal")


def _named(body: ActingBody, figures: Standing) -> Outcome:
    name = body.name
    if name is None:
        return not_shown("acting_body.name")
    if any(word in name for word in figures.party_words):
        joint = any(word in name for word in figures.organ_words)
        if joint:
            return review("acting_body.name", key="joint_with_party")
        return fail("acting_body.name", key="party_organ")
    if any(word in name for word in figures.office_words):
        return review("acting_body.name", key="office_name")
    if body.power is Power.CONFERRED and not figures.conferment:
        return review("acting_body.power", key="conferred_early")
    return ok()


def _unless_conferred(case: EnforcementCase) -> Outcome | None:
    """Why the case does not rest on conferred power; ``None`` where it does."""
    power = case.acting_body.power if case.acting_body else None
    if power is None:
        return not_shown("acting_body.power")
    if power is Power.CONFERRED:
        return None
    if power is not Power.OWN or case.authority is False:
        return not_applicable()
    mode = case.authority.mode if case.authority else None
    if mode is None:
        return not_shown("authority.mode")
    return None if mode is AuthorityMode.CONFERRED else not_applicable()


@attrs.frozen(kw_only=True)
class Names:
    """What ``township-penalty-power-conferred`` looks at.

    Args:
        own: words in the names of the bodies on which power is conferred.
    """

    own: tuple[str, ...]


@checker("township-penalty-power-conferred", EnforcementCase, params=Names)
def power_conferred(case: EnforcementCase, req: Bound[Names]) -> Outcome:
    """A published decision of the province stands behind it, and the township acts itself."""
    penalty = _penalty(case)
    if isinstance(penalty, Outcome):
        return penalty
    if (other := _unless_conferred(case)) is not None:
        return other
    body = case.acting_body or _NO_BODY
    if not body.power_provincial:
        unknown = body.power_provincial is None
        return (
            not_shown("acting_body.power_provincial")
            if unknown
            else fail("acting_body.power_provincial", key="not_provincial")
        )
    if body.power_document is None:
        return not_shown("acting_body.power_document")
    published = _published_by(body, penalty[1])
    return published if published is not ok() else _own_name(body, req.params.own)


def _published_by(body: ActingBody, decided: date) -> Outcome:
    """Whether the document that gives the power was published no later than *decided*."""
    path = "acting_body.power_published_on"
    published = body.power_published_on
    if published is None:
        return not_shown(path)
    if published is False:
        return fail(path, key="unpublished")
    if published > decided:
        return fail(path, key="published_late", published=published, decided=decided)
    return ok()


def _own_name(body: ActingBody, words: tuple[str, ...]) -> Outcome:
    if body.name is None:
        return not_shown("acting_body.name")
    own = any(word in body.name for word in words)
    return ok() if own else review("acting_body.name", key="not_own_name")


@checker("township-within-conferred-scope", EnforcementCase)
def within_scope(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The item stands on the list in force on the day of the decision."""
    penalty = _penalty(case)
    if isinstance(penalty, Outcome):
        return penalty
    if (other := _unless_conferred(case)) is not None:
        return other
    decision, decided = penalty
    if decision.kinds is None:
        return not_shown("decision.kinds")
    if PenaltyKind.DETENTION in decision.kinds:
        return fail("decision.kinds", key="detention")
    if case.authority is False:
        return fail("authority", key="not_listed")
    return _listed(case.authority or _NO_AUTHORITY, decided)


def _listed(item: Authority, decided: date) -> Outcome:
    if item.item_no is None:
        return not_shown("authority.item_no")
    if item.item_no is False:
        return fail("authority.item_no", key="not_listed")
    begins, ends = day(item.valid_from), item.valid_to
    if begins is None:
        return not_shown("authority.valid_from")
    if begins > decided:
        return fail("authority.valid_from", key="before_list", begins=begins, decided=decided)
    if ends is None:
        return not_shown("authority.valid_to")
    if ends and ends < decided:
        return fail("authority.valid_to", key="after_list", ends=ends, decided=decided)
    return ok()


@checker("penalty-needs-legal-basis", EnforcementCase)
def has_basis(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """One basis at least is a law, a regulation or a rule."""
    penalty = _penalty(case)
    if isinstance(penalty, Outcome):
        return penalty
    basis = penalty[0].basis
    if basis is None:
        return not_shown("decision.basis")
    if not basis:
        return fail("decision.basis", key="no_basis")
    ranks = [one.rank for one in basis]
    if any(rank not in {None, BasisRank.NORMATIVE_DOCUMENT} for rank in ranks):
        return ok()
    if None in ranks:
        return not_shown(("decision", "basis", ranks.index(None), "rank"))
    return fail("decision.basis", key="normative_only")


def _entrusted(case: EnforcementCase) -> tuple[ActingBody, date] | Outcome:
    """The body that acts as entrusted and the day of the decision; or why it is not judged."""
    penalty = _penalty(case)
    if isinstance(penalty, Outcome):
        return penalty
    body = case.acting_body
    if body is None or body.power is None:
        return not_shown("acting_body.power")
    return (body, penalty[1]) if body.power is Power.ENTRUSTED else not_applicable()


@checker("entrustment-written", EnforcementCase)
def entrustment_written(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A written entrustment with items, powers and term is in force on the day."""
    entrusted = _entrusted(case)
    if isinstance(entrusted, Outcome):
        return entrusted
    body, decided = entrusted
    for name, shown, key in (
        ("entrustment_written", body.entrustment_written, "not_written"),
        ("entrustment_complete", body.entrustment_complete, "incomplete"),
    ):
        if not shown:
            path = ("acting_body", name)
            return not_shown(path) if shown is None else fail(path, key=key)
    return _in_term(body, decided)


def _in_term(body: ActingBody, decided: date) -> Outcome:
    begins, ends = day(body.entrusted_from), body.entrusted_to
    if begins is None:
        return not_shown("acting_body.entrusted_from")
    if begins > decided:
        return fail("acting_body.entrusted_from", key="not_yet", begins=begins, decided=decided)
    if ends is None:
        return not_shown("acting_body.entrusted_to")
    if ends is False:
        return fail("acting_body.entrusted_to", key="no_term")
    if ends < decided:
        return fail("acting_body.entrusted_to", key="ended", ends=ends, decided=decided)
    return ok()


@checker("entrustment-published", EnforcementCase)
def entrustment_published(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Both sides published the entrustment; published after the decision a person must weigh it."""
    entrusted = _entrusted(case)
    if isinstance(entrusted, Outcome):
        return entrusted
    body, decided = entrusted
    path = "acting_body.power_published_on"
    published = body.power_published_on
    if published is None:
        return not_shown(path)
    if published is False:
        return fail(path, key="unpublished")
    both = body.power_published_by_both
    if not both:
        path = "acting_body.power_published_by_both"
        return not_shown(path) if both is None else fail(path, key="one_side")
    if published > decided:
        return review(path, key="published_late", published=published, decided=decided)
    return ok()


@checker("entrusted-acts-in-entruster-name", EnforcementCase)
def acts_in_entrusters_name(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The decision is the entruster's, and the power was not passed on."""
    entrusted = _entrusted(case)
    if isinstance(entrusted, Outcome):
        return entrusted
    body, _ = entrusted
    if body.sub_entrusted:
        return fail("acting_body.sub_entrusted", key="passed_on")
    named = body.in_entrusters_name
    if named is None:
        return not_shown("acting_body.in_entrusters_name")
    return ok() if named else fail("acting_body.in_entrusters_name", key="own_name")
