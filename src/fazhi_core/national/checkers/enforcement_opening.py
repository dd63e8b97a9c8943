"""Checkers of how a case is opened: filing, who filed first, and the limitation."""

from __future__ import annotations

from datetime import date

import attrs

from fazhi_core import Bound, Kind, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import unless_penalised
from fazhi_core.records.base import day, table
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
        decision = unless_penalised(case)
        if isinstance(decision, Outcome):
            return decision
        return fail("filed_on", key="not_filed")
    decision = table(case.decision)
    if decision is not None and decision.on and filed > decision.on:
        return fail("filed_on", key="after_decision", filed=filed, decided=decision.on)
    if decision is None and case.decision is not False:
        return not_shown("decision")
    if decision is not None and decision.on is None:
        return not_shown("decision.on")
    return _in_time(case, filed, req.params.slow_days)


def _in_time(case: EnforcementCase, filed: date, slow_days: int) -> Outcome:
    """Whether the opening came soon, and before anybody was questioned in the case."""
    found = table(case.violation)
    if found is None or found.discovered_on is None:
        return not_shown("violation" if found is None else "violation.discovered_on")
    if case.acts is None:
        return not_shown("acts")
    if (gap := _undated(case)) is not None:
        return not_shown(gap)
    for position, act in enumerate(case.acts):
        done = day(act.on)
        if act.kind is ActKind.INQUIRY and done is not None and done < filed and not act.urgent:
            return review(("acts", position, "on"), key="questioned_before", filed=filed, done=done)
    days = (filed - found.discovered_on).days if found.discovered_on else 0
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
    decision = unless_penalised(case)
    if isinstance(decision, Outcome):
        return decision
    own = filed or decision.on
    if filed is None or not own:
        return not_shown("filed_on" if filed is None else "decision.on")
    if case.source is None:
        return not_shown("source")
    if own < elsewhere:
        return ok()
    if own == elsewhere:
        return review("filed_elsewhere_on", key="same_day", filed=own)
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
    decision = unless_penalised(case)
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
    found = day(act.discovered_on) or day(case.filed_on)
    if not known or found is None:
        return not_shown("violation.discovered_on" if known else "violation.ended_on")
    last = max(known)
    plain = req.within(last, found, path="violation.discovered_on")
    if plain.kind is Kind.PASS:
        return plain
    for name in ("discovered_on", "occurred_on", "ended_on"):
        if not getattr(act, name):
            return not_shown(f"violation.{name}")
    return _barred(case, act, last, plain, req)


def _barred(
    case: EnforcementCase, act: Violation, last: date, plain: Outcome, req: Bound[Limitation]
) -> Outcome:
    """The plain term is over; whether the longer one, or another statute, may hold."""
    if case.legal_regime is LegalRegime.OTHER:
        return review(plain.path, key="other_law", trace=plain.trace, due_on=plain.due)
    if not req.params.more_years:
        return plain
    longer = req.within(
        last, act.discovered_on, longer=req.params.more_years, path="violation.discovered_on"
    )
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
