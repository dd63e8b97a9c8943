"""What was read once is kept, never out of date, never trusted where it is not whole."""

from __future__ import annotations

import copy
import os
import pickle
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from fazhi_core import Engine, LawError, hookimpl
from fazhi_core.cli.main import main
from fazhi_core.host.cache import Cache, user_folder
from fazhi_core.law import stored
from fazhi_core.law.load import read_requirements
from fazhi_core.records.legality import LegalReview
from fazhi_core.reporters.json import receipt_table, tally_table
from tests.engine.packs import HEAD, plugin, requirement


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of law that were really read, in order."""
    names: list[str] = []

    def spy(file: Any, instruments: Any) -> Any:
        names.append(file.name)
        return read_requirements(file, instruments)

    monkeypatch.setattr("fazhi_core.law.load.read_requirements", spy)
    return names


def plain(value: Any) -> Any:
    """*value* as tables, lists and words that compare by what they hold."""
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return {one.name: plain(getattr(value, one.name)) for one in fields}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if hasattr(value, "items"):
        return {key: plain(inner) for key, inner in value.items()}
    return value, type(value)


def town(folder: Path, cache: Path | None, text: str = requirement("town.a")) -> Engine:
    """An engine that knows one small file of law."""
    pack = plugin(folder, HEAD + text)
    return Engine(discover=False, block_plugins=["national"], plugins=[pack], cache=cache)


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_national_law_comes_back_as_it_was_read(tmp_path: Path, read: list[str]) -> None:
    fresh = Engine(discover=False).rulebook
    Engine(discover=False, cache=tmp_path)
    read.clear()
    back = Engine(discover=False, cache=tmp_path).rulebook
    assert not read
    assert list(back.requirements) == list(fresh.requirements)
    for name, one in fresh.requirements.items():
        assert plain(back.requirements[name]) == plain(one)
        assert back.requirements[name].file == one.file
    assert dict(back.instruments) == dict(fresh.instruments)
    assert (back.overlays, back.law_sha256) == (fresh.overlays, fresh.law_sha256)
    assert dict(back.owners) == dict(fresh.owners)


WHOLE = requirement(
    "town.whole",
    person='{zh = "由人判断", en = "for a person"}',
    why='{zh = "缘由", en = "why"}',
    uses='["complaint"]',
    governing_date='["submitted_on"]',
    aliases='["town.old"]',
    waivable="false",
    duty_holder='"county"',
    version="""
needs = ["written"]
aliases = ["town.older"]
deadline = {kind = "fixed_date", month_day = "03-01", years_after = 1, from = "submitted_on"}
transition = {zh = "过渡", en = "transition"}
also = [{instrument = "井法", edition = 2020, article = 2, verified = {source = "公报"}}]
params.list = {value = ["a", "b"]}
params.day = {value = 2020-01-01, stricter = "less", delegable = "第九条"}
params.share = {value = 0.5}
params.flag = {value = true}
params.local = {stricter = "more"}
""",
)
OVERLAY = """
profile = "640402"
[[overlay]]
requirement = "town.whole"
from = 2021-01-01
source = "某办法"
deadline = 0
"""


def test_every_kind_of_value_comes_back(tmp_path: Path, read: list[str]) -> None:
    overlays = tmp_path / "county.toml"
    overlays.write_text(OVERLAY, encoding="utf-8")
    pack = plugin(tmp_path, HEAD + WHOLE)
    pack.fazhi_overlays = hookimpl(lambda: [overlays], specname="fazhi_overlays")
    rulebooks = [
        Engine(
            discover=False, block_plugins=["national"], plugins=[pack], cache=tmp_path / "cache"
        ).rulebook
        for _ in range(2)
    ]
    assert len(read) == 1
    one, other = (book.requirements["town.whole"] for book in rulebooks)
    assert plain(one) == plain(other)
    assert other.person == one.person
    assert other.other_names == ("town.old", "town.older")
    assert rulebooks[0].overlays == rulebooks[1].overlays != ()


def test_only_what_is_asked_for_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Engine(discover=False, cache=tmp_path)
    unpacked: list[bytes] = []
    body = stored._body
    monkeypatch.setattr(stored, "_body", lambda raw: unpacked.append(raw) or body(raw))
    engine = Engine(discover=False, cache=tmp_path)
    report = engine.check(LegalReview(id="1", agency="640402106"))
    assert report.tally.not_checked
    every = engine.rulebook.requirements.values()
    rows = [one._row for one in every if isinstance(one, stored._Stored)]
    bodies = set(unpacked) & {one.body for one in rows}
    wordings = set(unpacked) & {one.wording for one in rows}
    assert len(bodies) + len(wordings) == len(unpacked)
    assert len(bodies) <= sum(one.record == "legal_review" for one in rows)
    assert len(wordings) <= len({one.requirement for one in report.findings})
    unpacked.clear()
    assert engine.rulebook.requirements["two-officers"].versions
    assert len(unpacked) == 1


def test_reports_do_not_tell_whether_law_was_kept(tmp_path: Path) -> None:
    records = [LegalReview(id="1", agency="640402106")]
    tables = []
    for cache in (None, tmp_path, tmp_path):
        engine = Engine(discover=False, cache=cache, as_of=date(2026, 6, 30), duty="all")
        report = engine.check(records)
        tables.append((receipt_table(report.receipt), tally_table(report.tally), report.findings))
    assert tables[0] == tables[1] == tables[2]


def test_a_library_keeps_nothing_unless_it_is_asked(tmp_path: Path) -> None:
    users = Path(os.environ["FAZHI_CACHE_DIR"])
    before = kept(users)
    town(tmp_path, None)
    assert kept(users) == before


def test_every_change_of_law_is_read(tmp_path: Path, read: list[str]) -> None:
    cache = tmp_path / "cache"
    town(tmp_path, cache)
    assert town(tmp_path, cache).rulebook.named("town.a")
    assert read == ["pack.toml"]
    other = town(tmp_path, cache, requirement("town.b"))
    assert list(other.rulebook.requirements) == ["town.b"]
    assert len(read) == 2
    assert list(town(tmp_path, cache).rulebook.requirements) == ["town.a"]
    assert len(read) == 2


def test_who_brings_the_law_is_part_of_it(tmp_path: Path) -> None:
    for name in ("one", "two"):
        pack = plugin(tmp_path, HEAD + requirement("town.a"))
        pack.__name__ = name
        engine = Engine(
            discover=False, block_plugins=["national"], plugins=[pack], cache=tmp_path / "cache"
        )
        assert engine.rulebook.owners == {"town.a": name}


def test_faulty_law_is_told_every_time_and_never_kept(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for _ in range(2):
        with pytest.raises(LawError) as caught:
            town(tmp_path, cache, requirement("town.a", waivable='"no"'))
        assert [one.key for one in caught.value.faults] == ["requirement.waivable"]
    assert not kept(cache)


def test_law_that_cannot_be_kept_is_read(tmp_path: Path, read: list[str]) -> None:
    figure = "params.when = {value = 2020-01-01T12:00:00}"
    for _ in range(2):
        engine = town(tmp_path, tmp_path / "cache", requirement("town.a", version=figure))
        assert engine.rulebook.requirements["town.a"].versions[0].params["when"].value
    assert len(read) == 2
    assert not kept(tmp_path / "cache")


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def swap(file: Path) -> None:
    """Put what was kept for other law in the place of this one."""
    other = Cache(file.parent)
    other.write("other", b"\x90")
    (file.parent / "other.fazhi-cache").replace(file)


def forge(file: Path) -> None:
    """Something whole, under the right key, that is no law."""
    Cache(file.parent).write(file.name.removesuffix(".fazhi-cache"), b"\x93\x01\x02\x03")


@pytest.mark.parametrize(
    "harm",
    [
        damage,
        swap,
        forge,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        lambda file: os.truncate(file, 20),
    ],
    ids=["a bit", "another key", "no law", "empty", "cut", "head only"],
)
def test_what_is_not_whole_is_left_aside_and_written_anew(
    tmp_path: Path, read: list[str], harm: Callable[[Path], object]
) -> None:
    cache = tmp_path / "cache"
    town(tmp_path, cache)
    (file,) = kept(cache)
    whole = file.read_bytes()
    harm(file)
    assert town(tmp_path, cache).rulebook.named("town.a")
    assert len(read) == 2
    assert file.read_bytes() == whole


def test_a_file_of_another_user_is_left_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    cache.write("key", b"content")
    assert cache.read("key") == b"content"
    monkeypatch.setattr(os, "geteuid", lambda: -1, raising=False)
    assert cache.read("key") is None


@pytest.mark.parametrize("place", ["file", "file/folder"])
def test_a_folder_that_cannot_be_is_harmless(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert town(tmp_path, tmp_path / place).rulebook.named("town.a")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_a_folder_that_cannot_be_written_is_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"

    def refuse(self: Path, mode: str = "r", **_: Any) -> Any:
        raise PermissionError(mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        Cache(cache).write("key", b"content")
    assert not kept(cache)


def test_the_oldest_make_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(20):
        cache.write(f"key{number}", b"")
        os.utime(tmp_path / f"key{number}.fazhi-cache", (number, number))
    cache.write("last", b"")
    names = {one.name for one in kept(tmp_path)}
    assert len(names) == 16
    assert {"last.fazhi-cache", "key19.fazhi-cache"} <= names
    assert "key3.fazhi-cache" not in names


def test_writers_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    content = os.urandom(200_000)
    threads = [
        threading.Thread(target=Cache(tmp_path).write, args=("key", content)) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert Cache(tmp_path).read("key") == content
    assert len(kept(tmp_path)) == 1


def test_threads_see_the_same_versions(tmp_path: Path) -> None:
    Engine(discover=False, cache=tmp_path)
    requirements = list(Engine(discover=False, cache=tmp_path).rulebook.requirements.values())
    barrier = threading.Barrier(8)
    seen: list[list[int]] = []

    def look() -> None:
        barrier.wait()
        seen.append([id(one.versions) for one in requirements])

    threads = [threading.Thread(target=look) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(seen) == 8
    assert all(one == seen[0] for one in seen)


def test_a_kept_requirement_is_copied_and_pickled_like_any_other(tmp_path: Path) -> None:
    Engine(discover=False, cache=tmp_path)
    one = Engine(discover=False, cache=tmp_path).rulebook.requirements["two-officers"]
    assert plain(copy.deepcopy(one)) == plain(one)
    assert plain(pickle.loads(pickle.dumps(one))) == plain(one)  # noqa: S301 - our own bytes
    changed = attrs.evolve(one, waivable=not one.waivable)
    assert (changed.waivable, changed.other_names) == (not one.waivable, one.other_names)
    with pytest.raises(AttributeError):
        one.no_such_name  # noqa: B018


def test_the_folder_is_the_users() -> None:
    own = {"FAZHI_CACHE_DIR": "/own", "XDG_CACHE_HOME": "/xdg", "LOCALAPPDATA": "/local"}
    assert user_folder(own, "linux") == Path("/own")
    del own["FAZHI_CACHE_DIR"]
    assert user_folder(own, "linux") == Path("/xdg/fazhi")
    assert user_folder(own, "win32") == Path("/local/fazhi/Cache")
    assert user_folder({}, "win32") is None
    home = Path.home()
    assert user_folder({}, "darwin") == home / "Library" / "Caches" / "fazhi"
    assert user_folder({"XDG_CACHE_HOME": "relative"}, "linux") == home / ".cache" / "fazhi"


@pytest.mark.parametrize("way", ["--no-cache", "setting"])
def test_the_command_keeps_law_unless_told_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAZHI_CACHE_DIR", str(tmp_path / "cache"))
    settings = tmp_path / "fazhi.toml"
    if way == "setting":
        settings.write_text("cache = false\n", encoding="utf-8")
        assert main(["requirements"]) == 0
        settings.unlink()
    else:
        assert main(["requirements", way]) == 0
    assert not kept(tmp_path / "cache")
    assert main(["requirements"]) == 0
    assert len(kept(tmp_path / "cache")) == 1


def test_timelines_use_the_law_that_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAZHI_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "one.json"
    file.write_text('{"type": "enforcement_case", "id": "1"}', encoding="utf-8")
    assert main(["timeline", "1", "one.json"]) == 0
    assert len(kept(tmp_path / "cache")) == 1
