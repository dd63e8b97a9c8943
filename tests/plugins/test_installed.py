"""Each package, once installed, is listed and changes a report; uninstalled, it is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .site import PLUGINS, ROOT, Site

LEDGER = ROOT / "examples" / "pengbao-2021"
NAMES = sorted(one.name for one in PLUGINS.iterdir() if (one / "pyproject.toml").is_file())


def told_by(report: dict[str, Any], name: str) -> set[str]:
    """The requirements of the package *name* among the findings."""
    prefix = f"{name.removeprefix('fazhi-')}."
    return {
        one["requirement"] for one in report["findings"] if one["requirement"].startswith(prefix)
    }


@pytest.mark.parametrize("name", NAMES)
def test_installed_it_is_listed_and_changes_a_real_report(name: str, tmp_path: Path) -> None:
    site = Site(tmp_path)
    bare = site.report(LEDGER)
    site.install(name)
    listed = json.loads(site.fazhi("plugins", "--format", "json").stdout)
    (mine,) = (one for one in listed["plugins"] if one["name"] == name)
    assert mine["origin"] == "package"
    assert mine["adds"]["requirements"]
    assert listed["problems"] == []
    report = site.report(LEDGER)
    assert told_by(bare, name) == set()
    assert told_by(report, name)
    assert [one["name"] for one in report["receipt"]["plugins"]] == [name]
    assert report["tally"]["planned"] > bare["tally"]["planned"]
    assert report["tally"]["error"] == 0


def test_both_together_and_then_uninstalled(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for name in NAMES:
        site.install(name)
    report = site.report(LEDGER)
    assert [one["name"] for one in report["receipt"]["plugins"]] == NAMES
    assert all(told_by(report, name) for name in NAMES)
    empty = tmp_path / "empty"
    empty.mkdir()
    gone = Site(empty)
    assert [one["name"] for one in gone.report(LEDGER)["receipt"]["plugins"]] == []
    assert "fazhi-" not in gone.fazhi("plugins").stdout


def test_what_the_province_took_over_stays_covered(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.install("fazhi-ningxia")
    done = site.fazhi("coverage", "--profile", "640402106", "--format", "json")
    assert done.returncode == 0
    rows = json.loads(done.stdout)["requirements"]
    names = {name for row in rows for name in (row["id"], *row["aliases"])}
    assert names >= {
        "announcement-service-ningxia",
        "contract-unchanged-ningxia",
        "contract-written-ningxia",
        "decision-ningxia-rules-apply",
        "joint-enforcement-separate-decisions",
        "ningxia-hearing-rules",
        "normdoc-duty-basis-ningxia",
        "officer-certificate-ningxia",
        "pm-ningxia-regulation",
        "statement-recorded-ningxia",
    }
    mine = [row for row in rows if row["id"].startswith("ningxia.")]
    assert {row["status"] for row in mine} == {"checked", "person"}
    assert all(row["outcomes"] for row in mine if row["status"] == "checked")


def explained(site: Site, requirement: str, *settings: str | Path) -> str:
    done = site.fazhi(
        "explain",
        requirement,
        "--profile",
        "640402",
        "--lang",
        "en",
        "--as-of",
        "2024-06-30",
        *settings,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("requirement", "change", "layers"),
    [
        (
            "ningxia.mediation-thirty-days",
            "deadline = 20",
            ["640000: deadline = 30", "640402: deadline = 20"],
        ),
        ("normdoc-filing", "params.days = 15", ["640402: days = 15"]),
        (
            "decide-within-90-days",
            "deadline = 100",
            ["CN: deadline = 90", "640402: deadline = 100"],
        ),
    ],
    ids=["tightened", "local value", "loosened where the law allows"],
)
def test_each_layer_is_shown_with_its_source(
    tmp_path: Path, requirement: str, change: str, layers: list[str]
) -> None:
    site = Site(tmp_path)
    site.install("fazhi-ningxia")
    overlay = f'requirement = "{requirement}"\nfrom = 2021-09-01\nto = 2024-10-31\n{change}\n'
    source = 'source = "某县办法第九条"\n'
    (tmp_path / "county.toml").write_text(
        f'profile = "640402"\n[[overlay]]\n{overlay}{source}', encoding="utf-8"
    )
    settings = tmp_path / "fazhi.toml"
    settings.write_text('overlays = ["county.toml"]\n', encoding="utf-8")
    told = explained(site, requirement, "--config", settings)
    shown = [line for line in told.splitlines() if any(layer in line for layer in layers)]
    assert len(shown) >= len(layers)
    (winner,) = (line for line in shown if "<- holds on the day" in line)
    assert layers[-1] in winner
    assert "某县办法第九条" in winner


def test_a_clash_with_the_province_s_own_value_is_refused(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.install("fazhi-ningxia")
    overlay = 'requirement = "decision-published"\nfrom = 2023-01-01\nbinding = "direct"\n'
    (tmp_path / "other.toml").write_text(
        f'profile = "640000"\n[[overlay]]\n{overlay}source = "另一文件"\n', encoding="utf-8"
    )
    settings = tmp_path / "fazhi.toml"
    settings.write_text('profile = "640402"\noverlays = ["other.toml"]\n', encoding="utf-8")
    done = site.fazhi("check", LEDGER, "--config", settings, "--lang", "en")
    assert done.returncode == 2
    assert "other.toml" in done.stderr
    assert "decision-published" in done.stderr
