"""Law stays data: no requirement id, Chinese text or legal number in the rooms that know no law."""

from __future__ import annotations

import ast
import re
import tokenize
from io import BytesIO
from pathlib import Path

import pytest

import fazhi_core
from fazhi_core import Engine

ROOT = Path(fazhi_core.__file__).parent
ROOMS = ("engine", "host", "readers", "reporters", "schemas", "cli", "declarative")
FILES = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
IDS = set(Engine(discover=False).rulebook.names())
CHINESE = re.compile(r"[\u3400-\u9fff]")
PER_CENT = 100
YEAR_END = (12, 31)
LEGAL_NUMBERS = {7, 15, 20, 30, 60, 90, 180}


def literals(file: Path) -> list[ast.Constant]:
    """The literals of *file* that are no docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in docstrings | bare
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_law_in_code(file: Path) -> None:
    for node in literals(file):
        where = f"{file.name}:{node.lineno}: {node.value!r}"
        if isinstance(node.value, str):
            assert not CHINESE.search(node.value), where
            assert node.value not in IDS, where
    if file.parent.name in {"engine", "host"}:
        numbers = {node.value for node in literals(file) if type(node.value) is int}
        assert not numbers & LEGAL_NUMBERS, f"{file.name}: {numbers & LEGAL_NUMBERS}"


def test_the_test_sees_what_it_looks_for(tmp_path: Path) -> None:
    file = tmp_path / "room.py"
    file.write_text('"""文档"""\nx = "期限"\n', encoding="utf-8")
    assert [node.value for node in literals(file)] == ["期限"]


CHECKERS = sorted((ROOT / "national" / "checkers").glob("*.py"))


@pytest.mark.parametrize("file", CHECKERS, ids=lambda file: file.name)
def test_checkers_hold_logic_and_no_figures(file: Path) -> None:
    for node in literals(file):
        where = f"{file.name}:{node.lineno}: {node.value!r}"
        if isinstance(node.value, str):
            assert not CHINESE.search(node.value), where
        elif type(node.value) is int:
            assert node.value in {-1, 0, 1, 2, PER_CENT, *YEAR_END}, where


@pytest.mark.parametrize(
    "file", sorted(ROOT.rglob("*.py")), ids=lambda file: file.relative_to(ROOT).as_posix()
)
def test_modules_stay_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 420


def test_comments_leave_no_work_undone() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    for file in ROOT.rglob("*.py"):
        for token in tokenize.tokenize(BytesIO(file.read_bytes()).readline):
            if token.type == tokenize.COMMENT:
                assert not marks.search(token.string), f"{file.name}: {token.string}"
