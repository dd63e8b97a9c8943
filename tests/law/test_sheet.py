"""Files of review sheets: what is read, and every fault with file, line, key and remedy."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fazhi_core._texts import Text
from fazhi_core.law.requirement import Message, RemedyKind, Requirement
from fazhi_core.law.sheet import Answered, ReviewSheet
from fazhi_core.law.sheet_load import read_sheet
from fazhi_core.law.table import LawFile
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.paper_file import PaperDocument

WORD = Text("字", "word")
LATE = Message(WORD, WORD, RemedyKind.NEXT_TIME)
REQUIREMENTS = (
    Requirement("well.covered", WORD, "enforcement_case", (), messages={"late": LATE}),
    Requirement("well.deep", WORD, "enforcement_case", (), aliases=("well.deep-old",)),
)

SHEET = """\
format = "fazhi-review-sheet/1"
id = "wells"
title = {zh = "井", en = "Wells"}
record = "enforcement_case"
maximum = 10
method = "add_up"
dated = ["decision.on", "filed_on"]
where = {procedure = ["ordinary"]}

[[source]]
name = "甲"
title = "某标准"

[[grade]]
id = "good"
title = {zh = "好", en = "good"}
from = 8

[[grade]]
id = "bad"
title = {zh = "差", en = "bad"}
from = 0

[[block]]
id = "veto"
title = {zh = "否决", en = "Vetoes"}

[[block.item]]
id = "V1"
title = {zh = "加盖", en = "Covered"}
veto = true
requirements = ["well.covered"]
documents = ["decision"]

[[block]]
id = "rest"
title = {zh = "其他", en = "The rest"}
points = 10

[[block.item]]
id = "1"
title = {zh = "够深", en = "Deep enough"}
points = 9.5
deduct = 0.5
per = "finding"
requirements = ["well.deep-old", "well.covered:late"]

[[block.item]]
id = "2"
title = {zh = "好看", en = "Handsome"}
points = 0.5
person = {zh = "是否好看？", en = "Is it?"}
"""


def read(text: str) -> tuple[ReviewSheet, LawFile]:
    file = LawFile("wells.toml", text)
    return read_sheet(file, REQUIREMENTS, RECORD_TYPES), file


def test_a_sheet_is_read_whole() -> None:
    found, file = read(SHEET)
    assert not file.faults
    veto, deep, handsome = found.items
    assert (veto.veto, veto.points, veto.documents) == (True, 0, (PaperDocument.DECISION,))
    assert (deep.points, deep.deduct, deep.each) == (Decimal("9.5"), Decimal("0.5"), True)
    assert deep.answered_by == (Answered("well.deep"), Answered("well.covered", "late"))
    assert handsome.person == Text("是否好看？", "Is it?")
    assert [one.points for one in found.blocks] == [0, 10]
    assert dict(found.where) == {"procedure": ("ordinary",)}
    assert found.grade(Decimal(8)).id == "good"
    assert found.grade(Decimal("7.99")) == found.lowest
    assert (found.rescale, found.veto_to_zero, found.profile) == (False, False, "CN")


FAULTS = {
    "unknown key": ("maximum = 10", "maximum = 10\nmaximun = 3", "maximun", "maximum"),
    "marks do not add up": ("maximum = 10", "maximum = 100", "maximum", "10, not to"),
    "another format": ("sheet/1", "sheet/2", "format", "fazhi-review-sheet/1"),
    "unknown record type": ('record = "enf', 'record = "emf', "record", "enforcement_case"),
    "a petition": ('"enforcement_case"\nmax', '"petition"\nmax', "record", "right to petition"),
    "a person": ('"enforcement_case"\nmax', '"mediator"\nmax', "record", "no person"),
    "unknown path": ('"decision.on"', '"decision.onn"', "dated", "did you mean on"),
    "path through nothing": ('"filed_on"', '"filed_on.day"', "dated", "no day"),
    "a table as a day": ('"decision.on"', '"decision"', "dated", "no day"),
    "a day in a list": ('"decision.on"', '"acts.on"', "dated", "no day"),
    "unknown fact": ("{procedure =", "{procedur =", "where.procedur", "procedure"),
    "a fact of no words": ("{procedure =", "{case_no =", "where.case_no", "one of a few words"),
    "unknown word": ('["ordinary"]', '["ordinery"]', "where.procedure", "ordinary"),
    "unknown requirement": ('["well.covered"]', '["well.coverd"]', "requirements", "well.covered"),
    "unknown message": ("covered:late", "covered:lete", "requirements", "late"),
    "counted twice": (
        '["well.deep-old", ',
        '["well.deep", "well.deep-old", ',
        "requirements",
        "once",
    ),
    "key beside the whole": (
        '"well.covered:late"]',
        '"well.covered", "well.covered:late"]',
        "requirements",
        "counts once",
    ),
    "unknown place": ("covered:late", "covered:late@deci", "requirements", "did you mean decision"),
    "place inside a place": (
        '"well.covered:late"]',
        '"well.covered:late@decision", "well.covered@decision.on"]',
        "requirements",
        "counts once",
    ),
    "unknown document": ('["decision"]', '["decisoin"]', "documents", "decision"),
    "negative points": ("points = 9.5", "points = -1", "points", "not negative"),
    "thousandths": ("points = 9.5", "points = 9.505", "points", "two decimals"),
    "truth as points": ("points = 9.5", "points = true", "points", "points"),
    "endless points": ("points = 9.5", "points = inf", "points", "points"),
    "deducts too much": ("deduct = 0.5", "deduct = 10", "deduct", "9.5"),
    "no weight": ("veto = true", "veto = false", "item", "no points"),
    "for nobody": ('person = {zh = "是否好看？", en = "Is it?"}', "", "item", "person"),
    "empty requirements": (
        'requirements = ["well.covered"]',
        "requirements = []",
        "item",
        "person",
    ),
    "item twice": ('id = "2"', 'id = "1"', "id", "twice"),
    "block above its items": ("points = 10\n", "points = 11\n", "points", "11"),
    "bad per": ('per = "finding"', 'per = "findings"', "per", "finding"),
    "grades not falling": ("from = 8", "from = 0", "grade", "best to the lowest"),
    "grade above the marks": ("from = 8", "from = 11", "grade", "full marks"),
    "no grade from nought": ("from = 0", "from = 1", "grade", "from 0"),
    "nothing to rescale": (
        'method = "add_up"',
        'method = "deduct"\nnot_applicable = "rescale"',
        "not_applicable",
        "rescale",
    ),
    "bad division": ('id = "wells"', 'id = "wells"\nprofile = "64"', "profile", "digits"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_line_key_and_remedy(name: str) -> None:
    before, after, key, said = FAULTS[name]
    assert SHEET.count(before) >= 1
    text = SHEET.replace(before, after, 1)
    _, file = read(text)
    fault = next(one for one in file.faults if one.key.endswith(key))
    assert said in fault.text.en
    assert fault.text.zh
    # The line points into what was changed, or at the table that lacks something.
    changed = text[: SHEET.index(before)].count("\n") + 1
    assert 1 <= fault.line <= changed + after.count("\n") + 1


JUNK = ('"x"', "1", "-0.001", "nan", "true", "[]", "[1]", '["x"]', "{}", "{x = 1}", "2024-03-01")


@pytest.mark.parametrize("junk", JUNK)
def test_whatever_stands_there_is_a_fault_and_no_crash(junk: str) -> None:
    lines = SHEET.splitlines()
    for number, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if equals:
            text = "\n".join((*lines[:number], f"{key} = {junk}", *lines[number + 1 :]))
            _, file = read(text)
            assert all(fault.text.zh and fault.line for fault in file.faults)
        _, file = read("\n".join((*lines[:number], *lines[number + 1 :])))
        assert all(fault.text.zh and fault.line for fault in file.faults)


def test_faults_at_other_places_or_with_other_messages_are_other_faults() -> None:
    apart = '"well.covered@decision.on", "well.covered@decision.fine", "well.deep@acts"'
    found, file = read(SHEET.replace('"well.deep-old", "well.covered:late"', apart, 1))
    assert not file.faults
    assert [one.at for one in list(found.items)[1].answered_by] == [
        ("decision", "on"),
        ("decision", "fine"),
        ("acts",),
    ]


def test_all_faults_are_told_at_once() -> None:
    text = SHEET
    for before, after, *_ in (FAULTS["unknown document"], FAULTS["bad per"], FAULTS["item twice"]):
        text = text.replace(before, after, 1)
    _, file = read(text)
    assert {one.key for one in file.faults} >= {"block.item.documents", "block.item.per"}
    assert len(file.faults) == 3
