"""Files of law: what is read, and every fault with file, line, key and remedy."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_core.law.instrument import Rank, Severity, instruments_by_key
from fazhi_core.law.load import read_instruments, read_requirements, unique
from fazhi_core.law.requirement import Requirement
from fazhi_core.law.table import LawFile

INSTRUMENT = """
[[instrument]]
title = "井管理条例"
edition = 2020
name = "井管理条例（2020）"
issuer = "某人民代表大会"
rank = "statute"
from = 2020-01-01
"""

REQUIREMENT = """
[[requirement]]
id = "well.covered"
title = {zh = "井须加盖", en = "A well has a cover"}
record = "enforcement_case"
governing_date = ["filed_on"]
messages.late = {zh = "晚", en = "late", remedy = "put_right", remedy_zh = "补", remedy_en = "do"}

[[requirement.version]]
instrument = "井管理条例"
edition = 2020
article = 3
key_phrase = "应当加盖"
from = 2020-01-01
to = 2021-12-31
verified = "database"
needs = ["filed_on"]
deadline = {kind = "organ_deadline", days = 7, from = "filed_on", to = "closed_on"}
params.minimum = {value = 2, stricter = "more"}

[[requirement.version]]
instrument = "井管理条例"
edition = 2020
article = 4
from = 2022-01-01
verified = {source = "公报"}
derived = true
"""


def read(text: str) -> tuple[list[Requirement], LawFile]:
    file = LawFile("wells.toml", text)
    instruments = instruments_by_key(read_instruments(file))
    requirements = read_requirements(file, instruments)
    file.top.done()
    return requirements, file


def faults(text: str) -> list[str]:
    return [fault.say("en") for fault in read(text)[1].faults]


def test_a_requirement_is_read_whole() -> None:
    (requirement,), file = read(INSTRUMENT + REQUIREMENT)
    assert file.faults == []
    first, second = requirement.versions
    assert (first.severity, second.severity) == (Severity.VIOLATION, Severity.WARNING)
    assert first.deadline is not None
    assert (first.deadline.value, first.deadline.unit) == (7, "day")
    assert first.params["minimum"].value == 2
    assert second.verified == "source"
    assert requirement.on(date(2021, 12, 31)) is first
    assert requirement.on(date(2022, 1, 1)) is second
    assert requirement.on(date(2019, 12, 31)) is None
    assert str(first.citation) == "《井管理条例》（2020）第3条"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "well.covered"', 'idd = "well.covered"', "wells.toml:10"),
        ("article = 3", 'article = "三"', "article must be an integer"),
        ("from = 2020-01-01\nto", 'from = "2020-01-01"\nto', "from must be a day"),
        ("to = 2021-12-31", "to = 2019-12-31", "to is earlier than from"),
        ("to = 2021-12-31", "to = 2022-06-01", "version 2 overlaps"),
        ("edition = 2020\narticle = 3", "edition = 2021\narticle = 3", "no edition 2021"),
        ('instrument = "井管理条例"', 'instrument = "井管理"', "did you mean 井管理条例?"),
        ('rank = "statute"', 'rank = "statut"', "did you mean statute?"),
        ("days = 7,", "days = 7, months = 1,", "exactly one of"),
        ("days = 7,", 'month_day = "13-01",', 'month_day must be "MM-DD"'),
        ('verified = "database"', 'verified = "seen"', "must be one of: database, none"),
        ("derived = true", 'severity = "violation"\nderived = true', "needs severity_why"),
        ('zh = "井须加盖", ', "", "key zh is missing"),
        ('remedy = "put_right"', 'remedy = "backdate"', "must be one of: put_right"),
    ],
)
def test_each_fault_names_line_and_remedy(old: str, new: str, expected: str) -> None:
    text = INSTRUMENT + REQUIREMENT
    found = faults(text.replace(old, new, 1))
    assert any(expected in fault for fault in found), found
    assert all(fault.startswith("wells.toml:") for fault in found)


@pytest.mark.parametrize("key", ["edition", "instrument"])
def test_a_fault_brings_no_others_along(key: str) -> None:
    text = REQUIREMENT.replace(f"{key} = ", f"{key}s = ", 1)
    only = text[: text.rindex("[[requirement.version]]")]
    found = faults(INSTRUMENT + only)
    assert not any("requirement.version]]" in one or "[[instrument]]" in one for one in found), (
        found
    )
    assert any(f"key {key} is missing" in one for one in found)


EDITIONS = """
[[instrument]]
title = "井管理条例"
edition = 2010
name = "井管理条例（2010）"
issuer = "某人民代表大会"
rank = "statute"
from = 2010-06-01
to = 2019-12-31

[[requirement]]
id = "well.deep"
title = {zh = "井须够深", en = "A well is deep"}
record = "enforcement_case"

[[requirement.version]]
instrument = "井管理条例"
editions = [2010, 2020]
article = 9
verified = {source = "公报"}
aliases = ["well.not-shallow"]
"""


def test_one_version_for_several_editions_takes_the_days_of_each() -> None:
    (found,), file = read(INSTRUMENT + EDITIONS)
    assert file.faults == []
    assert [(one.citation.edition, one.start, one.end) for one in found.versions] == [
        (2010, date(2010, 6, 1), date(2019, 12, 31)),
        (2020, date(2020, 1, 1), None),
    ]
    assert [one.aliases for one in found.versions] == [(), ("well.not-shallow",)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("editions = [2020, 2010]", "editions 应为"),
        ("editions = []", "editions 应为"),
        ('editions = ["2010"]', "editions 应为"),
        ("edition = 2010\nto = 2009-12-31", "不在《井管理条例》"),
        ("edition = 1999", "1999"),
    ],
)
def test_editions_that_cannot_be_are_refused(given: str, expected: str) -> None:
    _, file = read(INSTRUMENT + EDITIONS.replace("editions = [2010, 2020]", given))
    assert any(expected in fault.say("zh") for fault in file.faults)


def test_unknown_keys_suggest_the_nearest() -> None:
    found = faults((INSTRUMENT + REQUIREMENT).replace("governing_date", "governing_dates"))
    assert any("did you mean governing_date?" in fault for fault in found), found


def test_all_faults_at_once() -> None:
    text = INSTRUMENT + REQUIREMENT
    for old, new in [("article = 3", 'article = "3"'), ("article = 4", 'article = "4"')]:
        text = text.replace(old, new)
    assert len([fault for fault in faults(text) if "article" in fault]) == 2


def test_broken_toml_has_a_line() -> None:
    (fault,) = faults(INSTRUMENT + "\n[[requirement]\n")
    assert fault.startswith("wells.toml:10: not valid TOML")


def test_an_id_or_alias_is_used_once() -> None:
    (requirement,), _ = read(INSTRUMENT + REQUIREMENT)
    told: list[str] = []
    found = unique([requirement, requirement], lambda one, _: told.append(one.id))
    assert list(found) == ["well.covered"]
    assert told == ["well.covered"]


@pytest.mark.parametrize(
    ("rank", "severity"),
    [
        (Rank.STATUTE, Severity.VIOLATION),
        (Rank.PARTY_STATE, Severity.VIOLATION),
        (Rank.POLICY, Severity.WARNING),
        (Rank.CUSTOM, Severity.ADVICE),
    ],
)
def test_severity_follows_from_the_rank(rank: Rank, severity: Severity) -> None:
    text = (INSTRUMENT + REQUIREMENT).replace('rank = "statute"', f'rank = "{rank.value}"')
    (requirement,), _ = read(text)
    assert requirement.versions[0].severity is severity
