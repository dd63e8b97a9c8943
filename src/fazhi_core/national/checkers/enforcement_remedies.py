"""Checkers of what a decision tells the party of reconsideration and litigation."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import imposes_penalty
from fazhi_core.national.checkers._services import served_by
from fazhi_core.records.base import table
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_outcome import LegalBasis, PenaltyDecision, ServiceMethod

__all__ = [
    "litigation_term",
    "online_remedy",
    "reconsideration_organ",
    "remedies_notice",
    "spot_reconsideration_first",
]

_ORGAN = "decision.reconsideration_organ"


def _adverse(case: EnforcementCase) -> PenaltyDecision | Outcome:
    """The decision, if it imposes a penalty, or why it is not judged."""
    decision = table(case.decision)
    if decision is None:
        return not_shown("decision")
    imposed = imposes_penalty(decision)
    if imposed is None:
        return not_shown("decision.kinds")
    return decision if imposed else not_applicable()


@attrs.frozen(kw_only=True)
class FirstWay:
    """When reconsideration must come before litigation.

    Args:
        resource_words: words in the title of a statute or regulation about natural resources.
    """

    resource_words: tuple[str, ...]


@checker("spot-reconsideration-first", EnforcementCase, params=FirstWay)
def spot_reconsideration_first(case: EnforcementCase, req: Bound[FirstWay]) -> Outcome:
    """The document says that reconsideration comes first, and offers no direct suit."""
    decision = _adverse(case)
    if isinstance(decision, Outcome):
        return decision
    first = _comes_first(case, decision, req.params.resource_words)
    if isinstance(first, str):
        return not_shown(first)
    if not first:
        return not_applicable()
    if decision.reconsideration_first_stated is False:
        return fail("decision.reconsideration_first_stated", key="not_said")
    if decision.direct_suit_offered:
        return fail("decision.direct_suit_offered", key="direct_suit")
    if decision.reconsideration_first_stated is None:
        return not_shown("decision.reconsideration_first_stated")
    return (
        not_shown("decision.direct_suit_offered") if decision.direct_suit_offered is None else ok()
    )


def _comes_first(
    case: EnforcementCase, decision: PenaltyDecision, words: tuple[str, ...]
) -> bool | str:
    """Whether reconsideration comes first, or the path of the fact that would say so.

    A penalty that cites no provision on natural resources takes no right to them.
    """
    if not words:
        return False
    if case.procedure is Procedure.SUMMARY:
        return True
    if case.procedure is None:
        return "procedure"
    if decision.basis is None or any(one.instrument is None for one in decision.basis):
        return "decision.basis"
    titles = [one.instrument or "" for one in decision.basis]
    if not any(word in title for title in titles for word in words):
        return False
    touched = decision.resource_rights_touched
    return "decision.resource_rights_touched" if touched is None else touched


@attrs.frozen(kw_only=True)
class RemediesNotice:
    """What the notice of remedies must say.

    Args:
        days: the term for reconsideration, in days.
    """

    days: int


@checker("remedies-notice", EnforcementCase, params=RemediesNotice)
def remedies_notice(case: EnforcementCase, req: Bound[RemediesNotice]) -> Outcome:
    """The document names the remedies, with the term for reconsideration."""
    decision = _adverse(case)
    if isinstance(decision, Outcome):
        return decision
    if decision.remedies_stated is False:
        return fail("decision.remedies_stated", key="not_stated")
    stated = decision.reconsideration_days
    if stated is not None and stated < req.params.days:
        path = "decision.reconsideration_days"
        return fail(path, key="short", stated=stated, days=req.params.days)
    if decision.remedies_stated is None:
        return not_shown("decision.remedies_stated")
    if stated is None:
        return not_shown("decision.reconsideration_days")
    if stated > req.params.days:
        path = "decision.reconsideration_days"
        return review(path, key="long", stated=stated, days=req.params.days)
    return ok()


@attrs.frozen(kw_only=True)
class ReconsiderationOrgan:
    """How the right organ is told from its name.

    Args:
        government: the word by which a government is known.
        right_endings: how the names of county-level governments end.
        wrong_endings: how the names of other governments and of departments end.
        either: words that offer a choice of two organs.
        township_endings: how the name of a township that acts ends; empty where the acts of
            county departments go to the same organ.
    """

    government: str
    right_endings: tuple[str, ...]
    wrong_endings: tuple[str, ...]
    either: tuple[str, ...]
    township_endings: tuple[str, ...]


@checker("reconsideration-organ-county", EnforcementCase, params=ReconsiderationOrgan)
def reconsideration_organ(case: EnforcementCase, req: Bound[ReconsiderationOrgan]) -> Outcome:
    """The document names the county-level government, and nobody else."""
    decision = _adverse(case)
    if isinstance(decision, Outcome):
        return decision
    if req.params.township_endings:
        name = case.acting_body.name if case.acting_body else None
        if name is None:
            return not_shown("acting_body.name")
        if not name.endswith(req.params.township_endings):
            return not_applicable()
    named = decision.reconsideration_organ
    return not_shown(_ORGAN) if named is None else _organ(named.strip(), req.params)


def _organ(named: str, words: ReconsiderationOrgan) -> Outcome:
    if any(word in named for word in words.either):
        return review(_ORGAN, key="either")
    if named.endswith(words.wrong_endings):
        department = words.government not in named
        if department or named.endswith(words.government):
            return fail(_ORGAN, key="department" if department else "other_government")
    return ok() if named.endswith(words.right_endings) else review(_ORGAN, key="unclear")


@attrs.frozen(kw_only=True)
class LitigationTerm:
    """The term to sue that the document must state.

    Args:
        months: the general term.
        resource_words: as for :class:`FirstWay`; empty before reconsideration came first.
        special_titles: statutes with a term of their own.
        special_articles: the article of each of them that sets it.
        special_days: that term, in days.
    """

    months: int
    resource_words: tuple[str, ...]
    special_titles: tuple[str, ...]
    special_articles: tuple[int, ...]
    special_days: tuple[int, ...]


@checker("litigation-term-six-months", EnforcementCase, params=LitigationTerm)
def litigation_term(case: EnforcementCase, req: Bound[LitigationTerm]) -> Outcome:
    """The document states the general term, or the special one of the statute it rests on."""
    decision = _adverse(case)
    if isinstance(decision, Outcome):
        return decision
    first = _comes_first(case, decision, req.params.resource_words)
    if isinstance(first, str):
        return not_shown(first)
    if first:
        return not_applicable()
    special = _special_days(decision.basis, req.params)
    if special is None:
        return not_shown("decision.basis")
    if special:
        return _special(decision, special)
    stated, months = decision.litigation_months, req.params.months
    if stated is None:
        return not_shown("decision.litigation_months")
    if stated < months:
        return fail("decision.litigation_months", key="short", stated=stated, months=months)
    if stated > months:
        return review("decision.litigation_months", key="long", stated=stated, months=months)
    return ok()


def _special(decision: PenaltyDecision, days: int) -> Outcome:
    stated = decision.litigation_days
    if stated is None:
        return not_shown("decision.litigation_days")
    if stated == days:
        return ok()
    return review("decision.litigation_days", key="special", stated=stated, days=days)


def _special_days(basis: tuple[LegalBasis, ...] | None, terms: LitigationTerm) -> int | None:
    """The special term of a provision that is cited, 0 for none; ``None`` if it is not shown."""
    if basis is None:
        return None
    cited = [_special_of(one, terms) for one in basis]
    if None in cited:
        return None
    return max((days for days in cited if days is not None), default=0)


def _special_of(one: LegalBasis, terms: LitigationTerm) -> int | None:
    if one.instrument is None:
        return None
    rows = zip(terms.special_titles, terms.special_articles, terms.special_days, strict=True)
    for title, article, days in rows:
        if not one.instrument.strip("《》").endswith(title):
            continue
        if one.article is None:
            return None
        if one.article == article:
            return days
    return 0


@checker("online-service-online-remedy", EnforcementCase)
def online_remedy(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A decision served online carries a channel for reconsideration online."""
    service = served_by(case, ServiceMethod.ELECTRONIC)
    if isinstance(service, Outcome):
        return service
    if service.online_remedy_offered is None:
        return not_shown("service.online_remedy_offered")
    offered = service.online_remedy_offered
    return ok() if offered else fail("service.online_remedy_offered", key="no_channel")
