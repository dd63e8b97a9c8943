"""Checkers of how a case is opened: filing, who filed first, and the limitation."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import penalty_of
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_inquiry import ActKind, CaseSource, Violation

__all__ = ["case_filed_timely", "jurisdiction_first_filed", "limitation"]


@attrs.frozen(kw_only=True)
class Filing:
    """Figures of ``case-filed-timely``.

    Args:
        slow_days: calendar days from discovery after which a person must look.
    """

    slow_days: int


@checker("case-filed-timely", EnforcementCase, params=Filing)
def case_filed_timely(case: EnforcementCase, req: Bound[Filing]) -> Outcome:
    """A case of the ordinary procedure was opened before it was decided, and soon."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is Procedure.SUMMARY:
        return not_applicable()
    filed = case.filed_on
    if filed is None:
        return not_shown("filed_on")
    if filed is False:
        penalty = penalty_of(case)
        return penalty if isinstance(penalty, Outcome) else fail("filed_on", key="not_filed")
    if case.decision is None:
        return not_shown("decision")
    decided = case.decision.on if case.decision is not False else False
    if decided is None:
        return not_shown("decision.on")
    if decided and filed > decided:
        return fail("filed_on", key="after_decision", filed=filed, decided=decided)
    return _in_time(case, filed, req.params.slow_days)


def _in_time(case: EnforcementCase, filed: date, slow_days: int) -> Outcome:
    """Whether the opening came soon, and before anybody was questioned in the case."""
    if case.violation is None:
        return not_shown("violation")
    found = case.violation.discovered_on if case.violation is not False else False
    if found is None:
        return not_shown("violation.discovered_on")
    if case.acts is None:
        return not_shown("acts")
    if (gap := _undated(case)) is not None:
        return not_shown(gap)
    for position, act in enumerate(case.acts):
        done = day(act.on)
        if act.kind is ActKind.INQUIRY and done is not None and done < filed and not act.urgent:
            return review(("acts", position, "on"), key="questioned_before", filed=filed, done=done)
    days = (filed - found).days if found else 0
    return review("filed_on", key="slow", days=days) if days > slow_days else ok()


def _undated(case: EnforcementCase) -> tuple[str | int, ...] | None:
    """The fact that leaves open whether somebody was questioned before the opening."""
    for position, act in enumerate(case.acts or ()):
        if act.kind is None:
            return ("acts", position, "kind")
        if act.kind is ActKind.INQUIRY and act.on is None:
            return ("acts", position, "on")
    return None


@checker("jurisdiction-first-filed", EnforcementCase)
def jurisdiction_first_filed(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Where another organ opened the same case first, this one did not punish."""
    elsewhere, filed = case.filed_elsewhere_on, case.filed_on
    if elsewhere is None:
        return not_shown("filed_elsewhere_on")
    if elsewhere is False or case.jurisdiction_settled:
        return not_applicable()
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    own = filed or decision.on
    if filed is None or not own:
        return not_shown("filed_on" if filed is None else "decision.on")
    if own < elsewhere:
        return ok()
    if own == elsewhere:
        return review("filed_elsewhere_on", key="same_day", filed=own)
    if case.source is None:
        return not_shown("source")
    if case.source is CaseSource.REFERRAL:
        return review("source", key="referred", filed=own, elsewhere=elsewhere)
    return fail("filed_elsewhere_on", key="filed_later", filed=own, elsewhere=elsewhere)


@attrs.frozen(kw_only=True)
class Limitation:
    """Figures of ``limitation-two-years``.

    Args:
        more_years: years that harm to life, health or finance adds; 0 where the edition knows
            none.
        longer_from: first day of the edition that added them.
    """

    more_years: int
    longer_from: date


@checker("limitation-two-years", EnforcementCase, params=Limitation)
def limitation(case: EnforcementCase, req: Bound[Limitation]) -> Outcome:
    """The act was discovered before the limitation ran out; discovery stops it."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    act = case.violation
    if act is False:
        return not_applicable()
    if act is None:
        return not_shown("violation")
    if act.ended_on is False:
        return ok()
    known = [one for one in (day(act.occurred_on), day(act.ended_on)) if one is not None]
    # Whoever opened a case had discovered the act by then.
    found = [one for one in (day(act.discovered_on), day(case.filed_on)) if one is not None]
    if not known or not found:
        return not_shown("violation.discovered_on" if known else "violation.ended_on")
    plain = req.within(max(known), min(found), path="violation.discovered_on")
    if plain.kind is Kind.PASS:
        return plain
    gap = _undetermined(case, act)
    return not_shown(gap) if gap else _barred(case, act, (max(known), min(found)), plain, req)


def _undetermined(case: EnforcementCase, act: Violation) -> str:
    """The first fact without which an act that looks barred may not be; empty if all are shown."""
    for name in ("discovered_on", "occurred_on", "ended_on"):
        if not getattr(act, name):
            return f"violation.{name}"
    return "filed_on" if case.filed_on is None else ""


def _barred(
    case: EnforcementCase,
    act: Violation,
    span: tuple[date, date],
    plain: Outcome,
    req: Bound[Limitation],
) -> Outcome:
    """The plain term is over; whether the longer one, or another statute, may hold.

    *span*: the day the act ended and the day it was discovered at the latest.
    """
    last, found = span
    if case.legal_regime is LegalRegime.OTHER:
        return review(plain.path, key="other_law", trace=plain.trace, due_on=plain.due)
    if not req.params.more_years:
        return plain
    longer = req.within(last, found, longer=req.params.more_years, path="violation.discovered_on")
    if longer.kind is not Kind.PASS:
        return longer
    for name in ("endangers_life_or_finance", "harmful"):
        if getattr(act, name) is None:
            return not_shown(f"violation.{name}")
    if not act.endangers_life_or_finance or not act.harmful:
        return plain
    if last < req.params.longer_from:
        # The longer term came with the new law; whether it reaches acts that ended before is open.
        return review(plain.path, key="older_act", trace=plain.trace, due_on=plain.due, ended=last)
    return longer
