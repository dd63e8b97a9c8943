"""2 > 3 > 1 > 4 > 0, for every mixture of what can go wrong."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.town import enter, review, settle

WAIVED = """
[[waiver]]
id = "W-1"
requirement = "town.written"
record = "R-2"
reason = "flood"
approver = "head of the legal office"
expires = {expires}
"""


def put(root: Path, traits: frozenset[str]) -> list[str]:
    """Lay a ledger with *traits* and give the further arguments."""
    if "records" in traits:
        enter(root, review("R-1"))
    if "fail" in traits:
        enter(root, review("R-2", written=False), name="spoken.json")
    if "faulty" in traits:
        enter(root, review("R-3", opinion_on="yesterday"), name="faulty.json")
    more = ["--select", "nobody.knows"] if "unknown" in traits else []
    if traits & {"waived", "lapsed"}:
        expires = "2024-06-30" if "waived" in traits else "2024-06-29"
        (root / "w.toml").write_text(WAIVED.format(expires=expires), encoding="utf-8")
        more += ["--waivers", "w.toml"]
    return more


def expected(traits: frozenset[str]) -> int:
    if "unknown" in traits:
        return 2
    judged = traits & {"records", "fail"}
    if "faulty" in traits or ("crash" in traits and judged):
        return 3
    if "fail" in traits and "waived" not in traits:
        return 1
    return 0 if judged else 4


TRAITS = ("records", "fail", "faulty", "crash", "unknown", "waived")
MIXTURES = [
    frozenset(name for name, chosen in zip(TRAITS, bits, strict=True) if chosen)
    for bits in product([False, True], repeat=len(TRAITS))
]
MIXTURES += [frozenset({"fail", "lapsed"}), frozenset({"records", "lapsed"})]


@pytest.mark.parametrize("traits", MIXTURES, ids=lambda one: "+".join(sorted(one)) or "empty")
@pytest.mark.parametrize("form", ["text", "json", "ndjson"])
def test_mixtures(
    traits: frozenset[str],
    form: str,
    tmp_path: Path,
    fazhi: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(settle(tmp_path, crash="crash" in traits))
    more = put(tmp_path, traits)
    ran = fazhi("check", "ledger", "--format", form, *more)
    assert ran.code == expected(traits), ran
    assert "Traceback" not in ran.err
    assert bool(ran.err) == (ran.code == 2)


def test_a_plugin_that_does_not_import_is_incomplete(town: Path, fazhi: Run) -> None:
    (town / "rules" / "broken.py").write_text("import nobody_has_this\n", encoding="utf-8")
    enter(town, review("R-1"))
    ran = fazhi("check", "ledger", "--lang", "en")
    assert ran.code == 3
    assert "broken" in ran.out
    ran = fazhi("check", "ledger", "--lang", "en", "--format", "json")
    assert "ModuleNotFoundError" in ran.err
    assert fazhi("check", "ledger", "--block-plugin", "broken").code == 0
    assert fazhi("plugins").code == 3


@pytest.mark.parametrize(
    ("fail_on", "code"), [("violation", 0), ("warning", 0), ("advice", 1), ("never", 0)]
)
def test_fail_on(town: Path, fazhi: Run, fail_on: str, code: int) -> None:
    enter(town, review("R-1", reviewer={"law_qualified": False}))
    assert fazhi("check", "ledger", "--fail-on", fail_on).code == code


def test_deselected_to_nothing(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1"))
    assert fazhi("check", "ledger", "--ignore", "legality").code == 4


def test_strict_evidence_fails_what_is_missing(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1", written=None))
    assert fazhi("check", "ledger").code == 0
    assert fazhi("check", "ledger", "--evidence", "strict").code == 1


def test_no_such_file_is_incomplete(town: Path, fazhi: Run) -> None:
    ran = fazhi("check", "nowhere.json")
    assert ran.code == 3
    assert "nowhere.json" in ran.out


def test_closed_references(town: Path, fazhi: Run) -> None:
    record = review("R-1", subject={"type": "enforcement_case", "id": "C-9"})
    enter(town, record)
    assert fazhi("check", "ledger").code == 0
    for form in ("text", "ndjson"):
        assert fazhi("check", "ledger", "--references", "closed", "--format", form).code == 3


def test_interrupted(town: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(town, review("R-1"))

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fazhi_core.readers.load", interrupt)
    assert fazhi("check", "ledger") == fazhi("check", "ledger")
    assert fazhi("check", "ledger").code == 130


def test_a_crash_of_our_own_is_incomplete_and_quotes_nothing(
    town: Path, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(town, review("R-1"))

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("unsaid")

    monkeypatch.setattr("fazhi_core.readers.load", crash)
    ran = fazhi("check", "ledger")
    assert ran.code == 3
    assert "RuntimeError" in ran.err
    assert "unsaid" not in ran.err


BAD: list[tuple[Callable[[Path], list[str]], str]] = [
    (lambda _: ["chek"], "check"),
    (lambda _: ["--formt"], "--formt"),
    (lambda _: ["--lang", "fr", "check", "ledger"], "fr"),
    (lambda _: ["check"], "files"),
    (lambda _: ["check", ""], "empty"),
    (lambda _: ["due", "ledger", ""], "empty"),
    (lambda _: ["check", "ledger", "--select", ""], "--select"),
    (lambda _: ["check", "ledger", "--ignore", " , "], "--ignore"),
    (lambda _: ["check", "ledger", "--block-plugin", "natonal"], "national"),
    (lambda _: ["check", "ledger", "--as-of", "2024-02-30"], "--as-of"),
    (lambda _: ["check", "ledger", "--as-of", "20240201"], "--as-of"),
    (lambda _: ["check", "ledger", "--as-of"], "--as-of"),
    (lambda _: ["check", "ledger", "--all=yes"], "--all"),
    (lambda _: ["check", "ledger", "--evidence", "stric"], "strict"),
    (lambda _: ["check", "ledger", "--format", "jsn"], "json"),
    (lambda _: ["check", "ledger", "--profile", "12"], "12"),
    (lambda _: ["check", "ledger", "--select", "town.writen"], "town.written"),
    (lambda _: ["check", "ledger", "--config", "no.toml"], "no.toml"),
    (lambda _: ["check", "ledger", "--config", "fazhi.toml", "--no-config"], "--no-config"),
    (lambda _: ["check", "ledger", "--unknown"], "--unknown"),
    (lambda _: ["explain"], "which requirement"),
    (lambda _: ["explain", "town.writen"], "town.written"),
    (lambda _: ["requirements", "--changes", "2024"], "--changes"),
    (lambda _: ["requirements", "--changes", "2024-13-01.."], "--changes"),
    (lambda _: ["due", "ledger", "--by", "petitioner"], "ever grouped by person"),
]


@pytest.mark.parametrize(("arguments", "named"), BAD, ids=range(len(BAD)))
def test_wrong_usage(
    town: Path, fazhi: Run, arguments: Callable[[Path], list[str]], named: str
) -> None:
    given = arguments(town)
    ran = fazhi(*given)
    assert (ran.code, ran.out) == (2, "")
    assert named in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 2, "both languages while none was chosen"
    for language in ("zh", "en"):
        if given[0].startswith("-"):
            ran = fazhi("--lang", language, *given)
        else:
            ran = fazhi(*given, f"--lang={language}")
        assert ran.code == 2
        assert len(ran.err.splitlines()) == 1
        assert ran.err.isascii() == (language == "en")


def test_faulty_settings(town: Path, fazhi: Run) -> None:
    (town / "fazhi.toml").write_text('lang = "en"\nprofil = "CN"\n', encoding="utf-8")
    ran = fazhi("check", "ledger")
    assert ran.code == 2
    assert "fazhi.toml:2: profil: unknown key profil, did you mean profile?" in ran.err


def test_faulty_law(town: Path, fazhi: Run) -> None:
    law = town / "rules" / "town.toml"
    law.write_text(law.read_text(encoding="utf-8").replace("article = 3", 'article = "3"'), "utf-8")
    ran = fazhi("check", "ledger", "--lang", "en")
    assert ran.code == 2
    assert "town.toml:" in ran.err
    assert "article must be an integer" in ran.err


def test_the_language_of_the_settings_speaks(town: Path, fazhi: Run) -> None:
    settings = town / "fazhi.toml"
    settings.write_text(settings.read_text("utf-8") + 'lang = "en"\n', encoding="utf-8")
    ran = fazhi("check", "ledger", "--select", "nobody")
    assert ran.err == "fazhi: no requirement or field of work is called nobody\n"
