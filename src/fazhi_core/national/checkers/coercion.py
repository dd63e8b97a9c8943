"""Checkers of execution by force: how long demolition waits, and on which days and hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import attrs

from fazhi_core import (
    Bound,
    Kind,
    Outcome,
    Reason,
    checker,
    fail,
    moved,
    not_applicable,
    not_shown,
    ok,
    review,
)
from fazhi_core.national.checkers._coercion import MEASURES, by_another
from fazhi_core.records.base import No, day, table
from fazhi_core.records.coercion import BasisDecision, CoercionBasis, CoercionCase, CoercionKind

__all__ = ["demolition_wait", "no_night_or_holiday"]


@attrs.frozen(kw_only=True)
class WaitFigures:
    """Figures of ``demolition-wait``.

    Args:
        shortest_days: the shortest term to sue that any law gives, in days.
        untold_months: how long the remedies can last where they were not told, in months.
        court_statutes: titles of the statutes under which only the court executes.
        own_statutes: titles of the statutes under which the organ may execute itself.
        longer_since: the day on which the term to sue became as long as it is.
    """

    shortest_days: int
    untold_months: int
    court_statutes: tuple[str, ...]
    own_statutes: tuple[str, ...]
    longer_since: date | None = None


@checker("demolition-wait", CoercionCase, params=WaitFigures)
def demolition_wait(case: CoercionCase, req: Bound[WaitFigures]) -> Outcome:
    """First what is too early under any law, then the way that the legal basis prescribes."""
    if case.kind is None:
        return not_shown("kind")
    if case.kind is not CoercionKind.DEMOLITION or by_another(case):
        return not_applicable()
    if case.executed_on is None:
        return not_shown("executed_on")
    if case.executed_on is False:
        return _not_yet(case, req)
    if case.basis_decision is False:
        return fail("basis_decision", key="no_decision")
    if case.basis_decision is None:
        return not_shown("basis_decision.served_on")
    basis, executed = case.basis_decision, case.executed_on
    early = _too_early(case, basis, executed, req.params)
    if early is not None:
        return early
    served = day(basis.served_on)
    if served is None:
        return not_shown("basis_decision.served_on")
    return _by_basis(case, basis, served, executed, req)


def _not_yet(case: CoercionCase, req: Bound[WaitFigures]) -> Outcome:
    """The waiting period of a demolition that was not carried out."""
    basis = table(case.basis_decision)
    served = day(basis.served_on) if basis else None
    waiting = req.waited(served, None) if served else None
    if waiting is None or waiting.reason is not Reason.PENDING:
        return not_applicable()
    if case.legal_basis is None or (case.legal_basis and case.legal_basis.instrument is None):
        return not_shown("legal_basis.instrument")
    court = _titles(case.legal_basis, req.params.court_statutes)
    own = _titles(case.legal_basis, req.params.own_statutes)
    return waiting if own and not court else not_applicable()


def _too_early(
    case: CoercionCase, basis: BasisDecision, executed: date, figures: WaitFigures
) -> Outcome | None:
    """What is a breach whatever the demolition rests on."""
    if basis.served_on is False:
        return fail("basis_decision.served_on", key="not_served")
    notice = table(case.public_notice)
    for given in (day(basis.perform_by), day(notice.self_demolish_by) if notice else None):
        if given and executed <= given:
            return fail("executed_on", key="before_own_term", last=given, executed=executed)
    if basis.appeal_period_ended is False:
        return fail("basis_decision.appeal_period_ended", key="remedies_open")
    # The order cannot have been served before it was made, so its day bounds the term from below.
    started = day(basis.served_on) or day(basis.on)
    last = moved(started, figures.shortest_days) if started else None
    if started and last and executed <= last:
        return fail("executed_on", key="too_soon", started=started, executed=executed, last=last)
    return None


def _titles(basis: CoercionBasis | No | None, statutes: tuple[str, ...]) -> bool:
    shown = table(basis)
    text = (shown.instrument if shown else None) or ""
    return any(title in text for title in statutes)


def _by_basis(
    case: CoercionCase,
    basis: BasisDecision,
    served: date,
    executed: date,
    req: Bound[WaitFigures],
) -> Outcome:
    if case.legal_basis is False:
        return review("legal_basis", key="no_basis")
    court = _titles(case.legal_basis, req.params.court_statutes)
    own = _titles(case.legal_basis, req.params.own_statutes)
    if court and own:
        return review("legal_basis.instrument", key="two_bases")
    if court:
        return _by_the_court(case, served, executed, req.params)
    if own:
        return _by_itself(case, basis, served, executed, req)
    if case.legal_basis is None or not case.legal_basis.instrument:
        return not_shown("legal_basis.instrument")
    return review("legal_basis.instrument", key="other_basis")


def _by_the_court(
    case: CoercionCase, served: date, executed: date, figures: WaitFigures
) -> Outcome:
    """Only the court may let the order be executed, once the term to sue is over."""
    last = moved(served, figures.shortest_days)
    applied = case.court_applied_on
    if isinstance(applied, date) and applied <= last:
        return fail("court_applied_on", key="applied_early", last=last)
    allowed = (case.court_leave_on, case.court_ruling_on)
    if not any(isinstance(one, date) and one <= executed for one in allowed):
        if None in allowed:
            return not_shown("court_leave_on" if allowed[0] is None else "court_ruling_on")
        return fail("executed_on", key="own_execution")
    return not_shown("court_applied_on") if applied is None else ok()


def _by_itself(
    case: CoercionCase,
    basis: BasisDecision,
    served: date,
    executed: date,
    req: Bound[WaitFigures],
) -> Outcome:
    """The organ executes: announced, waited for, and no remedy taken."""
    notice = table(case.public_notice)
    announced = notice.on if notice else case.public_notice
    if announced is False or (isinstance(announced, date) and announced > executed):
        return fail("public_notice", key="no_notice")
    waited = req.waited(served, executed)
    suits = (basis.reconsideration_applied, basis.litigated)
    if waited.kind is Kind.FAIL and not any(suits):
        return _early(waited, served, suits, req.params)
    if notice is None or announced is None:
        return not_shown("public_notice.on")
    if notice.self_demolish_by is None:
        return not_shown("public_notice.self_demolish_by")
    if any(suits):
        return review("basis_decision.litigated", key="litigated")
    if None in suits:
        return _suit_not_shown(suits)
    if waited.kind is not Kind.PASS:
        return waited
    return _told(basis, served, executed, req)


def _early(
    waited: Outcome, served: date, suits: tuple[bool | None, ...], figures: WaitFigures
) -> Outcome:
    """Before the term was over: a breach, unless a suit may have ended sooner."""
    if None in suits:
        return _suit_not_shown(suits)
    if figures.longer_since and served < figures.longer_since:
        return review("basis_decision.served_on", key="old_term", trace=waited.trace)
    return waited


def _suit_not_shown(suits: tuple[bool | None, ...]) -> Outcome:
    name = "reconsideration_applied" if suits[0] is None else "litigated"
    return not_shown(f"basis_decision.{name}")


def _told(basis: BasisDecision, served: date, executed: date, req: Bound[WaitFigures]) -> Outcome:
    """Where the remedies were not told, their terms run longer."""
    if basis.remedies_told:
        return ok()
    longest = attrs.evolve(req.deadline, value=req.params.untold_months)
    last = longest.last_day(served, counting=req.counting, calendar=req.calendar).span.latest
    if executed > last:
        return ok()
    path = "basis_decision.remedies_told"
    return not_shown(path) if basis.remedies_told is None else review(path, key="untold", last=last)


@attrs.frozen(kw_only=True)
class NightFigures:
    """Figures of ``no-night-or-holiday``, in hours of the day.

    Args:
        night_from: from this hour on it is plainly night.
        night_to: until this hour it is plainly night.
        near_from: from this hour on a person must judge.
        near_to: until this hour a person must judge.
        utc_offset: hours by which the clocks are ahead of UTC.
        fixed_holidays: month and day of the holidays that have a fixed date, on weekends too.
    """

    night_from: int
    night_to: int
    near_from: int
    near_to: int
    utc_offset: int
    fixed_holidays: tuple[str, ...]


@checker("no-night-or-holiday", CoercionCase, params=NightFigures)
def no_night_or_holiday(case: CoercionCase, req: Bound[NightFigures]) -> Outcome:
    """Execution only; measures such as sealing are not barred at night."""
    if case.kind is None:
        return not_shown("kind")
    executed = day(case.executed_on)
    if executed is None:
        return not_shown("executed_on")
    if case.kind in MEASURES or case.urgent or by_another(case):
        return not_applicable()
    outcome = _at(case, executed, req)
    if case.kind is CoercionKind.OTHER and outcome.kind in {Kind.FAIL, Kind.REVIEW}:
        return review(outcome.path, key="other_kind")
    return outcome


def _at(case: CoercionCase, executed: date, req: Bound[NightFigures]) -> Outcome:
    kind = req.calendar.kind(executed)
    began = _hour(case.executed_at, req.params)
    if began is not None and _between(began, req.params.night_from, req.params.night_to):
        return fail("executed_at", key="night", began=began)
    if _is_holiday(executed, req):
        return fail("executed_on", key="holiday", executed=executed)
    if (later := _went_on(case, executed, req)) is not None:
        return later
    if kind == "rest":
        if began is None and case.at_night_or_holiday is None:
            return not_shown("executed_at")  # at night it is a breach on any day
        return review("executed_on", key="rest_day", executed=executed)
    return _on_a_working_day(case, began, kind, req.params)


def _is_holiday(on: date, req: Bound[NightFigures]) -> bool:
    """A day off that is none by its weekday alone, or a holiday by its date."""
    return req.calendar.kind(on) == "holiday" or f"{on:%m-%d}" in req.params.fixed_holidays


def _on_a_working_day(
    case: CoercionCase, began: int | None, kind: str, figures: NightFigures
) -> Outcome:
    if case.at_night_or_holiday:
        return fail("at_night_or_holiday", key="flagged")
    if case.at_night_or_holiday is None:
        if began is None:
            return not_shown("executed_at")
        if case.executed_until is None and not _near(began, figures):
            return not_shown("executed_until")  # what began by day may have gone on at night
    if began is not None and _near(began, figures):
        return review("executed_at", key="near_night", began=began)
    if kind == "unknown":
        return Outcome(Kind.OPEN, Reason.CALENDAR, ("executed_on",))
    return ok()


def _went_on(case: CoercionCase, executed: date, req: Bound[NightFigures]) -> Outcome | None:
    """What began in time and went on into a holiday, the night or another day."""
    if case.executed_until is None:
        return None
    path, end = "executed_until", _local(case.executed_until, req.params)
    last = end.date()
    if last > executed and _is_holiday(last, req):
        return fail(path, key="holiday", executed=last)
    if last > executed:
        return review(path, key="over_night", last=last)
    if _between(end.hour, req.params.night_from, req.params.night_to):
        return review(path, key="into_night", ended=end.hour)
    return None


def _hour(moment: datetime | None, figures: NightFigures) -> int | None:
    """The hour on the clocks of the country; ``None`` where no hour is known."""
    return None if moment is None else _local(moment, figures).hour


def _local(moment: datetime, figures: NightFigures) -> datetime:
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(timezone(timedelta(hours=figures.utc_offset)))


def _near(hour: int, figures: NightFigures) -> bool:
    return _between(hour, figures.near_from, figures.near_to)


def _between(hour: int, begins: int, ends: int) -> bool:
    """Whether *hour* lies in the span over midnight."""
    return hour >= begins or hour < ends
