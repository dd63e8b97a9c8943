"""Checkers of who punishes: standing, the power conferred or entrusted, and the legal basis."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import CONFISCATIONS, dated_penalty_of
from fazhi_core.national.checkers._together import shown, together
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
    "own_power",
    "power_conferred",
    "within_scope",
]

_NO_BODY = ActingBody()
_NO_AUTHORITY = Authority()
_TRADES = {LegalRegime.POLICE, LegalRegime.TRAFFIC, LegalRegime.MARKET, LegalRegime.OTHER}
"""Regimes whose statutes give local stations of an organ a power of their own."""


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
    penalty = dated_penalty_of(case)
    if isinstance(penalty, Outcome):
        return penalty
    body = case.acting_body or _NO_BODY
    return together(
        (
            _empowered(body),
            _organ(case, body),
            shown(case.authority, "authority", "no_authority"),
            _named(body, req.params),
        )
    )


def _empowered(body: ActingBody) -> Outcome:
    if body.power is None:
        return not_shown("acting_body.power")
    return fail("acting_body.power", key="no_power") if body.power is Power.NONE else ok()


def _organ(case: EnforcementCase, body: ActingBody) -> Outcome:
    """Whether it is the organ itself; the statutes of some trades make its station an organ."""
    if not body.internal:
        return not_shown("acting_body.internal") if body.internal is None else ok()
    if case.legal_regime not in _TRADES:
        return fail("acting_body.internal", key="internal")
    if body.power is None:
        return not_shown("acting_body.power")
    if body.power is Power.OWN:
        return review("acting_body.internal", key="station")
    return fail("acting_body.internal", key="internal")


def _named(body: ActingBody, figures: Standing) -> Outcome:
    name = body.name
    if name is None:
        return not_shown("acting_body.name")
    if any(word in name for word in figures.party_words):
        joint = any(word in name for word in figures.organ_words)
        path = "acting_body.name"
        return review(path, key="joint_with_party") if joint else fail(path, key="party_organ")
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
    penalty = dated_penalty_of(case)
    if isinstance(penalty, Outcome):
        return penalty
    if (other := _unless_conferred(case)) is not None:
        return other
    body = case.acting_body or _NO_BODY
    return together(
        (
            shown(body.power_provincial, "acting_body.power_provincial", "not_provincial"),
            ok() if body.power_document else not_shown("acting_body.power_document"),
            _published_by(body, penalty[1]),
            _own_name(body, req.params.own),
        )
    )


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


@attrs.frozen(kw_only=True)
class Statutes:
    """What ``township-own-power-by-statute`` looks at.

    Args:
        townships: words in the names of townships and street offices.
        naming: titles of statutes that name townships as an organ that punishes.
        orders_only: titles of statutes that let townships give orders, but take no money or goods.
        county: titles of statutes that give their penalties to county departments only.
    """

    townships: tuple[str, ...]
    naming: tuple[str, ...]
    orders_only: tuple[str, ...]
    county: tuple[str, ...]


@checker("township-own-power-by-statute", EnforcementCase, params=Statutes)
def own_power(case: EnforcementCase, req: Bound[Statutes]) -> Outcome:
    """A township that punishes by a power of its own rests on a statute that names townships."""
    penalty = dated_penalty_of(case)
    if isinstance(penalty, Outcome):
        return penalty
    body = case.acting_body or _NO_BODY
    if body.power is not Power.OWN:
        return not_shown("acting_body.power") if body.power is None else not_applicable()
    if body.name is None:
        return not_shown("acting_body.name")
    if case.authority is False or not any(word in body.name for word in req.params.townships):
        return not_applicable()
    source = case.authority or _NO_AUTHORITY
    if source.mode is not AuthorityMode.STATUTE:
        return not_shown("authority.mode") if source.mode is None else not_applicable()
    return _named_by(source, penalty[0], req.params)


def _named_by(source: Authority, decision: PenaltyDecision, figures: Statutes) -> Outcome:
    title = source.instrument
    if title is None:
        return not_shown("authority.instrument")
    if any(one in title for one in figures.orders_only):
        if decision.kinds is None:
            return not_shown("decision.kinds")
        taken = {PenaltyKind.FINE, *CONFISCATIONS} & {*decision.kinds}
        return review("authority.instrument", key="orders_only") if taken else ok()
    if any(one in title for one in figures.naming):
        return ok()
    if any(one in title for one in figures.county):
        return review("authority.instrument", key="county_statute")
    return shown(source.names_township, "authority.names_township", "not_named")


@checker("township-within-conferred-scope", EnforcementCase)
def within_scope(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The item stands on the list in force on the day of the decision."""
    penalty = dated_penalty_of(case)
    if isinstance(penalty, Outcome):
        return penalty
    if (other := _unless_conferred(case)) is not None:
        return other
    decision, decided = penalty
    item = _NO_AUTHORITY if case.authority is None else table(case.authority)
    if item is None:
        return fail("authority", key="not_listed")
    return together(
        (
            _conferrable(decision),
            shown(item.item_no, "authority.item_no", "not_listed"),
            _in_force(item, decided),
        )
    )


def _conferrable(decision: PenaltyDecision) -> Outcome:
    """Whether the kinds of penalty can be conferred at all."""
    if decision.kinds is None:
        return not_shown("decision.kinds")
    detained = PenaltyKind.DETENTION in decision.kinds
    return fail("decision.kinds", key="detention") if detained else ok()


def _in_force(item: Authority, decided: date) -> Outcome:
    """Whether the item was in force on the day *decided*; no end recorded means none."""
    begins, ends = day(item.valid_from), day(item.valid_to)
    if begins is not None and begins > decided:
        return fail("authority.valid_from", key="before_list", begins=begins, decided=decided)
    if ends is not None and ends < decided:
        return fail("authority.valid_to", key="after_list", ends=ends, decided=decided)
    return not_shown("authority.valid_from") if begins is None else ok()


@checker("penalty-needs-legal-basis", EnforcementCase)
def has_basis(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """One basis at least is a law, a regulation or a rule."""
    penalty = dated_penalty_of(case)
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
    penalty = dated_penalty_of(case)
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
    return together(
        (
            shown(body.entrustment_written, "acting_body.entrustment_written", "not_written"),
            shown(body.entrustment_complete, "acting_body.entrustment_complete", "incomplete"),
            _begun(body, decided),
            _not_ended(body, decided),
        )
    )


def _begun(body: ActingBody, decided: date) -> Outcome:
    path, begins = "acting_body.entrusted_from", day(body.entrusted_from)
    if begins is None:
        return not_shown(path)
    late = begins > decided
    return fail(path, key="not_yet", begins=begins, decided=decided) if late else ok()


def _not_ended(body: ActingBody, decided: date) -> Outcome:
    path, ends = "acting_body.entrusted_to", body.entrusted_to
    if ends is None:
        return not_shown(path)
    if ends is False:
        return fail(path, key="no_term")
    return fail(path, key="ended", ends=ends, decided=decided) if ends < decided else ok()


@checker("entrustment-published", EnforcementCase)
def entrustment_published(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Both sides published the entrustment; published after the decision a person must weigh it."""
    entrusted = _entrusted(case)
    if isinstance(entrusted, Outcome):
        return entrusted
    body, decided = entrusted
    both = "acting_body.power_published_by_both"
    return together(
        (_made_public(body, decided), shown(body.power_published_by_both, both, "one_side"))
    )


def _made_public(body: ActingBody, decided: date) -> Outcome:
    path, published = "acting_body.power_published_on", body.power_published_on
    if published is None:
        return not_shown(path)
    if published is False:
        return fail(path, key="unpublished")
    late = published > decided
    return (
        review(path, key="published_late", published=published, decided=decided) if late else ok()
    )


@checker("entrusted-acts-in-entruster-name", EnforcementCase)
def acts_in_entrusters_name(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """The decision is the entruster's, and the power was not passed on."""
    entrusted = _entrusted(case)
    if isinstance(entrusted, Outcome):
        return entrusted
    body, _ = entrusted
    if body.sub_entrusted:
        return fail("acting_body.sub_entrusted", key="passed_on")
    path = "acting_body.in_entrusters_name"
    return shown(body.in_entrusters_name, path, "own_name")
