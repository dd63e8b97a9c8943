from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.town import enter, review

KEYS = ["format", "receipt", "tally", "findings", "exit_code"]
TALLY = [
    "planned",
    "pass",
    "fail",
    "open",
    "review",
    "not_applicable",
    "error",
    "waived",
    "baselined",
    "not_checked",
    "records_without_checks",
    "waivers",
    "unread",
]
FINDING = [
    "requirement",
    "aliases",
    "kind",
    "reason",
    "severity",
    "subject",
    "path",
    "place",
    "message",
    "message_en",
    "remedy",
    "remedy_en",
    "citations",
    "governing_date",
    "due",
    "trace",
    "fingerprint",
    "waiver",
    "baselined",
]


def mixed(town: Path) -> None:
    enter(
        town,
        review("R-1"),
        review("R-2", written=False),
        review("R-3", opinion_on="2024-04-01"),
        review("R-4", submitted_on="2024-06-25", opinion_on=None),
        review("R-5", opinion_on=None, written=None),
        review("R-6", written=None, reviewer={"law_qualified": False}),
    )


def test_json(town: Path, fazhi: Run) -> None:
    mixed(town)
    ran = fazhi("check", "ledger", "--format", "json")
    report = json.loads(ran.out)
    assert list(report) == KEYS
    assert list(report["tally"]) == TALLY
    assert all(list(one) == FINDING for one in report["findings"])
    assert report["exit_code"] == ran.code == 1
    assert ran.out.endswith("}\n")
    assert not ran.out.endswith("\n\n")
    assert "审核意见不是书面" in ran.out
    spoken = next(one for one in report["findings"] if one["subject"]["id"] == "R-2")
    assert spoken["place"] == {"file": "ledger/reviews.json", "line": 3, "column": 97}
    assert spoken["subject"] == {"type": "legal_review", "id": "R-2"}
    assert spoken["aliases"] == ["town.paper"]
    assert spoken["citations"] == [
        {
            "instrument": "审核办法",
            "edition": 2020,
            "article": 3,
            "paragraph": None,
            "item": None,
            "verified": "source",
        }
    ]
    tally = report["tally"]
    kinds = ("pass", "fail", "open", "review", "not_applicable", "error")
    assert tally["planned"] == sum(tally[kind] for kind in kinds) == 18
    assert {"requirement": "town.considered", "reason": "person"} in tally["not_checked"]


def test_all_adds_what_passed(town: Path, fazhi: Run) -> None:
    mixed(town)
    for form in ("json", "ndjson"):
        ran = fazhi("check", "ledger", "--format", form, "--all")
        kinds = ran.out.count('"kind": "pass"'), ran.out.count('"kind": "not_applicable"')
        assert kinds == (11, 0)
    assert "其他结论" in fazhi("check", "ledger", "--all").out


def test_faults_of_a_file_are_unread(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1"), {"type": "legal_review", "id": "R-2", "written": "perhaps"})
    report = json.loads(fazhi("check", "ledger", "--format", "json").out)
    (unread,) = report["tally"]["unread"]
    assert list(unread) == ["file", "line", "fault", "column", "fault_en"]
    assert (unread["file"], unread["line"]) == ("ledger/reviews.json", 3)
    text = fazhi("check", "ledger", "--lang", "en").out
    assert "ledger/reviews.json:3:" in text


@pytest.mark.parametrize("form", ["text", "json", "ndjson"])
def test_the_same_bytes_twice(town: Path, fazhi: Run, form: str) -> None:
    mixed(town)
    first = fazhi("check", "ledger", "--format", form)
    assert first == fazhi("check", "ledger", "--format", form)


def test_ndjson_holds_the_same_findings(town: Path, fazhi: Run) -> None:
    mixed(town)
    whole = json.loads(fazhi("check", "ledger", "--format", "json").out)
    *findings, last = map(
        json.loads, fazhi("check", "ledger", "--format", "ndjson").out.splitlines()
    )
    assert list(last) == ["format", "receipt", "tally", "exit_code"]
    assert last == {name: value for name, value in whole.items() if name != "findings"}
    prints = sorted(one["fingerprint"] for one in findings)
    assert prints == sorted(one["fingerprint"] for one in whole["findings"])


def test_the_summary_comes_first(town: Path, fazhi: Run) -> None:
    mixed(town)
    lines = fazhi("check", "ledger").out.splitlines()
    assert lines[0] == "已读 1 个文件、6 条记录"
    assert lines[1] == "截至 2024-06-30；适用地区 CN；法律版本 无"
    assert lines[3] == "马上处理 4 · 查阅案卷 2 · 供参考 1"
    blank = lines.index("")
    assert blank < 10
    assert lines[blank - 1].startswith("结果 1：有 2 项问题")


def test_three_tiers(town: Path, fazhi: Run) -> None:
    mixed(town)
    out = fazhi("check", "ledger", "--lang", "en").out
    act, look, information = (
        out.index(one) for one in ("\nAct now", "\nLook in the file", "\nFor information")
    )
    assert act < out.index("legal_review R-2") < out.index("overdue") < look
    assert look < out.index("not shown: written (2 legal_review") < information
    assert information < out.index("advice town.qualified")
    assert "say so" in out
    assert "can only be stated as it is: say so" in out
    assert "law: 审核办法 (2020) art. 3" in out
    assert "arithmetic: submitted_on 2024-03-01; term 10 days;" in out
    assert "(text not verified)" in out


def test_what_nobody_ever_filled_is_said_once(town: Path, fazhi: Run) -> None:
    enter(town, *(review(f"R-{number}", written=None) for number in range(200)))
    out = fazhi("check", "ledger").out
    assert out.count("本台账从未填写：书面意见（法制审核 200 件，1 项要求待定）") == 1
    assert out.count("R-1") == 0
    assert len(out.splitlines()) < 25


def test_what_crashed_everywhere_is_said_once(town: Path, fazhi: Run) -> None:
    rules = town / "rules" / "town.py"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("ok() if record.written", "ok() if record.paper"), "utf-8")
    enter(town, *(review(f"R-{number}") for number in range(50)))
    ran = fazhi("check", "ledger")
    assert ran.code == 3
    assert ran.out.count("AttributeError") == 1
    assert "（50 件）" in ran.out


def test_a_referral_never_passes(town: Path, fazhi: Run) -> None:
    referral = {"type": "police_referral", "id": "P-1", "referred_on": "2024-05-01"}
    enter(town, referral, dict(referral, id="P-2"))
    caution = "仅核对镇政府自身程序；未发现缺项不等于移送合法，是否构成违法由公安机关依法认定"
    ran = fazhi("check", "ledger", "--all")
    assert ran.code == 0
    assert ran.out.count(caution) == 1
    assert caution in ran.out.splitlines()[:10]
    assert "符合" not in ran.out.replace("不符合", "")
    assert "已核对 town.police" in ran.out
    assert "pass" not in fazhi("check", "ledger", "--all", "--lang", "en").out
    assert caution not in fazhi("check", "ledger", "--format", "json").out
    enter(town, review("R-1"))
    (town / "ledger" / "reviews.json").rename(town / "other.json")
    assert caution not in fazhi("check", "other.json").out


def test_nothing_private_is_printed(town: Path, fazhi: Run) -> None:
    hidden = "王某某"
    reviewer = {"name": hidden, "law_qualified": False}
    enter(town, review("R-1", reviewer=reviewer, written=False, note=hidden, opinion_on=7))
    enter(town, review("R-2", reviewer=reviewer, written=False, note=hidden), name="b.json")
    for form in ("text", "json", "ndjson"):
        ran = fazhi("check", "ledger", "--format", form, "--all")
        assert hidden not in ran.out + ran.err


def test_paths_and_options_in_any_order(town: Path, fazhi: Run) -> None:
    one, two = enter(town, review("R-1")), enter(town, review("R-2"), name="b.json")
    ran = fazhi("check", one, "--format", "json", two, "--select", "town.written,town.in-time")
    report = json.loads(ran.out)
    assert len(report["receipt"]["inputs"]) == 2
    assert report["tally"]["planned"] == 4
    twice = fazhi("check", one, two, "--select=town.written", "--select", "town.in-time")
    assert twice.code == 0


def test_duties_of_others_only_when_asked(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1"))
    reasons = json.loads(fazhi("check", "ledger", "--format", "json").out)["tally"]["not_checked"]
    assert {"requirement": "town.village", "reason": "other_duty"} in reasons
    out = fazhi("check", "ledger", "--format", "json", "--duty", "all").out
    assert {"requirement": "town.village", "reason": "no_checker"} in json.loads(out)["tally"][
        "not_checked"
    ]


def test_output_is_there_whole_or_not_at_all(town: Path, fazhi: Run) -> None:
    mixed(town)
    target = town / "report.json"
    target.write_text("before", encoding="utf-8")
    assert fazhi("check", "ledger", "--select", "nobody", "--output", target).code == 2
    assert target.read_text(encoding="utf-8") == "before"
    ran = fazhi("check", "ledger", "--format", "json", "--output", target)
    assert (ran.code, ran.out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["exit_code"] == 1
    left = {one.name for one in town.iterdir()}
    assert left == {"fazhi.toml", "ledger", "rules", "report.json"}
    assert not target.stat().st_mode & 0o111


@pytest.mark.parametrize("form", ["json", "ndjson", "text"])
def test_output_never_replaces_an_input(town: Path, fazhi: Run, form: str) -> None:
    file = enter(town, review("R-1"))
    before = file.read_bytes()
    (town / "link.json").symlink_to(file)
    for target in (file, town / "link.json", "ledger/../ledger/reviews.json"):
        ran = fazhi("check", "ledger", "--format", form, "--output", target, "--lang", "en")
        assert ran.code == 2
        assert "is one of the files checked" in ran.err
        assert file.read_bytes() == before
    assert {one.name for one in (town / "ledger").iterdir()} == {"reviews.json"}


def test_output_needs_a_folder(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1"))
    ran = fazhi("check", "ledger", "--output", "nowhere/report.txt", "--lang", "en")
    assert ran.code == 2
    assert "there is no folder nowhere" in ran.err
    assert fazhi("check", "ledger", "--output", "rules").code == 2


def test_output_to_a_device_does_not_replace_it(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1"))
    pipe = town / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert fazhi("check", "ledger", "--output", pipe).code == 0
    assert pipe.is_fifo()
    assert os.read(reader, 4096)
    os.close(reader)


def test_files_of_no_known_kind_are_named(town: Path, fazhi: Run) -> None:
    enter(town, review("R-1"))
    (town / "ledger" / "photo.raw").write_bytes(b"\0")
    ran = fazhi("check", "ledger")
    assert ran.code == 0
    assert "photo.raw" in ran.err


def test_a_plugin_brings_a_format(town: Path, fazhi: Run) -> None:
    (town / "rules" / "form.py").write_text(
        "from fazhi_core import hookimpl\n"
        "class Count:\n"
        "    name = 'count'\n"
        "    holds_input = False\n"
        "    def write(self, report, stream, language):\n"
        "        stream.write(f'{report.tally.planned} {language}\\n')\n"
        "@hookimpl\n"
        "def fazhi_reporters():\n"
        "    return [Count()]\n",
        encoding="utf-8",
    )
    enter(town, review("R-1"))
    assert fazhi("check", "ledger", "--format", "count").out == "3 zh\n"
    assert "count" in fazhi("check", "ledger", "--format", "cont").err


def test_settings_are_found_from_the_first_path(
    town: Path,
    fazhi: Run,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = enter(town, review("R-1", written=False))
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert fazhi("check", file).code == 1
    assert fazhi("check", file, "--no-config", "--block-plugin", "national").code == 4
    assert fazhi("check", file, "--no-plugins").code == 4
