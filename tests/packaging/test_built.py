"""What is installed: the wheel and the sdist, what they hold, and that they work as they come."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fazhi_core"
EXAMPLE = ROOT / "examples" / "pengbao-2021"
NEW_YEAR_2026 = "1767225600"
LEFT_OUT = shutil.ignore_patterns(".git", "__pycache__", "*.pyc", ".*_cache", ".hypothesis")

pytest.importorskip("hatchling")


def built(source: Path, target: Path) -> dict[str, Path]:
    """The sdist and the wheel of *source*, by their suffix."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target)],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": NEW_YEAR_2026},
        capture_output=True,
        check=True,
    )
    return {file.suffix: file for file in target.iterdir()}


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    folders = [tmp_path_factory.mktemp("copy") / name for name in ("one", "other")]
    for folder in folders:
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT, copy_function=shutil.copyfile)
    yield folders
    for folder in folders:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def builds(copies: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Path]]:
    return [built(copy, tmp_path_factory.mktemp("built")) for copy in copies]


@pytest.fixture(scope="module")
def wheel(builds: list[dict[str, Path]]) -> Path:
    return builds[0][".whl"]


def test_two_builds_are_equal(builds: list[dict[str, Path]]) -> None:
    one, other = builds
    assert set(one) == {".whl", ".gz"}
    for suffix, file in one.items():
        assert file.name == other[suffix].name
        assert file.read_bytes() == other[suffix].read_bytes()


def test_an_index_would_take_them(builds: list[dict[str, Path]]) -> None:
    pytest.importorskip("twine")
    files = map(str, builds[0].values())
    ran = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    own = {one for one in names if one.startswith("fazhi_core/")}
    wanted = {
        f"fazhi_core/{file.relative_to(SOURCE).as_posix()}"
        for file in SOURCE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert own == wanted
    assert {Path(one).suffix for one in own} == {".py", ".toml", ".txt", ".typed"}
    described = {one.partition("/")[2] for one in names - own}
    assert described == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_the_sdist_can_be_tested(builds: list[dict[str, Path]]) -> None:
    with tarfile.open(builds[0][".gz"]) as archive:
        names = {one.partition("/")[2] for one in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "tests/conftest.py"} <= names
    assert "src/fazhi_core/national/requirements/enforcement_officers.toml" in names
    assert not any(one.startswith((".git/", "dist/")) for one in names)


COMMAND = (
    "import sys; from fazhi_core.cli.main import main; import fazhi_core; "
    "print(fazhi_core.__file__, file=sys.stderr); sys.exit(main(sys.argv[1:]))"
)
CHECK = ("check", str(EXAMPLE), "--as-of", "2022-02-28", "--format", "json", "--no-cache")


def ran(path: Path, *options: str) -> tuple[int, bytes, str]:
    done = subprocess.run(
        [sys.executable, *options, "-c", COMMAND, *CHECK],
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def test_it_works_from_an_archive_and_without_assertions(wheel: Path) -> None:
    code, plain, _ = ran(ROOT / "src")
    assert code == 1
    from_archive = ran(wheel)
    assert str(wheel) in from_archive[2]
    assert from_archive[:2] == (code, plain)
    assert ran(ROOT / "src", "-O")[:2] == (code, plain)
    assert ran(wheel, "-OO")[:2] == (code, plain)
