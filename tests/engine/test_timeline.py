"""The timeline of one case: steps, what was found of each, and what comes next."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_core import Engine, Ledger
from fazhi_core.engine.timeline import Timeline
from fazhi_core.records.base import Record
from fazhi_core.records.coercion import BasisDecision, CoercionBasis, CoercionCase, CoercionKind
from fazhi_core.records.enforcement import EnforcementCase, Procedure
from fazhi_core.records.enforcement_outcome import PenaltyDecision, PenaltyKind
from fazhi_core.records.enforcement_people import PlanningZone
from fazhi_core.records.learning import StudySession
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.petition import Petition, PetitionKind
from fazhi_core.records.petition_steps import FirstReview, PetitionAcceptance, PetitionOpinion

ENGINE = Engine(as_of=date(2024, 6, 30), discover=False)
DECIDED = PenaltyDecision(on=date(2024, 6, 21), kinds=(PenaltyKind.FINE,))


def along(record: Record, *others: Record) -> Timeline:
    (line,), _ = ENGINE.timelines(Ledger.of([record, *others]), record.id)
    return line


def states(line: Timeline) -> dict[str, str]:
    return {one.stage.id: one.reached.state for one in line.milestones}


def test_a_running_term_says_what_comes_next_and_until_when() -> None:
    line = along(
        EnforcementCase(
            id="1",
            procedure=Procedure.ORDINARY,
            filed_on=date(2024, 6, 3),
            statement=False,
            decision=DECIDED,
        )
    )
    assert states(line)["decision"] == "done"
    assert states(line)["statement"] == "not_done"
    assert states(line)["notice"] == "unknown"
    assert line.next is not None
    assert (line.next.stage.id, line.next.due) == ("service", date(2024, 7, 2))
    assert line.next.stage.signs is not None


def test_without_a_term_the_next_step_follows_the_last_one() -> None:
    nothing = along(EnforcementCase(id="1")).next
    assert nothing is not None
    assert nothing.stage.id == "filing"
    filed = along(EnforcementCase(id="1", procedure=Procedure.SUMMARY, filed_on=date(2024, 6, 3)))
    assert filed.next is not None
    assert filed.next.stage.id == "investigation"
    closed = along(EnforcementCase(id="1", archived_on=date(2024, 6, 3)))
    assert closed.next is None


def test_an_early_ending_leaves_later_steps_moot() -> None:
    line = along(EnforcementCase(id="1", filed_on=date(2024, 6, 3), transfer="T-1"))
    assert line.ending is not None
    assert states(line)["decision"] == "moot"
    assert states(line)["closing"] == "unknown"


def test_a_waiting_period_is_no_last_day() -> None:
    line = along(
        CoercionCase(
            id="1",
            kind=CoercionKind.DEMOLITION,
            basis_decision=BasisDecision(
                on=date(2024, 5, 6),
                served_on=date(2024, 5, 6),
                remedies_told=True,
                reconsideration_applied=False,
                litigated=False,
            ),
            legal_basis=CoercionBasis(
                instrument="城乡规划法", article=65, planning_zone=PlanningZone.VILLAGE
            ),
            executed_on=False,
        )
    )
    waits = {one.stage.id: (one.due, one.not_before) for one in line.milestones}
    assert waits["execution"] == (None, date(2024, 11, 6))


def test_findings_on_records_that_the_case_names_stand_under_their_step() -> None:
    named = EnforcementCase(
        id="1",
        procedure=Procedure.ORDINARY,
        review="R",
        public_interest=True,
        decision=DECIDED,
    )
    line = along(named, LegalReview(id="R", opinion_on=date(2024, 6, 25)))
    found = {one.stage.id: [each.requirement for each in one.findings] for one in line.milestones}
    assert "review-before-decision" in found["review"]


def test_what_has_no_steps_has_no_timeline() -> None:
    with pytest.raises(LookupError):
        ENGINE.timelines(Ledger.of(StudySession(id="1")), "1")
    with pytest.raises(LookupError):
        ENGINE.timelines(Ledger.of(EnforcementCase(id="1")), "2")


def test_a_petition_is_followed_through_its_levels() -> None:
    accepted = PetitionAcceptance(
        decided_on=date(2024, 5, 6), accepted=True, notified_on=date(2024, 5, 7)
    )
    line = along(
        Petition(
            id="1",
            kind=PetitionKind.APPLICATION,
            received_on=date(2024, 5, 2),
            route=6,
            acceptance=accepted,
        )
    )
    assert line.next is not None
    assert (line.next.stage.id, line.next.due) == ("opinion", date(2024, 7, 5))
    answered = along(
        Petition(
            id="1",
            received_on=date(2024, 5, 2),
            acceptance=accepted,
            opinion=PetitionOpinion(on=date(2024, 5, 20), served_on=date(2024, 5, 21)),
            first_review=FirstReview(received_on=date(2024, 6, 3)),
        )
    )
    reached = states(answered)
    assert reached["first_review_request"] == "done"
    assert reached["first_review"] == "unknown"
    assert reached["final_review"] == "unknown"
