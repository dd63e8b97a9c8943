"""Expressions that are wrong, or meant to do harm: refused with their place, or bounded."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from fazhi_core import Engine, Kind
from fazhi_core.engine.report import Report
from fazhi_core.records.enforcement import EnforcementCase
from fazhi_core.records.enforcement_inquiry import Act
from fazhi_core.records.mediation import MediationCase

from ..engine.packs import engine, requirement

GOOD = requirement("good", record="mediation_case").replace(
    "[[requirement.version]]",
    "[[requirement.require]]\nthat = 'record.major'\nkey = 'wrong'\nvalues = {count = '1'}\n"
    "[[requirement.version]]",
)


def with_rule(that: str, *, when: str = "true", record: str = "mediation_case", **keys: str) -> str:
    """A requirement called ``bad`` with one condition, after a good one."""
    rule = (
        f"when = '''{when}'''\n[[requirement.require]]\nthat = '''{that}'''\n"
        "key = 'wrong'\nvalues = {count = '1'}\n[[requirement.version]]"
    )
    written = requirement("bad", record=record, **keys)
    return GOOD + written.replace("[[requirement.version]]", rule)


def checked(folder: Path, text: str) -> tuple[Engine, Report]:
    made = engine(folder, text, as_of=date(2024, 6, 30))
    return made, made.check(MediationCase(id="1", major=True), everything=True)


REFUSED = {
    "syntax": ("record.major &&", "cannot be read", 15),
    "unknown function": ("open('/etc/passwd') == 1", "no function open", 4),
    "unknown method": ("record.id.upper() == 'A'", "no function upper", 15),
    "unknown variable": ("recrd.major", "did you mean record?", 0),
    "unknown fact": ("record.followed_upon == date('2024-01-01')", "mean followed_up_on?", 7),
    "unknown inner fact": (
        "record.sessions.all(s, s.om == date('2024-01-01'))",
        "MediationSession has no fact om",
        25,
    ),
    "unknown choice": ("record.result == 'agred'", "there is no value agred", 17),
    "types": ("record.ended_on > 3", "cannot be used on: a day, a whole number", 16),
    "not a condition": ("record.ended_on", "a condition is true or false", None),
    "unknown is no absence": ("has(record.ended_on)", "happened()", 3),
    "compared with false": ("record.ended_on == false", "ask happened()", 16),
    "a day that is none": ("record.ended_on > date('2024-02-30')", "no day 2024-02-30", 23),
    "unknown figure": ("params.most > 1", "not every version has a figure most", 7),
    "no term": ("record.ended_on <= due", "needs a deadline", 19),
    "not in uses": ("about.petition.all(p, true)", "not listed under uses", 6),
    "makes a table": ("{'a': 1}.size() == 1", "cannot make tables", None),
    "bytes": ("b'a' == b'a'", "bytes cannot", None),
    "huge regex": ("record.id.matches('" + "(a|b)" * 60 + "')", "too large", 18),
    "nested repeats": ("record.id.matches('((a{99}){99}){99}')", "too large", 18),
    "broken regex": ("record.id.matches('(')", "no regular expression", 18),
    "computed regex": ("record.id.matches(record.case_no)", "written out", None),
    "too long": ("true || " * 400 + "true", "too long", 2000),
    "huge list": ("1 in [" + "1," * 700 + "1]", "too large", None),
    "deep parentheses": ("(" * 300 + "true" + ")" * 300, "too deeply", None),
    "deep sum": ("1" + " + 1" * 300 + " > 0", "too deeply", None),
    "three loops": (
        "record.sessions.all(a, record.sessions.all(b, record.sessions.all(c, true)))",
        "nest 2 deep",
        None,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    that, said, column = REFUSED[name]
    made, report = checked(tmp_path, with_rule(that))
    (problem,) = report.problems
    assert said in problem.what_en
    assert "bad" in problem.what
    # The run goes on: the other requirement was checked, and the run says that it is incomplete.
    assert [one.kind for one in report.findings] == [Kind.PASS]
    assert report.exit_code == 3
    assert [one.reason for one in report.tally.not_checked] == ["unusable"]
    lines = problem.what_en.splitlines()
    assert ": pack.toml:" in lines[0]
    if column is not None:
        assert lines[-1].index("^") - 2 == column
    made.rulebook.verify()  # whoever looks at the law sees it too, without its stopping there
    assert made.rulebook.problems_of(["mediation_case"]) == (problem,)


def test_the_place_is_file_line_and_caret_in_both_languages(tmp_path: Path) -> None:
    text = with_rule("\nrecord.id == '甲乙' &&\n  record.majr", when="true")
    _, report = checked(tmp_path, text)
    (problem,) = report.problems
    pack = (tmp_path / "pack.toml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(pack, 1) if "record.majr" in one)
    for said in (problem.what, problem.what_en):
        assert f"pack.toml:{line}: bad.require.that: " in said
        assert said.endswith("\n    record.majr\n           ^")
    assert "没有字段 majr，是否为 major？" in problem.what


def test_all_faults_of_a_rule_are_told_at_once(tmp_path: Path) -> None:
    bad = with_rule("record.majr", when="record.id").removeprefix(GOOD)
    _, report = checked(tmp_path, GOOD + bad.replace("count = '1'", "count = 'record.note'"))
    (problem,) = report.problems
    said = problem.what_en
    assert "bad.when: a condition" in said
    assert "has no fact majr" in said
    assert "nothing personal" in said


@pytest.mark.parametrize(
    ("that", "key"),
    [
        ("record.acts.all(a, record.acts.all(b, a.on <= b.on))", "rule_too_large"),
        ("record.acts.all(a, a.on in record.acts.map(b, b.on))", "rule_too_large"),
    ],
)
def test_an_endless_comprehension_is_bounded(tmp_path: Path, that: str, key: str) -> None:
    made = engine(tmp_path, with_rule(that, record="enforcement_case"), as_of=date(2024, 6, 30))
    many = tuple(Act(on=date(2024, 3, 1)) for _ in range(20_000))
    started = time.perf_counter()
    (finding,) = made.check(EnforcementCase(id="1", acts=many), everything=True)
    assert time.perf_counter() - started < 10
    assert (finding.kind, finding.key) == (Kind.ERROR, key)


def test_one_loop_over_too_much_is_stopped(tmp_path: Path) -> None:
    text = with_rule("record.acts.all(a, a.record_made)", record="enforcement_case")
    made = engine(tmp_path, text, as_of=date(2024, 6, 30))
    few, many = (tuple(Act(record_made=True) for _ in range(n)) for n in (5_000, 50_000))
    (finding,) = made.check(EnforcementCase(id="1", acts=few), everything=True)
    assert finding.kind is Kind.PASS
    (finding,) = made.check(EnforcementCase(id="1", acts=many), everything=True)
    assert (finding.kind, finding.key) == (Kind.ERROR, "rule_too_large")


def test_an_error_is_an_error_outcome(tmp_path: Path) -> None:
    _, report = checked(tmp_path, with_rule("1 / (size(record.id) - 1) > 0"))
    outcomes = {one.requirement: one for one in report.findings}
    assert outcomes["bad"].kind is Kind.ERROR
    assert outcomes["bad"].key == "rule_no_answer"
    assert "pack.toml:" in outcomes["bad"].message.en
    assert outcomes["good"].kind is Kind.PASS
    assert report.exit_code == 3


def test_a_rule_that_forgets_what_did_not_happen_says_so(tmp_path: Path) -> None:
    made = engine(tmp_path, with_rule("record.ended_on > date('2024-01-01')"))
    (finding,) = made.check(MediationCase(id="1", ended_on=False), everything=True).findings[:1]
    assert (finding.kind, finding.key, finding.path) == (
        Kind.ERROR,
        "rule_not_happened",
        ("ended_on",),
    )


def test_no_text_of_a_record_reaches_the_report(tmp_path: Path) -> None:
    made = engine(tmp_path, with_rule("1 / size(record.case_no) > 0 && record.case_no == ''"))
    report = made.check(MediationCase(id="1", case_no="SECRET"), everything=True)
    assert all("SECRET" not in one.message.en + str(one.trace) for one in report.findings)


def test_a_checker_beside_a_rule_is_refused(tmp_path: Path) -> None:
    from fazhi_core import checker, ok

    both = checker("bad", MediationCase)(lambda case, req: ok())
    made = engine(tmp_path, with_rule("record.major"), [both], as_of=date(2024, 6, 30))
    report = made.check(MediationCase(id="1", major=True), everything=True)
    assert "only one of them" in report.problems[0].what_en


WITHOUT_CEL = """
import sys
sys.modules["cel_expr_python"] = None
from tests.declarative.test_hostile import *
from pathlib import Path
_, report = checked(Path(sys.argv[1]), with_rule("record.major"))
print(len(report.problems), report.problems[0].what_en)
"""


def test_without_the_extra_the_run_says_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CEL, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout.startswith("2 ")
    assert "fazhi-core[cel]" in done.stdout


def test_nothing_of_it_is_imported_where_no_rule_needs_it(tmp_path: Path) -> None:
    code = (
        "import sys, fazhi_core; e = fazhi_core.Engine(discover=False);"
        "from fazhi_core.records.mediation import MediationCase; e.check(MediationCase(id='1'));"
        "print([m for m in sys.modules if 'declarative' in m or m.startswith('cel_')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.strip() == "[]"
