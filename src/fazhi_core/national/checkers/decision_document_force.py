"""Checkers of a normative document once it is issued: known, filed, in force, put right."""

from __future__ import annotations

import attrs

from fazhi_core import (
    Bound,
    Outcome,
    checker,
    fail,
    local_value,
    moved,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._documents import unless_normative
from fazhi_core.national.checkers._local import LocalTerm, kept, stale, years_after
from fazhi_core.records.base import day, table
from fazhi_core.records.document import IssuerKind, NormativeDocument

__all__ = [
    "cleaned_up",
    "effective_later",
    "filed",
    "found_unlawful",
    "interpreted",
    "published",
    "registered",
    "reply_to_review",
    "validity",
]


@checker("normdoc-publish-proactively", NormativeDocument)
def published(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The document was published in time."""
    if document.secret:
        return not_applicable()
    if (other := unless_normative(document)) is not None:
        return other
    issued = day(document.issued_on)
    return req.within(issued, document.published_on) if issued else not_shown("issued_on")


@checker("normdoc-unified-registration", NormativeDocument)
def registered(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The document has a number of its own in the register."""
    if (other := unless_normative(document)) is not None:
        return other
    number = document.registered_no
    if number is None:
        return not_shown("registered_no")
    if number is False:
        return fail("registered_no", key="not_registered")
    for other_one in req.every(NormativeDocument):
        same = other_one.registered_no == number and other_one.agency == document.agency
        if same and other_one.id != document.id:
            return fail("registered_no", key="twice")
    return ok()


@checker("normdoc-filing", NormativeDocument, params=LocalTerm)
def filed(document: NormativeDocument, req: Bound[LocalTerm]) -> Outcome:
    """The document was filed with the higher organ within the local term."""
    if (other := unless_normative(document)) is not None:
        return other
    if document.issuer_kind is IssuerKind.PARTY_COMMITTEE:
        return not_applicable()
    missing = next(
        (one for one in ("issuer_kind", "published_on") if getattr(document, one) is None), ""
    )
    if missing:
        return not_shown(missing)
    start = day(document.published_on)
    if start is None:
        return not_applicable()
    if document.filed is False:
        joint = document.issuer_kind is IssuerKind.JOINT
        return review("filed", key="joint" if joint else "not_filed")
    filing = table(document.filed)
    if filing is not None and filing.on is None:
        return not_shown("filed.on")
    return kept(start, filing.on if filing else None, "filed.on", req)


@attrs.frozen(kw_only=True)
class Validity:
    """How long a document may be in force, in years; ``None`` where no local rule is set.

    Args:
        years: for an ordinary document.
        trial_years: for one that is provisional or on trial.
    """

    years: int | None
    trial_years: int | None


@checker("normdoc-validity-5-years", NormativeDocument, params=Validity)
def validity(document: NormativeDocument, req: Bound[Validity]) -> Outcome:
    """The document says until when it is in force, no longer than the local rule allows."""
    if (other := unless_normative(document)) is not None:
        return other
    start, last = document.effective_on, document.expires_on
    if start is False:
        return not_applicable()
    if start is None or last is None or document.trial is None:
        facts = (("effective_on", start), ("expires_on", last), ("trial", document.trial))
        return not_shown(next(name for name, shown in facts if shown is None))
    if last is False:
        return review("expires_on", key="no_end")
    years = req.params.trial_years if document.trial else req.params.years
    if years is None:
        return local_value("trial_years" if document.trial else "years")
    latest = years_after(start, years)
    return ok() if last <= latest else fail("expires_on", key="too_long", latest=latest)


@attrs.frozen(kw_only=True)
class TimeToPrepare:
    """Figures of ``normdoc-effective-30-days-after``.

    Args:
        days: calendar days between publication and the first day in force; ``None`` where no
            local rule is set.
    """

    days: int | None


@checker("normdoc-effective-30-days-after", NormativeDocument, params=TimeToPrepare)
def effective_later(document: NormativeDocument, req: Bound[TimeToPrepare]) -> Outcome:
    """The document comes into force only after people could get to know it."""
    if (other := unless_normative(document)) is not None:
        return other
    told, start = document.published_on, document.effective_on
    if told is None or start is None:
        return not_shown("published_on" if told is None else "effective_on")
    if told is False or start is False:
        return not_applicable()
    if start < told:
        return review("effective_on", key="before_publication", told=told, start=start)
    if req.params.days is None:
        return local_value("days")
    first = moved(told, req.params.days)
    if start >= first:
        return ok()
    if document.early_effect_reason:
        return not_applicable()
    return fail("effective_on", key="early", first=first)


@checker("normdoc-policy-interpretation", NormativeDocument)
def interpreted(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The explanation came out with the document."""
    if document.secret:
        return not_applicable()
    if (other := unless_normative(document)) is not None:
        return other
    if document.published_on is False:
        return not_applicable()
    if document.published_on is None:
        return not_shown("published_on")
    return req.within(document.published_on, document.interpreted_on)


@attrs.frozen(kw_only=True)
class CleanUp:
    """Figures of ``normdoc-periodic-cleanup``.

    Args:
        years: how often a local rule asks for it; ``None`` where none is set.
    """

    years: int | None


@checker("normdoc-periodic-cleanup", NormativeDocument, params=CleanUp)
def cleaned_up(document: NormativeDocument, req: Bound[CleanUp]) -> Outcome:
    """A document in force was looked at again after the law above it changed."""
    if (other := unless_normative(document)) is not None:
        return other
    issued, last = document.issued_on, document.expires_on
    if issued is False or (last and last < req.as_of):
        return not_applicable()
    changed, cleaned = document.higher_law_changed_on, document.cleaned_up_on
    facts = (
        ("issued_on", issued),
        ("expires_on", last),
        ("higher_law_changed_on", changed),
        ("cleaned_up_on", cleaned),
    )
    missing = next((name for name, shown in facts if shown is None), "")
    if missing or issued is None:
        return not_shown(missing)
    if changed and changed > (day(cleaned) or issued):
        return review("cleaned_up_on", key="law_changed", changed=changed)
    if req.params.years is None:
        return local_value("years")
    if stale(day(cleaned) or issued, req.params.years, req):
        return fail("cleaned_up_on", key="stale")
    return ok()


@checker("normdoc-reconsideration-reply-10", NormativeDocument)
def reply_to_review(document: NormativeDocument, req: Bound[None]) -> Outcome:
    """The reconsideration organ got its written reply in time."""
    asked = table(document.incidental_review)
    if asked is None or not asked.asked_on:
        unsaid = asked is not None and asked.asked_on is None
        return not_shown("incidental_review.asked_on") if unsaid else not_applicable()
    return not_applicable() if asked.by_court else req.within(asked.asked_on, asked.replied_on)


@checker("normdoc-open-to-review", NormativeDocument)
def found_unlawful(document: NormativeDocument, _req: Bound[None]) -> Outcome:
    """A clause found unlawful in an incidental review is put right."""
    asked = table(document.incidental_review)
    if asked is None or not asked.found_unlawful_on:
        unsaid = asked is not None and asked.found_unlawful_on is None
        return not_shown("incidental_review.found_unlawful_on") if unsaid else not_applicable()
    if asked.corrected_on is None:
        return not_shown("incidental_review.corrected_on")
    if asked.corrected_on:
        return ok()
    if asked.by_court:
        return review("incidental_review.corrected_on", key="court_advice")
    return fail("incidental_review.corrected_on", key="not_corrected")
