"""What README and docs say is so: every name is there, every block does what it shows."""

from __future__ import annotations

import difflib
import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

import fazhi_core
from fazhi_core import Engine
from fazhi_core.cli.dispatch import COMMANDS
from fazhi_core.cli.examples import examples_of
from fazhi_core.engine.report import ExitCode
from fazhi_core.host import hookspecs
from fazhi_core.host.reporting import report_form, statistics_form
from fazhi_core.host.settings import CHOICES, DEFAULTS
from fazhi_core.law.table import Table
from fazhi_core.records import RECORD_TYPES
from fazhi_core.records.base import facts
from fazhi_core.reporters import BUILT_IN
from fazhi_core.reporters.json import finding_table, receipt_table, tally_table
from fazhi_core.schemas import schema_names
from fazhi_core.testing import Example

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted([*ROOT.glob("README*.md"), *DOCS.rglob("*.md")])
ENGINE = Engine(discover=False)
REQUIREMENTS = sorted(ENGINE.rulebook.requirements)


@pytest.fixture(scope="module")
def tools() -> Iterator[Any]:
    """Imports a module of the docs folder by its name."""
    sys.path.insert(0, str(DOCS))
    yield import_module
    sys.path.remove(str(DOCS))


def read(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def first_cells(text: str) -> set[str]:
    """The first cells of all rows of all tables, without marks."""
    return {match.strip(" `") for match in re.findall(r"^\|([^|]+)\|", text, re.MULTILINE)}


def names_in_first_cells(text: str) -> set[str]:
    return {name for cell in first_cells(text) for name in re.split(r"[`,\s]+", cell)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_blocks_do_what_they_show(page: Path, tools: Any) -> None:
    text = page.read_text(encoding="utf-8")
    new = tools("_console").followed(text)
    changed = "\n".join(difflib.unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=0))
    assert not changed, f"run `python docs/_console.py`:\n{changed}"


def test_the_comparison_sees_what_changed(tools: Any) -> None:
    refreshed = tools("_console").refreshed
    assert refreshed(["a", "b"], ["a", "c"]) == ["a", "c"]
    assert refreshed(["a", "…", "x", "y", "…"], ["b", "-", "x", "z", "-"]) == [
        "b",
        "…",
        "x",
        "z",
        "…",
    ]
    assert refreshed(["a", "…", "x"], ["a", "-", "x", "new"]) == ["a", "…", "x", "new"]
    with pytest.raises(LookupError):
        refreshed(["a", "…", "x"], ["a", "-"])


@pytest.mark.parametrize("name", hookspecs.HOOKS)
def test_each_hook_has_a_heading_with_its_signature(name: str) -> None:
    signature = str(inspect.signature(getattr(hookspecs, name))).replace("'", "")
    assert f"\n## `{name}{signature}`\n" in read("hooks.md")


def test_no_hook_is_documented_that_is_not_there() -> None:
    named = set(re.findall(r"^## `(fazhi_\w+)", read("hooks.md"), re.MULTILINE))
    assert named == set(hookspecs.HOOKS)


def test_each_exit_code_is_documented() -> None:
    codes = {str(code) for code in get_args(ExitCode)}
    assert codes <= first_cells(read("exit-codes.md"))
    assert codes <= first_cells((ROOT / "README.md").read_text(encoding="utf-8"))
    assert all(code in (ROOT / "README.zh.md").read_text(encoding="utf-8") for code in codes)


def test_each_public_name_is_documented() -> None:
    text = read("api.md")
    for name in fazhi_core.__all__:
        assert re.search(rf"fazhi_core\.{name}\b", text), name


def test_each_documented_name_is_there() -> None:
    for path in re.findall(r"^::: (\S+)$", read("api.md"), re.MULTILINE):
        module, _, name = path.rpartition(".")
        assert getattr(import_module(module), name) is not None, path


@pytest.mark.parametrize("name", DEFAULTS)
def test_each_setting_is_documented(name: str) -> None:
    row = re.search(rf"^\| `{name}` \|.*$", read("settings.md"), re.MULTILINE)
    assert row, name
    assert all(f"`{choice}`" in row[0] for choice in CHOICES.get(name, ()))
    default = DEFAULTS[name]
    shown = {None: "today", (): "(empty)", "": "(empty)", True: "`true`"}.get(
        default, f"`{default}`"
    )
    assert shown in row[0].split("|")[3]


def test_no_setting_is_documented_that_is_not_there() -> None:
    table = read("settings.md").split("```")[0]
    assert first_cells(table) - {"key", "---"} == set(DEFAULTS)


def test_each_key_of_the_report_is_documented() -> None:
    named = names_in_first_cells(read("json-report.md"))
    report = ENGINE.with_options(as_of=None).check(fazhi_core.load(ROOT / "examples"))
    tables = (receipt_table(report.receipt), tally_table(report.tally))
    for table in (*tables, finding_table(report.findings[0])):
        assert set(table) <= named, set(table) - named


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_the_page_of_a_record_type_shows_every_fact(name: str, tools: Any) -> None:
    record = RECORD_TYPES[name]
    page = tools("_records").record_page(record)
    for fact in facts(record.cls).values():
        assert f"| `{fact.name}` | {'、'.join((fact.zh, *fact.also))} |" in page
    anchors = set(re.findall(r"\(#([^)]+)\)", page))
    headings = {one.lower() for one in re.findall(r"^## (\w+)$", page, re.MULTILINE)}
    assert anchors <= headings
    assert f"]({name}.md)" in tools("_records").index_page()


@pytest.fixture(scope="module")
def examples() -> dict[str, list[Example]]:
    return examples_of(ENGINE)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_the_page_of_a_requirement_shows_what_is_known(
    name: str, tools: Any, examples: dict[str, list[Example]]
) -> None:
    one, cell = ENGINE.rulebook.requirements[name], tools("_records").cell
    mine = examples.get(name, [])
    page = tools("_requirements").requirement_page(ENGINE, one, mine)
    assert one.title.zh in page
    for version in one.versions:
        assert f"| {version.start} to " in page
        assert version.key_phrase in page
    for key in one.messages:
        assert f"| `{key}` |" in page
    patterns = (param.value for version in one.versions for param in version.params.values())
    assert all(f"`{cell(value)}`" in page for value in patterns if isinstance(value, str))
    assert all(example.name in page for example in mine)


def test_the_index_names_every_requirement(tools: Any) -> None:
    index = tools("_requirements").index_page(ENGINE)
    assert all(f"]({name}.md)" in index for name in REQUIREMENTS)


def test_each_command_is_on_its_page(tools: Any) -> None:
    page = tools("_commands").commands_page("# Command line\n")
    for command in COMMANDS:
        assert f"\n## fazhi {command}\n" in page
        # A command of several kinds shows the help of each.
        assert re.search(rf"^usage: fazhi {command}( \w+)? \[-h\]", page, re.MULTILINE)
        assert re.search(rf"^ *用法：fazhi {command}( \w+)? \[-h\]", page, re.MULTILINE)


def test_the_schemas_that_are_published_are_those_that_are_printed(tools: Any) -> None:
    published = tools("_schemas").schema_files()
    assert set(published) == {f"{name}.json" for name in schema_names()}
    assert {name.removesuffix(".json") for name in published} - set(RECORD_TYPES) <= first_cells(
        read("schemas.md")
    )
    linked = set(re.findall(r"\(schemas/([^)]+)\)", read("schemas.md") + read("json-report.md")))
    assert linked <= set(published)
    for name in ("settings", "report", "legal_review"):
        assert published[f"{name}.json"] == tools("_commands").printed(["schema", name])


def test_each_key_of_a_form_is_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader of forms asks for, and nothing else, stands in the tables of the page."""
    asked: set[str] = set()
    done = Table.done

    def watched(table: Table) -> None:
        asked.update(table._asked)
        done(table)

    monkeypatch.setattr(Table, "done", watched)
    report_form(ENGINE)
    statistics_form(ENGINE)
    cells = " ".join(re.findall(r"^\| (`[^|]*`) \|", read("forms.md"), re.MULTILINE))
    named = set(re.findall(r"([a-z_]+)\]*`", cells))
    assert named == asked


def test_each_decision_is_in_the_index() -> None:
    folder = DOCS / "decisions"
    index = (folder / "index.md").read_text(encoding="utf-8")
    for file in folder.glob("[0-9]*.md"):
        title = file.read_text(encoding="utf-8").splitlines()[0].partition(". ")[2]
        assert f"[{title}]({file.name})" in index


def test_the_navigation_names_each_page() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"^ +- (?:\w+: )?(\S+\.md)$", text, re.MULTILINE)
    written = [file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md")]
    # The navigation of the record types is made with their pages.
    assert sorted([*named, "reference/records/values.md"]) == sorted(written)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_readme_names_what_there_is(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    cells = names_in_first_cells(text.replace("、", " ").replace("fazhi ", ""))
    assert set(COMMANDS) <= cells
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) - {"test", "lint", "docs"} <= cells
    formats = {one.partition("-")[0] for one in BUILT_IN} - {"text"}
    assert formats <= set(re.findall(r"[a-z]+", text.lower()))
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert all(f"`{one}`" in text for one in re.findall(r"^- id: (\S+)$", hooks, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https:)([^)#]+)", page.read_text(encoding="utf-8")):
        written = (page.parent / link).resolve()
        # The rest of the reference is made when the documentation is built.
        made = written.relative_to(REFERENCE).parts[0] if REFERENCE in written.parents else ""
        assert written.exists() or made in {"records", "requirements", "schemas"}, link


def test_readme_begins_with_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    assert commands[0].endswith("fazhi check examples/pengbao-2021 --as-of 2022-02-28")
    assert commands[1].endswith("-m pytest -n auto")
    assert all("\n" not in command for command in commands[:2])
