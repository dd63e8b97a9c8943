"""``fazhi check --diff``: only what changed since a revision of git is reported."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fazhi_core import Engine
from fazhi_core.engine.report import Partial
from fazhi_core.records.legality import LegalReview
from fazhi_core.reporters.json import receipt_table
from fazhi_core.schemas import make_schema
from tests.cli.conftest import Run
from tests.cli.repository import commit, git, needs_git
from tests.cli.town import enter, review

pytestmark = needs_git


@pytest.fixture
def repository(town: Path) -> Path:
    git(town, "init", "-q")
    enter(town, review("R-1", written=False), review("R-2"))
    enter(town, review("N-1", written=False), name="more.ndjson")
    commit(town)
    return town


def found(ran: Any) -> list[tuple[str, str]]:
    table = json.loads(ran.out)
    return [(one["subject"]["id"], one["requirement"]) for one in table["findings"]]


def check(fazhi: Run, *arguments: str) -> Any:
    return fazhi("check", "ledger", "--format", "json", "--lang", "en", *arguments)


def test_only_what_changed_is_reported(repository: Path, fazhi: Run) -> None:
    assert len(found(check(fazhi))) == 2
    enter(repository, review("R-1", written=False), review("R-2", written=False))
    ran = check(fazhi, "--diff", "HEAD")
    assert (ran.code, found(ran)) == (1, [("R-2", "town.written")])
    assert "only records changed since HEAD were judged: 1 of 3" in ran.err
    tally = json.loads(ran.out)["tally"]
    assert tally["planned"] == sum(
        tally[kind] for kind in ("pass", "fail", "open", "review", "not_applicable", "error")
    )
    first = commit(repository)
    enter(repository, review("R-1"), review("R-2", written=False), review("R-3"))
    ran = check(fazhi, "--diff", first)
    assert (ran.code, found(ran)) == (0, [])
    assert "2 of 4" in ran.err
    assert found(check(fazhi, "--diff", "HEAD~1")) == [("R-2", "town.written")]


def test_the_report_says_that_it_is_partial_and_against_what(repository: Path, fazhi: Run) -> None:
    assert "partial" not in json.loads(check(fazhi).out)["receipt"]
    commit = git(repository, "rev-parse", "HEAD")
    enter(repository, review("R-1", written=False), review("R-2", written=False))
    receipt = json.loads(check(fazhi, "--diff", "HEAD").out)["receipt"]
    assert list(receipt)[-1] == "partial"
    assert receipt["partial"] == {"revision": "HEAD", "commit": commit, "unchanged": 2}
    call = ("check", "ledger", "--diff", "HEAD")
    *_, last = fazhi(*call, "--format", "ndjson").out.splitlines()
    assert json.loads(last)["receipt"]["partial"] == receipt["partial"]
    (run,) = json.loads(fazhi(*call, "--format", "sarif").out)["runs"]
    assert run["properties"]["partial"] == receipt["partial"]
    for name, one in (("report", check(fazhi, "--diff", "HEAD").out), ("report-line", last)):
        assert list(Draft202012Validator(make_schema(name)).iter_errors(json.loads(one))) == []


def test_a_program_that_compares_by_itself_says_so_too(repository: Path) -> None:
    records = [LegalReview(id="1", written=True), LegalReview(id="2", written=True)]
    engine = Engine(discover=False, as_of=date(2024, 6, 30))
    report = engine.check(records, since=records[:1])
    assert report.receipt.partial == Partial(unchanged=1)
    assert report.unchanged == 1
    assert receipt_table(report.receipt)["partial"] == {
        "revision": None,
        "commit": None,
        "unchanged": 1,
    }
    assert engine.check(records).receipt.partial is None


def test_nothing_changed_is_clean(repository: Path, fazhi: Run) -> None:
    ran = check(fazhi, "--diff", "HEAD")
    assert (ran.code, found(ran)) == (0, [])
    assert "0 of 3" in ran.err


def test_no_records_at_all_is_not_clean(repository: Path, fazhi: Run) -> None:
    for file in (repository / "ledger").iterdir():
        file.unlink()
    enter(repository)
    assert check(fazhi, "--diff", "HEAD").code == 4


def test_a_record_that_moves_is_the_same(repository: Path, fazhi: Run) -> None:
    shutil.rmtree(repository / "ledger")
    (repository / "ledger").mkdir()
    enter(repository, review("R-2"), review("N-1", written=False), name="z.ndjson")
    enter(repository, review("R-1", written=False))
    assert found(check(fazhi, "--diff", "HEAD")) == []


def test_ways_to_name_the_files(repository: Path, fazhi: Run) -> None:
    enter(
        repository, review("N-1", written=False), review("N-2", written=False), name="more.ndjson"
    )
    for paths in (["ledger/more.ndjson"], ["."], ["ledger/reviews.json", "./ledger/more.ndjson"]):
        ran = fazhi("check", *paths, "--format", "json", "--diff", "HEAD")
        assert found(ran) == [("N-2", "town.written")], ran.err
    ran = fazhi("check", "ledger", "--format", "ndjson", "--diff", "HEAD")
    assert [json.loads(one).get("subject", {}).get("id") for one in ran.out.splitlines()] == [
        "N-2",
        None,
    ]


def test_names_of_any_kind(repository: Path, fazhi: Run) -> None:
    for name in ("-x.json", "审核 台账.json", "a\tb.json", "[a].json"):
        enter(repository, review(f"R-{len(name)}", written=False), name=name)
    assert len(found(check(fazhi, "--diff", "HEAD"))) == 4
    commit(repository)
    assert found(check(fazhi, "--diff", "HEAD")) == []
    for name in ("-x.json", "审核 台账.json", "[a].json"):
        ran = fazhi("check", f"ledger/{name}", "--format", "json", "--diff", "HEAD")
        assert (ran.code, found(ran)) == (0, [])
    (repository / "-y.json").write_text(json.dumps(review("Y-1", written=False)), "utf-8")
    commit(repository)
    assert found(fazhi("check", "./-y.json", "--format", "json", "--diff", "HEAD")) == []


def test_a_link_in_the_past_is_not_followed(repository: Path, fazhi: Run) -> None:
    (repository / "ledger" / "link.json").symlink_to("/etc/passwd")
    commit(repository)
    (repository / "ledger" / "link.json").unlink()
    assert check(fazhi, "--diff", "HEAD").code == 0


def test_what_was_faulty_counts_as_new(repository: Path, fazhi: Run) -> None:
    enter(repository, review("R-1", written="no"), review("R-2"))
    commit(repository)
    enter(repository, review("R-1", written=False), review("R-2"))
    assert found(check(fazhi, "--diff", "HEAD")) == [("R-1", "town.written")]


@pytest.mark.parametrize(
    "revision",
    ["nothing", "--output=x", "-h", "", "HEAD; touch x", "$(touch x)", "HEAD:fazhi.toml"],
)
def test_revisions_that_are_none(repository: Path, fazhi: Run, revision: str) -> None:
    before = sorted(repository.iterdir())
    ran = check(fazhi, f"--diff={revision}")
    assert ran.code == 2
    assert "has no revision" in ran.err
    assert "git fetch --unshallow" in ran.err
    assert sorted(repository.iterdir()) == before


def test_outside_a_repository(town: Path, fazhi: Run, tmp_path_factory: Any) -> None:
    enter(town, review("R-1"))
    ran = check(fazhi, "--diff", "HEAD")
    assert (ran.code, "lies in no git repository" in ran.err) == (2, True)
    git(town, "init", "-q")
    commit(town)
    other = tmp_path_factory.mktemp("other") / "a.json"
    other.write_text("[]", encoding="utf-8")
    ran = fazhi("check", "ledger", str(other), "--diff", "HEAD", "--lang", "en")
    assert (ran.code, "another git repository" in ran.err) == (2, True)


def test_standard_input_has_no_past(repository: Path, fazhi: Run) -> None:
    ran = fazhi("check", "-", "--diff", "HEAD", "--lang", "en")
    assert (ran.code, "standard input" in ran.err) == (2, True)


def test_without_git(repository: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = check(fazhi, "--diff", "HEAD")
    assert (ran.code, "there is no git" in ran.err) == (2, True)


def test_a_program_compares_with_what_it_kept() -> None:
    engine = Engine(discover=False)
    old = LegalReview(id="R-1"), LegalReview(id="R-2")
    new = (old[0], LegalReview(id="R-2", note="x"))
    report = engine.check(new, since=old, everything=True)
    assert {one.subject.id for one in report} == {"R-2"}
    assert report.unchanged == 1
    assert engine.check(old, since=old).exit_code == 0
    assert engine.check((), since=old).exit_code == 4
