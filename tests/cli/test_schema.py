"""``fazhi schema`` and ``fazhi init``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import tomli
from jsonschema import Draft202012Validator

from fazhi_core.host.settings import DEFAULTS, find_settings, read_settings
from fazhi_core.schemas import make_schema, schema_names
from tests.cli.conftest import Run

OWN_TYPE = '''
from fazhi_core import RecordType, hookimpl
from fazhi_core.records.base import Record, fact, shape


@shape
class Well(Record):
    """A well."""

    type = "town.well"
    depth: int | None = fact("井深", "How deep it is.", unit="metres")


@hookimpl
def fazhi_record_types():
    return [RecordType("town.well", "水井", "well:Well", "disclosure")]
'''


@pytest.mark.parametrize("name", ["settings", "records", "legal_review", "report"])
def test_one_schema_is_printed(town: Path, fazhi: Run, name: str) -> None:
    ran = fazhi("schema", name)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == make_schema(name)


def test_all_are_listed_with_their_titles(town: Path, fazhi: Run) -> None:
    ran = fazhi("schema")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == list(schema_names())
    assert "法制审核" in ran.out


def test_all_are_written_into_a_folder(town: Path, fazhi: Run) -> None:
    assert fazhi("schema", "--output", "a/b").code == 0
    written = {file.stem: json.loads(file.read_text("utf-8")) for file in Path("a/b").iterdir()}
    assert written == {name: make_schema(name) for name in schema_names()}
    assert fazhi("schema", "settings", "--output", "c").code == 0
    assert [one.name for one in Path("c").iterdir()] == ["settings.json"]


def test_what_cannot_be_done(town: Path, fazhi: Run) -> None:
    ran = fazhi("schema", "legal_reviews", "--lang", "en")
    assert (ran.code, "did you mean legal_review?" in ran.err) == (2, True)
    Path("file").write_text("x", encoding="utf-8")
    ran = fazhi("schema", "--output", "file", "--lang", "en")
    assert (ran.code, "cannot write file" in ran.err) == (3, True)


def test_types_of_plugins_have_schemas_too(
    town: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (town / "rules" / "well.py").write_text(OWN_TYPE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(town / "rules"))
    ran = fazhi("schema", "town.well")
    assert ran.code == 0, ran.err
    judge = Draft202012Validator(json.loads(ran.out))
    assert judge.is_valid({"type": "town.well", "id": "W1", "depth": 12})
    assert judge.is_valid({"类型": "水井", "编号": "W1", "井深": 12})
    assert not judge.is_valid({"type": "town.well", "id": "W1", "depth": "12"})
    any_type = Draft202012Validator(json.loads(fazhi("schema", "record").out))
    assert any_type.is_valid({"type": "town.well", "id": "W1"})
    assert not any_type.is_valid({"type": "town.well", "id": "W1", "deep": 1})


def bare(text: str) -> str:
    """*text* with every setting set."""
    return re.sub(r"(?m)^# (\w+ = )", r"\1", text)


@pytest.mark.parametrize("lang", [(), ("--lang", "zh"), ("--lang", "en")])
def test_a_file_of_settings(
    tmp_path: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch, lang: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = fazhi("init", "new/town", *lang)
    assert ran.code == 0
    file = tmp_path / "new" / "town" / "fazhi.toml"
    assert "new/town/fazhi.toml" in ran.out
    text = file.read_text(encoding="utf-8")
    assert find_settings(file.parent) == file
    assert all(one.layer == "default" for one in read_settings(file).values.values())
    assert text.isascii() is (lang == ("--lang", "en"))
    assert ("The place whose law" in text) is (lang != ("--lang", "zh"))
    first = text.splitlines()[0]
    schema = file.parent / first.removeprefix("#:schema ")
    assert json.loads(schema.read_text("utf-8")) == make_schema("settings")
    file.write_text(bare(text), encoding="utf-8")
    settings = read_settings(file)
    assert all(one.layer == "file" for one in settings.values.values())
    assert {name: settings[name] for name in DEFAULTS if name != "as_of"} == {
        name: value for name, value in DEFAULTS.items() if name != "as_of"
    }
    plain = json.loads(json.dumps(tomli.loads(bare(text)), default=str))
    assert Draft202012Validator(make_schema("settings")).is_valid(plain)


def test_what_is_there_is_never_touched(
    tmp_path: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert fazhi("init").code == 0
    Path("fazhi.toml").write_text("mine", encoding="utf-8")
    Path(".fazhi/schemas/settings.json").write_text("mine", encoding="utf-8")
    ran = fazhi("init", "--lang", "en")
    assert (ran.code, "left as it is" in ran.err) == (2, True)
    Path("fazhi.toml").unlink()
    Path("fazhi.toml").symlink_to("nowhere.toml")
    assert fazhi("init").code == 2
    assert not Path("nowhere.toml").exists()
    Path("fazhi.toml").unlink()
    assert fazhi("init").code == 0
    assert Path(".fazhi/schemas/settings.json").read_text("utf-8") == "mine"


def test_folders_that_are_none(tmp_path: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x", encoding="utf-8")
    assert fazhi("init", "file").code == 2
    assert fazhi("init", "file/inside").code == 3
    assert fazhi("init", "").code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_what_is_written_beside_a_ledger_is_no_record(
    tmp_path: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert fazhi("init").code == 0
    (tmp_path / "a.json").write_text('[{"type": "legal_review", "id": "R1"}]', encoding="utf-8")
    table = json.loads(fazhi("check", ".", "--format", "json").out)
    assert [one["file"] for one in table["receipt"]["inputs"]] == ["a.json"]
    assert table["tally"]["unread"] == []
