"""Assertions on what one requirement says."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_core import ConfigError, Engine, Finding
from fazhi_core.records.disclosure_request import DisclosureRequest
from fazhi_core.testing import assert_lawful, assert_outcome, check_one

ENGINE = Engine(discover=False, as_of=date(2022, 6, 30))
ANSWER = "request-answer-20-days"
LATE = {
    "type": "disclosure_request",
    "id": "S-1",
    "received_on": date(2022, 3, 1),
    "received_by": "in_person",
    "answered_on": date(2022, 3, 30),
}


def test_the_finding_is_given_back() -> None:
    found = assert_outcome(
        ENGINE, ANSWER, LATE, "fail", path="answered_on", key="late", due=date(2022, 3, 29)
    )
    assert isinstance(found, Finding)
    assert found.requirement == ANSWER
    assert assert_outcome(ENGINE, ANSWER, LATE, "fail", path=["answered_on"]) == found


def test_a_record_is_taken_like_a_table() -> None:
    record = DisclosureRequest(**{name: one for name, one in LATE.items() if name != "type"})
    (found,) = check_one(ENGINE, ANSWER, record)
    assert found.kind.value == "fail"


@pytest.mark.parametrize(
    ("outcome", "more", "told"),
    [
        ("pass", {}, "> outcome   pass      fail"),
        ("fail", {"due": date(2022, 3, 28)}, "> due       2022-03-28  2022-03-29"),
        ("fail", {"path": "received_on"}, "> path      received_on  answered_on"),
        ("fail", {"key": "edge"}, "> key       edge      late"),
    ],
)
def test_what_differs_is_told(outcome: str, more: dict[str, object], told: str) -> None:
    with pytest.raises(AssertionError) as caught:
        assert_outcome(ENGINE, ANSWER, LATE, outcome, **more)
    text = str(caught.value)
    assert told in text
    assert "arithmetic: received_on 2022-03-01; term 20 working days" in text
    assert "law: 政府信息公开条例 (2019) art. 33" in text


def test_day_and_options_can_be_given() -> None:
    asked = {name: one for name, one in LATE.items() if name != "answered_on"}
    assert_outcome(ENGINE, ANSWER, asked, "open", reason="overdue")
    assert_outcome(ENGINE, ANSWER, asked, "open", reason="pending", as_of=date(2022, 3, 10))
    assert_outcome(ENGINE, ANSWER, asked, "fail", evidence="strict")


def test_wrong_use_is_told() -> None:
    with pytest.raises(ConfigError):
        check_one(ENGINE, "no-such-requirement", LATE)
    with pytest.raises(ValueError, match="passed"):
        assert_outcome(ENGINE, ANSWER, LATE, "passed")
    with pytest.raises(AssertionError, match="said nothing of this record"):
        assert_outcome(ENGINE, ANSWER, {"type": "petition", "id": "1"}, "pass")


def test_unlawful_records_are_told_of() -> None:
    with pytest.raises(AssertionError, match=f"{ANSWER} fail late at answered_on"):
        assert_lawful(ENGINE, LATE)
    assert_lawful(ENGINE, {**LATE, "answered_on": date(2022, 3, 20)})
