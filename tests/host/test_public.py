"""What programs do with the library: read, check, write, overlay, and spread over processes."""

from __future__ import annotations

import inspect
import io
import json
import multiprocessing
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import fazhi_core as fz
from fazhi_core import national, testing
from fazhi_core.host.options import EngineOptions, OptionChanges, Options
from fazhi_core.records.legality import LegalReview

from .test_plugins import Lines, thing
from .test_settings import LAW, OVERLAY, write

RECORD = LegalReview(id="1", agency="640402106", submitted_on=date(2024, 3, 1), written=False)


class Shouting:
    """A reporter for tests."""

    name = "shout"
    holds_input = False

    def write(self, report: fz.Report, stream: Any, language: str) -> None:
        stream.write(f"{language.upper()} {len(report.findings)}!")


@pytest.fixture
def own(tmp_path: Path) -> dict[str, Any]:
    """Options of an engine that knows one small file of law and an overlay."""
    write(tmp_path, LAW, "town.toml")
    write(tmp_path, "", "town.py")
    write(tmp_path, OVERLAY, "county.toml")
    return {
        "discover": False,
        "block_plugins": ["national"],
        "local_plugins": ["town.py"],
        "overlays": ["county.toml"],
        "root": tmp_path,
        "profile": "640402106",
    }


def minimum(engine: fz.Engine) -> Any:
    (requirement,) = engine.plan_for(None).requirements
    version = requirement.on(date(2024, 1, 1))
    assert version is not None
    return version.params["minimum"].value


@pytest.mark.parametrize("package", [fz, testing], ids=["fazhi_core", "testing"])
def test_public_names_load_and_others_are_refused(package: Any) -> None:
    assert set(package.__all__) <= set(dir(package))
    assert all(getattr(package, name) is not None for name in package.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'chek'"):
        package.chek  # noqa: B018


def test_what_is_passed_on_to_an_engine_is_what_it_takes() -> None:
    taken = set(inspect.signature(fz.Engine).parameters)
    assert set(EngineOptions.__annotations__) == taken
    assert set(OptionChanges.__annotations__) == {one.name for one in attrs.fields(Options)}


def test_an_engine_takes_overlay_files(own: dict[str, Any]) -> None:
    assert minimum(fz.Engine(**own)) == 3
    assert minimum(fz.Engine(**{**own, "overlays": [own["root"] / "county.toml"]})) == 3
    assert minimum(fz.Engine(**{**own, "overlays": ()})) == 2
    with pytest.raises(fz.ConfigError, match=r"there is no file gone\.toml"):
        fz.Engine(**{**own, "overlays": ["gone.toml"]})
    for wrong in ("county.toml", own["root"] / "county.toml", [5]):
        with pytest.raises(TypeError, match=r"^overlays takes"):
            fz.Engine(**{**own, "overlays": wrong})


def test_check_reads_with_the_readers_of_plugins(tmp_path: Path) -> None:
    (tmp_path / "ids.lst").write_text("A-1\nA-2\n", encoding="utf-8")
    (tmp_path / "notes.xyz").write_text("", encoding="utf-8")
    plugin = thing("lines", fazhi_readers=lambda: [Lines()])
    options: dict[str, Any] = {"discover": False, "plugins": [plugin]}
    assert [one.records for one in fz.check(tmp_path, **options).receipt.inputs] == [2]
    ledger = fz.load(tmp_path, engine=fz.Engine(**options))
    assert [one.id for one in ledger] == ["A-1", "A-2"]
    assert [Path(one).name for one in ledger.ignored] == ["notes.xyz"]
    assert len(fz.load(tmp_path).ignored) == 2


def test_check_can_close_references(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    table = {"type": "enforcement_case", "id": "1", "review": "R-1"}
    file.write_text(json.dumps(table), encoding="utf-8")
    assert fz.check(file, discover=False).tally.unread == ()
    (unread,) = fz.check(file, discover=False, references="closed").tally.unread
    assert "R-1" in unread.fault_en
    engine = fz.Engine(discover=False, references="closed")
    assert len(fz.load(file, engine=engine).unread) == 1
    assert fz.load(file, engine=engine, references="open").unread == ()


def test_check_can_tell_everything(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    shown = '"submitted_on": "2024-03-01", "written": true'
    file.write_text(f'{{"type": "legal_review", "id": "1", {shown}}}', encoding="utf-8")
    some, every = (fz.check(file, discover=False, everything=one) for one in (False, True))
    assert len(every.findings) == every.tally.planned >= len(some.findings)


def test_a_report_is_written_in_every_format() -> None:
    shout = thing("shout", fazhi_reporters=lambda: [Shouting()])
    engine = fz.Engine(discover=False, plugins=[shout], as_of=date(2024, 6, 30))
    report = engine.check(RECORD)

    def written(**options: Any) -> str:
        stream = io.StringIO()
        fz.write_report(report, stream, **options)
        return stream.getvalue()

    assert json.loads(written(format="json"))["exit_code"] == report.exit_code
    assert len(written(format="ndjson").splitlines()) == len(report.findings) + 1
    assert "2024-06-30" in written()
    assert "as of 2024-06-30" in written(language="en")
    assert written(format="shout", engine=engine) == f"ZH {len(report.findings)}!"
    with pytest.raises(fz.ConfigError, match="no format shout"):
        written(format="shout")


def test_an_engine_can_be_pickled(own: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    engine = fz.Engine(**own).with_options(as_of=date(2024, 6, 30), evidence="strict")
    packed = pickle.dumps(engine)
    monkeypatch.chdir("/")
    back: fz.Engine = pickle.loads(packed)  # noqa: S301 - our own bytes
    assert back.options == engine.options
    assert minimum(back) == 3
    assert back.check(RECORD) == engine.check(RECORD)
    (own["root"] / "town.py").write_text("# changed\n", encoding="utf-8")
    with pytest.raises(fz.ConfigError, match="have changed since"):
        pickle.loads(packed)  # noqa: S301 - our own bytes


def test_modules_among_the_plugins_are_found_by_name() -> None:
    engine = fz.Engine(discover=False, block_plugins=["national"], plugins=[national])
    assert engine.plugins.plugins
    back: fz.Engine = pickle.loads(pickle.dumps(engine))  # noqa: S301 - our own bytes
    assert list(back.rulebook.requirements) == list(engine.rulebook.requirements)


def checked(engine: fz.Engine, record: LegalReview) -> list[str]:
    return [one.fingerprint for one in engine.check(record)]


@pytest.mark.skipif(sys.platform == "win32", reason="one pool is enough")
def test_an_engine_works_in_a_pool_of_processes(tmp_path: Path) -> None:
    engine = fz.Engine(discover=False, as_of=date(2024, 6, 30), cache=tmp_path)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(checked, engine, RECORD).result() == checked(engine, RECORD) != []
