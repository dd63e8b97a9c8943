"""Checkers of how facts are found: records of acts, registered goods, evidence and cameras."""

from __future__ import annotations

import attrs

from fazhi_core import Bound, Outcome, checker, fail, not_applicable, not_shown, ok, review
from fazhi_core.national.checkers._penalties import decided_on, penalty_of
from fazhi_core.records.base import day
from fazhi_core.records.enforcement import EnforcementCase, LegalRegime, Procedure
from fazhi_core.records.enforcement_inquiry import Act, ActKind, Evidence

__all__ = [
    "camera_evidence_reviewed",
    "camera_party_informed",
    "facts_clear",
    "inquiry_record_made",
    "lawful_evidence",
    "preservation_approved",
    "preservation_decided",
]

_RECORDED_ACTS = frozenset({ActKind.INSPECTION, ActKind.INQUIRY})


@checker("inquiry-record-made", EnforcementCase)
def inquiry_record_made(act: Act, case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Questioning and inspection in the ordinary procedure leave a record, signed or noted."""
    if case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    if case.procedure is None:
        return not_shown("/procedure")
    if case.procedure is Procedure.SUMMARY:
        return not_applicable()
    if act.kind is None:
        return not_shown("kind")
    if act.kind not in _RECORDED_ACTS:
        return not_applicable()
    if act.record_made is None:
        return not_shown("record_made")
    if not act.record_made:
        return fail("record_made", key="no_record")
    if act.record_signed is None:
        return not_shown("record_signed")
    return ok() if act.record_signed else review("record_signed", key="unsigned")


@checker("preservation-approved", EnforcementCase)
def preservation_approved(act: Act, _case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A head approved the registration of evidence before it was done."""
    if act.kind is None:
        return not_shown("kind")
    if act.kind is not ActKind.PRESERVATION:
        return not_applicable()
    done = day(act.on)
    if act.approved_on is None or done is None:
        return not_shown("approved_on" if act.approved_on is None else "on")
    if act.approved_on is False:
        return fail("approved_on", key="not_approved")
    if act.approved_on <= done:
        return ok()
    if act.urgent:
        return review("approved_on", key="urgent", approved=act.approved_on, done=done)
    return fail("approved_on", key="approved_late", approved=act.approved_on, done=done)


@checker("preservation-decided-7wd", EnforcementCase)
def preservation_decided(act: Act, _case: EnforcementCase, req: Bound[None]) -> Outcome:
    """In time it was decided what becomes of registered evidence."""
    if act.kind is None:
        return not_shown("kind")
    if act.kind is not ActKind.PRESERVATION:
        return not_applicable()
    done = day(act.on)
    if done is None:
        return not_shown("on")
    return req.within(done, act.disposed_on, path="disposed_on")


@checker("lawful-evidence", EnforcementCase)
def lawful_evidence(item: Evidence, case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """Nothing that was obtained unlawfully stands under the penalty."""
    if (other := _unless_relied_on(item, case)) is not None:
        return other
    if item.lawful is None:
        return not_shown("lawful")
    if not item.lawful:
        return fail("lawful", key="unlawful")
    if item.collected_on is None or item.source_stated is None:
        return not_shown("collected_on" if item.collected_on is None else "source_stated")
    decided = decided_on(case)
    if item.collected_on and decided and item.collected_on > decided:
        on = item.collected_on
        return review("collected_on", key="after_decision", collected=on, decided=decided)
    return ok() if item.source_stated else review("source_stated", key="no_source")


@checker("facts-clear-before-penalty", EnforcementCase)
def facts_clear(case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """A penalty rests on an act that was done and on evidence that may be used."""
    decision = penalty_of(case)
    if isinstance(decision, Outcome):
        return decision
    if case.violation is None:
        return not_shown("violation")
    if case.violation is False:
        return fail("violation", key="no_act")
    if case.evidence is None:
        return not_shown("evidence")
    usable = [one for one in case.evidence if one.excluded is not True]
    if any(one.lawful for one in usable):
        return ok()
    for position, one in enumerate(case.evidence):
        if one in usable and one.lawful is None:
            return not_shown(("evidence", position, "lawful"))
    if case.procedure is None:
        return not_shown("procedure")
    if case.procedure is Procedure.SUMMARY:
        return review("evidence", key="on_the_spot")
    return fail("evidence", key="no_evidence")


@checker("camera-evidence-reviewed", EnforcementCase)
def camera_evidence_reviewed(item: Evidence, case: EnforcementCase, _req: Bound[None]) -> Outcome:
    """What a camera recorded was reviewed before the penalty rested on it."""
    if not item.automated:
        return not_applicable()
    if (other := _unless_relied_on(item, case)) is not None:
        return other
    if item.reviewed is None:
        return not_shown("reviewed")
    if not item.reviewed or item.reviewed_on is False:
        return fail("reviewed", key="not_reviewed")
    decided = decided_on(case)
    if item.reviewed_on is None or decided is None:
        return not_shown("reviewed_on" if item.reviewed_on is None else "/decision.on")
    if item.reviewed_on > decided:
        on = item.reviewed_on
        return fail("reviewed_on", key="reviewed_late", reviewed=on, decided=decided)
    return ok()


@attrs.frozen(kw_only=True)
class Promptly:
    """Figures of ``camera-party-informed``.

    Args:
        slow_days: calendar days after which a person must look whether it was still prompt.
    """

    slow_days: int


@checker("camera-party-informed", EnforcementCase, params=Promptly)
def camera_party_informed(item: Evidence, case: EnforcementCase, req: Bound[Promptly]) -> Outcome:
    """The party was told of what the camera recorded, before the penalty and promptly."""
    if not item.automated:
        return not_applicable()
    if (other := _unless_relied_on(item, case)) is not None:
        return other
    decided, told = decided_on(case), item.party_informed_on
    if told is None or decided is None:
        return not_shown("party_informed_on" if told is None else "/decision.on")
    if told is False:
        return fail("party_informed_on", key="not_told")
    if told > decided:
        return fail("party_informed_on", key="told_late", told=told, decided=decided)
    recorded = day(item.collected_on)
    if recorded is None:
        return not_shown("collected_on")
    days = (told - recorded).days
    if days > req.params.slow_days:
        return review("party_informed_on", key="slow", days=days)
    return ok()


def _unless_relied_on(item: Evidence, case: EnforcementCase) -> Outcome | None:
    """``None`` where a penalty was imposed and *item* was not set aside."""
    if item.excluded or case.legal_regime is LegalRegime.POLICE:
        return not_applicable()
    decision = penalty_of(case)
    return decision if isinstance(decision, Outcome) else None
