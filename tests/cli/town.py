"""A town's own plugin in plain files, so that no test of the command depends on national law."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LAW = """
format = "fazhi-requirements/1"
field = "legality"

[[instrument]]
title = "审核办法"
edition = 2020
name = "审核办法（2020年）"
issuer = "某镇人民政府"
rank = "rule"
from = 2020-01-01

[[requirement]]
id = "town.written"
title = {zh = "审核意见须书面", en = "Opinions are in writing"}
why = {zh = "口头意见无从查证。", en = "A spoken opinion cannot be proved."}
record = "legal_review"
governing_date = ["submitted_on"]
aliases = ["town.paper"]
messages.oral = {zh = "审核意见不是书面", en = "the opinion is not in writing", \
remedy = "state_as_is", remedy_zh = "如实说明", remedy_en = "say so"}
[[requirement.version]]
instrument = "审核办法"
edition = 2020
article = 3
key_phrase = "审核意见应当书面作出"
from = 2020-01-01
needs = ["written"]
verified = {source = "镇政府公报"}

[[requirement]]
id = "town.in-time"
title = {zh = "按期审核", en = "Reviewed in time"}
record = "legal_review"
governing_date = ["submitted_on"]
[[requirement.version]]
instrument = "审核办法"
edition = 2020
article = 4
key_phrase = "十日内"
from = 2020-01-01
to = 2029-12-31
verified = {source = "镇政府公报"}
deadline = {kind = "organ_deadline", plain_days = 10, from = "submitted_on", to = "opinion_on", \
stricter = "less"}

[[requirement]]
id = "town.qualified"
title = {zh = "审核人员具有资格", en = "Reviewers are qualified"}
record = "legal_review"
governing_date = ["submitted_on"]
messages.not = {zh = "审核人员没有资格", en = "not qualified", \
remedy = "next_time", remedy_zh = "配备人员", remedy_en = "appoint somebody"}
[[requirement.version]]
instrument = "审核办法"
edition = 2020
article = 5
from = 2020-01-01

[[requirement]]
id = "town.considered"
title = {zh = "审核有深度", en = "Reviews go deep"}
record = "legal_review"
person = {zh = "深浅由人判断", en = "depth is for a person to judge"}
[[requirement.version]]
instrument = "审核办法"
edition = 2020
from = 2020-01-01

[[requirement]]
id = "town.police"
title = {zh = "移送有期日", en = "Referrals have a day"}
record = "police_referral"
[[requirement.version]]
instrument = "审核办法"
edition = 2020
from = 2020-01-01

[[requirement]]
id = "town.village"
title = {zh = "村委会的事", en = "A matter of the village"}
record = "legal_review"
duty_holder = "village_committee"
[[requirement.version]]
instrument = "审核办法"
edition = 2020
from = 2020-01-01

[[requirement]]
id = "town.court"
title = {zh = "法院的事", en = "A matter of the court"}
record = "legal_review"
duty_holder = "court"
[[requirement.version]]
instrument = "审核办法"
edition = 2020
from = 2020-01-01
"""

CHECKERS = """
from fazhi_core import checker, fail, not_applicable, not_shown, ok
from fazhi_core.records.legality import LegalReview
from fazhi_core.records.referral import PoliceReferral


@checker("town.written", LegalReview)
def written(record, req):
    return ok() if record.written else fail("written", key="oral")


@checker("town.in-time", LegalReview)
def in_time(record, req):
    return req.within(record.submitted_on, record.opinion_on)


@checker("town.qualified", LegalReview)
def qualified(record, req):
    if record.reviewer is None:
        return not_applicable()
    if record.reviewer is False or record.reviewer.law_qualified is None:
        return not_shown("reviewer.law_qualified")
    return ok() if record.reviewer.law_qualified else fail("reviewer.law_qualified", key="not")


@checker("town.police", PoliceReferral)
def police(record, req):
    return ok() if record.referred_on else not_shown("referred_on")
"""

EXAMPLES = """
[[base]]
name = "review"
record = {type = "legal_review", id = "R-1", submitted_on = 2024-03-01, written = true}

[[example]]
requirement = "town.written"
name = "in writing"
name_zh = "书面意见"
as_of = 2024-06-30
base = "review"
expect = {outcome = "pass"}

[[example]]
requirement = "town.paper"
name = "spoken"
as_of = 2024-06-30
base = "review"
record = {written = false}
expect = {outcome = "fail"}
"""

CRASH = """
from fazhi_core import checker
from fazhi_core.records.legality import LegalReview


@checker("crash.always", LegalReview)
def crash(record, req):
    raise RuntimeError(f"never shown {record.id}")
"""

CRASH_LAW = """
[[instrument]]
title = "出错办法"
edition = 2020
name = "出错办法"
issuer = "某镇人民政府"
rank = "rule"
from = 2020-01-01

[[requirement]]
id = "crash.always"
title = {zh = "总会出错", en = "Always crashes"}
record = "legal_review"
[[requirement.version]]
instrument = "出错办法"
edition = 2020
from = 2020-01-01
"""

SETTINGS = """
as_of = 2024-06-30
discover = false
block_plugins = ["national"]
local_plugins = ["rules/*.py"]
"""


def settle(root: Path, *, crash: bool = False, settings: str = SETTINGS) -> Path:
    """A town's folder: settings, rules, and an empty folder for its ledger."""
    rules = root / "rules"
    rules.mkdir()
    (root / "ledger").mkdir()
    (root / "fazhi.toml").write_text(settings, encoding="utf-8")
    (rules / "town.py").write_text(CHECKERS, encoding="utf-8")
    (rules / "town.toml").write_text(LAW, encoding="utf-8")
    (rules / "town_examples.toml").write_text(EXAMPLES, encoding="utf-8")
    if crash:
        (rules / "crash.py").write_text(CRASH, encoding="utf-8")
        (rules / "crash.toml").write_text(CRASH_LAW, encoding="utf-8")
    return root


def review(id_: str, **facts: Any) -> dict[str, Any]:
    """A lawful review, but for *facts*; a fact that is ``None`` is left out."""
    whole = {
        "type": "legal_review",
        "id": id_,
        "submitted_on": "2024-03-01",
        "opinion_on": "2024-03-05",
        "written": True,
        "reviewer": {"law_qualified": True},
        **facts,
    }
    return {name: value for name, value in whole.items() if value is not None}


def enter(root: Path, *records: dict[str, Any], name: str = "reviews.json") -> Path:
    """Write *records* into the town's ledger, one a line where the name ends so."""
    file = root / "ledger" / name
    lines = [json.dumps(one, ensure_ascii=False) for one in records]
    text = "\n".join(lines) if name.endswith("ndjson") else "[\n" + ",\n".join(lines) + "\n]"
    file.write_text(text + "\n", encoding="utf-8")
    return file
